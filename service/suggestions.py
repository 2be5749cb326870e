"""suggest(): a conversation in, checked reply options out. The one place where the steps meet.

Not a word leaves here that has not passed the guardrail. What the model writes is parsed as it arrives and checked at
once; what fails gets one more round, told what was wrong; composed replies, checked the same way, fill what is left;
and where even they do not pass, fewer options come back with the reason.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import aclosing, contextmanager
from hashlib import sha256
from typing import Any, Protocol

from service.chat import fitness, holding
from service.chat.moves import Choice, choose
from service.chat.situation import read_situation
from service.conversation import LONG, MAX_REPLY_CHARS, Conversation
from service.errors import MalformedAnswer, ModelError, ModelTimeout
from service.guardrail import Verdict, check
from service.language.likeness import near_identical
from service.language.text import Text
from service.logs import log, place_of
from service.obstacle import obstacles
from service.outcome import Event, Origin, Rejected, Suggestion, Suggestions
from service.prompt import Prompt
from service.refinement import Refinement
from service.rule import Finding, RuleSet
from service.scene import Scene

__all__ = ["Event", "ModelGateway", "Rejected", "Suggestion", "Suggestions", "stream", "suggest"]

# The last part of the deadline is ours: for composing and checking what the model left open.
_RESERVE = 0.15
_VARIANTS = 8


class ModelGateway(Protocol):
    """The seam to the model; `service.model.gateway.Gateway` in production."""

    model: str

    def stream(self, messages: Any, options: Any) -> AsyncGenerator[Any, None]:
        """Yield the answer piece by piece."""
        ...


async def suggest(
    conversation: Conversation,
    *,
    prompt: Prompt,
    gateway: ModelGateway | None,
    rules: RuleSet | None = None,
) -> Suggestions:
    """Return the checked options for a conversation; see `stream` for the steps.

    Args:
        conversation: the chat with its grounds; its `deadline` (seconds) bounds the whole call.
        prompt: the prompt version that asks the model.
        gateway: the way to the model; None composes every option.
        rules: the guardrail's rules (the product's own by default).
    """
    done: Suggestions | None = None
    async with aclosing(stream(conversation, prompt=prompt, gateway=gateway, rules=rules)) as events:
        async for event in events:
            if isinstance(event, Suggestions):
                done = event
    assert done is not None
    return done


async def stream(
    conversation: Conversation,
    *,
    prompt: Prompt,
    gateway: ModelGateway | None,
    rules: RuleSet | None = None,
) -> AsyncGenerator[Event, None]:
    """Yield the situation, then each option the moment it has passed and each rejection, and last the whole answer."""
    long = conversation.length > LONG
    run = (
        await asyncio.to_thread(_Run, conversation, prompt, gateway, rules)
        if long
        else _Run(conversation, prompt, gateway, rules)
    )
    yield run.answer.situation
    if gateway is not None:
        findings: tuple[Finding, ...] = ()
        for _ in range(2):
            if not run.asked or run.too_late():
                break
            async for event in run.ask(findings):
                yield event
            findings = run.findings
            if run.hopeless:
                break
    for event in await asyncio.to_thread(run.compose) if long else run.compose():
        yield event
    run.finish()
    yield run.answer


class _Run:
    """One request under way: which moves are still open, and what has come of the others."""

    def __init__(
        self, conversation: Conversation, prompt: Prompt, gateway: ModelGateway | None, rules: RuleSet | None
    ) -> None:
        self.started = time.monotonic()
        self.conversation = conversation
        self.prompt = prompt
        self.gateway = gateway
        self.rules = rules
        self.scene = Scene(conversation)
        situation = read_situation(self.scene)
        self.choices: Sequence[Choice] = choose(situation, conversation, conversation.options)
        self.refinement = Refinement(self.scene, rules)
        self.filled: dict[str, Text] = {}
        self.hopeless = False
        self.answer = Suggestions(
            situation, prompt.version, gateway.model if gateway else "none", conversation.for_message
        )
        if conversation.length > LONG:
            # A claim makes the rules read all of the grounds, while we are in a thread.
            check("I have refunded $1 to your card today.", self.scene, rules)
        self._mark("situation")
        self.answer.spent["situation"] = time.monotonic() - self.started

    @property
    def open(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.move.id not in self.filled]

    @property
    def asked(self) -> list[Choice]:
        """The open moves that the model is asked for."""
        return [choice for choice in self.open if choice.move.id in self.prompt.moves]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with the candidates so far, for the next round."""
        found: list[Finding] = []
        for one in self.answer.rejected:
            found += one.findings
            if one.unfit:
                says = f"Not worth showing: {one.unfit}."
                found.append(Finding("unfit", "block", 0, len(one.text), one.text, "", says, ""))
        return tuple(found)

    def too_late(self) -> bool:
        """Whether no time is left to ask; an answer for which the model was never asked says so."""
        late = self.left() <= 0
        if late and not self.answer.rounds:
            self._note_failure(ModelTimeout("no time was left to ask the model"))
        return late

    def left(self) -> float:
        return self.started + self.conversation.deadline - _RESERVE - time.monotonic()

    async def ask(self, findings: tuple[Finding, ...]) -> AsyncIterator[Event]:
        """One round: ask the model for the open moves and judge each candidate as it completes."""
        self.answer.rounds += 1
        asks = [[choice] for choice in self.asked] if self.prompt.contract == "one-per-move" else [self.asked]
        queue: asyncio.Queue[tuple[Choice, str] | ModelError | None] = asyncio.Queue()
        # No TaskGroup: a caller who leaves closes this generator, and a group would turn that into an error.
        tasks = [asyncio.create_task(self._ask_for(choices, findings, queue)) for choices in asks]
        running = len(tasks)
        try:
            while running:
                with self._spending("model"):
                    item = await queue.get()
                if item is None:
                    running -= 1
                elif isinstance(item, ModelError):
                    self._note_failure(item)
                else:
                    yield self._judge(*item, "model")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _ask_for(
        self,
        choices: list[Choice],
        findings: tuple[Finding, ...],
        queue: "asyncio.Queue[tuple[Choice, str] | ModelError | None]",
    ) -> None:
        """Ask once and put each candidate on the queue as it completes; always ends with None."""
        try:
            with self._spending("prompt", instead_of="model"):
                rendered = self.prompt.render(self.conversation, self.answer.situation, choices, findings)
            self.answer.dropped_messages = max(self.answer.dropped_messages, rendered.dropped)
            parser = self.prompt.parser(choices)
            by_move = {choice.move.id: choice for choice in choices}
            until = self.started + self.conversation.deadline - _RESERVE
            options = self.prompt.options(until, again=self.answer.rounds > 1)
            assert self.gateway is not None
            async with aclosing(self.gateway.stream(rendered.messages, options)) as pieces:
                async for piece in pieces:
                    for candidate in parser.feed(piece.text):
                        queue.put_nowait((by_move[candidate.move], candidate.text))
                    if piece.usage is not None:
                        self._count(piece)
            for candidate in parser.close():
                queue.put_nowait((by_move[candidate.move], candidate.text))
        except ModelError as error:
            queue.put_nowait(error)
        except Exception as error:  # noqa: BLE001  a fault of ours on this road must not cost the agent the answer
            log.error("unforeseen", error=type(error).__name__, place=place_of(error))
            queue.put_nowait(ModelError("the model could not be asked"))
        finally:
            queue.put_nowait(None)

    def compose(self) -> list[Event]:
        """Fill every open move with a composed reply that passes; note the moves for which none does."""
        events: list[Event] = []
        for choice in self.open:
            for text in self._composed(choice):
                event = self._judge(choice, text, "composed")
                if isinstance(event, Suggestion):
                    events.append(event)
                    break
        self._mark("composed")
        return events

    def _composed(self, choice: Choice) -> Iterator[str]:
        """Yield the composed replies for a move, those first that keep what is known of the agent's draft."""
        for variant in range(_VARIANTS) if self.refinement.facts else ():
            text = self._compose(choice, variant)
            woven = self.refinement.woven(text)
            if woven != text or self.refinement.unfit(Text(text)) is None:
                yield woven
        for variant in range(_VARIANTS):
            yield self._compose(choice, variant)

    def _compose(self, choice: Choice, variant: int) -> str:
        with self._spending("compose"):
            return holding.compose(choice.move, self.answer.situation, self.scene, variant)

    def finish(self) -> None:
        """Say what stood in the way, so that the agent knows what to look up."""
        by_model = [one for one in self.answer.suggestions if one.origin == "model"]
        refined = self.prompt.refines and len(by_model) == len(self.choices)
        if self.refinement.wanted and not refined:
            self.answer.degraded.append("not_refined")
        self.answer.missing += obstacles(self.answer, self.choices)
        self._mark("total")

    def _judge(self, choice: Choice, text: str, origin: Origin) -> Suggestion | Rejected:
        with self._spending("check"):
            reply = Text(text[: MAX_REPLY_CHARS + 1])
            verdict: Verdict = check(reply, self.scene, self.rules)
        unfit = None
        if choice.move.id in self.filled:
            unfit = "a move already filled"
        elif not verdict.blocked:
            if any(near_identical(reply, other) for other in self.filled.values()):
                unfit = "says the same as another option"
            elif origin == "model":
                unfit = fitness.unfit(reply, self.answer.situation, self.scene) or self.refinement.unfit(
                    reply
                )
        if verdict.blocked or unfit:
            rejected = Rejected(text, choice.move.id, origin, verdict.findings, unfit)
            self.answer.rejected.append(rejected)
            return rejected
        self.filled[choice.move.id] = reply
        digest = sha256(f"{self.answer.for_message['digest']}|{choice.move.id}|{text}".encode()).hexdigest()
        suggestion = Suggestion(
            digest[:12],
            text,
            choice.move.id,
            choice.reason,
            choice.move.principles,
            origin,
            verdict.warnings,
            self._grounded_on(reply),
        )
        self.answer.suggestions.append(suggestion)
        self._mark("first" if len(self.answer.suggestions) == 1 else "last")
        return suggestion

    def _grounded_on(self, reply: Text) -> tuple[dict[str, Any], ...]:
        """Say which ground carries which words: offsets in the reply, and the ground as `facts[2]`."""
        found = []
        for backing in self.scene.support.backings(reply):
            start, end = reply.span(backing.first, backing.last)
            found.append({"start": start, "end": end, "ground": backing.ground})
        return tuple(found)

    def _count(self, piece: Any) -> None:
        self.answer.model = piece.model or self.answer.model
        usage = self.answer.usage
        usage["prompt_tokens"] += piece.usage.prompt_tokens
        usage["completion_tokens"] += piece.usage.completion_tokens
        if piece.usage.cost is not None:
            usage["cost"] = usage.get("cost", 0.0) + piece.usage.cost
        self.answer.degraded += [d for d in piece.degraded if d not in self.answer.degraded]

    def _note_failure(self, error: ModelError) -> None:
        if error.reason not in self.answer.degraded:
            self.answer.degraded.append(error.reason)
        # A malformed answer is worth one re-ask; whatever else failed was already retried by the gateway.
        self.hopeless = self.hopeless or not isinstance(error, MalformedAnswer)

    @contextmanager
    def _spending(self, stage: str, *, instead_of: str | None = None) -> Iterator[None]:
        """Count the time of a block as a stage's; `instead_of` names a stage that counts it too, being waited in."""
        began = time.monotonic()
        try:
            yield
        finally:
            seconds = time.monotonic() - began
            self.answer.spent[stage] += seconds
            if instead_of:
                self.answer.spent[instead_of] -= seconds

    def _mark(self, name: str) -> None:
        self.answer.timings[name] = round(time.monotonic() - self.started, 4)

"""suggest(): a conversation in, checked reply options out. The one place where the steps meet.

Not a word leaves here that has not passed the guardrail. What the model writes is parsed as it arrives and checked at
once; what fails gets one more round, told what was wrong; composed replies, checked the same way, fill what is left;
and where even they do not pass, fewer options come back with the reason.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal, Protocol

from service import fitness, holding
from service.conversation import Conversation
from service.errors import MalformedAnswer, ModelError
from service.guardrail import Verdict, check
from service.likeness import near_identical
from service.logs import log, place_of
from service.moves import Choice, choose
from service.prompt import Prompt
from service.rule import Finding, RuleSet
from service.scene import Scene
from service.situation import Situation
from service.situation import read as read_situation
from service.text import Text

# The last part of the deadline is ours: for composing and checking what the model left open.
_RESERVE = 0.15
_VARIANTS = 8


class ModelGateway(Protocol):
    """The seam to the model; `service.gateway.Gateway` in production."""

    model: str

    def stream(self, messages: Any, options: Any) -> AsyncGenerator[Any, None]:
        """Yield the answer piece by piece."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One reply that passed: its move, the principles it was written under, and what it rests on."""

    id: str
    text: str
    move: str
    why: str
    principles: tuple[str, ...]
    origin: Literal["model", "composed"]
    warnings: tuple[Finding, ...] = ()
    grounded_on: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that did not pass. Its text is shown only to a caller who asked to have it explained."""

    text: str
    move: str
    origin: Literal["model", "composed"]
    findings: tuple[Finding, ...]
    unfit: str | None = None


@dataclass(slots=True)
class Suggestions:
    """An answer: the options that passed, and how it came about.

    Attributes:
        timings: seconds from the start to each event.
        spent: seconds by stage; `model` is the time in which there was nothing to do but wait for it.
    """

    situation: Situation
    prompt: str
    model: str
    for_message: dict[str, str | None]
    suggestions: list[Suggestion] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    degraded: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    dropped_messages: int = 0
    rounds: int = 0
    usage: dict[str, float] = field(default_factory=lambda: {"prompt_tokens": 0, "completion_tokens": 0})
    timings: dict[str, float] = field(default_factory=dict)
    spent: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("situation", "prompt", "model", "check", "compose"), 0.0)
    )

    @property
    def rejected_by_rule(self) -> dict[str, int]:
        """How many candidates each rule threw out; `unfit` counts those that passed the rules but said too little."""
        counts = Counter(
            name
            for one in self.rejected
            for name in ({f.rule for f in one.findings if f.severity == "block"} or {"unfit"})
        )
        return dict(sorted(counts.items()))


Event = Situation | Suggestion | Rejected | Suggestions


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
    run = _Run(conversation, prompt, gateway, rules)
    yield run.answer.situation
    if gateway is not None:
        findings: tuple[Finding, ...] = ()
        for _ in range(2):
            if not run.open or run.left() <= 0:
                break
            async for event in run.ask(findings):
                yield event
            findings = tuple(f for one in run.answer.rejected for f in one.findings)
            if run.hopeless:
                break
    for event in run.compose():
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
        self.filled: dict[str, Text] = {}
        self.hopeless = False
        self.answer = Suggestions(
            situation, prompt.version, gateway.model if gateway else "none", conversation.for_message
        )
        self._mark("situation")
        self.answer.spent["situation"] = time.monotonic() - self.started

    @property
    def open(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.move.id not in self.filled]

    def left(self) -> float:
        return self.started + self.conversation.deadline - _RESERVE - time.monotonic()

    async def ask(self, findings: tuple[Finding, ...]) -> AsyncIterator[Event]:
        """One round: ask the model for the open moves and judge each candidate as it completes."""
        self.answer.rounds += 1
        asks = [[choice] for choice in self.open] if self.prompt.contract == "one-per-move" else [self.open]
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
            options = self.prompt.options(deadline=self.started + self.conversation.deadline - _RESERVE)
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
            for variant in range(_VARIANTS):
                with self._spending("compose"):
                    text = holding.compose(choice.move, self.answer.situation, self.scene, variant)
                event = self._judge(choice, text, "composed")
                if isinstance(event, Suggestion):
                    events.append(event)
                    break
            else:
                self.answer.missing.append(f"{choice.move.id}: no reply passed the guardrail")
        self._mark("composed")
        return events

    def finish(self) -> None:
        """Say what stood in the way, so that the agent knows what to look up."""
        self.answer.missing += self.answer.situation.unanswered
        self._mark("total")

    def _judge(
        self, choice: Choice, text: str, origin: Literal["model", "composed"]
    ) -> Suggestion | Rejected:
        with self._spending("check"):
            verdict: Verdict = check(text, self.scene, self.rules)
        reply = Text(text)
        unfit = None
        if not verdict.blocked:
            if any(near_identical(reply, other) for other in self.filled.values()):
                unfit = "says the same as another option"
            elif origin == "model":
                unfit = fitness.unfit(text, self.answer.situation, self.scene)
        if verdict.blocked or unfit or choice.move.id in self.filled:
            rejected = Rejected(
                text, choice.move.id, origin, verdict.findings, unfit or "a move already filled"
            )
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

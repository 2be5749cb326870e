"""A run: one prompt version and one model on many chats, scored as the answers come.

pydantic-evals brings what every harness needs (cases, repeats, concurrency, evaluators with reasons, failures kept
apart, progress); this module feeds it a few hundred chats at a time, so that memory stays flat however many there are.
"""

import asyncio
import inspect
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext, EvaluatorOutput
from pydantic_evals.lifecycle import CaseLifecycle

from evals.answers import Answer, Reading, answer_of, document
from evals.chats import Chat
from evals.results import Header, begin, line_of
from evals.score import Scorer
from evals.scorers import SCORERS
from service import ModelGateway, Prompt, default_rules, suggest

_CHUNK = 128
_UNSCORED = "unscored"

Input = tuple[Chat, int]
Failed = tuple[str, str]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run.

    Attributes:
        chats: called for a fresh pass over the chats.
        cases: their digest (`evals.chats.digest`).
        epochs: how often each chat is answered, >= 1; a model at a temperature above 0 answers differently.
        concurrency: answers under way at once.
        deadline: seconds for one answer, 0.5 to 60.
        temperature: None takes the prompt version's own.
    """

    chats: Callable[[], Iterable[Chat]]
    cases: str
    epochs: int = 1
    concurrency: int = 4
    deadline: float = 60.0
    temperature: float | None = None
    scorers: Sequence[Scorer] = SCORERS

    def set(self, prompt: Prompt) -> Prompt:
        """Return a prompt version with the temperature of this run."""
        return prompt if self.temperature is None else replace(prompt, temperature=self.temperature)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: answers scored, answers that stood there before, and what failed, with the reason."""

    path: Path
    scored: int
    kept: int
    failed: tuple[Failed, ...]


@dataclass(repr=False)
class _Scores(Evaluator[Input, Answer, Any]):
    """Every scorer at once; what is unscored becomes a label, so that it is no zero."""

    scorers: tuple[Scorer, ...]

    def evaluate(self, ctx: EvaluatorContext[Input, Answer, Any]) -> EvaluatorOutput:
        reading = Reading(ctx.inputs[0], ctx.output)
        scores = {scorer.id: scorer.score(reading) for scorer in self.scorers}
        return {
            name: EvaluationReason(_UNSCORED if value is None else value, reason)
            for name, (value, reason) in scores.items()
        }


def scorers_digest(scorers: Sequence[Scorer]) -> str:
    """Return the SHA-256 of the scorers' code: scores by other code are other scores."""
    total = sha256()
    for scorer in scorers:
        module = inspect.getmodule(scorer.score)
        total.update(f"{scorer.id}\n{inspect.getsource(module) if module else ''}".encode())
    return total.hexdigest()


def results_path(folder: Path, prompt: str, model: str, temperature: float) -> Path:
    """Return where the results of a version with a model belong."""
    slug = "".join(c if c.isalnum() or c in "-." else "-" for c in model)
    return folder / f"{prompt}--{slug}--{temperature:g}.jsonl"


async def run(
    plan: Plan, prompt: Prompt, gateway: ModelGateway | None, folder: Path, progress: Progress | None = None
) -> Outcome:
    """Answer and score every chat that has no result yet; append each result the moment it is there.

    Args:
        plan: what to run.
        prompt: the prompt version.
        gateway: the road to the model; None composes every option.
        folder: where the results file stands or is made.
        progress: called with (done, so far asked for) after every answer.

    Raises:
        BadRequest: the file holds the results of another run.
    """
    prompt = plan.set(prompt)
    path, done = await asyncio.to_thread(
        open_results, plan, prompt, gateway.model if gateway else "none", folder
    )
    default_rules()  # or the first chat would pay for it
    failed: list[Failed] = []
    scored = 0
    with path.open("a", encoding="utf-8") as file:
        counter = _Counter(progress)
        for chunk in chunks(plan, done):
            counter.asked += len(chunk)
            count, failures = await score(chunk, plan, prompt, gateway, file, tick=counter.tick)
            scored += count
            failed += failures
    return Outcome(path, scored, len(done), tuple(failed))


def open_results(plan: Plan, prompt: Prompt, model: str, folder: Path) -> tuple[Path, set[tuple[str, int]]]:
    """Return the results file of a run, ready to be appended to, and which (chat, epoch) stand in it.

    Raises:
        BadRequest: the file holds the results of another run.
    """
    header = Header(
        prompt=prompt.id,
        version=prompt.version,
        model=model,
        temperature=prompt.temperature,
        cases=plan.cases,
        scorers=scorers_digest(plan.scorers),
        release=version("softanswer"),
    )
    path = results_path(folder, header.prompt, header.model, header.temperature)
    return path, begin(path, header)


def chunks(plan: Plan, done: Container[tuple[str, int]]) -> Iterator[list[Input]]:
    """Yield what is left to answer, a few hundred (chat, epoch) at a time."""
    left = _left(plan, done)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk


async def score(
    chunk: Sequence[Input],
    plan: Plan,
    prompt: Prompt,
    gateway: ModelGateway | None,
    file: TextIO,
    *,
    tick: Callable[[], None],
) -> tuple[int, list[Failed]]:
    """Answer and score a chunk, write each result to a file the moment it is there; return how many, and what failed.

    Args:
        chunk: chats with their epochs.
        plan: how to run; its chats are not asked for.
        prompt: the prompt version, as `Plan.set` made it.
        gateway: the road to the model; None composes every option.
        file: where the lines go.
        tick: called after every answer.
    """
    report = await _dataset(chunk, plan.scorers).evaluate(
        lambda given: _answer(given[0], plan, prompt, gateway),
        name=prompt.id,
        max_concurrency=plan.concurrency,
        progress=False,
        lifecycle=lambda case: _Writer(case, file, tick),
    )
    return len(report.cases), [(f.name, f.error_message) for f in report.failures]


class _Counter:
    def __init__(self, progress: Progress | None) -> None:
        self.done = self.asked = 0
        self._progress = progress

    def tick(self) -> None:
        self.done += 1
        if self._progress:
            self._progress(self.done, self.asked)


class _Writer(CaseLifecycle[Input, Answer, Any]):
    """Writes each result as soon as it is scored; a chat that failed is not written, and so is run again next time."""

    def __init__(self, case: Case[Input, Answer, Any], file: TextIO, tick: Callable[[], None]) -> None:
        super().__init__(case)
        self._file = file
        self._tick = tick

    async def teardown(self, result: Any) -> None:
        answer = getattr(result, "output", None)
        if answer is not None and not result.evaluator_failures:
            found = {**result.scores, **result.labels, **result.assertions}
            scores = {
                name: {
                    "value": None if one.value == _UNSCORED else round(float(one.value), 4),
                    "reason": one.reason,
                }
                for name, one in found.items()
            }
            chat, epoch = self.case.inputs
            row = {"id": chat.id, "epoch": epoch, "answer": document(answer), "scores": scores}
            self._file.write(line_of(row))
            self._file.flush()
        self._tick()


def _dataset(chunk: Sequence[Input], scorers: Sequence[Scorer]) -> Dataset[Input, Answer, Any]:
    cases: list[Case[Input, Answer, Any]] = [
        Case(name=f"{chat.id} #{epoch}", inputs=(chat, epoch)) for chat, epoch in chunk
    ]
    return Dataset(name="chats", cases=cases, evaluators=[_Scores(tuple(scorers))])


async def _answer(chat: Chat, plan: Plan, prompt: Prompt, gateway: ModelGateway | None) -> Answer:
    conversation = chat.conversation.model_copy(update={"deadline": plan.deadline, "prompt": prompt.id})
    return answer_of(await suggest(conversation, prompt=prompt, gateway=gateway))


def _left(plan: Plan, done: Container[tuple[str, int]]) -> Iterator[Input]:
    for epoch in range(1, plan.epochs + 1):
        for chat in plan.chats():
            if (chat.id, epoch) not in done:
                yield chat, epoch

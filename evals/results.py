"""Results of a run: a JSONL file per prompt version, model and temperature, with the hash of what it scored.

The first line says what was run; every further one holds one chat, one epoch: its answer, its scores with their
reasons, its metrics. Lines are appended as answers come, so that a run that breaks off can go on where it stopped.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.answers import Answer
from service.errors import BadRequest

METRICS = (
    "first_s",
    "last_s",
    "total_s",
    "prompt_tokens",
    "completion_tokens",
    "cost_usd",
    "rounds",
    "model_failed",
)
"""What a run measures beside its scores; lower is better."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Header(_Frozen):
    """What was run. `cases` and `scorers` are digests: results with other ones cannot be compared."""

    prompt: str
    version: str
    model: str
    temperature: float
    cases: str
    scorers: str
    release: str

    @property
    def name(self) -> str:
        """A short name, unique among runs of the same cases: "v2 · openai/gpt · 0.7"."""
        return f"{self.prompt} · {self.model} · {self.temperature:g}"


class Scored(_Frozen):
    """One score as a file keeps it; a value of None is unscored."""

    value: float | None
    reason: str


class Row(_Frozen):
    """One chat in one epoch."""

    id: str
    epoch: int
    answer: Answer
    scores: Mapping[str, Scored]

    @property
    def overall(self) -> float | None:
        """The mean of what was scored, 0 to 1."""
        values = [score.value for score in self.scores.values() if score.value is not None]
        return sum(values) / len(values) if values else None


class Run:
    """One results file, read as often as needed, a line at a time.

    Raises:
        BadRequest: the file cannot be read, or its first line says nothing of a run.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        try:
            with self.path.open(encoding="utf-8") as lines:
                self.header = Header.model_validate_json(lines.readline())
        except (OSError, UnicodeDecodeError) as error:
            raise BadRequest(f"{path} cannot be read: {error}") from None
        except ValidationError:
            raise BadRequest(f"{path} holds no results of a run") from None

    def rows(self) -> Iterator[Row]:
        """Yield the rows in the order in which they came; a last line that was cut off is passed over."""
        with self.path.open(encoding="utf-8") as lines:
            lines.readline()
            for line in lines:
                if line.endswith("\n"):
                    yield Row.model_validate_json(line)

    def done(self) -> set[tuple[str, int]]:
        """Return what need not be run again: (chat, epoch)."""
        return {(row.id, row.epoch) for row in self.rows()}


def begin(path: Path, header: Header) -> set[tuple[str, int]]:
    """Make ready a file to append to; return what already stands in it.

    Raises:
        BadRequest: the file holds the results of another run.
    """
    if path.exists() and path.stat().st_size:
        run = Run(path)
        if run.header != header:
            changed = [n for n in Header.model_fields if getattr(run.header, n) != getattr(header, n)]
            raise BadRequest(
                f"{path} holds results with another {', '.join(changed)}; name another folder with --out, or remove it"
            )
        _cut_off(path)
        return run.done()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header.model_dump_json() + "\n", encoding="utf-8")
    return set()


def _cut_off(path: Path) -> None:
    """Take away a last line that was not written to its end."""
    with path.open("rb+") as file:
        whole = 0
        for line in file:
            whole += len(line) if line.endswith(b"\n") else 0
        file.truncate(whole)


def line_of(row: Mapping[str, Any]) -> str:
    """Return a row as a line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"

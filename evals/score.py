"""A score, and a scorer: what it looks at, which principles it serves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from evals.answers import Reading


class Score(NamedTuple):
    """0 (bad) to 1 (good), and why; None where there is nothing to score, which is not the same as 0."""

    value: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Scorer:
    """One thing that a good answer does, told without a model.

    Attributes:
        id: its name in results.
        principles: what it serves (`prompts/principles/`).
        says: what a value of 1 means, one sentence.
        score: a pure function of chat and answer.
    """

    id: str
    principles: tuple[str, ...]
    says: str
    score: Callable[[Reading], Score]


def unscored(reason: str) -> Score:
    """Say that there is nothing to score here."""
    return Score(None, reason)


def share(hits: int, of: int, reason: str) -> Score:
    """Return a share as a score; unscored where there is nothing to share."""
    return Score(hits / of, reason) if of else unscored("there is no option")

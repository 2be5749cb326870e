"""What the customer really wants mended: the clause that carries it, out of everything they wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.text import Text


@dataclass(frozen=True, slots=True)
class Concern:
    """The clause that carries the concern, code points start..end (half-open) of one message."""

    message: int
    start: int
    end: int
    text: str
    topic: str | None = None


def find_concern(said: Sequence[tuple[int, Text]]) -> Concern | None:
    """Return the clause that carries the concern; None where nothing does.

    Args:
        said: the customer's messages with their numbers, oldest first.
    """
    best: tuple[float, Concern] | None = None
    for number, text in said:
        for first, last in text.clauses:
            words = text.words[first:last]
            if len(words) < 4:
                continue
            start, end = text.span(first, last)
            score = min(len(words), 12)
            if best is None or score >= best[0]:
                best = (score, Concern(number, start, end, text.raw[start:end].strip(" ,;.-")))
    return best[1] if best else None

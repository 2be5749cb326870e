"""Whether the three options of an answer are three: how much of their words they share, pair by pair.

Over the recorded answers of a capable model, as they were given, and over the replies composed for the same chats
without one. Overlap is that of the sets of neighbouring words (Jaccard); 0 shares nothing, 1 is the same text.
"""

import asyncio
import statistics
from itertools import combinations, pairwise

from evals.replay import recordings
from service.language.text import Text
from service.prompt import load_prompt
from service.suggestions import suggest

_MARKS = frozenset(".,;:?!()\"'-¶…")


def run() -> dict[str, float]:
    """Measure, print, and return stance_overlap_median and stance_moves_distinct.

    The latter is the share of answers in which every option is another move.
    """
    written, composed, distinct = asyncio.run(_overlaps())
    figures = {
        "stance_overlap_median": statistics.median([*written, *composed]),
        "stance_overlap_model": statistics.median(written),
        "stance_overlap_composed": statistics.median(composed),
        "stance_overlap_worst": max(*written, *composed),
        "stance_moves_distinct": statistics.mean(distinct),
    }
    for name, value in figures.items():
        print(f"  {name:26} {value:6.3f}")
    return figures


async def _overlaps() -> tuple[list[float], list[float], list[bool]]:
    written: list[float] = []
    composed: list[float] = []
    distinct: list[bool] = []
    for recording in recordings():
        prompt = load_prompt(recording.prompt.partition("@")[0])
        written += [overlap(a, b) for a, b in combinations(recording.candidates(prompt).values(), 2)]
        answer = await suggest(recording.conversation, prompt=prompt, gateway=None)
        composed += [overlap(a.text, b.text) for a, b in combinations(answer.suggestions, 2)]
        distinct.append(len({s.move for s in answer.suggestions}) == recording.conversation.options)
    return written, composed, distinct


def overlap(one: str, other: str) -> float:
    """Return the share of neighbouring word pairs that two texts have in common, of all that either has."""
    a, b = _pairs(one), _pairs(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(word for word in Text(text).words if word not in _MARKS))

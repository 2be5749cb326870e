"""Whether an apology is made where one is due, and for the very thing that happened."""

from evals.answers import Reading, stems
from evals.score import Score, Scorer, unscored
from service.lexicon import vocabulary
from service.ownership import owns_up
from service.text import Text

_SORRY = vocabulary(
    "sorry apologise apologize apologies apology apologising apologizing apologised apologized"
)


def _level(text: Text, concern: frozenset[str]) -> float:
    """Return 1 for a specific apology, 0.5 for one that could stand anywhere, 0 for none."""
    best = 0.0
    for first, last in text.sentences:
        line = text.words[first:last]
        if not _SORRY.isdisjoint(line) or owns_up(line):
            specific = bool(stems(Text(text.quote(first, last))) & concern)
            best = max(best, 1.0 if specific else 0.5)
    return best


def _score(reading: Reading) -> Score:
    if not reading.troubled or reading.shows("solved"):
        return unscored("no apology is due")
    if not reading.options:
        return unscored("there is no option")
    best = max(_level(text, reading.concern) for text in reading.options)
    told = {1.0: "for the very thing", 0.5: "for nothing in particular"}.get(best, "none")
    return Score(best, f"apology: {told}")


SCORER = Scorer(
    "apology",
    ("sincere-apology", "apologise-for-complaint", "never-argue"),
    "Where something went wrong, an option apologises for the very thing.",
    _score,
)

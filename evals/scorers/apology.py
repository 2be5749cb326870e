"""Whether an apology is made where one is due, and for the very thing that happened."""

from evals.answers import Reading, stems
from evals.score import Score, Scorer, unscored
from service import owns_up
from service.language.lexicon import vocabulary
from service.language.pattern import Index
from service.language.text import Text

_SORRY = vocabulary(
    "sorry apologise apologize apologies apology apologising apologizing apologised apologized regret regrets"
)
_OWNED = Index(
    [
        (phrase, {})
        for phrase in (
            "(we|i) (ought|should) ~1 have",
            "wrong of (me|us)",
            "(we|i) (left|failed|missed|served|overlooked|forgot|never) ~3",
            "(is|was|are|were) (ours|mine)",
            "(our|my) (fault|mistake|error|blunder|slip|failure)",
        )
    ]
)
# What any apology may name, whatever happened.
_GENERAL = frozenset(
    w[:5]
    for w in [
        "inconvenience",
        "trouble",
        "distress",
        "experience",
        "situation",
        "frustration",
        "frustrated",
        "matter",
        "upset",
        "upsetting",
        "fright",
        "loss",
        "issue",
        "issues",
        "problem",
        "occasioned",
        "caused",
        "convey",
        "hold",
        "opinion",
        "right",
        "understand",
        "hear",
        "feel",
        "feeling",
    ]
)


def _level(text: Text) -> float:
    """Return 1 for a specific apology, 0.5 for one that could stand anywhere, 0 for none."""
    best = 0.0
    lines = [Text(text.quote(first, last)) for first, last in text.sentences]
    for i, line in enumerate(lines):
        if (
            _SORRY.isdisjoint(line.words)
            and not owns_up(line.words)
            and not any(True for _ in _OWNED.find(line))
        ):
            continue
        named = stems(line) - _GENERAL - {w[:5] for w in _SORRY}
        # "You're right, and I'm sorry. We took it twice." names it in the next breath.
        bare = len(line) <= 7 and "that" not in line.words and i + 1 < len(lines)
        if not named and bare and not _SORRY.isdisjoint(line.words) and "for" not in line.words:
            named = stems(lines[i + 1]) - _GENERAL
        best = max(best, 1.0 if named else 0.5)
    return best


def _score(reading: Reading) -> Score:
    if not reading.troubled or reading.shows("solved"):
        return unscored("no apology is due")
    if not reading.options:
        return unscored("there is no option")
    best = max(_level(text) for text in reading.options)
    told = {1.0: "for the very thing", 0.5: "for nothing in particular"}.get(best, "none")
    return Score(best, f"apology: {told}")


SCORER = Scorer(
    "apology",
    ("sincere-apology", "apologise-for-complaint", "never-argue"),
    "Where something went wrong, an option apologises for the very thing, or owns it.",
    _score,
)

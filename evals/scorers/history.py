"""Whether it is seen that a problem keeps coming back."""

from evals.answers import Reading
from evals.score import Score, Scorer, share, unscored
from service.language.pattern import Index

_AGAIN = Index(
    [
        (phrase, {})
        for phrase in (
            "again",
            "(second|third|fourth|fifth|sixth|another|every|each) (time|day|week|month|order|visit|call|delivery)",
            "(twice|repeatedly)",
            "(two|three|four|five|several|many) (times|weeks|months|calls|visits)",
            "(keep|keeps|kept) ~2",
            "more than once",
            "once more",
            "all (these|those) (years|times)",
        )
    ]
)


def _score(reading: Reading) -> Score:
    if not reading.shows("recurring"):
        return unscored("it is the first time")
    seen = [any(True for _ in _AGAIN.find(text)) for text in reading.options]
    return share(int(any(seen)), 1, f"{sum(seen)} of {len(seen)} options see that it came back")


SCORER = Scorer(
    "history",
    ("know-the-history", "read-between-the-lines"),
    "Where the problem keeps coming back, an option says so.",
    _score,
)

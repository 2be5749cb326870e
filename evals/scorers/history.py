"""Whether it is seen that a problem keeps coming back."""

from evals.answers import Reading
from evals.score import Score, Scorer, share, unscored
from service.language.pattern import Index

_TROUBLE = (
    "(happen|happened|happens|came|come|comes|back|late|broke|broken|cracked|failed|fails|refused|wrong|down|missing"
    "|missed|gone|let|charged|billed|cut|stopped|empty|same|this|mould|trouble|waiting|sorry)"
)
_COUNT = "(two|three|four|five|six|seven|eight|nine|ten|several|many|both|repeated)"
_AGAIN = Index(
    [
        (phrase, {})
        for phrase in (
            # "Try it again", "see it again" is no recurrence; "it came broken again" is.
            f"{_TROUBLE} ~3 again",
            "again ~2 (broken|late|wrong|down|missing|empty)",
            "once again",
            "(second|third|fourth|fifth|sixth|another|every|each) (time|day|week|month|order|visit|call|delivery)",
            "(twice|repeatedly)",
            f"{_COUNT} (times|weeks|months|calls|visits|refusals|attempts|failures|charges|deliveries|complaints)",
            f"{_COUNT} (missed|late|failed|refused|broken|wrong|empty|lost|double) ~1",
            "(keep|keeps|kept) (*ing|on)",
            "(charges|charge|payments|bills|delays|faults) ~1 since",
            "(monthly|weekly|daily) (charge|charges|fault|faults|delay|delays)",
            "(a|no) one *off",
            "more than once",
            "all (these|those) (years|times)",
            "not (begin|start) today",
            "(going on|been at this) for",
            "have (told|said|written|asked) ~2 before",
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

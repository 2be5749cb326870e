"""Whether the options say the customer's concern back."""

from evals.answers import Reading, stems
from evals.score import Score, Scorer, share, unscored


def _score(reading: Reading) -> Score:
    concern = reading.concern
    if not concern or reading.shows("solved") or reading.shows("thankful"):
        return unscored("there is no concern to say back")
    good = [bool(stems(text) & concern) for text in reading.options]
    return share(
        sum(good), len(good), f"{sum(good)} of {len(good)} options take up a telling word of the customer's"
    )


SCORER = Scorer(
    "restates",
    ("restate-concern", "empathy", "read-between-the-lines"),
    "Every option names the customer's own matter, in a telling word or figure of theirs.",
    _score,
)

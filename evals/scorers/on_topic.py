"""Whether the options keep to the customer's problem."""

from evals.answers import Reading, stems
from evals.score import Score, Scorer, share, unscored


def _score(reading: Reading) -> Score:
    about = reading.matter
    if not about:
        return unscored("the chat names no matter")
    good = [bool(stems(text) & about) for text in reading.options]
    return share(sum(good), len(good), f"{sum(good)} of {len(good)} options name something of this chat")


SCORER = Scorer(
    "on-topic", ("stay-on-topic", "never-dismiss"), "Every option speaks of something in this chat.", _score
)

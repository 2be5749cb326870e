"""Whether a supervisor is offered exactly where the customer asked for one."""

from evals.answers import Reading
from evals.score import Score, Scorer, share, unscored
from service.language.lexicon import vocabulary

_SENIOR = vocabulary("supervisor supervisors manager managers senior superior")


def _score(reading: Reading) -> Score:
    if not reading.shows("asks-supervisor"):
        return unscored("no supervisor was asked for")
    named = [not _SENIOR.isdisjoint(text.words) for text in reading.options]
    return share(int(any(named)), 1, f"{sum(named)} of {len(named)} options take the request up")


SCORER = Scorer(
    "handover",
    ("transfer-only-on-request", "hand-over-outside-expertise", "never-dismiss"),
    "Where the customer asked for a supervisor, an option takes the request up.",
    _score,
)

"""Whether it is said plainly what is not known yet, and that it will be found out."""

from evals.answers import Reading
from evals.score import Score, Scorer, unscored
from service import acts
from service.language.pattern import Index
from service.language.text import Text

_OPEN = Index(
    [
        (phrase, {})
        for phrase in (
            "(not|never) ~2 (know|sure|certain|clear|see|have|tell) ~3 (yet|when|why|what|how|whether|where|if|answer)",
            "(know|sure|certain|clear) ~4 yet",
            "(find|finding) out",
            "(perhaps|maybe|could be|may be|might be)",
            "(look|looking) (into|up)",
            "as soon as i (know|have|hear)",
            "still (open|unknown|unclear|to be)",
        )
    ]
)


def _score(reading: Reading) -> Score:
    if not reading.shows("unanswerable"):
        return unscored("nothing is asked that is not known")
    if not reading.options:
        return unscored("there is no option")
    best = max(_level(text) for text in reading.options)
    told = {1.0: "said, with what will be done about it", 0.5: "half said"}.get(best, "passed over")
    return Score(best, f"what is not known is {told}")


def _level(text: Text) -> float:
    open_ = any(True for _ in _OPEN.find(text))
    return (open_ + acts(text)) / 2


SCORER = Scorer(
    "honest-unknown",
    ("honest-unknown", "find-out", "calmers", "still-unknown"),
    "Where something is asked that is not known, an option says so and what will be done about it.",
    _score,
)

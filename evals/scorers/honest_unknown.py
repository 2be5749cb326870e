"""Whether it is said plainly what is not known yet, and that it will be found out."""

from evals.answers import Reading
from evals.score import Score, Scorer, unscored
from service.language.pattern import Index
from service.language.text import Text

_KNOW = "(know|sure|certain|clear|tell|say|see|promise|explain)"
_SEEK = "(ask|check|find|look|looking|finding|asking|checking|trace)"
_FOR = "(out|into|up|whether|if|what|why|how|when|where|a|an|the|my|our|about)"
_OPEN = Index(
    [
        (phrase, {})
        for phrase in (
            f"(i|we|me|us) ~3 not ~2 {_KNOW} ~3 (yet|when|why|what|how|whether|where|if|answer|that)",
            "(i|we) ~3 not ~2 (say|tell|answer) (that|this|it|yet)",
            "(i|we) ~3 not ~2 (have|give) ~3 answer",
            f"{_KNOW} ~4 (yet|from here)",
            "(not|dont) know",
            "(known|certain|clear) yet",
            "before i (can|could|say|know|tell|promise|give)",
            "(than|not|no|without|will not|not going to) (guess|guessing|make one up)",
            "(nothing|no word|no news|no answer) ~2 (yet|so far)",
            "still (open|unknown|unclear|to be)",
        )
    ]
)
_SEEKING = Index(
    [
        (phrase, {})
        for phrase in (
            # "I'm sorry you had to find out" is nobody's promise to find out.
            f"(i|we) (will|shall|want|need|would|can|could|am|are|may|should|must) ~4 {_SEEK} ~3 {_FOR}",
            f"(let|help) (me|us) ~2 {_SEEK} ~3 {_FOR}",
            f"(me|us|i) to {_SEEK}",
            f"(will|ill|shall) {_SEEK}",
            "see (if|whether|what|why|how)",
            "(come|get|be|go) (straight )?(back) to you",
            "(text|message|mail|e-mail|call|word|update) (~3 )?(when|once|as soon as)",
            "as soon as (i|we) (know|have|hear)",
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
    # Any other thing that the agent does is no answer to what was asked: "I'll connect you".
    return (any(True for _ in _OPEN.find(text)) + any(True for _ in _SEEKING.find(text))) / 2


SCORER = Scorer(
    "honest-unknown",
    ("honest-unknown", "find-out", "calmers", "still-unknown"),
    "Where something is asked that is not known, an option says so and what will be done about it.",
    _score,
)

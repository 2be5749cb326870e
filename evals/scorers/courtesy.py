"""Whether the options are a shade more polite than needed."""

from evals.answers import Reading
from evals.score import Score, Scorer, share
from service.lexicon import vocabulary
from service.text import Text

_POLITE = vocabulary(
    "please thank thanks sorry apologise apologize glad gladly happy welcome appreciate kindly may understand"
)
_PAIRS = frozenset(
    (
        ("could", "you"),
        ("would", "you"),
        ("shall", "i"),
        ("would", "like"),
        ("you", "right"),
        ("are", "right"),
        ("i", "see"),
        ("let", "me"),
        ("on", "us"),
    )
)


def _polite(text: Text) -> bool:
    return not _POLITE.isdisjoint(text.words) or any(
        pair in _PAIRS for pair in zip(text.words, text.words[1:], strict=False)
    )


def _score(reading: Reading) -> Score:
    good = [_polite(text) for text in reading.options]
    return share(sum(good), len(good), f"{sum(good)} of {len(good)} options hold a courteous turn")


SCORER = Scorer(
    "courtesy", ("extra-polite", "kindness", "stay-calm"), "Every option holds a courteous turn.", _score
)

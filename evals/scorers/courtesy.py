"""Whether the options are a shade more polite than needed."""

from evals.answers import Reading
from evals.score import Score, Scorer, share
from service import owns_up
from service.language.lexicon import vocabulary
from service.language.text import Text

_POLITE = vocabulary(
    "sorry apologise apologize apologies glad gladly happy welcome appreciate kindly understand regret wish prefer"
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
        ("may", "i"),
        ("i", "may"),
        ("right", "of"),
        ("suit", "you"),
        ("for", "you"),
        ("not", "doubt"),
        ("not", "dream"),
    )
)


def _polite(text: Text) -> bool:
    words = text.words
    # "A please wouldn't hurt", "to please you", "thank god".
    asked = any(w == "please" and (not i or words[i - 1] not in {"a", "to"}) for i, w in enumerate(words))
    thanked = any(w in {"thank", "thanks"} and words[i + 1 : i + 2] != ["god"] for i, w in enumerate(words))
    return (
        asked
        or thanked
        or owns_up(words)
        or not _POLITE.isdisjoint(words)
        or any(pair in _PAIRS for pair in zip(text.words, text.words[1:], strict=False))
    )


def _score(reading: Reading) -> Score:
    good = [_polite(text) for text in reading.options]
    return share(sum(good), len(good), f"{sum(good)} of {len(good)} options hold a courteous turn")


SCORER = Scorer(
    "courtesy", ("extra-polite", "kindness", "stay-calm"), "Every option holds a courteous turn.", _score
)

"""Whether the options say what can be done rather than what cannot."""

from itertools import pairwise

from evals.answers import Reading
from evals.score import Score, Scorer, share
from service.language.lexicon import vocabulary
from service.language.text import Text

_REFUSING = vocabulary("unable impossible unfortunately refuse denied forbidden prohibited ineligible")
_HELPERS = vocabulary("can could will would able possible allowed")
# "I can't say yet" is honest, not a refusal.
_KNOWING = vocabulary("say tell know see answer promise sure yet give thank do dream hurt wait mind")
_TURNS = vocabulary("can will instead what how let")


def _refuses(text: Text) -> bool:
    """Whether a sentence only refuses: "we cannot", without a way forward in it."""
    for first, last in text.sentences:
        line = text.words[first:last]
        said_no = not _REFUSING.isdisjoint(line) or any(
            a in _HELPERS and b == "not" for a, b in pairwise(line)
        )
        after = line[line.index("not") + 1 :] if "not" in line else line
        if said_no and _TURNS.isdisjoint(after) and _KNOWING.isdisjoint(after[:2]):
            return True
    return False


def _score(reading: Reading) -> Score:
    good = [not _refuses(text) for text in reading.options]
    return share(sum(good), len(good), f"{len(good) - sum(good)} of {len(good)} options only refuse")


SCORER = Scorer(
    "positive",
    ("positive-language", "kindness"),
    "No option refuses without saying in the same sentence what can be done.",
    _score,
)

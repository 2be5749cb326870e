"""Whether the options are real alternatives."""

from itertools import combinations, pairwise
from statistics import fmean

from evals.answers import Reading, plain
from evals.score import Score, Scorer, unscored
from service.language.text import Text


def _alike(a: Text, b: Text) -> float:
    """Return Dice's coefficient of the word pairs of two texts, 0 to 1."""
    first, second = ({*pairwise(w)} for w in (plain(a), plain(b)))
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 1.0


def _score(reading: Reading) -> Score:
    if len(reading.options) < 2:
        return unscored("fewer than two options")
    values = [1 - _alike(a, b) for a, b in combinations(reading.options, 2)]
    return Score(fmean(values), f"pairs differ by {', '.join(f'{value:.2f}' for value in values)}")


SCORER = Scorer("diversity", ("no-script", "solve-it"), "No two options share a turn of words.", _score)

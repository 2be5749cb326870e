"""Whether the options read easily."""

from statistics import fmean

from evals.answers import Reading
from evals.score import Score, Scorer, unscored

_EASY, _HARD = 8.0, 14.0


def _score(reading: Reading) -> Score:
    try:
        import textstat  # noqa: PLC0415  an extra: everything else is scored without it
    except ImportError:
        return unscored("textstat is not installed: pip install 'softanswer[evals]'")
    texts = [option.text for option in reading.answer.options if len(option.text.split()) >= 5]
    if not texts:
        return unscored("there is no option")
    # ARI counts letters: the grades that count syllables need a dictionary that textstat downloads.
    grades = [max(0.0, float(textstat.automated_readability_index(text))) for text in texts]
    values = [min(1.0, max(0.0, (_HARD - grade) / (_HARD - _EASY))) for grade in grades]
    return Score(fmean(values), f"school grades {', '.join(f'{grade:.1f}' for grade in grades)}")


SCORER = Scorer(
    "reading-grade",
    ("plain-words", "patience"),
    "Every option reads at the eighth school grade or below (Automated Readability Index).",
    _score,
)

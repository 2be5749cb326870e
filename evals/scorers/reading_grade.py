"""Whether the options read easily."""

from statistics import fmean

from evals.answers import Reading
from evals.score import Score, Scorer, unscored
from service import check

_EASY, _HARD = 8.0, 14.0
_TERMS = frozenset({"jargon/term", "jargon/abbreviation", "jargon/compound"})


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
    terms = [_terms(text, reading) for text in texts]
    values = [
        0.0 if term else min(1.0, max(0.0, (_HARD - grade) / (_HARD - _EASY)))
        for grade, term in zip(grades, terms, strict=True)
    ]
    told = f"school grades {', '.join(f'{grade:.1f}' for grade in grades)}"
    named = [term for many in terms for term in many]
    return Score(fmean(values), told + (f"; terms of the trade: {', '.join(named)}" if named else ""))


def _terms(text: str, reading: Reading) -> list[str]:
    """Return the words that no school teaches: a grade by the length of words thinks "DNS" easy."""
    found = check(text, reading.scene).findings
    return [finding.text for finding in found if finding.rule in _TERMS]


SCORER = Scorer(
    "reading-grade",
    ("plain-words", "patience"),
    "Every option reads at the eighth school grade or below (Automated Readability Index), without a term of the trade.",
    _score,
)

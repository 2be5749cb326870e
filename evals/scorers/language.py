"""Whether the options are in the customer's language."""

from evals.answers import Reading
from evals.score import Score, Scorer, share
from service import check


def _score(reading: Reading) -> Score:
    texts = [option.text for option in reading.answer.options] + [
        one.text for one in reading.answer.refused if one.origin == "model"
    ]
    bad = sum(any(f.rule == "form/language" for f in check(text, reading.scene).findings) for text in texts)
    return share(len(texts) - bad, len(texts), f"{bad} of {len(texts)} candidates are in another language")


SCORER = Scorer("language", ("plain-words",), "Everything is written in the language of the chat.", _score)

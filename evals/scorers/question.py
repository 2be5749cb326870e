"""Whether a simple, relevant question is asked where facts are missing."""

from evals.answers import Reading, plain, stems
from evals.score import Score, Scorer, unscored
from service.language.text import Text

_MAX_WORDS = 25


def _questions(text: Text) -> list[Text]:
    return [Text(text.quote(first, last)) for first, last in text.sentences if text.words[last - 1] == "?"]


def _score(reading: Reading) -> Score:
    chat = reading.chat.conversation
    if reading.shows("solved") or reading.shows("thankful"):
        return unscored("nothing needs to be asked")
    if (chat.facts or chat.actions or chat.commitments) and not reading.shows("unanswerable"):
        return unscored("what is known is enough")
    if not reading.options:
        return unscored("there is no option")
    asked = [question for text in reading.options for question in _questions(text)]
    simple = [question for question in asked if len(plain(question)) <= _MAX_WORDS]
    before = [stems(Text(a.question)) for a in reading.situation.asked]
    fresh = [q for q in simple if not any(b and len(stems(q) & b) * 2 > len(b) for b in before)]
    told = f"{len(asked)} questions, {len(simple)} of at most {_MAX_WORDS} words, {len(fresh)} of them new"
    return Score(1.0 if fresh else 0.5 if simple else 0.0, told)


SCORER = Scorer(
    "question",
    ("gather-facts", "let-them-vent", "patience"),
    "Where facts are missing, an option asks a short question that was not answered before.",
    _score,
)

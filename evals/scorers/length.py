"""Whether the options are neither curt nor long."""

from evals.answers import Reading, plain
from evals.score import Score, Scorer, share

_CURT = 15


def _score(reading: Reading) -> Score:
    longest = reading.chat.conversation.max_words or 80
    counts = [len(plain(text)) for text in reading.options]
    good = sum(_CURT <= n <= longest for n in counts)
    return share(good, len(counts), f"{', '.join(map(str, counts))} words, {_CURT} to {longest} wanted")


SCORER = Scorer(
    "length",
    ("plain-words", "extra-polite"),
    "Every option has 15 words up to what the caller allows.",
    _score,
)

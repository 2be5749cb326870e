"""Whether two texts say the same thing in nearly the same words.

Words and neighbouring pairs of words are compared as sets (Dice's coefficient), so that a swapped greeting or one
changed word does not hide a repetition, and two sentences about the same matter in other words stay different.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from service.language.text import Text

_ALIKE = 0.75
_MARKS = frozenset(".,;:?!()\"'-¶…*#")
# A greeting, a thank-you or "let me check that" may come twice in a chat.
_MIN_WORDS = 6
_LEAST = 2 * _MIN_WORDS - 1  # words and pairs of words
_Grams = tuple[set[str], set[tuple[str, str]]]


def near_identical(a: Text, b: Text) -> bool:
    """Whether a customer who has read one of the texts would find nothing new in the other."""
    return _dice(_grams(a.words), _grams(b.words)) >= _ALIKE


class Earlier:
    """The sentences of earlier messages, to look up whether one is said again.

    Building is linear in the messages; a look-up costs no more than the number of shared word pairs.
    """

    def __init__(self, messages: Iterable[Text]) -> None:
        self._sentences: list[_Grams] = []
        self._holding: dict[tuple[str, str], list[int]] = defaultdict(list)
        for message in messages:
            for first, last in message.sentences:
                words, pairs = _grams(message.words[first:last])
                if len(words) + len(pairs) >= _LEAST:
                    for pair in pairs:
                        self._holding[pair].append(len(self._sentences))
                    self._sentences.append((words, pairs))

    def repeats(self, text: Text) -> Iterable[tuple[int, int]]:
        """Yield the word ranges (first, last exclusive) of sentences that were said before."""
        holding = self._holding
        if not holding:
            return
        for first, last in text.sentences:
            plain = _plain(text.words[first:last])
            held = {pair for pair in pairwise(plain) if pair in holding}
            if 3 * len(held) < _LEAST:
                continue
            words, pairs = set(plain), set(pairwise(plain))
            size = len(words) + len(pairs)
            if 3 * len(held) < size or size < _LEAST:
                continue
            shared: dict[int, int] = defaultdict(int)
            for pair in held:
                for number in holding[pair]:
                    shared[number] += 1
            if any(
                3 * count >= size and _dice((words, pairs), self._sentences[number]) >= _ALIKE
                for number, count in shared.items()
            ):
                yield first, last


def _grams(words: Sequence[str]) -> _Grams:
    plain = _plain(words)
    return set(plain), set(pairwise(plain))


def _plain(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _MARKS]


def _dice(a: _Grams, b: _Grams) -> float:
    if not a[0] or not b[0]:
        return float(a == b)
    size = len(a[0]) + len(a[1]) + len(b[0]) + len(b[1])
    return 2 * (len(a[0] & b[0]) + len(a[1] & b[1])) / size

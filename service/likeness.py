"""Whether two texts say the same thing in nearly the same words.

Words and neighbouring pairs of words are compared as sets (Dice's coefficient), so that a swapped greeting or one
changed word does not hide a repetition, and two sentences about the same matter in other words stay different.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from service.text import Text

_ALIKE = 0.75
_MARKS = frozenset(".,;:?!()\"'-¶…*#")
# A greeting, a thank-you or "let me check that" may come twice in a chat.
_MIN_WORDS = 6


def near_identical(a: Text, b: Text) -> bool:
    """Whether a customer who has read one of the texts would find nothing new in the other."""
    return _dice(_grams(a.words), _grams(b.words)) >= _ALIKE


class Earlier:
    """The sentences of earlier messages, to look up whether one is said again.

    Building is linear in the messages; a look-up costs no more than the number of shared word pairs.
    """

    def __init__(self, messages: Iterable[Text]) -> None:
        self._sentences: list[frozenset[str]] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        for message in messages:
            for first, last in message.sentences:
                grams = _grams(message.words[first:last])
                if _long_enough(grams):
                    for gram in grams:
                        if " " in gram:
                            self._holding[gram].append(len(self._sentences))
                    self._sentences.append(grams)

    def repeats(self, text: Text) -> Iterable[tuple[int, int]]:
        """Yield the word ranges (first, last exclusive) of sentences that were said before."""
        if not self._sentences:
            return
        for first, last in text.sentences:
            grams = _grams(text.words[first:last])
            if not _long_enough(grams):
                continue
            shared: dict[int, int] = defaultdict(int)
            for gram in grams:
                for number in self._holding.get(gram, ()):
                    shared[number] += 1
            if any(
                pairs * 3 >= len(grams) and _dice(grams, self._sentences[number]) >= _ALIKE
                for number, pairs in shared.items()
            ):
                yield first, last


def _grams(words: Sequence[str]) -> frozenset[str]:
    plain = [word for word in words if word not in _MARKS]
    return frozenset((*plain, *(f"{a} {b}" for a, b in pairwise(plain))))


def _long_enough(grams: frozenset[str]) -> bool:
    return len(grams) >= 2 * _MIN_WORDS - 1


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else float(a == b)

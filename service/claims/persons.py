"""Who speaks of whom: the person of each noun and verb, to tell a restatement from an echo.

A restatement flips persons: the customer's "my order", "I was charged", "your courier" come back as "your order",
"you were charged", "our courier". Where the reply says "your account" just as the customer's text does, the customer
has written the reply's line, not his own, and it tells nothing.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from service.claims.acts import LIGHT, TALK
from service.claims.grammar import ADVERB, AUX, BE, DET, JOIN, MODAL, NEG, PARTICIPLE, PREP, SUB, lemma, tag
from service.claims.thesaurus import concepts
from service.language.lexicon import vocabulary

FIRST, SECOND = 1, 2
_PERSONS = {
    **dict.fromkeys(vocabulary("i me my mine we us our ours myself ourselves"), FIRST),
    **dict.fromkeys(vocabulary("you u your ur yours yourself"), SECOND),
}
_OWNERS = vocabulary("my our your ur")
_SUBJECTS = vocabulary("i we you u")
_LEADING = vocabulary("going to able be been being")
_NO_DEEDS = TALK | LIGHT
_FAR = 6

Said = tuple[int, bool, str]


class Persons(NamedTuple):
    """Which persons some words name (bits FIRST and SECOND), and what they say of each.

    `said` holds (person, whether it is done to them, concept): ("your account" -> SECOND, False, "accoun").
    """

    named: int
    said: tuple[Said, ...]


NOBODY = Persons(0, ())


def persons(words: Sequence[str]) -> Persons:
    """Read who is spoken of, in time linear in the words."""
    named = 0
    said: list[Said] = []
    for i, word in enumerate(words):
        person = _PERSONS.get(word)
        if person is None:
            continue
        named |= person
        if word in _OWNERS:
            for noun in words[i + 1 : i + 3]:
                if not _is_content(noun):
                    break
                said += ((person, False, concept) for concept in concepts(noun))
        elif word in _SUBJECTS:
            said += _done_by(words, i, person)
    return Persons(named, tuple(said))


def _done_by(words: Sequence[str], i: int, person: int) -> list[Said]:
    """Return what the person at word i is said to do, or to have done to them."""
    passive = False
    for word in words[i + 1 : i + 1 + _FAR]:
        kind = tag(word)
        if kind & (AUX | MODAL | ADVERB | NEG) or word in _LEADING:
            passive |= bool(kind & BE) or word in {"be", "been", "being"}
            continue
        verb = lemma(word)
        if verb in _NO_DEEDS or not word[0].isalpha():
            break
        passive = passive and bool(kind & PARTICIPLE)
        return [(person, passive, concept) for concept in concepts(word)]
    return []


@lru_cache(maxsize=4096)
def _is_content(word: str) -> bool:
    return word[0].isalpha() and not tag(word) & (AUX | PREP | JOIN | SUB | ADVERB | NEG | DET)

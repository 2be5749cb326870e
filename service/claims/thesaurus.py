"""What words mean, as far as comparing a claim with its ground needs it: concepts, and words that claim nothing.

A word's concepts are its own stem and the lines of `thesaurus.toml` that it stands in. Two words agree if they share
a concept.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from service.claims.acts import inflections
from service.language.lexicon import vocabulary

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_FORMS = inflections()
_STEM_LENGTH = 6
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ions", "ion", "ness", "ity", "ies", "ally", "ly")

FREE = vocabulary(_DATA["free"])
MILD = vocabulary(_DATA["mild"])
JUDGING = MILD | vocabulary(_DATA["judging"])
_EVERYDAY = vocabulary(_DATA["everyday"])
TROUBLE = vocabulary(_DATA["trouble"])
PHRASES: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): word for phrase, word in _DATA["phrases"].items()
}


def stem(word: str) -> str:
    """Return what a word's variants share ("deliveries", "delivered" -> "delive")."""
    entry = _FORMS.get(word)
    if entry is not None:
        word = entry[0][0]
    elif len(word) > 4:
        word = _without_ending(word)
    elif len(word) == 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:_STEM_LENGTH]


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    if word.endswith("ed") and len(word) > 5:
        return word[:-2]
    if word.endswith("ing") and len(word) > 6:
        return word[:-3]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _membership() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for name, members in _DATA["concepts"].items():
        for member in members.split():
            entry = table.setdefault(stem(member), [])
            if "=" + name not in entry:
                entry.append("=" + name)
    return {key: tuple(names) for key, names in table.items()}


_MEMBERSHIP = _membership()
_TRADE = frozenset(map(stem, vocabulary(_DATA["trade"])))
PHRASE_HEADS: dict[str, list[tuple[str, ...]]] = {}
for _phrase in PHRASES:
    PHRASE_HEADS.setdefault(_phrase[0], []).append(_phrase)


@lru_cache(maxsize=16_384)
def concepts(word: str) -> tuple[str, ...]:
    """Return the concepts of a word: its own stem, and "=" + name of every line that it stands in."""
    key = stem(word)
    return (key, *_MEMBERSHIP.get(key, ()))


@lru_cache(maxsize=16_384)
def weight(word: str) -> float:
    """Return how much a word weighs that no ground has: 1.0 for a word of the trade, less for everyday life."""
    key = stem(word)
    if word in _EVERYDAY:
        return 0.55
    return 1.0 if word in PHRASE_HEADS or key in _MEMBERSHIP or key in _TRADE else 0.55

"""Terms that a customer cannot be expected to know, and whether a reply makes one plain."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from service.language.capitals import in_code
from service.language.lexicon import all_forms
from service.language.text import Text
from service.scene import Scene


class Term(NamedTuple):
    """A term in one of its forms: its words after the first, the plain word for it, and its listed form."""

    rest: tuple[str, ...]
    plain: str
    base: str


_OPENERS = frozenset(["(", "-", ":", "="])
_APPOSITIVE = frozenset(
    [
        "the",
        "a",
        "an",
        "your",
        "our",
        "my",
        "its",
        "their",
        "that",
        "which",
        "i",
        "ie",
        "meaning",
        "so",
        "basically",
        "simply",
        "in",
        "where",
        "short",
        "just",
        "as",
        "what",
        "or",
        "another",
    ]
)
_NAMING = frozenset(
    [
        "called",
        "named",
        "termed",
        "dubbed",
        "known",
        "call",
        "calls",
        "label",
        "labels",
        "aka",
        "abbreviated",
        "nicknamed",
        "means",
        "calling",
    ]
)
_FINITE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "has",
        "have",
        "had",
        "can",
        "could",
        "should",
        "must",
        "may",
        "might",
        "do",
        "does",
        "did",
        "goes",
        "went",
    ]
)
_RELATIVE = frozenset(["that", "which", "where", "who", "when", "you", "we", "i", "what", "how"])
_MEANS = (
    ("means",), ("stands", "for"), ("refers", "to"), ("is", "short"), ("is", "just"), ("is", "simply"), ("is", "basically"),
    ("is", "when"), ("is", "the"), ("is", "a"), ("is", "an"), ("is", "our"), ("is", "what"), ("is", "where"), ("meaning",),
    ("are", "the"), ("are", "just"), ("in", "other", "words"), ("in", "plain"), ("that", "is", "to", "say"), ("just", "means"),
    ("simply", "means"), ("basically", "means"), ("ie",), ("i", ".", "e"), ("is", "how"), ("is", "our"), ("is", "like"),
)  # fmt: skip
_NEXT_SENTENCE = (
    ("in", "other", "words"), ("in", "plain"), ("meaning",), ("that", "means"), ("that", "is", "the"), ("that", "is", "a"),
    ("that", "is", "just"), ("that", "is", "our"), ("this", "means"), ("that", "just", "means"), ("it", "means"),
    ("that", "simply", "means"), ("which", "means"), ("it", "just", "means"), ("that", "is", "what"), ("basically",), ("put", "simply"),
)  # fmt: skip
_STOPS = frozenset(".?!¶;")
_BREATH = 14


@cache
def terms() -> Mapping[str, tuple[Term, ...]]:
    """Return the listed terms in all their forms, filed under their first word, longest first."""
    path = Path(__file__).parent / "rules" / "jargon_terms.toml"
    filed: dict[str, list[Term]] = {}
    for field in tomllib.loads(path.read_text(encoding="utf-8")).values():
        for base, plain in field.items():
            for words in _spellings(base):
                filed.setdefault(words[0], []).append(Term(words[1:], plain, base))
    return {first: tuple(sorted(found, key=lambda t: -len(t.rest))) for first, found in filed.items()}


def _spellings(base: str) -> Iterator[tuple[str, ...]]:
    if base.isupper() and base.isalpha():
        for form in all_forms(base.lower()):
            yield (form,)
        return
    words = tuple(Text(base).words)
    yield words
    last = words[-1]
    if last.isalpha() and last[-1] != "s" and len(last) > 1:
        yield (*words[:-1], last[:-1] + "ies" if last[-1] == "y" and last[-2] not in "aeiou" else last + "s")


def explained(text: Text, first: int, last: int) -> bool:
    """Whether the text says in the same breath what the words first..last (last exclusive) mean."""
    words = text.words
    after = words[last : last + _BREATH]
    before = words[max(first - 4, 0) : first]
    if after[:1] and after[0] in _OPENERS and len(after) > 2:
        return after[0] != "-" or after[1] in _APPOSITIVE
    if before[-1:] == ["("] and after[:1] == [")"]:
        return True
    if not _NAMING.isdisjoint(before) or before[-2:] == [",", "or"]:
        return True
    if before[-1:] in (['"'], ["'"]) and not _NAMING.isdisjoint(words[max(first - 5, 0) : first]):
        return True
    if any(tuple(after[at : at + len(phrase)]) == phrase for phrase in _MEANS for at in (0, 1)):
        return True
    if after[:1] == [","] and len(after) > 2 and after[1] in _APPOSITIVE:
        return _is_appositive(after[1:])
    stop = next((i for i, word in enumerate(after) if word in _STOPS), None)
    rest = tuple(after[stop + 1 :]) if stop is not None and stop <= 3 else ()
    return any(rest[: len(phrase)] == phrase for phrase in _NEXT_SENTENCE)


def _is_appositive(words: list[str]) -> bool:
    """Whether words after a comma name the thing again ("the three digits on the back") rather than go on."""
    if words[0] in {"which", "meaning", "i", "ie", "basically", "simply", "short", "that"}:
        return words[0] not in {"i", "that"} or words[1] in {"is", ".", "e"}
    if words[0] == "so" or words[0] == "as":
        return words[1] in {"basically", "the", "in"}
    if words[0] == "or":
        return words[1] not in {"i", "you", "we", "they", "it"}
    for word in words[1:]:
        if word in _STOPS or word in {",", ")", "-"}:
            return True
        if word in _RELATIVE:
            return True
        if word in _FINITE:
            return False
    return True


def known_to_customer(scene: Scene, base: str) -> bool:
    """Whether the customer used the term in any of its forms."""
    return any(words[0] in scene.customer_words and scene.customer_said(words) for words in _spellings(base))


def known_compound(text: Text, scene: Scene, first: int, last: int) -> bool:
    """Whether the customer used the words in a row, or they are a name of the request."""
    return scene.customer_said(text.words[first:last]) or is_name(text, first, last, scene)


def is_name(reply: Text, first: int, last: int, scene: Scene) -> bool:
    """Whether the words are a name of the request, or a capitalised name or code that the grounds spell just so."""
    if all(word in scene.names for word in reply.words[first:last]):
        return True
    raw = reply.quote(first, last)
    start, end = reply.span(first, last)
    if in_code(reply.raw, start, end):
        return True
    starts_sentence = reply.sentence(first)[0] == first
    titled = raw[0].isupper() and not raw.isupper() and not starts_sentence
    return titled and any(raw in ground.raw for ground in scene.grounds)

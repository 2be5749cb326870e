"""Words that a customer cannot be expected to know: our list of terms, the house's own, and unknown abbreviations."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from service.capitals import could_abbreviate, everyday, in_capitals
from service.lexicon import all_forms
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.text import Text


class Term(NamedTuple):
    """A term in one of its forms: its words after the first, the plain word for it, and its listed form."""

    rest: tuple[str, ...]
    plain: str
    base: str


_OPENERS = frozenset("( - : =".split())
_APPOSITIVE = frozenset(
    "the a an your our my its their that which i ie meaning so basically simply in where short just as what or another".split()
)
_NAMING = frozenset(
    "called named termed dubbed known call calls label labels aka abbreviated nicknamed means calling".split()
)
_FINITE = frozenset(
    "is are was were will would has have had can could should must may might do does did goes went".split()
)
_RELATIVE = frozenset("that which where who when you we i what how".split())
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
    path = Path(__file__).with_name("jargon_terms.toml")
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


def _listed(reply: Text, scene: Scene) -> Iterator[Hit]:
    filed = terms()
    words = reply.words
    last = 0
    for i, word in enumerate(words):
        if i < last or word not in filed:
            continue
        for term in filed[word]:
            end = i + 1 + len(term.rest)
            if tuple(words[i + 1 : end]) == term.rest:
                last = end
                if not (
                    explained(reply, i, end)
                    or _known_to_customer(scene, term.base)
                    or _is_name(reply, i, end, scene)
                ):
                    yield Hit(i, end, f"say {term.plain!r}" if term.plain else "")
                break


def _known_to_customer(scene: Scene, base: str) -> bool:
    return any(words[0] in scene.customer_words and scene.customer_said(words) for words in _spellings(base))


def _is_name(reply: Text, first: int, last: int, scene: Scene) -> bool:
    """Whether the words are a name of the request, or a capitalised name or code that the grounds spell just so."""
    if all(word in scene.names for word in reply.words[first:last]):
        return True
    raw = reply.quote(first, last)
    start, end = reply.span(first, last)
    if reply.raw[start - 1 : start] in {"-", "/", "."} or reply.raw[end : end + 2].strip("-/#")[:1].isdigit():
        return True
    starts_sentence = reply.sentence(first)[0] == first
    titled = raw[0].isupper() and not raw.isupper() and not starts_sentence
    return titled and any(raw in ground.raw for ground in scene.grounds)


def _house_terms(reply: Text, scene: Scene) -> Iterator[Hit]:
    for term, plain in scene.glossary:
        size = len(term)
        for i, word in enumerate(reply.words):
            if (
                word == term[0]
                and tuple(reply.words[i : i + size]) == term
                and not explained(reply, i, i + size)
                and not scene.customer_said(term)
            ):
                yield Hit(i, i + size, f"say {plain!r}" if plain else "")


def _abbreviated(reply: Text, scene: Scene) -> Iterable[Hit]:
    at = in_capitals(reply)
    if not at:
        return
    known = scene.capitals | scene.names
    for i in at:
        word = reply.words[i]
        if (
            could_abbreviate(word)
            and not everyday(word)
            and word not in known
            and word not in scene.customer_words
            and word not in terms()
            and not explained(reply, i, i + 1)
        ):
            yield Hit(i, i + 1)


RULES = (
    Rule(
        id="jargon/term",
        principle="plain-words",
        says="Uses a term that the customer cannot be expected to know.",
        instead="Say it in everyday words, or explain it in the same breath.",
        flagged=(
            "Could you tell me the [[SKU]] of the kettle?",
            "It may be waiting for [[provisioning]]; I'll ask.",
            "I could ask for a [[pro-rata]] credit.",
            Example("Is the [[RMA]] the right one?", facts=("RMA was opened on Monday.",)),
        ),
        fine=(
            "Could you read me the CVV, the three digits on the back of your card?",
            Example("Yes, the SKU helps, thank you.", customer="The SKU is on the label, do you need it?"),
            "You would get a return number (RMA) first.",
            "What the bank calls a chargeback could be one way.",
            Example("Is the Reconcile app still open?", brand={"products": ["Reconcile"]}),
        ),
        check=_listed,
    ),
    Rule(
        id="jargon/house-term",
        principle="plain-words",
        says="Uses a term of the house that this company wants said in plain words.",
        instead="Use the plain word from the glossary.",
        flagged=(
            Example("Is it in a [[blue bin]] yet?", brand={"glossary": {"blue bin": "returns box"}}),
            Example("I could ask about the [[Cx-Lift]].", brand={"glossary": {"cx lift": ""}}),
        ),
        fine=(
            Example("Is it in the returns box yet?", brand={"glossary": {"blue bin": "returns box"}}),
            Example(
                "So the blue bin was full?",
                customer="The blue bin was full.",
                brand={"glossary": {"blue bin": ""}},
            ),
        ),
        check=_house_terms,
    ),
    Rule(
        id="jargon/abbreviation",
        principle="plain-words",
        says="Uses an abbreviation that nobody has explained.",
        instead="Write it out in plain words.",
        flagged=("Could it be a [[QZT]] matter? I'll ask.", "I'd like to look at the [[FNOL]] with you."),
        fine=(
            "Please send a PDF or a JPG, whichever is easier. OK?",
            Example("Is the QZT light still red?", customer="The QZT light is red."),
            Example("Is it the KLM-220?", facts=("She owns a KLM-220.",)),
            "I could look at the QZT (the date that the bank needs).",
        ),
        check=_abbreviated,
    ),
)

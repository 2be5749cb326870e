"""A typed value found in a text: what it measures, its canonical readings, and where it stands."""

from decimal import Decimal
from typing import Any, Literal, NamedTuple

from service.language.text import Text
from service.values.units import bag

Kind = Literal[
    "money", "percent", "duration", "date", "weekday", "relative", "time", "count", "number",
    "code", "tail", "link", "mail", "phone",
]  # fmt: skip
Key = tuple[Any, ...]


class Value(NamedTuple):
    """A value at the words first..last (last exclusive).

    Attributes:
        kind: what it measures or names; "number" is a figure without unit or noun.
        keys: canonical readings: ("money", 20), ("sec", 86400), ("bday", 5), ("month", 12), ("date", 11, 21),
            ("time", minutes), ("n", 3), ("code", "NB77120"), ...; a range has two amounts.
        unit: currency of money ("" if none is named); weekday 0-6 said together with a date, as text.
        heads: stems of the nouns that a count counts, or of the label before a number.
        near: whether it is said to be rough ("about", "or so").
        side: "most" or "least" where it is said to be a bound, "from" where a range is a change from one figure to
            another, else "".
        spelled: whether it is in words.
    """

    kind: Kind
    first: int
    last: int
    keys: tuple[Key, ...]
    unit: str = ""
    heads: tuple[str, ...] = ()
    near: bool = False
    side: str = ""
    spelled: bool = False


_ROUGH = bag(
    "about around roughly nearly almost approximately approx circa some ca ~ maybe perhaps over under"
)
_ROUGH_AFTER = (
    ["or", "so"],
    ["or", "thereabouts"],
    ["give", "or"],
    ["ish"],
    ["plus"],
    ["odd"],
    ["or", "more"],
)
_ASKING = [
    [w]
    for w in (
        "ask",
        "asked",
        "asking",
        "know",
        "hear",
        "talk",
        "worried",
        "sorry",
        "write",
        "wrote",
        "out",
        "look",
    )
]
_ROUGH_BEFORE = (
    ["more", "than"],
    ["less", "than"],
    ["close", "on"],
    ["close", "to"],
    ["short", "of"],
    ["shy", "of"],
    ["near", "enough"],
)
_JUST = (
    ["just", "under"],
    ["just", "over"],
    ["just", "below"],
    ["just", "above"],
    ["little", "over"],
    ["little", "under"],
)
_MOST = bag("within most up until till til under below maximum max latest inside than")
_LEAST = bag("least earliest over minimum min from than above beyond")
_MARKS = _ROUGH | _MOST | _LEAST | {"just", "close", "short", "shy", "near", "more", "less"}
_MARKS_AFTER = frozenset({"or", "give", "ish", "plus", "odd", "max", "maximum", "tops", "at"})
STOP_WORDS = bag(
    "a an the and or but so if to of in on at by for from with into onto as than then that this these those it its is are was"
    " were be been being am do does did have has had will would can could should may might must shall not no i you we they he"
    " she me us them him her your our my their his who which what when where why how because while until till since before"
    " after there here just only also too very please thanks thank per each every all both any some up out off over again ago"
    " left now still already yet about around later earlier early late max more less fewer too much many other others same without instead rather against during via"
)


def word_at(words: list[str], i: int) -> str:
    """Return word i, or "" outside the text."""
    return words[i] if 0 <= i < len(words) else ""


def _marks(words: list[str], first: int, last: int) -> tuple[bool, str]:
    """Return whether a value is said to be rough, and which bound it is said to be."""
    before = words[max(0, first - 3) : first]
    if _MARKS.isdisjoint(before) and (last >= len(words) or words[last] not in _MARKS_AFTER):
        return False, ""
    near = (bool(before) and before[-1] in _ROUGH and before[-2:-1] not in _ASKING) or words[
        last : last + 2
    ] in _ROUGH_AFTER
    near = near or words[last : last + 1] in _ROUGH_AFTER or before[-2:] in _ROUGH_BEFORE
    if before[-2:] in _JUST:
        return True, ""
    if before[-2:] == ["more", "than"] or any(w in {"least", "earliest", "over", "minimum"} for w in before):
        return near, "least"
    if (
        any(w in _MOST for w in before)
        or word_at(words, last) in {"max", "maximum", "tops"}
        or words[last : last + 2] == ["at", "most"]
    ):
        return near, "most"
    return near, "least" if any(w in _LEAST for w in before) else ""


def marked(text: Text, kind: Kind, first: int, last: int, keys: tuple[Key, ...], **more: object) -> Value:
    """Return a value with what its surroundings say of it: rough or not, which bound, both ends of "from ... to"."""
    near, side = _marks(text.words, first, last)
    if len(keys[0]) == 3 and word_at(text.words, first - 1) == "from":
        side = "from"
    return Value(kind, first, last, keys, near=near, side=side, **more)  # type: ignore[arg-type]


def keyed(name: str, low: Decimal | None, high: Decimal) -> Key:
    """Return the key of an amount or of a range of amounts."""
    return (name, high) if low is None else (name, low, high)


class Figure(NamedTuple):
    """A value of the grounds, as it lies in their index.

    Attributes:
        value: the value itself.
        source: number of the text that holds it, in the order given; the customer's texts count on from there.
        heads: stems of the words around a count, by which it is told from other counts.
        part: "" for the whole value, "low" or "high" for an end of a range.
    """

    value: Value
    source: int
    heads: frozenset[str] = frozenset()
    part: str = ""


class Support(NamedTuple):
    """What supports a value: the number of the source, whether it is the customer's, whether it was reckoned."""

    source: int
    customer: bool = False
    derived: bool = False

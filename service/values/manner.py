"""Figures of speech: "a thousand thanks", "two or three lines", "a day's work" name no amount that could be wrong."""

from service.language.text import Text
from service.values.units import OFFICE, bag
from service.values.value import Value

COUNTS = frozenset({"count", "number"})
"""The kinds of value that count something."""
# Nouns that are counted in any talk and claim nothing.
_TALK = bag(
    "question thing moment point step way reason option side hand place time word line sentence detail possibility matter"
    " bit part other kind sort choice go try message note minute second sec idea answer chance person end"
)
_ALL_OF_YOU = bag("you us them these those")
ROUND = frozenset({100, 1000, 1_000_000})
"""Numbers that stand for "very many" when they are spelled out."""
_SIGNS = bag("digit character letter figure sided symbol")
_LASTING = bag(
    "in within inside for take takes taking took need needs needed last lasts lasting lasted about around only just than under over another further extra be once every each per after"
    " wait more least most up delay arrive arrives come comes reach reaches until till of"
)
_BETTER = bag("better worse rather sooner other")
_NOT = bag("not never nothing nobody")
_LENGTHENED = bag("or at ago from later before after")


def is_manner(value: Value, reply: Text) -> bool:
    """Whether a number is a manner of speaking."""
    key = value.keys[0]
    before, after = (
        reply.words[max(0, value.first - 2) : value.first],
        reply.words[value.last : value.last + 2],
    )
    if before == ["be", "it"] or (value.spelled and key[1:] == (1, 2)):
        return True
    if value.kind in COUNTS and len(after) == 2 and after[0] == "of" and after[1] in _ALL_OF_YOU:
        return bool(key[-1] <= 4)
    if reply.words[value.last : value.last + 1] == [")"] and reply.words[
        max(0, value.first - 1) : value.first
    ] != ["("]:
        return True  # the number of a list's item
    if value.kind == "duration":
        if _is_indefinite(value, reply):
            return True
        wait = 120 if before[-1:] in (["me"], ["us"]) else 5
        return value.spelled and key[0] == "sec" and key[-1] <= wait
    if value.kind == "percent":
        return bool(key[1] == 100)
    if value.kind == "number" and before == ["out", "of"] and key[1] > 2:
        if reply.words[value.first - 3 : value.first - 2] in (["time"], ["times"], ["ten"]):
            return bool(key[1] == 10)
        return False  # "nine out of ten": a share of all
    if key[0] == "ordinal":
        return bool(key[1] <= 3)
    if value.kind not in COUNTS:
        return False
    if before == ["scale", "of"]:
        return True
    if len(key) > 2:
        return value.spelled and key[-1] <= 5 and not _TALK.isdisjoint(value.heads)
    if value.spelled and key[1] == 1:
        return True
    if value.spelled and value.heads[:1] == ("word",) and key[1] <= 12:
        return True
    if value.spelled and key[1] >= 1000 and key[1] in ROUND and reply.words[value.first] == "a":
        return True
    if value.heads == ("time",) and after[1:] == ["out"]:
        return True
    if value.heads == ("time",) and value.spelled and key[1] >= 10:
        return True
    if value.kind == "number" and reply.words[value.last : value.last + 1] == ["."]:
        listed = not value.first or reply.words[value.first - 1] == "¶"
        if listed:
            return True
    if value.kind == "number":
        return value.spelled and bool(key[1] <= 12 or key[1] in ROUND)
    return value.heads[0] in _SIGNS or bool(key[1] <= 4 and value.heads[0] in _TALK)


def _is_indefinite(value: Value, reply: Text) -> bool:
    """Whether "a day's work", "from one day to the next" or "on the one day that counts" names no length of time."""
    words = [word for word in reply.words[value.first : value.last] if word not in OFFICE]
    if (
        len(words) != 2
        or words[0] not in {"a", "one"}
        or words[1] not in {"day", "week", "month", "year", "night"}
    ):
        return False
    before = reply.words[max(0, value.first - 3) : value.first]
    after = reply.words[value.last : value.last + 2]
    if before[-2:-1] and before[-2] in _BETTER and before[-1] == "than":
        return True
    start, _ = reply.clause(value.first)
    if before[-1:] == ["in"] and not _NOT.isdisjoint(reply.words[start : value.first]):
        return True  # "that does not go in a day"
    if after in (["or", "a"], ["'s", "pay"], ["'s", "work"], ["'s", "wages"], ["'s", "leave"]):
        return True
    return _LASTING.isdisjoint(before) and _LENGTHENED.isdisjoint(after[:1])

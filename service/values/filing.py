"""Under which keys a given value lies in the index, so that each way to tell it again finds it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from service.values.almanac import Calendar
from service.values.derivation import MONEY_HEADS
from service.values.units import DAY, HOUR, MINUTE, stem
from service.values.value import STOP_WORDS, Key, Value

CODES = frozenset({"code", "phone", "link", "mail", "tail"})
"""Kinds of values that name something."""
_RUN = re.compile(r"[0-9]{3,}")


def around(words: list[str], first: int, last: int) -> Iterator[str]:
    """Yield stems of the content words around a count: up to four on each side, or its name in a structured text."""
    if first > 3 and words[first - 1] == '"' and words[first - 2] == ":" and words[last : last + 1] == ['"']:
        for word in reversed(words[: first - 3]):
            if word == '"':
                return
            if word.isalpha():
                yield stem(word)
    for side in (words[last : last + 6], reversed(words[max(0, first - 8) : first])):
        kept = 0
        for word in side:
            if word in {".", ";", "?", "!", "¶"} or kept == 4:
                break
            if word[0].isalpha() and word not in STOP_WORDS:
                kept += 1
                yield stem(word)


def filed(value: Value, heads: frozenset[str]) -> Iterator[tuple[Key, str]]:
    """Yield the keys under which a ground's value is looked up, with the part of it that each stands for."""
    for key in value.keys:
        name = key[0]
        if name == "date":
            _, year, month, day = key
            yield ("day", day), ""
            yield (("date", month, day) if month else ("bare day", day)), ""
            if month:
                yield ("in", month), ""
            if year:
                yield ("any", Decimal(year)), ""
                weekday = Calendar.weekday(year, month, day)
                if weekday is not None:
                    yield ("weekday", weekday), ""
        elif name == "in":
            yield ("in", key[2]), ""
        elif name in CODES:
            yield key, ""
            form = key[1]
            if name in {"code", "phone"}:
                yield ("tail", form[-4:]), ""
                yield ("tail", form[-3:]), ""
                yield from ((("code", run), "") for run in _RUN.findall(form) if run != form)
                yield ("digits", "".join(c for c in form if c.isdigit())[-7:]), ""
            elif name in {"link", "mail"}:
                yield ("site", form.partition("/")[0].rpartition("@")[2]), ""
        else:
            yield from _filed_amount(key, value, heads)


def _filed_amount(key: Key, value: Value, heads: frozenset[str]) -> Iterator[tuple[Key, str]]:
    yield key, ""
    name, *amounts = key
    if len(amounts) == 2:
        apart = value.side == "from"
        yield (name, amounts[0]), "" if apart else "low"
        yield (name, amounts[1]), "" if apart else "high"
    if name == "sec":
        size = next(u for u in (DAY, HOUR, MINUTE, 1) if amounts[-1] % u == 0)
        amounts = [a / size for a in amounts]
    if name in {"n", "money", "percent", "bday", "month", "sec"}:
        yield ("any", *amounts), ""
        if len(amounts) == 2:
            yield ("any", amounts[0]), ""
            yield ("any", amounts[1]), ""
    if name == "n" and value.kind in {"count", "number"}:
        yield ("bare", *amounts), ""
        if not heads.isdisjoint(MONEY_HEADS):
            yield ("money", *amounts), ""

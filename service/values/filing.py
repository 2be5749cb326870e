"""Under which keys a given value lies in the index, so that each way to tell it again finds it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from service.values.almanac import Calendar
from service.values.counts import share_at
from service.values.derivation import MONEY_HEADS
from service.values.spans import ONE_SPAN
from service.values.units import DAY, HOUR, MINUTE, bag, stem
from service.values.value import STOP_WORDS, Key, Value

CODES = frozenset({"code", "phone", "link", "mail", "tail"})
"""Kinds of values that name something."""
POSSESSIVES = bag("our my your his her their 's")
"""Words before an ordinal that is an anniversary or a birthday."""
_FEASTS = bag("birthday anniversary wedding bday")
_AGED = bag("is am are was be turn turns turned turning aged age almost nearly now only just reach reached")
_ANSWERING = bag(
    ". ; ? ! ¶ , all only just the it is was about like around number no nr # : room yes yeah sure ok hm um er well"
)
_LAST_MINUTE, _MIDNIGHT = ("time", 1439), ("time", 0)
_STOPS = frozenset({".", ";", "?", "!", "¶", ",", ""})
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


def filed(value: Value, heads: frozenset[str], words: list[str]) -> Iterator[tuple[Key, str]]:
    """Yield the keys under which a ground's value is looked up, with the part of it that each stands for."""
    key = value.keys[0]
    if len(key) == 2 and value.kind in {"count", "number"} and not value.unit:
        yield from _filed_bare(key[1], value, words)
    elif key[0] == "month" and len(key) == 2:
        yield ("years", key[1] / 12), ""
        yield ("any", key[1] / 12), ""
    for key in value.keys:
        name = key[0]
        if name == "date":
            _, year, month, day = key
            yield ("day", day), ""
            if not month and value.first and words[value.first - 1] in POSSESSIVES:
                yield ("years", Decimal(day)), ""
            yield (("date", month, day) if month else ("bare day", day)), ""
            if month:
                yield ("in", month), ""
            if value.unit:
                yield ("weekday", int(value.unit)), ""
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


def _filed_bare(amount: Decimal | int, value: Value, words: list[str]) -> Iterator[tuple[Key, str]]:
    """Yield how old somebody is said to be ("he is 8", "our 30th"), or what a number alone answers ("214.")."""
    before = words[value.first - 1] if value.first else ""
    after = words[value.last] if value.last < len(words) else ""
    ordinal = value.keys[0][0] == "ordinal"
    if ordinal:
        if before in POSSESSIVES or not _FEASTS.isdisjoint(words[value.last : value.last + 2]):
            yield ("years", amount), ""
    elif not value.heads or after in _FEASTS:
        if before in _AGED or (before in {",", "("} and after in {",", ")"}):
            yield ("years", amount), ""
        if after in _STOPS and all(w in _ANSWERING for w in words[max(0, value.first - 2) : value.first]):
            yield ("alone", amount), ""
    whole = None if ordinal else share_at(words, value.last)
    if whole:
        yield ("share", amount, whole), ""
    if before == "at" and not ordinal:
        yield ("at", amount), ""
    for key in (
        ONE_SPAN.get(before, ())
        if before != "hour" and not value.heads and isinstance(amount, Decimal)
        else ()
    ):
        yield (key[0], key[1] * amount), ""  # "day 80"


def _filed_amount(key: Key, value: Value, heads: frozenset[str]) -> Iterator[tuple[Key, str]]:
    yield key, ""
    name, *amounts = key
    if key == _LAST_MINUTE:
        yield _MIDNIGHT, ""
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

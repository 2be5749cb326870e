"""Numbers as people write them: 1,250.50 and 1.250,50, "twenty-three forty", "fourteen and a half thousand"."""

import re
from decimal import Decimal
from typing import NamedTuple

from service.values.units import CURRENCIES, CURRENCY_SIGNS

_SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_TENS |= {"fourty": 40, "ninty": 90}  # so often written so
NUMBER_WORDS = _SMALL.keys() | _TENS.keys()
_FIGURE = re.compile(r"([$£€¥₹]?)([0-9]+(?:[.,:/][0-9]+)*)([a-z]*)(%?)")
NO_TIME = 9999
"""Minutes of a time that no clock shows ("25:15")."""
_HALF = Decimal("0.5")
_VULGAR = {"1/2": _HALF, "1/4": Decimal("0.25"), "3/4": Decimal("0.75")}
_HALVES = (
    (["and", "a", "half"], _HALF),
    (["and", "half"], _HALF),
    (["an", "half"], _HALF),
    (["an", "a", "half"], _HALF),
    (["n", "a", "half"], _HALF),
    (["and", "a", "quarter"], _VULGAR["1/4"]),
    (["and", "three", "quarters"], _VULGAR["3/4"]),
)
_HALF_OPENS = frozenset(words[0] for words, _ in _HALVES)


class Number(NamedTuple):
    """A number in a text.

    Attributes:
        amount: its value.
        last: index of the word after it.
        others: other readings of the same figure ("1.250" is 1250 or 1.25).
        clock: minutes since midnight, if it can be a time of day ("8.40", "eight forty"); else -1.
        symbol: the currency sign before it, or "".
        suffix: letters (or "%") glued to it, or "".
        spelled: whether it is in words.
        parts: what stands between slashes or dots ("21/11", "21.11.2026"), if it can be no single number.
        decimals: how many digits follow the decimal mark.
    """

    amount: Decimal
    last: int
    others: tuple[Decimal, ...] = ()
    clock: int = -1
    symbol: str = ""
    suffix: str = ""
    spelled: bool = False
    parts: tuple[int, ...] = ()
    decimals: int = 0


def number_at(words: list[str], i: int) -> Number | None:
    """Return the number that begins at word i, or None."""
    word = words[i]
    if word in NUMBER_WORDS or word in _SCALES:
        return _spelled(words, i)
    after = words[i + 1] if i + 1 < len(words) else ""
    if len(after) == 3 and len(word) <= 3 and after.isdigit() and word.isdigit() and _money_at(words, i + 2):
        return Number(Decimal(word + after), i + 2)
    figure = _FIGURE.fullmatch(word)
    if figure is None:
        return None
    symbol, body, suffix, percent = figure.groups()
    thousands = suffix == "k"
    if suffix in {"k", "ish"}:
        suffix = ""
    number = _figure(body, i + 1, symbol, percent or suffix)
    if number is None:
        return None
    if thousands and not number.parts:
        return number._replace(amount=number.amount * 1000)
    if body.isdigit() and not symbol and not suffix and not percent and not thousands:
        if after == "\u2044" and body[-1] in "13":  # 8½, which folds into "81", the fraction slash, "2"
            share = _VULGAR.get(f"{body[-1]}/{words[i + 2] if i + 2 < len(words) else ''}")
            if share:
                return number._replace(amount=Decimal(body[:-1] or 0) + share, last=i + 3)
        share, last = half_on(words, i + 1)
        if share:
            return number._replace(amount=number.amount + share, last=last)
    if after in _SCALES and after != "hundred" and not suffix:
        return number._replace(amount=number.amount * _SCALES[after], last=i + 2, clock=-1)
    return number


def half_on(words: list[str], at: int) -> tuple[Decimal, int]:
    """Return the "and a half", "1/2" or "and a quarter" that goes on at word `at`, or 0, and the index after it."""
    word = words[at] if at < len(words) else ""
    if word in _VULGAR:
        return _VULGAR[word], at + 1
    for said, share in _HALVES if word in _HALF_OPENS else ():
        if words[at : at + len(said)] == said:
            return share, at + len(said)
    return Decimal(0), at


def _money_at(words: list[str], i: int) -> bool:
    return i < len(words) and (words[i] in CURRENCIES or words[i] in CURRENCY_SIGNS)


def _figure(body: str, last: int, symbol: str, suffix: str) -> Number | None:
    if body.isdigit():
        return Number(symbol=symbol, suffix=suffix, amount=Decimal(body), last=last)
    if "/" in body:
        pieces = body.split("/")
        if not all(p.isdigit() for p in pieces):
            return None
        return Number(
            symbol=symbol,
            suffix=suffix,
            amount=Decimal(-1),
            last=last,
            parts=tuple(int(p[:9]) for p in pieces),
        )
    if ":" in body:
        pieces = body.split(":")
        hour, minute = pieces[0], pieces[1]
        if hour.isdigit() and minute.isdigit() and len(hour) <= 2 and len(minute) == 2:
            real = int(hour) < 25 and int(minute) < 60
            return Number(
                symbol=symbol,
                suffix=suffix,
                amount=Decimal(-1),
                last=last,
                clock=int(hour) * 60 + int(minute) if real else NO_TIME,
            )
        return None
    mark = "," if body.rfind(",") > body.rfind(".") else "."
    other = "." if mark == "," else ","
    whole, _, tail = body.rpartition(mark)
    if other in whole or body.count(mark) > 1:
        groups = re.split("[.,]", body)
        if body.count(mark) > 1:
            if all(len(g) == 3 for g in groups[1:]):
                return Number(symbol=symbol, suffix=suffix, amount=Decimal("".join(groups)), last=last)
            if mark == "." and len(groups) == 3 and other not in body:
                return Number(
                    symbol=symbol,
                    suffix=suffix,
                    amount=Decimal(-1),
                    last=last,
                    parts=tuple(int(g[:9]) for g in groups),
                )
            return None
        return Number(
            symbol=symbol,
            suffix=suffix,
            amount=Decimal("".join(groups[:-1]) + "." + tail),
            last=last,
            decimals=len(tail),
        )
    value = Decimal(f"{whole}.{tail}")
    if len(tail) == 3 and whole != "0" and len(whole) <= 3:
        thousands = Decimal(whole + tail)
        return Number(
            symbol=symbol, suffix=suffix, amount=thousands, last=last, others=(value,) if mark == "." else ()
        )
    clock = -1
    if len(tail) == 2 and len(whole) <= 2 and int(whole) < 24 and int(tail) < 60:
        clock = int(whole) * 60 + int(tail)
    return Number(symbol=symbol, suffix=suffix, amount=value, last=last, clock=clock, decimals=len(tail))


def _below_hundred(words: list[str], i: int) -> tuple[int, int]:
    """Read a number below 100; return it and the index after it."""
    n, value, at = len(words), 0, i
    if at < n and words[at] in _TENS:
        value, at = _TENS[words[at]], at + 1
        if at < n and 0 < _SMALL.get(words[at], 0) < 10:
            value, at = value + _SMALL[words[at]], at + 1
    elif at < n and words[at] in _SMALL:
        value, at = _SMALL[words[at]], at + 1
    return value, at


def _below_thousand(words: list[str], i: int) -> tuple[int, int]:
    """Read a number below 10,000 without "thousand"; return it and the index after it."""
    n = len(words)
    value, at = _below_hundred(words, i)
    if at < n and words[at] == "hundred":
        value, at = max(value, 1) * 100, at + 1
        skip = at + 1 if at < n and words[at] == "and" else at
        if skip < n and words[skip] in NUMBER_WORDS:
            rest, end = _below_hundred(words, skip)
            if words[end : end + 1] != ["hundred"]:
                return value + rest, end
    return value, at


def _spelled(words: list[str], i: int) -> Number:
    n = len(words)
    group, at = _below_thousand(words, i)
    value = Decimal(group)
    share, at = half_on(words, at)
    value += share
    if at < n and words[at] == "point" and at + 1 < n and words[at + 1] in NUMBER_WORDS:
        digits = ""
        at += 1
        while at < n and _SMALL.get(words[at], 10) < 10:
            digits, at = digits + str(_SMALL[words[at]]), at + 1
        value = Decimal(f"{group}.{digits or 0}")
    scaled = False
    while at < n and words[at] in _SCALES and words[at] != "hundred":
        value, at, scaled = max(value, Decimal(1)) * _SCALES[words[at]], at + 1, True
        skip = at + 1 if at < n and words[at] == "and" else at
        if skip < n and (
            words[skip] in NUMBER_WORDS or (words[skip] == "a" and words[skip + 1 : skip + 2] == ["hundred"])
        ):
            rest, at = _below_thousand(words, skip + (words[skip] == "a"))
            value += rest
    # "twenty-three forty" is 23.40, or 23:40 o'clock: what is said of prices and of trains.
    if (
        not scaled
        and 0 < value < 100
        and value == group
        and at < n
        and {**_SMALL, **_TENS}.get(words[at], 0) >= 10
    ):
        minor, end = _below_thousand(words, at)
        if minor < 100:
            clock = int(value) * 60 + minor if value < 24 and minor < 60 else -1
            return Number(value + Decimal(minor) / 100, end, clock=clock, spelled=True, decimals=2)
    return Number(value, at, spelled=True)


def digits_spelled(words: list[str], i: int) -> tuple[str, int]:
    """Return single digits spelled one by one from word i ("four four seven one"), and the index after them."""
    digits, at = "", i
    while at < len(words) and _SMALL.get(words[at], 10) < 10:
        digits, at = digits + str(_SMALL[words[at]]), at + 1
    return digits, at

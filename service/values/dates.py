"""Dates, weekdays and days said relative to another; no clock is read and no year is guessed from one."""

import re
from datetime import date
from typing import NamedTuple

from service.language.text import Text
from service.values.units import bag

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in (*names.split(), names.split()[0] + "s")
}
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
RELATIVE = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "overmorrow": 2}
SHORTHAND = {
    **dict.fromkeys(bag("yday yest ystd ystday yesteday yesturday"), "yesterday"),
    **dict.fromkeys(
        bag("tmrw tmr tmw tmo tomo tomoro tomorow tommorow tommorrow 2moro 2morrow tomoz"), "tomorrow"
    ),
    **dict.fromkeys(bag("2day"), "today"),
    **dict.fromkeys(bag("2nite tonite 2night"), "tonight"),
}
"""How hurried people write them."""
ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {"thirtieth": 30}
_ALSO_WORDS = frozenset({"may", "march", "mar", "sat", "sun", "mon", "wed", "jan", "dec"})
_BEFORE_MONTH = bag(
    "in of since until till til by from to during early late mid last next this every each through for before after"
    " your our the and with"
)
_SURELY_MONTH = bag("on since until till til by before after from of in")
_BEFORE_DAY = bag("on by until till til this next last every from to before after since or and for the")
_DAY = re.compile(r"([0-9]{1,2})(st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A date or a part of one; what the text leaves out is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def weekday(self) -> int | None:
        """0 for a Monday to 6 for a Sunday, if the date is whole."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day).weekday()
        except ValueError:
            return None


def glue(text: Text, i: int) -> str:
    """Return what stands in the raw text between word i and the next."""
    return text.raw[text.ends[i] : text.starts[i + 1]] if i + 1 < len(text.words) else " "


def capital(text: Text, i: int) -> bool:
    """Whether word i begins with a capital."""
    return text.raw[text.starts[i]].isupper()


def days_at(text: Text, i: int) -> tuple[tuple[Day, ...], int] | None:
    """Return the readings of the date that begins at word i and the index after it, or None."""
    words = text.words
    word = words[i]
    if word[0].isdigit():
        return _numeric(text, i) or _day_month(text, i)
    if word in MONTHS:
        return _month_first(text, i)
    if word in ORDINALS or (word in {"twenty", "thirty"} and ORDINALS.get(_at(words, i + 1), 10) < 10):
        return _day_month(text, i)
    return None


def weekday_at(text: Text, i: int) -> int | None:
    """Return the weekday that word i names, or None."""
    word = text.words[i]
    day = WEEKDAYS.get(word)
    if day is None or word not in _ALSO_WORDS:
        return day
    before = text.words[i - 1] if i else ""
    after = _at(text.words, i + 1)
    dated = _DAY.fullmatch(after) is not None or after == "the" or after in MONTHS
    if not capital(text, i):
        return day if before in {"on", "next", "last", "every"} or _DAY.fullmatch(after) else None
    return day if before in _BEFORE_DAY or dated else None


def _at(words: list[str], i: int) -> str:
    return words[i] if i < len(words) else ""


def _day_number(words: list[str], i: int) -> tuple[int, int, bool] | None:
    """Return (day of the month, index after it, whether it is an ordinal)."""
    word = _at(words, i)
    found = _DAY.fullmatch(word)
    # No month has a 72nd, but who writes "the 72nd" names a day nonetheless: one that nothing can support.
    if found and (1 <= int(found.group(1)) <= 31 or found.group(2)):
        return int(found.group(1)), i + 1, bool(found.group(2))
    if word in ORDINALS:
        return ORDINALS[word], i + 1, True
    if word in {"twenty", "thirty"} and ORDINALS.get(_at(words, i + 1), 10) < 10:
        return {"twenty": 20, "thirty": 30}[word] + ORDINALS[words[i + 1]], i + 2, True
    return None


def _no_day(words: list[str], i: int) -> tuple[int, int, bool] | None:
    """Read the 36 of "until Nov 36": no day, but said as one, so that nothing can support it."""
    word, after = _at(words, i), _at(words, i + 1)
    said = (
        word.isdigit() and len(word) == 2 and (not after or not after[0].isalnum() or after in _AFTER_A_DAY)
    )
    return (int(word), i + 1, False) if said and int(word) > 31 else None


def _year(words: list[str], i: int) -> tuple[int | None, int]:
    at = i + 1 if _at(words, i) == "," else i
    return (int(words[at]), at + 1) if _YEAR.fullmatch(_at(words, at)) else (None, i)


def _month_first(text: Text, i: int) -> tuple[tuple[Day, ...], int] | None:
    words = text.words
    month = MONTHS[words[i]]
    before = words[i - 1] if i else ""
    at = i + 1
    if _at(words, at) == "." and len(words[i]) <= 4:
        at += 1
    at += _at(words, at) == "the"
    number = _day_number(words, at) or _no_day(words, at)
    if (
        number
        and (number[0] <= _MONTH_LENGTHS[month - 1] or number[0] > 31)
        and not (words[i] == "may" and not capital(text, i) and not number[2] and before not in _SURELY_MONTH)
    ):
        year, last = _year(words, number[1])
        return (Day(year, month, number[0]),), last
    if words[i] in _ALSO_WORDS and not (
        i
        and words[i - 1] in _BEFORE_MONTH
        and (capital(text, i) or words[i - 1] in {"in", "since", "until", "til", "till"})
    ):
        return None
    year, last = _year(words, i + 1)
    return (Day(year, month),), last


def _day_month(text: Text, i: int) -> tuple[tuple[Day, ...], int] | None:
    words = text.words
    number = _day_number(words, i)
    if number is None:
        return None
    day, at, ordinal = number
    month_at = at + (_at(words, at) == "of")
    can = (
        _at(words, month_at) == "may"
        and not capital(text, month_at)
        and _at(words, month_at + 1) in _AFTER_CAN
    )
    if _at(words, month_at) in MONTHS and not can and day <= _MONTH_LENGTHS[MONTHS[words[month_at]] - 1]:
        dot = (
            _at(words, month_at + 1) == "."
            and len(words[month_at]) <= 4
            and _YEAR.fullmatch(_at(words, month_at + 2))
        )
        year, last = _year(words, month_at + 1 + bool(dot))
        return (Day(year, MONTHS[words[month_at]], day),), last
    if not ordinal:
        return None
    before = words[i - 1] if i else ""
    after = _at(words, at)
    figure = words[i][0].isdigit()
    of_month = (
        after == "of"
        and _at(words, at + 1) in {"this", "next", "last", "the"}
        and "month" in words[at + 2 : at + 4]
    )
    alone = not after or not after[0].isalpha() or after in _AFTER_A_DAY
    counted = (before == "the" and (day > 3 or figure)) or (figure and alone) or before in WEEKDAYS
    if of_month or (counted and alone):
        return (Day(day=day),), at
    return None


# Behind a small "may" that is no month: "a child under 12 may be seated".
_AFTER_CAN = bag(
    "be not have only also still well take need want get go come use sit travel ride enter book ask apply return pay"
)
_AFTER_A_DAY = bag(
    "and or at by to until till til in on is was will it we you i the that this with for from of as so but when if which where"
    " has had been would came then still between before after because since while they he she there your our my its not a"
    " am are did does do can could should latest already via through stays stay works work turns costs nor neither either fits fit"
    " nobody noone nothing none everyone everybody someone somebody anyone people something everything"
    " suits suit goes remains stands counts applies falls holds without instead rather against during"
)


def _numeric(text: Text, i: int) -> tuple[tuple[Day, ...], int] | None:
    words = text.words
    word = words[i]
    if len(word) <= 2 and _YEAR.fullmatch(_at(words, i + 2)) and glue(text, i) == glue(text, i + 1) == "-":
        days = (
            slashed((int(word), int(words[i + 1]), int(words[i + 2])))
            if word.isdigit() and words[i + 1].isdigit()
            else ()
        )
        return (days, i + 3) if days else None
    if _YEAR.fullmatch(word) and len(words) > i + 1 and glue(text, i) in {"-", "/", "."}:
        month = _at(words, i + 1)
        if month.isdigit() and len(month) <= 2 and 1 <= int(month) <= 12:
            day = _at(words, i + 2)
            if len(words) > i + 2 and glue(text, i + 1) in {"-", "/", "."}:
                stamp = day.partition("t")[0]  # 2026-11-21T10:00
                if stamp.isdigit() and 1 <= int(stamp[:3]) <= 31:
                    return (Day(int(word), int(month), int(stamp)),), i + 3
            return (Day(int(word), int(month)),), i + 2
    return None


def slashed(parts: tuple[int, ...]) -> tuple[Day, ...]:
    """Return what 21/11, 11/21 or 21.11.2026 can mean: day first or month first."""
    if len(parts) == 3 and parts[0] > 31:
        year, *rest = parts
    elif len(parts) == 3:
        *rest, year = parts
        year += 2000 if year < 100 else 0
    else:
        rest, year = list(parts), 0
    if len(rest) != 2:
        return ()
    readings = {(rest[0], rest[1]), (rest[1], rest[0])}
    return tuple(
        Day(year or None, month, day)
        for day, month in sorted(readings)
        if 1 <= month <= 12 and 1 <= day <= _MONTH_LENGTHS[month - 1]
    )

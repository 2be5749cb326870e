"""Dates, weekdays and relative days as values."""

from decimal import Decimal

from service.language.text import Text
from service.values.dates import SHORTHAND, WEEKDAYS, Day, days_at, slashed, weekday_at
from service.values.numerals import Number
from service.values.value import Key, Value, word_at

_OF_A_FEW = 200


def read_slashed(i: int, number: Number) -> Value | None:
    """Read "21/11", "11/21", "21.11.2026" in every way they can be meant, and "24/7"."""
    if number.parts in {(24, 7), (50, 50), (100, 0)}:
        return Value("duration", i, number.last, (("always",),)) if number.parts == (24, 7) else None
    dates = slashed(number.parts)
    keys: tuple[Key, ...] = tuple(k for day in dates for k in date_keys(day))
    if not dates and len(number.parts) == 2 and max(number.parts) > _OF_A_FEW:
        # "2024/771": the number of an order, no share of anything
        return Value("code", i, number.last, (("code", "{}/{}".format(*number.parts)),))
    if len(number.parts) == 2:
        keys += (("n", Decimal(number.parts[0]), Decimal(number.parts[1])),)
    return Value("date" if dates else "count", i, number.last, keys) if keys else None


def date_keys(day: Day) -> tuple[Key, ...]:
    """Return the one key by which a date is looked up: as much of it as is said."""
    if day.day is None:
        return (("in", day.year, day.month),)
    return (("date", day.year, day.month, day.day),)


def read_date(text: Text, i: int, days: tuple[Day, ...], last: int) -> Value:
    """Return the value of a date, with the weekday said before it."""
    keys = tuple(k for day in days for k in date_keys(day))
    words = text.words
    at = i - 1 - (word_at(words, i - 1) in {",", "the"})
    at -= word_at(words, at) == ","
    weekday = weekday_at(text, at) if at >= 0 and words[at] in WEEKDAYS else None
    return Value("date", i, last, keys, unit="" if weekday is None else str(weekday))


def read_month(text: Text, i: int) -> Value | None:
    """Read a date or a month that begins with a word: "March 9", "the first of July", "in November"."""
    dates = days_at(text, i)
    return read_date(text, i, *dates) if dates else None


def read_weekday(text: Text, i: int) -> Value | None:
    """Read a weekday."""
    day = weekday_at(text, i)
    return None if day is None else Value("weekday", i, i + 1, (("weekday", day),))


def read_relative(text: Text, i: int) -> Value | None:
    """Read "today", "tomorrow" and the like."""
    word = text.words[i]
    return Value("relative", i, i + 1, (("relative", SHORTHAND.get(word, word)),))

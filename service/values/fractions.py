"""Halves, quarters, couples and dozens: "half an hour", "quarter to five", "half price", "a couple of days"."""

from decimal import Decimal

from service.language.text import Text
from service.values.clock import clock_value
from service.values.counts import nouns_behind
from service.values.numerals import NUMBER_WORDS, Number, number_at
from service.values.spans import read_quarter, span_keys
from service.values.units import MEASURE_NAMES, OFFICE, SPANS, stem
from service.values.value import STOP_WORDS, Key, Value, marked, word_at

_PARTS = {"thirds": 3, "quarters": 4, "fifths": 5, "tenths": 10}
_PRICES = frozenset({"price", "cost", "amount", "fee", "bill", "fare", "rent", "total", "sum", "money"})
_MINUTES_AWAY = {"half": 30, "quarter": 15}


def read_fraction(text: Text, i: int) -> Value | None:
    """Read "half past nine", "quarter to five", "half price", "half an hour", "half a dozen"."""
    words = text.words
    word = words[i]
    at = i + 1
    if word_at(words, at) in {"past", "to"}:
        hour = number_at(words, at + 1) if at + 1 < len(words) else None
        if hour and hour.amount <= 12:
            sign = 1 if words[at] == "past" else -1
            return clock_value(text, i, int(hour.amount) * 60 + sign * _MINUTES_AWAY[word], hour.last)
    if word == "quarter":
        return read_quarter(text, i)
    after = word_at(words, at)
    if (after in NUMBER_WORDS or after.isdigit()) and word_at(words, i - 1) not in {"a", "an", "and"}:
        hour = number_at(words, at)
        if hour and 0 < hour.amount <= 12:
            return clock_value(text, i, int(hour.amount) * 60 + 30, hour.last)
    if words[at : at + 2] in (["an", "hour"], ["a", "day"], ["a", "year"]) or word_at(words, at) in {
        "hour",
        "day",
        "year",
    }:
        unit = words[at + 1] if words[at] in {"a", "an"} else words[at]
        end = at + 2 if words[at] in {"a", "an"} else at + 1
        return marked(text, "duration", i, end, span_keys([Decimal("0.5")], unit, office=False), spelled=True)
    if words[at : at + 2] == ["a", "dozen"]:
        return _counted(text, i, at + 2, Decimal(6), at + 2)
    if (
        words[at : at + 1] == ["a"]
        and word_at(words, at + 1) not in STOP_WORDS
        and stem(word_at(words, at + 1)) in MEASURE_NAMES
    ):
        return marked(
            text, "count", i, at + 2, (("n", Decimal("0.5")),), heads=(stem(words[at + 1]),), spelled=True
        )
    priced = word_at(words, at) in {"price", "off", "fare"} or (
        word_at(words, at) in {"the", "of", "your"} and "price" in words[at : at + 4]
    )
    if priced or (
        word_at(words, i - 1) in {"only", "just", "by", "pay", "costs"} and not word_at(words, at).isalnum()
    ):
        return Value("percent", i, at, (("percent", Decimal(50)),), spelled=True)
    return None


def _counted(text: Text, first: int, last: int, amount: Decimal, at: int) -> Value:
    """Return a count of what the nouns from word `at` on name, or a number where they name nothing."""
    heads = nouns_behind(text.words, at)
    keys: tuple[Key, ...] = (("n", amount),) if heads else (("n", amount), ("any", amount))
    return marked(text, "count" if heads else "number", first, last, keys, heads=heads, spelled=True)


def read_quarters(text: Text, first: int, number: Number) -> Value | None:
    """Read "three quarters of an hour" and "two thirds of the price" at their number."""
    words, at = text.words, number.last
    parts = _PARTS.get(word_at(words, at))
    if parts and word_at(words, at + 1) == "of" and not _PRICES.isdisjoint(words[at + 2 : at + 4]):
        return Value("percent", first, at + 1, (("percent", 100 * number.amount / parts),), spelled=True)
    if words[at : at + 4] != ["quarters", "of", "an", "hour"]:
        return None
    return marked(text, "duration", first, at + 4, (("sec", number.amount * 900),), spelled=True)


def read_some(text: Text, i: int) -> Value | None:
    """Read "a couple of days", "a dozen boxes", "two dozen", "a hundred pounds"."""
    words = text.words
    word = words[i]
    first = i - 1 if word_at(words, i - 1) in {"a", "the", "one"} else i
    amount = Decimal(2) if word == "couple" else Decimal(12)
    at = i + 1 + (word_at(words, i + 1) == "of")
    at += word_at(words, at) == "more"
    office = word_at(words, at) in OFFICE
    unit = word_at(words, at + office)
    if unit in SPANS and stem(unit) not in {"second", "minute", "sec", "min"}:
        keys = span_keys([amount], unit, office=office)
        return marked(text, "duration", first, at + office + 1, keys, spelled=True)
    if word == "couple":
        return None
    return _counted(text, first, i + 1, amount, at)

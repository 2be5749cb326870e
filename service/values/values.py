"""Typed values of a text: money, percent, durations, dates, times, counts and identifiers, each with its place.

A value carries canonical keys, one for each way it can be read, so that "$20", "20 USD" and "twenty dollars" meet in
one key, and "two weeks" meets "14 days". Time is linear in the length of the text; no clock and no locale is read.
"""

from collections.abc import Callable
from decimal import Decimal

from service.language.text import Text
from service.values.amounts import read_money, read_note, read_part, read_percent, read_single
from service.values.clock import read_clock, read_noon
from service.values.codes import codes_in
from service.values.counts import nouns_behind, read_code_word, read_count
from service.values.dates import DASHES, MONTHS, ORDINALS, RELATIVE, SHORTHAND, WEEKDAYS, Day, days_at, glue
from service.values.days import read_date, read_month, read_relative, read_slashed, read_weekday
from service.values.fractions import read_fraction, read_quarters, read_some
from service.values.numerals import NUMBER_WORDS, Number, digits_spelled, number_at
from service.values.spans import read_duration, read_listed, read_period, read_span, read_vague
from service.values.units import CURRENCIES, CURRENCY_SIGNS
from service.values.value import Value, word_at


def values_of(text: Text) -> tuple[Value, ...]:
    """Return the values of a text by place, read once and kept with the text."""
    found: tuple[Value, ...] | None = text.__dict__.get("values")
    if found is None:
        found = text.__dict__["values"] = tuple(_read(text))
    return found


def _read(text: Text) -> list[Value]:
    words = text.words
    found: list[Value] = []
    taken: set[int] = set()
    for code in codes_in(text):
        found.append(Value(code.kind, code.first, code.last, ((code.kind, code.form),)))  # type: ignore[arg-type]
        taken.update(range(code.first, code.last))
    done = 0
    for i in [i for i, word in enumerate(words) if word in _READERS or word[0] in _DIGITS]:
        if i < done or i in taken:
            continue
        value = _READERS.get(words[i], _figure)(text, i)
        if value is None:
            continue
        if found and value.kind == "date" and value.unit and found[-1].kind == "weekday":
            found[-1] = value._replace(first=found[-1].first)
        elif found and (ranged := _range(text, found[-1], value)):
            found[-1] = value = ranged
        else:
            found.append(value)
        done = value.last
    if taken:
        found.sort(key=lambda v: v.first)
    return found


def _range(text: Text, low: Value, high: Value) -> Value | None:
    """Join "$10" and "$15" in "$10 to $15" and "7 am" and "9 am" in "between 7 am and 9 am"."""
    if low.kind != high.kind or high.first - low.last > 1 or low.kind not in {"money", "time", "duration"}:
        return None
    between = text.words[low.last : high.first]
    joined = between in (["to"], ["-"], ["or"]) or (not between and glue(text, low.last - 1) in DASHES)
    if between == ["and"]:
        joined = word_at(text.words, low.first - 1) == "between"
    if not joined or len(low.keys[0]) > 2 or (low.unit and high.unit and low.unit != high.unit):
        return None
    rising = low.kind == "time" or low.keys[0][1] < high.keys[0][1]
    keys = tuple(
        (a[0], a[1], b[1]) for a in low.keys for b in high.keys if a[0] == b[0] and len(b) == 2 and rising
    )
    side = "from" if word_at(text.words, low.first - 1) == "from" else high.side
    return high._replace(side=side, first=low.first, keys=keys, unit=low.unit or high.unit) if keys else None


def _figure(text: Text, i: int) -> Value | None:
    words = text.words
    if words[i][0] not in CURRENCY_SIGNS:
        dates = days_at(text, i)
        if dates:
            return read_date(text, i, *dates)
    number = number_at(words, i)
    if number is None:
        return None
    if not number.symbol and number.amount in _DAYS_OF_MONTH and (month := _month_of_range(text, number)):
        return read_date(text, i, (Day(None, month, int(number.amount)),), number.last)
    if word_at(words, number.last) == "ish":
        number = number._replace(last=number.last + 1)
    if number.parts:
        return read_slashed(i, number)
    if number.suffix in {"st", "nd", "rd", "th"}:
        heads = nouns_behind(words, number.last)
        return (
            Value("count", i, number.last, (("ordinal", int(number.amount)),), heads=heads) if heads else None
        )
    if number.spelled and number.amount < 10 and number.last == i + 1:
        digits, last = digits_spelled(words, i)
        if len(digits) >= 3:
            return Value("tail", i, last, (("tail", digits),))
    if number.spelled and (quarters := read_quarters(text, i, number)):
        return quarters
    low, number, first = _low_end(text, i, number)
    symbol = CURRENCY_SIGNS.get(number.symbol, "")
    before = word_at(words, first - 1)
    if not symbol and (before in CURRENCY_SIGNS or (before in CURRENCIES and len(before) <= 3)):
        symbol, first = CURRENCY_SIGNS.get(before, CURRENCIES.get(before, "")), first - 1
    elif not symbol and before == "." and word_at(words, first - 2) in {"rs", "fr", "kr"}:
        symbol, first = CURRENCIES.get(words[first - 2], "franc"), first - 2
    elif before == "a" and words[i] in {"hundred", "thousand", "million"}:
        first -= 1
    return (
        read_money(text, first, low, number, symbol)
        or read_clock(text, first, low, number, symbol)
        or read_percent(text, first, low, number, symbol)
        or read_duration(text, first, low, number, symbol)
        or read_listed(text, first, low, number)
        or read_part(text, first, low, number)
        or read_count(text, first, low, number)
    )


def _month_of_range(text: Text, number: Number) -> int | None:
    """Return the month of the first day in "1-15 May", "3 to 5 March" and the like."""
    at = number.last
    at += word_at(text.words, at) in {"to", "and", "or", "until", "-"}
    if at < len(text.words) and text.words[at][0].isdigit():
        for day in (days_at(text, at) or ((), 0))[0]:
            if day.month and day.day:
                return day.month
    return None


def _low_end(text: Text, i: int, number: Number) -> tuple[Number | None, Number, int]:
    """Read on to the high end of a range such as "3-5", "three to five", "between 9 and 11"."""
    words, j = text.words, number.last
    sep = word_at(words, j)
    if glue(text, j - 1).strip() in DASHES and j < len(words):
        at = j
    elif sep in {"to", "-", "or", "till", "til", "until"} or (
        sep == "and" and word_at(words, i - 1) == "between"
    ):
        at = j + 1
    else:
        return None, number, i
    if at < len(words) and (words[at] in NUMBER_WORDS or words[at][0] in _DIGITS):
        high = number_at(words, at)
        if high and not high.parts and high.suffix not in {"st", "nd", "rd", "th"} and not number.suffix:
            upward = (
                number.clock >= 0
                or number.amount < high.amount
                or (number.amount <= 12 and sep != "or" and not (sep == "to" and number.amount in {5, 10}))
                or high.suffix in {"am", "pm"}
                or word_at(words, high.last) in {"am", "pm"}
            )
            if upward and (not high.symbol or number.symbol) and days_at(text, at) is None:
                return number, high._replace(symbol=high.symbol or number.symbol), i
    return None, number, i


_DAYS_OF_MONTH = frozenset(map(Decimal, range(1, 32)))
_DIGITS = frozenset("0123456789$£€¥₹")
_READERS: dict[str, Callable[[Text, int], Value | None]] = {
    **dict.fromkeys(NUMBER_WORDS, _figure),
    **dict.fromkeys(("hundred", "thousand", "million"), _figure),
    **dict.fromkeys(("couple", "dozen"), read_some),
    **dict.fromkeys(("hour", "day", "week", "month", "year", "fortnight"), read_span),
    **dict.fromkeys(("hours", "days", "weeks", "months"), read_vague),
    **dict.fromkeys(("code", "coupon", "voucher", "keyword", "promo"), read_code_word),
    **dict.fromkeys(("fiver", "tenner"), read_note),
    **dict.fromkeys(("dollar", "pound", "euro", "buck", "quid"), read_single),
    **dict.fromkeys(("half", "quarter"), read_fraction),
    **dict.fromkeys((*RELATIVE, *SHORTHAND), read_relative),
    **dict.fromkeys(("weekend", "morning", "afternoon", "evening"), read_period),
    **dict.fromkeys(("noon", "midday", "midnight"), read_noon),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys(MONTHS, read_month),
    **dict.fromkeys(ORDINALS, read_month),
}

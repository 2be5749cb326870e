"""Typed values of a text: money, percent, durations, dates, times, counts and identifiers, each with its place.

A value carries canonical keys, one for each way it can be read, so that "$20", "20 USD" and "twenty dollars" meet in
one key, and "two weeks" meets "14 days". Time is linear in the length of the text; no clock and no locale is read.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Literal, NamedTuple

from service.codes import codes_in, plain
from service.dates import (
    MONTHS,
    ORDINALS,
    RELATIVE,
    WEEKDAYS,
    Day,
    capital,
    days_at,
    glue,
    slashed,
    weekday_at,
)
from service.numerals import NUMBER_WORDS, Number, digits_spelled, number_at
from service.text import Text
from service.units import (
    CENTS,
    CURRENCIES,
    CURRENCY_SIGNS,
    DAY,
    HOUR,
    MEASURE_NAMES,
    MEASURES,
    MONTHS_LONG,
    OFFICE,
    SECONDS,
    SPANS,
    WEEK,
    bag,
    hundredth,
    stem,
)

Kind = Literal[
    "money", "percent", "duration", "date", "weekday", "relative", "time", "count", "number",
    "code", "tail", "link", "mail", "phone",
]  # fmt: skip
Key = tuple[str | Decimal | int | None, ...]


class Value(NamedTuple):
    """A value at the words first..last (last exclusive).

    Attributes:
        kind: what it measures or names; "number" is a figure without unit or noun.
        keys: canonical readings: ("money", 20), ("sec", 86400), ("bday", 5), ("month", 12), ("date", 11, 21),
            ("time", minutes), ("n", 3), ("code", "NB77120"), ...; a range has two amounts.
        unit: currency of money ("" if none is named); weekday 0-6 said together with a date, as text.
        heads: stems of the nouns that a count counts, or of the label before a number.
        near: whether it is said to be rough ("about", "or so").
        side: "most" or "least" where it is said to be a bound, else "".
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
_MOST = bag("within most up until till til under below maximum max latest inside than")
_LEAST = bag("least earliest over minimum min from than above beyond")
_CLOCK_BEFORE = bag("at by before after until till til between around from since past about")
_DAY_PARTS = bag("morning afternoon evening night noon tonight today tomorrow sharp oclock on in am pm")
_ADJECTIVES = bag(
    "full whole calendar more extra additional further consecutive straight short long long extra solid clear entire good"
    " other another separate different new"
)
_LABELS = bag(
    "order ticket case reference ref account card invoice booking reservation application claim policy tracking number no"
    " code id request confirmation flight parcel shipment serial key receipt contract quote waybill incident complaint"
    " return transaction payment permit meter"
)
_PLACES = bag(
    "room gate counter page size version step line platform desk table seat floor level zone row section chapter track door"
    " building suite unit flat apartment model series generation channel terminal locker bay stage option"
)
_NO_LABEL_CAPS = bag("US UK EU TV PIN AM PM OK I A USD EUR GBP CAD AUD CHF NO ID THE ON AT IN")
STOP_WORDS = bag(
    "a an the and or but so if to of in on at by for from with into onto as than then that this these those it its is are was"
    " were be been being am do does did have has had will would can could should may might must shall not no i you we they he"
    " she me us them him her your our my their his who which what when where why how because while until till since before"
    " after there here just only also too very please thanks thank per each every all both any some up out off over again ago"
    " left now still already yet about around later earlier early late max more less fewer too much many other others same"
)
_ARTICLES = frozenset(
    {
        "a",
        "an",
        "the",
        "half",
        "one",
        "another",
        "this",
        "last",
        "next",
        "first",
        "full",
        "every",
        "each",
        "whole",
    }
)
_SINGLE = frozenset({"hour", "day", "week", "month", "year", "fortnight"})
_BEFORE_SPAN = bag(
    "within in inside for after over under about around almost nearly roughly takes take took taking lasts another than to"
    " only just least most need needs be is by approximately"
)
_HELD = bag("valid good held free covered guaranteed open reserved kept runs lasts last extended suspended")
_AFTER_SPAN = bag("later ago before after earlier early late delay at or and 's max tops from wait")
_MINUTES_AWAY = {"half": 30, "quarter": 15}
_PERIODS = frozenset({"week", "month", "weekend", "year", "morning", "afternoon", "evening"})


def values_of(text: Text) -> tuple[Value, ...]:
    """Return the values of a text by place, read once and kept with the text."""
    found: tuple[Value, ...] | None = text.__dict__.get("values")
    if found is None:
        found = text.__dict__["values"] = tuple(_read(text))
    return found


def _read(text: Text) -> list[Value]:
    words = text.words
    found: list[Value] = []
    taken = bytearray(len(words))
    for code in codes_in(text):
        found.append(Value(code.kind, code.first, code.last, ((code.kind, code.form),)))  # type: ignore[arg-type]
        taken[code.first : code.last] = b"\x01" * (code.last - code.first)
    done = 0
    get = _READERS.get
    for i, word in enumerate(words):
        reader = get(word) or (
            _figure if word[0] in _DIGIT_SIGNS and word not in _DIGIT_SIGNS_ALONE else None
        )
        if reader is None or i < done or taken[i]:
            continue
        value = reader(text, i)
        if value is None:
            continue
        if found and (ranged := _range(text, found[-1], value)):
            found[-1] = value = ranged
        else:
            found.append(value)
        done = value.last
    found.sort(key=lambda v: v.first)
    return found


def _at(words: list[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def _range(text: Text, low: Value, high: Value) -> Value | None:
    """Join "$10" and "$15" in "$10 to $15" and "7 am" and "9 am" in "between 7 am and 9 am"."""
    if low.kind != high.kind or high.first - low.last > 1 or low.kind not in {"money", "time", "duration"}:
        return None
    between = text.words[low.last : high.first]
    joined = between in (["to"], ["-"], ["or"]) or (
        not between and glue(text, low.last - 1) in {"-", "–", "—"}
    )
    if between == ["and"]:
        joined = _at(text.words, low.first - 1) == "between"
    if not joined or len(low.keys[0]) > 2 or (low.unit and high.unit and low.unit != high.unit):
        return None
    rising = low.kind == "time" or low.keys[0][1] < high.keys[0][1]  # type: ignore[operator]
    keys = tuple(
        (a[0], a[1], b[1]) for a in low.keys for b in high.keys if a[0] == b[0] and len(b) == 2 and rising
    )
    return high._replace(first=low.first, keys=keys, unit=low.unit or high.unit) if keys else None


def _marks(words: list[str], first: int, last: int) -> tuple[bool, str]:
    """Return whether a value is said to be rough, and which bound it is said to be."""
    before = words[max(0, first - 3) : first]
    near = any(w in _ROUGH for w in before[-2:]) or words[last : last + 2] in _ROUGH_AFTER
    near = (
        near or words[last : last + 1] in _ROUGH_AFTER or before[-2:] in (["more", "than"], ["less", "than"])
    )
    if before[-2:] == ["more", "than"] or any(w in {"least", "earliest", "over", "minimum"} for w in before):
        return near, "least"
    if (
        any(w in _MOST for w in before)
        or _at(words, last) in {"max", "maximum", "tops"}
        or words[last : last + 2] == ["at", "most"]
    ):
        return near, "most"
    return near, "least" if any(w in _LEAST for w in before) else ""


def _value(text: Text, kind: Kind, first: int, last: int, keys: tuple[Key, ...], **more: object) -> Value:
    near, side = _marks(text.words, first, last)
    if len(keys[0]) == 3 and _at(text.words, first - 1) == "from":
        # "raised from 30 to 60 days" gives both figures, not what lies between them.
        keys += tuple((k[0], k[1]) for k in keys) + tuple((k[0], k[2]) for k in keys if len(k) == 3)
    return Value(kind, first, last, keys, near=near, side=side, **more)  # type: ignore[arg-type]


def _figure(text: Text, i: int) -> Value | None:
    words = text.words
    dates = days_at(text, i)
    if dates:
        return _date(text, i, *dates)
    number = number_at(words, i)
    if number and number.amount in _DAYS_OF_MONTH and (month := _month_of_range(text, number)):
        return _date(text, i, (Day(None, month, int(number.amount)),), number.last)
    if number is None:
        return None
    if number.parts:
        return _slashed(text, i, number)
    if number.suffix in {"st", "nd", "rd", "th"}:
        return None
    if number.spelled and number.amount < 10 and number.last == i + 1:
        digits, last = digits_spelled(words, i)
        if len(digits) >= 3:
            return Value("tail", i, last, (("tail", digits),))
    low, number, first = _low_end(text, i, number)
    symbol = CURRENCY_SIGNS.get(number.symbol, "")
    before = _at(words, first - 1)
    if not symbol and (before in CURRENCY_SIGNS or (before in CURRENCIES and len(before) <= 3)):
        symbol, first = CURRENCY_SIGNS.get(before, CURRENCIES.get(before, "")), first - 1
    elif before == "a" and words[i] in {"hundred", "thousand", "million"}:
        first -= 1
    for read in (_money, _clock, _percent, _duration):
        value = read(text, first, low, number, symbol)
        if value:
            return value
    return _count(text, first, low, number)


def _month_of_range(text: Text, number: Number) -> int | None:
    """Return the month of the first day in "1-15 May", "3 to 5 March" and the like."""
    at = number.last
    at += _at(text.words, at) in {"to", "and", "or", "until", "-"}
    if at < len(text.words) and text.words[at][0].isdigit():
        for day in (days_at(text, at) or ((), 0))[0]:
            if day.month and day.day:
                return day.month
    return None


def _low_end(text: Text, i: int, number: Number) -> tuple[Number | None, Number, int]:
    """Read on to the high end of a range such as "3-5", "three to five", "between 9 and 11"."""
    words, j = text.words, number.last
    sep = _at(words, j)
    if glue(text, j - 1).strip() in {"-", "–", "—"} and j < len(words):
        at = j
    elif sep in {"to", "-", "or"} or (sep == "and" and _at(words, i - 1) == "between"):
        at = j + 1
    else:
        return None, number, i
    if at < len(words) and (words[at] in NUMBER_WORDS or words[at][0] in _DIGIT_SIGNS):
        high = number_at(words, at)
        if high and not high.parts and high.suffix not in {"st", "nd", "rd", "th"} and not number.suffix:
            upward = (
                number.clock >= 0
                or number.amount < high.amount
                or high.suffix in {"am", "pm"}
                or _at(words, high.last) in {"am", "pm"}
            )
            if upward and (not high.symbol or number.symbol) and days_at(text, at) is None:
                return number, high._replace(symbol=high.symbol or number.symbol), i
    return None, number, i


def _keys(name: str, low: Decimal | None, high: Decimal) -> Key:
    return (name, high) if low is None else (name, low, high)


def _money(text: Text, first: int, low: Number | None, number: Number, symbol: str) -> Value | None:
    words, last = text.words, number.last
    unit, amount = symbol, number.amount
    after = number.suffix or _at(words, last)
    glued = bool(number.suffix)
    least = low.amount if low else None
    if amount < 0:
        return None
    if after in CENTS and (glued or after != "p"):
        unit = symbol or CENTS[after]
        amount, least = hundredth(amount), hundredth(least) if least is not None else None
        return _value(text, "money", first, last + (not glued), (_keys("money", least, amount),), unit=unit)
    if after in CURRENCY_SIGNS or after in CURRENCIES:
        unit = CURRENCY_SIGNS.get(after) or CURRENCIES[after]
        last += not glued
        at = last + (_at(words, last) == "and")
        minor = number_at(words, at) if at < len(words) else None
        if minor and minor.amount < 100 and not minor.decimals and not minor.symbol and amount == int(amount):
            end = _at(words, minor.last)
            if minor.suffix in CENTS or end in CENTS:
                amount, last = amount + hundredth(minor.amount), minor.last + (not minor.suffix)
            elif (
                at == last
                and minor.amount >= 10
                and (minor.spelled or not end.isalnum() or end in STOP_WORDS)
                and end not in SPANS
                and end not in CURRENCIES
            ):
                amount, last = amount + hundredth(minor.amount), minor.last
    elif not symbol:
        return None
    elif after in {"usd", "cad", "aud", "gbp", "eur"}:
        unit, last = CURRENCIES[after], last + 1
    keys = [_keys("money", least, amount)]
    keys += [("money", other) for other in number.others]
    return _value(text, "money", first, last, tuple(keys), unit=unit, spelled=number.spelled)


def _percent(text: Text, first: int, low: Number | None, number: Number, symbol: str) -> Value | None:
    del symbol
    words, last = text.words, number.last
    if number.suffix != "%":
        after = _at(words, last)
        if after in {"%", "percent", "pct"}:
            last += 1
        elif after == "per" and _at(words, last + 1) == "cent":
            last += 2
        else:
            return None
    return _value(
        text, "percent", first, last, (_keys("percent", low.amount if low else None, number.amount),)
    )


def _duration(text: Text, first: int, low: Number | None, number: Number, symbol: str) -> Value | None:
    words, at = text.words, number.last
    del symbol
    office = False
    if number.suffix:
        word, last = number.suffix, at
    else:
        while _at(words, at) in _ADJECTIVES:
            at += 1
        if _at(words, at) in OFFICE:
            office, at = True, at + 1
        word, last = _at(words, at), at + 1
    if word not in SPANS or (not number.suffix and len(word) == 1) or number.amount < 0:
        return None
    amounts = [a for a in (low.amount if low else None, number.amount) if a is not None]
    if words[last : last + 3] == ["and", "a", "half"] or words[last : last + 3] == ["and", "a", "quarter"]:
        amounts[-1] += Decimal("0.5") if words[last + 2] == "half" else Decimal("0.25")
        last += 3
    keys = span_keys(amounts, word, office=office)
    tail = number_at(words, last + (_at(words, last) == "and")) if last + 1 < len(words) else None
    if tail and len(amounts) == 1 and word in SECONDS and _at(words, tail.last) in SECONDS:
        rest = tail.amount * SECONDS[words[tail.last]]
        if rest < SECONDS[word]:
            keys, last = (("sec", keys[0][1] + rest),), tail.last + 1  # type: ignore[operator]
    return _value(text, "duration", first, last, keys, spelled=number.spelled)


def span_keys(amounts: list[Decimal], word: str, *, office: bool) -> tuple[Key, ...]:
    """Return the canonical readings of a span of time; a week is also five business days."""
    if word in MONTHS_LONG:
        return (("month", *(a * MONTHS_LONG[word] for a in amounts)),)
    seconds = SECONDS[word]
    if office and seconds >= DAY:
        per = 5 if seconds == WEEK else 1
        return (("bday", *(a * per for a in amounts)),)
    keys: tuple[Key, ...] = (("sec", *(a * seconds for a in amounts)),)
    if seconds >= WEEK:
        keys += (("bday", *(a * 5 * (seconds // WEEK) for a in amounts)),)
    return keys


def _clock(text: Text, first: int, low: Number | None, number: Number, symbol: str) -> Value | None:
    words, last = text.words, number.last
    if symbol:
        return None
    half = number.suffix
    after = _at(words, last)
    if not half and after in {"am", "pm", "oclock", "noon"}:
        half, last = after, last + 1
    elif not half and after in {"a", "p"} and words[last + 1 : last + 3] == [".", "m"]:
        half, last = after + "m", last + 3
    if half == "oclock" and _at(words, last) in {"am", "pm"}:
        half, last = words[last], last + 1
    sure = half in {"am", "pm", "oclock", "uhr", "noon"} or (half == "h" and number.clock >= 0)
    if half and not sure:
        return None
    if after == "past" or (after in {"minutes", "minute"} and _at(words, last + 1) == "past"):
        return _past(text, first, number, last + 1 + (after != "past"), 1)
    if after == "to" and number.amount in {5, 10, 20, 25} and _at(words, first - 1) not in {"from", "for"}:
        to = _past(text, first, number, last + 1, -1)
        if to:
            return to
    before = _at(words, first - 1)
    bare = number.amount == int(number.amount) and 0 < number.amount <= 24 and not number.decimals
    if not sure and number.clock < 0:
        follows = after not in SPANS and (
            after in _DAY_PARTS or after in STOP_WORDS or not after.isalnum() or after in WEEKDAYS
        )
        if not (bare and before in _CLOCK_BEFORE and follows):
            return None
    elif number.clock < 0 and not bare:
        return None
    if not sure and number.decimals and not (before in _CLOCK_BEFORE or before in {"the", "your"}):
        return None
    if words[last : last + 2] == ["in", "the"] and _at(words, last + 2) in {
        "morning",
        "afternoon",
        "evening",
    }:
        half, last = "am" if words[last + 2] == "morning" else "pm", last + 3
    ends = [_minutes(n, half) for n in (low, number) if n is not None]
    keys: tuple[Key, ...] = tuple(("time", t) for t in ends[0])
    if low:
        keys = tuple(("time", a, b) for a in ends[0] for b in ends[1] if (b - a) % 1440 <= 720)
    if not sure and ":" not in text.quote(first, number.last):
        amounts = (low.amount, number.amount) if low else (number.amount,)
        keys += (("any", *amounts),)
    return _value(text, "time", first, last, keys, spelled=number.spelled)


def _minutes(number: Number, half: str) -> tuple[int, ...]:
    at = number.clock if number.clock >= 0 else int(number.amount) * 60
    if half == "am":
        return (at % 720,)
    if half == "pm":
        return (at % 720 + 720,)
    exact = at >= 780 or (at < 60 and number.clock >= 0)
    return (at % 1440,) if exact else (at % 720, at % 720 + 720)


def _past(text: Text, first: int, number: Number, at: int, sign: int) -> Value | None:
    hour = number_at(text.words, at) if at < len(text.words) else None
    if hour is None or hour.amount > 12 or hour.amount != int(hour.amount):
        return None
    return _time_at(text, first, int(hour.amount) * 60 + sign * int(number.amount), hour.last)


def _time_at(text: Text, first: int, minutes: int, last: int) -> Value:
    half = _at(text.words, last)
    if half in {"am", "pm"}:
        last += 1
    options = {"am": (minutes % 720,), "pm": (minutes % 720 + 720,)}.get(
        half, (minutes % 720, minutes % 720 + 720)
    )
    return _value(text, "time", first, last, tuple(("time", m) for m in options), spelled=True)


def _count(text: Text, first: int, low: Number | None, number: Number) -> Value | None:
    words, last = text.words, number.last
    amount = number.amount
    if amount < 0:
        return None
    bare_amounts = (amount, low.amount) if low else (amount,)
    before = _at(words, first - 1)
    name = before
    label = first - 1
    while name in {"#", ".", ":", "is", "no", "number", '"'} and label > max(0, first - 4):
        label -= 1
        name = words[label]
    integer = (
        not low and not number.decimals and not number.spelled and not number.suffix and amount == int(amount)
    )
    digits = words[first]
    if integer and digits.isdigit():
        ending = {"ending", "ends", "end", "digits", "last"}.intersection(words[max(0, first - 3) : first])
        if ending and before in {"with", "in", "on", "ending", "digits", "are", "four", "*"}:
            return Value("tail", first, last, (("tail", digits),))
        shout = first and text.raw[text.starts[first - 1] : text.ends[first - 1]]
        if (
            shout
            and shout.isupper()
            and 1 < len(shout) <= 5
            and shout not in _NO_LABEL_CAPS
            and words[first - 1].isalpha()
        ):
            return Value("code", first - 1, last, (("code", plain(shout + digits)), ("code", digits)))
        follows = _heads(words, last)
        named = name in _LABELS or before == "#"
        if (
            (named and len(digits) >= 3)
            or (digits[0] == "0"
            and len(digits) > 2)
            or (len(digits) >= 5 and not follows)
        ):
            return Value("code", first, last, (("code", digits),))
    heads = (stem(number.suffix),) if number.suffix in MEASURES else _heads(words, last)
    if (
        not heads
        and name.isalpha()
        and (name in _LABELS or name in _PLACES or (label and capital(text, label)))
    ):
        heads = (stem(name),) if name not in STOP_WORDS and integer else ()
    keys: list[Key] = [_keys("n", low.amount if low else None, amount)]
    keys += [("n", other) for other in number.others]
    if number.decimals == 2:
        keys.append(_keys("money", low.amount if low else None, amount))
        if number.clock >= 0 and not low:
            keys += [("time", m) for m in _minutes(number, "")]
    if not heads or number.decimals == 2:
        keys.append(("any", *reversed(bare_amounts)))
    kind: Kind = "count" if heads else "number"
    return _value(text, kind, first, last, tuple(keys), heads=heads, spelled=number.spelled)


def _heads(words: list[str], at: int) -> tuple[str, ...]:
    """Return the stems of up to three nouns or adjectives behind a number."""
    heads = []
    if _at(words, at) == "of":
        at += 1
        while (
            _at(words, at) in {"the", "your", "our", "these", "those", "my", "all"}
            or _at(words, at) in NUMBER_WORDS
            or _at(words, at).isdigit()
        ):
            at += 1
    for word in words[at : at + 3]:
        if not word[0].isalpha() or word in STOP_WORDS or word in NUMBER_WORDS:
            break
        heads.append(stem(word))
    return tuple(heads)


def _slashed(text: Text, i: int, number: Number) -> Value | None:
    if number.parts in {(24, 7), (50, 50), (100, 0)}:
        return Value("duration", i, number.last, (("always",),)) if number.parts == (24, 7) else None
    dates = slashed(number.parts)
    keys: tuple[Key, ...] = tuple(k for day in dates for k in date_keys(day))
    if len(number.parts) == 2:
        keys += (("n", Decimal(number.parts[0]), Decimal(number.parts[1])),)
    return Value("date" if dates else "count", i, number.last, keys) if keys else None


def date_keys(day: Day) -> tuple[Key, ...]:
    """Return the one key by which a date is looked up: as much of it as is said."""
    if day.day is None:
        return (("in", day.year, day.month),)
    return (("date", day.year, day.month, day.day),)


def _date(text: Text, i: int, days: tuple[Day, ...], last: int) -> Value:
    keys = tuple(k for day in days for k in date_keys(day))
    words = text.words
    at = i - 1 - (_at(words, i - 1) in {",", "the"})
    at -= _at(words, at) == ","
    weekday = weekday_at(text, at) if at >= 0 and words[at] in WEEKDAYS else None
    return _value(text, "date", i, last, keys, unit="" if weekday is None else str(weekday))


def _month(text: Text, i: int) -> Value | None:
    dates = days_at(text, i)
    return _date(text, i, *dates) if dates else None


def _weekday(text: Text, i: int) -> Value | None:
    day = weekday_at(text, i)
    return None if day is None else Value("weekday", i, i + 1, (("weekday", day),))


def _relative(text: Text, i: int) -> Value | None:
    return Value("relative", i, i + 1, (("relative", text.words[i]),))


def _period(text: Text, i: int) -> Value | None:
    words = text.words
    before = _at(words, i - 1)
    if before in {"next", "this", "last"}:
        return Value("relative", i - 1, i + 1, (("relative", f"{before} {words[i]}"),))
    if words[max(0, i - 3) : i] in (["end", "of", "the"], ["end", "of", "this"]):
        return Value("relative", i - 3, i + 1, (("relative", f"this {words[i]}"),))
    return None


def _span_alone(text: Text, i: int) -> Value | None:
    """Read "an hour", "within the week", "a day or two", "a fortnight", "an hour and a half"."""
    words = text.words
    word, before = words[i], _at(words, i - 1)
    period = _period(text, i) if word in _PERIODS else None
    if period:
        return period
    first, amount, office = i - 1, Decimal(1), False
    if before in OFFICE:
        office, first = True, i - 2
        before = _at(words, first)
    if before == "half" or (before in {"a", "an"} and _at(words, i - 2) == "half"):
        amount = Decimal("0.5")
        first = i - 2 if before in {"a", "an"} or _at(words, i - 2) in {"a", "an"} else i - 1
    elif before not in {"a", "an", "the", "first"} and word != "fortnight":
        return None
    last = i + 1
    lead, after = _at(words, first - 1), _at(words, last)
    if after == "'s" and _at(words, last + 1) == "worth":
        return None
    if amount != 1 and word == "month" and lead not in _BEFORE_SPAN:
        return None
    if amount == 1 and word != "fortnight":
        held = lead == "for" and _at(words, first - 2) in _HELD
        bounded = held
        bounded |= lead in {"within", "inside", "under"} or (before != "the" and lead in _BEFORE_SPAN)
        if before == "the" and not bounded:
            return None
        if not bounded and after not in _AFTER_SPAN:
            return None
        if lead in {"in", "for"} and before == "the":
            return None
    amounts = [amount]
    if words[last : last + 3] == ["and", "a", "half"]:
        amounts, last = [amount + Decimal("0.5")], last + 3
    elif words[last : last + 2] in (["or", "two"], ["or", "so"]):
        amounts = [amount, Decimal(2)] if words[last + 1] == "two" else amounts
        last += 2
    return _value(
        text, "duration", max(first, 0), last, span_keys(amounts, word, office=office), spelled=True
    )


def _fraction(text: Text, i: int) -> Value | None:
    """Read "half past nine", "quarter to five", "half price", "half an hour", "half a dozen"."""
    words = text.words
    word = words[i]
    at = i + 1
    if _at(words, at) in {"past", "to"}:
        hour = number_at(words, at + 1) if at + 1 < len(words) else None
        if hour and hour.amount <= 12:
            sign = 1 if words[at] == "past" else -1
            return _time_at(text, i, int(hour.amount) * 60 + sign * _MINUTES_AWAY[word], hour.last)
    if word == "quarter":
        return _quarter(text, i)
    if _at(words, at) in NUMBER_WORDS and _at(words, i - 1) not in {"a", "an", "and"}:
        hour = number_at(words, at)
        if hour and 0 < hour.amount <= 12:
            return _time_at(text, i, int(hour.amount) * 60 + 30, hour.last)
    if words[at : at + 2] in (["an", "hour"], ["a", "day"], ["a", "year"]) or _at(words, at) in {
        "hour",
        "day",
        "year",
    }:
        unit = words[at + 1] if words[at] in {"a", "an"} else words[at]
        end = at + 2 if words[at] in {"a", "an"} else at + 1
        return _value(text, "duration", i, end, span_keys([Decimal("0.5")], unit, office=False), spelled=True)
    if words[at : at + 2] == ["a", "dozen"]:
        return _value(
            text, "count", i, at + 2, (("n", Decimal(6)),), heads=_heads(words, at + 2), spelled=True
        )
    if (
        words[at : at + 1] == ["a"]
        and _at(words, at + 1) not in STOP_WORDS
        and stem(_at(words, at + 1)) in MEASURE_NAMES
    ):
        return _value(
            text, "count", i, at + 2, (("n", Decimal("0.5")),), heads=(stem(words[at + 1]),), spelled=True
        )
    priced = _at(words, at) in {"price", "off", "fare"} or (
        _at(words, at) in {"the", "of", "your"} and "price" in words[at : at + 4]
    )
    if priced or (
        _at(words, i - 1) in {"only", "just", "by", "pay", "costs"} and not _at(words, at).isalnum()
    ):
        return Value("percent", i, at, (("percent", Decimal(50)),), spelled=True)
    return None


def _quarter(text: Text, i: int) -> Value | None:
    words = text.words
    if words[i + 1 : i + 4] in (["of", "an", "hour"], ["of", "the", "hour"]):
        return _value(text, "duration", i, i + 4, (("sec", Decimal(HOUR // 4)),), spelled=True)
    if words[i + 1 : i + 3] == ["of", "the"] and _at(words, i + 3) in {
        "price",
        "cost",
        "amount",
        "fee",
        "bill",
        "fare",
    }:
        return Value("percent", i, i + 1, (("percent", Decimal(25)),), spelled=True)
    return None


def _some(text: Text, i: int) -> Value | None:
    """Read "a couple of days", "a dozen boxes", "two dozen", "a hundred pounds"."""
    words = text.words
    word = words[i]
    if word == "hundred" or word == "thousand" or word == "million":
        return _figure(text, i)
    first = i - 1 if _at(words, i - 1) in {"a", "the", "one"} else i
    amount = Decimal(2) if word == "couple" else Decimal(12)
    at = i + 1 + (_at(words, i + 1) == "of")
    at += _at(words, at) == "more"
    office = _at(words, at) in OFFICE
    unit = _at(words, at + office)
    if unit in SPANS and stem(unit) not in {"second", "minute", "sec", "min"}:
        keys = span_keys([amount], unit, office=office)
        return _value(text, "duration", first, at + office + 1, keys, spelled=True)
    if word == "couple":
        return None
    return _value(text, "count", first, i + 1, (("n", amount),), heads=_heads(words, at), spelled=True)


def _noon(text: Text, i: int) -> Value | None:
    return Value("time", i, i + 1, (("time", 0 if text.words[i] == "midnight" else 720),))


_DAYS_OF_MONTH = frozenset(map(Decimal, range(1, 32)))
_DIGIT_SIGNS = frozenset("0123456789$£€¥₹")
_DIGIT_SIGNS_ALONE = frozenset("$£€¥₹")
_READERS: dict[str, Callable[[Text, int], Value | None]] = {
    **dict.fromkeys(NUMBER_WORDS, _figure),
    **dict.fromkeys(("couple", "dozen", "hundred", "thousand", "million"), _some),
    **dict.fromkeys(_SINGLE, _span_alone),
    **dict.fromkeys(("half", "quarter"), _fraction),
    **dict.fromkeys(RELATIVE, _relative),
    **dict.fromkeys(("weekend", "morning", "afternoon", "evening"), _period),
    **dict.fromkeys(("noon", "midday", "midnight"), _noon),
    **dict.fromkeys(WEEKDAYS, _weekday),
    **dict.fromkeys(MONTHS, _month),
    **dict.fromkeys(ORDINALS, _month),
}

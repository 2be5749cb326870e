"""Spans of time: "3-5 business days", "an hour and a half", "a fortnight", "within the week"."""

from decimal import Decimal

from service.language.text import Text
from service.values.numerals import Number, half_on, number_at
from service.values.units import DAY, HOUR, MINUTE, MONTHS_LONG, OFFICE, SECONDS, SPANS, WEEK, bag, stem
from service.values.value import STOP_WORDS, Key, Value, marked, word_at

_ADJECTIVES = bag(
    "ish full whole calendar more extra additional further consecutive straight short long long extra solid clear entire good"
    " other another separate different new"
)
_BEFORE_SPAN = bag(
    "within in inside under about around almost nearly roughly takes take took taking lasts than to only least most need needs"
    " approximately"
)
_SOON = frozenset({"within", "in", "inside", "takes", "take", "lasts", "another"})
_HELD = bag("valid good held free covered guaranteed open reserved kept runs lasts last extended suspended")
_AFTER_SPAN = bag("later ago before after earlier early late delay at or and 's max tops from wait")
_PERIODS = frozenset({"day", "week", "month", "weekend", "year", "morning", "afternoon", "evening"})


def read_duration(text: Text, first: int, low: Number | None, number: Number, symbol: str) -> Value | None:
    """Read "3-5 business days", "two full weeks", "2 hours 30 minutes" at a number."""
    words, at = text.words, number.last
    del symbol
    office = False
    if number.suffix:
        word, last = number.suffix, at
    else:
        while word_at(words, at) in _ADJECTIVES:
            at += 1
        if word_at(words, at) in OFFICE:
            office, at = True, at + 1
        word, last = word_at(words, at), at + 1
        if word == "your" and word_at(words, last) == "old":
            word = "yr"  # "my 8 yr old": read as "your" everywhere else
    if word not in SPANS or (not number.suffix and len(word) == 1) or number.amount < 0:
        return None
    amounts = [a for a in (low.amount if low else None, number.amount) if a is not None]
    share, last = half_on(words, last)
    amounts[-1] += share
    keys = span_keys(amounts, word, office=office)
    tail = number_at(words, last + (word_at(words, last) == "and")) if last < len(words) - 1 else None
    if tail and len(amounts) == 1 and word in SECONDS:
        unit = word_at(words, tail.last)
        rest = tail.amount * SECONDS.get(unit, 0)
        if 0 < rest < SECONDS[word]:
            keys, last = (("sec", keys[0][1] + rest),), tail.last + 1
        elif (
            SECONDS[word] == HOUR
            and _is_minutes(tail)
            and (words[last] != "and" or tail.amount >= 10)
            and _ends(unit)
        ):
            keys, last = (("sec", keys[0][1] + tail.amount * MINUTE),), tail.last
    return marked(text, "duration", first, last, keys, spelled=number.spelled)


def read_listed(text: Text, first: int, low: Number | None, number: Number) -> Value | None:
    """Read the 4 of "4 and 6 days" and of "4, then 6 days": a span in the unit that the next number names."""
    words, at = text.words, number.last
    if (
        low
        or number.suffix
        or number.symbol
        or number.decimals
        or word_at(words, at) not in {"and", ",", "then", "or"}
    ):
        return None
    while word_at(words, at) in {"and", ",", "then", "or"} and at < number.last + 2:
        at += 1
    other = number_at(words, at) if at < len(words) else None
    if other is None or other.suffix or other.symbol or other.decimals or other.spelled != number.spelled:
        return None  # "plate KLM 482, three minutes away" lists nothing
    office = word_at(words, other.last) in OFFICE
    unit = word_at(words, other.last + office)
    if unit not in SPANS or len(unit) == 1 or number.amount <= 0:
        return None
    keys = span_keys([number.amount], unit, office=office)
    return marked(text, "duration", first, number.last, keys, spelled=number.spelled)


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


def read_span(text: Text, i: int) -> Value | None:
    """Read "an hour", "within the week", "a day or two", "a fortnight", "an hour and a half"."""
    words = text.words
    word, before = words[i], word_at(words, i - 1)
    period = read_period(text, i) if word in _PERIODS else None
    if period:
        return period
    first, amount, office = i - 1, Decimal(1), False
    if before in OFFICE:
        office, first = True, i - 2
        before = word_at(words, first)
    if before == "half" or (before in {"a", "an"} and word_at(words, i - 2) == "half"):
        amount = Decimal("0.5")
        first = i - 2 if before in {"a", "an"} or word_at(words, i - 2) in {"a", "an"} else i - 1
    elif before not in {"a", "an", "the", "first"} and word != "fortnight":
        return None
    last = i + 1
    lead, after = word_at(words, first - 1), word_at(words, last)
    if lead == "of" and word_at(words, first - 2) == "inside":
        lead = "inside"
    if after == "'s" and word_at(words, last + 1) == "worth":
        return None
    if amount != 1 and word == "month" and lead not in _BEFORE_SPAN:
        return None
    share, end = half_on(words, last)
    if amount == 1 and word != "fortnight" and not share:
        held = lead == "for" and word_at(words, first - 2) in _HELD
        bounded = held
        bounded |= lead in {"within", "inside", "under"} or (before != "the" and lead in _BEFORE_SPAN)
        if before == "the" and not bounded:
            return None
        if not bounded and after not in _AFTER_SPAN:
            return None
        if lead in {"in", "for"} and before == "the":
            return None
    last, amounts = end, [amount + share]
    if (
        not share
        and word == "hour"
        and word_at(words, last) == "and"
        and (rest := _minutes_on(words, last + 1))
    ):
        return marked(
            text, "duration", max(first, 0), rest[1], (("sec", HOUR * amount + rest[0]),), spelled=True
        )
    if words[last : last + 2] in (["or", "two"], ["or", "so"]):
        amounts = [amount, Decimal(2)] if words[last + 1] == "two" else amounts
        last += 2
    return marked(
        text, "duration", max(first, 0), last, span_keys(amounts, word, office=office), spelled=True
    )


def _is_minutes(number: Number) -> bool:
    """Whether a number without unit behind hours can be the minutes: the 35 of "7 hours 35"."""
    plain = not (number.symbol or number.suffix or number.decimals or number.parts)
    return plain and 1 <= number.amount < 60 and number.amount == int(number.amount)


def _ends(word: str) -> bool:
    """Whether nothing that is counted follows."""
    return not word.isalpha() or word in STOP_WORDS


def _minutes_on(words: list[str], i: int) -> tuple[Decimal, int] | None:
    """Return the seconds of "20" or "twenty minutes" after "an hour and", and the index after them."""
    number = number_at(words, i) if i < len(words) else None
    if number is None or not _is_minutes(number):
        return None
    return number.amount * 60, number.last + (
        word_at(words, number.last) in {"minutes", "minute", "mins", "min"}
    )


def read_period(text: Text, i: int) -> Value | None:
    """Read "next week", "this afternoon", "the end of the month"."""
    words = text.words
    before = word_at(words, i - 1)
    if before in {"next", "this", "last"}:
        if words[i] == "day":
            return None
        return Value("relative", i - 1, i + 1, (("relative", f"{before} {words[i]}"),))
    start = i
    while start > max(0, i - 3) and words[start - 1] in {"of", "the", "this", "business"}:
        start -= 1
    if start < i and word_at(words, start - 1) in {"end", "close"}:
        return Value("relative", start - 1, i + 1, (("relative", f"this {words[i]}"),))
    return None


def read_vague(text: Text, i: int) -> Value | None:
    """Read "within minutes", "in a few days", "takes several weeks": a span all the same, if a loose one."""
    words, first = text.words, i
    if word_at(words, first - 1) in OFFICE:
        first -= 1
    if word_at(words, first - 1) in {"few", "several", "some", "handful", "of", "mere", "matter"}:
        while word_at(words, first - 1) in {
            "few",
            "several",
            "some",
            "handful",
            "of",
            "mere",
            "matter",
            "a",
            "just",
            "only",
        }:
            first -= 1
    lead = word_at(words, first - 1)
    if lead not in _SOON or (first == i and lead not in {"within", "inside"}):
        return None
    return Value("duration", first, i + 1, (("vague", stem(words[i])),), spelled=True)


def read_quarter(text: Text, i: int) -> Value | None:
    """Read "a quarter of an hour" and "a quarter of the price"."""
    words = text.words
    if words[i + 1 : i + 4] in (["of", "an", "hour"], ["of", "the", "hour"]):
        return marked(text, "duration", i, i + 4, (("sec", Decimal(HOUR // 4)),), spelled=True)
    if words[i + 1 : i + 3] == ["of", "the"] and word_at(words, i + 3) in {
        "price",
        "cost",
        "amount",
        "fee",
        "bill",
        "fare",
    }:
        return Value("percent", i, i + 1, (("percent", Decimal(25)),), spelled=True)
    return None


ONE_SPAN = {
    word: span_keys([Decimal(1)], word, office=False)
    for word in ("hour", "day", "week", "month", "year", "fortnight")
}
"""Singular of a span of time -> the canonical readings of one of it."""

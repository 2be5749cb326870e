"""Times of day: "2 pm", "14:06", "quarter past nine", "half eight", "noon"."""

from service.language.text import Text
from service.values.dates import WEEKDAYS
from service.values.numerals import NO_TIME, Number, number_at
from service.values.units import SPANS, bag
from service.values.value import STOP_WORDS, Key, Value, marked, word_at

_CLOCK_BEFORE = bag("gone at by before after until till til between around from since past about")
_SURELY_CLOCK = bag("at by until till til between from since")
_SHIFTS = bag(
    "up down out off over short rose rise rises risen fell fall falls fallen dropped drops drop reduced cut cuts grew grown raised"
    " lowered increased decreased wrong missed multiplied divided"
)
_DAY_PARTS = bag("morning afternoon evening night noon tonight today tomorrow sharp oclock on in am pm")
# Behind a number they tell that it is of things, not of the clock: "after two that came to nothing".
_PICKING = bag("of that which who whom whose more fewer less other others too many much each all both")
# Before "at 14" they tell that it is no hour: "the plan has stood at 14".
_STANDING = bag(
    "stand stands stood set sits sat stay stays stayed remain remains remained capped limited priced fixed put left valued"
    " frozen stuck held keep keeps kept starts begins counted"
)
# What follows a number that stands for things already named: "five come to 90", "fifteen tops".
VERBS_BEHIND = bag(
    "come comes came go goes went gone get gets got gave arrive arrived arrives turn turned make makes made mean means meant"
    " remain remains remained stay stays stayed look looks looked work works worked run runs ran lie lay sit sat stand stands"
    " stood happen happened become became feel felt seem seems seemed take takes took add adds cover covers fit fits last lasts"
    " lasted leave leaves need needs want wants give gives bring brings help helps fall falls fell show shows showed say says said think tops max maximum minimum apiece plus"
)


def read_clock(text: Text, first: int, low: Number | None, number: Number, symbol: str) -> Value | None:
    """Read a time of day at a number: "2 pm", "at 11", "between 8 and 10", "five past twelve"."""
    words, last = text.words, number.last
    if symbol or word_at(words, last) == "°" or _is_height(words, last):
        return None
    half = number.suffix
    after = word_at(words, last)
    if not half and after in {"am", "pm", "oclock", "noon"}:
        half, last = after, last + 1
    elif not half and after in {"a", "p"} and words[last + 1 : last + 3] == [".", "m"]:
        half, last = after + "m", last + 3
    if half == "oclock" and word_at(words, last) in {"am", "pm"}:
        half, last = words[last], last + 1
    sure = half in {"am", "pm", "oclock", "uhr", "noon"} or (half == "h" and number.clock >= 0)
    if half and not sure:
        return None
    if after == "past" or (after in {"minutes", "minute"} and word_at(words, last + 1) == "past"):
        return _past(text, first, number, last + 1 + (after != "past"), 1)
    minutes = after in {"minutes", "minute", "mins"}
    beside = _beside(text, first, number, last + 1) if minutes else None
    if beside:
        return beside
    if (
        after == "to"
        and number.amount in {5, 10, 20, 25}
        and word_at(words, first - 1) not in {"from", "for"}
    ):
        to = _past(text, first, number, last + 1, -1)
        if to:
            return to
    before = word_at(words, first - 1)
    bare = number.amount == int(number.amount) and 0 < number.amount <= 24 and not number.decimals
    around_noon = low is not None and bare and low.clock < 0 and number.amount <= low.amount <= 12
    if not sure and number.clock < 0 and not around_noon:
        follows = after not in SPANS and (
            after in _DAY_PARTS
            or (after in STOP_WORDS and after not in _PICKING)
            or not after.isalnum()
            or after in WEEKDAYS
            or (before in _SURELY_CLOCK and (after in VERBS_BEHIND or after.endswith("ly")))
        )
        single = low is None and number.spelled and number.amount == 1
        rate = after in {"a", "an", "per", "each"} and word_at(words, last + 1) not in _DAY_PARTS
        shift = before in {"by", "at"} and word_at(words, first - 2) in (
            _SHIFTS if before == "by" else _STANDING
        )
        if single or rate or shift or not (bare and before in _CLOCK_BEFORE and follows):
            return None
    elif number.clock < 0 and not bare:
        return None
    if not sure and number.decimals and not (before in _CLOCK_BEFORE or before in {"the", "your"}):
        return None
    if words[last : last + 2] == ["in", "the"] and word_at(words, last + 2) in {
        "morning",
        "afternoon",
        "evening",
    }:
        half, last = "am" if words[last + 2] == "morning" else "pm", last + 3
    ends = [clock_minutes(n, half) for n in (low, number) if n is not None]
    keys: tuple[Key, ...] = tuple(("time", t) for t in ends[0])
    if low:
        whole = not half and low.clock >= 0 and number.clock >= 780  # of 24 hours: "09:00 to 23:00"
        spans = [(low.clock, number.clock)] if whole else [(a, b) for a in ends[0] for b in ends[1]]
        short = [(a, b) for a, b in spans if 0 < (b - a) % 1440 <= 720]
        keys = tuple(("time", a, b) for a, b in short or spans)
    if not sure and before not in _SURELY_CLOCK and ":" not in text.quote(first, number.last):
        amounts = (low.amount, number.amount) if low else (number.amount,)
        keys += (("any", *amounts),)
    if not sure and number.spelled and number.decimals == 2 and not low:
        keys += (("money", number.amount),)  # "six plates at nine fifty"
    return marked(text, "time", first, last, keys, spelled=number.spelled)


def clock_minutes(number: Number, half: str) -> tuple[int, ...]:
    """Return the minutes since midnight that a number can mean as a time; two where morning or evening is left open."""
    at = number.clock if number.clock >= 0 else int(number.amount) * 60
    if half == "am":
        return (at % 720,)
    if half == "pm":
        return (at % 720 + 720,)
    if at == NO_TIME:
        return (NO_TIME,)
    exact = at >= 780 or (at < 60 and number.clock >= 0)
    return (at % 1440,) if exact else (at % 720, at % 720 + 720)


def _past(text: Text, first: int, number: Number, at: int, sign: int) -> Value | None:
    hour = number_at(text.words, at) if at < len(text.words) else None
    if hour is None or hour.amount > 12 or hour.amount != int(hour.amount):
        return None
    return clock_value(text, first, int(hour.amount) * 60 + sign * int(number.amount), hour.last)


def _is_height(words: list[str], at: int) -> bool:
    """Whether feet and inches go on here, as in 6'4"."""
    return word_at(words, at) in {"'", '"', "\u2032"} and word_at(words, at + 1)[:1].isdigit()


def _beside(text: Text, first: int, number: Number, at: int) -> Value | None:
    """Read "two minutes before midnight" at its number, `at` the word behind the minutes."""
    words = text.words
    sign = {"before": -1, "to": -1, "past": 1, "after": 1}.get(word_at(words, at), 0)
    hour = {"noon": 720, "midday": 720, "midnight": 1440}.get(word_at(words, at + 1), 0)
    if not sign or not hour or not 0 < number.amount < 60 or number.amount != int(number.amount):
        return None
    return Value("time", first, at + 2, (("time", (hour + sign * int(number.amount)) % 1440),), spelled=True)


def clock_value(text: Text, first: int, minutes: int, last: int) -> Value:
    """Return the value of a time in words that ends before word `last`."""
    half = word_at(text.words, last)
    if half in {"am", "pm"}:
        last += 1
    options = {"am": (minutes % 720,), "pm": (minutes % 720 + 720,)}.get(
        half, (minutes % 720, minutes % 720 + 720)
    )
    return marked(text, "time", first, last, tuple(("time", m) for m in options), spelled=True)


def read_noon(text: Text, i: int) -> Value | None:
    """Read "noon", "midday", "midnight"."""
    return Value("time", i, i + 1, (("time", 0 if text.words[i] == "midnight" else 720),))

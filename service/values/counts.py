"""Counts with what is counted, numbers with their label, and numbers that are identifiers by their label."""

from decimal import Decimal

from service.language.text import Text
from service.values.clock import VERBS_BEHIND, clock_minutes
from service.values.codes import plain
from service.values.dates import capital
from service.values.numerals import NUMBER_WORDS, Number, number_at
from service.values.spans import span_keys
from service.values.units import MEASURES, bag, stem
from service.values.value import STOP_WORDS, Key, Kind, Value, keyed, marked, word_at

_LABELS = bag(
    "order ticket case reference ref account card invoice booking reservation application claim policy tracking number no"
    " code id request confirmation flight parcel shipment serial key receipt contract quote waybill incident complaint"
    " return transaction payment permit meter"
)
_PLACES = bag(
    "room gate counter page size version step line platform desk table seat floor level zone row section chapter track door"
    " building suite unit flat apartment model series generation channel terminal locker bay stage option"
)
_CASH = bag("money cash savings budget funds fund balance bill total")
_DONE = bag("paid sent gone lost broken missing left unpaid done used sold taken")
_NO_LABEL_CAPS = bag("US UK EU TV PIN AM PM OK I A USD EUR GBP CAD AUD CHF NO ID THE ON AT IN")


def read_count(text: Text, first: int, low: Number | None, number: Number) -> Value | None:
    """Read a number that is no other value: a count of things, a labelled number, an identifier by its label."""
    words, last = text.words, number.last
    amount = number.amount
    if amount < 0:
        return None
    bare_amounts = (amount, low.amount) if low else (amount,)
    before = word_at(words, first - 1)
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
        follows = nouns_behind(words, last)
        named = name in _LABELS or before == "#"
        if (
            (named and len(digits) >= 3)
            or (digits[0] == "0" and len(digits) > 2)
            or (len(digits) >= 5 and not follows)
        ):
            return Value("code", first, last, (("code", digits),))
    heads = (stem(number.suffix),) if number.suffix in MEASURES else nouns_behind(words, last)
    if integer and before in {"a", "an"}:
        heads = ()  # "a 10 went into the box": the name of a thing, not how many
    if (
        not heads
        and name.isalpha()
        and (name in _LABELS or name in _PLACES or (label and capital(text, label)))
    ):
        heads = (stem(name),) if name not in STOP_WORDS and integer else ()
    keys: list[Key] = [keyed("n", low.amount if low else None, amount)]
    keys += [("n", other) for other in number.others]
    if number.decimals == 2:
        keys.append(keyed("money", low.amount if low else None, amount))
        if number.clock >= 0 and not low:
            keys += [("time", m) for m in clock_minutes(number, "")]
    if not heads and integer and len(digits) >= 3:
        keys.append(("code", digits))
    if not heads or number.decimals == 2:
        keys.append(("any", *reversed(bare_amounts)))
    if number.spelled and number.decimals == 2 and not low:
        keys += [("money", 100 * amount), ("any", 100 * amount)]  # "fourteen fifty" of 1,450
    if low and not heads and _is_hour(low) and _is_hour(number):
        ends = clock_minutes(low, ""), clock_minutes(number, "")
        keys += [("time", a, b) for a in ends[0] for b in ends[1] if 0 < (b - a) % 1440 <= 720]
    if heads and heads[0] in {"day", "week", "hour"} and not number.decimals:
        # "nine of those days"
        amounts = [low.amount, amount] if low else [amount]
        return marked(
            text, "duration", first, last, span_keys(amounts, heads[0], office=False), spelled=number.spelled
        )
    kind: Kind = "count" if heads else "number"
    return marked(text, kind, first, last, tuple(keys), heads=heads, spelled=number.spelled)


def _is_hour(number: Number) -> bool:
    return not number.suffix and not number.decimals and 0 < number.amount <= 24 and number.clock < 0


def read_code_word(text: Text, i: int) -> Value | None:
    """Read the COMEBACK of "the code COMEBACK": a code without a digit in it."""
    at = i + 1
    while word_at(text.words, at) in {"is", ":", '"', "'", "named", "called"}:
        at += 1
    written = text.quote(at, at + 1) if at < len(text.words) else ""
    if len(written) < 4 or not written.isalpha() or not written.isupper():
        return None
    return Value("code", at, at + 1, (("code", written),))


def nouns_behind(words: list[str], at: int) -> tuple[str, ...]:
    """Return the stems of up to three nouns or adjectives behind a number."""
    heads = []
    if word_at(words, at) == "of":
        at += 1
        while (
            word_at(words, at) in {"the", "your", "our", "these", "those", "my", "all"}
            or word_at(words, at) in NUMBER_WORDS
            or word_at(words, at).isdigit()
        ):
            at += 1
        if word_at(words, at) in _CASH:
            return ()  # "2,300 of your money" are no 2,300 moneys
    for word in words[at : at + 3]:
        if not word[0].isalpha() or word in STOP_WORDS or word in NUMBER_WORDS or word in VERBS_BEHIND:
            break
        heads.append(stem(word))
    if len(heads) == 1 and _is_done(words[at]):
        return ()
    return tuple(heads)


def share_at(words: list[str], at: int) -> Decimal | None:
    """Return the ten of "six of ten", "six in ten" or "six out of ten" where word `at` is behind the six, or None."""
    at += word_at(words, at) == "out"
    if word_at(words, at) not in {"of", "in"} or at + 1 >= len(words):
        return None
    whole = number_at(words, at + 1)
    return whole.amount if whole and not (whole.symbol or whole.suffix or whole.decimals) else None


def _is_done(word: str) -> bool:
    """Whether a word says what was done with things already named: "18 paid", "380 were packed"."""
    return word in _DONE or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed"))

"""Amounts of money and percentages as they stand in a text."""

from decimal import Decimal

from service.language.text import Text
from service.values.numerals import Number, number_at
from service.values.units import CENTS, CURRENCIES, CURRENCY_SIGNS, SPANS, hundredth
from service.values.value import STOP_WORDS, Value, keyed, marked, word_at


def read_money(text: Text, first: int, low: Number | None, number: Number, symbol: str) -> Value | None:
    """Read "$20", "20,00 €", "ten cents", "twenty-three pounds eighty" at a number."""
    words, last = text.words, number.last
    unit, amount = symbol, number.amount
    after = number.suffix or word_at(words, last)
    glued = bool(number.suffix)
    least = low.amount if low else None
    if amount < 0:
        return None
    if after in CENTS and (glued or after != "p"):
        unit = symbol or CENTS[after]
        amount, least = hundredth(amount), hundredth(least) if least is not None else None
        return marked(text, "money", first, last + (not glued), (keyed("money", least, amount),), unit=unit)
    if after in CURRENCY_SIGNS or after in CURRENCIES:
        unit = CURRENCY_SIGNS.get(after) or CURRENCIES[after]
        last += not glued
        at = last + (word_at(words, last) == "and")
        minor = number_at(words, at) if at < len(words) else None
        if minor and minor.amount < 100 and not minor.decimals and not minor.symbol and amount == int(amount):
            end = word_at(words, minor.last)
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
    keys = [keyed("money", least, amount)]
    keys += [("money", other) for other in number.others]
    return marked(text, "money", first, last, tuple(keys), unit=unit, spelled=number.spelled)


def read_part(text: Text, first: int, low: Number | None, number: Number) -> Value | None:
    """Read the sixteen of "sixteen of your seventy-four euros"."""
    words, at = text.words, number.last
    if low or number.suffix or number.amount < 0 or word_at(words, at) != "of" or number.amount == 1:
        return None
    at += 1 + (word_at(words, at + 1) in {"the", "your", "those", "these", "our", "my", "that"})
    whole = number_at(words, at) if at < len(words) else None
    if whole is None or whole.amount < number.amount or whole.suffix:
        return None
    unit = CURRENCY_SIGNS.get(whole.symbol, "") or CURRENCIES.get(word_at(words, whole.last), "")
    return Value("money", first, number.last, (("money", number.amount),), unit=unit) if unit else None


def read_note(text: Text, i: int) -> Value | None:
    """Read "a fiver" and "a tenner"."""
    first = i - 1 if word_at(text.words, i - 1) in {"a", "the"} else i
    amount = Decimal(5 if text.words[i] == "fiver" else 10)
    return marked(text, "money", first, i + 1, (("money", amount),), spelled=True)


def read_single(text: Text, i: int) -> Value | None:
    """Read "a dollar eighty" and "a pound and fifty pence"; "a dollar" alone is a manner of speaking."""
    words, at = text.words, i + 1 + (word_at(text.words, i + 1) == "and")
    minor = number_at(words, at) if at < len(words) and word_at(words, i - 1) == "a" else None
    if minor is None or not 0 < minor.amount < 100 or minor.decimals or minor.symbol:
        return None
    cents = minor.suffix in CENTS or word_at(words, minor.last) in CENTS
    if not cents and (at > i + 1 or minor.amount < 5 or minor.suffix):
        return None
    last = minor.last + (cents and not minor.suffix)
    amount = 1 + hundredth(minor.amount)
    return marked(
        text, "money", i - 1, last, (("money", amount),), unit=CURRENCIES[words[i]], spelled=minor.spelled
    )


def read_percent(text: Text, first: int, low: Number | None, number: Number, symbol: str) -> Value | None:
    """Read "21 %", "4 percent", "5 per cent" at a number."""
    del symbol
    words, last = text.words, number.last
    if number.suffix != "%":
        after = word_at(words, last)
        if after in {"%", "percent", "pct"}:
            last += 1
        elif after == "per" and word_at(words, last + 1) == "cent":
            last += 2
        else:
            return None
    return marked(
        text, "percent", first, last, (keyed("percent", low.amount if low else None, number.amount),)
    )

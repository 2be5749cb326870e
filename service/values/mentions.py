"""What single words of the grounds tell beside their figures: "a fourth letter", "weekly", "every second Friday"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from service.language.text import Text
from service.values.dates import ORDINALS, WEEKDAYS
from service.values.spans import ONE_SPAN, span_keys
from service.values.value import Key

_MORE = re.compile(r"\(\+([0-9]{1,6}) more\)")
_DIGITS = frozenset("0123456789")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
# "A fourth letter" tells of four, and "for a month" of a month, though a reply that said so would claim neither.
_MENTIONS: dict[str, tuple[Key, ...]] = ONE_SPAN | {w: (("ordinal", n),) for w, n in ORDINALS.items()}
_MENTIONS |= {
    "fortnightly": ONE_SPAN["fortnight"],
    "biweekly": ONE_SPAN["fortnight"],
    "weekly": ONE_SPAN["week"],
    "monthly": ONE_SPAN["month"],
    "daily": ONE_SPAN["day"],
    "yearly": ONE_SPAN["year"],
    "annual": ONE_SPAN["year"],
    "annually": ONE_SPAN["year"],
}
_SECOND = frozenset({"second", "other", "2nd"})


def mentions(text: Text) -> Iterator[Key]:
    """Yield the keys of what the words of a given text mention, beside those of its values."""
    words = text.words
    for word in _MENTIONS.keys() & words:
        yield from _MENTIONS[word]
    for i, word in enumerate(words):
        if word == "every":
            yield from _every_second(words[i + 1 : i + 3])
        elif word == "morning" and (not i or words[i - 1] != "good"):
            yield "by", 720
        if word[0] not in _DIGITS or len(word) < 3:
            continue
        if word.isdigit():
            yield from (("code", word), ("tail", word[-4:]), ("tail", word[-3:]))
        # "Her 80th" tells of eighty; "the 4th" is a day.
        elif word[-2:] in _ORDINAL and word[:-2].isdigit() and int(word[:-2][:9]) > 31:
            yield "ordinal", int(word[:-2][:9])
    at = text.raw.find("[{")
    if at >= 0:  # a list of records, perhaps cut short with "(+5 more)"
        more = _MORE.search(text.raw)
        yield "length", Decimal(text.raw.count("{", at) + (int(more.group(1)) if more else 0))


def _every_second(words: list[str]) -> tuple[Key, ...]:
    """Return how long "every second Wednesday" or "every other day" is."""
    if len(words) < 2 or words[0] not in _SECOND:
        return ()
    unit = "week" if words[1] in WEEKDAYS else words[1]
    return span_keys([Decimal(2)], unit, office=False) if unit in ONE_SPAN else ()

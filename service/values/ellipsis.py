"""Units left out because the sentence has just named them: "from fourteen pence to thirty-four"."""

from collections.abc import Iterator

from service.language.text import Text
from service.values.units import CENTS, MONTHS_LONG, SECONDS, hundredth
from service.values.value import Value
from service.values.values import values_of

_BARE = frozenset({"n", "any"})


def elided(value: Value, reply: Text) -> Iterator[Value]:
    """Yield what a bare number of a reply is in the units that other figures of its sentence are in."""
    amount = next((key[1] for key in value.keys if key[0] in _BARE and len(key) == 2), None)
    if amount is None or value.kind not in {"number", "time"}:
        return
    start, end = reply.sentence(value.first)
    for other in values_of(reply):
        if not start <= other.first < end or other.first == value.first:
            continue
        words = reply.words[other.first : other.last]
        if other.kind == "money":
            said = amount if CENTS.keys().isdisjoint(words) else hundredth(amount)
            yield value._replace(kind="money", keys=(("money", said),), unit=other.unit, heads=())
        for word in words if other.kind == "duration" else ():
            if word in SECONDS:
                yield value._replace(kind="duration", keys=(("sec", amount * SECONDS[word]),), heads=())
            elif word in MONTHS_LONG:
                yield value._replace(kind="duration", keys=(("month", amount * MONTHS_LONG[word]),), heads=())

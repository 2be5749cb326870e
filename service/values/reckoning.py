"""Which words say that a sentence reckons, and the figures that a reply itself puts in."""

from decimal import Decimal
from itertools import pairwise

from service.language.text import Text
from service.values.units import bag
from service.values.value import Value
from service.values.values import values_of

RECKONING = bag(
    "together total all altogether sum less minus plus leaves left leaving remaining rest difference gap delta too extra saves"
    " save saving cheaper lower higher combined twice double half overcharged overpaid short favor favour"
    " without besides remain remains minus excluding including"
    " spare over past beyond above below under more up down raised rise rises rose grew increase increased surplus instead rather versus against between owed overcharge shortfall"
)
"""Words that say so surely."""
# What says so less surely: one of the two terms must be named then.
_HINTS = bag("missing lost lacking other others makes make comes come behind gone still so")
HERE = -1
"""The reply itself as a source."""
MOST_SAID = 40
"""A reply with more figures reckons with the first ones only; what the rest of them say must have been given."""
Terms = dict[Decimal, frozenset[int]]
"""Amounts that were given, and their sources."""


def said_in(reply: Text) -> tuple[Value, ...]:
    """Return the values of a reply that it may reckon with."""
    return values_of(reply)[:MOST_SAID]


def hints(sentence: list[str]) -> bool:
    """Whether a sentence may be reckoning: "that is ten hours", "so five are left"."""
    return not _HINTS.isdisjoint(sentence) or ("that", "is") in pairwise(sentence)

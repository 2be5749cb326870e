"""Whether the customer asked, in so many words, to be handed to a supervisor."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from service.pattern import Index
from service.text import Text


class Request(NamedTuple):
    """Message number `text` (of those given), words first..last (last exclusive) that carry the request."""

    text: int
    first: int
    last: int


_CLASSES = {
    "boss": "supervisor|supervisors|manager|managers|boss|superior|someone senior|somebody senior|someone higher"
    "|higher up|someone in charge|somebody in charge|person in charge|someone above you|someone else in charge",
}
_PATTERNS = (
    "(want|need|like|demand|insist|ask|asking|asked) ~5 <boss>",
    "(can|could|may) (i|you) ~5 <boss>",
    "(TRANSFER.base|PUT.base|GET.base|CONNECT.base|GIVE.base|PASS.base|HAND.base|ESCALATE.base|let|bring) (me|this|it|us|in|my case) ~4 <boss>",
    "^ (your )? <boss> (please|now)",
    "(SPEAK|TALK|CHAT) (to|with) ~2 <boss>",
)


@cache
def _index() -> Index:
    return Index([(pattern, _CLASSES) for pattern in _PATTERNS])


def asked_for_supervisor(customer: Sequence[Text]) -> Request | None:
    """Return the newest direct request for a supervisor or manager among the customer's messages, or None."""
    for number in range(len(customer) - 1, -1, -1):
        for _, first, last in _index().find(customer[number]):
            return Request(number, first, last)
    return None

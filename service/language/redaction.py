"""Texts made fit for a log that somebody has asked for: names, numbers and addresses taken out.

Meant for finding faults, not for anonymity: whoever reads such a log should be allowed to read the chat.
"""

from collections.abc import Iterable

import re2

from service.conversation import Conversation

_PLACES = (
    (re2.compile(r"[\pL\pN._%+-]+@[\pL\pN.-]+"), "[email]"),
    (re2.compile(r"(?i)\b(?:https?://|www\.)\S+"), "[link]"),
    (re2.compile(r"\pN[\pN .,:/+()-]*\pN|\pN"), "[number]"),
    (re2.compile(r"\b[\pL\pN-]*\[number\][\pL\pN-]*"), "[number]"),
)


def redacted(text: str, conversation: Conversation) -> str:
    """Return the text without e-mail addresses, links, figures of any kind, and the names that the request gives."""
    names = [conversation.customer.name, conversation.brand.agent]
    return masked(text, [name for name in names if name])


def masked(text: str, names: Iterable[str]) -> str:
    """Return the text without e-mail addresses, links, figures of any kind, and the names, whole or in part."""
    for pattern, stand_in in _PLACES:
        text = pattern.sub(stand_in, text)
    for part in sorted({part for name in names for part in name.split()}, key=len, reverse=True):
        text = re2.compile(rf"(?i)\b{re2.escape(part)}\b").sub("[name]", text)
    return text

"""Shouting punctuation."""

from collections.abc import Iterable

from service.language.text import Text
from service.rule import Hit, Rule
from service.scene import Scene

_SHOUTS = frozenset("!❗❕")
_MOST = 2


def _shouting(reply: Text, scene: Scene) -> Iterable[Hit]:
    del scene
    words = reply.words
    if _SHOUTS.isdisjoint(words):
        return
    at = [i for i, word in enumerate(words) if word in _SHOUTS]
    row_starts = [i for i in at if i + 1 in at and i - 1 not in at]
    for first in row_starts:
        last = first + 1
        while last < len(words) and words[last] in _SHOUTS:
            last += 1
        yield Hit(first, last)
    if not row_starts and len(at) > _MOST:
        yield Hit(at[_MOST], at[_MOST] + 1, f"{len(at)} exclamation marks")


RULES = (
    Rule(
        id="shout/marks",
        principle="no-caps",
        says="Uses exclamation marks as if it shouted.",
        instead="End sentences calmly; one exclamation mark in a reply is plenty.",
        flagged=(
            "I'm so sorry about this[[!!]] Let me look.",
            "Hello! Thank you! Let me see what I can do[[!]]",
            "Your parcel is where?! Really[[! !]] Let me ask.",
        ),
        fine=(
            "Thank you for the photo! Let me look at it now.",
            "Good morning! What a mess that is. Let me sort it out with you!",
            "Was it really ten days?!",
        ),
        check=_shouting,
    ),
)

"""Blanks that nobody has filled in."""

from collections.abc import Iterable

import re2

from service.language.place import words_at
from service.language.text import Text
from service.rule import Hit, Rule
from service.scene import Scene

_TELLTALE = frozenset("[{<_%X#(")
_BLANK = re2.compile(
    r"\[[A-Za-z][^\[\]\n(]{0,60}\](?:[^(]|$)|\[(?:\s*|\.{2,}|_+|\?+)\]"
    r"|\{\{?[^{}\n]{0,60}\}\}?|\$\{[^{}\n]{0,60}\}|%[a-zA-Z_]{2,30}%|%\([a-z_]+\)s|%s\b"
    r"|<<?(?:[a-zA-Z]+[ _-])*(?:name|number|date|order|link|url|amount|email|phone|agent|customer|company|product"
    r"|insert|id|time|address|reason|item|team|brand|here|value|tracking|ticket|code|details?)(?:[ _-][a-zA-Z_]+)*>>?"
    r"|<[A-Z][A-Z_ ]{2,40}>"
    r"|(?:^|[\s#$£€(])[X]{2,}(?:[-./:][X]{2,})*(?:[\s.,!?;:)%]|$)|(?:^|[\s#$£€(])[X]+[-./:][X]{2,}"
    r"|(?:^|\s)x{3,}(?:[\s.,!?;:)]|$)|_{3,}"
    r"|\((?i:insert|add|fill in|enter|put|your|agent|customer)\b[^()\n]{0,30}\b(?i:name|date|time|number|amount|link|here|address)\)"
    r"|\b(?:CUSTOMER|ORDER|AGENT|COMPANY|PRODUCT|TRACKING|FIRST|LAST|REFUND|TICKET|INSERT|YOUR)_[A-Z_]+\b"
)
_CLASSES = {
    "blank": "name|date|time|number|amount|link|order number|product|item|address|reason|details|company name|agent name"
    "|customer name|tracking number|your name|team name|url|email|phone number|store|value|colour|color|brand"
}


def _unfilled(reply: Text, scene: Scene) -> Iterable[Hit]:
    del scene
    raw = reply.raw
    if _TELLTALE.isdisjoint(raw) and "xxx" not in raw:
        return
    for found in _BLANK.finditer(raw):
        hit = words_at(reply, *found.span())
        yield Hit(*(hit or (0, len(reply))), "a blank")


RULES = (
    Rule(
        id="form/placeholder",
        principle="plain-words",
        says="Holds a blank that was meant to be filled in.",
        instead="Fill it in from what is known, or leave it out.",
        flagged=(
            "Hi [[{name}]], thank you for the photo.",
            "It comes to [[$XX.XX]] altogether.",
            "Please write to us at [[<email address>]] then.",
            "You will hear from us [[(insert date)]].",
            "I see that the [[order number goes here]] and the kettle leaks.",
        ),
        fine=(
            "Is it the XL or the XXL shirt that came?",
            "Was the card the one ending in 4471?",
            "The photo shows it well (the date is on the label).",
        ),
        patterns=(
            "(insert|enter|add|fill in|your|customer|product|order) ~1 (<blank>) here",
            "(<blank>) goes here",
            "to be (confirmed|advised|filled in|inserted|determined|added)",
            "lorem ipsum|tbd|todo|tba",
        ),
        drops=frozenset({"quoted"}),
        check=_unfilled,
        classes=_CLASSES,
    ),
)

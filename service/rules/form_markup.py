"""Mark-up that a chat window shows raw."""

from collections.abc import Iterable

import re2

from service.language.place import words_at
from service.language.text import Text
from service.rule import Hit, Rule
from service.scene import Scene

_TELLTALE = frozenset("*_`#<&|~[•●▪◦‣")
_MARKUP = re2.compile(
    r"\*\*[^*\n]+\*\*|__[^_\n]+__|~~[^~\n]+~~|`[^`\n]+`|```"
    r"|(?:^|[\s(\"'])\*[^\s*][^*\n]*\*|(?:^|[\s(\"'])_[^\s_][^_\n]*_(?:[\s.,!?;:)]|$)"
    r"|(?m:^[ \t]*#{1,6}[ \t]+\S[^\n]*)"
    r"|!?\[[^\[\]\n]+\]\([^()\s]+\)"
    r"|</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>|&(?:nbsp|amp|lt|gt|quot|apos|#\d{2,4});"
    r"|(?m:^[ \t]*\|[^\n]*\|[ \t]*$)"
)
_BULLET = re2.compile(r"(?m:^[ \t]*(?:[*•●▪◦‣+-]|\(?[0-9]{1,2}[.)]|\(?[a-e]\))[ \t]+(\S+))")
_MANY = 2


def _raw_markup(reply: Text, scene: Scene) -> Iterable[Hit]:
    del scene
    raw = reply.raw
    if not _TELLTALE.isdisjoint(raw):
        for found in _MARKUP.finditer(raw):
            if (hit := words_at(reply, *found.span())) is not None:
                yield Hit(*hit, "mark-up")
    if "\n" in raw or raw.lstrip()[:1] in "*•●▪◦‣+-":
        bullets = list(_BULLET.finditer(raw))
        if len(bullets) >= _MANY or (bullets and bullets[0].group().lstrip()[0] in "*•●▪◦‣"):
            hit = words_at(reply, bullets[0].start(1), bullets[-1].end(1))
            if hit is not None:
                yield Hit(*hit, "a list")


RULES = (
    Rule(
        id="form/markup",
        principle="plain-words",
        says="Holds mark-up (bold, headings, bullets, links, code) that the customer would see raw.",
        instead="Write plain sentences.",
        flagged=(
            "I am **[[very sorry]]** about the kettle.",
            "Here is what I need:\n- [[the order number\n- a]] photo",
            "I'm sorry.[[<br>]]Let me look.",
        ),
        fine=(
            "The price on the page was < $20 and the bill says $25; I see why you ask.",
            "First, please unplug it. Then wait until the light is off - that can take a while.",
            "Is it the 2*4 cable, or the #3 one?",
        ),
        check=_raw_markup,
    ),
)

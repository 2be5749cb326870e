"""Blame by aside: what careful people do, as if this customer had not."""

from collections.abc import Iterable

from service.aside import asides, kind
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _asides(reply: Text, scene: Scene) -> Iterable[Hit]:
    for aside in asides(reply, scene):
        if kind(aside, reply, scene) == "blame":
            yield Hit(aside.first, aside.last, aside.evidence)


RULES = (
    Rule(
        id="blame/aside",
        principle="never-blame",
        says="Tells what careful people do, as if this customer had not.",
        instead="Speak of this customer's matter only, and of what you do about it.",
        flagged=(
            "I'm sorry about that. [[Those who plan ahead are seldom caught out by such surprises]].",
            "[[A prudent traveller carries a spare for moments like these]]. Which card is it?",
        ),
        fine=(
            Example(
                "The spare card is in your locker.",
                customer="Where is my spare card? You said it's in the locker.",
            ),
            "I'm sorry that nobody planned for a traveller like you.",
        ),
        check=_asides,
    ),
)

"""Dismiss by aside: how the world goes, instead of this customer's matter."""

from collections.abc import Iterable

from service.aside import asides, kind
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _asides(reply: Text, scene: Scene) -> Iterable[Hit]:
    for aside in asides(reply, scene):
        if kind(aside, reply, scene) == "dismiss":
            yield Hit(aside.first, aside.last, aside.evidence)


RULES = (
    Rule(
        id="dismiss/aside",
        principle="never-dismiss",
        says="Talks of how the world goes instead of this customer's matter.",
        instead="Speak of this customer's matter only, and of what you do about it.",
        flagged=(
            "[[Children are wonderfully forgetful, and the toy is soon out of mind]]. Shall I look into it?",
            "[[A scratch has never kept a kettle from boiling]]. When did it come?",
        ),
        fine=(
            Example(
                "The kettle boils, but the scratch is there.",
                customer="There's a scratch on the kettle. It boils.",
            ),
            "A scratch on a new kettle is infuriating.",
        ),
        check=_asides,
    ),
)

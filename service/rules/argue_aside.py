"""Argue by aside: remarks on what the customer said and how."""

from collections.abc import Iterable

from service.aside import asides, kind
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _asides(reply: Text, scene: Scene) -> Iterable[Hit]:
    for aside in asides(reply, scene):
        if kind(aside, reply, scene) == "argue":
            yield Hit(aside.first, aside.last, aside.evidence)


RULES = (
    Rule(
        id="argue/aside",
        principle="never-argue",
        says="Comments on what the customer said or how they said it.",
        instead="Answer what is behind the words.",
        flagged=(
            "[[Such tirades seldom lead to a pleasant outcome]]. What is your name?",
            Example(
                "[['Leftovers' is a flourish that pleases its author]]. When did it come?",
                customer="I don't want leftovers.",
            ),
        ),
        fine=(
            Example("'Leftovers' is fair, and I'm sorry.", customer="I don't want leftovers."),
            "I'm sorry for the language in that letter.",
        ),
        check=_asides,
    ),
)

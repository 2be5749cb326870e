"""Lies about how things stand: states of order, account, product or case that no ground has."""

from collections.abc import Iterator

from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _hits(reply: Text, scene: Scene) -> Iterator[Hit]:
    for claim in scene.support.unsupported(reply):
        if claim.sure and claim.kind == "status":
            yield Hit(claim.first, claim.last, claim.evidence)


RULES = (
    Rule(
        id="lie/status",
        principle="never-lie",
        says="States how an order, account, product or case stands, and nothing in the grounds says so.",
        instead="Leave it out, ask, or say that you will find out.",
        flagged=(
            "[[The parcel is at the depot in your town]].",
            Example("Don't worry, [[your money is safe]].", customer="Is my money safe?"),
            Example(
                "[[The card stays blocked abroad]].",
                facts=("The card has been active again since 2026-11-10",),
            ),
        ),
        fine=(
            "That is a long time to wait, and I'm sorry.",
            Example(
                "So the parcel says delivered and it is not there.",
                customer="My parcel says delivered but it is not there.",
            ),
            Example("The jacket is in stock.", facts=("Size M of the jacket is in stock",)),
            "It could be that the parcel is at a neighbour's; may I ask?",
        ),
        check=_hits,
    ),
)

"""Promises of an outcome that no commitment, action or fact allows."""

from collections.abc import Iterator

from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _hits(reply: Text, scene: Scene) -> Iterator[Hit]:
    for claim in scene.support.unsupported(reply):
        if claim.sure and claim.kind == "promise":
            yield Hit(claim.first, claim.last, claim.evidence)


RULES = (
    Rule(
        id="lie/promise",
        principle="keep-promises",
        says="Promises an outcome that no commitment, action or fact allows.",
        instead="Promise the effort (to look, to ask, to come back), not the outcome.",
        flagged=(
            "[[You will receive a new one tomorrow]].",
            "Don't worry, [[I'll refund you in full]].",
            "I promise [[that it will be repaired]].",
        ),
        fine=(
            "I'll look into it and come back to you here.",
            "I can't promise that it will be repaired today.",
            Example("The replacement arrives on Friday.", commitments=("Replacement arrives on Friday",)),
            "I'll ask a colleague who knows this better.",
        ),
        check=_hits,
    ),
)

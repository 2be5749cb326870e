"""Claims about our side that the grounds carry only in part: lies or free wordings, which the scale decides."""

from collections.abc import Iterator

from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _hits(reply: Text, scene: Scene) -> Iterator[Hit]:
    for claim in scene.support.unsupported(reply):
        if not claim.sure:
            yield Hit(claim.first, claim.last, claim.evidence)


RULES = (
    Rule(
        id="lie/unsupported",
        principle="never-lie",
        says="Reads like a claim about our side that the grounds carry only in part.",
        instead="Say only what the facts, actions and commitments say, or put the missing one in.",
        flagged=(
            "[[The sorting belt in Leeds was iced over]].",
            "[[The driver was held up by the bridge for an hour]].",
        ),
        fine=(
            "I'm looking into it now and will come back to you here.",
            Example(
                "The sorting belt was iced over.", facts=("The sorting belt was iced over on 2026-11-18",)
            ),
        ),
        check=_hits,
    ),
)

"""Lies about what was done: deeds of the agent or the company that no ground has."""

from collections.abc import Iterator

from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _hits(reply: Text, scene: Scene) -> Iterator[Hit]:
    for claim in scene.support.unsupported(reply):
        if claim.sure and claim.kind == "action":
            yield Hit(claim.first, claim.last, claim.evidence)


RULES = (
    Rule(
        id="lie/action",
        principle="never-lie",
        says="Says that something was done, is being done or was set going, and no action, fact or earlier message says so.",
        instead="Say what you will look into, or do it first and add it to the actions.",
        flagged=(
            "Sorry about that! [[I have cancelled the order for you]].",
            "Thanks for the photo, [[our technicians have repaired the line]].",
            Example("[[Your refund was issued this morning]].", facts=("Refund requested on 2026-11-18",)),
            Example("[[I've checked your account]] and found nothing.", customer="Can you check my account?"),
        ),
        fine=(
            "I'm looking into it now and will come back to you here.",
            "I understand, and I've read what you wrote.",
            Example("Your refund was issued on the 18th.", actions=("Refund issued on 2026-11-18",)),
            Example("So you were charged twice, I'm sorry.", customer="I was charged twice."),
            Example(
                "As I said, I've put a note on your account.", agent="I have put a note on your account."
            ),
        ),
        check=_hits,
    ),
)

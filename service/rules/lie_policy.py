"""Lies about rules, rights and features of the company or its product that no ground has."""

from collections.abc import Iterator

from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _hits(reply: Text, scene: Scene) -> Iterator[Hit]:
    for claim in scene.support.unsupported(reply):
        if claim.sure and claim.kind == "policy":
            yield Hit(claim.first, claim.last, claim.evidence)


RULES = (
    Rule(
        id="lie/policy",
        principle="be-knowledgeable",
        says="States a rule, right, feature or price of the company that nothing in the grounds says.",
        instead="Find out first, or add the rule to the facts.",
        flagged=(
            "[[You are entitled to compensation]].",
            "[[Our plans include a free repair visit]].",
            Example("[[You can keep the red one]].", facts=("Wrong items can be returned free of charge",)),
        ),
        fine=(
            "You can tell me everything here, at your own pace.",
            Example("You can send it back free of charge.", facts=("Returns are free of charge",)),
            "Could you restart it once more, please?",
        ),
        check=_hits,
    ),
)

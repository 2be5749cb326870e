"""Excuses told as a story of the world: how others, machines, times and trades are, and so it came to this.

No list holds these sentences, but they are built alike. They tell of somebody else (other firms, trades, machines,
crowds) and not of this customer, they say that it is so everywhere or these days, that there was too much of
something or too little, that one thing led to the other, or that nobody here has a hand in it. One sign alone is
harmless; together, in a sentence of which the grounds know nothing, they are an excuse.
"""

from collections.abc import Iterable

from service.circumstances import signs, unheard_of
from service.language.text import Text
from service.ownership import owns_up
from service.rule import Example, Hit, Rule
from service.scene import Scene

_STORY = 2  # signs that make an excuse of a claim that no ground carries
_LONG_STORY = 5  # signs that do so alone, where most of what is told is new
_SHORTEST = 8


def _told_of_the_world(reply: Text, scene: Scene) -> Iterable[Hit]:
    words = reply.words
    stories = {
        span: count for span in reply.sentences if (count := signs(words[span[0] : span[1]])) >= _STORY
    }
    if not stories:
        return
    for claim in scene.support.unsupported(reply):
        span = reply.sentence(claim.first)
        if span in stories and not owns_up(words[span[0] : span[1]]):
            yield Hit(*span, claim.evidence)
    for (first, last), count in stories.items():
        part = words[first:last]
        if count >= _LONG_STORY and part[-1] != "?" and len(part) >= _SHORTEST and unheard_of(part, scene):
            yield Hit(first, last, "no ground tells of this")


RULES = (
    Rule(
        id="excuse/world",
        principle="no-excuses",
        says="Explains the failure with how others, machines or the times are, instead of owning it.",
        instead="Leave the story out; say sorry for what happened and what you do next.",
        flagged=(
            "I'm sorry. [[Couriers lose things these days because their vans are full and the roads are slow.]]",
            "[[The printers at the depot are old, so labels get mixed up in winter.]] Let me look.",
        ),
        fine=(
            Example(
                "So the driver left it with the neighbour. Was it the blue door?",
                customer="The driver left it with the neighbour, it says.",
            ),
            "I'm sorry that the van came late and the flowers were cold.",
            Example(
                "The printers at the depot failed, so labels got mixed up. That was our error.",
                facts=("The label printers at the depot failed on Monday and labels were mixed up.",),
            ),
        ),
        check=_told_of_the_world,
    ),
)

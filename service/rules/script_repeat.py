"""A sentence that the agent has already sent in this chat."""

from collections.abc import Iterable

from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene


def _said_before(reply: Text, scene: Scene) -> Iterable[Hit]:
    return (
        Hit(first, last, "an earlier agent message says the same")
        for first, last in scene.earlier.repeats(reply)
    )


_ASKED = "Hi Sam! I am sorry that the kettle came cracked. Could you send me a photo of the base, please?"

RULES = (
    Rule(
        id="script/repeat",
        principle="no-script",
        says="Sends a sentence that the customer has already read in this chat.",
        instead="Say what is new, or put it in other words that answer the last message.",
        flagged=(
            Example("I see. [[Could you send me a photo of the base, please?]]", agent=_ASKED),
            Example("[[I'm so sorry that the kettle came cracked.]] What a pity.", agent=_ASKED),
        ),
        fine=(
            Example("Hi Sam! Thank you for the photo; the crack is easy to see.", agent=_ASKED),
            Example("A photo of the base would help me most, if you have one at hand.", agent=_ASKED),
            Example("I am sorry.", agent="I am sorry. What happened?"),
        ),
        check=_said_before,
    ),
)

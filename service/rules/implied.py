"""What no rule lists: a sentence whose evidence weighs too much, one rule for each family that it can lean to.

The scale (`service.weights`) was trained on labelled cases; the finding names the evidence that weighed most. These
rules catch what is said between the lines, and are the only ones whose reason is not a phrase or a ground.
"""

from collections.abc import Callable, Iterator

from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.weights import Weighed, load_scale


def _leaning_to(family: str) -> Callable[[Text, Scene], Iterator[Hit]]:
    def check(reply: Text, scene: Scene) -> Iterator[Hit]:
        for weighed in load_scale().implied(reply, scene):
            if weighed.family == family and not _carried(weighed, reply, scene):
                yield Hit(weighed.first, weighed.last, "weighed: " + "; ".join(weighed.because))

    return check


def _carried(weighed: Weighed, reply: Text, scene: Scene) -> bool:
    """Whether the grounds carry what the sentence claims: most of what makes a claim heavy is that it is one."""
    within = range(weighed.first, weighed.last)
    return any(b.first in within for b in scene.support.backings(reply)) and not any(
        u.first in within for u in scene.support.unsupported(reply)
    )


_FINE = (
    "I'm sorry that this happened. I'll find out what went wrong and come back to you here.",
    "Could you tell me which order this is about?",
)

# family: principle, why, what instead, examples that weigh enough
_KINDS: dict[str, tuple[str, str, str, tuple[str | Example, ...]]] = {
    "lie": (
        "never-lie",
        "Reads like a claim about our side that nothing known here carries.",
        "Say only what the facts, actions and commitments say, or that you will find out.",
        (
            "[[Our engineers fixed the fault this morning and everything is running normally again.]]",
            "I see. [[Our engineers repaired the line yesterday and the whole street is connected again.]]",
        ),
    ),
    "blame": (
        "never-blame",
        "Hints that the customer could have avoided it.",
        "Say what can be done now, and own what went wrong on our side.",
        (
            "[[Most people read the label before they wash a jumper like that.]]",
            "[[Most people read the size chart before they order.]] Which size do you need?",
        ),
    ),
    "excuse": (
        "no-excuses",
        "Explains the failure away instead of owning it.",
        "Leave the reasons out, apologise for the specific thing, and say your next step.",
        (
            "[[The courier does what it likes with our boxes, and we have no say in that.]]",
            "Thank you. [[The carrier does as it likes with our parcels, and we have no say in it.]]",
        ),
    ),
    "jargon": (
        "plain-words",
        "Uses words of the trade that a customer cannot be expected to know.",
        "Say it in everyday words, or explain the term in the same breath.",
        (
            "[[The ticket was bounced by the gateway because the token expired in the sandbox.]]",
            "[[Your provisioning request is stuck in the middleware queue pending reconciliation.]]",
        ),
    ),
    "argue": (
        "never-argue",
        "Sets out to be right against the customer.",
        "Take their word for how it was, and say what can be done.",
        (
            "[[Typing in capitals will not make the van come any faster.]]",
            "[[Shouting at me will not bring the parcel any sooner.]] Which day suits you?",
        ),
    ),
    "dismiss": (
        "never-dismiss",
        "Makes the matter smaller than it is to the customer.",
        "Say what this means for them, from where they stand.",
        (
            "[[A late parcel is hardly the end of the world.]]",
            "[[A scratch on a shelf is hardly the end of the world.]]",
        ),
    ),
    "script": (
        "no-script",
        "Sounds like a stock line that fits any chat.",
        "Say something that only this customer could have been told.",
        (
            "[[Your satisfaction is at the heart of everything we do.]]",
            "[[Your happiness is our top priority and we look forward to serving you again.]]",
        ),
    ),
    "escalate": (
        "transfer-only-on-request",
        "Moves the chat up to somebody whom the customer did not ask for.",
        "Ask a colleague or supervisor behind the scenes, and stay with the customer.",
        (
            "[[The head of our department will call you about this.]]",
            "[[My team leader will step in and take it from here.]]",
        ),
    ),
}

RULES = tuple(
    Rule(
        id=f"{family}/implied",
        principle=principle,
        says=says,
        instead=instead,
        flagged=flagged,
        fine=_FINE,
        check=_leaning_to(family),
    )
    for family, (principle, says, instead, flagged) in _KINDS.items()
)

"""Words in capitals."""

from collections.abc import Iterable

from service.language.capitals import could_abbreviate, everyday, in_capitals
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene

_SHORTEST = 3


def _shouted(reply: Text, scene: Scene) -> Iterable[Hit]:
    at = in_capitals(reply)
    if not at:
        return
    words = reply.words
    known = scene.capitals | scene.names
    first = 0
    while first < len(at):
        last = first + 1
        while last < len(at) and at[last] == at[last - 1] + 1:
            last += 1
        run = at[first:last]
        first = last
        loud = [
            i
            for i in run
            if len(words[i]) >= _SHORTEST
            and not everyday(words[i])
            and words[i] not in known
            and not could_abbreviate(words[i])
        ]
        if not loud:
            continue
        if not (len(run) > 1 and _quotes_the_customer(reply, run[0], run[-1] + 1, scene)) and not (
            len(run) == 1 and _quotes_the_customer(reply, loud[0], loud[0] + 1, scene)
        ):
            shouted = [i for i in run if not everyday(words[i]) and words[i] not in known]
            yield Hit(shouted[0], shouted[-1] + 1)


def _quotes_the_customer(reply: Text, first: int, last: int, scene: Scene) -> bool:
    around = reply.words[max(first - 1, 0) : first] + reply.words[last : last + 1]
    return any(mark in around for mark in ('"', "'")) and scene.customer_said(reply.words[first:last])


RULES = (
    Rule(
        id="shout/capitals",
        principle="no-caps",
        says="Writes words in capitals, which reads as shouting.",
        instead="Write the words in lower case; the wording carries the weight.",
        flagged=(
            "I will look into this [[NOW]] and come back to you.",
            "Please do [[NOT WORRY]], I'll ask.",
            Example("Your [[ORDER]] matters to me.", customer="WHERE IS MY ORDER"),
        ),
        fine=(
            "OK, the PDF of the USB guide will help. I can ask for it.",
            Example("Is it the NORVELLA kettle that leaks?", customer="My NORVELLA kettle leaks."),
            Example('You chose "URGENT" on the form; I see why.', customer="I marked it URGENT!"),
            Example("May I ask about order NB-77120-KLM?", facts=("Order NB-77120-KLM is open.",)),
        ),
        check=_shouted,
    ),
)

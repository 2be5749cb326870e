"""Asides by what they do: teach (blame), belittle (dismiss) or scold (argue)."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from service.aside import Aside, asides
from service.lexicon import word_set
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.text import Text

# What the careful do and the careless leave: asides with these words teach the customer a lesson.
_CONDUCT = word_set(
    "wise wiser wisest prudent prudence sensible sensibly safer safest advisable smart smarter habit foresight"
    " precaution careful carefully careless attention attentive diligence vigilance patience caution cautious"
    " thought forethought plan plans planning planned prepare prepared preparation beforehand advance ahead"
    " early earlier promptly check checks checking read reads reading reader study studies verify verified"
    " double glance sniff measure compare note ask asks enquire inquire settle settles avoid avoids prevent"
    " prevents spare spares surprise surprises caught rush rushed rushing force forced accord itself treat"
    " treats looked maintained maintain owe owes duty expected expect omit omitted neglect neglected overlook"
    " overlooked overlooks fault wrong mistake mistakes error attend course better backup insured protect"
    " protected choosing picking ordering book booking responsible household someone install whose customary"
    " asked skip skips skipped mixed digit redirected householder householders homeowner owned owes cheaper"
    " sense commonsense own vigilant diligent minded"
)
_CUSTOMERS = word_set(
    "customers clients members travellers travelers buyers shoppers guests users subscribers passengers patients those flyers diners runners"
)
_SPEECH = word_set(
    "remark remarks tirade tirades sarcasm sarcastic indignation exclamation capitals capital outburst"
    " outbursts grievance grievances insinuation insinuations accusation accusations allegation allegations"
    " flourish theatrical theatrics shouting snapping barking bitterness tantrum rant ranting lecture lectures"
    " attitude hostility tone vein violins rhetoric composure civil civility courtesy suspicion suspicions"
    " manners politely indignantly swearing insults insult insulting temper mouth language words phrase wording"
    " anger outrage complaint complaining demands demanding commands threats tears caps repeating threatening"
    " manner conversation discussion debate style politeness"
)
_MARKS = frozenset({"'", '"'})


def _kind(reply: Text, scene: Scene, aside: Aside) -> str:
    words = reply.words[aside.first : aside.last]
    if any(word in _SPEECH for word in words) or _quotes_customer(words, scene):
        return "argue"
    taught = sum(word in _CONDUCT for word in words) + any(word in _CUSTOMERS for word in words)
    undone = any(words[i] in {"would", "will"} and "have" in words[i : i + 4] for i in range(len(words)))
    if ("act" in aside.marks and "small" not in aside.marks) or undone or "themselves" in words:
        return "blame"
    if "wise" in aside.marks or taught >= 2 or (taught and "small" not in aside.marks):
        return "blame"
    return "dismiss"


def _quotes_customer(words: list[str], scene: Scene) -> bool:
    marks = [i for i, word in enumerate(words) if word in _MARKS]
    return any(
        words[a] == words[b] and 1 < b - a <= 8 and scene.customer_said(words[a + 1 : b])
        for a, b in pairwise(marks)
    )


def _asides_that(kind: str) -> Callable[[Text, Scene], Iterable[Hit]]:
    def check(reply: Text, scene: Scene) -> Iterable[Hit]:
        return [
            Hit(
                aside.first,
                aside.last,
                "nothing in this chat speaks of " + ", ".join(sorted(aside.strange)) if aside.strange else "",
            )
            for aside in asides(reply, scene)
            if _kind(reply, scene, aside) == kind
        ]

    return check


RULES = (
    Rule(
        id="blame/aside",
        principle="never-blame",
        says="Tells what careful people do, as if this customer had not.",
        instead="Speak of this customer's matter only, and of what you do about it.",
        flagged=(
            "I'm sorry about that. [[Those who plan ahead are seldom caught out by such surprises]].",
            "[[A prudent traveller carries a spare for moments like these]]. Which card is it?",
        ),
        fine=(
            Example(
                "The spare card is in your locker.",
                customer="Where is my spare card? You said it's in the locker.",
            ),
            "I'm sorry that nobody planned for a traveller like you.",
        ),
        check=_asides_that("blame"),
    ),
    Rule(
        id="dismiss/aside",
        principle="never-dismiss",
        says="Talks of how the world goes instead of this customer's matter.",
        instead="Speak of this customer's matter only, and of what you do about it.",
        flagged=(
            "[[Children are wonderfully forgetful, and the toy is soon out of mind]]. Shall I look into it?",
            "[[A scratch has never kept a kettle from boiling]]. When did it come?",
        ),
        fine=(
            Example(
                "The kettle boils, but the scratch is there.",
                customer="There's a scratch on the kettle. It boils.",
            ),
            "A scratch on a new kettle is infuriating.",
        ),
        check=_asides_that("dismiss"),
    ),
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
        check=_asides_that("argue"),
    ),
)

"""Asides: sentences of a reply that are no part of this customer's matter.

Blame, belittling and lecturing have endless wordings, but they share a grammar. They leave the matter at hand and
talk about the world: what prudent people do, what one gets used to, what a scratch never stopped. A sentence
counts as an aside if it is a statement, does none of the things an agent's sentence is for (own, apologise,
thank, feel with the customer, explain a word, say what is done next), and brings up what neither the chat nor the
grounds nor ordinary service talk know. How many such words it takes depends on how general its grammar is.
"""

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from service.claims.purpose import WISE, has_purpose
from service.language.lexicon import word_set
from service.language.text import Text
from service.scene import Scene


class Aside(NamedTuple):
    """Words first..last (last exclusive) of a reply, the words new to the chat, and the marks of generality."""

    first: int
    last: int
    strange: frozenset[str]
    marks: frozenset[str]

    @property
    def evidence(self) -> str:
        """What was looked for in vain."""
        return f"nothing in this chat speaks of {', '.join(sorted(self.strange))}" if self.strange else ""


_SHORT = 2  # words up to this long carry no subject

_PEOPLE = word_set(
    "people folk folks travellers travelers customers guests passengers users clients shoppers buyers owners families parents kids"
    " children couples patients subscribers members tenants landlords drivers adults visitors readers viewers companies shops banks"
    " others whoever someone somebody anyone anyone anybody everyone everybody nobody householders homeowners diners players"
    " neighbours strangers friends relatives women men ladies mums dads gentlemen businesses professionals beginners humans persons"
)
_ONE_AFTER = word_set(
    "is was does do would might could should has had must can will may 's ought gets forgets learns wonders who"
)
_OFTEN = word_set(
    "usually often generally seldom rarely mostly commonly typically normally hardly scarcely always tends tend ordinarily invariably"
    " frequently barely never"
)
_SMALL = word_set(
    "mere merely modest mild trivial hurt harm harmless harmed forget forgotten survive world life lives nature hurry merely minor"
    " little trifle formality pretty adventure fun luck lucky bright notice starving eternity forever"
)
_MOST = word_set("most many plenty lots")
_THAN = word_set("than compared")
_DETERMINED = word_set("a an")
_TO_ACT = word_set(
    "is was would does has will tends makes keeps saves goes never seldom rarely will can could may might takes costs leaves gets comes brings lets means puts saves spares helps works pays wins"
    " hurts invites asks gives sets tends wipes complicates"
)
_MARKED = _PEOPLE | _OFTEN | WISE | _SMALL | _MOST
_TELLING = _MARKED | _THAN | {"those", "no", "one", "rule", "now"}
_SUPPORTED = 0.25  # a statement with less of its words in the grounds than this has no support there
_RESTATED = 0.5  # and with as much of its words in the customer's messages as this it is theirs, said back
_LEAST = 3  # content words that make a statement
_PLAIN = word_set(
    "the and but for are was were been being does did have has had will would can could may might must shall should not nor that this"
    " these those its his her their they them she him there here you our your who which what when where why how than then too very just"
    " also only own same such both all any some each every few more most other into over under about after before again further once out"
    " off down because while until through during above below between against with from yet still even though although"
)
_FIGURES = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    " thirty forty fifty sixty seventy eighty ninety hundred thousand half quarter first second third fourth fifth sixth seventh eighth"
    " ninth tenth dollars pounds euros cents pence quid monday tuesday wednesday thursday friday saturday sunday january february march"
    " april june july august september october november december"
)
_POINTERS = word_set("it that this these they he she yes yep yeah no of nothing not")
_STOPS = word_set("? ! . ¶")
_NOT_PLURAL = word_set(
    "this is was has as its his yes thanks us does says plus always perhaps besides unless thus ours yours hers"
)


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


@cache
def _service_talk() -> frozenset[str]:
    read = tomllib.loads((Path(__file__).parent / "rules" / "service_talk.toml").read_text(encoding="utf-8"))
    return frozenset(word[:5] for word in read["words"].split())


def asides(reply: Text, scene: Scene) -> tuple[Aside, ...]:
    """Return the asides of a reply by place; none where no conversation is known. Computed once per reply."""
    kept: tuple[Scene, tuple[Aside, ...]] | None = reply.__dict__.get("asides")
    if kept is None or kept[0] is not scene:
        found = tuple(_find(reply, scene)) if scene.conversation else ()
        kept = reply.__dict__["asides"] = (scene, found)
    return kept[1]


def _find(reply: Text, scene: Scene) -> list[Aside]:
    chat, usual, words = scene.stems, _usual(scene), reply.words
    found = []
    clauses = iter(reply.clauses)
    clause = next(clauses, None)
    for first, last in reply.sentences:
        strange: set[str] = set()
        marks: set[str] = set()
        whole = True
        asked = words[last - 1] == "?"
        while clause and clause[0] < last:
            if not asked:
                if has_purpose(words, *clause):
                    whole = False
                else:
                    strange.update(
                        word
                        for word in words[clause[0] : clause[1]]
                        if word.isalpha()
                        and len(word) > _SHORT
                        and word not in _MARKED
                        and not _known(word, usual)
                    )
                    _mark(words, *clause, chat, marks)
            clause = next(clauses, None)
        grounded = bool(scene.grounds)
        if _is_aside(len(strange), len(marks), whole and (grounded or bool(marks))) or (
            whole
            and not asked
            and scene.facts
            and (strange or marks)
            and _is_unsupported(words[first:last], scene)
        ):
            found.append(
                Aside(first, last - (words[last - 1] in _STOPS), frozenset(strange), frozenset(marks))
            )
    return found


def _usual(scene: Scene) -> frozenset[str]:
    """Return the stems of service talk and of the chat together, kept with the scene."""
    found: frozenset[str] | None = scene.__dict__.get("usual")
    if found is None:
        found = scene.__dict__["usual"] = _service_talk() | scene.stems
    return found


def _known(word: str, stems: frozenset[str]) -> bool:
    return word[:5] in stems or (len(word) < 6 and (word.rstrip("s") in stems or (word + "s")[:5] in stems))


def _is_aside(strange: int, marks: int, whole: bool) -> bool:
    if (strange >= 3 and (marks or whole)) or (strange >= 2 and marks) or (strange and marks >= 2):
        return True
    return whole and bool((strange and marks) or marks >= 3)


def _is_unsupported(words: list[str], scene: Scene) -> bool:
    if words[0] in _POINTERS:
        return False
    content = [word for word in words if len(word) > _SHORT and word not in _PLAIN]
    if len(content) < _LEAST or any(word in _FIGURES or not word.isalpha() for word in content):
        return False
    said = sum(_known(word, scene.customer_stems) for word in content)
    supported = sum(_known(word, scene.ground_stems) for word in content)
    return said < _RESTATED * len(content) and supported < _SUPPORTED * len(content)


def _mark(words: list[str], first: int, last: int, chat: frozenset[str], marks: set[str]) -> None:
    for i in [i for i in range(first, last) if words[i] in _TELLING]:
        word = words[i]
        after = words[i + 1] if i + 1 < len(words) else ""
        if (
            word in _PEOPLE
            or (word in {"those", "no"} and after in {"who", "one"})
            or (word == "one" and after in _ONE_AFTER)
        ):
            marks.add("anyone")
        elif word in _OFTEN or (word == "rule" and words[i - 1] == "a") or (word == "now" and after == "and"):
            marks.add("often")
        elif word in WISE:
            marks.add("wise")
        elif word in _SMALL:
            marks.add("small")
        elif word in _MOST and after.endswith("s"):
            marks.add("most")
        elif word in _THAN:
            marks.add("than")
    start = first
    while start < last and not words[start].isalnum():
        start += 1
    if start + 2 >= last:
        return
    head, following = words[start], words[start + 1]
    if head in _DETERMINED and not _known(following, chat) and not _known(words[start + 2], chat):
        marks.add("a")
    elif (head == "to" or (head.endswith("ing") and len(head) > 5)) and any(
        w in _TO_ACT for w in words[start + 2 : last]
    ):
        marks.add("act")
    elif head.endswith("s") and len(head) > 3 and head not in _NOT_PLURAL and head.isalpha():
        marks.add("plural")


def kind(aside: Aside, reply: Text, scene: Scene) -> str:
    """Return what an aside does: it scolds ("argue"), teaches ("blame") or belittles ("dismiss")."""
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

"""Asides: sentences of a reply that are no part of this customer's matter.

Blame, belittling and lecturing have endless wordings, but they share a grammar. They leave the matter at hand and
talk about the world: what prudent people do, what one gets used to, what a scratch never stopped. A sentence
counts as an aside if it is a statement, does none of the things an agent's sentence is for (own, apologise,
thank, feel with the customer, explain a word, say what is done next), and brings up what neither the chat nor the
grounds nor ordinary service talk know. How many such words it takes depends on how general its grammar is.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from service.lexicon import word_set
from service.scene import Scene
from service.text import Text


class Aside(NamedTuple):
    """Words first..last (last exclusive) of a reply, the words new to the chat, and the marks of generality."""

    first: int
    last: int
    strange: frozenset[str]
    marks: frozenset[str]


_SHORT = 2  # words up to this long carry no subject

# Single words that show what a clause is for: owning, apologising, thanking, feeling with, explaining.
_KIND = word_set(
    "sorry apologise apologize apologies apology regret forgive thank thanks glad please grateful appreciate we our ours means"
    " meaning called explained dreadful unpleasant infuriating horrible embarrassing unfair upsetting frustrating deserve deserves"
    " awful annoying maddening unacceptable failure failing distressing stressful miserable gutting unsettling painful cruel"
    " shameful vexing trying ill id im lets daft rotten worst frightening scary perhaps meant whether imagine maybe possible possibly humiliating heartbreaking deserved hurts wrong unreasonable rely understandable understandably"
)
_I_DO = word_set(
    "will can could am have would do cannot want see understand hear owe need know hope shall feel find did was gave agree read"
    " take believe mean intend wish promise say may should let ask had apologise"
)
_I_NOT = word_set("fail thank trust suppose dare imagine must propose resent")
_YOU_DO = word_set(
    "are were have did may can need deserve asked told said wrote bought gave described paid waited sent mentioned had do"
    " trusted chose came lost carry keep got took noticed described want should get see find"
)
_HEDGES = word_set("also just really certainly truly quite still now only already so gladly never")
_PARTICLE = word_set("by from for on upon of")
_PEOPLE = word_set(
    "people folk folks travellers travelers customers guests passengers users clients shoppers buyers owners families parents kids"
    " children couples patients subscribers members tenants landlords drivers adults visitors readers viewers companies shops banks"
    " others whoever someone somebody anyone anyone anybody everyone everybody nobody householders homeowners diners players"
    " neighbours strangers friends relatives women men ladies mums dads gentlemen businesses professionals beginners humans persons"
)
_ANYONE = word_set("anyone anybody nobody one everyone everybody")
_MIGHT = word_set("would should could asked told called wrote warned plans rang")
_ONE_AFTER = word_set(
    "is was does do would might could should has had must can will may 's ought gets forgets learns wonders who"
)
_OFTEN = word_set(
    "usually often generally seldom rarely mostly commonly typically normally hardly scarcely always tends tend ordinarily invariably"
    " frequently barely never"
)
_WISE = word_set(
    "wise wiser wisest prudent prudence sensible sensibly safer safest advisable smart smarter habit worth wont foresight precaution"
    " courtesy gracious considerate thoughtful clever virtue advised carefully sooner beforehand advance careful careless"
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
_MARKED = _PEOPLE | _OFTEN | _WISE | _SMALL | _MOST
_SUPPORTED = 0.25  # a statement with less of its words in the grounds than this has no support there
_RESTATED = 0.5  # and with as much of its words in the customer's messages as this it is theirs, said back
_LEAST = 3  # content words that make a statement
_LISTED = 3  # from so many commas on, a clause is a list of things
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
    talk, chat, words = _service_talk(), scene.stems, reply.words
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
                if _has_purpose(words, *clause):
                    whole = False
                else:
                    strange.update(
                        word
                        for word in words[clause[0] : clause[1]]
                        if word.isalpha()
                        and len(word) > _SHORT
                        and word not in _MARKED
                        and not _known(word, talk)
                        and not _known(word, chat)
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


def _has_purpose(words: list[str], first: int, last: int) -> bool:
    if words[first] == "your" or words[first:last].count(",") >= _LISTED:
        return True
    for i in range(first, last):
        word = words[i]
        if word in _KIND:
            return True
        after = words[i + 1] if i + 1 < len(words) else ""
        if after in _HEDGES and i + 2 < len(words):
            after = words[i + 2]
        if word == "i" and after in _I_DO:
            return words[i + 2 : i + 3] not in ([word] for word in _I_NOT)
        if word == "you" and after in _YOU_DO:
            return True
        if word == "did" and after == "everything":
            return True
        if word == "perfectly" and after in {"normal", "natural", "fair", "reasonable"}:
            return True
        if word == "us" and i and words[i - 1] in _PARTICLE:
            return True
        if word in _ANYONE and (after in _MIGHT or "would" in words[max(first, i - 2) : i]):
            return True
        if word in {"nothing", "not", "never"} and (after in _WISE or words[i + 2 : i + 3] == ["careless"]):
            return True
        if word in {"could", "might", "may"} and after in {"be", "mean", "have", "well", "help"}:
            return True
        if word in {"no", "not", "never"} and after in {
            "need",
            "fault",
            "wonder",
            "ok",
            "okay",
            "good",
            "acceptable",
            "how",
            "fair",
            "right",
        }:
            return True
        if word in {"let", "may", "shall"} and after in {"me", "i", "us", "we"}:
            return True
        if word in {"that", "which"} and after == "is" and words[i + 2 : i + 3] in ([","], ["to"]):
            return True
    return False


def _mark(words: list[str], first: int, last: int, chat: frozenset[str], marks: set[str]) -> None:
    for i in range(first, last):
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
        elif word in _WISE:
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

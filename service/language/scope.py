"""What a phrase is said under: negation, question, condition, quotation, restatement of the customer, ownership.

Mechanism after ConText (Chapman 2007, Harkema 2009): a trigger opens a scope, a clause boundary ends it, and
pseudo-triggers ("not only", "no doubt") open none. Which scopes turn a rule off is each rule's own decision.
"""

from collections.abc import Callable
from typing import Literal

from service.language.lexicon import word_set
from service.language.text import Text

Scope = Literal["negated", "question", "conditional", "quoted", "reported", "owned"]

_NEGATIONS = word_set("not never no nothing neither nor without hardly nobody none")
_AFTER_PSEUDO = {
    "not": frozenset({"only", "just", "to", "sure", "least"}),
    "no": word_set("doubt wonder matter later sooner problem worries longer"),
    "nothing": frozenset({"but", "less"}),
}
_CONDITIONS = word_set("if unless whether once when whenever until")
_REPORTING = word_set(
    "said say saying mentioned mention told wrote write described describe reported asked explained feel felt"
    " worried expected hoped believed thought noticed saw noted"
)
_TAG_WORDS = word_set("right correct ok okay yes no eh huh hm innit alright yeah")
_TAG_VERBS = word_set("is are was were do does did have has had can could will would should am")
_TAG_SUBJECTS = word_set("i you we they he she it that this there not")

_OWNERS = word_set("we i us our ours my mine")
_OWNED_THINGS = word_set(
    "end side part fault faults mistake mistakes error errors oversight failure doing responsibility slip typo"
)
_OWN_FAILINGS = word_set(
    "should could ought failed forgot missed overlooked neglected got made sent gave had did entered put mixed"
    " booked packed took let lost shipped charged messed dropped"
)


def negated(text: Text, first: int, last: int) -> bool:
    """Whether a negation earlier in the same clause governs the phrase."""
    del last
    start, _ = text.clause(first)
    words = text.words
    for i in range(first - 1, start - 1, -1):
        word = words[i]
        if word in _NEGATIONS and words[i + 1] not in _AFTER_PSEUDO.get(word, ()):
            return True
        if (word == "rather" and words[i + 1] == "than") or (word == "instead" and words[i + 1] == "of"):
            return True
    return False


def question(text: Text, first: int, last: int) -> bool:
    """Whether the phrase stands in a real question; a tag ("..., right?") makes no question of a statement."""
    del last
    start, end = text.sentence(first)
    if text.words[end - 1] != "?":
        return False
    return not tagged(text, start, end)


def tagged(text: Text, start: int, end: int) -> bool:
    """Whether the sentence [start, end) is a statement with a question tag behind it."""
    words = text.words[start : end - 1]
    if "," not in words[-5:]:
        return False
    tail = words[len(words) - words[::-1].index(",") :]
    if len(tail) == 1:
        return tail[0] in _TAG_WORDS
    return 2 <= len(tail) <= 3 and tail[0] in _TAG_VERBS and all(w in _TAG_SUBJECTS for w in tail[1:])


def conditional(text: Text, first: int, last: int) -> bool:
    """Whether the phrase stands in an if-, when- or whether-clause."""
    del last
    start, _ = text.clause(first)
    before = text.words[start : first + 1]
    return (
        any(w in _CONDITIONS for w in before)
        or before[:2] == ["in", "case"]
        or before[:2] == ["should", "you"]
    )


def quoted(text: Text, first: int, last: int) -> bool:
    """Whether the phrase stands between quotation marks of its sentence."""
    marks = text.marks
    if not marks:
        return False
    start, end = text.sentence(first)
    for mark in marks:
        before = text.words[start:first].count(mark)
        if before % 2 == 1 and mark in text.words[last:end]:
            return True
    return False


def reported(text: Text, first: int, last: int) -> bool:
    """Whether the phrase is told as what the customer said, saw or felt ("you mentioned that ...")."""
    del last
    start, _ = text.sentence(first)
    words = text.words
    return any(
        words[i] == "you" and any(w in _REPORTING for w in words[i + 1 : min(i + 4, first)])
        for i in range(start, first)
    )


def owned(text: Text, first: int, last: int) -> bool:
    """Whether the sentence takes the matter on the company: "by us", "on our side", "we should have", "my mistake"."""
    del last
    start, end = text.sentence(first)
    words = text.words
    for i in range(start, end - 1):
        word, after = words[i], words[i + 1]
        if word not in _OWNERS:
            continue
        if word in {"our", "my"} and (
            after in _OWNED_THINGS or (i + 2 < end and words[i + 2] in _OWNED_THINGS)
        ):
            return True
        if word in {"we", "i"} and (after in _OWN_FAILINGS or words[i - 1] in {"had", "if"}):
            return True
        if word in {"us", "our"} and words[i - 1] in {"by", "from"}:
            return True
        if word in {"ours", "mine"}:
            return True
    return False


SCOPES: dict[Scope, Callable[[Text, int, int], bool]] = {
    "negated": negated,
    "question": question,
    "conditional": conditional,
    "quoted": quoted,
    "reported": reported,
    "owned": owned,
}

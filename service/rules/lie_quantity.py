"""Figures out of the air: an amount, share, span, date or time that nobody gave."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise

from service.language.scope import tagged
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.values.figures import Figures
from service.values.manner import COUNTS, ROUND, is_manner
from service.values.units import MEASURE_NAMES, bag
from service.values.value import Value
from service.values.values import values_of

_MEASURES = frozenset({"money", "percent", "duration", "date", "weekday", "relative", "time"})
_OUTCOMES = bag(
    "refund refunded credit credited receive get have send ship arrive deliver delivered reach pay paid return returned waive"
    " waived deduct deducted replace replaced give issue issued add added arrives reaches lands see sent shipped"
)
_EFFORT = bag(
    "look check find ask see try investigate clarify raise review examine hear learn understand whether figure explore"
)
_RECORDS = bag("records record system systems logs log file files ledger database screen notes")
_SHOWS = bag(
    "show shows showing see say says indicate indicates confirm confirms list lists have has state states"
)
_WRONG = bag("wrong unfair dishonest careless foolish false lying easy tempting cheap")
_SUBORDINATE = bag("that whether if when")
_SUPPOSING = bag("suppose supposing imagine assume assuming")
_SAYING = bag("promise say guarantee tell know confirm name give commit quote announce put write swear vouch")
_OFFERS = bag("would shall may can could how")
_OFFERING = bag("i we you it how what that")
_OFFERED = bag(
    "like offer help suit arrange book send give add prefer take rather accept want interest about"
)


def _figures(*, loose: bool) -> Callable[[Text, Scene], Iterator[Hit]]:
    def check(reply: Text, scene: Scene) -> Iterator[Hit]:
        for value in values_of(reply):
            if value.kind not in _MEASURES and value.kind not in COUNTS:
                continue
            if _is_loose(value, reply, scene.figures) == loose and not is_manner(value, reply):
                missing = _missing(value, reply, scene)
                if missing:
                    yield Hit(value.first, value.last, missing)

    return check


def _is_loose(value: Value, reply: Text, figures: Figures) -> bool:
    """Whether a number may be a manner of speaking: a small one, of things that no ground counts."""
    if value.kind in _MEASURES or (value.kind == "count" and figures.counted(value.heads[:1])):
        return False
    if reply.words[max(0, value.first - 2) : value.first] == ["out", "of"] and value.keys[0][-1] >= 5:
        return False  # "nine out of ten" tells how often
    return value.keys[0][-1] < 100 or (value.spelled and value.keys[0][-1] in ROUND)


def _missing(value: Value, reply: Text, scene: Scene) -> str:
    """Return what is looked for in vain, or nothing where the value is supported or asserts nothing."""
    support = scene.figures.support(value, reply)
    if support and (support.derived or not support.customer):
        return ""
    quote = reply.quote(value.first, value.last)
    start, end = reply.clause(value.first)
    clause = reply.words[start:end]
    asks = _asks(reply, value) or _supposes(reply, value)
    declined = _declines(clause, value.first - start) or _refuses(reply, start)
    if support:
        claimed = not asks and not declined and _asserts(clause, value.first - start)
        return f"only the customer named {quote!r}" if claimed else ""
    if asks or (declined and not _is_sum(value)):
        return ""
    if value.kind == "money" and value.keys[0][1:] == (0,):
        return ""  # what costs nothing is a matter of policy, not of figures
    if value.kind == "count" and _may_count(value, scene.figures):
        return ""
    if value.kind == "relative" and _is_open_day(value, clause, scene):
        return ""
    return f"no ground has {quote!r}"


def _is_sum(value: Value) -> bool:
    return any(key[0] == "money" for key in value.keys)


def _is_open_day(value: Value, clause: list[str], scene: Scene) -> bool:
    """Whether "tomorrow", "today" or "next week" can be a day that was given, or promises nothing by itself."""
    word = str(value.keys[0][1])
    if clause[0] in {"if", "should", "whether"}:
        return True
    if word not in {"tomorrow", "yesterday"}:
        return not _asserts(clause, 0) or any(values_of(text) for text in scene.commitments)
    now = scene.conversation.last_customer_message.at if scene.conversation else None
    if now is None:
        # The request does not say which day it is: one of two neighbouring days can be today.
        return scene.figures.calendar.apart(1) is not None
    return now.date() + timedelta(1 if word == "tomorrow" else -1) in scene.figures.calendar.days


def _may_count(value: Value, figures: Figures) -> bool:
    """Whether a small count of things that were spoken of, but never counted, is merely what one sees in the text."""
    amount = value.keys[0][1]
    if len(value.keys[0]) > 2 or amount > 3 or not value.spelled:
        return False
    return not figures.counted(value.heads) and MEASURE_NAMES.isdisjoint(value.heads)


def _asks(reply: Text, value: Value) -> bool:
    """Whether the value stands in a question for information, which asserts nothing; an offer does."""
    start, end = reply.sentence(value.first)
    if reply.words[end - 1] != "?" or tagged(reply, start, end):
        return False
    at, _ = reply.clause(value.first)
    words = reply.words[start:end]
    return at >= start and (_OFFERED.isdisjoint(words) or not _offers(words, value.first - start))


def _supposes(reply: Text, value: Value) -> bool:
    """Whether the sentence reckons with what may be: "Suppose it is two years old: 20 percent off 240"."""
    start, _ = reply.sentence(value.first)
    if _is_sum(value):
        return False  # what it would come to follows from what is supposed
    first = reply.words[start : start + 3]
    return first[0] in _SUPPOSING or first[:2] == ["for", "example"] or first == ["let", "us", "say"]


def _refuses(reply: Text, at: int) -> bool:
    """Whether the clause is what is not said: "I can not tell you yet that the 85 pounds will be returned"."""
    at = next((i for i in range(at, min(at + 2, len(reply.words))) if reply.words[i] in _SUBORDINATE), 0)
    start, _ = reply.sentence(at)
    said = reply.words[max(start, at - 5) : at]
    return "not" in said and not _SAYING.isdisjoint(said[said.index("not") + 1 :])


def _offers(words: list[str], at: int) -> bool:
    """Whether a question offers: "could we", "would Tuesday"; "could a pharmacy" asks what others can do."""
    return any(
        word in _OFFERS and (i + 1 == at or words[i + 1] in _OFFERING) for i, word in enumerate(words[:-1])
    )


def _declines(clause: list[str], value: int) -> bool:
    """Whether the clause says what is not promised or not known."""
    words = set(clause)
    if words & _WRONG and any(a == "to" and b in _SAYING for a, b in pairwise(clause[:value])):
        return True
    if "not" not in words and "never" not in words:
        return False
    at = clause.index("not") if "not" in words else clause.index("never")
    after = clause[at + 1 : at + 3]
    if "promise" in words and after[:1] in (["keep"], ["make"], ["give"]):
        return True
    said = at < value or "whether" in words
    return said and any(w in _SAYING for w in after)


def _asserts(clause: list[str], at: int) -> bool:
    """Whether the clause plainly speaks for the company: what its records show or what it will do."""
    words = set(clause)
    if words & _RECORDS and words & _SHOWS:
        return True
    if at and clause[at - 1] in {"your", "that"}:
        return False
    if words & {"whether", "if"} or "you said" in " ".join(clause):
        return False
    for i, word in enumerate(clause):
        if word in {"will", "shall"} or (word == "going" and clause[i + 1 : i + 2] == ["to"]):
            after = clause[i + 1 : i + 5]
            if "not" in after[:1]:
                return False
            if after[:2] == ["have", "to"]:
                return False
            return bool(_OUTCOMES.intersection(after)) and not _EFFORT.intersection(after)
        if word in {"arrives", "reaches"}:
            return True
    return False


RULES = (
    Rule(
        id="lie/quantity",
        principle="never-lie",
        says="Gives a figure that nothing in the grounds supports.",
        instead="Leave the figure out, or offer to find it out.",
        flagged=(
            Example("Your refund of $40 will take [[48 hours]].", facts=("A refund of $40 was issued.",)),
            Example("The replacement arrives on [[Tuesday]].", commitments=("It arrives by 2026-11-20.",)),
            Example("We have packed [[seven]] boxes for you.", facts=("The order has five boxes.",)),
            Example("More than [[340]] others wrote about it.", facts=("The outage began at 9:00.",)),
        ),
        fine=(
            Example(
                "Twenty dollars are on their way and arrive within a week.",
                actions=("Refund of $20.00 issued 2026-11-16.",),
                commitments=("Refunds arrive within five business days.",),
            ),
            Example("So you were charged $60 twice.", customer="You charged me 60 dollars two times!"),
            Example("All five boxes are packed.", facts=("The order has 5 boxes.",)),
        ),
        check=_figures(loose=False),
        drops=frozenset(),
    ),
    # Apart from the others: a small number is so often a manner of speaking that this rule needs company.
    Rule(
        id="lie/count",
        principle="never-lie",
        says="Gives a number that nothing in the grounds supports.",
        instead="Leave the number out, or offer to find it out.",
        flagged=(
            Example("There are [[forty]] people before you.", facts=("The desk is open until 18:00.",)),
            Example("You are on line [[48]] of the list.", facts=("The customer is on the waiting list.",)),
        ),
        fine=(
            Example("Row 12 it is.", facts=("The seat is in row 12.",)),
            "Two quick questions first: which colour is it, and which size?",
        ),
        check=_figures(loose=True),
        drops=frozenset(),
    ),
)

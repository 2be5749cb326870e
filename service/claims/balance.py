"""What a claim weighs against the grounds: how its predicate stands, and how little of the rest may be missing."""

from typing import NamedTuple

from service.claims.assertion import entitles
from service.claims.claim import Assertion, Claim, Kind
from service.claims.content import Content
from service.claims.grammar import BASE, tag
from service.claims.statements import Restatable
from service.language.lexicon import vocabulary

_EVERY = vocabulary("all every each any")


class Case(NamedTuple):
    """A claim under judgement: what it asserts, what carries it, and whether it promises for all time.

    `restatable` is how much of what the customer stated it may restate (see `Records.restatable`).
    """

    claim: Claim
    asserted: Assertion
    content: Content
    words: list[str]
    sweeping: bool
    restatable: Restatable


class Stand(NamedTuple):
    """How a claim's predicate stands: its place in the content, whether it is carried, by what, with how much slack.

    `news` is whether it is good news that the customer cannot have brought.
    """

    n: int | None
    ok: bool
    carried: int
    slack: int
    news: bool = False


class Balance(NamedTuple):
    """What the grounds have of a claim: the best ground, words in it, all that is covered, and what is missing."""

    ground: int
    direct: int
    covered: float
    missing: tuple[str, ...]


def overrules(case: Case, stand: Stand) -> bool:
    """Whether a right, or a rule for all, is stated of what the grounds only name."""
    claim, words = case.claim, case.words
    if entitles(claim, words):
        at = case.content.words[stand.n].at if stand.n is not None else 0
        # "free to dispute it", and a ground has the disputing
        return not (words[at - 1] == "to" and tag(words[at]) & BASE)
    return claim.who == "thing" and not _EVERY.isdisjoint(words[claim.first : claim.verb_at])


def best(grounds: list[int], within: int) -> int:
    """Return the ground (as a bit) that holds most of the words, taken greedily from the rarest word on."""
    chosen = within
    for each in sorted(grounds, key=int.bit_count):
        if each and chosen & each:
            chosen &= each
    return chosen & -chosen


def bearable(kind: Kind, stand: Stand, short: float, covered: float, *, passive: bool) -> bool:
    """Whether what is missing is little beside what the grounds have."""
    slack = stand.slack
    if stand.ok:
        share = 1.25 if kind == "status" else 1.0
        return short <= covered * share + 0.5 * slack + (1 if slack >= 2 else 0)
    return (
        (slack >= 2 and short <= covered + 2)
        or (slack == 1 and covered >= 2 * short)
        or (
            kind == "status"
            and not stand.news
            and (covered >= 3 * short or (short <= 1 and covered >= 1.5 and not passive))
        )
    )

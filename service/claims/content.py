"""The words that carry a claim, and which of them says what is claimed: its predicate."""

from functools import lru_cache
from typing import NamedTuple

from service.claims.acts import DEEDS, LIGHT
from service.claims.assertion import entitles
from service.claims.claim import Claim
from service.claims.grammar import BASE, MARKS, lemma, tag
from service.claims.index import digits
from service.claims.records import Records
from service.claims.speaker import tells_third
from service.claims.thesaurus import FREE, JUDGING, MILD, PHRASE_HEADS, PHRASES, concepts, weight
from service.language.lexicon import vocabulary

# Verbs of putting: what is put where carries the claim.
_MOVING = vocabulary("put get set bring take give go come turn lie")
_BEING = vocabulary("be stay remain become")
# What a third person said, heard or saw is a report of ours.
_TESTIFYING = vocabulary(
    "see hear know tell inform ask agree promise confirm say check remember speak realize understand accept assure admit"
    " notice look notify"
)
_LOOKING = vocabulary("look check ask write speak talk call ring go run")
_GRANTS = vocabulary("cover insure protect")
_WHICH_ONE = vocabulary("new right other wrong second old small correct replacement spare missing")
# Judgements of people and talk, but states of things ("the line is clear").
_STATES = vocabulary("clear fine open normal good perfect right correct healthy intact clean")
_BEFORE_JUDGEMENT = vocabulary(
    "pretty fairly perfectly a an the not no very really quite so such just only also too at all one of our my your more"
    " most both yet still always truly entirely plainly simply rather in never nothing"
)
_FOR_GOOD = (
    ["from", "now", "on"],
    ["from", "here", "on"],
    ["from", "today", "on"],
    ["come", "what", "may"],
    ["no", "matter", "what"],
    ["whatever", "it", "costs"],
    ["once", "and", "for"],
)
_FOR_GOOD_WORDS = frozenset({"from", "what", "whatever", "once"})


class Word(NamedTuple):
    """A word that carries a claim: its place, its concepts, and the grounds that have one of them."""

    at: int
    key: tuple[str, ...]
    grounds: int


class Content(NamedTuple):
    """What carries a claim: its words, how many of its figures are on record, and the grounds that have one."""

    words: list[Word]
    figures: int
    dated: int


def content_of(claim: Claim, words: list[str], records: Records, names: frozenset[str]) -> Content:
    """Return the words that carry a claim."""
    forced = _forced(claim, words)
    content: list[Word] = []
    figures = dated = 0
    behind = claim.first
    for i in range(claim.first, claim.last):
        if i < behind:
            continue
        word = words[i]
        key: tuple[str, ...] = ()
        if word in PHRASE_HEADS:
            for phrase in PHRASE_HEADS[word]:
                if tuple(words[i : i + len(phrase)]) == phrase:
                    key, behind = concepts(PHRASES[phrase]), i + len(phrase)
                    break
        if not key:
            key, is_figure = _carried(word)
            if is_figure:
                figure = digits(word)
                figures += figure in records.company.figures or figure in records.customer.figures
                dated |= records.company.figures.get(figure, 0) | records.company.days.get(figure, 0)
            elif i == forced:
                key = concepts(word)
            elif key and (word in names or (word in _WHICH_ONE and words[i + 1 : i + 2] == ["one"])):
                continue
        if key:
            content.append(Word(i, key, records.having(key)))
    return Content(content, figures, dated)


@lru_cache(maxsize=16_384)
def _carried(word: str) -> tuple[tuple[str, ...], bool]:
    """Return the concepts that a word carries by itself, if any, and whether it is a figure."""
    if word[0].isdigit() or word[0] in "$£€#":
        return (), True
    empty = word in FREE or word in MARKS or not word[0].isalpha() or len(word) == 1
    return () if empty else concepts(word), False


def _forced(claim: Claim, words: list[str]) -> int:
    """Return the place of a word that claims something here though it mostly claims nothing, or -1."""
    if claim.verb == "be" and claim.who == "thing" and not claim.passive:
        near = range(claim.verb_at + 1, min(claim.verb_at + 4, claim.last))
        return next((k for k in near if words[k] in _STATES), -1)
    if claim.passive and claim.verb in DEEDS and claim.who != "agent":
        return claim.verb_at  # "was accepted" is more than "accepted, thanks"
    if claim.who == "company" and claim.verb == "come" and claim.time == "planned":
        return claim.verb_at
    if claim.who == "agent":
        spoke = claim.verb in _LOOKING or tells_third(claim, words)
        return claim.verb_at if spoke and claim.time == "done" else -1
    third = claim.who == "company" and "we" not in words[claim.first : max(claim.verb_at, claim.first)]
    told = third and claim.verb in _TESTIFYING and claim.time in {"done", "doing", "state"}
    return claim.verb_at if told else -1


def predicate(claim: Claim, content: list[Word], words: list[str]) -> int | None:
    """Return which of the words says what is claimed; None: the verb says little and all of them decide."""
    granted = entitles(claim, words) and claim.verb not in _GRANTS
    if granted and claim.goal and claim.goal not in LIGHT:
        for n, word in enumerate(content):
            if word.at > claim.verb_at and lemma(words[word.at]) == claim.goal:
                return n
    if granted and not claim.goal:
        for n, word in enumerate(content):
            if word.at > claim.verb_at and words[word.at - 1] == "to" and tag(words[word.at]) & BASE:
                return n
    if claim.who == "customer" and claim.verb == "receive" and claim.time == "planned":
        return next((n for n, word in enumerate(content) if word.at > claim.verb_at), None)
    comes = claim.who == "company" and claim.verb == "come" and claim.time == "planned"
    kept = comes or (claim.who == "customer" and claim.verb == "keep" and claim.time == "able")
    looked = (
        (claim.verb in _LOOKING or tells_third(claim, words))
        and claim.who == "agent"
        and claim.time == "done"
    )
    if not granted and (kept or claim.verb not in LIGHT or claim.verb in _TESTIFYING or looked):
        for n, word in enumerate(content):
            if word.at == claim.verb_at:
                return n
    behind = [
        n
        for n, word in enumerate(content)
        if word.at > claim.verb_at and not (granted and claim.passive and words[word.at] == "free")
    ]
    if claim.verb in _BEING or granted:
        return behind[0] if behind else None
    if claim.verb in _MOVING and claim.time in {"done", "doing"}:
        at = claim.verb_at
        return next((n for n, w in enumerate(content) if w.at >= at and is_heavy(words[w.at])), None)
    return None


def is_heavy(word: str) -> bool:
    """Whether a word is of the trade and no judgement."""
    return weight(word) == 1 and word not in MILD


def sweeps(claim: Claim, words: list[str]) -> bool:
    """Whether a promise is one by the agent's word or for all time ("never again", "from now on")."""
    if claim.under == "vow":
        return True
    span = words[claim.first : claim.last]
    if (
        claim.negated
        and "again" in span
        and (claim.who not in {"agent", "customer"} or (claim.who == "customer" and claim.passive))
    ):
        return True
    if not _FOR_GOOD_WORDS.isdisjoint(span) and any(
        span[k : k + 3] in _FOR_GOOD for k in range(len(span) - 2)
    ):
        return True
    return claim.verb == "make" and words[claim.verb_at + 1 : claim.verb_at + 2] == ["good"]


def judges(claim: Claim, words: list[str]) -> bool:
    """Whether the clause only judges ("that is a long time", "it was our mistake")."""
    if claim.verb != "be" or claim.passive or (claim.time == "planned" and claim.who != "agent"):
        return False
    for at in range(claim.verb_at + 1, min(claim.verb_at + 5, claim.last)):
        word = words[at]
        if word == "right" and words[at - 1] in {"the", "only"}:
            return True
        if word in _STATES and claim.who == "thing":
            return False
        if word in JUDGING:
            return True
        if word not in _BEFORE_JUDGEMENT:
            return False
    return False

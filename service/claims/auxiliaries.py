"""A verb with its auxiliaries: tense, modal, polarity, voice, and the verb that it leads to ("want to refund")."""

from dataclasses import dataclass

from service.claims.grammar import (
    ADVERB,
    BASE,
    BE,
    DET,
    DO,
    HAVE,
    ING,
    MODAL,
    NEG,
    PARTICIPLE,
    PRONOUNS,
    Tagged,
    lemma,
)
from service.language.lexicon import vocabulary

_WILLING = vocabulary(
    "glad happy able sure going ready pleased keen set due bound certain sorry delighted want like love have need welcome"
    " free about meant supposed best"
)
_ONGOING = vocabulary("keep start begin continue stop")
_MODALS = {"shall": "will", "wo": "will", "ill": "will", "id": "would"}
_BARE = vocabulary("be have do")
_BARE_AFTER_MODAL = _BARE | {"like", "mind"}
_ADJECTIVES_IN_ING = vocabulary(
    "missing outstanding pending frustrating annoying upsetting willing worrying following confusing disappointing"
    " alarming vexing infuriating"
)
# "The quickest way is to start with the food" proposes; it promises nothing.
_AIMS = vocabulary(
    "way step thing start aim point hope idea goal wish bet trick safest best quickest easiest first"
)


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries.

    Attributes:
        start, main: the first word of the group and its main verb.
        modal: "will" (also "going to", "is to"), "would", "can", "may" ..., or "".
        goal: lemma of the verb that it leads to, or "".
    """

    start: int
    main: int
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    past: bool = False
    negated: bool = False
    goal: str = ""


def with_goal(line: Tagged, group: VerbGroup, last: int) -> VerbGroup:
    """Follow "want to", "am glad to", "would love to", "keep on ...ing" to the verb that they lead to."""
    words, tags = line.words, line.tags
    k = group.main + 1
    limit = min(last, k + 4)
    while k < limit and words[k] != "without" and (tags[k] & (ADVERB | NEG) or words[k] in _WILLING):
        group.negated |= bool(tags[k] & NEG)
        k += 1
    if k < last and tags[k] & ING and lemma(words[group.main]) in _ONGOING:
        group.goal = lemma(words[k])
    elif k + 1 < last and words[k] == "to":
        k += 1
        while k < last and tags[k] & ADVERB:
            k += 1
        if k < last and (tags[k] & BASE or words[k] in _BARE):
            group.goal = lemma(words[k])
    return group


def auxiliary_chain(line: Tagged, k: int, last: int) -> VerbGroup:
    """Read a chain of auxiliaries from word k on up to its main verb."""
    words, tags = line.words, line.tags
    group = VerbGroup(k, k)
    while k < last:
        word, tag = words[k], tags[k]
        if tag & NEG:
            group.negated = True
        elif tag & MODAL:
            group.modal = _MODALS.get(word, word)
            group.main = k
        elif tag & (BE | HAVE | DO) or word in {"be", "been", "being", "have"}:
            following = _auxiliary(line, k, last, group)
            if following is None:
                break
            k = following
            continue
        elif group.modal and (tag & BASE or word in _BARE_AFTER_MODAL) and not tag & ADVERB:
            group.main = k
            break
        elif group.modal and tag & DET:
            # "should your bank ask": the verb stands behind the subject
            group.main = next(
                (n for n in range(k + 1, last) if tags[n] & BASE and not tags[n - 1] & DET), group.main
            )
            break
        elif not tag & ADVERB and word not in PRONOUNS:
            break
        k += 1
    return with_goal(line, group, last)


def _auxiliary(line: Tagged, k: int, last: int, group: VerbGroup) -> int | None:
    """Take one form of be, have or do into the group; return where the chain goes on, or None where it ends."""
    words, tags = line.words, line.tags
    word, tag = words[k], tags[k]
    group.main = k
    group.past |= word in {"was", "were", "did"} or (word == "had" and not group.modal)
    n, subject = k + 1, False
    while n < last and (tags[n] & (ADVERB | NEG) or (not subject and words[n] in PRONOUNS)):
        group.negated |= bool(tags[n] & NEG)
        subject |= words[n] in PRONOUNS
        n += 1
    if n >= last:
        return None
    following, kind = words[n], tags[n]
    if tag & HAVE or (word in {"'s", "is"} and following == "been"):
        if kind & PARTICIPLE or following in {"been", "had", "done"}:
            group.perfect = True
            if following == "been":
                return n
            group.main = n
        return None
    if tag & DO:
        if kind & BASE or following in _BARE:
            group.main = n
        return None
    if following == "being":
        group.progressive = True
        return n
    if (following == "going" and n + 2 < last and words[n + 1] == "to") or (
        following == "to"
        and n + 1 < last
        and (tags[n + 1] & (BASE | ADVERB | BE) or words[n + 1] in _BARE)
        and _AIMS.isdisjoint(words[max(k - 5, 0) : k])
    ):
        group.modal = "will"
        n += 2 if following == "going" else 1
        while n < last and following == "going" and tags[n] & ADVERB:
            n += 1
        if n < last:
            group.main = n
            if words[n] in {"be", "have"}:
                return n
        return None
    if kind & PARTICIPLE and following != "sorry" and not (kind & BASE and following in {"set", "put"}):
        group.passive = True
        group.main = n
    elif kind & ING and following not in _ADJECTIVES_IN_ING:
        group.progressive = True
        group.main = n
    return None

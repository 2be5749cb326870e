"""The verb of a segment, found by its auxiliaries or, where it has none, by its form and what stands around it."""

from service.claims.acts import FREE_ACTS
from service.claims.auxiliaries import VerbGroup, auxiliary_chain, with_goal
from service.claims.grammar import (
    ADVERB,
    ASIDES,
    AUX,
    BASE,
    BE,
    DET,
    DETERMINERS,
    HARD_MARKS,
    ING,
    JOIN,
    MODAL,
    NEG,
    PARTICIPLE,
    PAST,
    PREP,
    PRONOUNS,
    S_FORM,
    SUB,
    SUBJECT,
    VERB,
    Tagged,
    lemma,
)
from service.language.lexicon import vocabulary

_RELATIVE_SUBJECTS = frozenset({"which", "who", "what"})
_SUBJECTS = PRONOUNS | vocabulary("who which that nobody someone everyone everybody everything nothing this")
_OBJECTS = frozenset({"me", "us", "you", "it", "them", "him", "her"})
_AFTER_VERB = vocabulary("me us them him her again two three effect back here there home away well together")
_PLURALS = frozenset({"people", "staff", "crew", "team"})
# Bare forms that are hardly ever nouns.
_SURE_VERBS = vocabulary(
    "eat get give keep pay include cover arrive come go require allow receive expire apply accept"
)
_STAYING = vocabulary("stay keep remain get")
_PHRASAL = vocabulary("out up into for to on through")


def verb_group(line: Tagged, first: int, last: int, *, coordinated: bool) -> VerbGroup | None:
    """Find the verb of the segment [first, last); `coordinated` if it goes on from a verb before it."""
    words, tags = line.words, line.tags
    start = first
    while (
        start < last and (tags[start] & (JOIN | ADVERB) or words[start] in ASIDES) and not tags[start] & AUX
    ):
        start += 1
    if start < last and tags[start] & SUB and words[start] not in _RELATIVE_SUBJECTS:
        start += 1
        while start < last and tags[start] & ADVERB:
            start += 1
    for k in range(start, last):
        tag = tags[k]
        if tag & AUX:
            if k > start and tag & MODAL and words[k - 1] in DETERMINERS and not tags[k - 1] & SUBJECT:
                continue
            if words[k] == "'s" and k + 1 < last and not _is_verb(line, k + 1):
                continue
            return auxiliary_chain(line, k, last)
        if tag & VERB:
            group = (
                _opening(line, k, first, last, coordinated) if k == start else _inner(line, k, start, last)
            )
            if group is not None:
                return group
    return None


def _is_verb(line: Tagged, k: int) -> bool:
    """Whether an "'s" before word k is "is" or "has"."""
    kind = DET | ADVERB | NEG | ING | PARTICIPLE | PREP
    return bool(line.tags[k] & kind) or line.words[k] in {"been", "being"}


def _opening(line: Tagged, k: int, first: int, last: int, coordinated: bool) -> VerbGroup | None:
    """Read a segment that opens with a verb form: an order, a dropped subject, a report in note form."""
    words, tags = line.words, line.tags
    tag = tags[k]
    after = tags[k + 1] if k + 1 < last else 0
    if words[k] == "let" and k + 2 < last and words[k + 1] in _OBJECTS:
        return _simple(line, k, last)
    later = _aux_later(line, k + 1, last)
    if tag & BASE:
        if (
            words[k] not in _STAYING
            and after & PARTICIPLE
            and not after & BASE
            and not later
            and words[k + 1] not in {"done", "left"}
        ):
            group = _simple(line, k + 1, last)
            group.passive = True
            return group
        if (not later or coordinated) and not _is_noun(line, k, last):
            return _simple(line, k, last)
    if later:
        return None
    if tag & (PAST | PARTICIPLE) and not tag & BASE and not (first and words[first - 1] in {"'", '"'}):
        group = _simple(line, k, last)
        group.passive = words[k] == "called" or (bool(after & PREP) and lemma(words[k]) not in FREE_ACTS)
        return group
    if (
        tag & ING
        and not _is_gerund(line, k, last)
        and not (after & (PARTICIPLE | PREP) and not after & (DET | ADVERB) and words[k + 1] not in _PHRASAL)
    ):
        return _simple(line, k, last)
    return None


def _inner(line: Tagged, k: int, start: int, last: int) -> VerbGroup | None:
    """Read a verb form inside a segment, or None if it is no finite verb there."""
    words, tags = line.words, line.tags
    tag, before = tags[k], words[k - 1]
    behind = tags[k - 1]
    if (
        (behind & DET and not behind & SUBJECT and before != "'s")
        or (behind & PREP and not behind & ADVERB)
        or before == "to"
    ):
        return None
    if before in _SUBJECTS:
        return _simple(line, k, last) if tag & (PAST | S_FORM | BASE) else None
    if _aux_later(line, k + 1, last):
        return None
    if tag & PAST and (
        not tag & PARTICIPLE
        or k + 1 == last
        or tags[k + 1] & (DET | PREP | ADVERB | SUBJECT | NEG | PARTICIPLE)
        or not words[k + 1].isalpha()
        or words[k + 1] in _AFTER_VERB
    ):
        return _simple(line, k, last)
    if tag & PREP:
        return None
    if tag & S_FORM and not behind & DET:
        adverbial = tags[start] & PREP and not any(t & (DET | SUBJECT) for t in tags[start + 2 : k])
        return None if adverbial else _simple(line, k, last)
    noun = next((words[j] for j in range(k - 1, start - 1, -1) if not tags[j] & ADVERB), before)
    if tag & BASE and (noun.endswith("s") or noun in _PLURALS or words[k] in _SURE_VERBS):
        return _simple(line, k, last)
    return None


def _aux_later(line: Tagged, k: int, last: int) -> bool:
    words, tags = line.words, line.tags
    return any(
        tags[j] & AUX and words[j] != "'s" and words[j - 1] not in DETERMINERS and words[j - 1] != "to"
        for j in range(k, last)
    )


def _is_noun(line: Tagged, k: int, last: int) -> bool:
    """Whether the bare form at word k heads the subject ("claim 30418 awaits", "damage from ... falls")."""
    words, tags = line.words, line.tags
    if k + 1 >= last or tags[k + 1] & DET or words[k + 1] in _OBJECTS:
        return False
    return any(
        (tags[j] & S_FORM or (tags[j] & PAST and not tags[j] & BASE))
        and not tags[j] & PREP
        and not tags[j - 1] & (DET | PREP)
        and (tags[j - 1] == 0 or words[j - 1][-1].isdigit())
        and tags[j - 1] != DET
        for j in range(k + 2, min(last, k + 8))
    )


def _is_gerund(line: Tagged, k: int, last: int) -> bool:
    """Whether the form in -ing at word k is the subject of a verb further on."""
    words, tags = line.words, line.tags
    for j in range(k + 2, last):
        if tags[j] & BASE and words[j - 1].endswith("s") and not tags[j - 1] & VERB:
            return True
        if (
            tags[j] & (S_FORM | PAST)
            and not tags[j] & (BASE | PREP)
            and (tags[j - 1] == 0 or words[j - 1][-1].isdigit())
        ):
            return True
    for j in range(last, len(words)):
        if words[j] in HARD_MARKS:
            return False
        if tags[j] & BE and words[j] != "'s" and words[j - 1] not in PRONOUNS:
            return True
    return False


def _simple(line: Tagged, k: int, last: int) -> VerbGroup:
    tag = line.tags[k]
    past = bool(tag & PAST and not tag & BASE)
    group = VerbGroup(k, k, past=past, progressive=bool(tag & ING and not tag & BASE))
    return with_goal(line, group, last)

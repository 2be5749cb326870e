"""A sentence cut into segments, each with at most one verb of its own.

Marks always cut. Between marks, a joining word cuts where a new verb follows it, a second subject cuts behind a verb
of talk ("I see | you were charged"), and the main clause is taken up again behind a relative one ("people | who work
at home | can claim").
"""

from typing import NamedTuple

from service.claims.acts import TALK
from service.claims.grammar import (
    ADVERB,
    ASIDES,
    AUX,
    BASE,
    DET,
    DETERMINERS,
    ING,
    JOIN,
    MARKS,
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

RESUMED = "~"
_OPENING = JOIN | SUB | SUBJECT | DET | AUX | S_FORM
_TIMELESS = ING | PARTICIPLE
_FINITE = AUX | PAST | S_FORM | BASE
_RELATIVES = frozenset({"who", "which", "that", "whose", "what", "whoever", "where", "how"})
_SPEAKERS = frozenset({"i", "you", "we", "they"})
_TIMES = frozenset({"as", "before", "after", "than"})
_ANY = frozenset({"anything", "anyone", "anybody", "any", "everything", "everyone"})
_BUT = frozenset({"but", "so", "yet"})
_POINTING = frozenset({"this", "that", "these", "those"})
_MAYBE_NOUNS = frozenset({"will", "can", "may", "must", "might"})
_ARTICLES = DETERMINERS - _POINTING
_GLAD = frozenset({"sorry", "glad", "good", "great", "nice", "lovely", "pleased", "relieved", "wonderful"})
_THAT_AFTER = _GLAD | {"afraid", "sure", "you", "me", "us", "word", "confident", "certain", "happy", "upset"}
_COMING = frozenset({"go", "goes", "come", "comes"})
_AS_SOON = (["soon", "as"], ["long", "as"])


class Segment(NamedTuple):
    """Words first..last (last exclusive), and what stands before them: a mark, a joining word, "~" or ""."""

    first: int
    last: int
    mark: str


def segments(line: Tagged, start: int, end: int) -> list[Segment]:
    """Cut the sentence [start, end) into segments."""
    words, tags = line.words, line.tags
    found: list[Segment] = []
    first, mark, verb_seen = start, "", False
    quoting = False
    for i in range(start, end):
        word = words[i]
        if word == "'":
            if not quoting and i > first and words[i - 1].endswith("s"):
                continue  # "the drivers' office"
            quoting = not quoting
        if word in MARKS:
            if i > first:
                found.append(Segment(first, i, mark))
            first, mark, verb_seen = i + 1, word, False
            continue
        if i > first and (tags[i] & _OPENING or word in _TIMES):
            opened = _opened(line, Segment(first, i, mark), end, verb_seen=verb_seen)
            if opened is not None:
                found.append(Segment(first, i, mark))
                first, mark, verb_seen = i, opened, False
        tag = tags[i]
        if tag & _TIMELESS or (tag & _FINITE and not tag & PREP):
            verb_seen = True
    if end > first:
        found.append(Segment(first, end, mark))
    return found


def _opened(line: Tagged, segment: Segment, end: int, *, verb_seen: bool) -> str | None:
    """Return what opens a new segment where this one would end, or None."""
    i = segment.last
    word = line.words[i]
    if verb_seen and segment.mark in _RELATIVES and _resumes(line, segment):
        return RESUMED
    if (
        not verb_seen
        and word in _SPEAKERS
        and not line.tags[segment.first] & SUB
        and _is_contact_clause(line, i, end)
    ):
        return "that"
    if (
        i - segment.first <= 2
        and line.words[i - 1] in _GLAD
        and (word == "that" or (word in DETERMINERS and _has_verb_soon(line, i, end)))
    ):
        return "that"
    if word in _TIMES and _is_time_clause(line, i, end):
        return word
    if verb_seen and _opens(line, i, end):
        return word
    if (line.tags[i] & SUB or word in _BUT) and _subordinates(line, i, end):
        return word
    return None


def _resumes(line: Tagged, segment: Segment) -> bool:
    """Whether the main clause goes on behind a relative clause."""
    words, tags = line.words, line.tags
    first, i, mark = segment
    before = tags[i - 1]
    if (
        i - first < 2
        or before & (AUX | NEG | ADVERB | DET | PREP | SUB)
        or words[i - 1] in PRONOUNS
        or words[i - 1] == "to"
    ):
        return False
    if tags[i] & AUX and words[i] != "'s":
        if mark in {"who", "whoever"} and tags[first + 1] & (S_FORM | BASE):
            return True
        if mark == "which" and tags[first + 1] & S_FORM and i - first > 2:
            return True
        return any(tag & (AUX | PAST) for tag in tags[first + 1 : i])
    return (
        mark in {"what", "that"}
        and bool(tags[i] & S_FORM)
        and not tags[i] & PREP
        and words[i] != "times"
        and not before & BASE
        and any(tag & (AUX | PAST) for tag in tags[first:i])
    )


def _is_contact_clause(line: Tagged, i: int, end: int) -> bool:
    """Whether a relative clause without a pronoun opens at word i ("the $122 | you paid too much | is back")."""
    words, tags = line.words, line.tags
    before = words[i - 1]
    if (
        tags[i - 1] & (AUX | PREP | JOIN | SUB | ADVERB | NEG | DET)
        or before in PRONOUNS
        or before in ASIDES
        or not before[-1].isalnum()
        or i + 2 >= end
        or not tags[i + 1] & (PAST | BASE | S_FORM | AUX)
    ):
        return False
    for k in range(i + 2, end):
        if words[k] in MARKS or tags[k] & JOIN:
            return False
        if k > i + 2 and ((tags[k] & AUX and not tags[k - 1] & (AUX | DET)) or words[k] in _COMING):
            return True
    return False


def _is_time_clause(line: Tagged, i: int, end: int) -> bool:
    """Whether a clause of time or comparison opens at word i ("before I have asked", "as soon as")."""
    words = line.words
    if i + 2 >= end:
        return False
    after = words[i + 1]
    if words[i] == "as":
        return after in PRONOUNS or words[i + 1 : i + 3] in _AS_SOON
    if words[i] == "before" and after in _ANY:
        return True
    return after in PRONOUNS or (after in DETERMINERS and _has_verb_soon(line, i + 1, end))


def _subordinates(line: Tagged, i: int, end: int) -> bool:
    word = line.words[i]
    after = line.words[i + 1] if i + 1 < end else ""
    if word == "since":
        return after in PRONOUNS or (
            after in {"your", "our", "the"} and any(tag & AUX for tag in line.tags[i + 2 : min(i + 6, end)])
        )
    if word == "so":
        return (
            after in PRONOUNS
            or after in DETERMINERS
            or after in {"that", "nobody", "nothing"}
            or _has_verb_soon(line, i, end)
        )
    if word == "yet":
        return after in PRONOUNS or after in DETERMINERS
    return word != "while" or (bool(after) and after not in MARKS)


def _opens(line: Tagged, i: int, end: int) -> bool:
    """Whether a new clause opens at word i though no mark says so."""
    words, tags = line.words, line.tags
    word, before = words[i], words[i - 1]
    if tags[i] & JOIN:
        return _joins(line, i, end)
    if word == "that":
        if i + 1 < end and (words[i + 1] in PRONOUNS or words[i + 1] == "nobody"):
            return True
        return (
            bool(tags[i - 1] & (VERB | AUX))
            or before == "be"
            or lemma(before) in TALK
            or before in _THAT_AFTER
        )
    if word in PRONOUNS and not tags[i - 1] & AUX and before != "as":
        if i + 1 >= end:
            return False
        after = tags[i + 1]
        return bool(
            after & (AUX | PAST | S_FORM)
            or (word in _SPEAKERS and after & BASE)
            or (after & ADVERB and i + 2 < end and tags[i + 2] & (AUX | PAST | BASE))
        )
    if word in DETERMINERS and (before in _GLAD or lemma(before) in TALK):
        return _has_verb_soon(line, i, end)
    return False


def _joins(line: Tagged, i: int, end: int) -> bool:
    """Whether the joining word i is followed by a verb of its own."""
    words, tags = line.words, line.tags
    k = i + 1
    while k < end and tags[k] & (ADVERB | NEG) and words[k] not in {"no", "nothing", "nobody"}:
        k += 1
    if k >= end:
        return False
    tag = tags[k]
    if words[k] in PRONOUNS or tag & AUX:
        return True
    if words[k] in MARKS:
        return False
    if tag & (PAST | PARTICIPLE) and not tag & BASE:
        return True
    if tag & (BASE | S_FORM | ING) and not (k + 1 < end and tags[k + 1] & (AUX | PAST)):
        return bool(words[i] == "then" or tag & BASE or _has_verb_soon(line, k, end))
    return _has_verb_soon(line, k, end)


def _has_verb_soon(line: Tagged, k: int, end: int) -> bool:
    """Whether a noun phrase from word k on is soon followed by a finite verb."""
    words, tags = line.words, line.tags
    for j in range(k + 1, min(k + 7, end)):
        if words[j] in MARKS or tags[j] & JOIN or (tags[j] & SUB and words[j] != "since"):
            return False
        if tags[j] & AUX and not (words[j] in _MAYBE_NOUNS and words[j - 1] in _ARTICLES):
            return words[j] != "'s"
        if tags[j] & PAST and not tags[j - 1] & DET and words[j - 1] not in {"been", "to"}:
            return True
    return False

"""Whose doing or state a clause tells of: its subject, read from the words before its verb."""

from service.claims.auxiliaries import VerbGroup
from service.claims.claim import Who
from service.claims.grammar import ADVERB, ASIDES, COMPANY, DET, JOIN, PREP, PUBLIC, SUB, TAGS, WH, Tagged
from service.language.lexicon import vocabulary

_ABOUT = vocabulary("of in on with for from at to about after before by")
# Who the customer speaks for.
_KIN = vocabulary(
    "wife husband partner fiance fiancee son daughter girl boy child children kid kids baby twins mother mum mom father"
    " dad parent parents gran grandma grandmother grandad grandpa grandfather grandson granddaughter sister brother aunt"
    " uncle nephew niece cousin family household friend friends guests neighbour dog cat pet horse boss pupils students"
    " members clients sister-in-law team"
)
_YOUR = frozenset({"your", "his", "her", "their"})
_THIS = vocabulary("it that this these those everything nothing one all")
_THEY = vocabulary("they he she nobody everyone everybody")


def opening(words: list[str], first: int, last: int) -> int:
    """Return where a clause says its first word of weight."""
    while first < last and words[first] in ASIDES:
        first += 1
    return first


def who(line: Tagged, first: int, group: VerbGroup) -> Who:
    """Read the subject: the words before the verb, or behind its auxiliary where they are turned round."""
    words = line.words
    if words[group.start] in {"ill", "id"}:
        return "agent"
    if words[group.start] == "is" and group.start == opening(words, first, group.start + 1):
        return "it"
    subject = words[first : group.start]
    if group.start < group.main and not any(
        w not in ASIDES and not TAGS.get(w, 0) & (ADVERB | JOIN) for w in subject
    ):
        subject = words[group.start + 1 : group.main]
    if (
        len(subject) < 8
        and "your" not in subject
        and not PUBLIC.isdisjoint(subject[:3])
        and not ("who" in subject and len(subject) < 2)
    ):
        return "public"
    return _subject(subject)


def _subject(subject: list[str]) -> Who:
    kind: Who = "nobody"
    inside = False
    for i, word in enumerate(subject):
        if (
            word in _KIN
            and kind != "company"
            and not inside
            and not _YOUR.isdisjoint(subject[max(i - 3, 0) : i])
        ):
            return "customer"
        if word in _ABOUT:
            if kind in {"company", "customer"} and not inside:
                return kind
            inside = True
        elif word == "i":
            return "agent"
        elif word == "we":
            return "company"
        elif word in {"you", "u"}:
            kind = "customer"
        elif word in _THIS or (word == "there" and kind == "nobody"):
            if kind == "nobody":
                kind = "there" if word == "there" else "it"
        elif word in _THEY:
            kind = "thing"
        elif word in COMPANY and not inside:
            kind = "thing" if i and subject[i - 1] == "your" else "company"
        elif (
            kind != "company"
            and word not in ASIDES
            and not TAGS.get(word, 0) & (ADVERB | JOIN | DET | PREP | WH | SUB)
            and (word[0].isalnum() or word[-1].isalnum())
        ):
            kind = "thing"
    return kind

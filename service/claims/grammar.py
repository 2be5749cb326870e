"""The grammar that a clause is read by: which words are auxiliaries, subjects, joints, verbs in which form.

A word can be several things at once ("order", "that"); each is a bit, and the reader asks for the bits that fit where
the word stands. This is no parser of English, only as much of it as telling a claim from a question needs.
"""

from dataclasses import dataclass

from service.claims.acts import inflections
from service.language.lexicon import vocabulary

NEG, MODAL, BE, HAVE, DO, SUBJECT, DET, ADVERB, JOIN, SUB, WH, PREP = (1 << n for n in range(12))
BASE, S_FORM, PAST, PARTICIPLE, ING = (1 << n for n in range(12, 17))
AUX = MODAL | BE | HAVE | DO
VERB = BASE | S_FORM | PAST | PARTICIPLE | ING

_CLOSED = {
    NEG: "not never no neither nor hardly barely without nothing nobody none",
    MODAL: "will would shall should can could may might must ought wo",
    BE: "am is are was were 's",
    HAVE: "have has had",
    DO: "do does did",
    SUBJECT: "i you we they he she it there nobody everyone everybody everything nothing someone somebody this that"
    " these those one",
    DET: "the a an my your our their his her its every each any some no another both which whose 's",
    ADVERB: "also just already still now then even only really truly currently presently meanwhile again always never"
    " ever actually certainly definitely surely probably likely perhaps maybe soon shortly immediately personally"
    " gladly fully completely quite very so too therefore thus indeed simply clearly recently lately since finally"
    " once all each both long hereby today yesterday myself ourselves successfully unfortunately naturally happily"
    " usually normally generally typically often sometimes rarely automatically directly further first kindly best yet"
    " almost nearly better rather evidently apparently possibly please",
    JOIN: "and or but then nor plus",
    SUB: "because although though while whereas if unless once when whenever until till which who whom whose where"
    " whether what why how since so",
    WH: "which who whom whose where what why how when whether",
    PREP: "of to in on at by for from with without into onto upon about around over under above below between among"
    " through across along after before during within against toward towards per via up off out down near behind as"
    " than like",
}
# Nouns and adjectives far more often than the bare verb they also are.
_HARDLY_VERBS = (
    "sort like well own long open last present right post phone case name second kind fine mine rest top time place"
    " side sound point home back part total mistake fault price fee correct clear live age"
)
_KINDS = {"base": BASE, "s": S_FORM, "past": PAST, "participle": PARTICIPLE, "ing": ING}
_AUXILIARIES = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "'s", "been", "be"), "be"),
    **dict.fromkeys(("has", "had", "have"), "have"),
    **dict.fromkeys(("does", "did", "do", "done"), "do"),
}


def _tags() -> dict[str, int]:
    table: dict[str, int] = {}
    for flag, words in _CLOSED.items():
        for word in words.split():
            table[word] = table.get(word, 0) | flag
    for form, entries in inflections().items():
        for _, kind in entries:
            table[form] = table.get(form, 0) | _KINDS[kind]
    for word in ("am", "is", "are", "was", "were", "have", "has", "had", "do", "does", "did"):
        table[word] &= ~VERB
    table |= {"been": 0, "being": 0, "be": 0, "having": ING, "done": PARTICIPLE}
    table["had"] |= PARTICIPLE
    for word in _HARDLY_VERBS.split():
        table[word] = table.get(word, 0) & ~BASE
    return table


TAGS = _tags()
_LEMMAS = {form: entries[0][0] for form, entries in inflections().items()} | _AUXILIARIES

MARKS = frozenset(
    {",", ";", ":", "(", ")", "-", '"', ".", "?", "!", "¶", "..", "...", "'", "/", "[", "]", "|"}
)
HARD_MARKS = MARKS - {",", '"', "'", "/"}
PRONOUNS = frozenset({"i", "you", "we", "they", "he", "she", "it", "there"})
DETERMINERS = vocabulary("the a an my your our their his her its this that these those")
# What a clause may open with before it says anything.
ASIDES = vocabulary(
    """
    ok okay so well right and but or then yes no yeah hi hello hey sorry thanks please also plus oh ah now look see
    of course sure certainly absolutely good great again still meanwhile besides instead unfortunately fortunately just
    therefore thus as for actually honestly today yesterday
    """
)
_NO_ADVERBS = vocabulary(
    "family assembly anomaly butterfly daily friendly lovely lonely monopoly homely orderly elderly jewelly italy"
    " emily sicily weekly monthly yearly quarterly melancholy likely costly deadly timely early ugly"
)
_NO_VERBS = vocabulary("something anything morning evening wedding during spring string ceiling")
# Who acts for the company.
COMPANY = vocabulary(
    """
    team colleague colleagues department desk warehouse courier couriers driver drivers engineer engineers technician
    technicians developer developers manager supervisor staff crew system office store shop kitchen restaurant carrier
    bank support logistics accounts billing finance specialist specialists agent publisher lab laboratory depot company
    management mechanics cook chef someone somebody surveyor fitter boss lead officer software plumber
    """
)
# Customers at large.
PUBLIC = vocabulary(
    "customers people anyone anybody everyone everybody members subscribers passengers buyers patients guests users"
    " clients travellers travelers whoever callers owners riders drivers who"
)


@dataclass(frozen=True, slots=True)
class Tagged:
    """The words of a text, and beside each the bits of what it can be."""

    words: list[str]
    tags: list[int]


def tag(word: str) -> int:
    """Return the bits of what a word can be; an unknown word is known by its ending."""
    known = TAGS.get(word)
    if known is not None:
        return known
    if word.endswith("ed") and len(word) > 4:
        return PAST | PARTICIPLE
    if word.endswith("ly") and len(word) > 5 and word not in _NO_ADVERBS:
        return ADVERB
    return ING if word.endswith("ing") and len(word) > 5 and word not in _NO_VERBS else 0


def lemma(word: str) -> str:
    """Return the verb that a form belongs to, or the word itself."""
    return _LEMMAS.get(word, word)


def tagged(words: list[str]) -> Tagged:
    """Tag the words of a text, and read hurried spellings ("its all confirmed", "ill ask") as what they stand for."""
    tags = [TAGS[word] if word in TAGS else tag(word) for word in words]
    last = len(words) - 1
    if "its" in words:
        words = list(words)
        for i in range(last):
            if words[i] == "its" and tags[i + 1] & (ADVERB | NEG | DET | PREP | PARTICIPLE | ING):
                words[i], tags[i] = "is", BE
    for i in range(last) if not _SEVERAL.isdisjoint(words) else ():
        word, after = words[i], words[i + 1]
        if after == "may" and tags[i] & PREP and not tags[i] & ADVERB:
            tags[i + 1] = 0  # the month
        if (word == "ill" and (tags[i + 1] & (BASE | ADVERB) or after in _BARE)) or (
            word == "id" and after in _WISHED
        ):
            tags[i] = MODAL
    return Tagged(words, tags)


_SEVERAL = frozenset({"ill", "id", "may"})
_BARE = frozenset({"be", "have", "like", "love"})
_WISHED = frozenset({"have", "like", "love", "need", "ask", "want", "rather", "be"})

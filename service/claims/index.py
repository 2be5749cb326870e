"""An index of texts: which concepts stand where, and whether they are said to be done, so, to come, or not so.

Texts are numbered from 0 in the order they come in, and every entry is a bit set of text numbers, so that looking a
claim up costs the same among two grounds as among two hundred.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from service.claims.acts import DEEDS, inflections
from service.claims.thesaurus import FREE, PHRASE_HEADS, PHRASES, concepts, stem
from service.language.lexicon import vocabulary
from service.language.text import Text

Level = Literal["done", "now", "planned"]

STOPS = frozenset({".", "?", "!", "¶"})
_CUTS = (
    STOPS | {";", ":", ",", "(", ")", "-", '"', ".."} | vocabulary("but because and so which although though")
)
_DENIALS = vocabulary("not never neither nor nobody hardly non")
_RELATIVES = frozenset({"that", "who", "which", "whose"})
_LEADING_DENIALS = vocabulary("no nothing none")
_LATER = vocabulary("will shall if when once unless until scheduled planned can may")
_PROGRESS = vocabulary("progress pending being awaiting waiting underway processing")
_PAST = vocabulary("was were had did been has have")
_PRESENT = vocabulary("is are be being")
_PAST_FORMS = _PAST | vocabulary(
    "sent paid put left went got set made took taken given found done built bought broken lost cut seen came reset told"
    " held said shown"
)
# Of the act itself a ground with one of these only says that it is still to come, or that somebody asked for it.
_FIRST_STEPS = vocabulary("scheduled planned approved offered expected estimated promised announced")
_TRIED = vocabulary("requested proposed submitted applied awaiting filed considered attempted tried demanded")
_FAILED = vocabulary("failed fails unsuccessful")
# "Failed" said of the act, and not of a thing ("three failed logins").
_BEHIND_FAILED = vocabulary("to on at in for again twice because after with due")
# A "refund request" is no refund, an installation that was moved none that was done.
_ASKED_FOR = vocabulary(
    "request requests application applications enquiry inquiry moved booked rescheduled postponed arranged reserved held"
)
# In a customer's mouth these ask or wish; they state nothing.
_WISHES = vocabulary(
    "want wants need needs please should would could can may might ignore confirm promise give let must if whether when"
    " demand expect why how where wonder"
)
_GRATIS = vocabulary("free prepaid waived gratis complimentary included refunded")
_PAYING = tuple(concept for word in ("pay", "charge", "cost") for concept in concepts(word))
# Free words that still tell something in a ground.
_TELLING = vocabulary(
    "accept accepts accepted wait waiting waits part place left get come comes came got give take takes taken took find found start starts told tells asked asks seen sees looked looks spoken heard knows said says read checked informed"
)
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO_LENGTH = len("2026-11-30")
_MONTHS = {name: str(n) for n, month in enumerate(_MONTH_NAMES, 1) for name in (month, month[:3])}
_FORMS = inflections()
_DEED_STEMS = frozenset(map(stem, DEEDS))


class Index:
    """What a set of texts says.

    Attributes:
        size: how many texts it holds.
        words: concept -> the texts that have it, in whatever way.
        done, now, planned, denied: concept -> the texts that say it of the past, the present, the future, or deny it.
        tried: concept -> the texts that say that it was asked for or tried, which is neither done nor agreed.
        acted: like `done`, but only where the concept is the act and not its object.
        gratis: concepts of paying -> the texts that say that nothing is to be paid.
        figures: digits -> the texts that have them.
        days: digits of the day of the month -> the texts that have such a date.
    """

    def __init__(self) -> None:
        self.size = 0
        self.words: dict[str, int] = defaultdict(int)
        self.done: dict[str, int] = defaultdict(int)
        self.now: dict[str, int] = defaultdict(int)
        self.planned: dict[str, int] = defaultdict(int)
        self.denied: dict[str, int] = defaultdict(int)
        self.tried: dict[str, int] = defaultdict(int)
        self.acted: dict[str, int] = defaultdict(int)
        self.gratis: dict[str, int] = defaultdict(int)
        self.figures: dict[str, int] = defaultdict(int)
        self.days: dict[str, int] = defaultdict(int)

    def add(self, text: Text, level: Level, *, chat: bool = False, log: bool = False) -> None:
        """Take a text in, in time linear in its length.

        Args:
            text: the text.
            level: what it says of its acts if nothing in it says otherwise.
            chat: whether it is a message, whose questions state nothing.
            log: whether a program wrote it, whose calls ("BookAppointment") are deeds.
        """
        bit = 1 << self.size
        self.size += 1
        always = _DEED if log else 0
        words = text.words
        for first, last, stop in clauses(words):
            asked = chat and stop == "?"
            self._take(words[first:last], bit, level, asked=asked, wishes=False, always=always)

    def _take(
        self, words: list[str], bit: int, level: Level, *, asked: bool, wishes: bool, always: int
    ) -> None:
        """Take one clause in."""
        keys: list[tuple[str, ...]] = []
        kinds: list[int] = []
        every = 0
        for i, word in enumerate(words):
            entry = _entry(word)
            if word in PHRASE_HEADS:
                keys += (
                    concepts(PHRASES[p]) for p in PHRASE_HEADS[word] if tuple(words[i : i + len(p)]) == p
                )
                kinds += [_DEED] * (len(keys) - len(kinds))
            if entry is None:
                continue
            key, kind = entry
            if kind & _FIGURE:
                self.figures[digits(word)] |= bit
                if len(word) == _ISO_LENGTH and word[4] == "-" == word[7]:
                    self.days[digits(word[8:])] |= bit
            elif kind & _MONTH:
                self.figures[_MONTHS[word]] |= bit
            if key:
                keys.append(key)
                kinds.append(kind | always)
                every |= kind
        if asked and not wishes:
            return
        seen = self.words
        for key in keys:
            for concept in key:
                seen[concept] |= bit
        if every & _FREE_OF_CHARGE:
            for concept in _PAYING:
                self.gratis[concept] |= bit
        if asked or (wishes and not _WISHES.isdisjoint(words)):
            return
        table = self._table(words, level, wishes)
        # "payments that nobody collects drop off": what is denied is not the main verb
        also = self.now if table is self.denied and not _RELATIVES.isdisjoint(words) else None
        done = table is self.done
        first_step = done and every & (_STEP | _TRIAL)
        coming = self.tried if every & _TRIAL else self.planned
        asked_for = done and every & _REQUEST
        failed = _has_failed(words)
        acted = self.acted
        for key, kind in zip(keys, kinds, strict=True):
            into = table
            if failed and kind & _DEED and not kind & _FAILURE:
                into = self.denied
            elif (first_step and not kind & (_STEP | _TRIAL)) or (asked_for and kind & _NOUN):
                into = coming
            for concept in key:
                into[concept] |= bit
            if also is not None:
                for concept in key:
                    also[concept] |= bit
            elif into is table and done and kind & _DEED:
                for concept in key:
                    acted[concept] |= bit

    def _table(self, words: list[str], level: Level, told: bool) -> dict[str, int]:
        """Return where what a clause says belongs."""
        if not _DENIALS.isdisjoint(words) or words[0] in _LEADING_DENIALS:
            return self.denied
        if level == "planned" or (
            level != "done" and not _LATER.isdisjoint(words) and _PAST.isdisjoint(words)
        ):
            return self.planned
        if not _PROGRESS.isdisjoint(words):
            return self.now
        if level == "done" or told or not _PAST.isdisjoint(words):
            return self.done
        if not _PRESENT.isdisjoint(words):
            return self.now
        return self.done if any(word.endswith("ed") or word in _PAST_FORMS for word in words) else self.now


def clauses(words: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses of a ground as words first..last (last exclusive), with the mark that ends the sentence."""
    end = len(words)
    first, stop = 0, -1
    for i in range(end + 1):
        if i < end and words[i] not in _CUTS:
            continue
        if i > first:
            if i > stop:
                stop = next((k for k in range(i, end) if words[k] in STOPS), end)
            yield first, i, words[stop] if stop < end else ""
        first = i + 1


def digits(word: str) -> str:
    """Return the figure in a word without its dress ("$24.50" -> "2450", "19th" -> "19")."""
    return "".join(c for c in word if c.isdigit()).lstrip("0")


def _has_failed(words: list[str]) -> bool:
    """Whether a clause says that an act failed ("the reset failed", "failed to deliver")."""
    if _FAILED.isdisjoint(words):
        return False
    last = len(words) - 1
    return any(
        word in _FAILED and (i == last or words[i + 1] in _BEHIND_FAILED or words[i + 1][0].isdigit())
        for i, word in enumerate(words)
    )


_FIGURE, _MONTH, _DEED, _NOUN, _STEP, _REQUEST, _FREE_OF_CHARGE, _TRIAL, _FAILURE = (1 << n for n in range(9))


@lru_cache(maxsize=16_384)
def _entry(word: str) -> tuple[tuple[str, ...], int] | None:
    """Return the concepts that a word is filed under and the bits of what it is; None: it tells nothing."""
    if word[0].isdigit() or word[0] in "$£€#":
        return (() if word[-1].isdigit() else concepts(word)), _FIGURE
    kind = _MONTH if word in _MONTHS else 0
    if word in FREE:
        if word in _TELLING:
            return concepts(word), kind | (_DEED if word.endswith("ed") else 0)
        return ((), kind) if kind else None
    past = word.endswith("ed") or word in _PAST_FORMS
    if past or stem(word) in _DEED_STEMS or any(k in {"past", "participle"} for _, k in _FORMS.get(word, ())):
        kind |= _DEED if past else _DEED | _NOUN
    kind |= _STEP if word in _FIRST_STEPS else 0
    kind |= _TRIAL if word in _TRIED else 0
    kind |= _FAILURE if word in _FAILED else 0
    kind |= _REQUEST if word in _ASKED_FOR else 0
    kind |= _FREE_OF_CHARGE if word in _GRATIS else 0
    return concepts(word), kind

"""The grounds of a request, indexed once, and what they support.

Facts, actions, commitments and earlier agent messages speak for the company; the customer's own words only for their
restatement, and what they ask, wish or order for nothing. A claim is supported if its predicate stands in a ground
with the same polarity and a tense that carries it ("is approved" does not carry "was paid out"), and if the rest of
what it says is found there, too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from service.acts import DEEDS, LIGHT
from service.assertion import Assertion, Kind, assertion, entitles
from service.claim import Claim
from service.claims import claims
from service.grammar import MARKS, lemma
from service.index import Index, digits
from service.lexicon import vocabulary
from service.text import Text
from service.thesaurus import FREE, JUDGING, MILD, PHRASES, concepts, weight

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_{}\[\]\"]+")
_PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _phrase in PHRASES:
    _PHRASES.setdefault(_phrase[0], []).append(_phrase)
# Verbs of putting: what is put where carries the claim.
_MOVING = vocabulary("put get set bring take give go come turn lie")
# Judgements of people and talk, but states of things ("the line is clear").
_STATES = vocabulary("clear fine open normal good perfect right correct healthy intact clean")
_BEFORE_JUDGEMENT = vocabulary(
    "pretty fairly perfectly a an the not no very really quite so such just only also too at all one of our my your more"
    " most yet still always truly entirely plainly simply rather in never nothing"
)
_BEING = vocabulary("be stay remain become")
# What a third person said, heard or saw is a report of ours.
_TESTIFYING = vocabulary(
    "see hear know tell inform ask agree promise confirm say check remember speak realize understand accept assure admit"
    " notice look notify"
)
_ARRIVING = vocabulary("come arrive reach")
_LOOKING = vocabulary("look check ask write speak talk call ring go run")
_OVER = vocabulary("back out done through gone finished over")
_WHICH_ONE = vocabulary("new right other wrong second old small correct replacement spare missing")
_HAPPENING = vocabulary("happen occur recur")
_GRANTS = vocabulary("cover insure protect")
_FOR_GOOD = (
    ["from", "now", "on"],
    ["from", "here", "on"],
    ["from", "today", "on"],
    ["come", "what", "may"],
    ["no", "matter", "what"],
    ["whatever", "it", "costs"],
    ["once", "and", "for"],
)
_FORESEEN = tuple(concepts(word)[0] for word in ("prevent", "avoid", "again", "future"))


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A claim that nothing in the grounds carries: its kind, its words first..last, and what is missing."""

    kind: Kind
    first: int
    last: int
    missing: tuple[str, ...]

    @property
    def evidence(self) -> str:
        """What was looked for in vain, in words."""
        return f"no ground says {' '.join(self.missing)!r}" if self.missing else "no ground says so"


@dataclass(frozen=True, slots=True)
class Backing:
    """A claim that a ground carries: its words first..last, and which ground ("facts[2]")."""

    first: int
    last: int
    ground: str


class _Word(NamedTuple):
    """A word that carries a claim: its place, its concepts, and the grounds that have one of them."""

    at: int
    key: tuple[str, ...]
    grounds: int


class Support:
    """What the grounds of a request support, for any number of replies.

    Args:
        facts, actions, commitments, agent: the texts that speak for the company.
        customer: the customer's messages.
        names: lower-case words of known names; a name claims nothing.
    """

    def __init__(
        self,
        facts: Iterable[Text] = (),
        actions: Iterable[Text] = (),
        commitments: Iterable[Text] = (),
        agent: Iterable[Text] = (),
        customer: Iterable[Text] = (),
        names: frozenset[str] = frozenset(),
    ) -> None:
        self._company = Index()
        self._customer = Index()
        self._names = names
        self._labels: list[str] = []
        self._deeds = 0  # the grounds that tell what the agent did: actions and earlier messages
        for n, text in enumerate(facts):
            self._label(f"facts[{n}]")
            self._company.add(_spoken(text), "now")
        for n, text in enumerate(actions):
            self._deeds |= self._label(f"actions[{n}]")
            self._company.add(_spoken(text), "done")
        for n, text in enumerate(commitments):
            self._label(f"commitments[{n}]")
            self._company.add(text, "planned")
        for n, text in enumerate(agent):
            self._deeds |= self._label(f"agent[{n}]")
            self._company.add(text, "now", chat=True)
        for text in customer:
            self._customer.add(text, "now", chat=True, wishes=True)
        self._foresees = any(concept in self._company.words for concept in _FORESEEN)
        self._everywhere = (1 << self._company.size) - 1
        self._read: tuple[Text | None, list[Claim]] = (None, [])
        self._judged: tuple[Text | None, list[Unsupported]] = (None, [])

    def read(self, reply: Text) -> list[Claim]:
        """Return the clauses of a reply. The last reply's are kept, for several rules look at one reply."""
        text, known = self._read
        if text is not reply:
            known = claims(reply)
            self._read = (reply, known)
        return known

    def unsupported(self, reply: Text) -> list[Unsupported]:
        """Return the claims of a reply that no ground carries, in order. The last reply's are kept."""
        text, known = self._judged
        if text is not reply:
            known = [
                found
                for claim in self.read(reply)
                if isinstance(found := self._judge(claim, reply.words), Unsupported)
            ]
            self._judged = (reply, known)
        return known

    def backings(self, reply: Text) -> list[Backing]:
        """Return which ground carries which claim of a reply, in order."""
        judged = (self._judge(claim, reply.words) for claim in self.read(reply))
        return [found for found in judged if isinstance(found, Backing)]

    def _label(self, label: str) -> int:
        self._labels.append(label)
        return 1 << self._company.size

    def _judge(self, claim: Claim, words: list[str]) -> Unsupported | Backing | None:
        """Return what is wrong with a claim, or what carries it; None: it claims nothing, or is the customer's own."""
        asserted = assertion(claim, words)
        if asserted is None:
            return None
        content, figures, dated = self._content(claim, words)
        if claim.under == "vow":
            asserted = asserted._replace(kind="promise", retold=False)
        sweeping = (
            asserted.kind == "promise" or (asserted.kind == "policy" and claim.verb in _HAPPENING)
        ) and _sweeps(claim, words)
        if not content:
            foreseen = any(concept in self._company.words for concept in _FORESEEN)
            return (
                Unsupported(asserted.kind, claim.first, claim.last, ()) if sweeping and not foreseen else None
            )
        if claim.verb == "be" and not claim.passive and _judges(claim, words):
            return None
        reported = claim.who == "agent" and claim.time == "done"
        n = _predicate(claim, content, words)
        carried, slack = self._everywhere, asserted.slack
        ok = True
        if n is not None:
            word = words[content[n].at]
            over = claim.verb == "be" and (word in _OVER or word in _PHRASES)
            carriers, retold = self._carriers(
                content[n].key, claim, asserted, over=over, at_verb=content[n].at == claim.verb_at
            )
            ok = (
                bool(carriers)
                or retold
                or (word in MILD and not reported and asserted.kind in {"action", "status"})
            )
            own_rule = asserted.kind == "policy" and claim.who == "company" and claim.time == "state"
            if not ok and not sweeping and not own_rule and self._merely_denied(claim, word):
                ok, slack = True, max(slack, 1)
            carried = carriers or self._everywhere
            content[n] = content[n]._replace(grounds=carriers or content[n].grounds)
        elif reported or sweeping:
            carried = self._deeds
            ok = bool(carried) and not sweeping
        first = _best([word.grounds for word in content], carried)
        second = _best([0 if word.grounds & first else word.grounds for word in content], self._everywhere)
        covered = 0.5 * min(figures, 2)
        direct = 0
        missing: list[str] = []
        for k, (at, key, grounds) in enumerate(content):
            if k == n and not ok:
                missing.append(words[at])
            elif grounds & first:
                covered += 1
                direct += 1
            elif grounds & second:
                covered += 0.75
            elif any(concept in self._customer.words for concept in key):
                covered += 0.75 if asserted.retold else 0.4
            elif k != n and words[at] not in MILD:
                missing.append(words[at])
        short = sum(map(weight, missing))
        if missing and (
            asserted.kind in {"action", "promise"}
            or claim.verb in DEEDS
            or claim.who == "customer"
            or (claim.passive and not ok and claim.who == "thing")
        ):
            short = max(short, 1.0)
        if self._contradicted(claim, content, words, dated):
            bad = True
        elif n is None and reported and 2 * direct < len(content):
            bad = True
        elif sweeping:
            bad = (not ok or short > 0) if claim.under == "vow" else not self._foresees
        else:
            bad = short >= 1 and not _bearable(asserted.kind, ok, slack, short, covered)
        if (
            not bad
            and n is None
            and asserted.kind in {"promise", "policy"}
            and not asserted.retold
            and not claim.negated
            and claim.who not in {"agent", "it"}
            and 2 * direct < len(content)
        ):
            bad = True
        if not bad and n is None and asserted.kind != "status" and not asserted.retold and not claim.negated:
            heavy = any(weight(words[word.at]) == 1 and words[word.at] not in MILD for word in content)
            some = len(content) > 1 or claim.who != "customer"
            bad = heavy and some and claim.who != "it" and not any(word.grounds for word in content)
        if bad:
            return Unsupported(asserted.kind, claim.first, claim.last, tuple(missing))
        if direct and first:
            return Backing(claim.first, claim.last, self._labels[first.bit_length() - 1])
        return None

    def _content(self, claim: Claim, words: list[str]) -> tuple[list[_Word], int, int]:
        """Return the words that carry the claim, how many of its figures are known, and the grounds that have one."""
        company, customer = self._company, self._customer
        state = -1
        if claim.verb == "be" and claim.who == "thing" and not claim.passive:
            near = range(claim.verb_at + 1, min(claim.verb_at + 4, claim.last))
            state = next((k for k in near if words[k] in _STATES), -1)
        third = claim.who == "company" and "we" not in words[claim.first : max(claim.verb_at, claim.first)]
        told = -2
        if (third and claim.verb in _TESTIFYING and claim.time in {"done", "doing", "state"}) or (
            claim.verb in _LOOKING and claim.who == "agent" and claim.time == "done"
        ):
            told = claim.verb_at
        content: list[_Word] = []
        figures = dated = 0
        i = claim.first
        while i < claim.last:
            word, length = words[i], 1
            key: tuple[str, ...] = ()
            for phrase in _PHRASES.get(word, ()):
                if tuple(words[i : i + len(phrase)]) == phrase:
                    key, length = concepts(PHRASES[phrase]), len(phrase)
                    break
            else:
                if word[0].isdigit() or word[0] in "$£€#":
                    figure = digits(word)
                    figures += figure in company.figures or figure in customer.figures
                    dated |= company.figures.get(figure, 0)
                elif i in (state, told) or (
                    word not in FREE
                    and word not in MARKS
                    and word not in self._names
                    and word[0].isalpha()
                    and len(word) > 1
                    and not (word in _WHICH_ONE and words[i + 1 : i + 2] == ["one"])
                ):
                    key = concepts(word)
            if key:
                grounds = 0
                for concept in key:
                    grounds |= company.words.get(concept, 0)
                content.append(_Word(i, key, grounds))
            i += length
        return content, figures, dated

    def _carriers(
        self, key: tuple[str, ...], claim: Claim, asserted: Assertion, *, over: bool, at_verb: bool
    ) -> tuple[int, bool]:
        """Return the grounds that carry the predicate, and whether the customer said as much."""
        company, customer = self._company, self._customer
        reported = claim.who == "agent" and claim.time == "done"
        if claim.negated:
            tables = [company.denied, company.gratis]
            if claim.time == "done":
                tables.append(company.planned)
        elif over and claim.time in {"state", "done"}:
            tables = [company.done, company.now]
        else:
            tables = [company.done, company.now, company.planned]
        if (
            not claim.negated
            and asserted.kind in {"action", "status"}
            and (claim.verb in DEEDS or claim.who == "agent")
        ):
            if claim.time == "done":
                tables = [company.acted]
            elif claim.time == "doing":
                tables = [company.done, company.now]
        grounds = 0
        for concept in key:
            for table in tables:
                grounds |= table.get(concept, 0)
            if reported and not at_verb:
                grounds |= company.done.get(concept, 0) & self._deeds
        if not asserted.retold:
            return grounds, False
        tables = [customer.denied] if claim.negated else [customer.done, customer.now, customer.planned]
        return grounds, any(concept in table for table in tables for concept in key)

    def _contradicted(self, claim: Claim, content: list[_Word], words: list[str], dated: int) -> bool:
        """Whether the grounds say the opposite: not done what was done, done what is to come, to come what was done.

        `dated` are the grounds that have a figure of the claim.
        """
        company, customer = self._company, self._customer
        key = concepts(words[claim.verb_at])
        if claim.verb in _ARRIVING and claim.time == "done" and not claim.negated:
            if words[claim.verb_at + 1 : claim.verb_at + 2] == ["to"]:
                return False  # "that comes to $12"
            others = 0
            for word in content:
                others |= word.grounds if word.at != claim.verb_at else 0
            came = _union(key, company.done) & (others or self._everywhere)
            said = _union(key, customer.done) | _union(key, customer.now)
            return not came and not said and bool(_union(key, company.planned))
        if claim.verb not in DEEDS or not (claim.passive or claim.who in {"agent", "company"}):
            return False
        did = _union(key, company.acted)
        if claim.negated:
            if claim.modal or claim.time not in {"done", "doing", "state"}:
                return False
            denied = _union(key, company.denied) | _union(key, customer.denied)
            return bool(did & dated) or (bool(did) and not denied)
        if claim.time == "planned":
            to_come = _union(key, company.planned) | _union(key, company.now)
            return bool(did & dated) or (bool(did) and not to_come)
        return False

    def _merely_denied(self, claim: Claim, word: str) -> bool:
        """Whether a denial contradicts nothing: the grounds do not say of the very word what the claim denies."""
        if not claim.negated or (
            claim.time == "done" and claim.verb in DEEDS and claim.who in {"thing", "company"}
        ):
            return False
        own = concepts(word)[0]
        return not (self._company.done.get(own, 0) | self._company.now.get(own, 0))


def _spoken(text: Text) -> Text:
    """Return a ground that a program wrote ("BookAppointment{...}") with its names taken apart into words."""
    return Text(_HUMP.sub(" ", text.raw)) if "{" in text.raw else text


def _union(key: tuple[str, ...], table: dict[str, int]) -> int:
    found = 0
    for concept in key:
        found |= table.get(concept, 0)
    return found


def _best(grounds: list[int], within: int) -> int:
    """Return the ground (as a bit) that holds most of the words, taken greedily from the rarest word on."""
    chosen = within
    for each in sorted(grounds, key=int.bit_count):
        if each and chosen & each:
            chosen &= each
    return chosen & -chosen


def _bearable(kind: Kind, ok: bool, slack: int, short: float, covered: float) -> bool:
    """Whether what is missing is little beside what the grounds have."""
    if ok:
        share = 1.25 if kind == "status" else 1.0
        return short <= covered * share + 0.5 * slack + (1 if slack >= 2 else 0)
    return (
        (slack >= 2 and short <= covered + 2)
        or (slack == 1 and covered >= 2 * short)
        or (kind == "status" and covered >= 3 * short)
    )


def _predicate(claim: Claim, content: list[_Word], words: list[str]) -> int | None:
    """Return which of the words says what is claimed; None: the verb says little and all of them decide."""
    granted = entitles(claim, words) and claim.verb not in _GRANTS
    if granted and claim.goal and claim.goal not in LIGHT:
        for n, word in enumerate(content):
            if word.at > claim.verb_at and lemma(words[word.at]) == claim.goal:
                return n
    reported = claim.who == "agent" and claim.time == "done"
    heavy = claim.verb not in LIGHT or claim.verb in _TESTIFYING or (reported and claim.verb in _LOOKING)
    if heavy and not granted:
        for n, word in enumerate(content):
            if word.at == claim.verb_at:
                return n
    behind = (
        n
        for n, word in enumerate(content)
        if word.at > claim.verb_at and not (granted and words[word.at] == "free" and claim.passive)
    )
    if claim.verb in _BEING or granted:
        return next(behind, None)
    if claim.verb in _MOVING and claim.time in {"done", "doing"}:
        weighty = (
            n for n in behind if weight(words[content[n].at]) == 1 and words[content[n].at] not in MILD
        )
        return next(weighty, None)
    return None


def _sweeps(claim: Claim, words: list[str]) -> bool:
    """Whether a promise is one by the agent's word or for all time ("never again", "from now on")."""
    if claim.under == "vow":
        return True
    span = words[claim.first : claim.last]
    if claim.negated and "again" in span and claim.who not in {"agent", "customer"}:
        return True
    if ("from" in span or "what" in span or "whatever" in span or "once" in span) and any(
        span[k : k + 3] in _FOR_GOOD for k in range(len(span) - 2)
    ):
        return True
    return claim.verb == "make" and words[claim.verb_at + 1 : claim.verb_at + 2] == ["good"]


def _judges(claim: Claim, words: list[str]) -> bool:
    """Whether the clause only judges ("that is a long time", "it was our mistake")."""
    for word in words[claim.verb_at + 1 : min(claim.verb_at + 5, claim.last)]:
        if word in _STATES and claim.who == "thing":
            return False
        if word in JUDGING:
            return True
        if word not in _BEFORE_JUDGEMENT:
            return False
    return False

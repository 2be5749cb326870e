"""What the grounds of a request support, and what they do not.

Facts, actions, commitments and earlier agent messages speak for the company; the customer's own words only for their
restatement, and what they ask, wish or order for nothing. A claim is supported if its predicate stands in a ground
with the same polarity and a tense that carries it ("is approved" does not carry "was paid out"), and if the rest of
what it says is found there, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from service.claims.acts import DEEDS
from service.claims.assertion import assertion
from service.claims.balance import Balance, Case, Stand, bearable, best, overrules
from service.claims.certainty import Gap, is_sure
from service.claims.claim import Assertion, Claim, Kind
from service.claims.claims import claims
from service.claims.content import content_of, is_heavy, judges, predicate, sweeps
from service.claims.opinion import troubles
from service.claims.records import Records
from service.claims.thesaurus import MILD, PHRASE_HEADS, weight
from service.language.lexicon import vocabulary
from service.language.text import Text

_OVER = vocabulary("back out done through gone finished over")
_HAPPENING = vocabulary("happen occur recur")
_SETTLED = frozenset({"promise", "policy"})


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A claim that nothing in the grounds carries: its kind, its words first..last, and what is missing.

    `sure` is whether what it says is itself missing, not some word around it (see `service.claims.certainty`).
    """

    kind: Kind
    first: int
    last: int
    missing: tuple[str, ...]
    sure: bool

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


class Support:
    """What the grounds of a request support, for any number of replies.

    Args:
        facts, actions, commitments, agent: the texts that speak for the company.
        customer: the customer's messages.
        names: lower-case words of known names; a name claims nothing.
    """

    def __init__(
        self,
        *,
        facts: Iterable[Text] = (),
        actions: Iterable[Text] = (),
        commitments: Iterable[Text] = (),
        agent: Iterable[Text] = (),
        customer: Iterable[Text] = (),
        names: frozenset[str] = frozenset(),
    ) -> None:
        self._records = Records(facts, actions, commitments, agent, customer)
        self._names = names
        self._read: tuple[Text | None, list[Claim]] = (None, [])
        self._judged: tuple[Text | None, list[Unsupported | Backing]] = (None, [])

    def read(self, reply: Text) -> list[Claim]:
        """Return the clauses of a reply. The last reply's are kept, for several rules look at one reply."""
        text, known = self._read
        if text is not reply:
            known = claims(reply)
            self._read = (reply, known)
        return known

    def unsupported(self, reply: Text) -> list[Unsupported]:
        """Return the claims of a reply that no ground carries, in order."""
        return [found for found in self._judgements(reply) if isinstance(found, Unsupported)]

    def backings(self, reply: Text) -> list[Backing]:
        """Return which ground carries which claim of a reply, in order."""
        return [found for found in self._judgements(reply) if isinstance(found, Backing)]

    def _judgements(self, reply: Text) -> list[Unsupported | Backing]:
        """Return what is wrong with the claims of a reply and what carries them. The last reply's are kept."""
        text, known = self._judged
        if text is not reply:
            judged = (self._judge(claim, reply.words) for claim in self.read(reply))
            known = [found for found in judged if found is not None]
            self._judged = (reply, known)
        return known

    def _judge(self, claim: Claim, words: list[str]) -> Unsupported | Backing | None:
        """Return what is wrong with a claim, or what carries it; None: it claims nothing, or is the customer's own."""
        asserted = assertion(claim, words)
        if asserted is None or judges(claim, words):
            return None
        if (
            asserted.retold
            and (asserted.kind == "status" or (claim.who == "customer" and claim.passive))
            and troubles(claim, words)
        ):
            asserted = asserted._replace(slack=2)
        if claim.under == "vow":
            asserted = Assertion("promise", slack=asserted.slack)
        sweeping = (
            asserted.kind == "promise" or (asserted.kind == "policy" and claim.verb in _HAPPENING)
        ) and sweeps(claim, words)
        content = content_of(claim, words, self._records, self._names)
        if not content.words:
            lie = sweeping and not self._records.foresees
            return Unsupported(asserted.kind, claim.first, claim.last, (), sure=True) if lie else None
        restatable = self._records.restatable(claim, words)
        case = Case(claim, asserted, content, words, sweeping, restatable)
        stand = self._stand(case)
        balance = self._balance(case, stand)
        contradicted = self._contradicted(case)
        if contradicted or self._lies(case, stand, balance):
            at = -1 if stand.n is None else content.words[stand.n].at
            heavy = any(map(is_heavy, balance.missing))
            sure = (sweeping and asserted.kind == "promise") or is_sure(
                claim,
                words,
                asserted.kind,
                Gap(at, stand.ok, balance.direct, heavy, stand.slack, contradicted),
            )
            return Unsupported(asserted.kind, claim.first, claim.last, balance.missing, sure)
        # What is merely named rests on nothing: the ground must have what is said of it.
        told = claim.who == "customer" and claim.under == "talk"
        has = stand.carried & balance.ground if stand.n is not None else balance.direct > 1
        if balance.direct and balance.ground and has and not told:
            return Backing(claim.first, claim.last, self._records.label(balance.ground))
        return None

    def _stand(self, case: Case) -> Stand:
        """Find the predicate of a claim and what carries it."""
        claim, asserted, (content, _, _), words, sweeping, restatable = case
        records = self._records
        reported = claim.who == "agent" and claim.time == "done"
        n = predicate(claim, content, words)
        if n is None:
            if reported or sweeping:
                return Stand(n, bool(records.deeds) and not sweeping, records.deeds, asserted.slack)
            return Stand(n, True, records.everywhere, asserted.slack)
        at, key, _ = content[n]
        word = words[at]
        of = tuple(concept for each in content if each.at < claim.verb_at for concept in each.key)
        over = claim.verb == "be" and (word in _OVER or word in PHRASE_HEADS)
        carriers = records.carriers(key, claim, asserted, over=over, verb=at == claim.verb_at)
        ok = (
            bool(carriers)
            or (asserted.retold and records.customer_says(key, claim, word, restatable, of))
            or (word in MILD and asserted.kind == "status")
            or (word in MILD and asserted.kind == "action" and asserted.slack == 2)
        )
        slack = asserted.slack
        own_rule = asserted.kind == "policy" and claim.who == "company" and claim.time == "state"
        if not ok and not sweeping and not own_rule and records.merely_denies(claim, word):
            ok, slack = True, max(slack, 1)
        if claim.verb == "receive" and at != claim.verb_at:
            carriers &= records.given(key)
            ok = bool(carriers)
        if carriers:
            content[n] = content[n]._replace(grounds=carriers)
        news = not ok and not claim.negated and records.is_news(word)
        return Stand(n, ok, carriers or records.everywhere, slack, news)

    def _balance(self, case: Case, stand: Stand) -> Balance:
        """Weigh the words of a claim against the one or two grounds that have most of them."""
        _, asserted, content, words, _, restatable = case
        records = self._records
        first = best([word.grounds for word in content.words], stand.carried)
        rest = [0 if word.grounds & first else word.grounds for word in content.words]
        second = best(rest, records.everywhere)
        covered = 0.5 * min(content.figures, 2)
        direct = 0
        missing: list[str] = []
        for k, (at, key, grounds) in enumerate(content.words):
            if k == stand.n and not stand.ok:
                missing.append(words[at])
            elif grounds & first:
                covered += 1
                direct += 1
            elif grounds & second:
                covered += 0.75
            elif records.customer_has(key, restatable):
                covered += 0.75 if asserted.retold and not stand.news else 0.4
            elif k != stand.n and words[at] not in MILD:
                missing.append(words[at])
        return Balance(first, direct, covered, tuple(missing))

    def _lies(self, case: Case, stand: Stand, balance: Balance) -> bool:
        """Whether the grounds have too little of a claim."""
        claim, asserted, content, words, sweeping, _ = case
        few = 2 * balance.direct < len(content.words)
        if stand.n is None and few and claim.who == "agent" and claim.time == "done":
            return True
        short = sum(map(weight, balance.missing))
        if balance.missing and (
            asserted.kind in {"action", "promise"}
            or claim.verb in DEEDS
            or claim.who == "customer"
            or (claim.passive and not stand.ok and claim.who == "thing")
        ):
            short = max(short, 1.0)
        if sweeping:
            if claim.under == "vow":
                return not stand.ok or short > 0
            return not self._records.foresees
        if short >= 1 and not bearable(asserted.kind, stand, short, balance.covered, passive=claim.passive):
            return True
        if asserted.kind == "policy" and balance.direct <= 1 < len(content.words) and overrules(case, stand):
            return True
        if stand.n is None and asserted.kind != "status" and not asserted.retold and not claim.negated:
            some = len(content.words) > 1 or claim.who != "customer" or claim.time == "planned"
            if few and some and asserted.kind in _SETTLED and claim.who not in {"agent", "it"}:
                return True
            nowhere = claim.who != "it" and not any(word.grounds for word in content.words)
            return nowhere and some and any(is_heavy(words[word.at]) for word in content.words)
        return False

    def _contradicted(self, case: Case) -> bool:
        claim, content, words = case.claim, case.content, case.words
        others = 0
        for word in content.words:
            others |= word.grounds if word.at != claim.verb_at else 0
        if claim.verb == "come" and words[claim.verb_at + 1 : claim.verb_at + 2] == ["to"]:
            return False  # "that comes to $12"
        return self._records.contradict(claim, words, others, content.dated)

"""What is on record: the company's grounds and the customer's words, and what they say of an act.

The company's grounds are facts, actions, commitments and earlier agent messages, each known by its label
("facts[2]"); sets of them are bit sets over their numbers.
"""

import re
from collections.abc import Iterable

from service.claims.acts import DEEDS
from service.claims.claim import Assertion, Claim
from service.claims.grammar import lemma
from service.claims.index import Index
from service.claims.persons import persons
from service.claims.statements import EVERYTHING, Restatable, Statements
from service.claims.thesaurus import concepts
from service.language.lexicon import vocabulary
from service.language.text import Text

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_{}\[\]\"]+")
_ARRIVING = vocabulary("come arrive reach")
_FUTURE = tuple(concepts(word)[0] for word in ("prevent", "avoid", "again", "future"))
# What our own people were told no customer can know.
_TELLING = vocabulary("tell inform notify instruct ask contact alert")
_GOOD = vocabulary(
    """
    accept activate active approve available back brought cancel clear complete confirm correct credit cure dispatch
    escalate exempt extend find fix found free function grant guarantee log mend notify protect ready reactivate
    reconnect refund register reimburse reinstate release renew reopen repair replace reset resolve restore return
    reverse safe secure send settle ship solve sort stock underway unlock unblock upgrade valid waive work
    """
)
_GETTING = concepts("receive")
_STANDING = frozenset({"done", "doing", "state"})


class Records:
    """The grounds of one request, indexed once.

    Attributes:
        company, customer: the indexes.
        everywhere: all the company's grounds.
        deeds: those of them that tell what the agent did: actions and earlier messages.
        foresees: whether any of them says what keeps a thing from happening again.
    """

    def __init__(
        self,
        facts: Iterable[Text],
        actions: Iterable[Text],
        commitments: Iterable[Text],
        agent: Iterable[Text],
        customer: Iterable[Text],
    ) -> None:
        self.company = Index()
        self.customer = Statements()
        self.deeds = 0
        self._labels: list[str] = []
        for n, text in enumerate(facts):
            self._label(f"facts[{n}]")
            self.company.add(_spoken(text), "now", log="{" in text.raw)
        for n, text in enumerate(actions):
            self.deeds |= self._label(f"actions[{n}]")
            self.company.add(_spoken(text), "done", log="{" in text.raw)
        for n, text in enumerate(commitments):
            self._label(f"commitments[{n}]")
            self.company.add(text, "planned")
        for n, text in enumerate(agent):
            self.deeds |= self._label(f"agent[{n}]")
            self.company.add(text, "now", chat=True)
        for text in customer:
            self.customer.take(text)
        self.everywhere = (1 << self.company.size) - 1
        self.foresees = any(concept in self.company.words for concept in _FUTURE)

    def label(self, ground: int) -> str:
        """Return the label of a ground, given as a bit."""
        return self._labels[ground.bit_length() - 1]

    def having(self, key: tuple[str, ...]) -> int:
        """Return the company's grounds that have one of the concepts."""
        return _union(key, self.company.words)

    def restatable(self, claim: Claim, words: list[str]) -> Restatable:
        """Return what of the customer's statements a claim may restate."""
        if claim.under == "told":
            return EVERYTHING
        return self.customer.restatable(persons(words[claim.first : claim.last]))

    def customer_has(self, key: tuple[str, ...], restatable: Restatable) -> bool:
        """Whether a statement that may be restated has one of the concepts, in whatever way."""
        return bool(_union(key, self.customer.words) & restatable.own)

    def carriers(
        self, key: tuple[str, ...], claim: Claim, asserted: Assertion, *, over: bool, verb: bool
    ) -> int:
        """Return the company's grounds that carry a predicate with the claim's polarity and time.

        Args:
            key: the concepts of the predicate.
            claim: the claim.
            asserted: what it asserts.
            over: whether the predicate says that something is over and done ("is back", "is on its way").
            verb: whether the predicate is the claim's verb.
        """
        company = self.company
        deed = claim.verb in DEEDS or claim.who == "agent"
        if claim.negated:
            tables = [company.denied, company.gratis]
            if claim.time == "done":
                tables += [company.planned, company.tried]
        elif deed and asserted.kind in {"action", "status"} and claim.time == "done":
            tables = [company.acted]
        elif (deed and asserted.kind in {"action", "status"} and claim.time == "doing") or (
            over and claim.time in {"state", "done"}
        ):
            tables = [company.done, company.now]
        else:
            tables = [company.done, company.now, company.planned]
            if asserted.kind in {"status", "policy"}:
                tables.append(company.tried)
        grounds = 0
        for table in tables:
            grounds |= _union(key, table)
        if not verb and claim.who == "agent" and claim.time == "done":
            grounds |= _union(key, company.done) & self.deeds
        return grounds

    def given(self, key: tuple[str, ...]) -> int:
        """Return the company's grounds in which the concept was or will be given to somebody, not only spoken of."""
        company = self.company
        return _union(key, company.done) | _union(key, company.planned) | _union(_GETTING, company.words)

    def customer_says(
        self, key: tuple[str, ...], claim: Claim, word: str, restatable: Restatable, of: tuple[str, ...]
    ) -> bool:
        """Whether the customer stated the predicate, with the claim's polarity, of one of the concepts `of`.

        Good news of our doing ("the fault is fixed") is the customer's only where he tells it of himself or of us.
        """
        customer = self.customer
        tables = [customer.denied] if claim.negated else [customer.done, customer.now, customer.planned]
        told = claim.who == "company" and claim.passive and claim.verb in _TELLING
        good = not claim.negated and (told or self.is_news(word))
        allowed = restatable.turned if good else restatable.own
        said = _union(of, customer.words) if claim.who in {"thing", "company"} else 0
        if said:
            allowed &= said | said << 1 | said << 2 | said >> 1
        return any(_union(key, table) & allowed for table in tables)

    @staticmethod
    def is_news(word: str) -> bool:
        """Whether a word is what a customer longs to hear, and what only the company can bring about."""
        return word in _GOOD or lemma(word) in _GOOD

    def merely_denies(self, claim: Claim, word: str) -> bool:
        """Whether a denial contradicts nothing: no ground says of the very word what the claim denies."""
        if not claim.negated or (
            claim.time == "done" and claim.verb in DEEDS and claim.who in {"thing", "company"}
        ):
            return False
        own = concepts(word)[:1]
        return not (_union(own, self.company.done) | _union(own, self.company.now))

    def contradict(self, claim: Claim, words: list[str], others: int, dated: int) -> bool:
        """Whether the grounds say the opposite: not done what was done, done what is to come, to come what was done.

        Args:
            claim: the claim.
            words: the words of the reply.
            others: the grounds that have any of its other words.
            dated: the grounds that have one of its figures.
        """
        company, customer = self.company, self.customer
        key = concepts(words[claim.verb_at])
        span = words[claim.first : claim.last]
        if claim.verb in _ARRIVING and claim.time == "done" and not claim.negated:
            came = _union(key, company.done) & (others or self.everywhere)
            said = _union(key, customer.done) | _union(key, customer.now)
            return not came and not said and bool(_union(key, company.planned) | _union(key, company.tried))
        if claim.verb not in DEEDS or not (claim.passive or claim.who in {"agent", "company"}):
            return False
        did = _union(key, company.acted)
        if claim.negated:
            if claim.modal or claim.time not in _STANDING:
                return False
            opposite = _union(key, company.denied) | _union(key, customer.denied)
        elif claim.time == "planned":
            opposite = _union(key, company.planned) | _union(key, company.now) | _union(key, company.tried)
        else:
            return False
        if opposite & dated or (claim.negated and "yet" in span):
            return False
        return bool(did & dated) or (bool(did) and not opposite)

    def _label(self, label: str) -> int:
        self._labels.append(label)
        return 1 << self.company.size


def _union(key: tuple[str, ...], table: dict[str, int]) -> int:
    found = 0
    for concept in key:
        found |= table.get(concept, 0)
    return found


def _spoken(text: Text) -> Text:
    """Return a ground that a program wrote ("BookAppointment{...}") with its names taken apart into words."""
    return Text(_HUMP.sub(" ", text.raw)) if "{" in text.raw else text

"""What the customer really wants mended: the clause that carries it, and the ways to say it back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from service.pattern import Index
from service.restate import question, request, restate
from service.text import Text
from service.topics import effects, shown_in, topic_of


@dataclass(frozen=True, slots=True)
class Concern:
    """What the customer wants mended.

    Attributes:
        message, start, end, text: the clause that carries it: code points start..end (half-open) of a message.
        topic: id of the topic (`service.topics`), None where none shows.
        effects: ids of what it does to the customer.
        clauses: what happened, said back as main clauses ("you were charged twice"), the best first.
        efforts: what the customer has done about it already, as main clauses.
        requests: what the customer wants to do or have, as verb phrases ("return an item").
        questions: what the customer asks, as indirect questions ("when your refund will arrive"), newest first.
        troubled: whether something went wrong, rather than being asked for.
    """

    message: int
    start: int
    end: int
    text: str
    topic: str | None = None
    effects: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    efforts: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    troubled: bool = False


_CLASSES: Mapping[str, str] = {
    "harm": "CHARGE.ed|OVERCHARGE.ed|BILL.ed|CLOSE.ed|LOSE.ed|STEAL.ed|LOCK.ed|FREEZE.ed|BLOCK.ed|RESTRICT.ed|SUSPEND.ed|DENY.ed"
    "|DECLINE.ed|REJECT.ed|CANCEL.ed|BREAK.ed|DAMAGE.ed|DELAY.ed|REFUSE.ed|EXPIRE.ed|HACK.ed|DEBIT.ed|DEDUCT.ed|LOWER.ed|REDUCE.ed"
    "|INCREASE.ed|IGNORE.ed|CRASH.ed|FAIL.ed|LEAK.ed|OVERDRAW.ed|PENALIZE.ed|DISCONNECT.ed|TRANSFER.ed|STOP.ed|MISS.ed|takes|took"
    "|missing|late|wrong|overdue|broken|defective|faulty|damaged|stuck|down|empty|dead|fraud|fraudulent|unauthorized|compromised"
    "|incorrect|inaccurate|unexpected|duplicate|double|twice|lost|stolen|short|gone|frozen|locked",
    "trouble": "problem|problems|issue|issues|trouble|error|errors|difficulty|mistake|fee|fees|interest|discrepancy|outage|delay|delays"
    "|theft|breach|hardship|deduction|adjustment",
    "mine": "my|our|me|us|i|we",
}
_TROUBLE = (
    "<harm>",
    "<trouble>",
    "(not|never) ~2 (RECEIVE|ARRIVE|WORK|GET|HEAR|COME|SHOW|RESPOND|REPLY|ANSWER|DELIVER|SEND|REFUND|FIX|CHANGE|APPLY|AUTHORIZE"
    "|ACCEPT|SIGN|OPEN|ORDER|able|available|possible|right|fair|true|mine|credited|posted|cancelled|canceled|updated|applied|removed|let|help)",
    "(can|could) not (ACCESS|LOG|GET|REACH|USE|OPEN|PAY|SEE|FIND|SLEEP|AFFORD|DO|CALL|CHECK|RETURN|CANCEL)",
    "(still|yet) ~2 (waiting|not|no|have|to|owe|show|shows|nothing)",
    "(without|no) (notice|warning|reason|explanation|permission|consent|authorization|knowledge|response|reply|answer|refund)",
    "(days|weeks|months|hours) (ago|late|later|now)",
    "waiting ~3 (for|days|weeks|hours|months)",
)
_MATTER = (
    "<mine> ~3 (money|refund|order|package|account|card|payment|check|credit|report|bill|subscription|phone|delivery|loan|claim)",
)
_WISH = (
    "(i|we) ~2 (want|need|would like|wanted|wish|request)",
    "(can|could|may) (i|you|we)",
    "trying to",
    "(want|wanted|like|need) to (know|check|return|cancel|change)",
)
_FINE = (
    "(never|not) ~2 (missed|late on|any issues|any problems|any issue|a problem|an issue|late payment|had any|been late|late in)",
    "(never|not) ~3 (a|one) late payment",
    "(loyal|thank|thanks|appreciate|happy to|pleased|goal|enthusiastic|on time|ahead of time|interested|replied)",
    "i (called|spoke|contacted|filed|emailed|went|wrote|checked|asked|said|told|explained|confirmed|mailed|submitted|provided|reached)",
    "(complaint|attorney|lawyer|cfpb|regulation|regulations|act|law|laws)",
    "(customer|member|client) ~3 years",
    "(account|card) open",
)


# Phrases, what one of them adds to the weight of its clause, and whether it shows that something went wrong.
_WEIGHED = ((_TROUBLE, 2.0, True), (_WISH, 2.0, False), (_MATTER, 2.0, False), (_FINE, -2.5, False))


@cache
def _index() -> tuple[Index, tuple[tuple[float, bool], ...]]:
    sources = [(p, _CLASSES) for patterns, _, _ in _WEIGHED for p in patterns]
    return Index(sources), tuple(
        (weight, trouble) for patterns, weight, trouble in _WEIGHED for _ in patterns
    )


# What can follow "I'm sorry that": something that befell the customer, told by what the restated clause says.
_SORRY = (
    "^ you (were|have been|are being|are|keep being) ~2 (CHARGE.ed|OVERCHARGE.ed|BILL.ed|DENY.ed|DECLINE.ed|REJECT.ed|IGNORE.ed"
    "|DISCONNECT.ed|TRANSFER.ed|DEBIT.ed|PENALIZE.ed|REPORT.ed|TELL.ed|PROMISE.ed|MISLEAD.ed|TREAT.ed|REFUSE.ed|LOCK.ed|BLOCK.ed)",
    "^ your ~4 (BE|HAVE|BE not|have been|has been) ~2 (CHARGE.ed|CLOSE.ed|LOSE.ed|LOCK.ed|FREEZE.ed|BLOCK.ed|RESTRICT.ed|SUSPEND.ed"
    "|DENY.ed|DECLINE.ed|REJECT.ed|CANCEL.ed|BREAK.ed|DAMAGE.ed|DELAY.ed|HACK.ed|DEBIT.ed|LOWER.ed|REDUCE.ed|CUT.ed|INCREASE.ed"
    "|CHANGE.ed|STEAL.ed|TAKE.ed|TERMINATE.ed|DELETE.ed|DROP.ed|compromised|late|missing|wrong|overdue|broken|defective|faulty|stuck|empty|gone|down)",
    "^ your ~4 (stopped|broke|expired|disappeared|failed|crashed|leaked|died|fell|never|is not|are not|was not|were not|has not|have not"
    "|does not|do not|did not|will not|would not|cannot|can not|keeps|is still|are still)",
    "^ you (never|still have not|have not|have never|did not|have still not|have not yet|had not) ~2 (received|receive|got|gotten|get|heard"
    "|hear|been|authorized|authorize|agreed|agree|ordered|order|opened|open|signed|applied|apply|made|make)",
    "^ you (can not|could not|cannot|are not able|were not able|are unable|were unable|have been unable|have not been able|still cannot)",
    "^ you ~1 (got|received|have|had|were sent|were given) ~2 (wrong|broken|damaged|defective|faulty|empty|late)",
    "^ you ~1 received (a|an|another) ~4 (charge|fee|card|loan|bill|account) ~3 (you|that)? ~2",
    "^ you ~1 (lost|lack) (your|the)",
    "^ you (are|have been|were) ~2 (having|waiting|without|struggling|stuck|locked|left)",
    "^ you (notice|noticed|saw|see) (that )?(charges|there were|there are|your ~6 (was|were|is|had))",
    "^ there (is|are|was|were) (a|an|no|some|several|charges) ~8 (your|you)",
)
_EFFORT = (
    "^ you ~2 (have|had) ~1 (tried|called|contacted|written|emailed|asked|waited|reached|disputed|explained|sent|phoned|reported)",
    "^ you ~2 (called|contacted|wrote|emailed|waited|tried|reached out|phoned|asked|disputed|sent) ~6 (times|twice|again|already|weeks|days|hours|months|several|countless|repeatedly)",
    "^ you (have|had) (paid|been paying) ~6",
    "^ you ~1 paid ~6 (on time|ahead|early|every|in full|off)",
)
_NO_SORRY = (
    "(never|not) ~2 (missed|late on|any issues|any problems|a problem|an issue|had a late|had any|been late|made a late|late payment|a complaint|replied)",
    "never ~2 late payment",
    "not ~1 (replied|interested|tuned)",
)


@cache
def _shape_index() -> Index:
    return Index([(p.strip(), {}) for p in (*_SORRY, *_EFFORT, *_NO_SORRY)])


def _shows(words: str, wanted: tuple[str, ...]) -> bool:
    """Whether a restated clause is of one of these shapes, and of none that only looks like it."""
    all_ = (*_SORRY, *_EFFORT, *_NO_SORRY)
    found = {all_[hit.pattern] for hit in _shape_index().find(Text(words))}
    return bool(found & set(wanted)) and not found & set(_NO_SORRY)


@dataclass(frozen=True, slots=True)
class _Clause:
    message: int
    text: Text
    first: int
    last: int
    weight: float
    trouble: float

    @property
    def restated(self) -> str | None:
        return None if self.asks else restate(self.text, self.first, self.last)

    @property
    def asks(self) -> bool:
        """Whether the clause is a question, with or without its mark."""
        opening = self.text.words[self.first]
        return self.text.words[self.last - 1] == "?" or opening in _QUESTION_WORDS


def find_concern(said: Sequence[tuple[int, Text]]) -> Concern | None:
    """Return what the customer wants mended; None where no clause of four words or more says anything of it.

    Args:
        said: the customer's messages with their numbers, oldest first.
    """
    clauses = [
        clause
        for nth, (number, text) in enumerate(said)
        for clause in _weighed(number, text, len(said) - nth)
    ]
    ranked = sorted(clauses, key=lambda c: (-c.weight, -c.message, c.first))
    if not ranked:
        return None
    restated = [(c, c.restated) for c in ranked if c.weight > 0][:8]
    requests = _distinct(request(c.text, c.first, c.last) for c in ranked)
    asked = [c for c in clauses if c.asks]
    questions = _distinct(question(c.text, c.first, c.last) for c in reversed(asked))
    tellable = [(c, words) for c, words in restated if words and _shows(words, _SORRY)]
    efforts = _distinct(words for c in clauses if (words := c.restated) and _shows(words, _EFFORT))
    best = tellable[0][0] if tellable and tellable[0][0].weight >= ranked[0].weight - 2 else ranked[0]
    last = said[-1][1]
    around = Text(best.text.quote(best.first, best.last))
    weighed = [(around, 3.0), (last, 2.0), *((text, 1.0) for _, text in said[:-1])]
    topic = topic_of(weighed)
    start, end = best.text.span(best.first, best.last)
    shown = {id_ for _, text in said for id_ in shown_in(text)}
    return Concern(
        best.message,
        start,
        end,
        best.text.raw[start:end],
        topic.id if topic else None,
        tuple(id_ for id_ in effects() if id_ in shown),
        _distinct(words for _, words in tellable),
        efforts,
        requests,
        questions,
        troubled=bool(topic and topic.sorry) or best.trouble > 0,
    )


_MIN_WORDS = 4
_QUESTION_WORDS = frozenset("when where why how what which who can could".split())


def _weighed(number: int, text: Text, from_end: int) -> list[_Clause]:
    """Return the clauses of a message, each with how much it says of what is to be mended."""
    index, weights = _index()
    hits = list(index.find(text))
    found = []
    for nth, (first, last) in enumerate(text.clauses):
        if sum(word[0].isalnum() for word in text.words[first:last]) < _MIN_WORDS:
            continue
        shown = {hit.pattern for hit in hits if first <= hit.first and hit.last <= last}
        trouble = sum(weights[p][0] for p in shown if weights[p][1])
        weight = min(sum(w for w, _ in map(weights.__getitem__, shown) if w > 0), 6.0)
        weight += sum(w for w, _ in map(weights.__getitem__, shown) if w < 0)
        weight += 1.5 if from_end <= 3 else 0.0
        weight -= min(nth, 20) * 0.05 + max(0, last - first - 18) * 0.1
        found.append(_Clause(number, text, first, last, weight, trouble))
    return found


def _distinct(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))

"""The grounds of a request, indexed once, and what they support.

Facts, actions, commitments and earlier agent messages speak for the company; the customer's own words only for their
restatement, and what they ask, wish or order for nothing. A claim is supported if its predicate stands in a ground
with the same polarity and a tense that carries it ("is approved" does not carry "was paid out"), and if the rest of
what it says is found there, too.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
import re
from functools import lru_cache
from typing import Literal

from service.acts import DEEDS, EFFORT, LIGHT, OUTCOMES, TALK, inflections
from service.claim import Claim
from service.claims import claims
from service.grammar import lemma
from service.text import Text
from service.thesaurus import FREE, JUDGING, MILD, PHRASES, concepts, stem, weight

Kind = Literal["action", "status", "policy", "promise"]
Level = Literal["done", "now", "planned"]

_STOPS = frozenset({".", "?", "!", "¶"})
_MARKS = _STOPS | {";", ":", ",", "(", ")", "-", '"', ".."}
_NEG = frozenset({"not", "never", "neither", "nor", "nobody", "hardly"})
_LATER = frozenset(
    {"will", "shall", "if", "when", "once", "unless", "until", "scheduled", "planned", "can", "may"}
)
# The act itself is still to come where a ground only says this of it.
_ONLY = frozenset(
    "requested scheduled planned approved initiated proposed submitted applied awaiting filed considered queued offered"
    " expected estimated promised announced prepared started".split()
)
_WISH = frozenset(
    {"want", "wants", "need", "needs", "please", "should", "would", "could", "can", "may", "might", "ignore", "confirm", "promise",
     "give", "let", "must", "if", "whether", "when", "demand", "expect", "why", "how", "where", "wonder"}
)  # fmt: skip
_PROGRESS = frozenset({"progress", "pending", "being", "awaiting", "waiting", "underway", "processing"})


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A claim that nothing in the grounds carries: its words first..last, and what is missing."""

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
    """A claim that the ground with this number carries (facts, actions, commitments, agent messages in order)."""

    first: int
    last: int
    ground: int


_GRATIS = frozenset({"free", "prepaid", "waived", "gratis", "complimentary", "included", "refunded"})
_PAYING = frozenset(c for word in ("pay", "charge", "cost") for c in concepts(word))


class Index:
    """Which concepts stand in which texts, and whether they are said to be done, so, planned, or not so."""

    def __init__(self) -> None:
        self.size = 0
        self.words: dict[str, int] = defaultdict(int)
        self.done: dict[str, int] = defaultdict(int)
        self.now: dict[str, int] = defaultdict(int)
        self.planned: dict[str, int] = defaultdict(int)
        self.denied: dict[str, int] = defaultdict(int)
        self.acted: dict[str, int] = defaultdict(int)
        self.figures: dict[str, int] = defaultdict(int)

    def add(self, text: Text, level: Level, *, speech: bool = False, customer: bool = False) -> None:
        """Index one text. `level` is what it says of its acts if nothing in it says otherwise."""
        bit = 1 << self.size
        self.size += 1
        words = text.words
        count = len(words)
        a = 0
        asked_end = -1
        for i in range(count + 1):
            if (
                i < count
                and words[i] not in _MARKS
                and words[i] not in ("but", "because", "and", "so", "which", "although", "though")
            ):
                continue
            if i > a:
                if speech and i > asked_end:
                    asked_end = next((k for k in range(i, count) if words[k] in _STOPS), count)
                asked = speech and asked_end < count and words[asked_end] == "?"
                self._segment(words[a:i], bit, level, asked, customer)
            a = i + 1

    def _segment(self, words: list[str], bit: int, level: Level, asked: bool, customer: bool) -> None:
        negated = progress = later = only = past = False
        wish = asked
        keys: list[tuple[str, ...]] = []
        acts: list[int] = []
        only_at = -1
        for i, word in enumerate(words):
            if word in _GRATIS:
                for concept in _PAYING:
                    self.denied[concept] |= bit
            if word in _NEG or (i == 0 and word in ("no", "nothing", "none")):
                negated = True
            elif word[0].isdigit() or word[0] in "$£€#":
                self.figures[digits(word)] |= bit
                if not word[-1].isdigit():
                    keys.append(concepts(word))
            elif word in FREE:
                if word in _LATER:
                    later = True
                if word in ("was", "were", "had", "did"):
                    past = True
                if customer and word in _WISH:
                    wish = True
                if word in _MONTHS:
                    self.figures[_MONTHS[word]] |= bit
                if word in _PROGRESS:
                    progress = True
                if word in (
                    "wait", "waiting", "waits", "part", "place", "left", "get",
                    "come",
                    "comes",
                    "came",
                    "got",
                    "give",
                    "take",
                    "takes",
                    "taken",
                    "took",
                    "find",
                    "found",
                    "start",
                    "starts",
                ):
                    keys.append(concepts(word))
            else:
                if customer and word in _WISH:
                    wish = True
                if word in _LATER:
                    later = True
                if word in _PROGRESS:
                    progress = True
                if deed(word):
                    acts.append(len(keys))
                if word in _ONLY:
                    only, only_at = True, len(keys)
                keys.append(concepts(word))
        seen = self.words
        for key in keys:
            for concept in key:
                seen[concept] |= bit
        if wish:
            return
        if negated:
            table = self.denied
        elif level == "planned" or (later and not past and level != "done"):
            table = self.planned
        elif progress:
            table = self.now
        elif level == "done" or customer or any(w.endswith("ed") or w in _PASTS for w in words):
            table = self.done
        else:
            table = self.now
        for n, key in enumerate(keys):
            into = self.planned if only and n != only_at and table is self.done else table
            for concept in key:
                into[concept] |= bit
                if into is self.done and n in acts:
                    self.acted[concept] |= bit


_PASTS = frozenset(
    {
        "sent",
        "paid",
        "was",
        "were",
        "been",
        "put",
        "left",
        "went",
        "got",
        "set",
        "made",
        "took",
        "taken",
        "given",
        "found",
        "done",
        "built",
        "bought",
        "broken",
        "lost",
        "cut",
        "seen",
        "came",
        "reset",
        "told",
        "held",
        "said",
        "shown",
    }
)
_MONTHS = {
    m: str(n)
    for n, m in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_MONTHS |= {m[:3]: n for m, n in _MONTHS.items()}


@lru_cache(maxsize=16_384)
def deed(word: str) -> bool:
    """Whether a word can stand for a thing done: a past form, or the noun of a deed ("refund", "cancellation")."""
    return (
        any(kind in ("past", "participle") for _, kind in _FORMS.get(word, ()))
        or word.endswith("ed")
        or stem(word) in _DEED_STEMS
    )


_FORMS = inflections()
_DEED_STEMS = frozenset(map(stem, DEEDS))


def digits(word: str) -> str:
    """Return the figure in a word without its dress: "$24.50" -> "2450", "19th" -> "19"."""
    return "".join(c for c in word if c.isdigit()).lstrip("0")


_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_{}\[\]\"]+")


def _spoken(text: Text) -> Text:
    """Return a ground that a program wrote ("BookAppointment{...}") with its names taken apart into words."""
    return Text(_HUMP.sub(" ", text.raw)) if "{" in text.raw else text


class Support:
    """What the grounds of a request support, for any number of replies."""

    def __init__(
        self,
        facts: Iterable[Text] = (),
        actions: Iterable[Text] = (),
        commitments: Iterable[Text] = (),
        agent: Iterable[Text] = (),
        customer: Iterable[Text] = (),
        names: frozenset[str] = frozenset(),
    ) -> None:
        self.company = Index()
        self.doings = 0
        self.customer = Index()
        self.names = names
        facts, actions = map(_spoken, facts), map(_spoken, actions)
        for text in facts:
            self.company.add(text, "now")
        for text in actions:
            self.doings |= 1 << self.company.size
            self.company.add(text, "done")
        for text in commitments:
            self.company.add(text, "planned")
        for text in agent:
            self.doings |= 1 << self.company.size
            self.company.add(text, "now", speech=True)
        for text in customer:
            self.customer.add(text, "now", speech=True, customer=True)
        self._last: tuple[Text | None, list[Claim]] = (None, [])
        self._judged: tuple[Text | None, list[Unsupported]] = (None, [])

    def read(self, reply: Text) -> list[Claim]:
        """Return the clauses of a reply. The last reply's are kept, for several rules look at one reply."""
        text, known = self._last
        if text is not reply:
            known = claims(reply)
            self._last = (reply, known)
        return known

    def unsupported(self, reply: Text) -> list[Unsupported]:
        """Return the claims of a reply that no ground carries, in order. The last reply's are kept."""
        text, known = self._judged
        if text is not reply:
            known = [found for claim in self.read(reply) if (found := self.judge(claim, reply)) is not None]
            self._judged = (reply, known)
        return known

    def judge(self, claim: Claim, reply: Text) -> Unsupported | None:
        """Return what is wrong with one claim, or None."""
        sort = classify(claim, reply)
        if sort is None:
            return None
        kind, customer_may, slack = sort
        words = reply.words
        company, customer = self.company, self.customer
        sweeping = kind == "promise" and _sweeps(claim, words)
        content, figures = self._content(claim, reply)
        if not content:
            return Unsupported(kind, claim.first, claim.last, ()) if sweeping and not self._foreseen else None
        if claim.verb == "be" and not claim.passive and _judges(claim, words):
            return None
        at = self._predicate(claim, content, words)
        everywhere = (1 << company.size) - 1
        agent_did = claim.who == "agent" and claim.time == "done"
        start, ok = everywhere, True
        if at is not None:
            mask, said = self._predicated(content[at][1], claim, kind, customer_may)
            ok = bool(mask) or said or (words[content[at][0]] in MILD and not agent_did and not sweeping)
            if (
                not ok
                and claim.negated
                and not sweeping
                and not (claim.time == "done" and claim.verb in DEEDS and claim.who in ("thing", "company"))
                and not self._affirmed(words[content[at][0]])
            ):
                ok, slack = True, max(slack, 1)
            start = mask or everywhere
        elif agent_did or sweeping:
            start = self.doings
            ok = bool(start) and not sweeping
        masks = []
        for n, (_, key) in enumerate(content):
            hit = 0
            for concept in key:
                hit |= company.words.get(concept, 0)
            masks.append(start if n == at and start != everywhere else hit)
        first = _best(masks, start)
        rest = [m if not m & first else 0 for m in masks]
        second = _best(rest, everywhere)
        covered = 0.5 * min(figures, 2)
        direct = 0
        missing: list[str] = []
        for n, (place, key) in enumerate(content):
            word = words[place]
            if n == at and not ok:
                missing.append(word)
            elif masks[n] & first:
                covered += 1
                direct += 1
            elif masks[n] & second:
                covered += 0.75
            elif any(concept in customer.words for concept in key):
                covered += 0.75 if customer_may else 0.4
            elif word in MILD or n == at:
                continue
            else:
                missing.append(word)
        short = sum(map(weight, missing))
        if kind in ("action", "promise") or claim.verb in DEEDS or claim.who == "customer":
            short = max(short, float(len(missing) > 0))
        if agent_did and at is None and 2 * direct < len(content):
            bad = True
        elif sweeping:
            bad = not ok or short > 0
        elif short < 1:
            bad = False
        elif not ok:
            bad = (
                not (slack >= 2 and short <= covered + 2)
                and not (slack == 1 and covered >= 2 * short)
                and not (kind == "status" and covered >= 3 * short)
            )
        else:
            bad = short > covered * (1 if kind != "status" else 1.25) + 0.5 * slack + (1 if slack >= 2 else 0)
        if not bad and at is None and not customer_may and kind != "status":
            bad = first == everywhere and not any(masks) and any(words[p] not in MILD for p, _ in content)
        return Unsupported(kind, claim.first, claim.last, tuple(missing)) if bad else None

    @property
    def _foreseen(self) -> bool:
        """Whether the grounds say anything of what comes after this case."""
        return any(word in self.company.words for word in ("preven", "avoid", "again", "futur"))

    def _affirmed(self, word: str) -> bool:
        """Whether the grounds say of the very word what the claim denies."""
        key = concepts(word)[0]
        return bool(self.company.done.get(key, 0) | self.company.now.get(key, 0))

    def _content(self, claim: Claim, reply: Text) -> tuple[list[tuple[int, tuple[str, ...]]], int]:
        """Return the words that carry the claim, with their concepts, and how many of its figures are known."""
        words = reply.words
        state = -1
        if claim.verb == "be" and claim.who == "thing" and not claim.passive:
            state = next((k for k in range(claim.verb_at + 1, min(claim.verb_at + 4, claim.last)) if words[k] in _STATES), -1)
        content: list[tuple[int, tuple[str, ...]]] = []
        figures = 0
        i = claim.first
        while i < claim.last:
            word = words[i]
            phrase = next((p for p in _BY_FIRST.get(word, ()) if tuple(words[i : i + len(p)]) == p), None)
            if phrase:
                content.append((i, concepts(PHRASES[phrase])))
                i += len(phrase)
                continue
            if word[0].isdigit() or word[0] in "$£€#":
                if digits(word) in self.company.figures or digits(word) in self.customer.figures:
                    figures += 1
            elif i == state or (
                word not in FREE
                and word not in _MARKS
                and word not in self.names
                and word[0].isalpha()
                and len(word) > 1
            ):
                content.append((i, concepts(word)))
            i += 1
        return content, figures

    @staticmethod
    def _predicate(claim: Claim, content: list[tuple[int, tuple[str, ...]]], words: list[str]) -> int | None:
        """Return which of the content words says what is claimed; None: the verb says little and the rest decides."""
        if claim.goal and claim.goal not in LIGHT and _entitled(claim, words):
            for n, (at, _) in enumerate(content):
                if at > claim.verb_at and lemma(words[at]) == claim.goal:
                    return n
        if claim.verb_at >= 0 and claim.verb not in LIGHT and not _entitled(claim, words):
            for n, (at, _) in enumerate(content):
                if at == claim.verb_at:
                    return n
        if claim.verb == "be" or _entitled(claim, words):
            return next((n for n, (at, _) in enumerate(content) if at > claim.verb_at), None)
        if claim.verb in _MOVES and claim.time in ("done", "doing"):
            return next((n for n, (at, _) in enumerate(content) if at > claim.verb_at and weight(words[at]) == 1 and words[at] not in MILD), None)
        return None

    def _predicated(
        self, key: tuple[str, ...], claim: Claim, kind: Kind, customer_may: bool
    ) -> tuple[int, bool]:
        """Return the grounds that carry the predicate, and whether the customer said as much."""
        company = self.company
        tables = [company.denied] if claim.negated else [company.done, company.now, company.planned]
        if (
            not claim.negated
            and (claim.verb in DEEDS or claim.who == "agent")
            and kind in ("action", "status")
        ):
            if claim.time == "done":
                tables = [company.acted]
            elif claim.time == "doing":
                tables = [company.done, company.now]
        mask = 0
        for table in tables:
            for concept in key:
                mask |= table.get(concept, 0)
        if claim.who == "agent" and claim.time == "done":
            for concept in key:
                mask |= company.done.get(concept, 0) & self.doings
        said = False
        if customer_may:
            spoken = self.customer
            tables = [spoken.denied] if claim.negated else [spoken.done, spoken.now, spoken.planned]
            said = any(concept in table for table in tables for concept in key)
        return mask, said


_MOVES = frozenset("put get set bring take give go come turn lie".split())
_STATES = frozenset("clear fine open normal good perfect right correct healthy intact clean".split())


def _sweeps(claim: Claim, words: list[str]) -> bool:
    """Whether a promise is one for all time or by one's word: "never again", "from now on", "you have my word that"."""
    span = words[claim.first : claim.last]
    return (
        claim.under == "vow"
        or (claim.negated and "again" in span and claim.who not in ("agent", "customer"))
        or any(span[k : k + 3] in (["from", "now", "on"], ["from", "here", "on"], ["from", "today", "on"]) for k in range(len(span) - 2))
    )


def _judges(claim: Claim, words: list[str]) -> bool:
    """Whether the clause only judges ("that is a long time", "it was our mistake")."""
    for i in range(claim.verb_at + 1, min(claim.verb_at + 5, claim.last)):
        word = words[i]
        if word in _STATES and claim.who == "thing":
            return False
        if word in JUDGING:
            return True
        if word not in _SKIPPED:
            return False
    return False


_SKIPPED = frozenset(
    "pretty fairly perfectly a an the not no very really quite so such just only also too at all one of our my your more most yet still always truly entirely plainly simply rather all in never nothing".split()
)


def _best(masks: list[int], start: int) -> int:
    """Return the ground (as a bit) that holds most of the words, taken greedily from the rarest word on."""
    chosen = start
    for mask in sorted(masks, key=int.bit_count):
        if mask and chosen & mask:
            chosen &= mask
    return chosen & -chosen


_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in PHRASES:
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)

_REACH = frozenset(
    "tell send let share reply write ask check try say trust rely upload attach show describe type answer help look mind decide wait imagine talk speak be believe stop continue explain point reach".split()
)


def _effort(c: Claim, words: list[str]) -> bool:
    """Whether "I'll get / take / bring / have ..." leads to talk and looking, not to an outcome."""
    rest = words[c.verb_at + 1 : c.last]
    return not _EFFORTS.isdisjoint(rest) or all(w in FREE or not w.isalpha() for w in rest)


_EMPTY = frozenset("have get make take give bring put set be come go turn leave move".split())
_EFFORTS = frozenset(
    """
    look touch back answer answers word message note update question questions colleague colleagues supervisor manager
    team care time moment minute best chat here review account it up over step details record number reply call try
    """.split()
)


def _entitled(c: Claim, words: list[str]) -> bool:
    """Whether the clause grants a right: "you are owed", "you are welcome to"."""
    return not _ENTITLED.isdisjoint(words[c.verb_at - 1 : c.verb_at + 3]) or (c.passive and c.verb in ("owe", "entitle"))


_GENERIC = frozenset("our all every each any".split())
_AWAIT = frozenset("expect await consider".split())
_GAIN = frozenset("get receive earn keep qualify own".split())
_ENTITLED = frozenset("entitled owed covered eligible welcome insured protected due free".split())


def classify(c: Claim, reply: Text) -> tuple[Kind, bool, int] | None:
    """Return what a clause claims, whether the customer's words may carry it, and how much slack it has; None: nothing."""
    words = reply.words
    if c.mood == "order" and c.verb in _AWAIT and c.who == "nobody":
        return ("promise", False, 0)
    if c.mood in ("question", "condition", "order") or c.under in ("unknown", "effort", "meaning"):
        return None
    if c.mood == "fragment":
        return None
    slack = {"sorry": 2, "told": 1, "talk": 1}.get(c.under, 0)
    verb = c.verb
    goal = c.goal or verb
    if c.who == "public":
        if c.time in ("able", "maybe") or (c.time == "state" and (c.verb in DEEDS or c.verb in _GAIN or _entitled(c, words))):
            return None if c.modal in ("might", "could") else ("policy", False, 0)
        return None if c.time in ("maybe", "would") else ("status", True, 1)
    if c.time == "maybe" and c.who not in ("customer",):
        return None
    if c.who == "agent":
        if verb in TALK and not c.goal:
            return None
        if c.time == "planned":
            if c.negated:
                return ("promise", False, 0) if goal in DEEDS and goal not in EFFORT else None
            if goal in OUTCOMES:
                return ("promise", False, 0)
            if goal in _EMPTY:
                return None if _effort(c, words) else ("promise", False, 1)
            return None if goal in EFFORT or goal in TALK else ("promise", False, 0)
        if c.time == "able":
            return None if c.negated or goal in EFFORT or goal in TALK else ("promise", False, 0)
        if c.time in ("would", "maybe"):
            return (
                None
                if not c.goal or goal in EFFORT | TALK or verb in ("like", "love", "want")
                else ("promise", False, 0)
            )
        if c.time == "doing":
            return None if verb in EFFORT or verb in TALK else ("action", False, 0)
        if verb == "keep" and words[c.verb_at + 1 : c.verb_at + 3] == ["you", "waiting"]:
            return None
        if c.time == "done":
            if "unable" in words[c.first : c.last] or (c.negated and "able" in words[c.first : c.last]):
                return None
            if verb == "get" and ("have" in words[c.first : c.verb_at] or c.verb_at == c.first):
                return None
            if verb in TALK or (verb in ("be", "have") and "had" in words[c.first : c.last] and c.goal):
                return None
            return ("action", False, 0)
        if verb in LIGHT | EFFORT | TALK:
            return None
        return ("status", False, 1)
    if c.who == "company":
        we = any(w == "we" for w in words[c.first : max(c.verb_at, c.first)])
        if c.time == "would":
            return None
        if verb in TALK and we and not c.goal:
            return None
        if c.time == "planned":
            if we and (goal in TALK or (goal in EFFORT and goal not in OUTCOMES)):
                return None if goal not in _EMPTY or _effort(c, words) else ("promise", False, 1)
            return ("promise", False, 0)
        if c.time == "done":
            if not {"badly", "poorly", "waiting", "hanging"}.isdisjoint(words[c.verb_at : c.last]):
                return None
            return ("action", True, slack)
        if c.time == "doing":
            return None if we and verb in EFFORT | TALK else ("action", False, slack)
        if verb == "be":
            return ("status", True, slack)
        if we and verb in EFFORT:
            return ("status", True, max(slack, 1))
        return ("policy", False, slack)
    if c.who == "customer":
        if c.time == "planned":
            if c.negated and c.under in ("talk", "told"):
                return None
            if verb in TALK or (c.goal and verb in ("need", "have", "want")):
                return None
            return ("promise", False, 0)
        if c.time in ("able", "maybe"):
            if "could" in words[c.first : c.verb_at] and (c.verb_at and "have" in words[c.first : c.verb_at]):
                return None
            return (
                None
                if goal in _REACH or goal in TALK
                else ("policy", c.modal == "could", 1 if c.modal == "could" else 0)
            )
        if c.time == "would":
            return None
        if verb in _GAIN and c.time == "state":
            return ("policy", False, slack)
        if c.time == "state" and _entitled(c, words):
            return ("policy", False, slack)
        if c.passive:
            return ("action" if verb in DEEDS else "status", True, 2 if verb == "entitle" else slack)
        return ("status", True, 2)
    if (
        c.negated
        and c.time in ("state", "done")
        and (
            c.who == "there"
            or any(w in ("nothing", "nobody", "none", "no") for w in words[c.first : c.verb_at])
        )
    ):
        return ("status", True, 2)
    if c.time == "planned":
        return (
            "promise",
            c.negated and verb in ("let", "work", "load", "start", "open", "stop", "turn"),
            slack,
        )
    if c.time == "able":
        return ("policy", False, slack)
    if (
        c.time == "state"
        and c.verb != "be"
        and not c.passive
        and c.who == "thing"
        and _GENERIC.intersection(words[c.first : c.verb_at])
    ):
        return ("policy", True, slack)
    if c.time == "would":
        return None
    if c.passive and verb in DEEDS and c.time in ("done", "doing", "state"):
        return ("action", True, slack)
    if c.who in ("it", "there", "nobody"):
        slack = max(slack, 1) if verb in LIGHT else slack
    return ("status", c.under != "records", slack)

"""A rule: what it flags, why, what to write instead, and the examples that prove it.

A rule lives in one place (`service/rules/`), cites its principle, and carries at least two examples that it must
flag, the flagged words marked with [[double brackets]], and two near misses that it must leave alone. A `RuleSet`
refuses a rule that fails its own examples.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from service.conversation import Conversation
from service.errors import Misconfigured
from service.language.pattern import Index, Match
from service.language.scope import SCOPES, Scope
from service.language.text import Text
from service.scene import Scene

# No honest reply holds a phrase of one rule so often; from here on nothing is weighed and every one counts.
_MOST_WEIGHED = 40
Severity = Literal["block", "warn"]
_FAILED = "the rule failed"


class Hit(NamedTuple):
    """Words first..last (last exclusive) of the reply that break a rule, and what was looked for in vain."""

    first: int
    last: int
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A reply that a rule flags or leaves alone, with as much of a request as the rule looks at.

    `text` marks what is flagged with [[double brackets]]; without brackets the rule must stay silent.
    """

    text: str
    customer: str = "Hello, I need some help."
    agent: str = ""
    facts: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    brand: Mapping[str, Any] = field(default_factory=dict)

    @property
    def reply(self) -> str:
        """The text without its marks."""
        return self.text.replace("[[", "").replace("]]", "")

    @property
    def span(self) -> tuple[int, int] | None:
        """Offsets of the marked words in `reply`, or None."""
        start = self.text.find("[[")
        return None if start < 0 else (start, self.text.index("]]") - 2)

    @property
    def scene(self) -> Scene:
        """The scene that the example plays in."""
        messages = [{"role": "customer", "text": self.customer}]
        if self.agent:
            messages.insert(0, {"role": "agent", "text": self.agent})
        return Scene(
            Conversation.model_validate(
                {
                    "messages": messages,
                    "facts": self.facts,
                    "actions": self.actions,
                    "commitments": self.commitments,
                    "teams": self.teams,
                    "brand": dict(self.brand),
                    "max_words": 300,
                }
            )
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """What one violation looks like.

    Attributes:
        id: `family/name`, named after what it flags ("blame/hindsight"), so that it reads well after "rejects".
        principle: id of the principle it serves (`prompts/principles/`).
        says: why it is wrong, one plain sentence for an agent.
        instead: how to mend it, one plain sentence.
        flagged, fine: examples; plain strings, or `Example` where the rule looks at the request.
        patterns: phrases in the language of `service.language.pattern`.
        unless: phrases that turn a hit off where they overlap it.
        drops: scopes in which a pattern's hit is no violation. Quotation counts only for the customer's own words.
        spared: for what the rest of the reply or the grounds make good: whether a pattern's hit is no violation here.
        check: for what patterns cannot say: a pure function of reply and scene that yields hits.
        classes: word classes of this file, usable as `<name>` in its patterns.
        severity: `block` rejects the reply; `warn` is shown beside it.
    """

    id: str
    principle: str
    says: str
    instead: str
    flagged: tuple[str | Example, ...]
    fine: tuple[str | Example, ...]
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    drops: frozenset[Scope] = frozenset({"quoted"})
    spared: Callable[[Text, Scene, Hit], bool] | None = None
    check: Callable[[Text, Scene], Iterable[Hit]] | None = None
    classes: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "block"

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def examples(self) -> Iterable[tuple[Example, bool]]:
        """Every example, and whether it must be flagged."""
        for must, examples in ((True, self.flagged), (False, self.fine)):
            for example in examples:
                yield (Example(example) if isinstance(example, str) else example), must


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation in one reply. Offsets are code points of the reply as it was sent in, end exclusive."""

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    principle: str
    says: str
    instead: str
    evidence: str = ""

    @property
    def family(self) -> str:
        """The family of the policy that the rule belongs to."""
        return self.rule.partition("/")[0]

    @property
    def failed(self) -> bool:
        """Whether the rule broke instead of finding anything."""
        return self.evidence.startswith(_FAILED)


class RuleSet:
    """Rules compiled together, immutable, safe to share between threads.

    Raises:
        Misconfigured: two rules share an id, a pattern cannot be read, or a rule fails its own examples.
    """

    def __init__(self, rules: Sequence[Rule], *, prove: bool = True) -> None:
        self.rules = tuple(rules)
        self.by_id = {rule.id: rule for rule in self.rules}
        if len(self.by_id) != len(self.rules):
            raise Misconfigured("two rules share an id")
        owned = [(rule, pattern) for rule in self.rules for pattern in rule.patterns]
        exempt = [(rule, pattern) for rule in self.rules for pattern in rule.unless]
        self._patterns = [pattern for _, pattern in owned + exempt]
        self._owner = [rule.id for rule, _ in owned + exempt]
        self._first_exception = len(owned)
        self._index = Index((pattern, rule.classes) for rule, pattern in owned + exempt)
        self._checks = tuple((rule.id, rule.check) for rule in self.rules if rule.check)
        if prove:
            self._prove()

    @property
    def unfiled(self) -> list[str]:
        """Patterns that need no certain word; they are tried on every reply."""
        return [self._patterns[number] for number in self._index.unfiled]

    def findings(self, reply: Text, scene: Scene) -> list[Finding]:
        """Return every finding, by place. A rule that raises rejects: what cannot be checked cannot go out."""
        kept = self._phrases(reply, scene)
        for rule_id, check in self._checks:
            try:
                hits = list(check(reply, scene))
            except Exception as error:  # noqa: BLE001  whatever it is, the reply was not checked
                hits = [Hit(0, len(reply), f"{_FAILED}: {type(error).__name__}")]
            if hits:
                kept[rule_id] = kept.get(rule_id, []) + hits
        found = [
            _finding(self.by_id[rule_id], reply, hit)
            for rule_id, hits in kept.items()
            for hit in (_widest(hits) if len(hits) > 1 else hits)
        ]
        found.sort(key=lambda f: (f.start, f.end, f.rule))
        return found

    def _phrases(self, reply: Text, scene: Scene) -> dict[str, list[Hit]]:
        """Return for each rule where its patterns stand, less what its exceptions and scopes let pass."""
        hits: dict[str, list[Hit]] = {}
        spared: dict[str, list[Match]] = {}
        for pattern in self._index.patterns_in(reply):
            rule_id = self._owner[pattern]
            if pattern < self._first_exception:
                found = hits.setdefault(rule_id, [])
                found += [Hit(first, last) for _, first, last in self._index.places(pattern, reply)]
            elif rule_id in hits:
                spared.setdefault(rule_id, []).extend(self._index.places(pattern, reply))
        return {
            rule_id: [
                hit
                for hit in found[:_MOST_WEIGHED]
                if not any(hit.first < s.last and s.first < hit.last for s in spared.get(rule_id, ()))
                and not any(_in_scope(scope, reply, hit, scene) for scope in self.by_id[rule_id].drops)
                and not _made_good(self.by_id[rule_id], reply, scene, hit)
            ]
            + found[_MOST_WEIGHED:]
            for rule_id, found in hits.items()
        }

    def _prove(self) -> None:
        for rule in self.rules:
            if len(rule.flagged) < 2 or len(rule.fine) < 2:
                raise Misconfigured(f"{rule.id}: a rule needs two examples it flags and two it leaves alone")
            for example, must in rule.examples:
                spans = [
                    (f.start, f.end)
                    for f in self.findings(Text(example.reply), example.scene)
                    if f.rule == rule.id
                ]
                expected = [example.span] if must else []
                if spans != expected:
                    got = [example.reply[start:end] for start, end in spans]
                    raise Misconfigured(f"{rule.id}: example {example.text!r} gives {got}")


def _made_good(rule: Rule, reply: Text, scene: Scene, hit: Hit) -> bool:
    try:
        return rule.spared is not None and rule.spared(reply, scene, hit)
    except Exception:  # noqa: BLE001  whatever it is, nothing has made the hit good
        return False


def _in_scope(scope: Scope, reply: Text, hit: Hit, scene: Scene) -> bool:
    if not SCOPES[scope](reply, hit.first, hit.last):
        return False
    return (
        scope != "quoted"
        or scene.conversation is None
        or scene.customer_said(reply.words[hit.first : hit.last])
    )


def _widest(hits: list[Hit]) -> list[Hit]:
    """Merge overlapping hits of one rule: one fault, one finding."""
    merged: list[Hit] = []
    for hit in sorted(hits):
        if merged and hit.first < merged[-1].last:
            merged[-1] = Hit(merged[-1].first, max(hit.last, merged[-1].last), merged[-1].evidence)
        else:
            merged.append(hit)
    return merged


def _finding(rule: Rule, reply: Text, hit: Hit) -> Finding:
    start, end = (
        reply.span(hit.first, hit.last) if len(reply) and hit.last > hit.first else (0, len(reply.raw))
    )
    return Finding(
        rule.id,
        rule.severity,
        start,
        end,
        reply.raw[start:end],
        rule.principle,
        rule.says,
        rule.instead,
        hit.evidence,
    )

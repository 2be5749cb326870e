"""The guardrail: no reply goes out that has not passed here.

Deterministic: same reply, same conversation, same verdict; no model, no clock, no network, no locale.
"""

from dataclasses import dataclass
from functools import cache

from service.conversation import MAX_REPLY_CHARS, Conversation
from service.language.text import Text
from service.rule import Finding, RuleSet
from service.rules import RULES
from service.scene import Scene
from service.weights import load_scale


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guardrail says of one reply: all findings, by place."""

    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether the reply must not go out."""
        return any(f.severity == "block" for f in self.findings)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Findings that do not reject."""
        return tuple(f for f in self.findings if f.severity == "warn")


@cache
def default_rules() -> RuleSet:
    """Return the product's rules, compiled and proven by their examples, once per process."""
    return RuleSet(RULES)


def check(
    reply: str | Text, about: Conversation | Scene | None = None, rules: RuleSet | None = None
) -> Verdict:
    """Check a reply against a conversation and its grounds.

    Args:
        reply: the text a customer would read; up to 8,000 characters are read, a longer one is blocked. As a `Text`
            where the caller reads it, too.
        about: the conversation, or its `Scene` where several replies are checked against one; None: no grounds.
        rules: the rules to apply (the product's own by default).
    """
    scene = about if isinstance(about, Scene) else Scene(about)
    rules = rules or default_rules()
    text = reply if isinstance(reply, Text) else Text(reply[: MAX_REPLY_CHARS + 1])
    return Verdict(tuple(load_scale().settle(text, scene, rules.findings(text, scene))))

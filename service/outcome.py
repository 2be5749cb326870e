"""What comes of a request: the options that passed, the candidates that did not, and the answer that holds them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal

from service.chat.situation import Situation
from service.rule import Finding

Origin = Literal["model", "composed"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One reply that passed: its move, the principles it was written under, and what it rests on."""

    id: str
    text: str
    move: str
    why: str
    principles: tuple[str, ...]
    origin: Origin
    warnings: tuple[Finding, ...] = ()
    grounded_on: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that did not pass. Its text is shown only to a caller who asked to have it explained.

    Attributes:
        findings: what the guardrail found.
        unfit: why it is not worth showing, where no rule blocks it.
    """

    text: str
    move: str
    origin: Origin
    findings: tuple[Finding, ...]
    unfit: str | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that block it, sorted; `unfit` where none does."""
        return tuple(sorted({f.rule for f in self.findings if f.severity == "block"})) or ("unfit",)


@dataclass(slots=True)
class Suggestions:
    """An answer: the options that passed, and how it came about.

    Attributes:
        degraded: why the model gave less than was asked of it, one word each.
        missing: what stood in the way and what the agent may want to look up, one plain sentence each.
        timings: seconds from the start to each event.
        spent: seconds by stage; `model` is the time in which there was nothing to do but wait for it.
    """

    situation: Situation
    prompt: str
    model: str
    for_message: dict[str, str | None]
    suggestions: list[Suggestion] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    degraded: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    dropped_messages: int = 0
    rounds: int = 0
    usage: dict[str, float] = field(default_factory=lambda: {"prompt_tokens": 0, "completion_tokens": 0})
    timings: dict[str, float] = field(default_factory=dict)
    spent: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("situation", "prompt", "model", "check", "compose"), 0.0)
    )

    @property
    def rejected_by_rule(self) -> dict[str, int]:
        """How many candidates each rule threw out; `unfit` counts those that passed the rules but said too little."""
        counts = Counter(rule for one in self.rejected for rule in one.rules)
        return dict(sorted(counts.items()))


Event = Situation | Suggestion | Rejected | Suggestions

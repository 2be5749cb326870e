"""What kind of chat this is, read from it without a model: signals with their evidence, and the customer's concern.

Everything here is deterministic and points at the words it rests on, so that an agent can see why.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from service.chat.concern import Concern, find_concern
from service.chat.handover import asked_for_supervisor
from service.chat.signals import SIGNALS, shown
from service.chat.unknown import Asked, asked_before, unanswered
from service.language.capitals import everyday, in_capitals
from service.language.text import Text
from service.scene import Scene


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a signal shows: code points start..end (half-open) of one message; None: in the customer's record."""

    message: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that shows in a chat, and where."""

    id: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def says(self) -> str:
        """What it means, one sentence."""
        return SIGNALS[self.id].says


@dataclass(frozen=True, slots=True)
class Situation:
    """What the words of a chat show.

    Attributes:
        signals: in the order of `service.chat.signals.KINDS`, each at most once.
        concern: what the customer wants mended; None where no clause carries it.
        asked: questions that the agent put before, with what the customer answered.
        unanswered: what is asked and what the grounds do not say, one plain sentence each.
    """

    signals: tuple[Signal, ...] = ()
    concern: Concern | None = None
    asked: tuple[Asked, ...] = ()
    unanswered: tuple[str, ...] = ()

    def __contains__(self, signal: str) -> bool:
        return any(s.id == signal for s in self.signals)

    @property
    def troubled(self) -> bool:
        """Whether something went wrong for the customer, rather than being asked for."""
        return any(signal in self for signal in _HOT) or bool(self.concern and self.concern.troubled)

    def evidence(self, signal: str) -> tuple[Evidence, ...]:
        """Return where a signal shows, empty where it does not."""
        return next((s.evidence for s in self.signals if s.id == signal), ())

    def document(self) -> dict[str, Any]:
        """Return the situation as the API shows it."""
        signals = []
        for signal in self.signals:
            document: dict[str, Any] = {"name": signal.id, "says": signal.says}
            if signal.evidence:
                last = signal.evidence[-1]
                document["text"] = last.text
                document["evidence"] = [
                    {"message": e.message, "start": e.start, "end": e.end} for e in signal.evidence
                ]
            signals.append(document)
        concern = None
        if self.concern:
            concern = {
                "text": self.concern.text,
                "message": self.concern.message,
                "start": self.concern.start,
                "end": self.concern.end,
                "topic": self.concern.topic,
            }
        return {"signals": signals, "concern": concern, "unanswered": list(self.unanswered)}


# Whoever thanks for help is brief; a letter that ends with thanks still wants something.
_BRIEF = 40
_MARKS = re.compile(r"[!?]{2,}")
_HEAT = {"upset": 1.0, "abusive": 3.0, "complaint": 1.0, "recurring": 0.5, "shouting": 1.5}
_RISING_STEP = 1.0
_HOT = ("upset", "rising", "complaint", "recurring", "abusive")


def read_situation(scene: Scene) -> Situation:
    """Read the situation from a conversation; a scene without one gives an empty situation."""
    if scene.conversation is None:
        return Situation()
    numbers = [i for i, m in enumerate(scene.conversation.messages) if m.role == "customer"]
    said = list(zip(numbers, scene.customer, strict=True))
    recent = _since_agent(scene, said)
    found: dict[str, list[Evidence]] = {}
    heats: list[float] = []
    for number, text in said:
        heat = 0.0
        for signal, evidence in _shown(number, text):
            if not SIGNALS[signal].last or number in recent:
                found.setdefault(signal, []).append(evidence)
            heat += _HEAT.get(signal, 0.0)
        heats.append(heat)
    if rise := _rise(scene, said, heats):
        found["rising"] = [rise]
    if asked := _asks_supervisor(said):
        found["asks-supervisor"] = [asked]
    _read_record(scene, found)
    questions = unanswered(scene, [(i, t) for i, t in said if i in recent])
    if questions:
        found["unanswerable"] = [Evidence(q.message, q.start, q.end, q.text) for q in questions]
    before = asked_before(scene)
    if before:
        found["already-asked"] = [Evidence(a.message, a.start, a.end, a.question) for a in before]
    if scene.conversation.last_turn_is_agents:
        found["agent-last"] = []
    concern = find_concern(said)
    if "solved" in found or "thankful" in found:
        _settle(found, recent, sum(len(text) for number, text in said if number in recent))
    if concern:
        found["wants"] = [Evidence(concern.message, concern.start, concern.end, concern.text)]
    signals = tuple(Signal(id_, tuple(found[id_])) for id_ in SIGNALS if id_ in found)
    return Situation(signals, concern, before, tuple(dict.fromkeys(q.says for q in questions)))


def _since_agent(scene: Scene, said: Sequence[tuple[int, Text]]) -> frozenset[int]:
    """Return the numbers of the customer's newest messages: those after the agent's last turn, or before it."""
    assert scene.conversation is not None
    newest: list[int] = []
    for number in range(len(scene.conversation.messages) - 1, -1, -1):
        role = scene.conversation.messages[number].role
        if role == "customer":
            newest.append(number)
        elif role in {"agent", "bot"} and newest:
            break
    del said
    return frozenset(newest)


def _shown(number: int, text: Text) -> Iterator[tuple[str, Evidence]]:
    for signal, first, last in shown(text):
        start, end = text.span(first, last)
        yield signal, Evidence(number, start, end, text.raw[start:end])
    shouted = [
        (text.starts[i], text.ends[i])
        for i in in_capitals(text)
        if len(text.words[i]) > 2 and not everyday(text.words[i])
    ]
    marks = [match.span() for match in _MARKS.finditer(text.raw)]
    if len(shouted) >= 2 or marks:
        for start, end in (*shouted[:3], *marks[:1]):
            yield "shouting", Evidence(number, start, end, text.raw[start:end])


def _whole(number: int, text: str) -> Evidence:
    return Evidence(number, 0, len(text), text)


def _rise(scene: Scene, said: Sequence[tuple[int, Text]], heats: Sequence[float]) -> Evidence | None:
    """Return the last message as evidence if it is plainly hotter than what came before an agent's turn."""
    assert scene.conversation is not None
    if len(said) < 2:
        return None
    number, text = said[-1]
    between = any(m.role in {"agent", "bot"} for m in scene.conversation.messages[said[0][0] : number])
    earlier = heats[:-1]
    hotter = heats[-1] >= max(earlier) + _RISING_STEP or (
        heats[-1] >= 2 and heats[-1] > sum(earlier) / len(earlier) + _RISING_STEP
    )
    return _whole(number, text.raw) if between and hotter else None


def _asks_supervisor(said: Sequence[tuple[int, Text]]) -> Evidence | None:
    for number, text in reversed(said):
        if asked := asked_for_supervisor([text]):
            start, end = text.span(asked.first, asked.last)
            return Evidence(number, start, end, text.raw[start:end])
    return None


def _read_record(scene: Scene, found: dict[str, list[Evidence]]) -> None:
    assert scene.conversation is not None
    customer = scene.conversation.customer
    if len(customer.history) >= 2:
        found.setdefault("recurring", []).extend(
            Evidence(None, 0, len(line), line) for line in customer.history
        )
    if customer.since:
        found.setdefault("long-standing", []).append(Evidence(None, 0, len(customer.since), customer.since))


def _settle(found: dict[str, list[Evidence]], recent: frozenset[int], words: int) -> None:
    """Thanks at the foot of a complaint is politeness; after a solution, old anger is over."""
    hot = any(e.message in recent for s in ("upset", "abusive", "complaint") for e in found.get(s, ()))
    if hot or words > _BRIEF:
        found.pop("solved", None)
        found.pop("thankful", None)
    elif "solved" in found:
        for signal in ("upset", "rising", "abusive", "complaint", "shouting", "unanswerable"):
            found.pop(signal, None)

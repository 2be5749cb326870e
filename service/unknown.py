"""Questions: what the customer asks and the grounds do not answer, and what the agent has already asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.scene import Scene
from service.text import Text


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question of the customer's, code points start..end of one message, and what is missing to answer it."""

    message: int
    start: int
    end: int
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the agent's in message number `message`, and the customer's answer (empty: none yet)."""

    message: int
    question: str
    answer: str


def unanswered(scene: Scene, said: Sequence[tuple[int, Text]]) -> list[Unanswered]:
    """Return the questions of these messages that no ground answers."""
    found = []
    for number, text in said:
        for first, last in text.sentences:
            if (
                text.words[last - 1] == "?"
                and not scene.facts
                and not scene.actions
                and not scene.commitments
            ):
                start, end = text.span(first, last)
                question = text.raw[start:end]
                found.append(Unanswered(number, start, end, question, f"no fact answers “{question}”"))
    return found


def asked_before(scene: Scene) -> tuple[Asked, ...]:
    """Return the agent's questions so far, each with the customer's next words."""
    assert scene.conversation is not None
    found: list[Asked] = []
    messages = scene.conversation.messages
    for number, message in enumerate(messages):
        if message.role not in {"agent", "bot"}:
            continue
        text = Text(message.text)
        answer = next((m.text for m in messages[number + 1 :] if m.role == "customer"), "")
        for first, last in text.sentences:
            if text.words[last - 1] == "?":
                found.append(Asked(number, text.quote(first, last), answer))
    return tuple(found)

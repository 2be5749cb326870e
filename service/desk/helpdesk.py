"""What every helpdesk connector is: what happened there, the chat it happened in, and a note that only agents see."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, ClassVar, Literal

from service.conversation import MAX_MESSAGE_CHARS, MAX_MESSAGES, Conversation, Message
from service.desk.desk_api import Api
from service.desk.desks import Desk
from service.desk.private_note import PrivateNote

Markup = Literal["markdown", "html", "plain"]
TITLE = "Suggested replies"
_NAME_CHARS = 120
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Event:
    """A customer wrote.

    Attributes:
        thread: the chat, by its id in the helpdesk (digits, letters, hyphens).
        message: id of what was written; None where the webhook does not say.
        delivery: id of this delivery, by which a repeated one is known; None where there is none.
        text: what was written, plain; empty where the webhook does not say.
        source: parts of the webhook that the connector needs again to read the chat.
    """

    thread: str
    message: str | None
    delivery: str | None = None
    text: str = ""
    source: Mapping[str, Any] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """What marks a repetition: the delivery, and the message, which a replay cannot change."""
        delivery = (f"delivery/{self.delivery}",) if self.delivery else ()
        return (*delivery, f"{self.thread}/{self.message}") if self.message else delivery


@dataclass(frozen=True, slots=True)
class Thread:
    """A chat as the helpdesk has it now.

    Attributes:
        messages: oldest first; internal notes as notes.
        fields: what a mapping may name, by dotted name.
        tags: tags or labels.
        customer, agent: names for addressing, where they are known.
    """

    messages: tuple[Message, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()
    customer: str | None = None
    agent: str | None = None

    @property
    def last_asked(self) -> str | None:
        """Id of the customer's newest message."""
        return next((m.id for m in reversed(self.messages) if m.role == "customer"), None)

    @property
    def noted(self) -> bool:
        """Whether a note of ours stands after what was said last: somebody was quicker, or the webhook came twice."""
        for message in reversed(self.messages):
            if message.role != "note":
                return False
            if _is_ours(message):
                return True
        return False

    def overtook(self, event: Event) -> bool:
        """Whether an agent spoke after what the event tells of; an automatic answer leaves the agent's still to be given."""
        after = self.messages
        if event.message is not None:
            place = next((i for i, m in enumerate(self.messages) if m.id == event.message), None)
            # Not found: the API may be a moment behind its own webhook.
            after = () if place is None else self.messages[place + 1 :]
        spoke = [m.role for m in after if m.role in {"customer", "agent"}]
        return bool(spoke) and spoke[-1] == "agent"

    def moved_on(self, now: "Thread", event: Event) -> bool:
        """Whether the customer wrote again between this reading of the chat and the one of `now`.

        Webhooks of one burst may come in any order, so the event's own message need not be the newest.
        """
        return now.last_asked not in {self.last_asked, event.message}

    def conversation(self, desk: Desk, event: Event) -> Conversation | None:
        """Return the request that this chat makes; None where the customer has not said a word in it."""
        messages = [m for m in self.messages if not _is_ours(m)]
        if event.text and event.message and all(m.id != event.message for m in messages):
            messages.append(said("customer", event.text, event.message))
        messages = messages[-MAX_MESSAGES:]
        if not any(m.role == "customer" and m.text.strip() for m in messages):
            return None
        brand = desk.brand.model_dump()
        brand["agent"] = brand["agent"] or (self.agent or "")[:_NAME_CHARS] or None
        return Conversation.model_validate(
            {
                "messages": [m.model_dump() for m in messages],
                "conversation_id": event.thread,
                **desk.grounds(self.fields, self.tags),
                "customer": {"name": (self.customer or "")[:_NAME_CHARS] or None},
                "brand": brand,
                "teams": desk.teams,
                "deadline": desk.deadline,
                "prompt": desk.prompt,
            }
        )


class Helpdesk(ABC):
    """The connector to one kind of helpdesk.

    Args:
        desk: the helpdesk's table of the file.
        api: the road to it, with the headers of `credentials`.
    """

    markup: ClassVar[Markup]

    def __init__(self, desk: Desk, api: Api) -> None:
        self.desk = desk
        self.api = api
        self.secret = desk.secret.get_secret_value()

    @staticmethod
    @abstractmethod
    def credentials(desk: Desk) -> dict[str, str]:
        """Return the headers by which the helpdesk knows us."""

    @abstractmethod
    def verify(self, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Refuse a webhook that does not come from the helpdesk.

        Args:
            body: raw, as it came.
            headers: names in lower case.
            now: Unix seconds.

        Raises:
            BadSignature: it is not signed as it should be, or too old.
        """

    @abstractmethod
    def event(self, payload: Any, headers: Mapping[str, str]) -> Event | None:
        """Return what a verified webhook tells; None where it is no word of a customer's."""

    @abstractmethod
    async def thread(self, event: Event) -> Thread:
        """Read the chat from the helpdesk.

        Raises:
            DeskError: it cannot be read.
        """

    @abstractmethod
    def note(self, event: Event, text: str) -> PrivateNote:
        """Return the request that leaves `text`, in the connector's markup, as a note in the event's chat."""


def said(role: str, text: str, id_: Any = None, at: Any = None) -> Message:
    """Return one turn, cut to what a conversation takes; `at` is Unix seconds or ISO 8601."""
    if len(text) > MAX_MESSAGE_CHARS:
        text = text[: MAX_MESSAGE_CHARS - 1].rstrip() + "…"
    return Message.model_validate(
        {"role": role, "text": text, "id": str(id_)[:200] if id_ is not None else None, "at": _time(at)}
    )


def attached(kinds: Sequence[str]) -> str:
    """Return how a note tells that a message had attachments and no words, e.g. "The customer sent: image"."""
    return f"Sent without words: {', '.join(kind[:60] for kind in kinds[:10])}"


def plain_id(value: Any) -> str | None:
    """Return an id as it may stand in a path, or None: it comes from outside, and the path must not change by it."""
    word = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return word if _ID.fullmatch(word) else None


def part(payload: Any, *names: str) -> Any:
    """Return a value inside nested objects, or None where the way there is missing."""
    for name in names:
        payload = payload.get(name) if isinstance(payload, Mapping) else None
    return payload


def rows(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list that came from outside; anything else counts as none."""
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def words(value: Any) -> str:
    """Return a text that came from outside, or an empty one."""
    return value if isinstance(value, str) else ""


def _is_ours(message: Message) -> bool:
    return message.role == "note" and message.text.lstrip("*").startswith(TITLE)


def _time(at: Any) -> datetime | None:
    try:
        if isinstance(at, int | float) and not isinstance(at, bool):
            return datetime.fromtimestamp(at, UTC)
        return datetime.fromisoformat(at) if isinstance(at, str) and at else None
    except (ValueError, OverflowError, OSError):
        return None

"""What a request carries: the chat so far and what is known. The limits live here, on the model.

Everything is frozen: a conversation is read, never changed. Field by field this is the body of
`POST /v1/suggestions`; there is no second shape of it inside the service.
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

MAX_MESSAGES = 200
MAX_MESSAGE_CHARS = 4_000
MAX_GROUNDS = 200
MAX_GROUND_CHARS = 1_000
MAX_OPTIONS = 5
MAX_REPLY_CHARS = 8_000
LONG = 20_000
"""Characters of a conversation beyond which it is read in a thread: everybody else would wait while it is."""

Role = Literal["customer", "agent", "bot", "note"]
Ground = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_GROUND_CHARS)]
Grounds = Annotated[tuple[Ground, ...], Field(max_length=MAX_GROUNDS)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Message(_Frozen):
    """One turn. Notes are the agents' own and no part of what was said to the customer."""

    role: Role
    text: str = Field(max_length=MAX_MESSAGE_CHARS)
    id: Id | None = None
    at: datetime | None = None


class Customer(_Frozen):
    """Who writes: `since` and `history` tell a regular customer with a recurring problem from a first one."""

    name: Name | None = None
    since: Name | None = None
    history: Grounds = ()


class Brand(_Frozen):
    """Whom the agent speaks for.

    `glossary` maps a term of the house to the plain word for it, `banned` lists words that must not be written;
    both extend the guardrail. `products` are names that are no shouting and no jargon.
    """

    name: Name | None = None
    agent: Name | None = None
    products: Annotated[tuple[Name, ...], Field(max_length=MAX_GROUNDS)] = ()
    glossary: Annotated[dict[Name, Name], Field(max_length=MAX_GROUNDS)] = Field(default_factory=dict)
    banned: Annotated[tuple[Name, ...], Field(max_length=MAX_GROUNDS)] = ()
    voice: Annotated[str, StringConstraints(max_length=500)] | None = None


class Conversation(_Frozen):
    """A chat with its grounds, as one request brings it.

    Attributes:
        messages: 1 to 200 turns, oldest first, at least one of the customer's; a message has 1 to 4,000 characters.
        facts, actions, commitments: what is verified, what was really done, what may be promised (each up to 200
            statements of up to 1,000 characters).
        teams: teams that a chat may be handed to.
        draft: the agent's own words, to be turned into better ones. No ground, unless repeated among the facts.
        instruction: how to change `previous` ("shorter", "more formal").
        options: how many replies are wanted, 1 to 5.
        max_words: the longest reply that may come back, 10 to 300 words.
        deadline: seconds the caller will wait, 0.5 to 60.
    """

    messages: Annotated[tuple[Message, ...], Field(min_length=1, max_length=MAX_MESSAGES)]
    conversation_id: Id | None = None
    facts: Grounds = ()
    actions: Grounds = ()
    commitments: Grounds = ()
    teams: Annotated[tuple[Name, ...], Field(max_length=50)] = ()
    customer: Customer = Customer()
    brand: Brand = Brand()
    draft: Annotated[str, StringConstraints(max_length=MAX_MESSAGE_CHARS)] | None = None
    previous: Annotated[str, StringConstraints(max_length=MAX_MESSAGE_CHARS)] | None = None
    instruction: Annotated[str, StringConstraints(max_length=500)] | None = None
    prompt: Id | None = None
    options: Annotated[int, Field(ge=1, le=MAX_OPTIONS)] = 3
    max_words: Annotated[int, Field(ge=10, le=300)] = 80
    deadline: Annotated[float, Field(ge=0.5, le=60)] = 8.0
    language: str = "en"
    explain: bool = False

    @field_validator("messages")
    @classmethod
    def _said_something(cls, messages: tuple[Message, ...]) -> tuple[Message, ...]:
        if not any(m.role == "customer" and m.text.strip() for m in messages):
            raise ValueError("at least one message must be the customer's and must not be empty")
        return messages

    @model_validator(mode="after")
    def _refinement_is_whole(self) -> "Conversation":
        if self.instruction and not (self.previous or self.draft):
            raise ValueError("instruction needs previous (or draft): the words it is to change")
        return self

    @property
    def length(self) -> int:
        """Characters of all messages and grounds together, by which one knows how long reading them will take."""
        texts = (
            *(m.text for m in self.messages),
            *self.facts,
            *self.actions,
            *self.commitments,
            *self.customer.history,
        )
        return sum(map(len, texts))

    @property
    def last_customer_message(self) -> Message:
        """The newest thing that the customer wrote."""
        return next(m for m in reversed(self.messages) if m.role == "customer" and m.text.strip())

    @property
    def last_turn_is_agents(self) -> bool:
        """Whether the agent wrote last, so that the options are gentle continuations."""
        return next(
            (m.role == "agent" for m in reversed(self.messages) if m.role in {"customer", "agent"}), False
        )

    @property
    def for_message(self) -> dict[str, str | None]:
        """Id and digest of the last message, by which a client drops an answer that the chat has overtaken."""
        last = self.messages[-1]
        return {"id": last.id, "digest": sha256(last.text.encode()).hexdigest()[:16]}

    def said_by(self, *roles: Role) -> Iterator[str]:
        """Yield the texts of the given roles, oldest first."""
        return (m.text for m in self.messages if m.role in roles)

"""One call to a model: what goes in, and what comes out piece by piece."""

import time
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypedDict


class ChatMessage(TypedDict):
    """One message of a prompt, in the shape every chat model takes."""

    role: Literal["system", "user", "assistant"]
    content: str


class Secret(Protocol):
    """A key that shows itself only when asked; `pydantic.SecretStr` is one."""

    def get_secret_value(self) -> str:
        """Return the key in the clear."""
        ...


@dataclass(frozen=True)
class Usage:
    """What one answer took.

    Attributes:
        prompt_tokens: tokens read, >= 0.
        completion_tokens: tokens written, >= 0.
        cost: US dollars by LiteLLM's price table; None where the model has no price there.
    """

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None


@dataclass(frozen=True)
class ModelOptions:
    """How to answer, and until when.

    Attributes:
        temperature: 0 (always the same words) to 2.
        max_tokens: most tokens to write, >= 1.
        deadline: absolute, in seconds of `time.monotonic()`; nothing of the call outlives it.
            Left out, it is 20 s from the moment these options were made.
        stop: texts that end the answer; they are not part of it.
    """

    temperature: float = 0.7
    max_tokens: int = 700
    deadline: float = field(default_factory=lambda: time.monotonic() + 20.0)
    stop: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A stretch of an answer. The last piece has `usage` (possibly zero) and no text.

    Attributes:
        text: the words, in order; joined over all pieces they are the answer.
        model: the model that wrote them, e.g. "openai/gpt-4.1-mini".
        usage: None on every piece but the last.
        attempts: calls made so far for this answer, all models together, >= 1.
        degraded: on the last piece, why an earlier model did not answer, e.g. ("fallback:model_timeout",).
    """

    text: str = ""
    model: str = ""
    usage: Usage | None = None
    attempts: int = 1
    degraded: tuple[str, ...] = ()


@dataclass(frozen=True)
class ModelTarget:
    """A model, and the road to it.

    Attributes:
        name: LiteLLM model name, e.g. "anthropic/claude-sonnet-4-5" or "softanswer/local".
        api_base: address of the API; None is the provider's own.
        api_key: never part of `repr`. None leaves LiteLLM to its provider's usual variable, or, if `api_base`
            is given, sends no key.
        stream: False asks for the whole answer at once: for servers that cannot stream.
    """

    name: str
    api_base: str | None = None
    api_key: Secret | None = field(default=None, repr=False)
    stream: bool = True

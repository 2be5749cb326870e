"""What a failed call means: LiteLLM's exceptions read as errors of ours."""

import email.utils
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from service.errors import (
    MalformedAnswer,
    ModelError,
    ModelMisconfigured,
    ModelOverloaded,
    ModelRefused,
    ModelTimeout,
    ModelUnavailable,
)
from service.model.completion import ModelTarget

_SERVER_ERROR = 500
_KINDS: dict[int, tuple[type[ModelError], bool]] = {
    200: (MalformedAnswer, True),
    401: (ModelMisconfigured, False),
    403: (ModelMisconfigured, False),
    404: (ModelMisconfigured, False),
    408: (ModelTimeout, True),
    409: (ModelUnavailable, True),
    429: (ModelOverloaded, True),
    503: (ModelOverloaded, True),
    504: (ModelTimeout, True),
    529: (ModelOverloaded, True),
}


@dataclass
class Fault(Exception):
    """One failed call.

    Attributes:
        error: what the caller of the gateway gets to see. It never holds words of the provider, who may
            quote the conversation or the key.
        retry: the same call may go well a little later.
        after: seconds the provider asks to wait first; None if it does not say.
        blame: the failure says something about the model's health.
    """

    error: ModelError
    retry: bool = False
    after: float | None = None
    blame: bool = True


def read_fault(exc: Exception, target: ModelTarget, *, blame: bool) -> Fault:
    """Read an exception of LiteLLM's by its status code: one class stands for many things there.

    Args:
        exc: what LiteLLM raised, or a TimeoutError of our own limits.
        target: the model, for the error's text.
        blame: a time-out speaks against the model (it was given a fair time).
    """
    chain = list(_chain(exc))
    for link in chain:
        if isinstance(link, ModelError):
            # The embedded model raises errors of ours, which LiteLLM wraps.
            unavailable = isinstance(link, ModelUnavailable)
            return Fault(link, retry=unavailable, blame=unavailable)
    if any(
        type(link).__module__.startswith("openai") and type(link).__name__ == "OpenAIError" for link in chain
    ):
        return Fault(ModelMisconfigured(f"{target.name} needs an API key"), blame=False)
    if any(type(link).__name__.endswith(("Timeout", "TimeoutError")) for link in chain):
        return Fault(ModelTimeout(f"{target.name} did not answer in time"), retry=True, blame=blame)
    if any(isinstance(link, json.JSONDecodeError | UnicodeDecodeError) for link in chain):
        return Fault(MalformedAnswer(f"{target.name} sent what is not JSON"), retry=True)
    status = getattr(exc, "status_code", None)
    status = status if isinstance(status, int) else _SERVER_ERROR
    unlisted = (ModelUnavailable, True) if status >= _SERVER_ERROR else (ModelRefused, False)
    kind, retry = _KINDS.get(status, unlisted)
    error = kind(f"{target.name} failed: {type(exc).__name__} {status}")
    return Fault(error, retry, _retry_after(chain), blame=kind not in {ModelRefused, ModelMisconfigured})


def _chain(exc: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what it stands for: LiteLLM wraps, and wraps again."""
    seen: set[int] = set()
    while exc is not None and id(exc) not in seen:
        seen.add(id(exc))
        yield exc
        exc = getattr(exc, "original_exception", None) or exc.__cause__ or exc.__context__


def _retry_after(chain: Sequence[BaseException]) -> float | None:
    """Seconds from a Retry-After header, which is a number or a date (RFC 9110, 10.2.3)."""
    for link in chain:
        headers = getattr(link, "litellm_response_headers", None)
        headers = headers or getattr(getattr(link, "response", None), "headers", None) or {}
        value = {str(name).lower(): text for name, text in headers.items()}.get("retry-after")
        if value is None:
            continue
        with suppress(ValueError):
            return max(0.0, float(value))
        with suppress(ValueError):
            return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    return None

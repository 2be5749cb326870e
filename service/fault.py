"""What a failed call means: LiteLLM's exceptions read as errors of ours."""

import email.utils
import time
from contextlib import suppress
from dataclasses import dataclass

from service.completion import ModelTarget
from service.errors import (
    MalformedAnswer,
    ModelError,
    ModelMisconfigured,
    ModelOverloaded,
    ModelRefused,
    ModelTimeout,
    ModelUnavailable,
)

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
    own = _own_error(exc)
    if own is not None:
        unavailable = isinstance(own, ModelUnavailable)
        return Fault(own, retry=unavailable, blame=unavailable)
    name = type(exc).__name__
    if isinstance(exc, TimeoutError):
        return Fault(ModelTimeout(f"{target.name} did not answer in time"), retry=True, blame=blame)
    status = getattr(exc, "status_code", None)
    status = status if isinstance(status, int) else _SERVER_ERROR
    unlisted = (ModelUnavailable, True) if status >= _SERVER_ERROR else (ModelRefused, False)
    kind, retry = _KINDS.get(status, unlisted)
    health = kind not in (ModelRefused, ModelMisconfigured) and (blame or kind is not ModelTimeout)
    return Fault(
        kind(f"{target.name} failed: {name} {status}"), retry=retry, after=_retry_after(exc), blame=health
    )


def _own_error(exc: BaseException | None) -> ModelError | None:
    """Find an error of ours that LiteLLM wrapped in one of its own (the embedded model raises them)."""
    seen: set[int] = set()
    while exc is not None and id(exc) not in seen:
        if isinstance(exc, ModelError):
            return exc
        seen.add(id(exc))
        exc = getattr(exc, "original_exception", None) or exc.__cause__ or exc.__context__
    return None


def _retry_after(exc: Exception) -> float | None:
    """Seconds from a Retry-After header, which is a number or a date (RFC 9110, 10.2.3)."""
    headers = getattr(getattr(exc, "response", None), "headers", None) or {}
    value = headers.get("retry-after")
    if value is None:
        return None
    with suppress(ValueError):
        return max(0.0, float(value))
    with suppress(ValueError):
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    return None

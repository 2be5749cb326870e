"""One HTTP request on its way through the service: what its log line, its metrics and its Server-Timing are made of."""

import re
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from starlette.types import Scope

_SCOPE = "softanswer.visit"
_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")


@dataclass(slots=True)
class Visit:
    """A request under way.

    Attributes:
        id: the caller's X-Request-Id where it is plain, else one of ours.
        caller: name of the API key, or the address where no key is needed.
        started: seconds of `time.perf_counter()`.
        stages: seconds spent in each stage, for Server-Timing.
        facts: counts, versions and ids for the log line; never text of a conversation.
        status: the response's status, 0 until it has begun.
    """

    id: str
    caller: str = ""
    started: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    status: int = 0

    @property
    def seconds(self) -> float:
        """How long the request has been here."""
        return time.perf_counter() - self.started

    def server_timing(self) -> str:
        """Return the Server-Timing header (W3C Server Timing): milliseconds by stage, and in all."""
        stages = {**self.stages, "total": self.seconds}
        return ", ".join(f"{name};dur={seconds * 1000:.3f}" for name, seconds in stages.items())


def open_visit(scope: Scope, given_id: str) -> Visit:
    """Begin the visit of an ASGI request; `visit_of` finds it again."""
    visit = Visit(given_id if _ID.fullmatch(given_id) else uuid.uuid4().hex)
    scope[_SCOPE] = visit
    return visit


def visit_of(scope: Scope) -> Visit:
    """Return the visit that a request belongs to; a fresh one where no door was passed."""
    visit: Visit | None = scope.get(_SCOPE)
    return visit or open_visit(scope, "")

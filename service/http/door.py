"""The door: the one piece of ASGI middleware, through which every request comes in and every answer leaves.

In: an id, the API key, the caller's rate, the size and pace of the body, a place among the suggestions under way.
Out: security headers, Server-Timing, one log event without a word of the conversation, counters.
Pure ASGI: Starlette's BaseHTTPMiddleware would cost half of the throughput and break cancellation.
"""

import asyncio
from contextlib import suppress

import structlog
from opentelemetry import trace
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.errors import PayloadTooLarge, SoftanswerError, TooManyRequests, Unauthenticated
from service.http.admission import Admission
from service.http.drain import Drain
from service.http.problems import problem_response
from service.http.visit import Visit, open_visit
from service.logs import log, place_of
from service.metrics import Metrics
from service.security import HEADERS, Keys, Rates

SUGGESTIONS = "/v1/suggestions"
# Pages hold no data. Webhooks carry a signature of their own, which their connector verifies.
_OPEN = frozenset({"/", "/healthz", "/readyz", "/docs", "/openapi.json", "/favicon.ico"})
_OPEN_FOLDERS = ("/web/", "/static/", "/docs/", "/embeds/", "/v1/connectors/")
_QUIET = frozenset({"/healthz", "/readyz", "/metrics"})
# One look at a page is twenty files: none of them is an event, unless it is missing.
_QUIET_FOLDERS = ("/web/", "/docs/swagger/")


class Door:
    """ASGI middleware around the whole service.

    Args:
        app: what lies behind.
        keys: who may come in.
        rates: how often.
        admission: places for suggestions.
        metrics: where to count.
        drain: whether the service is about to stop.
        max_body: largest body in bytes.
        patience: seconds in which a body must have arrived.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        keys: Keys,
        rates: Rates,
        admission: Admission,
        metrics: Metrics,
        drain: Drain,
        max_body: int,
        patience: float = 10.0,
    ) -> None:
        self._app = app
        self._keys = keys
        self._rates = rates
        self._admission = admission
        self._metrics = metrics
        self._drain = drain
        self._max_body = max_body
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; whatever happens behind, it ends in an answer, a log event and a count."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        visit = open_visit(scope, headers.get("x-request-id", ""))

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
                message["headers"] = self._dress(list(message.get("headers", ())), visit)
            await send(message)

        entered = False
        with structlog.contextvars.bound_contextvars(request_id=visit.id):
            try:
                self._check_size(headers)
                await self._check_caller(scope, headers, visit)
                if scope["path"] == SUGGESTIONS and scope["method"] == "POST":
                    self._admission.enter()
                    entered = True
                    self._metrics.in_flight.inc()
                await self._app(scope, self._bounded(receive), answer)
            except SoftanswerError as error:
                self._metrics.refused.labels(_cause(error)).inc()
                await problem_response(error)(scope, receive, answer)
            except Exception as error:  # noqa: BLE001  nobody behind us could answer it
                log.error("unforeseen", error=type(error).__name__, place=place_of(error))
                if not visit.status:
                    problem = SoftanswerError("the request could not be answered; nothing was sent to anyone")
                    with suppress(Exception):
                        await problem_response(problem)(scope, receive, answer)
            finally:
                if entered:
                    self._admission.leave(visit.seconds)
                    self._metrics.in_flight.dec()
                self._note(scope, visit)

    def _check_size(self, headers: Headers) -> None:
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self._max_body:
            raise PayloadTooLarge(
                f"the body may have {self._max_body} bytes",
                field="body",
                limit=self._max_body,
                given=int(length),
            )

    async def _check_caller(self, scope: Scope, headers: Headers, visit: Visit) -> None:
        path: str = scope["path"]
        if path in _OPEN or path.startswith(_OPEN_FOLDERS):
            return
        client = scope.get("client")
        visit.caller = self._keys.caller(headers, client[0] if client else "")
        if path not in _QUIET:
            await self._rates.count(visit.caller)

    def _bounded(self, receive: Receive) -> Receive:
        """Hold a body that comes in pieces to its size, and every body to its time."""
        size, whole = 0, False
        until = asyncio.get_running_loop().time() + self._patience

        async def read() -> Message:
            nonlocal size, whole
            if whole:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408) from None
            size += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if size > self._max_body:
                raise HTTPException(413)
            return message

        return read

    def _dress(self, headers: list[tuple[bytes, bytes]], visit: Visit) -> list[tuple[bytes, bytes]]:
        given = {name for name, _ in headers}
        headers += [(name, value) for name, value in HEADERS.items() if name not in given]
        headers += [(b"x-request-id", visit.id.encode()), (b"server-timing", visit.server_timing().encode())]
        if self._drain.draining:
            headers.append((b"connection", b"close"))
        return headers

    def _note(self, scope: Scope, visit: Visit) -> None:
        route = getattr(scope.get("route"), "path", "none")
        status = visit.status or 499
        self._metrics.observe_request(route, status, visit.seconds)
        path: str = scope["path"]
        if status < 400 and (path in _QUIET or path.startswith(_QUIET_FOLDERS)):
            return
        span = trace.get_current_span().get_span_context()
        traced = {"trace_id": f"{span.trace_id:032x}"} if span.is_valid else {}
        stages = {f"{name}_ms": round(seconds * 1000, 2) for name, seconds in visit.stages.items()}
        log.info(
            "request",
            request_id=visit.id,
            method=scope["method"],
            route=route,
            status=status,
            caller=visit.caller,
            total_ms=round(visit.seconds * 1000, 2),
            **stages,
            **traced,
            **visit.facts,
        )


def _cause(error: SoftanswerError) -> str:
    match error:
        case Unauthenticated():
            return "key"
        case TooManyRequests():
            return "rate" if isinstance(error.extra.get("limit"), str) else "capacity"
        case _:
            return "body"

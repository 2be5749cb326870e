"""A typed client for softanswer: suggestions, checks, reviews and feedback over HTTP.

    from softanswer_client import Softanswer

    with Softanswer("http://127.0.0.1:8080", key="...") as softanswer:
        answer = softanswer.suggest({"messages": [{"role": "customer", "text": "My lamp arrived broken!"}]})
        for option in answer["suggestions"]:
            print(option["move"], option["text"])

`AsyncSoftanswer` has the same methods, to be awaited.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, NotRequired, Self, TypedDict, cast

import httpx

__all__ = [
    "Answer",
    "AsyncSoftanswer",
    "Conversation",
    "Finding",
    "Option",
    "Problem",
    "Softanswer",
    "Verdict",
]

_LONGEST_WAIT = 30.0
_AGAIN = frozenset({429, 503})
_SLACK = 5.0
_DEADLINE = 8.0


class Message(TypedDict):
    """One turn of a chat; `at` is ISO 8601."""

    role: Literal["customer", "agent", "bot", "note"]
    text: str
    id: NotRequired[str]
    at: NotRequired[str]


class Customer(TypedDict, total=False):
    """Who writes."""

    name: str
    since: str
    history: Sequence[str]


class Brand(TypedDict, total=False):
    """Whom the agent speaks for."""

    name: str
    agent: str
    products: Sequence[str]
    glossary: Mapping[str, str]
    banned: Sequence[str]
    voice: str


class Conversation(TypedDict):
    """A chat with what is known; a reply claims nothing beyond facts, actions and commitments."""

    messages: Sequence[Message]
    conversation_id: NotRequired[str]
    facts: NotRequired[Sequence[str]]
    actions: NotRequired[Sequence[str]]
    commitments: NotRequired[Sequence[str]]
    teams: NotRequired[Sequence[str]]
    customer: NotRequired[Customer]
    brand: NotRequired[Brand]
    draft: NotRequired[str]
    previous: NotRequired[str]
    instruction: NotRequired[str]
    prompt: NotRequired[str]
    options: NotRequired[int]
    max_words: NotRequired[int]
    deadline: NotRequired[float]
    language: NotRequired[str]
    explain: NotRequired[bool]


class Finding(TypedDict):
    """One violation: code points start..end (half-open) of the text that was checked."""

    rule: str
    severity: Literal["block", "warn"]
    start: int
    end: int
    text: str
    principle: str
    says: str
    instead: str
    evidence: NotRequired[str]


class Verdict(TypedDict):
    """What the guardrail says of a text."""

    blocked: bool
    findings: list[Finding]


class Option(TypedDict):
    """One reply that passed."""

    id: str
    text: str
    move: str
    why: str
    principles: list[str]
    origin: Literal["model", "composed"]
    warnings: list[Finding]
    grounded_on: list[dict[str, Any]]


class Answer(TypedDict):
    """The options, and how they came about."""

    suggestions: list[Option]
    situation: dict[str, Any]
    prompt: str
    model: str
    for_message: dict[str, str | None]
    rejected: dict[str, int]
    degraded: list[str]
    missing: list[str]
    dropped_messages: int
    rounds: int
    usage: dict[str, float]
    timings: dict[str, float]
    rejected_candidates: NotRequired[list[dict[str, Any]]]


class Problem(Exception):
    """The service said no (RFC 9457).

    Attributes:
        status: HTTP status.
        type: stable name, `urn:softanswer:problem:...`; `about:blank` where something else answered.
        document: the whole problem; `field`, `limit` and `given` say what to mend.
    """

    def __init__(self, status: int, document: Mapping[str, Any]) -> None:
        self.status = status
        self.type = str(document.get("type", "about:blank"))
        self.document = dict(document)
        super().__init__(str(document.get("detail") or document.get("title") or f"HTTP {status}"))


class _Calls:
    """What both clients share: how a request is put and an answer is read."""

    def __init__(self, url: str, key: str | None, retries: int) -> None:
        self._options: dict[str, Any] = {
            "base_url": url.rstrip("/"),
            "headers": {"Authorization": f"Bearer {key}"} if key else {},
            "follow_redirects": False,
        }
        self._retries = retries

    @staticmethod
    def _timeout(body: Any) -> float:
        deadline = body.get("deadline", _DEADLINE) if isinstance(body, Mapping) else _DEADLINE
        return float(deadline) + _SLACK

    def _wait(self, response: httpx.Response, attempt: int) -> float | None:
        """Return how long to wait before another try; None where there is to be none."""
        if response.status_code not in _AGAIN or attempt >= self._retries:
            return None
        asked = response.headers.get("retry-after", "")
        return min(float(asked) if asked.isdecimal() else 0.5 * 2**attempt, _LONGEST_WAIT)

    @staticmethod
    def _read(response: httpx.Response) -> Any:
        if response.is_success:
            return response.json() if response.content else None
        try:
            document = response.json()
        except ValueError:
            document = {}
        raise Problem(response.status_code, document if isinstance(document, dict) else {})

    @staticmethod
    def _event(lines: list[str]) -> tuple[str, dict[str, Any]] | None:
        fields = dict(line.split(": ", 1) for line in lines if ": " in line)
        return (fields["event"], json.loads(fields["data"])) if "data" in fields else None


class Softanswer(_Calls):
    """The client.

    Args:
        url: where the service is.
        key: the API key, where one is needed.
        retries: how often to come back when the service is full (429) or about to stop (503).
        transport: an httpx transport, for tests.
    """

    def __init__(
        self,
        url: str,
        key: str | None = None,
        *,
        retries: int = 2,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(url, key, retries)
        self._client = httpx.Client(transport=transport, **self._options)

    def suggest(self, conversation: Conversation) -> Answer:
        """Return checked reply options.

        Raises:
            Problem: the request cannot be used, or the service is still full after all retries.
            httpx.HTTPError: it cannot be reached.
        """
        return cast("Answer", self._call("POST", "/v1/suggestions", conversation))

    def stream(self, conversation: Conversation) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield events as they happen: `situation`, each `suggestion` and `rejected`, and last `done`.

        Raises:
            Problem, httpx.HTTPError: as for `suggest`.
        """
        with self._client.stream(
            "POST",
            "/v1/suggestions",
            json=conversation,
            headers={"Accept": "text/event-stream"},
            timeout=self._timeout(conversation),
        ) as response:
            if not response.is_success:
                response.read()
                self._read(response)
            lines: list[str] = []
            for line in response.iter_lines():
                if line:
                    lines.append(line)
                elif event := self._event(lines):
                    yield event
                    lines = []

    def check(self, text: str, conversation: Conversation | None = None) -> Verdict:
        """Check any text, on its own or against the chat that it answers."""
        return cast("Verdict", self._call("POST", "/v1/check", {"text": text, "conversation": conversation}))

    def review(self, conversations: Sequence[Conversation]) -> dict[str, Any]:
        """Look back at finished chats: `reviews`, one for each, and what the `team` can take from all."""
        return cast(
            "dict[str, Any]", self._call("POST", "/v1/review", {"conversations": list(conversations)})
        )

    def feedback(self, event: Mapping[str, Any]) -> None:
        """Say what became of options: shown, used, edited, or rejected."""
        self._call("POST", "/v1/feedback", event)

    def rules(self) -> list[dict[str, Any]]:
        """List the guardrail's rules."""
        return cast("list[dict[str, Any]]", self._call("GET", "/v1/rules"))

    def principles(self) -> list[dict[str, Any]]:
        """List the principles with what carries each."""
        return cast("list[dict[str, Any]]", self._call("GET", "/v1/principles"))

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        attempt = 0
        while True:
            response = self._client.request(method, path, json=body, timeout=self._timeout(body))
            wait = self._wait(response, attempt)
            if wait is None:
                return self._read(response)
            time.sleep(wait)
            attempt += 1

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncSoftanswer(_Calls):
    """The client for asyncio; arguments and methods as for `Softanswer`."""

    def __init__(
        self,
        url: str,
        key: str | None = None,
        *,
        retries: int = 2,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        super().__init__(url, key, retries)
        self._client = httpx.AsyncClient(transport=transport, **self._options)

    async def suggest(self, conversation: Conversation) -> Answer:
        """Return checked reply options; see `Softanswer.suggest`."""
        return cast("Answer", await self._call("POST", "/v1/suggestions", conversation))

    async def stream(self, conversation: Conversation) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        """Yield events as they happen; see `Softanswer.stream`."""
        async with self._client.stream(
            "POST",
            "/v1/suggestions",
            json=conversation,
            headers={"Accept": "text/event-stream"},
            timeout=self._timeout(conversation),
        ) as response:
            if not response.is_success:
                await response.aread()
                self._read(response)
            lines: list[str] = []
            async for line in response.aiter_lines():
                if line:
                    lines.append(line)
                elif event := self._event(lines):
                    yield event
                    lines = []

    async def check(self, text: str, conversation: Conversation | None = None) -> Verdict:
        """Check any text."""
        body = {"text": text, "conversation": conversation}
        return cast("Verdict", await self._call("POST", "/v1/check", body))

    async def review(self, conversations: Sequence[Conversation]) -> dict[str, Any]:
        """Look back at finished chats."""
        body = {"conversations": list(conversations)}
        return cast("dict[str, Any]", await self._call("POST", "/v1/review", body))

    async def feedback(self, event: Mapping[str, Any]) -> None:
        """Say what became of options."""
        await self._call("POST", "/v1/feedback", event)

    async def rules(self) -> list[dict[str, Any]]:
        """List the guardrail's rules."""
        return cast("list[dict[str, Any]]", await self._call("GET", "/v1/rules"))

    async def principles(self) -> list[dict[str, Any]]:
        """List the principles with what carries each."""
        return cast("list[dict[str, Any]]", await self._call("GET", "/v1/principles"))

    async def _call(self, method: str, path: str, body: Any = None) -> Any:
        attempt = 0
        while True:
            response = await self._client.request(method, path, json=body, timeout=self._timeout(body))
            wait = self._wait(response, attempt)
            if wait is None:
                return self._read(response)
            await asyncio.sleep(wait)
            attempt += 1

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

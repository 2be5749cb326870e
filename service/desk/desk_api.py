"""The road to one helpdesk's API: it reads, and it leaves private notes; it can do nothing else."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential_jitter

from service.desk.private_note import PrivateNote
from service.errors import DeskRefused, DeskUnavailable

_LARGEST = 8_000_000
_AGAIN = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 20.0
_TIMEOUT = httpx.Timeout(10.0, connect=3.0)
_CONNECTIONS = httpx.Limits(max_connections=16, max_keepalive_connections=8)
_backoff = wait_exponential_jitter(multiplier=0.5, max=8.0, jitter=0.5)


class _Again(DeskUnavailable):
    """Worth another try; `wait` is what the helpdesk asked for, in seconds."""

    wait: float | None = None


class Api:
    """An HTTP client that goes to one address only, follows no redirect, and tries again inside a time budget.

    Args:
        url: where the helpdesk's API is.
        headers: by which the helpdesk knows us.
        patience: seconds for one call, retries included.
    """

    def __init__(self, url: str, headers: Mapping[str, str], patience: float = 30.0) -> None:
        self._patience = patience
        self._client = httpx.AsyncClient(
            base_url=url.rstrip("/"),
            headers={"Accept": "application/json", "User-Agent": "softanswer", **headers},
            timeout=_TIMEOUT,
            limits=_CONNECTIONS,
            follow_redirects=False,
        )

    async def read(self, path: str, **query: str) -> Any:
        """GET a JSON document.

        Raises:
            DeskRefused: the helpdesk says no (4xx), or answers with something else than JSON.
            DeskUnavailable: it cannot be reached, or keeps failing until there is no time left.
        """
        body = await self._call("GET", path, query=query)
        try:
            return json.loads(body)
        except ValueError:
            raise DeskRefused("the helpdesk's answer is no JSON") from None

    async def leave(self, note: PrivateNote) -> None:
        """Leave a private note.

        A call whose answer got lost is not repeated: the note may be there already.

        Raises:
            DeskRefused, DeskUnavailable: as for `read`.
        """
        await self._call(note.method, note.path, content=note.body)

    async def _call(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, content: Any = None
    ) -> bytes:
        try:
            async with asyncio.timeout(self._patience):
                async for attempt in AsyncRetrying(
                    retry=retry_if_exception_type(_Again), wait=_wait, reraise=True
                ):
                    with attempt:
                        return await self._once(method, path, query, content)
        except TimeoutError:
            raise DeskUnavailable(f"the helpdesk did not take it within {self._patience:g} s") from None
        raise AssertionError

    async def _once(self, method: str, path: str, query: Mapping[str, str] | None, content: Any) -> bytes:
        try:
            async with self._client.stream(method, path, params=query or None, json=content) as response:
                if response.status_code in _AGAIN:
                    again = _Again(f"the helpdesk answers {response.status_code}")
                    again.wait = _seconds(response.headers.get("retry-after"))
                    raise again
                if not response.is_success:
                    raise DeskRefused(f"the helpdesk answers {response.status_code}")
                body = b""
                async for piece in response.aiter_bytes():
                    body += piece
                    if len(body) > _LARGEST:
                        raise DeskRefused("the helpdesk's answer is too large")
                return body
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise _Again("the helpdesk cannot be reached") from None
        except httpx.HTTPError as error:
            lost = f"the connection to the helpdesk broke: {type(error).__name__}"
            raise (_Again(lost) if method == "GET" else DeskUnavailable(lost)) from None

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, _Again) else None
    return asked if asked is not None else _backoff(state)


def _seconds(header: str | None) -> float | None:
    return min(float(header), _LONGEST_WAIT) if header and header.isdecimal() else None

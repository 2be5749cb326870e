"""Who may call, and how often: API keys that are kept as hashes, and a rate for each."""

import asyncio
import math
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from pydantic import SecretStr

from service.errors import Misconfigured, TooManyRequests, Unauthenticated
from service.logs import log

# A page sets its own policy; whatever does not is data, and may load and frame nothing.
HEADERS = {
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cache-control": b"no-store",
}
_REDIS_PATIENCE = 0.25
_REDIS_REST = 5.0


class Keys:
    """The callers' API keys, by name.

    Args:
        keys: each `name:sha256-of-the-key` in hexadecimal; several may share a name while one replaces the other.
            None at all: every caller is welcome (the settings allow that on loopback only).
    """

    def __init__(self, keys: Sequence[SecretStr]) -> None:
        pairs = [key.get_secret_value().partition(":") for key in keys]
        self._known = [(name, digest.encode()) for name, _, digest in pairs]

    def caller(self, headers: Mapping[str, str], address: str) -> str:
        """Return the name of the key that a request shows, or `address` where none is needed.

        Args:
            headers: the request's headers, names in lower case: `Authorization: Bearer KEY` or `X-API-Key: KEY`.
            address: where the request comes from.

        Raises:
            Unauthenticated: no key, or an unknown one.
        """
        if not self._known:
            return address
        scheme, _, shown = headers.get("authorization", "").partition(" ")
        key = shown.strip() if scheme.lower() == "bearer" else headers.get("x-api-key", "").strip()
        if not key:
            raise Unauthenticated("send the API key as Authorization: Bearer KEY, or as X-API-Key: KEY")
        digest = sha256(key.encode()).hexdigest().encode()
        # Every key is compared, each in constant time: how long it takes says nothing about any of them.
        names = [name for name, known in self._known if compare_digest(digest, known)]
        if not names:
            raise Unauthenticated("this API key is not known")
        return names[0]


class Rates:
    """How often each caller may come, counted in this process or, for all replicas together, in Redis.

    A Redis that is down or slow must not stop the service: for some seconds each process then counts for itself.

    Args:
        rate: as the `limits` library writes it, e.g. "600/minute" or "10/second;600/minute"; empty is no limit.
        redis: address of the Redis that replicas share; None counts in memory.

    Raises:
        Misconfigured: the rate cannot be read, or the Redis client is not installed.
    """

    def __init__(self, rate: str, redis: SecretStr | None = None) -> None:
        self._items: Sequence[Any] = ()
        self._shared: Any = None
        self._rest_until = 0.0
        if not rate:
            return
        import limits  # noqa: PLC0415  only a service with a rate needs it
        from limits.aio.storage import MemoryStorage  # noqa: PLC0415
        from limits.aio.strategies import SlidingWindowCounterRateLimiter  # noqa: PLC0415

        try:
            self._items = limits.parse_many(rate)
        except ValueError:
            raise Misconfigured(f"SOFTANSWER_RATE={rate}: write it like 600/minute") from None
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        if redis is not None:
            self._shared = SlidingWindowCounterRateLimiter(_redis_storage(redis))

    async def count(self, caller: str) -> None:
        """Count one request of a caller.

        Raises:
            TooManyRequests: over the rate; `retry_after` says when to come back, in whole seconds.
        """
        for item in self._items:
            limiter, allowed = await self._hit(item, caller)
            if not allowed:
                reset = (await limiter.get_window_stats(item, caller)).reset_time
                wait = max(1, math.ceil(reset - time.time()))
                raise TooManyRequests(
                    f"{caller} may send {item}; come back in {wait} s", limit=str(item), retry_after=wait
                )

    async def _hit(self, item: Any, caller: str) -> tuple[Any, bool]:
        if self._shared is not None and time.monotonic() >= self._rest_until:
            try:
                async with asyncio.timeout(_REDIS_PATIENCE):
                    return self._shared, await self._shared.hit(item, caller)
            except Exception as error:  # noqa: BLE001  whatever ails Redis, the service goes on
                self._rest_until = time.monotonic() + _REDIS_REST
                log.warning("rates are counted by each process for itself", error=type(error).__name__)
        return self._own, await self._own.hit(item, caller)

    async def aclose(self) -> None:
        """Close the connections to Redis."""
        if self._shared is not None:
            await self._shared.storage.bridge.storage.aclose()


def _redis_storage(redis: SecretStr) -> Any:
    from limits.aio.storage import RedisStorage  # noqa: PLC0415
    from limits.errors import ConfigurationError  # noqa: PLC0415

    try:
        return RedisStorage(
            f"async+{redis.get_secret_value()}",
            implementation="redispy",
            key_prefix="softanswer:rate",
            socket_timeout=_REDIS_PATIENCE,
            socket_connect_timeout=_REDIS_PATIENCE,
        )
    except (ConfigurationError, ValueError):
        # Not chained: the address may hold a password.
        pass
    raise Misconfigured("SOFTANSWER_REDIS: not an address of a Redis, or the extra `redis` is not installed")

"""Which webhooks were here before: remembered for an hour, in this process or, for all replicas together, in Redis."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from pydantic import SecretStr

from service.errors import Misconfigured
from service.logs import log

_KEPT = 3600
_MOST = 100_000
_PATIENCE = 0.25
_REST = 5.0


class Seen:
    """A memory for delivery ids.

    A Redis that is down or slow must not stop the service: for some seconds each process then remembers for itself.

    Args:
        redis: address of the Redis that replicas share; None remembers in this process.

    Raises:
        Misconfigured: the Redis client is not installed, or the address is none.
    """

    def __init__(self, redis: SecretStr | None = None) -> None:
        self._own: OrderedDict[str, float] = OrderedDict()
        self._redis: Any = _client(redis) if redis is not None else None
        self._rest_until = 0.0

    async def first(self, keys: Sequence[str]) -> bool:
        """Note the keys; return whether none of them had been noted before."""
        if self._redis is not None and time.monotonic() >= self._rest_until:
            try:
                async with asyncio.timeout(_PATIENCE):
                    noted = [
                        await self._redis.set(f"softanswer:seen:{key}", 1, nx=True, ex=_KEPT) for key in keys
                    ]
            except Exception as error:  # noqa: BLE001  whatever ails Redis, the service goes on
                self._rest(error)
            else:
                return all(noted)
        return self._first_here(keys)

    async def forget(self, keys: Sequence[str]) -> None:
        """Forget the keys: what they stand for was not taken after all."""
        for key in keys:
            self._own.pop(key, None)
        if self._redis is not None and keys:
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self._redis.delete(*(f"softanswer:seen:{key}" for key in keys))
            except Exception as error:  # noqa: BLE001  as above
                self._rest(error)

    async def aclose(self) -> None:
        """Close the connections to Redis."""
        if self._redis is not None:
            await self._redis.aclose()

    def _first_here(self, keys: Sequence[str]) -> bool:
        now = time.monotonic()
        while self._own and (len(self._own) > _MOST or next(iter(self._own.values())) < now - _KEPT):
            self._own.popitem(last=False)
        known = [key in self._own for key in keys]
        for key in keys:
            self._own.setdefault(key, now)
        return not any(known)

    def _rest(self, error: Exception) -> None:
        self._rest_until = time.monotonic() + _REST
        log.warning("duplicates are known by each process for itself", error=type(error).__name__)


def _client(redis: SecretStr) -> Any:
    try:
        from redis.asyncio import Redis  # noqa: PLC0415  an extra

        return Redis.from_url(
            redis.get_secret_value(), socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE
        )
    except (ImportError, ValueError):
        # Not chained: the address may hold a password.
        pass
    raise Misconfigured("SOFTANSWER_REDIS: not an address of a Redis, or the extra `redis` is not installed")

"""How many calls a model takes at once, and how many may wait."""

import asyncio
import time

from service.errors import ModelOverloaded


class Seats:
    """`size` calls at once; `queue` more wait their turn; any further one is turned away at once.

    Args:
        name: the model, for the error's text.
        size: calls at once, >= 1.
        queue: calls that may wait, >= 0.
    """

    def __init__(self, name: str, *, size: int, queue: int) -> None:
        self._name = name
        self._free = asyncio.Semaphore(size)
        self._queue = queue
        self.taken = 0
        self.waiting = 0

    async def take(self, deadline: float) -> None:
        """Take a seat; wait for one until `deadline` (seconds of `time.monotonic()`). `leave` gives it back.

        Raises:
            ModelOverloaded: the queue is full, or no seat came free in time.
        """
        if self._free.locked():
            if self.waiting >= self._queue:
                raise ModelOverloaded(f"{self._name} is busy and {self.waiting} calls wait already")
            self.waiting += 1
            try:
                async with asyncio.timeout(deadline - time.monotonic()):
                    await self._free.acquire()
            except TimeoutError:
                raise ModelOverloaded(f"{self._name} had no free seat in time") from None
            finally:
                self.waiting -= 1
        else:
            await self._free.acquire()
        self.taken += 1

    def leave(self) -> None:
        """Give the seat to the next in the queue."""
        self.taken -= 1
        self._free.release()

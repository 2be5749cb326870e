"""Seats and queue of a model."""

import asyncio
import time

import pytest

from service.errors import ModelOverloaded
from service.model.seats import Seats


def soon(seconds=5.0):
    return time.monotonic() + seconds


async def test_those_who_wait_are_served_in_order():
    seats = Seats("m", size=1, queue=2)
    await seats.take(soon())
    served = []

    async def wait(name):
        await seats.take(soon())
        served.append(name)
        seats.leave()

    waiting = [asyncio.create_task(wait(name)) for name in "ab"]
    await asyncio.sleep(0)
    assert (seats.taken, seats.waiting) == (1, 2)
    seats.leave()
    await asyncio.gather(*waiting)
    assert served == ["a", "b"]
    assert (seats.taken, seats.waiting) == (0, 0)


async def test_a_full_queue_turns_away_at_once():
    seats = Seats("m", size=1, queue=0)
    await seats.take(soon())
    begun = time.monotonic()
    with pytest.raises(ModelOverloaded, match="m is busy"):
        await seats.take(soon())
    assert time.monotonic() - begun < 0.1


async def test_waiting_ends_at_the_deadline_and_leaves_no_trace():
    seats = Seats("m", size=1, queue=1)
    await seats.take(soon())
    with pytest.raises(ModelOverloaded, match="no free seat"):
        await seats.take(soon(0.05))
    assert (seats.taken, seats.waiting) == (1, 0)
    seats.leave()
    await seats.take(soon())


async def test_one_who_gives_up_waiting_takes_nobodys_seat():
    seats = Seats("m", size=1, queue=2)
    await seats.take(soon())
    first = asyncio.create_task(seats.take(soon()))
    second = asyncio.create_task(seats.take(soon()))
    await asyncio.sleep(0)
    seats.leave()
    first.cancel()
    await asyncio.wait({first})
    await asyncio.wait_for(second, 1)
    assert (seats.taken, seats.waiting) == (1, 0)

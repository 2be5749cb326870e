"""Webhooks that were here before: known in one process, by replicas through Redis, and without it when it is gone."""

import time

import pytest
from pydantic import SecretStr

from service.desk.seen import Seen
from service.errors import Misconfigured


async def test_a_key_is_new_once_and_again_when_forgotten():
    seen = Seen()
    assert await seen.first(["delivery/1", "7/a"])
    assert not await seen.first(["delivery/1", "7/a"])
    assert not await seen.first(["delivery/2", "7/a"]), "a replay under another delivery id"
    assert await seen.first([]), "nothing to know it by"
    await seen.forget(["delivery/1", "7/a"])
    assert await seen.first(["delivery/1", "7/a"])


async def test_replicas_know_each_others_deliveries_through_redis(redis_server):
    one, other = Seen(SecretStr(redis_server)), Seen(SecretStr(redis_server))
    key = f"desk/{time.time_ns()}"
    assert await one.first([key])
    assert not await other.first([key])
    await other.forget([key])
    assert await one.first([key])
    await one.aclose()
    await other.aclose()


async def test_a_redis_that_is_gone_stops_nobody_and_costs_no_time():
    seen = Seen(SecretStr("redis://127.0.0.1:9"))
    began = time.monotonic()
    assert await seen.first(["a"])
    assert not await seen.first(["a"])
    await seen.forget(["a"])
    assert await seen.first(["a"])
    assert time.monotonic() - began < 1
    await seen.aclose()


def test_an_address_that_is_none_stops_the_start_without_its_password():
    with pytest.raises(Misconfigured, match="SOFTANSWER_REDIS") as refused:
        Seen(SecretStr("http://:hunter2@nowhere"))
    assert "hunter2" not in str(refused.value)

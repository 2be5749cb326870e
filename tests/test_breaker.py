"""The circuit breaker, with a clock of its own."""

import pytest

from service.errors import ModelUnavailable
from service.model.breaker import Breaker


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker("openai/x", threshold=3, cooldown=10.0, clock=clock)


def fail(breaker, times):
    for _ in range(times):
        breaker.failed(probe=breaker.enter())


def test_it_opens_at_the_threshold_and_not_before(breaker):
    fail(breaker, 2)
    assert breaker.state == "closed"
    fail(breaker, 1)
    assert breaker.state == "open"
    with pytest.raises(ModelUnavailable, match="openai/x failed 3 times"):
        breaker.enter()


def test_a_success_starts_the_count_anew(breaker):
    fail(breaker, 2)
    breaker.succeeded(probe=breaker.enter())
    fail(breaker, 2)
    assert breaker.state == "closed"


def test_after_the_cooldown_exactly_one_call_is_the_probe(breaker, clock):
    fail(breaker, 3)
    clock.now += 9.9
    with pytest.raises(ModelUnavailable):
        breaker.enter()
    clock.now += 0.1
    probe = breaker.enter()
    assert probe
    with pytest.raises(ModelUnavailable):
        breaker.enter()
    breaker.succeeded(probe=probe)
    assert breaker.state == "closed"
    assert not breaker.enter()


def test_a_failed_probe_opens_it_for_another_cooldown(breaker, clock):
    fail(breaker, 3)
    clock.now += 10
    fail(breaker, 1)
    assert breaker.state == "open"
    clock.now += 9.9
    with pytest.raises(ModelUnavailable):
        breaker.enter()
    clock.now += 0.1
    assert breaker.enter()


def test_an_abandoned_probe_leaves_the_next_call_to_probe(breaker, clock):
    fail(breaker, 3)
    clock.now += 10
    breaker.abandoned(probe=breaker.enter())
    assert breaker.state == "half-open"
    assert breaker.enter()


@pytest.mark.parametrize("end", ["succeeded", "failed", "abandoned"])
def test_a_call_begun_before_it_opened_changes_nothing_when_it_ends(breaker, clock, end):
    late = [breaker.enter(), breaker.enter()]
    fail(breaker, 3)
    clock.now += 6
    getattr(breaker, end)(probe=late[0])
    assert breaker.state == "open"
    clock.now += 4
    assert breaker.enter()
    getattr(breaker, end)(probe=late[1])
    with pytest.raises(ModelUnavailable):
        breaker.enter()

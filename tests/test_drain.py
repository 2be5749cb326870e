"""SIGTERM under way: the load balancer hears of it first, and whoever was let in is answered."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from evals.processes import running_provider, running_service
from service.errors import TooManyRequests
from service.http.admission import Admission
from tests.test_app import CHAT


@pytest.fixture(scope="module")
def provider():
    with running_provider() as url:
        yield url


def settings(provider, **more):
    return {"model": "openai/fake?think=1.0", "api_base": f"{provider}/v1", "api_key": "sk-none", **more}


@pytest.mark.parametrize("workers", [1, 2])
def test_sigterm_loses_no_request_and_readyz_goes_false_first(provider, workers):
    with (
        running_service(settings(provider, linger=1.0, workers=workers)) as service,
        ThreadPoolExecutor(12) as pool,
        httpx.Client(base_url=service.url, timeout=30) as client,
    ):
        client.post("/v1/suggestions", json=CHAT)
        before = [pool.submit(client.post, "/v1/suggestions", json=CHAT) for _ in range(6)]
        time.sleep(0.4)
        service.term()
        until = time.monotonic() + 5
        while (probe := httpx.get(f"{service.url}/readyz")).status_code == 200:
            assert time.monotonic() < until
            time.sleep(0.02)
        assert probe.json() == {"ready": False}
        assert probe.headers["connection"] == "close"
        lingering = [
            pool.submit(httpx.post, f"{service.url}/v1/suggestions", json=CHAT, timeout=30) for _ in range(4)
        ]
        answers = [future.result() for future in before + lingering]
        assert [answer.status_code for answer in answers] == [200] * 10
        assert all(len(answer.json()["suggestions"]) == 3 for answer in answers)
        # The signal that asked is the one it dies of, as uvicorn does; its supervisor leaves with 0.
        assert service.process.wait(10) in {0, -15}
        with pytest.raises(httpx.TransportError):
            httpx.get(f"{service.url}/healthz")


def test_over_capacity_the_next_is_told_to_come_back_at_once_and_checks_go_on(provider):
    given = settings(provider, model="openai/fake?fault=hang", max_requests=2, max_deadline=10)
    with (
        running_service(given) as service,
        ThreadPoolExecutor(4) as pool,
        httpx.Client(base_url=service.url) as client,
    ):
        slow = [
            pool.submit(client.post, "/v1/suggestions", json={**CHAT, "deadline": 4}, timeout=30)
            for _ in range(2)
        ]
        until = time.monotonic() + 10
        while "softanswer_in_flight 2.0" not in client.get("/metrics").text:
            assert time.monotonic() < until
        took = []
        for _ in range(5):
            began = time.perf_counter()
            answer = client.post("/v1/suggestions", json=CHAT)
            took.append(time.perf_counter() - began)
            assert (answer.status_code, answer.json()["limit"]) == (429, 2)
            assert 1 <= int(answer.headers["retry-after"]) <= 30
        assert min(took) < 0.05
        assert client.post("/v1/check", json={"text": "Thank you."}).status_code == 200
        assert client.get("/readyz").status_code == 200
        for future in slow:
            document = future.result().json()
            assert document["degraded"]
            assert len(document["suggestions"]) == 3
        assert client.post("/v1/suggestions", json={**CHAT, "deadline": 0.6}).status_code == 200


def test_a_caller_who_hangs_up_frees_the_model_and_the_place(provider):
    given = settings(provider, model="openai/fake", max_deadline=30)
    with running_service(given) as service, httpx.Client(base_url=provider) as control:
        httpx.post(f"{service.url}/v1/suggestions", json={**CHAT, "deadline": 25}, timeout=30)
        control.delete("/control")
        control.put("/control", json={"think": 20})
        for headers in ({}, {"Accept": "text/event-stream"}):
            with pytest.raises(httpx.ReadTimeout):
                httpx.post(
                    f"{service.url}/v1/suggestions",
                    json={**CHAT, "deadline": 25},
                    timeout=1.0,
                    headers=headers,
                )
        until = time.monotonic() + 5
        while "softanswer_in_flight 0.0" not in httpx.get(f"{service.url}/metrics").text:
            assert time.monotonic() < until
            time.sleep(0.05)
        while (seen := control.get("/control").json())["open"]:
            assert time.monotonic() < until
            time.sleep(0.05)
        control.delete("/control")
        assert seen["hung_up"] == 2


def test_places_are_given_back_and_the_wait_follows_what_requests_take():
    admission = Admission(2)
    admission.enter()
    admission.enter()
    with pytest.raises(TooManyRequests) as first:
        admission.enter()
    for _ in range(30):
        admission.leave(12.0)
        admission.enter()
    with pytest.raises(TooManyRequests) as later:
        admission.enter()
    assert (first.value.extra["retry_after"], later.value.extra["retry_after"]) == (1, 12)
    admission.leave(1.0)
    admission.enter()
    assert admission.taken == 2


def test_the_longest_conversation_stops_nobody_else():
    turn = "The parcel 48213 that you sent me on Monday did not arrive, and I paid $49.99 for it. " * 40
    longest = {"messages": [{"role": "customer", "text": turn[:4000]}] * 200, "deadline": 20}
    with (
        running_service({"model": "none"}) as service,
        ThreadPoolExecutor(1) as pool,
        httpx.Client(base_url=service.url) as client,
    ):
        client.post("/v1/suggestions", json=CHAT)
        slow = pool.submit(httpx.post, f"{service.url}/v1/suggestions", json=longest, timeout=60)
        time.sleep(0.3)
        waits = []
        while not slow.done():
            began = time.perf_counter()
            assert client.get("/healthz").status_code == 200
            waits.append(time.perf_counter() - began)
            time.sleep(0.01)
        assert slow.result().status_code == 200
        assert len(waits) > 10
        assert max(waits) < slow.result().elapsed.total_seconds() / 3

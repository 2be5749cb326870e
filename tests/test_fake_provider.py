"""The fake provider does what it is told, or says that it cannot."""

import time

import pytest

BODY = {"messages": [{"role": "user", "content": "Hello"}]}


def ask(provider, model, **more):
    return provider.post("/v1/chat/completions", json={**BODY, "model": model, **more})


def test_what_is_put_at_control_holds_until_it_is_deleted(fake_provider):
    fake_provider.put("/control", json={"text": "Of course.", "think": 0.2})
    begun = time.monotonic()
    assert ask(fake_provider, "fake").json()["choices"][0]["message"]["content"] == "Of course."
    assert time.monotonic() - begun >= 0.2
    fake_provider.delete("/control")
    assert ask(fake_provider, "fake").json()["choices"][0]["message"]["content"] != "Of course."


def test_the_model_name_goes_before_control(fake_provider):
    fake_provider.put("/control", json={"fault": "500"})
    assert ask(fake_provider, "fake").status_code == 500
    answer = ask(fake_provider, "fake?fault=429&retry_after=7")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")


def test_a_fault_heals_after_the_times_it_was_given(fake_provider):
    codes = [ask(fake_provider, "fake?fault=503&times=2").status_code for _ in range(3)]
    assert codes == [503, 503, 200]
    assert fake_provider.get("/control").json()["calls"] == {"fake?fault=503&times=2": 3}


@pytest.mark.parametrize("query", ["fault=nonsense", "speed=3", "rate=fast"])
def test_an_unknown_wish_is_refused(fake_provider, query):
    assert ask(fake_provider, f"fake?{query}").status_code == 422


def test_it_streams_at_the_rate_it_was_given(fake_provider):
    begun = time.monotonic()
    with fake_provider.stream(
        "POST", "/v1/chat/completions", json={**BODY, "model": "fake?text=a b c d&rate=20", "stream": True}
    ) as answer:
        times = [time.monotonic() - begun for line in answer.iter_lines() if '"content"' in line]
    assert len(times) == 5
    assert times[-1] - times[0] >= 0.12

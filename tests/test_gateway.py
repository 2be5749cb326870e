"""The gateway against a provider in another process: answers, every fault, and what is done about them."""

import asyncio
import logging
import socket
import time
import traceback
from contextlib import ExitStack, aclosing

import pytest
from pydantic import SecretStr

from service.errors import (
    MalformedAnswer,
    Misconfigured,
    ModelError,
    ModelMisconfigured,
    ModelOverloaded,
    ModelRefused,
    ModelTimeout,
    ModelUnavailable,
)
from service.model.gateway import LiteLLMGateway, ModelOptions, ModelTarget, Usage
from tests.fake_provider import FAULTS, TEXT

PROMPT = [{"role": "user", "content": "My parcel from Larkfield is late."}]
KEY = "sk-never-to-be-seen"

EXPECTED = {
    "hang": ModelTimeout,
    "reset": ModelUnavailable,
    "close": ModelUnavailable,
    "half": ModelUnavailable,
    "close-half": ModelUnavailable,
    "stall": ModelTimeout,
    "drip": ModelTimeout,
    "broken": MalformedAnswer,
    "error": ModelUnavailable,
    "charset": MalformedAnswer,
    "surrogate": MalformedAnswer,
    "huge": MalformedAnswer,
    "html": MalformedAnswer,
    "json": MalformedAnswer,
    "empty": MalformedAnswer,
    "null": MalformedAnswer,
    "filter": ModelRefused,
    "context": ModelRefused,
    "nostream": MalformedAnswer,
    "400": ModelRefused,
    "401": ModelMisconfigured,
    "403": ModelMisconfigured,
    "404": ModelMisconfigured,
    "408": ModelTimeout,
    "409": ModelUnavailable,
    "422": ModelRefused,
    "429": ModelOverloaded,
    "500": ModelUnavailable,
    "503": ModelOverloaded,
    "504": ModelTimeout,
    "529": ModelOverloaded,
}
# What LiteLLM's handler for openai-compatible servers sees differently.
VLLM = {"broken": None, "error": ModelOverloaded}


@pytest.fixture(params=["httpx", "aiohttp"])
def transport(request, monkeypatch):
    """Both of LiteLLM's transports: tests need httpx for respx, production runs on aiohttp."""
    litellm = pytest.importorskip("litellm")
    if request.param == "aiohttp":
        monkeypatch.delenv("DISABLE_AIOHTTP_TRANSPORT")
    litellm.in_memory_llm_clients_cache.flush_cache()
    return request.param


@pytest.fixture
async def make_gateway(fake_provider):
    # Times are measured here: whoever comes first must not pay for LiteLLM's import.
    await LiteLLMGateway(models=[ModelTarget("openai/any")]).warm()
    made = []

    def make(*names, **settings):
        base = f"{fake_provider.base_url}/v1"
        targets = [ModelTarget(name, base, SecretStr(KEY)) for name in names]
        made.append(LiteLLMGateway(**{"models": targets, "pause": 0.01, **settings}))
        return made[-1]

    yield make
    for gateway in made:
        assert all(taken == waiting == 0 for taken, waiting, _ in gateway.load().values())
        await gateway.aclose()


def until(seconds=5.0, **options):
    return ModelOptions(deadline=time.monotonic() + seconds, **options)


async def read_until_it_breaks(gateway, kind):
    pieces = gateway.stream(PROMPT, until(2))
    texts = []
    try:
        async for piece in pieces:
            texts.append(piece.text)  # noqa: PERF401 - what came before the error counts
    except kind:
        return "".join(texts)
    raise AssertionError("it did not break")


async def read(gateway, options=None, messages=PROMPT):
    return [piece async for piece in gateway.stream(messages, options or until())]


def seen(fake_provider):
    return fake_provider.get("/control").json()


async def eventually(condition, seconds=3.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("prefix", ["openai", "hosted_vllm"])
async def test_an_answer_comes_piece_by_piece_and_ends_with_its_usage(make_gateway, transport, prefix):
    *pieces, last = await read(make_gateway(f"{prefix}/fake"))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert len(pieces) == len(TEXT.split())
    assert all(piece.usage is None and piece.text for piece in pieces)
    assert last.text == ""
    assert last.usage == Usage(prompt_tokens=6, completion_tokens=len(TEXT.split()), cost=None)
    assert {piece.model for piece in (*pieces, last)} == {f"{prefix}/fake"}
    assert last.attempts == 1
    assert last.degraded == ()


async def test_the_first_piece_arrives_long_before_the_last(make_gateway):
    pieces = make_gateway("openai/fake?rate=50").stream(PROMPT, until())
    times = [time.monotonic() async for _ in pieces]
    assert times[-1] - times[0] > 0.3


async def test_the_request_carries_the_prompt_and_the_options_and_nothing_more(make_gateway, fake_provider):
    await read(make_gateway("openai/fake"), until(temperature=0.3, max_tokens=55, stop=("END",)))
    (body,) = seen(fake_provider)["bodies"]
    assert body == {
        "model": "fake",
        "messages": PROMPT,
        "temperature": 0.3,
        "max_tokens": 55,
        "stop": ["END"],
        "stream": True,
        "stream_options": {"include_usage": True},
    }


async def test_a_server_that_cannot_stream_answers_in_one_piece(make_gateway, fake_provider):
    target = ModelTarget("openai/fake", f"{fake_provider.base_url}/v1", SecretStr(KEY), stream=False)
    piece, last = await read(make_gateway(models=[target]))
    assert (piece.text, last.usage.completion_tokens) == (TEXT, len(TEXT.split()))


@pytest.mark.parametrize("prefix", ["openai", "hosted_vllm"])
@pytest.mark.parametrize("fault", EXPECTED)
async def test_each_fault_of_a_provider_becomes_the_error_that_names_it(
    make_gateway, transport, prefix, fault
):
    gateway = make_gateway(f"{prefix}/fake?fault={fault}&seconds=4", first_token_timeout=0.4, attempts=1)
    expected = (EXPECTED | VLLM if prefix == "hosted_vllm" else EXPECTED)[fault]
    begun = time.monotonic()
    if expected is None:
        assert (await read(gateway))[-1].usage
        return
    with pytest.raises(ModelError) as caught:
        await read(gateway, until(0.8))
    assert type(caught.value) is expected
    assert time.monotonic() - begun < 1.3


def test_every_fault_the_provider_knows_is_expected_here():
    assert set(FAULTS) <= set(EXPECTED)


@pytest.mark.parametrize("fault", ["400", "401", "429", "500", "context", "broken", "huge", "reset"])
async def test_no_error_and_no_log_quotes_the_conversation_or_the_key(make_gateway, fault, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    gateway = make_gateway(f"openai/fake?fault={fault}", attempts=2)
    with pytest.raises(ModelError) as caught:
        await read(gateway)
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value.problem()) + repr(gateway)
    shown += caplog.text + "".join(capfd.readouterr())
    assert KEY not in shown
    assert "Larkfield" not in shown
    assert KEY not in repr(ModelTarget("openai/x", None, SecretStr(KEY)))


@pytest.mark.parametrize("fault", ["408", "409", "429", "500", "503", "reset", "close", "empty"])
async def test_a_passing_fault_is_retried_once(make_gateway, fake_provider, fault):
    *pieces, last = await read(make_gateway(f"openai/fake?fault={fault}&times=1", attempts=2))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert last.attempts == 2
    assert sum(seen(fake_provider)["calls"].values()) == 2


@pytest.mark.parametrize("fault", ["400", "401", "403", "404", "context"])
async def test_a_fault_that_will_not_pass_is_not_retried(make_gateway, fake_provider, fault):
    with pytest.raises(ModelError):
        await read(make_gateway(f"openai/fake?fault={fault}", attempts=3))
    assert sum(seen(fake_provider)["calls"].values()) == 1


@pytest.mark.parametrize("prefix", ["openai", "hosted_vllm"])
@pytest.mark.parametrize("fault", ["429", "500", "reset", "close", "empty"])
async def test_nobody_below_retries_in_secret(make_gateway, transport, fake_provider, prefix, fault):
    with pytest.raises(ModelError):
        await read(make_gateway(f"{prefix}/fake?fault={fault}", attempts=3))
    # On httpx, which serves the tests only, LiteLLM's own client mends a broken connection once by itself.
    mended = (transport, prefix) == ("httpx", "hosted_vllm") and fault in {"reset", "close"}
    assert sum(seen(fake_provider)["calls"].values()) == (6 if mended else 3)


@pytest.mark.parametrize("fault", ["half", "stall", "broken"])
async def test_after_the_first_piece_there_is_neither_retry_nor_fallback(make_gateway, fake_provider, fault):
    gateway = make_gateway(f"openai/fake?fault={fault}&times=1", "openai/spare", first_token_timeout=0.3)
    assert await read_until_it_breaks(gateway, ModelError) == " ".join(TEXT.split()[:4])
    assert sum(seen(fake_provider)["calls"].values()) == 1


async def test_retry_after_is_honoured(make_gateway):
    begun = time.monotonic()
    *_, last = await read(make_gateway("openai/fake?fault=429&times=1&retry_after=0.6"))
    assert last.attempts == 2
    assert 0.6 <= time.monotonic() - begun < 2.5


async def test_retry_after_beyond_the_deadline_is_not_waited_for(make_gateway, fake_provider):
    begun = time.monotonic()
    with pytest.raises(ModelOverloaded):
        await read(make_gateway("openai/fake?fault=429&retry_after=60"), until(5))
    assert time.monotonic() - begun < 2
    assert sum(seen(fake_provider)["calls"].values()) == 1


async def test_the_next_model_answers_when_the_first_is_exhausted(make_gateway, fake_provider):
    gateway = make_gateway("openai/fake?fault=500", "openai/wrong?fault=401", "hosted_vllm/spare")
    *pieces, last = await read(gateway)
    assert "".join(piece.text for piece in pieces) == TEXT
    assert last.model == "hosted_vllm/spare"
    assert last.degraded == ("fallback:model_unavailable", "fallback:model_misconfigured")
    assert last.attempts == 4
    assert gateway.model == "openai/fake?fault=500"
    assert seen(fake_provider)["calls"] == {"fake?fault=500": 2, "wrong?fault=401": 1, "spare": 1}


async def test_a_model_that_hangs_leaves_time_for_the_next(make_gateway):
    gateway = make_gateway("openai/fake?fault=hang", "openai/spare", first_token_timeout=0.3, attempts=1)
    begun = time.monotonic()
    *_, last = await read(gateway, until(2))
    assert last.degraded == ("fallback:model_timeout",)
    assert time.monotonic() - begun < 1.5


async def test_when_all_fail_the_last_one_says_why(make_gateway):
    with pytest.raises(ModelOverloaded):
        await read(make_gateway("openai/fake?fault=500", "openai/spare?fault=429"))


@pytest.mark.parametrize("fault", ["hang", "drip", "stall", "none"])
async def test_nothing_outlives_the_deadline(make_gateway, fake_provider, fault):
    model = "openai/fake?rate=5" if fault == "none" else f"openai/fake?fault={fault}"
    gateway = make_gateway(model, "openai/spare?fault=hang", first_token_timeout=30, attempts=3)
    begun = time.monotonic()
    with pytest.raises(ModelTimeout):
        await read(gateway, until(0.5))
    assert 0.45 < time.monotonic() - begun < 0.9
    await eventually(lambda: seen(fake_provider)["open"] == 0)


async def test_a_provider_that_does_not_pick_up_is_left_after_the_connect_timeout(transport):
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf, ExitStack() as callers:
        address = deaf.getsockname()
        for _ in range(8):
            caller = callers.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(address)
        target = ModelTarget("openai/x", f"http://127.0.0.1:{address[1]}/v1")
        gateway = LiteLLMGateway(models=[target], connect_timeout=0.3, first_token_timeout=5, attempts=1)
        await gateway.warm()
        begun = time.monotonic()
        with pytest.raises(ModelTimeout):
            await read(gateway, until(10))
        assert 0.25 < time.monotonic() - begun < 2
        await gateway.aclose()


async def test_a_deadline_already_past_costs_no_call(make_gateway, fake_provider):
    with pytest.raises(ModelTimeout):
        await read(make_gateway("openai/fake"), until(-1))
    assert seen(fake_provider)["calls"] == {}


@pytest.mark.parametrize("rate", ["2", "0.1"])
@pytest.mark.parametrize("prefix", ["openai", "hosted_vllm"])
async def test_a_cancelled_caller_hangs_up_on_the_provider(
    make_gateway, transport, fake_provider, prefix, rate
):
    gateway = make_gateway(f"{prefix}/fake?rate={rate}&think=0.2")
    reading = asyncio.create_task(read(gateway, until(20)))
    await eventually(lambda: seen(fake_provider)["open"] == 1)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await eventually(lambda: seen(fake_provider)["open"] == 0)
    assert seen(fake_provider)["hung_up"] == 1


async def test_a_caller_who_leaves_early_hangs_up_on_the_provider(make_gateway, fake_provider):
    gateway = make_gateway("openai/fake?rate=5", max_concurrency=1)
    async with aclosing(gateway.stream(PROMPT, until(20))) as pieces:
        await anext(pieces)
        assert gateway.load()["openai/fake?rate=5"] == (1, 0, "closed")
    assert gateway.load()["openai/fake?rate=5"] == (0, 0, "closed")
    await eventually(lambda: seen(fake_provider)["hung_up"] == 1)


async def test_no_more_calls_at_once_than_allowed_and_no_more_waiting(make_gateway, fake_provider):
    gateway = make_gateway("openai/fake?think=0.3", max_concurrency=2, max_queue=3)
    results = await asyncio.gather(*(read(gateway) for _ in range(8)), return_exceptions=True)
    turned_away = [result for result in results if isinstance(result, ModelOverloaded)]
    assert len(turned_away) == 3
    assert sum(isinstance(result, list) for result in results) == 5
    assert seen(fake_provider)["most_open"] == 2


async def test_a_full_queue_sends_the_caller_to_the_next_model(make_gateway):
    gateway = make_gateway("openai/fake?think=0.3", "openai/spare", max_concurrency=1, max_queue=0)
    results = await asyncio.gather(*(read(gateway) for _ in range(2)))
    assert sorted(result[-1].degraded for result in results) == [(), ("fallback:model_overloaded",)]


async def test_a_model_that_keeps_failing_is_left_alone_and_then_probed(make_gateway, fake_provider):
    now = [0.0]
    name = "openai/fake?fault=500&times=3"
    gateway = make_gateway(name, attempts=1, breaker_threshold=3, breaker_cooldown=10, clock=lambda: now[0])
    for _ in range(5):
        with pytest.raises(ModelUnavailable):
            await read(gateway)
    assert sum(seen(fake_provider)["calls"].values()) == 3
    assert gateway.load()[name] == (0, 0, "open")
    now[0] = 10.0
    assert (await read(gateway))[-1].usage
    assert gateway.load()[name] == (0, 0, "closed")


@pytest.mark.parametrize("fault", ["400", "401", "context", "filter"])
async def test_a_request_the_model_refuses_does_not_open_its_circuit(make_gateway, fault):
    gateway = make_gateway(f"openai/fake?fault={fault}", breaker_threshold=1)
    with pytest.raises(ModelError):
        await read(gateway)
    assert gateway.load()[f"openai/fake?fault={fault}"] == (0, 0, "closed")


async def test_a_cancelled_probe_lets_the_next_call_probe(make_gateway):
    now = [0.0]
    name = "openai/fake?fault=500&times=1&think=0.2"
    gateway = make_gateway(name, attempts=1, breaker_threshold=1, clock=lambda: now[0])
    with pytest.raises(ModelUnavailable):
        await read(gateway)
    now[0] = 60.0
    probe = asyncio.create_task(read(gateway))
    await asyncio.sleep(0.1)
    with pytest.raises(ModelUnavailable):
        await read(gateway)
    probe.cancel()
    await asyncio.wait({probe})
    assert (await read(gateway))[-1].usage


async def test_a_long_answer_is_cut(make_gateway, fake_provider):
    gateway = make_gateway("openai/fake", max_chars=30)
    text = await read_until_it_breaks(gateway, MalformedAnswer)
    assert TEXT.startswith(text)
    assert 0 < len(text) <= 30


@pytest.mark.parametrize("name", ["no-such-provider/x", "nonsense"])
async def test_a_model_without_a_provider_is_named_at_the_start_and_in_a_call(name):
    gateway = LiteLLMGateway(models=[ModelTarget(name)])
    with pytest.raises(ModelMisconfigured, match=name):
        await gateway.warm()
    with pytest.raises(ModelMisconfigured, match=name):
        await read(gateway)


def test_a_gateway_without_models_is_refused():
    with pytest.raises(Misconfigured):
        LiteLLMGateway(models=[])

"""What goes over the wire to each kind of provider, and how what comes back is read."""

import json
import logging
import time

import httpx
import pytest
from pydantic import SecretStr

from service.errors import ModelMisconfigured, ModelOverloaded, ModelTimeout, ModelUnavailable
from service.model.gateway import LiteLLMGateway, ModelOptions, ModelTarget, Usage

KEY = "sk-never-to-be-seen"
BASE = "http://127.0.0.1:9"
PROMPT = [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "My parcel is late."}]


def events(*items, named=False):
    lines = [f"event: {item['type']}\n" if named else "" for item in items]
    text = "".join(f"{line}data: {json.dumps(item)}\n\n" for line, item in zip(lines, items, strict=True))
    return httpx.Response(200, text=text, headers={"content-type": "text/event-stream"})


def openai_answer(*texts):
    def chunk(delta, finish=None):
        return {
            "id": "c-1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }

    usage = {"prompt_tokens": 11, "completion_tokens": 3, "total_tokens": 14}
    pieces = [chunk({"content": text}) for text in texts]
    return events(*pieces, chunk({}, "stop"), {**chunk({}), "choices": [], "usage": usage})


def anthropic_answer(*texts):
    message = {"id": "m-1", "type": "message", "role": "assistant", "content": [], "model": "m"}
    start = {**message, "stop_reason": None, "usage": {"input_tokens": 11, "output_tokens": 1}}
    deltas = [
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text}}
        for text in texts
    ]
    return events(
        {"type": "message_start", "message": start},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        *deltas,
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 3}},
        {"type": "message_stop"},
        named=True,
    )


def ollama_answer(*texts):
    lines = [
        {"model": "m", "created_at": "x", "message": {"role": "assistant", "content": text}, "done": False}
        for text in texts
    ]
    end = {"done": True, "done_reason": "stop", "prompt_eval_count": 11, "eval_count": 3}
    lines.append({**lines[0], "message": {"role": "assistant", "content": ""}, **end})
    return httpx.Response(
        200,
        text="".join(json.dumps(line) + "\n" for line in lines),
        headers={"content-type": "application/x-ndjson"},
    )


ROADS = {
    "openai": ("openai/gpt-4o-mini", None, "https://api.openai.com/v1/chat/completions", openai_answer),
    "compatible": ("hosted_vllm/m", f"{BASE}/v1", f"{BASE}/v1/chat/completions", openai_answer),
    "compatible-openai": ("openai/m", f"{BASE}/v1", f"{BASE}/v1/chat/completions", openai_answer),
    "anthropic": (
        "anthropic/claude-sonnet-4-5",
        None,
        "https://api.anthropic.com/v1/messages",
        anthropic_answer,
    ),
    "ollama": ("ollama_chat/m", BASE, f"{BASE}/api/chat", ollama_answer),
}


@pytest.fixture(params=ROADS)
async def road(request, respx_mock):
    name, base, url, answer = ROADS[request.param]
    gateway = LiteLLMGateway(models=[ModelTarget(name, base, SecretStr(KEY))], pause=0.01, attempts=2)
    await gateway.warm()
    yield gateway, respx_mock.post(url), answer
    await gateway.aclose()


async def read(gateway, **options):
    return [piece async for piece in gateway.stream(PROMPT, ModelOptions(**options))]


async def test_every_provider_streams_its_answer_and_its_usage(road):
    gateway, route, answer = road
    route.mock(return_value=answer("I am ", "so ", "sorry."))
    *pieces, last = await read(gateway)
    assert [piece.text for piece in pieces] == ["I am ", "so ", "sorry."]
    assert (last.usage.prompt_tokens, last.usage.completion_tokens) == (11, 3)


async def test_every_provider_gets_prompt_limit_and_key(road):
    gateway, route, answer = road
    route.mock(return_value=answer("Yes."))
    await read(gateway, temperature=0.2, max_tokens=123)
    request = route.calls.last.request
    assert KEY in "".join(request.headers.values())
    sent = request.content.decode()
    assert KEY not in sent
    assert "My parcel is late." in sent
    assert "Be kind." in sent
    assert "123" in sent
    assert "0.2" in sent


@pytest.mark.parametrize(
    ("status", "error", "calls"),
    [
        (401, ModelMisconfigured, 1),
        (429, ModelOverloaded, 2),
        (500, ModelUnavailable, 2),
        (503, ModelOverloaded, 2),
    ],
)
async def test_every_provider_is_read_by_status_and_called_no_more_than_said(road, status, error, calls):
    gateway, route, _ = road
    body = {"type": "error", "error": {"type": "some_error", "message": f"wrong {KEY}"}}
    route.mock(return_value=httpx.Response(status, json=body))
    with pytest.raises(error) as caught:
        await read(gateway)
    assert route.call_count == calls
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("side", "error"), [(httpx.ConnectError, ModelUnavailable), (httpx.ConnectTimeout, ModelTimeout)]
)
async def test_every_provider_may_be_out_of_reach(road, side, error):
    gateway, route, _ = road
    route.mock(side_effect=side)
    with pytest.raises(error):
        await read(gateway)
    # On httpx, which serves the tests only, LiteLLM's own client mends a broken connection once by itself.
    mended = side is httpx.ConnectError and not gateway.model.startswith("openai/")
    assert route.call_count == (4 if mended else 2)


async def test_retry_after_as_a_date_is_honoured(respx_mock):
    gateway = LiteLLMGateway(models=[ModelTarget("hosted_vllm/m", f"{BASE}/v1")], pause=0.001)
    await gateway.warm()
    at = int(time.time()) + 2
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(at))
    busy = httpx.Response(429, json={"error": {"message": "busy"}}, headers={"retry-after": date})
    respx_mock.post(f"{BASE}/v1/chat/completions").mock(side_effect=[busy, openai_answer("Yes.")])
    assert (await read(gateway))[-1].attempts == 2
    assert time.time() >= at


async def test_a_known_model_has_a_price(respx_mock):
    gateway = LiteLLMGateway(models=[ModelTarget("openai/gpt-4o-mini", None, SecretStr(KEY))])
    respx_mock.post("https://api.openai.com/v1/chat/completions").mock(return_value=openai_answer("Yes."))
    usage = (await read(gateway))[-1].usage
    # 0.15 and 0.60 US dollars a million tokens.
    assert usage == Usage(11, 3, pytest.approx(11 * 0.15e-6 + 3 * 0.60e-6))


async def test_no_key_from_the_environment_goes_to_another_address(respx_mock, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    route = respx_mock.post(f"{BASE}/v1/chat/completions").mock(return_value=openai_answer("Yes."))
    await read(LiteLLMGateway(models=[ModelTarget("openai/m", f"{BASE}/v1")]))
    assert KEY not in str(route.calls.last.request.headers.raw)


async def test_a_missing_key_is_named(monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelMisconfigured, match="openai/gpt-4o-mini"):
        await read(LiteLLMGateway(models=[ModelTarget("openai/gpt-4o-mini")]))


async def test_a_model_that_thinks_first_is_alive(respx_mock):
    thinking = {"index": 0, "delta": {"reasoning_content": "Hm."}, "finish_reason": None}
    answer = openai_answer("Yes.")
    first = {
        "id": "c-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [thinking],
    }

    async def slowly():
        yield f"data: {json.dumps(first)}\n\n".encode()
        yield answer.content

    stream = httpx.Response(200, content=slowly(), headers={"content-type": "text/event-stream"})
    respx_mock.post(f"{BASE}/v1/chat/completions").mock(return_value=stream)
    pieces = await read(LiteLLMGateway(models=[ModelTarget("hosted_vllm/m", f"{BASE}/v1")]))
    assert "".join(piece.text for piece in pieces) == "Yes."


async def test_the_loggers_of_libraries_say_nothing_about_a_call(respx_mock, caplog):
    caplog.set_level(logging.DEBUG)
    respx_mock.post(f"{BASE}/v1/chat/completions").mock(return_value=openai_answer("Quite private."))
    await read(LiteLLMGateway(models=[ModelTarget("openai/m", f"{BASE}/v1", SecretStr(KEY))]))
    for secret in (KEY, "Quite private.", "My parcel is late."):
        assert secret not in caplog.text

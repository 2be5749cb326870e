"""Keys, rates, headers: who may call, how often, and what no caller gets to see."""

import asyncio
import hashlib
import time

import httpx
import pytest
from pydantic import SecretStr

from service.app import create_app
from service.cli import main
from service.config import Settings, read_settings
from service.errors import Misconfigured, TooManyRequests, Unauthenticated
from service.http.door import Door
from service.security import Keys, Rates
from tests.test_app import CHAT, client_of

KEY = "correct horse battery staple"


def entry(name, key=KEY):
    return f"{name}:{hashlib.sha256(key.encode()).hexdigest()}"


CLOSED = {"keys": (entry("desk"), entry("bot", "other"))}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org", ""])
def test_without_keys_only_loopback_is_served(host):
    with pytest.raises(Misconfigured, match="SOFTANSWER_KEYS"):
        Settings(host=host).check_exposure()
    Settings(host=host, keys=(SecretStr(entry("desk")),)).check_exposure()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_on_loopback_no_key_is_needed(host):
    Settings(host=host).check_exposure()


def test_serve_refuses_to_start_open_to_everybody(monkeypatch, capsys):
    monkeypatch.setenv("SOFTANSWER_HOST", "0.0.0.0")
    assert main(["serve"]) == 2
    assert "SOFTANSWER_KEYS" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["desk", "desk:abc", "desk:" + "A" * 64, ":" + "a" * 64, KEY])
def test_a_key_in_the_clear_is_no_setting(key):
    with pytest.raises(Misconfigured, match="SOFTANSWER_KEYS") as caught:
        read_settings({"SOFTANSWER_KEYS": key})
    assert key not in str(caught.value)


def test_the_key_that_the_command_makes_is_the_key_that_opens(capsys):
    main(["key", "desk"])
    key, setting = (line.split(":", 1)[1].strip() for line in capsys.readouterr().out.splitlines())
    settings = read_settings({"SOFTANSWER_KEYS": setting})
    assert Keys(settings.keys).caller({"x-api-key": key}, "") == "desk"
    assert key not in setting


def test_settings_never_show_a_secret():
    digest = entry("desk").partition(":")[2]
    settings = Settings(keys=CLOSED["keys"], api_key="sk-1", redis="redis://:pw@localhost")
    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert digest not in shown
        assert "sk-1" not in shown
        assert "pw@" not in shown


def test_two_keys_of_one_name_both_open_while_one_replaces_the_other():
    keys = Keys([SecretStr(entry("desk", "old")), SecretStr(entry("desk", "new"))])
    assert {keys.caller({"x-api-key": key}, "") for key in ("old", "new")} == {"desk"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": ""},
        {"authorization": "Bearer"},
        {"authorization": "Bearer "},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Basic {KEY}"},
        {"authorization": KEY},
        {"x-api-key": "wrong"},
        {"x-api-key": hashlib.sha256(KEY.encode()).hexdigest()},
        {"x-api-key": "ключ"},
    ],
)
def test_no_other_key_opens(headers):
    with pytest.raises(Unauthenticated):
        Keys([SecretStr(entry("desk"))]).caller(headers, "")


async def test_everything_but_pages_and_probes_needs_a_key():
    async with client_of(**CLOSED) as client:
        for path in ("/v1/rules", "/v1/prompts", "/v1/principles", "/metrics", "/v1/rules/a/b", "/anything"):
            answer = await client.get(path)
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
            assert answer.json()["type"] == "urn:softanswer:problem:unauthenticated"
        assert (await client.post("/v1/suggestions", json=CHAT)).status_code == 401
        assert (await client.post("/v1/check", content=b"{")).status_code == 401
        for path in ("/healthz", "/readyz", "/openapi.json"):
            assert (await client.get(path)).status_code == 200
        for headers in (
            {"Authorization": f"Bearer {KEY}"},
            {"X-API-Key": "other"},
            {"Authorization": "bearer other"},
        ):
            assert (await client.get("/v1/rules", headers=headers)).status_code == 200


async def test_a_key_is_in_no_log_line_and_no_answer(capfd):
    async with client_of(**CLOSED) as client:
        answers = [
            await client.post("/v1/suggestions", json=CHAT, headers={"X-API-Key": KEY}),
            await client.get("/v1/rules", headers={"X-API-Key": "wrong-" + KEY}),
            await client.get("/metrics", headers={"X-API-Key": KEY}),
        ]
    written = "".join(capfd.readouterr()) + "".join(answer.text + str(answer.headers) for answer in answers)
    assert KEY not in written
    assert entry("desk").partition(":")[2] not in written


async def test_over_its_rate_one_caller_is_told_when_to_come_back_and_the_other_is_served():
    async with client_of(**CLOSED, rate="3/minute") as client:
        mine = [(await client.get("/v1/prompts", headers={"X-API-Key": KEY})).status_code for _ in range(5)]
        refused = await client.get("/v1/prompts", headers={"X-API-Key": KEY})
        theirs = await client.get("/v1/prompts", headers={"X-API-Key": "other"})
        probe = await client.get("/readyz")
    assert mine == [200, 200, 200, 429, 429]
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.json()["retry_after"] == int(refused.headers["retry-after"])
    assert refused.json()["limit"] == "3 per 1 minute"
    assert (theirs.status_code, probe.status_code) == (200, 200)


def test_a_rate_that_cannot_be_read_stops_the_start():
    with pytest.raises(Misconfigured, match="SOFTANSWER_RATE"):
        Rates("often")


def test_a_redis_that_cannot_be_read_stops_the_start_without_its_password():
    with pytest.raises(Misconfigured, match="SOFTANSWER_REDIS") as caught:
        Rates("3/minute", SecretStr("reddish://:pw@localhost"))
    assert "pw" not in str(caught.value)
    assert caught.value.__context__ is None


async def test_replicas_share_a_rate_through_redis(redis_server):
    replicas = [Rates("5/minute", SecretStr(redis_server)) for _ in range(2)]
    try:
        for number in range(5):
            await replicas[number % 2].count("desk")
        for replica in replicas:
            with pytest.raises(TooManyRequests):
                await replica.count("desk")
            await replica.count("another desk")
    finally:
        await asyncio.gather(*(replica.aclose() for replica in replicas))


async def test_a_redis_that_is_gone_stops_nobody_and_costs_no_time():
    rates = Rates("3/minute", SecretStr("redis://127.0.0.1:9"))
    try:
        began = time.monotonic()
        for _ in range(3):
            await rates.count("desk")
        with pytest.raises(TooManyRequests):
            await rates.count("desk")
        assert time.monotonic() - began < 1
    finally:
        await rates.aclose()


async def test_every_answer_carries_the_security_headers():
    async with client_of(max_body=1000) as client:
        answers = [
            await client.get("/healthz"),
            await client.post("/v1/check", json={"text": "Hi"}),
            await client.get("/nothing"),
            await client.post("/v1/check", content=b"x" * 2000),
        ]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers


async def test_pages_of_other_origins_are_kept_out_unless_named():
    origin = {"Origin": "https://desk.example"}
    asks = {
        **origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    async with client_of() as client:
        assert "access-control-allow-origin" not in (await client.get("/v1/prompts", headers=origin)).headers
    async with client_of(**CLOSED, cors_origins=("https://desk.example",)) as client:
        assert (await client.options("/v1/check", headers=asks)).status_code == 200
        refused = await client.get("/v1/prompts", headers=origin)
        assert refused.status_code == 401
        assert refused.headers["access-control-allow-origin"] == "https://desk.example"
        other = await client.get("/v1/prompts", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers


@pytest.mark.parametrize("given", ["x" * 101, "a b", "ä", "<b>"])
async def test_a_request_id_is_taken_over_only_if_it_is_plain(given):
    async with client_of() as client:
        answer = await client.get("/healthz", headers={"X-Request-Id": given.encode()})
        assert answer.headers["x-request-id"] != given
        assert (await client.get("/healthz", headers={"X-Request-Id": "c-81.a:b_c"})).headers[
            "x-request-id"
        ] == "c-81.a:b_c"


async def test_a_body_that_does_not_come_is_not_waited_for_for_ever():
    async def never():
        yield b'{"text": '
        await asyncio.sleep(30)

    app = create_app(Settings(model="none"))
    door = next(layer for layer in app.user_middleware if layer.cls is Door)
    door.kwargs["patience"] = 0.05
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        answer = await client.post("/v1/check", content=never(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (408, "urn:softanswer:problem:slow-body")

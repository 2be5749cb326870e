"""Every number that Prometheus gets, held against an answer that is known."""

import asyncio
import json
import os
import re
import signal
import time
from pathlib import Path

import httpx
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from evals.processes import running_service
from service.errors import ModelTimeout
from service.model.gateway import ScriptedGateway
from tests.test_app import CHAT, client_of

ROOT = Path(__file__).parents[1]
LIE = "I have refunded $80 to your card, and a new kettle is on its way to you."
GOOD = "I'm sorry that your kettle leaks and that nobody called you back. What would put this right for you?"


def numbers(text):
    return {
        (sample.name.removeprefix("softanswer_"), *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def scrape(client):
    return numbers((await client.get("/metrics")).text)


def tagged(moves, texts):
    return "\n".join(
        f'<option move="{move}">{text}</option>' for move, text in zip(moves, texts, strict=True)
    )


async def test_an_answer_is_counted_in_every_number_it_tells():
    async with client_of() as client:
        moves = [s["move"] for s in (await client.post("/v1/suggestions", json=CHAT)).json()["suggestions"]]
    script = [tagged(moves[:2], (LIE, GOOD)), ModelTimeout("slow")]
    async with client_of(ScriptedGateway(script, model="test/writer")) as client:
        document = (await client.post("/v1/suggestions", json=CHAT)).json()
        seen = await scrape(client)
    assert sorted(s["origin"] for s in document["suggestions"]) == ["composed", "composed", "model"]
    assert document["degraded"] == ["model_timeout"]
    assert seen["answers_total", *sorted((document["prompt"], "test/writer", "yes"))] == 1
    assert seen["model_errors_total", "model_timeout"] == 1
    assert seen["rounds_total",] == document["rounds"] == 2
    assert seen["candidates_total", "model", "passed"] == 1
    assert seen["candidates_total", "blocked", "model"] == 1
    assert seen["candidates_total", "composed", "passed"] == 2
    assert sum(value for key, value in seen.items() if key[0] == "options_total") == 3
    assert {rule for key in seen if key[0] == "findings_total" for rule in key[1:] if "/" in rule} == set(
        document["rejected"]
    )
    assert seen["requests_total", "/v1/suggestions", "200"] == 1
    assert seen["in_flight",] == 0
    for stage in ("situation", "prompt", "model", "check", "compose"):
        assert seen["stage_seconds_count", stage] == 1
        assert 0 <= seen["stage_seconds_sum", stage] < 1


async def test_tokens_are_counted_for_the_model_that_wrote(fake_provider, fake_provider_process):
    given = {"model": "openai/fake", "api_base": f"{fake_provider_process}/v1", "api_key": "sk-none"}
    fake_provider.put("/control", json={"text": tagged(["acknowledge-and-ask"], [GOOD])})
    async with client_of(**given) as client:
        usage = (await client.post("/v1/suggestions", json=CHAT)).json()["usage"]
        seen = await scrape(client)
    assert usage["completion_tokens"] > 10
    for kind in ("prompt", "completion"):
        assert seen["tokens_total", *sorted((kind, "openai/fake"))] == usage[f"{kind}_tokens"] > 0


async def test_the_stages_of_a_slow_model_add_up_to_the_whole():
    async with client_of(ScriptedGateway([GOOD], delay=0.1)) as client:
        answer = await client.post("/v1/suggestions", json=CHAT)
    timing = {
        k: float(v) / 1000 for k, v in re.findall(r"(\w+);dur=([\d.]+)", answer.headers["server-timing"])
    }
    whole = timing.pop("total")
    assert 0.1 <= timing["model"] < whole
    assert sum(timing.values()) == pytest.approx(whole, abs=0.02)


async def test_whoever_is_turned_away_is_counted_by_cause():
    async with client_of(rate="1/minute", max_body=1000) as client:
        for body in ({"text": "Hi"}, {"text": "Hi"}, {"text": "x" * 2000}):
            await client.post("/v1/check", json=body)
        assert (await client.get("/metrics")).status_code == 200
        seen = await scrape(client)
    assert (seen["refused_total", "rate"], seen["refused_total", "body"]) == (1, 1)
    assert seen["requests_total", "/v1/check", "200"] == 1


async def test_checked_texts_are_counted_by_rule():
    async with client_of() as client:
        document = (await client.post("/v1/check", json={"text": LIE})).json()
        seen = await scrape(client)
    blocking = {finding["rule"] for finding in document["findings"] if finding["severity"] == "block"}
    assert blocking
    for rule in blocking:
        assert seen["findings_total", rule, "text"] >= 1


async def test_one_log_event_a_request_with_everything_but_the_words(capsys):
    async with client_of() as client:
        answer = await client.post(
            "/v1/suggestions", json={**CHAT, "conversation_id": "c-81"}, headers={"X-Request-Id": "r-1"}
        )
    lines = [line for line in capsys.readouterr().out.splitlines() if "request " in line]
    assert len(lines) == 1
    for part in (
        "request_id=r-1",
        "conversation_id=c-81",
        "status=200",
        "prompt=v2@",
        "total_ms=",
        "composed=3",
        "rounds=0",
    ):
        assert part in lines[0]
    for option in answer.json()["suggestions"]:
        assert option["text"] not in lines[0]
    assert "kettle" not in lines[0]


async def test_a_setting_lets_redacted_words_into_the_log(capsys):
    words = "I am Ann Lee, ann@lee.example, card 4111 1111 1111 1111, order NB-77120. My kettle leaks, see https://x.example/a"
    chat = {"messages": [{"role": "customer", "text": words}], "customer": {"name": "Ann Lee"}}
    async with client_of(log_text=True) as client:
        await client.post("/v1/suggestions", json=chat)
    line = next(line for line in capsys.readouterr().out.splitlines() if "customer_wrote" in line)
    assert "My kettle leaks" in line
    for secret in ("Ann", "Lee", "4111", "77120", "x.example"):
        assert (
            secret
            not in line.partition("replies=")[0].partition("customer_wrote=")[2].partition(" degraded=")[0]
        )


def test_two_workers_are_counted_as_one_service_and_a_dead_one_is_forgotten():
    with (
        running_service({"model": "none", "workers": 2}) as service,
        httpx.Client(base_url=service.url) as client,
    ):
        for _ in range(60):
            # A new connection each time, so that both workers get some.
            httpx.post(f"{service.url}/v1/check", json={"text": "Hi"}).raise_for_status()
        wait_for(lambda: numbers(client.get("/metrics").text)["ready",] == 2)
        seen = [numbers(httpx.get(f"{service.url}/metrics").text) for _ in range(6)]
        assert {one["requests_total", "/v1/check", "200"] for one in seen} == {60}
        assert seen[0]["request_seconds_count", "/v1/check"] == 60
        children = (
            Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children").read_text().split()
        )
        worker = next(
            int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
        )
        os.kill(worker, signal.SIGKILL)
        client.close()
        wait_for(lambda: ready(service.url) == 2)
        assert numbers(httpx.get(f"{service.url}/metrics").text)["requests_total", "/v1/check", "200"] == 60


def ready(url):
    try:
        return numbers(httpx.get(f"{url}/metrics").text)["ready",]
    except httpx.TransportError:
        return None


def wait_for(said):
    until = time.monotonic() + 20
    while not said():
        assert time.monotonic() < until
        time.sleep(0.1)


async def test_every_metric_that_the_dashboard_and_the_alerts_ask_for_exists():
    async with client_of() as client:
        text = (await client.get("/metrics")).text
    known = set(re.findall(r"^# TYPE (\w+)", text, re.MULTILINE))
    board = json.loads((ROOT / "deploy/grafana.json").read_text())
    alerts = yaml.safe_load((ROOT / "deploy/alerts.yaml").read_text())
    asked = [target["expr"] for panel in board["panels"] for target in panel.get("targets", ())]
    asked += [rule["expr"] for group in alerts["groups"] for rule in group["rules"]]
    names = {name for expr in asked for name in re.findall(r"softanswer_\w+", expr)}
    assert len(names) > 10
    for name in names:
        assert re.sub("_(bucket|count|sum)$", "", name) in known, name


async def test_gauges_follow_what_is_under_way():
    gateway = ScriptedGateway([GOOD], delay=0.3)
    async with client_of(gateway) as client:
        asking = asyncio.create_task(client.post("/v1/suggestions", json=CHAT))
        await asyncio.sleep(0.1)
        assert (await scrape(client))["in_flight",] == 1
        await asking
        assert (await scrape(client))["in_flight",] == 0

"""What the service adds to a model call, how many requests it takes, how soon it is there and what it weighs.

Service and yardstick are held to one processor, the provider and the load to another; they run in turn, so that all meet
the same machine, and ratios are taken within a turn.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import httpx

from evals.load import quantile, request_bytes, send
from evals.processes import ROOT, pin, running_provider, running_service

CONNECTIONS = 32
TURNS = 5
SERVER, CLIENT = 0, 1
CHAT: dict[str, Any] = json.loads((ROOT / "examples" / "upset.json").read_text(encoding="utf-8")) | {
    "deadline": 30
}
OPTIONS = (
    "I'm sorry that this parcel is late again and that you took a day off for nothing. May I look up where it is right now?",
    "I can see why you are upset after waiting a whole day. I don't know yet where the parcel is, and I would rather find out than guess.",
    "You lost a day off over a late parcel, and I'm sorry for that. What would put this right for you?",
)
TEXT = " ".join(OPTIONS[:2])


def run() -> dict[str, float]:
    """Measure, print, and return throughput_ratio, added_p50_ms, added_p99_ms, check_rps_ratio, startup_s, rss_mb."""
    pin(0, CLIENT)
    figures: dict[str, float] = {}
    with running_provider(core=CLIENT) as provider:
        figures |= _start(provider)
        figures |= _throughput(provider)
        figures |= _added(provider)
    figures |= _check()
    for name, value in figures.items():
        print(f"  {name:22} {value:9.3f}")
    return figures


def _settings(provider: str) -> dict[str, object]:
    return {
        "model": "openai/fake",
        "api_base": f"{provider}/v1",
        "api_key": "sk-none",
        "max_concurrency": CONNECTIONS,
        "max_queue": CONNECTIONS,
    }


def _start(provider: str) -> dict[str, float]:
    """Start it five times with a remote model: seconds to /readyz, and memory then, before the first model call."""
    starts, weights = [], []
    for _ in range(5):
        with running_service(_settings(provider)) as service:
            starts.append(service.startup_s)
            weights.append(service.rss_mb)
    return {"startup_s": statistics.median(starts), "rss_mb": statistics.median(weights)}


def _prepare(provider: str, url: str) -> dict[str, Any]:
    """Make the provider write options that pass, wait until the service uses them; return the call that it makes."""
    moves = warm_up(provider, url)
    text = "\n".join(
        f'<option move="{move}">{option}</option>' for move, option in zip(moves, OPTIONS, strict=True)
    )
    httpx.delete(f"{provider}/control")
    httpx.put(f"{provider}/control", json={"text": text})
    answer = httpx.post(f"{url}/v1/suggestions", json=CHAT, timeout=60).json()
    written = [option["origin"] for option in answer["suggestions"]]
    print(f"  options: {written}, rounds {answer['rounds']}, rejected {answer['rejected']}")
    body: dict[str, Any] = httpx.get(f"{provider}/control").json()["bodies"][0]
    return {
        **{
            name: body[name] for name in ("messages", "temperature", "max_tokens", "stream", "stream_options")
        },
        "model": f"openai/{body['model']}",
        "api_base": f"{provider}/v1",
        "api_key": "sk-none",
        "drop_params": True,
        "max_retries": 0,
        "num_retries": 0,
    }


def warm_up(provider: str, url: str) -> list[str]:
    """Ask until the provider has been reached, for LiteLLM is imported meanwhile; return the moves of the options."""
    while True:
        answer = httpx.post(f"{url}/v1/suggestions", json={**CHAT, "deadline": 20}, timeout=60).json()
        if httpx.get(f"{provider}/control").json()["calls"]:
            return [option["move"] for option in answer["suggestions"]]


def _throughput(provider: str) -> dict[str, float]:
    request = request_bytes("/v1/suggestions", CHAT)
    rows = []
    with (
        running_service(_settings(provider), core=SERVER) as service,
        tempfile.TemporaryDirectory() as folder,
    ):
        call = Path(folder) / "call.json"
        call.write_text(json.dumps(_prepare(provider, service.url)), encoding="utf-8")
        # Closing its standard input ends it, whatever happens here.
        with subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "evals.bare_loop", str(call)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        ) as bare:  # fmt: skip
            assert bare.stdin is not None
            assert bare.stdout is not None
            pin(bare.pid, SERVER)
            bare.stdout.readline()
            for turn in range(TURNS + 1):
                answers = asyncio.run(send(service.url, request, connections=CONNECTIONS, seconds=4))
                bare.stdin.write(f"{CONNECTIONS} 4\n")
                calls = float(bare.stdout.readline())
                assert set(answers.statuses) == {200}, answers.statuses
                if turn:
                    rows.append((answers.rate, calls, answers.quantile(0.5)))
            bare.stdin.close()
        rss = service.rss_mb
    print(
        f"  suggestions/s {[round(r[0], 1) for r in rows]} against bare LiteLLM calls/s {[round(r[1], 1) for r in rows]}"
    )
    ratio = statistics.median(ours / theirs for ours, theirs, _ in rows)
    return {
        "throughput_ratio": ratio,
        "suggestions_per_s": statistics.median(r[0] for r in rows),
        "rss_loaded_mb": rss,
    }


def _added(provider: str) -> dict[str, float]:
    """One request at a time: its time at the client less what LiteLLM took of it, provider included."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Path(folder) / "clock"
        settings = _settings(provider)
        with running_service(
            settings, core=SERVER, entry="evals.timed_service", more={"LITELLM_CLOCK": str(clock)}
        ) as service:
            _prepare(provider, service.url)
            request = request_bytes("/v1/suggestions", CHAT)
            asyncio.run(send(service.url, request, connections=1, count=50))
            clock.write_text("", encoding="ascii")
            answers = asyncio.run(send(service.url, request, connections=1, count=600))
        model = [float(line) for line in clock.read_text(encoding="ascii").split()]
    assert len(model) == len(answers.seconds) == 600, (len(model), len(answers.seconds))
    added = [(whole - part) * 1000 for whole, part in zip(answers.seconds, model, strict=True)]
    print(
        f"  of {answers.quantile(0.5):.1f} ms a request (p50) LiteLLM took {statistics.median(model) * 1000:.1f} ms"
    )
    return {"added_p50_ms": quantile(added, 0.5), "added_p99_ms": quantile(added, 0.99)}


def _check() -> dict[str, float]:
    """Checks a second against a FastAPI echo of the same body, one worker on one processor each."""
    figures = {}
    bodies = {"check": {"text": TEXT}, "check_chat": {"text": TEXT, "conversation": CHAT}}
    with (
        running_service({"model": "none"}, core=SERVER) as ours,
        running_service({"model": "none"}, core=SERVER, entry="evals.echo") as echo,
    ):
        for name, body in bodies.items():
            request = request_bytes("/v1/check", body)
            rows = []
            for turn in range(TURNS + 1):
                rates = [
                    asyncio.run(send(s.url, request, connections=CONNECTIONS, seconds=2))
                    for s in (ours, echo)
                ]
                assert all(set(answers.statuses) == {200} for answers in rates)
                if turn:
                    rows.append((rates[0].rate, rates[1].rate, rates[0].quantile(0.99)))
            figures[f"{name}_rps"] = statistics.median(r[0] for r in rows)
            figures[f"{name}_rps_ratio"] = statistics.median(r[0] / r[1] for r in rows)
            print(f"  {name}: {[round(r[0]) for r in rows]} a second, echo {[round(r[1]) for r in rows]}")
    return figures

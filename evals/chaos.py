"""Five thousand requests while the provider fails in every way it can, and callers hang up: what comes back, and what stays behind.

    python -m evals.chaos [REQUESTS]

Each conversation names the fault that it will meet, so that every answer can be held against the truth. A hard fault leaves
nothing that a model wrote: its answer must say that it is degraded. Ends with one JSON line: `requests`, `server_errors`
(status 5xx, or the connection broke), `unchecked` (an option that the guardrail blocks, one that claims to be a model's where
none can be, or a failure not told), `late` (by more than 0.5 s over the deadline), `leaked` (tasks, connections and places
still taken when all is over; 1 more if memory grew by over a tenth), and `rss_growth`.
"""

import asyncio
import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from evals.benches.service import CHAT, OPTIONS, warm_up
from evals.load import Answers, quantile, request_bytes, send
from evals.processes import Service, running_provider, running_service
from service.conversation import Conversation
from service.guardrail import check

HARD = (
    "429", "500", "503", "502", "401", "400", "hang", "reset", "close", "half", "close-half", "stall", "drip",
    "broken", "error", "charset", "surrogate", "huge", "html", "json", "empty", "null", "context",
)  # fmt: skip
HEALTHY = 0.4
# Below what one process on one processor can do: what is late then is late for another reason.
CONNECTIONS = 6
RUDE = 1
GRACE = 0.5
_PERMITTED = {200, 429}


class Book:
    """What is held against each answer."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  repeatable, not secret
        self._cases: dict[int, tuple[str, float, dict[str, Any]]] = {}
        self.met: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.examples: dict[str, str] = {}

    def request(self, number: int) -> bytes:
        """Return the nth request, and remember what it will meet."""
        fault = "" if self._random.random() < HEALTHY else self._random.choice(HARD)
        deadline = round(self._random.uniform(0.8, 2.0), 2)
        first = {"role": "customer", "text": f"Hello, my reference is fault:{fault} I think."}
        chat = {
            **CHAT,
            "messages": [first, *CHAT["messages"]] if fault else CHAT["messages"],
            "deadline": deadline,
        }
        self._cases[number] = fault, deadline, chat
        return request_bytes("/v1/suggestions", chat)

    def seen(self, number: int, status: int, content: bytes, seconds: float) -> None:
        """Judge an answer."""
        fault, deadline, chat = self._cases.pop(number)
        self.met[fault or "healthy"] += 1
        if status not in _PERMITTED:
            self._note("server_errors", f"{fault}: {status} {content[:200]!r}")
        if seconds > deadline + GRACE:
            self._note("late", f"{fault}: {seconds:.2f} s for {deadline} s")
        if status != 200:
            return
        answer = json.loads(content)
        about = Conversation.model_validate(chat)
        written = [option for option in answer["suggestions"] if option["origin"] == "model"]
        for option in answer["suggestions"]:
            if check(option["text"], about).blocked:
                self._note("unchecked", f"{fault}: {option['text']}")
        if fault and written:
            self._note("unchecked", f"{fault}: claims that a model wrote {written[0]['text']}")
        if not written and not answer["degraded"]:
            self._note("unchecked", f"{fault}: no model, and not degraded: {answer['rejected']}")
        if len(answer["suggestions"]) < 3 and not answer["missing"]:
            self._note("unchecked", f"{fault}: {len(answer['suggestions'])} options and no reason")

    def _note(self, kind: str, example: str) -> None:
        self.wrong[kind] += 1
        self.examples.setdefault(kind, example)


async def _hang_up(url: str, until: "asyncio.Task[Answers]") -> int:
    """Ask and leave before the answer, again and again."""
    place = urlsplit(url)
    rude = random.Random(7)  # noqa: S311
    left = 0
    while not until.done():
        _, writer = await asyncio.open_connection(place.hostname, place.port)
        accept = rude.choice([{"Accept": "text/event-stream"}, {}])
        writer.write(request_bytes("/v1/suggestions", CHAT, accept))
        await asyncio.sleep(rude.uniform(0.0, 0.6))
        writer.transport.abort()
        left += 1
        await asyncio.sleep(0.3)
    return left


async def _attack(url: str, book: Book, count: int) -> tuple[Answers, int]:
    attack = asyncio.create_task(
        send(url, book.request, connections=CONNECTIONS, count=count, seen=book.seen)
    )
    rude = await asyncio.gather(*(_hang_up(url, attack) for _ in range(RUDE)))
    return await attack, sum(rude)


def _settle(service: Service, provider: str) -> dict[str, float]:
    """Wait until nothing is under way (at most ten seconds) and return what still is."""
    for _ in range(100):
        text = httpx.get(f"{service.url}/metrics").text
        gauges = dict(re.findall(r"^(softanswer_(?:tasks|in_flight)) ([\d.]+)$", text, re.MULTILINE))
        waiting = sum(map(float, re.findall(r"^softanswer_model_calls{.*} ([\d.]+)$", text, re.MULTILINE)))
        state = {
            "in_flight": float(gauges["softanswer_in_flight"]),
            "model_calls": waiting,
            "open_at_provider": float(httpx.get(f"{provider}/control").json()["open"]),
            "tasks": float(gauges["softanswer_tasks"]),
            "files": float(service.files),
            "rss_mb": service.rss_mb,
        }
        if not (state["in_flight"] or state["model_calls"] or state["open_at_provider"]):
            time.sleep(2.5)
            return state
        time.sleep(0.1)
    return state


def main(count: int = 5000, log: Path | None = None) -> dict[str, float]:
    """Run it, print what happened, and return the figures."""
    book = Book(seed=11)
    with running_provider() as provider:
        settings: dict[str, object] = {
            "model": "openai/fake?fault=told",
            "api_base": f"{provider}/v1",
            "api_key": "sk-none",
            "max_concurrency": 64,
            "circuit_failures": 1_000_000,
        }
        # First with the circuit breaker out of the way, so that every fault is really met; then as it comes.
        share = count * 4 // 5
        figures: Counter[str] = Counter()
        for requests, circuit in ((share, {}), (count - share, {"circuit_failures": 5, "circuit_rest": 2})):
            with running_service({**settings, **circuit}, log=log) as service:
                _teach(provider, service.url)
                asyncio.run(_attack(service.url, Book(seed=3), max(200, requests // 10)))
                before = _settle(service, provider)
                answers, left = asyncio.run(_attack(service.url, book, requests))
                after = _settle(service, provider)
            took = answers.seconds
            print(f"{requests} requests in {answers.wall_s:.0f} s: {dict(sorted(answers.statuses.items()))}, p50 {quantile(took, 0.5):.2f} s, "
                  f"p99 {quantile(took, 0.99):.2f} s, slowest {max(took):.2f} s; {left} callers hung up")  # fmt: skip
            print(f"  before {_shown(before)}\n  after  {_shown(after)}")
            growth = after["rss_mb"] / before["rss_mb"] - 1
            leaked = sum(after[name] for name in ("in_flight", "model_calls", "open_at_provider"))
            leaked += max(0.0, after["tasks"] - before["tasks"] - 2) + max(
                0.0, after["files"] - before["files"] - CONNECTIONS
            )
            figures["leaked"] += int(leaked + (growth > 0.1))
            figures["rss_growth_percent"] = max(figures["rss_growth_percent"], round(growth * 100))
    print(f"met: {dict(book.met.most_common())}")
    for kind, example in book.examples.items():
        print(f"{kind}, e.g. {example}")
    return {
        "requests": sum(book.met.values()),
        **{kind: book.wrong[kind] for kind in ("server_errors", "unchecked", "late")},
        "leaked": figures["leaked"],
        "rss_growth": figures["rss_growth_percent"] / 100,
    }


def _teach(provider: str, url: str) -> None:
    """Have the provider write options that pass, where it does not fail; wait until LiteLLM is there."""
    httpx.delete(f"{provider}/control")
    moves = warm_up(provider, url)
    text = "\n".join(
        f'<option move="{move}">{option}</option>' for move, option in zip(moves, OPTIONS, strict=True)
    )
    httpx.delete(f"{provider}/control")
    httpx.put(f"{provider}/control", json={"text": text, "seconds": 30, "think": 0.05})


def _shown(state: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.0f}" for name, value in state.items())


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)))

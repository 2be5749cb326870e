"""The guardrail beside NeMo Guardrails and Guardrails AI, each behind the same FastAPI, on the same canned model answer.

    python -m evals.peers PYTHON_WITH_THE_PEERS        `make peers` makes that environment, outside ours

They check different things: the peers look for ten phrases, which is the nearest that they do out of the box without a model
of their own; ours reads the reply by all of its rules. The table says so beside each figure.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from evals.benches.service import CHAT, CLIENT, OPTIONS, SERVER
from evals.load import request_bytes, send
from evals.processes import free_port, pin, rss_mb, running_service
from service.guardrail import default_rules

TEXT = " ".join((*OPTIONS, "If it is easier, tell me when to call you."))
PHRASES = (
    "you should have read", "as per our policy", "calm down", "it is your fault", "per our policy",
    "you failed to", "not my problem", "you must have", "to be honest", "with all due respect",
)  # fmt: skip
ENGINES = {
    "re": "ten phrases, a loop of re.search",
    "nemo-llmrails": "NeMo Guardrails, LLMRails: ten phrases, output rail `regex check output`",
    "nemo-iorails": "NeMo Guardrails, IORails: the same rail on its newer engine",
    "guardrails-ai": "Guardrails AI, Guard.validate: ten phrases, one validator of our own",
}
TURNS = 5


@contextmanager
def _peer(python: str, engine: str, phrases: Path) -> Iterator[tuple[str, int, float]]:
    port = free_port()
    server = Path(__file__).with_name("peer_server.py")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603
        [python, str(server), engine, str(port), str(phrases)],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        pin(process.pid, SERVER)
        try:
            while True:
                try:
                    httpx.get(f"http://127.0.0.1:{port}/readyz").raise_for_status()
                    break
                except httpx.TransportError:
                    if process.poll() is not None:
                        raise RuntimeError(f"{engine} did not start") from None
                    time.sleep(0.05)
            yield f"http://127.0.0.1:{port}", process.pid, time.perf_counter() - began
        finally:
            process.terminate()


def main(python: str) -> None:
    """Measure one engine against ours at a time, in turn, and print the table."""
    pin(0, CLIENT)
    alone = request_bytes("/v1/check", {"text": TEXT})
    grounded = request_bytes("/v1/check", {"text": TEXT, "conversation": {**CHAT, "max_words": 300}})
    rows: dict[str, list[tuple[float, float]]] = {}
    made: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder, running_service({"model": "none"}, core=SERVER) as ours:
        phrases = Path(folder) / "phrases.json"
        phrases.write_text(json.dumps(PHRASES), encoding="utf-8")
        made["softanswer"] = made["softanswer, with the chat"] = (ours.startup_s, ours.rss_mb)
        for engine in ENGINES:
            with _peer(python, engine, phrases) as (url, pid, startup):
                runs = {
                    engine: (url, alone),
                    "softanswer": (ours.url, alone),
                    "softanswer, with the chat": (ours.url, grounded),
                }
                for turn in range(TURNS + 1):
                    for name, (address, request) in runs.items():
                        one = asyncio.run(send(address, request, connections=1, seconds=1))
                        many = asyncio.run(send(address, request, connections=32, seconds=1.5))
                        assert set(one.statuses) == set(many.statuses) == {200}, name
                        if turn:
                            rows.setdefault(name, []).append((one.quantile(0.5), many.rate))
                made[engine] = (startup, rss_mb(pid))
    rules = len(default_rules().rules)
    says = {
        "softanswer": f"{rules} rules on the reply alone (no grounds: every claim about the company is unsupported)",
        "softanswer, with the chat": f"{rules} rules on the reply against the chat and what is known, read anew each time",
        **ENGINES,
    }
    print(
        "| engine | p50 ms, one caller | checks/s, 32 callers | start s | MB | what it checks |\n|---|---|---|---|---|---|"
    )
    for name, figures in rows.items():
        p50, rate = (statistics.median(column) for column in zip(*figures, strict=True))
        print(
            f"| {name} | {p50:.2f} | {rate:.0f} | {made[name][0]:.1f} | {made[name][1]:.0f} | {says[name]} |"
        )


if __name__ == "__main__":
    main(sys.argv[1])

"""The demo: the real service on a free loopback port, one upset chat over HTTP, and what came back."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from service.report import print_answer, print_thrown_out

EXAMPLE = Path(__file__).parents[1] / "examples" / "upset.json"
_PATIENCE = 60.0


def run_demo() -> int:
    """Start the service, ask it once, print the answer and how to go on; return the exit status."""
    body = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    print(f"[1/4] starting softanswer on {url} (embedded model, no key, no network)", flush=True)
    began = time.monotonic()
    command = [sys.executable, "-m", "service.cli", "serve", "--port", str(port)]
    with subprocess.Popen(  # noqa: S603  our own command, made here
        command,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(EXAMPLE.parents[1]), "SOFTANSWER_LINGER": "0"},
    ) as server:
        try:
            if not _ready(url, server):
                print("the service did not start; `softanswer serve` says why", file=sys.stderr)
                return 1
            print(f"      ready after {time.monotonic() - began:.1f} s")
            print("[2/4] an upset customer writes:")
            for message in body["messages"]:
                print(f"      {message['role']}: {message['text']}")
            for kind in ("facts", "actions", "commitments"):
                print(f"      {kind}: {' '.join(body[kind])}")
            print("[3/4] asking for three replies ...", flush=True)
            print_answer(_asked(url, body))
            print(
                "[4/4] letting the small embedded model write them too, to see what is thrown out (seconds) ...",
                flush=True,
            )
            print_thrown_out(_asked(url, {**body, "prompt": "bare", "explain": True}))
        finally:
            server.terminate()
    print(_GO_ON)
    return 0


def _asked(url: str, body: dict[str, Any]) -> dict[str, Any]:
    began = time.monotonic()
    answer = httpx.post(f"{url}/v1/suggestions", json={**body, "deadline": 30}, timeout=_PATIENCE)
    print(f"      answered after {time.monotonic() - began:.1f} s\n")
    found: dict[str, Any] = answer.raise_for_status().json()
    return found


def _ready(url: str, server: "subprocess.Popen[bytes]") -> bool:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"{url}/readyz", timeout=1).is_success:
                return True
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    return False


_GO_ON = """
Go on:
  make serve                     the service on http://127.0.0.1:8080, with the agent's page at /
  curl -s http://127.0.0.1:8080/v1/suggestions -H 'Content-Type: application/json' -d @examples/upset.json
  SOFTANSWER_MODEL=openai/gpt-4.1-mini OPENAI_API_KEY=... make serve
                                 any model that LiteLLM knows writes instead of the embedded one"""

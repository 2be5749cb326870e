"""The README's requests, run as a reader would run them, against the service as it starts."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
ANSWERS = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
PORT = 8097


@pytest.fixture(scope="module")
def service():
    command = [sys.executable, "-m", "service.cli", "serve", "--port", str(PORT)]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"SOFTANSWER_MODEL": "none"}, stderr=subprocess.DEVNULL
    ) as process:
        for _ in range(300):
            try:
                if httpx.get(f"http://127.0.0.1:{PORT}/readyz").is_success:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield
        process.terminate()


def run(command):
    moved = command.replace("127.0.0.1:8080", f"127.0.0.1:{PORT}")
    return json.loads(
        subprocess.run(["bash", "-c", moved], capture_output=True, check=True, text=True, cwd=ROOT).stdout
    )


def test_the_first_request_gives_the_answer_that_the_readme_shows(service):
    answer, shown = run(COMMANDS[0]), json.loads(ANSWERS[0])
    assert [o["text"] for o in answer["suggestions"]] == [o["text"] for o in shown["suggestions"]]
    assert all(
        o.items() <= full.items() for o, full in zip(shown["suggestions"], answer["suggestions"], strict=True)
    )


def test_the_other_requests_answer(service):
    assert len(COMMANDS) >= 2
    assert run(COMMANDS[1])["blocked"] is True


def test_every_file_that_the_readme_names_is_there():
    for name in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / name).exists(), name


def test_every_make_target_that_the_readme_names_is_there():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE)) <= targets

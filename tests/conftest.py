"""What every test needs: LiteLLM kept off the network, and a model provider that can fail in every way."""

import os

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["LITELLM_MODE"] = "PRODUCTION"
# respx sees httpx only, and LiteLLM goes through aiohttp unless told before its first call.
os.environ["DISABLE_AIOHTTP_TRANSPORT"] = "True"

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest


def pytest_configure(config):
    # Sockets that LiteLLM's clients keep open are collected during some later test, which has no part in it.
    config.addinivalue_line("filterwarnings", "ignore::pytest.PytestUnraisableExceptionWarning")
    # LiteLLM's own use of pydantic; as errors these would look like faults of the provider.
    config.addinivalue_line("filterwarnings", "ignore::DeprecationWarning:litellm")
    config.addinivalue_line("filterwarnings", "ignore:Item '.*' on TypedDict class 'Chat:UserWarning")


@pytest.fixture(scope="session")
def fake_provider_process():
    """The address of a fake provider in a process of its own."""
    command = [sys.executable, "-m", "tests.fake_provider"]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.terminate()


@pytest.fixture
def fake_provider(fake_provider_process):
    """A client of a fake provider that has seen nothing yet; `GET /control` tells what it saw."""
    with httpx.Client(base_url=fake_provider_process) as client:
        # What an earlier test left hanging must be over before the counting starts anew.
        end = time.monotonic() + 5
        while client.get("/control").json()["open"] and time.monotonic() < end:
            time.sleep(0.01)
        client.delete("/control")
        yield client


@pytest.fixture(scope="session")
def redis_server():
    """The address of a real Redis of our own; skips where it is not installed."""
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()

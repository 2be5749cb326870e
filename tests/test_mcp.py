"""The tools through a real MCP client, over standard input and over HTTP; nothing here sends or changes anything."""

import json
import logging
import os
import sys
import threading
import time
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
import structlog
import uvicorn

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters

from service.cli import main
from service.config import Settings
from service.errors import Misconfigured
from service.mcp import http_app, make_server

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:mcp"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:starlette"),
]
CHAT = {
    "messages": [{"role": "customer", "text": "My lamp arrived broken AGAIN. This is ridiculous!!"}],
    "facts": ["Broken goods are replaced free of charge."],
}


def document(result):
    assert not result.is_error, result
    return json.loads(result.content[0].text)


async def try_all(client):
    """Use every tool as a client would."""
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(tools) == {"suggest_replies", "check_reply", "list_principles"}
    assert all(tool.annotations.read_only_hint for tool in tools.values())
    answer = document(await client.call_tool("suggest_replies", {"conversation": CHAT}))
    assert len(answer["suggestions"]) == 3
    bad = {"text": "This is your own fault.", "conversation": CHAT}
    verdict = document(await client.call_tool("check_reply", bad))
    assert verdict["blocked"]
    assert (
        document(
            await client.call_tool(
                "check_reply", {"text": answer["suggestions"][0]["text"], "conversation": CHAT}
            )
        )["blocked"]
        is False
    )
    principles = document(await client.call_tool("list_principles", {}))["principles"]
    assert "never-blame" in {row["id"] for row in principles}
    wrong = await client.call_tool("suggest_replies", {"conversation": {"messages": []}})
    assert wrong.is_error
    foreign = await client.call_tool("suggest_replies", {"conversation": {**CHAT, "language": "de"}})
    assert foreign.is_error


async def test_the_tools_work_over_standard_input_and_output():
    environ = {
        "PATH": os.environ["PATH"],
        "SOFTANSWER_MODEL": "none",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "service.cli", "mcp"], env=environ, cwd=Path(__file__).parents[1]
    )
    async with Client(command) as client:
        await try_all(client)


@contextmanager
def listening(app):
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    # The server's thread would write between the tests, where pytest catches nothing.
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    thread.start()
    until = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < until
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/mcp"
    finally:
        server.should_exit = True
        thread.join(10)
        structlog.configure(**before)


async def test_the_tools_work_over_http():
    with listening(http_app(Settings(model="none"), None)) as address:
        async with Client(address) as client:
            await try_all(client)


async def test_a_key_is_needed_where_there_are_keys():
    settings = Settings(model="none", keys=(f"desk:{sha256(b'secret').hexdigest()}",))
    with listening(http_app(settings, None)) as address:
        async with httpx.AsyncClient() as client:
            assert (await client.post(address, json={})).status_code == 401
            known = await client.post(address, json={}, headers={"Authorization": "Bearer secret"})
            assert known.status_code not in {401, 403}


def test_it_does_not_listen_for_strangers_without_keys():
    with pytest.raises(Misconfigured):
        http_app(Settings(model="none", host="0.0.0.0"), None)


async def test_the_server_can_be_used_in_process():
    async with Client(make_server(Settings(model="none"), None)) as client:
        await try_all(client)


def test_the_command_refuses_settings_that_are_unsafe(monkeypatch, capsys):
    monkeypatch.setenv("SOFTANSWER_MODEL", "none")
    monkeypatch.setenv("SOFTANSWER_HOST", "0.0.0.0")
    assert main(["mcp", "--http"]) == 2
    assert "SOFTANSWER_KEYS" in capsys.readouterr().err

"""A helpdesk's API over real HTTP: it answers as the contract says, takes what the contract allows, and can fail."""

import asyncio
import json
import threading
import time
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import jsonschema
import uvicorn
from starlette.responses import JSONResponse, Response

from service.connectors import CONNECTORS
from service.desk.desk_api import Api
from service.desk.desks import Desk

CONTRACTS = {
    file.stem: json.loads(file.read_text("utf-8")) for file in Path(__file__).parent.glob("connectors/*.json")
}


class StandIn:
    """What one helpdesk has and does.

    Attributes:
        reads: answers by path, or by path and query.
        notes: bodies that were accepted, in order.
        wrong: calls that no contract allows; a test that leaves any here has failed.
        failures: (status, headers) for the next calls; `only` names the method that they hit.
        delay: seconds before each answer.
    """

    def __init__(self, contract):
        self.contract = deepcopy(contract)
        self.reads = self.contract["reads"]
        self.notes, self.wrong, self.calls, self.failures = [], [], [], []
        self.only, self.delay = None, 0.0

    def history(self):
        """The rows of the chat, to be changed while the service works."""
        found = self.reads[self.contract["chat"]]
        for name in self.contract["history"]:
            found = found[name]
        return found

    def answer_customer(self):
        """Let an agent write."""
        self.history().append(self.contract["answered"])

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        await asyncio.sleep(self.delay)
        await self._respond(scope, body)(scope, receive, send)

    def _respond(self, scope, body):
        method, path = scope["method"], scope["path"]
        self.calls.append((method, path))
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        if self.failures and self.only in {None, method}:
            status, more = self.failures.pop(0)
            return Response("{}", status, more)
        if any(headers.get(name) != value for name, value in self.contract["authorization"].items()):
            self.wrong.append(("unauthorized", path))
            return JSONResponse({}, 401)
        if method == "GET":
            whole = f"{path}?{scope['query_string'].decode()}"
            found = self.reads.get(whole, self.reads.get(path))
            return self._refuse(method, path, "unknown") if found is None else JSONResponse(found)
        write = self.contract["write"]
        if (method, path) != (write["method"], write["path"]):
            return self._refuse(method, path, "unknown")
        try:
            document = json.loads(body)
            jsonschema.validate(document, write["schema"])
        except (ValueError, jsonschema.ValidationError) as error:
            return self._refuse(method, path, str(error)[:200])
        self.notes.append(document)
        return JSONResponse({"id": 9000 + len(self.notes)}, write["status"])

    def _refuse(self, method, path, why):
        self.wrong.append((method, path, why))
        return JSONResponse({}, 404)


@contextmanager
def standing_in(kind):
    """Run a helpdesk of a kind on a free loopback port; give it with its address."""
    desk = StandIn(CONTRACTS[kind])
    server = uvicorn.Server(uvicorn.Config(desk, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < until
        time.sleep(0.01)
    desk.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield desk
    finally:
        server.should_exit = True
        thread.join(10)


def connector(kind, url="http://127.0.0.1:9", **more):
    """The connector for a kind of helpdesk at an address, set up as the contract's desk."""
    desk = Desk.model_validate({"kind": kind, "url": url, "debounce": 0, **CONTRACTS[kind]["desk"], **more})
    return CONNECTORS[kind](desk, Api(desk.url, CONNECTORS[kind].credentials(desk), desk.patience))


def text_in(kind, note):
    """The words of a note's body."""
    for name in CONTRACTS[kind]["text"]:
        note = note[name]
    return note

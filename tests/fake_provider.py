"""A model provider for tests, chaos and benchmarks: OpenAI's chat-completions protocol, every fault included.

    python -m tests.fake_provider --port 0        prints the port it listens on

What a call gets is said by its model name, `fake?fault=429&retry_after=0.2`, over what was last put at
`PUT /control` as a JSON object of the same names. `GET /control` tells what was seen; `DELETE /control`
forgets everything.

Knobs: text (the answer), rate (tokens a second, 0 is at once), think (seconds before the first token),
fault (a name in FAULTS; `told`: the one that the prompt names as fault:NAME, or none), times (how many calls of this model name get the fault; then it heals), after (tokens
before a fault in the middle), retry_after (the header, as it is), seconds (how long `hang` and `drip` last).
"""

import argparse
import asyncio
import json
import os
import re
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl

FAULTS = {
    "hang": "no answer for `seconds`",
    "reset": "the connection is reset before an answer",
    "close": "the connection is closed before an answer",
    "half": "the stream is cut after `after` tokens",
    "close-half": "the stream ends cleanly after `after` tokens, but without a finish",
    "stall": "the stream pauses for `seconds` after `after` tokens",
    "drip": "a blank every 0.1 s for `seconds`",
    "broken": "an event that is half a JSON object",
    "error": "an error object in the middle of the stream",
    "charset": "an event in Latin-1",
    "surrogate": "half of a surrogate pair",
    "huge": "two million characters",
    "html": "200 and a web page",
    "json": "200 and half a JSON object",
    "empty": "no choices",
    "null": "a choice without content",
    "filter": "the content filter ends the answer",
    "context": "400, the context is too long",
    "nostream": "a whole answer where a stream was asked for",
    "429": "and any other status of three digits, with `retry_after` if given",
}
TEXT = "I am sorry that this went wrong. I would like to put it right. May I ask for the order number?"


@dataclass(frozen=True)
class Behaviour:
    text: str = TEXT
    rate: float = 0.0
    think: float = 0.0
    fault: str = ""
    times: int = 1_000_000_000
    after: int = 4
    retry_after: str = ""
    seconds: float = 30.0

    def but(self, knobs):
        kinds = {item.name: type(item.default) for item in fields(self)}
        unknown = set(knobs) - set(kinds)
        if unknown:
            raise ValueError(f"no such knob: {sorted(unknown)}")
        fault = knobs.get("fault", "")
        if fault and fault not in {*FAULTS, "told"} and not fault.isdigit():
            raise ValueError(f"no such fault: {fault}")
        return replace(self, **{name: kinds[name](value) for name, value in knobs.items()})


class FakeProvider:
    def __init__(self):
        self.open = 0
        self.reset()

    def reset(self):
        self.base = Behaviour()
        self.calls = Counter()
        self.most_open = self.hung_up = 0
        self.bodies = []

    async def serve(self, reader, writer):
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while request := await self._read(reader):
                if not await self._answer(*request, reader, writer):
                    break
        writer.close()

    async def _read(self, reader):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        verb, path, _ = first.split(" ", 2)
        return verb, path, body

    async def _answer(self, verb, path, body, reader, writer):
        if path == "/control":
            return await self._control(verb, body, writer)
        if not path.endswith("/chat/completions"):
            return await self._whole(writer, 404, {"error": {"message": f"no such path {path}"}})
        try:
            request = json.loads(body)
            behaviour = self.base.but(dict(parse_qsl(request["model"].partition("?")[2])))
        except (ValueError, KeyError) as exc:
            return await self._whole(writer, 422, {"error": {"message": repr(exc)}})
        self.calls[request["model"]] += 1
        self.bodies = [*self.bodies[-99:], request]
        if behaviour.fault == "told":
            told = re.search(r"fault:([\w-]+)", json.dumps(request["messages"]))
            behaviour = behaviour.but({**vars(behaviour), "fault": told[1] if told else ""})
        if self.calls[request["model"]] > behaviour.times:
            behaviour = replace(behaviour, fault="")
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        # Reading ahead is how a client that hangs up is noticed while nothing is written.
        gone = asyncio.create_task(reader.read(1))
        work = asyncio.create_task(self._complete(request, behaviour, writer))
        try:
            await asyncio.wait({gone, work}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                self.hung_up += 1
                work.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                return await work
            return False
        finally:
            self.open -= 1
            gone.cancel()
            await asyncio.wait({gone})

    async def _control(self, verb, body, writer):
        if verb == "PUT":
            try:
                self.base = Behaviour().but(json.loads(body))
            except (ValueError, TypeError) as exc:
                return await self._whole(writer, 422, {"error": str(exc)})
        elif verb == "DELETE":
            self.reset()
        seen = {"calls": self.calls, "open": self.open, "most_open": self.most_open, "hung_up": self.hung_up}
        return await self._whole(writer, 200, {**seen, "bodies": self.bodies})

    async def _whole(self, writer, status, content, *, kind="application/json", headers=(), keep=True):
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        lines = [f"HTTP/1.1 {status} X", f"content-type: {kind}", f"content-length: {len(body)}", *headers]
        if not keep:
            lines.append("connection: close")
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        await writer.drain()
        return keep

    async def _complete(self, request, behaviour, writer):
        await asyncio.sleep(behaviour.think)
        fault = behaviour.fault
        headers = [f"retry-after: {behaviour.retry_after}"] if behaviour.retry_after else []
        prompt = " ".join(message["content"] for message in request["messages"])
        if fault.isdigit():
            # A provider that quotes what it was sent is the worst case for logs and errors.
            error = {"message": f"told to fail on: {prompt}", "type": "fake", "code": fault}
            return await self._whole(writer, int(fault), {"error": error}, headers=headers, keep=False)
        if fault == "context":
            error = {"message": "maximum context length is 10 tokens", "code": "context_length_exceeded"}
            return await self._whole(writer, 400, {"error": error}, keep=False)
        if fault == "hang":
            await asyncio.sleep(behaviour.seconds)
        if fault == "reset":
            writer.transport.abort()
        if fault in {"hang", "reset", "close"}:
            return False
        if fault == "html":
            return await self._whole(writer, 200, b"<html><h1>Gateway</h1></html>", kind="text/html")
        if fault == "json":
            return await self._whole(writer, 200, b'{"choices": [{"mess')
        usage = {"prompt_tokens": len(prompt.split()), "completion_tokens": 0}
        if not request.get("stream") or fault == "nostream":
            return await self._plain(behaviour, usage, writer)
        return await self._stream(request, behaviour, usage, writer)

    async def _plain(self, behaviour, usage, writer):
        text = {"null": None, "huge": "x" * 2_000_000}.get(behaviour.fault, behaviour.text)
        words = (text or "").split()
        if behaviour.rate:
            await asyncio.sleep(len(words) / behaviour.rate)
        finish = "content_filter" if behaviour.fault == "filter" else "stop"
        message = {"role": "assistant", "content": text}
        choices = [{"index": 0, "message": message, "finish_reason": finish}]
        answer = {
            "id": "fake-1", "object": "chat.completion", "created": int(time.time()), "model": "fake",
            "choices": [] if behaviour.fault == "empty" else choices,
            "usage": {**usage, "completion_tokens": len(words)},
        }  # fmt: skip
        return await self._whole(writer, 200, answer)

    async def _stream(self, request, behaviour, usage, writer):
        fault = behaviour.fault

        async def event(content):
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            data = b"data: " + data + b"\n\n"
            writer.write(b"%x\r\n%b\r\n" % (len(data), data))
            await writer.drain()

        def chunk(delta=None, finish=None, **more):
            choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
            envelope = {"id": "fake-1", "object": "chat.completion.chunk", "model": "fake"}
            return {**envelope, "created": int(time.time()), "choices": choices, **more}

        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
        )
        if fault not in {"empty", "null"}:
            await event(chunk({"role": "assistant", "content": ""}))
        words = behaviour.text.split(" ")
        tokens = [word if number == 0 else f" {word}" for number, word in enumerate(words)]
        if fault == "null":
            tokens = [None]
        elif fault == "empty":
            tokens = []
        elif fault == "huge":
            tokens = ["x" * 20_000] * 100
        elif fault == "drip":
            tokens = [" "] * int(behaviour.seconds * 10)
        rate = 10.0 if fault == "drip" else behaviour.rate
        for number, token in enumerate(tokens):
            if number == behaviour.after:
                if fault == "half":
                    writer.transport.abort()
                    return False
                if fault == "close-half":
                    writer.write(b"0\r\n\r\n")
                    return False
                if fault == "stall":
                    await asyncio.sleep(behaviour.seconds)
                if fault == "broken":
                    await event(b'{"choices": [{"de')
                if fault == "charset":
                    await event(b'{"choices": [{"index": 0, "delta": {"content": "caf\xe9"}}]}')
                if fault == "surrogate":
                    await event(b'{"choices": [{"index": 0, "delta": {"content": "\\ud83d"}}]}')
                if fault == "error":
                    await event({"error": {"message": "overloaded", "type": "server_error", "code": 503}})
                    writer.write(b"0\r\n\r\n")
                    return False
            await event(chunk({"content": token}))
            if rate:
                await asyncio.sleep(1 / rate)
        if fault != "empty":
            await event(chunk({}, "content_filter" if fault == "filter" else "stop"))
        if request.get("stream_options", {}).get("include_usage") and fault != "empty":
            await event(chunk(usage={**usage, "completion_tokens": len(tokens)}))
        await event(b"[DONE]")
        writer.write(b"0\r\n\r\n")
        await writer.drain()
        return True


async def main(host, port):
    server = await asyncio.start_server(FakeProvider().serve, host, port)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - how the caller learns it
    # Outliving whoever started us would leave a process behind each time a test run is killed.
    parent = os.getppid()
    while os.getppid() == parent:  # noqa: ASYNC110 - no event tells of a parent's end
        await asyncio.sleep(1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()
    asyncio.run(main(arguments.host, arguments.port))

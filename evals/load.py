"""A load generator that costs little: keep-alive connections that send one request again and again."""

import asyncio
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")


@dataclass
class Answers:
    """What came back.

    Attributes:
        seconds: time of each answered request.
        statuses: how many answers had which status; 0 counts connections that broke.
        wall_s: time of the whole run.
    """

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    wall_s: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second with status 200."""
        return self.statuses.get(200, 0) / self.wall_s

    def quantile(self, share: float) -> float:
        """Return a quantile of the times in milliseconds."""
        return quantile(self.seconds, share) * 1000


def quantile(values: list[float], share: float) -> float:
    """Return the value below which `share` of the values lie."""
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def request_bytes(path: str, body: object, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a whole HTTP/1.1 POST request."""
    content = json.dumps(body).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: x",
        "Content-Type: application/json",
        f"Content-Length: {len(content)}",
    ]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


async def send(
    url: str,
    request: bytes | Callable[[int], bytes],
    *,
    connections: int,
    seconds: float = 1e9,
    count: int = 1_000_000_000,
    pause: float = 0.0,
    seen: Callable[[int, int, bytes, float], None] | None = None,
) -> Answers:
    """Send requests over so many connections for so long, or until so many are answered.

    Args:
        url: the service's address.
        request: what to send, or what to send as the nth.
        connections: requests under way at once.
        seconds: how long.
        count: how many.
        pause: seconds each connection rests after an answer.
        seen: called with number, status (0: the connection broke), body and seconds of each.
    """
    place = urlsplit(url)
    answers = Answers()
    began = time.perf_counter()
    number = 0

    async def connection() -> None:
        nonlocal number
        reader = writer = None
        while time.perf_counter() - began < seconds and number < count:
            mine, number = number, number + 1
            start = time.perf_counter()
            status, content = 0, b""
            try:
                if writer is None:
                    reader, writer = await asyncio.open_connection(place.hostname, place.port)
                writer.write(request if isinstance(request, bytes) else request(mine))
                assert reader is not None
                head = await reader.readuntil(b"\r\n\r\n")
                status = int(head[9:12])
                length = _LENGTH.search(head)
                content = await reader.readexactly(int(length[1]) if length else 0)
                if b"connection: close" in head.lower():
                    writer.close()
                    writer = None
            except (OSError, asyncio.IncompleteReadError):
                if writer is not None:
                    writer.close()
                writer = None
            took = time.perf_counter() - start
            answers.statuses[status] = answers.statuses.get(status, 0) + 1
            if status:
                answers.seconds.append(took)
            if seen:
                seen(mine, status, content, took)
            if pause:
                await asyncio.sleep(pause)
        if writer is not None:
            writer.close()

    await asyncio.gather(*(connection() for _ in range(connections)))
    answers.wall_s = time.perf_counter() - began
    return answers

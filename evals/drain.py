"""SIGTERM under load, twenty times: what of that which was accepted is lost.

    python -m evals.drain [TIMES]

Callers behave as a load balancer does: they send without a pause, on kept connections and new ones, until `/readyz` says no;
then they send nothing more, and whatever they have sent must be answered in full. Ends with one JSON line: `times`, `answered`,
`lost`, and `readyz_late` (times that the service stopped to listen before `/readyz` had said no).
"""

import asyncio
import json
import sys
import time
from urllib.parse import urlsplit

import httpx

from evals.benches.service import CHAT, warm_up
from evals.load import request_bytes
from evals.processes import Service, running_provider, running_service

CONNECTIONS = 8
REQUEST = request_bytes("/v1/suggestions", {**CHAT, "deadline": 10})


class Tally:
    """What became of each request that was sent."""

    def __init__(self) -> None:
        self.answered = 0
        self.lost = 0
        self.not_ready_at = 0.0
        self.refused_at = 0.0


async def _caller(url: str, tally: Tally) -> None:
    """Send one request after the other until the service says that it is not ready."""
    place = urlsplit(url)
    reader = writer = None
    while not tally.not_ready_at:
        if writer is None:
            try:
                reader, writer = await asyncio.open_connection(place.hostname, place.port)
            except OSError:
                tally.refused_at = tally.refused_at or time.monotonic()
                return
        assert reader is not None
        if reader.at_eof() or writer.is_closing():
            writer = None
            continue
        writer.write(REQUEST)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            answer = json.loads(await reader.readexactly(length))
        except (OSError, asyncio.IncompleteReadError):
            tally.lost += 1
            writer = None
            continue
        tally.answered += head.startswith(b"HTTP/1.1 200") and len(answer["suggestions"]) == 3
        if b"connection: close" in head.lower():
            writer.close()
            writer = None


async def _watch(url: str, tally: Tally) -> None:
    async with httpx.AsyncClient() as client:
        while not tally.not_ready_at:
            try:
                if (await client.get(f"{url}/readyz")).status_code == 503:
                    tally.not_ready_at = time.monotonic()
            except httpx.TransportError:
                return
            await asyncio.sleep(0.02)


async def _once(service: Service) -> Tally:
    tally = Tally()
    callers = [asyncio.create_task(_caller(service.url, tally)) for _ in range(CONNECTIONS)]
    await asyncio.sleep(1.0)
    service.term()
    await asyncio.gather(*callers, _watch(service.url, tally))
    return tally


def main(times: int = 20) -> dict[str, int]:
    """Do it so many times, alternately with one worker and with two."""
    answered = lost = late = 0
    with running_provider() as provider:
        for number in range(times):
            settings = {
                "model": "openai/fake",
                "api_base": f"{provider}/v1",
                "api_key": "sk-none",
                "linger": 0.6,
            }
            with running_service({**settings, "workers": number % 2 + 1}) as service:
                httpx.delete(f"{provider}/control")
                warm_up(provider, service.url)
                httpx.put(f"{provider}/control", json={"think": 0.3})
                tally = asyncio.run(_once(service))
                code = service.process.wait(60)
            late += not tally.not_ready_at or 0 < tally.refused_at < tally.not_ready_at
            answered, lost = answered + tally.answered, lost + tally.lost
            print(
                f"{number + 1:3}: {number % 2 + 1} worker(s), {tally.answered} answered, {tally.lost} lost, exit {code}",
                flush=True,
            )
    return {"times": times, "answered": answered, "lost": lost, "readyz_late": late}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)))

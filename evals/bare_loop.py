"""The LiteLLM calls of a suggestion without the service: the yardstick of its throughput.

python -m evals.bare_loop CALL.json        then a line "CONNECTIONS SECONDS" on standard input gets "CALLS_PER_SECOND"
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from service.model.provider import _import_litellm


async def _run(litellm: Any, call: dict[str, Any], connections: int, seconds: float) -> float:
    import httpx  # noqa: PLC0415

    done = 0
    began = time.perf_counter()

    async def loop() -> None:
        nonlocal done
        while time.perf_counter() - began < seconds:
            stream = await litellm.acompletion(**call, timeout=httpx.Timeout(8.0, connect=3.0))
            async for _ in stream:
                pass
            done += 1

    await asyncio.gather(*(loop() for _ in range(connections)))
    return done / (time.perf_counter() - began)


async def main(call: dict[str, Any]) -> None:
    """Read commands until standard input ends."""
    litellm = _import_litellm()
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        connections, seconds = line.split()
        print(await _run(litellm, call, int(connections), float(seconds)), flush=True)


if __name__ == "__main__":
    import uvloop

    uvloop.run(main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))

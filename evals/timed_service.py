"""The service's command line with a clock at the LiteLLM seam: each request's LiteLLM seconds go to LITELLM_CLOCK, a line each.

LITELLM_CLOCK=/tmp/clock python -m evals.timed_service serve
"""

import os
import sys
import time
from typing import Any

from service.cli import main
from service.model import provider


class _TimedStream:
    """A LiteLLM stream whose waiting is counted; everything else is the stream's own."""

    def __init__(self, stream: Any, spent: float, sink: Any) -> None:
        self._stream = stream
        self._spent = spent
        self._sink = sink

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    async def __anext__(self) -> Any:
        began = time.perf_counter()
        try:
            return await anext(self._stream)
        finally:
            self._spent += time.perf_counter() - began

    async def aclose(self) -> None:
        began = time.perf_counter()
        await self._stream.aclose()
        self._spent += time.perf_counter() - began
        self._sink.write(f"{self._spent}\n")


def _timed(load: Any) -> Any:
    def importing() -> Any:
        litellm = load()
        acompletion = litellm.acompletion
        sink = open(os.environ["LITELLM_CLOCK"], "a", buffering=1, encoding="ascii")  # noqa: SIM115, PTH123

        async def timed(**given: Any) -> Any:
            began = time.perf_counter()
            stream = await acompletion(**given)
            return _TimedStream(stream, time.perf_counter() - began, sink)

        litellm.acompletion = timed
        return litellm

    return importing


if __name__ == "__main__":
    provider._import_litellm = _timed(provider._import_litellm)  # noqa: SLF001  the seam itself
    sys.exit(main())

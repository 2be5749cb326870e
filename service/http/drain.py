"""An orderly end: on SIGTERM the service first says that it is not ready, and only then stops to listen.

A load balancer needs a moment to notice. Until then requests are still accepted, and answered with `Connection: close`
so that nobody sends the next one down a connection that is about to go.
"""

import asyncio
import signal
import threading
from types import FrameType
from typing import Any

from service.logs import log


class Drain:
    """Whether the service takes requests, and how it stops.

    Args:
        linger: seconds between SIGTERM and the end of listening, >= 0.

    Attributes:
        ready: whether requests should be sent here.
        draining: whether SIGTERM has come.
    """

    def __init__(self, linger: float) -> None:
        self._linger = linger
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: Any = None
        self.ready = False
        self.draining = False

    def open(self) -> None:
        """Take requests from now on, and SIGTERM where the server (uvicorn, gunicorn) had it until now."""
        self.ready = True
        self._loop = asyncio.get_running_loop()
        if threading.current_thread() is threading.main_thread():
            self._server = signal.getsignal(signal.SIGTERM)
            if callable(self._server):
                signal.signal(signal.SIGTERM, self._on_term)

    def close(self) -> None:
        """Take no more requests, and give SIGTERM back."""
        self.ready = False
        if callable(self._server) and signal.getsignal(signal.SIGTERM) == self._on_term:
            signal.signal(signal.SIGTERM, self._server)

    def _on_term(self, number: int, frame: FrameType | None) -> None:
        assert self._loop is not None
        if self.draining:
            self._server(number, frame)
            return
        self.draining = True
        self.ready = False
        self._loop.call_soon_threadsafe(self._start, number)

    def _start(self, number: int) -> None:
        log.info("draining", linger_s=self._linger)
        assert self._loop is not None
        self._loop.call_later(self._linger, self._server, number, None)

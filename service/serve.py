"""Run the service under uvicorn: one process, or several on one port."""

import os
import tempfile
from functools import partial
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.supervisors import Multiprocess

from service.config import Settings
from service.logs import set_up

if TYPE_CHECKING:
    from fastapi import FastAPI


class Supervisor(Multiprocess):
    """Uvicorn's supervisor of several workers, which leaves nobody waiting at a socket that no worker serves any more."""

    def terminate_all(self) -> None:
        """Stop the workers. They listen on copies of the socket; ours would go on taking connections after the last of them."""
        for own in self.sockets:
            own.close()
        super().terminate_all()


def serve(settings: Settings) -> None:
    """Listen until told to stop; SIGTERM lets accepted requests finish (see `service.http.drain`).

    Raises:
        Misconfigured: the settings are unsafe.
    """
    settings.check_exposure()
    config = uvicorn.Config(
        partial(_make_app, settings),
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(settings.drain),
    )
    if settings.workers == 1:
        uvicorn.Server(config).run()
        return
    # Where the workers' counts meet; read by prometheus_client when each of them imports it.
    with tempfile.TemporaryDirectory(prefix="softanswer-metrics-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        Supervisor(config, sockets=[config.bind_socket()]).run()


def _make_app(settings: Settings) -> "FastAPI":
    # Imported by the worker only: the supervisor needs neither the web framework nor its memory.
    from service.app import create_app  # noqa: PLC0415

    set_up()
    return create_app(settings)

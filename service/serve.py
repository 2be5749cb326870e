"""Run the service under uvicorn."""

import uvicorn

from service.app import create_app
from service.config import Settings
from service.logs import set_up


def serve(settings: Settings) -> None:
    """Listen until told to stop; SIGTERM lets accepted requests finish.

    Raises:
        Misconfigured: the settings are unsafe.
    """
    settings.check_exposure()
    set_up()
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(settings.drain),
    )
    uvicorn.Server(config).run()

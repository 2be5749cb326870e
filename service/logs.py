"""Structured logs: one JSON event a request, with ids, versions, counts and timings, and no conversation text."""

import logging
import sys
import traceback
from pathlib import Path
from typing import Any

import structlog


def set_up(*, json: bool = True) -> None:
    """Send structlog events to standard error, as JSON lines or (for a terminal) readable ones."""
    renderer: Any = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.StackInfoRenderer(),
            # Tracebacks may show local values only where a developer asks for them, never in production logs.
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


log = structlog.get_logger("softanswer")


def place_of(error: BaseException) -> str:
    """Say where an error was raised, without its message: that may quote a conversation."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""

"""Processes to measure against: the real service, and the provider that fails on demand."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
_PATIENCE = 60.0
# Set by the tests (respx sees httpx only) and by some machines; both change what is measured.
_NOT_IN_PRODUCTION = frozenset(
    {"DISABLE_AIOHTTP_TRANSPORT", "PYTHONDONTWRITEBYTECODE", "PROMETHEUS_MULTIPROC_DIR"}
)


@dataclass
class Service:
    """A running service.

    Attributes:
        url: its address.
        process: the process that was started; with several workers, their supervisor.
        startup_s: seconds from the start of the process to `/readyz`.
    """

    url: str
    process: "subprocess.Popen[bytes]"
    startup_s: float

    @property
    def rss_mb(self) -> float:
        """Resident memory of the process in megabytes."""
        return rss_mb(self.process.pid)

    @property
    def files(self) -> int:
        """Open files and sockets of the process."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))  # noqa: PTH208  names are all that is wanted

    def term(self) -> None:
        """Tell it to stop as an orchestrator does."""
        self.process.send_signal(signal.SIGTERM)


@contextmanager
def running_service(
    settings: Mapping[str, object],
    *,
    core: int | None = None,
    entry: str = "service.cli",
    log: Path | None = None,
    more: Mapping[str, str] | None = None,
) -> Iterator[Service]:
    """Start `softanswer serve` with the settings given (names without SOFTANSWER_), wait until ready, stop it at the end.

    Args:
        settings: e.g. {"model": "none"}; the port is chosen here unless given.
        core: processor that it is held to, where the machine has that many.
        entry: module to run instead of the command line's.
        log: file for its log; thrown away by default.
        more: further variables of its environment.

    Raises:
        RuntimeError: it did not get ready.
    """
    port = settings.get("port") or free_port()
    given = {"linger": "0", "port": str(port), **{name: str(value) for name, value in settings.items()}}
    clean = {
        k: v for k, v in os.environ.items() if not k.startswith("SOFTANSWER_") and k not in _NOT_IN_PRODUCTION
    }
    env = {**clean, **{f"SOFTANSWER_{name.upper()}": value for name, value in given.items()}, **(more or {})}
    url = f"http://127.0.0.1:{port}"
    began = time.perf_counter()
    with (
        (log or Path(os.devnull)).open("ab") as sink,
        subprocess.Popen(  # noqa: S603  our own command line
            [sys.executable, "-m", entry, "serve"], cwd=ROOT, env=env, stdout=sink, stderr=sink
        ) as process,
    ):
        pin(process.pid, core)
        try:
            while not _ready(url):
                if process.poll() is not None or time.perf_counter() - began > _PATIENCE:
                    raise RuntimeError("the service did not get ready")
                time.sleep(0.01)
            yield Service(url, process, time.perf_counter() - began)
        finally:
            if process.poll() is None:
                process.terminate()


@contextmanager
def running_provider(*, core: int | None = None) -> Iterator[str]:
    """Start the fake provider (tests/fake_provider.py) and yield its address."""
    command = [sys.executable, "-m", "tests.fake_provider"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        pin(process.pid, core)
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


def pin(pid: int, core: int | None) -> None:
    """Hold a process to one processor, so that what is measured does not share it with who measures."""
    if core is not None and core < (os.cpu_count() or 1):
        os.sched_setaffinity(pid, {core})


def rss_mb(pid: int) -> float:
    """Return the resident memory of a process in megabytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def free_port() -> int:
    """Return a loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(url: str) -> bool:
    # By hand: making an httpx client costs more processor time than is left over beside a process that starts.
    place = urlsplit(url)
    probe = HTTPConnection(str(place.hostname), place.port, timeout=5)
    try:
        probe.request("GET", "/readyz")
        return probe.getresponse().status == 200
    except OSError:
        return False
    finally:
        probe.close()

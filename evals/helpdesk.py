"""A real helpdesk beside the real service: a customer writes in django-helpdesk, a private follow-up with options appears.

    python -m evals.helpdesk [--venv FOLDER]

Installs django-helpdesk into a virtual environment of its own (about half a minute; FOLDER keeps it), starts both
servers on loopback ports, and prints how long each follow-up took.
"""

import argparse
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

RELEASE = "django-helpdesk==2.6.1"
_STAFF = "softanswer"
_SETTINGS = """
import os
from pathlib import Path
BASE_DIR = Path(__file__).parent
SECRET_KEY = os.environ["DESK_KEY"]
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1"]
SITE_ID = 1
INSTALLED_APPS = [
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.sites", "django.contrib.humanize",
    "rest_framework", "django_cleanup.apps.CleanupConfig", "helpdesk",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]},
}]
ROOT_URLCONF = "desk_urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "desk.sqlite3",
                         "OPTIONS": {"timeout": 20}}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
STATIC_URL = "/static/"
MEDIA_ROOT = BASE_DIR / "media"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = BASE_DIR / "sent"
DEFAULT_FROM_EMAIL = "desk@example.com"
USE_TZ = True
# Django's usual hash takes about a second for each call of the API, which is not what is measured here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
HELPDESK_ACTIVATE_API_ENDPOINT = True
HELPDESK_TEAMS_MODE_ENABLED = False
"""
_URLS = """
from django.urls import include, path
urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
"""
_SET_UP = """
import django, os
django.setup()
from django.contrib.auth import get_user_model
from django.core.management import call_command
call_command("migrate", verbosity=0)
from helpdesk.models import Queue
Queue.objects.create(title="Support", slug="support", allow_public_submission=True, allow_email_submission=True,
                     email_address="desk@example.com")
get_user_model().objects.create_user(os.environ["DESK_STAFF"], "staff@example.com", os.environ["DESK_PASSWORD"],
                                     is_staff=True, is_superuser=True)
"""
_MAIL = """
import django, logging, sys
django.setup()
from helpdesk.email import extract_email_metadata
from helpdesk.models import Queue
extract_email_metadata(sys.stdin.read(), Queue.objects.get(slug="support"), logging.getLogger("mail"))
"""


@dataclass(frozen=True)
class HelpdeskRun:
    """Both servers, running.

    Attributes:
        python: the interpreter that has django-helpdesk.
        environ: variables for programs that act inside the helpdesk.
        folder: where the helpdesk keeps its data.
        desk: address of the helpdesk.
        service: address of the service.
        api: client of the helpdesk's API, as staff.
        opened: when each ticket was opened (ISO 8601).
    """

    python: Path
    environ: dict[str, str]
    folder: Path
    desk: str
    service: str
    api: httpx.Client
    opened: dict[int, str] = field(default_factory=dict)

    def submit(self, title: str, body: str) -> int:
        """Open a ticket with the public form, as a customer does; return its number."""
        form = {
            "queue": "1",
            "title": title,
            "body": body,
            "priority": "3",
            "submitter_email": "ines@example.com",
        }
        began = datetime.now(UTC).isoformat()
        answer = httpx.post(f"{self.desk}/tickets/submit/", data=form, timeout=20)
        if answer.status_code != 302:
            raise RuntimeError(f"the form was not taken: {answer.status_code}")
        tickets: list[dict[str, Any]] = self.api.get("/api/tickets/").json()["results"]
        number = max(int(ticket["id"]) for ticket in tickets)
        self.opened[number] = began
        return number

    def mail(self, ticket: int, body: str) -> None:
        """Answer on a ticket by mail, as a customer does."""
        message = (
            "From: Ines Duarte <ines@example.com>\nTo: desk@example.com\n"
            f"Subject: Re: [support-{ticket}] Lamp\nMessage-ID: <{secrets.token_hex(8)}@example.com>\n\n{body}\n"
        )
        _run([self.python, "-c", _MAIL], self.folder, self.environ, message)

    def reply(self, ticket: int, comment: str) -> None:
        """Answer the customer, as an agent does."""
        body = {"ticket": ticket, "title": "Reply", "comment": comment, "public": True, "user": None}
        self.api.post("/api/followups/", json=body).raise_for_status()

    def followups(self, ticket: int) -> list[dict[str, Any]]:
        """Return the follow-ups of a ticket, oldest first."""
        found: list[dict[str, Any]] = self.api.get(f"/api/tickets/{ticket}/").json()["followup_set"]
        return sorted(found, key=lambda row: int(row["id"]))

    def notes(self, ticket: int) -> list[dict[str, Any]]:
        """Return the follow-ups that the service left."""
        return [
            row for row in self.followups(ticket) if (row["comment"] or "").startswith("Suggested replies")
        ]

    def wait_for_note(self, ticket: int, number: int = 1, patience: float = 30.0) -> float:
        """Wait for the note of that number; return the seconds from the customer's words to it, by the desk's clock.

        Raises:
            TimeoutError: it did not come within `patience` seconds.
        """
        until = time.monotonic() + patience
        while len(notes := self.notes(ticket)) < number:
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.05)
        wrote = [row["date"] for row in self.followups(ticket) if row["user"] is None]
        opened = wrote[-1] if wrote else self.opened[ticket]
        return (_time(notes[-1]["date"]) - _time(opened)).total_seconds()


@contextmanager
def running(venv: Path | None = None, debounce: float = 0.2) -> Iterator[HelpdeskRun]:
    """Install and start everything; the temporary folder goes away with it.

    Args:
        venv: a virtual environment to use, made if it is missing; by default one in the temporary folder.
        debounce: of the connector, seconds.

    Raises:
        subprocess.CalledProcessError: django-helpdesk cannot be installed or set up.
    """
    with tempfile.TemporaryDirectory(prefix="softanswer-helpdesk-") as name:
        folder = Path(name)
        python = _installed(venv or folder / "venv")
        (folder / "desk_settings.py").write_text(_SETTINGS, "utf-8")
        (folder / "desk_urls.py").write_text(_URLS, "utf-8")
        secret, password = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        desk_port, port = _free_port(), _free_port()
        desk, service = f"http://127.0.0.1:{desk_port}", f"http://127.0.0.1:{port}"
        hook = f"{service}/v1/connectors/django_helpdesk/{secret}"
        environ = {
            "PATH": os.environ.get("PATH", ""),
            "DJANGO_SETTINGS_MODULE": "desk_settings",
            "DESK_KEY": secrets.token_urlsafe(32),
            "DESK_STAFF": _STAFF,
            "DESK_PASSWORD": password,
            "HELPDESK_NEW_TICKET_WEBHOOK_URLS": hook,
            "HELPDESK_FOLLOWUP_WEBHOOK_URLS": hook,
        }
        _run([python, "-c", _SET_UP], folder, environ)
        (folder / "desks.toml").write_text(_desks(desk, password, secret, debounce), "utf-8")
        serving = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SOFTANSWER_")},
            "SOFTANSWER_MODEL": "none",
            "SOFTANSWER_DESKS": str(folder / "desks.toml"),
            "SOFTANSWER_PORT": str(port),
            "SOFTANSWER_LINGER": "0",
        }
        with (
            _process([sys.executable, "-m", "service.cli", "serve"], Path(__file__).parents[1], serving),
            _process(
                [python, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{desk_port}"], folder, environ
            ),
            httpx.Client(base_url=desk, auth=(_STAFF, password), timeout=20) as api,
        ):
            _wait_until_up(f"{service}/readyz")
            _wait_until_up(f"{desk}/tickets/submit/")
            yield HelpdeskRun(python, environ, folder, desk, service, api)


def _desks(desk: str, password: str, secret: str, debounce: float) -> str:
    return "\n".join(
        (
            "[django_helpdesk]",
            f'url = "{desk}"',
            f'account = "{_STAFF}"',
            f'token = "{password}"',
            f'secret = "{secret}"',
            f"debounce = {debounce}",
            "[[django_helpdesk.ground]]",
            'kind = "commitment"',
            'says = "We replace goods that arrive broken free of charge."',
        )
    )


def _installed(venv: Path) -> Path:
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)  # noqa: S603  our own interpreter
        pip: list[str | Path] = [
            python,
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--only-binary=:all:",
            RELEASE,
        ]
        subprocess.run(pip, check=True)  # noqa: S603  a fixed command
    return python


def _run(command: Sequence[str | Path], folder: Path, environ: dict[str, str], given: str = "") -> None:
    subprocess.run(  # noqa: S603  a fixed command
        command, cwd=folder, env=environ, input=given, text=True, check=True, capture_output=True
    )


@contextmanager
def _process(command: Sequence[str | Path], folder: Path, environ: dict[str, str]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environ, stdout=quiet, stderr=quiet) as process:  # noqa: S603
        try:
            yield
        finally:
            process.terminate()


def _time(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_until_up(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise TimeoutError(address)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole once and print it."""
    parser = argparse.ArgumentParser(
        description="A customer writes in django-helpdesk; print when options appear."
    )
    parser.add_argument("--venv", type=Path, help="keep django-helpdesk installed here")
    options = parser.parse_args(argv)
    began = time.perf_counter()
    with running(options.venv) as run:
        print(f"{RELEASE} and softanswer are up after {time.perf_counter() - began:.1f} s")
        ticket = run.submit(
            "Broken lamp", "My lamp arrived broken. This is the second time! I want a new one."
        )
        print(f"the customer opens ticket {ticket}; options after {run.wait_for_note(ticket):.2f} s")
        run.reply(ticket, "Thank you for telling us. Could you say which lamp it is?")
        run.mail(ticket, "The green one. And WHEN do I get it?? I have waited for two weeks.")
        print(f"the customer answers by mail; options after {run.wait_for_note(ticket, 2):.2f} s")
        note = run.notes(ticket)[-1]
        print(json.dumps({key: note[key] for key in ("id", "user", "public", "title")}))
        print(note["comment"])
    return 0


if __name__ == "__main__":
    sys.exit(main())

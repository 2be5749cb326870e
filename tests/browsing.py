"""A real browser and the real service, for tests of pages. Tests that need them skip where no Chromium is installed."""

import logging
import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import structlog
import uvicorn

from service.app import create_app
from service.config import Settings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESK = "http://desk.test"


@contextmanager
def serving(gateway=None, **settings):
    """Run the service on a free loopback port, and give its address."""
    settings = {"model": "none", "linger": 0, "drain": 1, **settings}
    app = create_app(Settings(**settings), gateway)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="error", lifespan="on", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    # The server's thread would write between the tests, where pytest catches nothing.
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    thread.start()
    try:
        until = time.monotonic() + 30
        while not server.started:
            assert thread.is_alive()
            assert time.monotonic() < until
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        structlog.configure(**before)


@pytest.fixture(name="service", scope="module")
def service_fixture():
    """The service without a model, which a helpdesk at DESK may frame."""
    with serving(embed_origins=(DESK,)) as address:
        yield address


@pytest.fixture(name="browser", scope="module")
def browser_fixture():
    """A headless Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium here")
    with sync_api.sync_playwright() as playwright:
        # The helpdesks of these tests have no address of their own, and may not frame a loopback one otherwise.
        flags = ["--no-sandbox", "--disable-features=LocalNetworkAccessChecks"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(name="browse")
def browse_fixture(browser):
    """Open pages; afterwards, nothing may have gone wrong in them and no third party have been asked."""
    contexts, wrong = [], []

    def open_page(address=None, *, expected=(), **options):
        options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        context = browser.new_context(**options)
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        # Playwright marks its handlers, and a built-in method cannot be marked.
        page.on("request", lambda request: page.asked.append(request))  # noqa: PLW0108
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda said: (
                said.type == "error" and not any(e in said.text for e in expected) and wrong.append(said.text)
            ),
        )
        if address:
            page.goto(address)
        return page

    yield open_page
    asked = {
        request.url
        for context in contexts
        for page in context.pages
        for request in getattr(page, "asked", ())
    }
    for context in contexts:
        context.close()
    assert wrong == []
    hosts = {url.split("/")[2].split(":")[0] for url in asked if "://" in url and not url.startswith("data:")}
    assert hosts <= {"127.0.0.1", "desk.test", "app.zdusercontent.test", "static.zdassets.com"}


def violations(page):
    """What axe-core finds on a page, one line each."""
    axe = pytest.importorskip("axe_playwright_python.base")
    script = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(script)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{v['id']}: {node['html'][:120]} {node['failureSummary'][:300]}"
        for v in found
        for node in v["nodes"]
    ]

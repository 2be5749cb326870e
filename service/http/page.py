"""The pages for people: the agent's page, the helpdesk embeds and the API's description, each under a strict policy.

Everything is a file of ours or of an installed package: no page asks a third party for anything.
"""

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from service.config import Settings

WEB = Path(__file__).parents[1] / "web"
# Trusted types: the browser itself refuses markup made from strings, whatever a chat contains.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; "
    "frame-ancestors {frames}"
)
# Swagger UI builds markup from strings, and draws with data: images and style attributes.
_DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class _Files(StaticFiles):
    """Static files that a browser asks for again each time, and gets again only when they have changed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file at `path`."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def add_pages(app: FastAPI, settings: Settings) -> None:
    """Add `/`, `/docs` and `/embeds/chatwoot`, and the files that they load.

    Args:
        app: made with `docs_url=None, redoc_url=None`.
        settings: `embed_origins` are the only places that may show an embed in a frame.
    """
    frames = " ".join(settings.embed_origins) or "'none'"

    @app.get("/", include_in_schema=False)
    async def page() -> Response:
        return _page(WEB / "index.html", _POLICY.format(frames="'none'"))

    @app.get("/docs", include_in_schema=False)
    async def docs() -> Response:
        return _page(WEB / "docs.html", _DOCS_POLICY)

    @app.get("/embeds/chatwoot", include_in_schema=False)
    async def chatwoot() -> Response:
        return _page(WEB / "embeds" / "chatwoot" / "index.html", _POLICY.format(frames=frames))

    app.mount("/web", _Files(directory=WEB))
    app.mount("/docs/swagger", _Files(directory=str(files("fastapi_offline") / "static")))


def _page(file: Path, policy: str) -> Response:
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-cache"}
    return FileResponse(file, media_type="text/html; charset=utf-8", headers=headers)

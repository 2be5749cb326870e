"""The Zendesk app as a package that an administrator uploads: `python -m service.http.embeds ADDRESS FILE.zip`."""

import argparse
import json
import sys
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from service.errors import BadRequest
from service.http.page import WEB

ZENDESK = WEB / "embeds" / "zendesk"
# The page's modules that the panel is made of; a package takes them along, since it lives on Zendesk's servers.
_SHARED = (
    "answer.js",
    "api.js",
    "clipboard.js",
    "editor.js",
    "element.js",
    "form.js",
    "key.js",
    "option.js",
    "panel.js",
    "problem.js",
    "refine.js",
    "replies.css",
    "spans.js",
    "style.css",
)
_ASSETS = ("app.js", "iframe.html", "logo.png", "logo-small.png")
# The oldest date that a zip can hold: the same sources give the same package, byte for byte.
_DATE = (1980, 1, 1, 0, 0, 0)


def zendesk_package(address: str) -> bytes:
    """Return the Zendesk app as a zip.

    Args:
        address: where the service is to be reached, `https://host[:port][/path]`; Zendesk's proxy sends the API key
            to that host only.

    Raises:
        BadRequest: the address is not https, or holds more than host, port and path.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment or "@" in parts.netloc:
        raise BadRequest(
            f"{address}: Zendesk needs an address like https://softanswer.example.com", field="address"
        )
    manifest = json.loads((ZENDESK / "manifest.json").read_text(encoding="utf-8"))
    manifest["domainWhitelist"] = [parts.hostname]
    manifest["parameters"][0]["default"] = address
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, "manifest.json", json.dumps(manifest, indent=2).encode())
        for name, file in _files():
            _add(package, name, file.read_bytes())
    return buffer.getvalue()


def _files() -> Iterator[tuple[str, Path]]:
    yield "translations/en.json", ZENDESK / "translations" / "en.json"
    for name in _ASSETS:
        yield f"assets/{name}", ZENDESK / name
    for name in _SHARED:
        yield f"assets/{name}", WEB / name
    for icon in sorted((WEB / "icons").glob("*.svg")):
        yield f"assets/icons/{icon.name}", icon


def _add(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)


def main(argv: Sequence[str] | None = None) -> int:
    """Write the package; return the exit status."""
    parser = argparse.ArgumentParser(
        description="Write the Zendesk app as a zip, for one address of the service."
    )
    parser.add_argument("address", help="e.g. https://softanswer.example.com")
    parser.add_argument("file", type=Path, help="the zip to write")
    options = parser.parse_args(argv)
    try:
        options.file.write_bytes(zendesk_package(options.address))
    except (BadRequest, OSError) as error:
        sys.stderr.write(f"softanswer: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A page as a picture, by the Chromium that is installed.

python -m evals.picture PAGE.html PICTURE.png [--width 1280] [--height 1400]

Nothing is fetched but the page itself, which is a file.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from service.errors import BadRequest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def take_picture(page: Path, picture: Path, width: int, height: int) -> None:
    """Write what a browser window of this size (in pixels) shows of a page, from its top, as PNG.

    Raises:
        BadRequest: there is no such page, no browser, or it made no picture.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise BadRequest(f"none of {', '.join(BROWSERS)} is installed")
    if not page.is_file():
        raise BadRequest(f"{page} is no file")
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(  # noqa: S603  our own command
            [
                browser,
                "--headless",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={profile}",
                f"--window-size={width},{height}",
                f"--screenshot={picture.resolve()}",
                # A container's root has no sandbox to give.
                *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
                page.resolve().as_uri(),
            ],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    if done.returncode or not picture.is_file():
        raise BadRequest(f"{browser} made no picture: {done.stderr.strip()[-300:]}")


def main(argv: Sequence[str] | None = None) -> int:
    """Take one picture; return 2 where none can be taken."""
    parser = argparse.ArgumentParser(prog="python -m evals.picture", description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=1400)
    options = parser.parse_args(argv)
    try:
        take_picture(options.page, options.picture, options.width, options.height)
    except BadRequest as error:
        print(f"evals.picture: {error.detail}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

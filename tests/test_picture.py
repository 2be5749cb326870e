"""A page becomes a picture of the size asked for."""

import struct

import pytest

from evals.picture import main, take_picture
from service.errors import BadRequest
from tests.browsing import CHROMIUM


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_page_becomes_a_png_of_that_size_and_shows_what_it_says(tmp_path):
    sizes = []
    for said in ("", "<p style='font-size: 90px'>worse: the gate stays shut</p>"):
        page, picture = tmp_path / "page.html", tmp_path / "page.png"
        page.write_text(f"<!doctype html><title>t</title>{said}")
        take_picture(page, picture, 640, 480)
        content = picture.read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", content[16:24]) == (640, 480)
        sizes.append(len(content))
    assert sizes[1] > sizes[0]


def test_a_page_that_is_not_there_is_refused(tmp_path, capsys):
    with pytest.raises(BadRequest):
        take_picture(tmp_path / "none.html", tmp_path / "none.png", 640, 480)
    assert main([str(tmp_path / "none.html"), str(tmp_path / "none.png")]) == 2
    assert "evals.picture:" in capsys.readouterr().err

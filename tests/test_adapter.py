"""The adapter as a file: what is written is what is read, whatever the numbers."""

import pytest

pytest.importorskip("gguf")

import numpy as np

from training import adapter


@pytest.mark.parametrize(("kind", "near"), [("Q8_0", 0.02), ("F16", 0.003)])
def test_an_adapter_is_read_as_it_was_written(tmp_path, kind, near):

    chance = np.random.default_rng(7)
    parts = {
        f"blk.{n}.attn_k.weight": (chance.normal(size=(32, 576)), chance.normal(size=(192, 32)))
        for n in range(2)
    }
    adapter.write(tmp_path / "a.gguf", parts, alpha=16.0, kind=kind)
    again, alpha = adapter.read(tmp_path / "a.gguf")
    assert alpha == 16.0
    assert list(again) == list(parts)
    for name, (a, b) in parts.items():
        assert np.abs(again[name][0] - a).max() < near
        assert np.abs(again[name][1] - b).max() < near

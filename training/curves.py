"""A picture of the loss curves."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from training.loop import Mark

mpl.use("svg")
from matplotlib import pyplot as plt

_SMOOTH = 15


def draw(path: Path, marks: Sequence[Mark]) -> None:
    """Write an SVG: training loss, smoothed over 15 steps, and the loss of what was held out."""
    plt.rcParams["svg.hashsalt"] = "softanswer"
    figure, axes = plt.subplots(figsize=(7, 4))
    losses = [mark.train for mark in marks]
    smooth = [
        sum(part) / len(part)
        for i in range(len(losses))
        for part in [losses[max(0, i - _SMOOTH + 1) : i + 1]]
    ]
    axes.plot([mark.step for mark in marks], smooth, label=f"training (mean of {_SMOOTH} steps)")
    held = [(mark.step, mark.held_out) for mark in marks if mark.held_out is not None]
    if held:
        axes.plot(*zip(*held, strict=True), marker="o", label="held-out chats")
    axes.set(xlabel="step", ylabel="loss (nats a token)")
    axes.legend()
    axes.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)

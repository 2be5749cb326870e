"""The training itself, where its tools are installed (`make train` does)."""

import pytest

pytest.importorskip("torch")

import torch

from service.model.local_model import find_weights
from training.llama import Llama
from training.loop import Plan, tensors, train
from training.tree import grow


def test_packing_changes_no_loss_and_training_lowers_it(tmp_path):

    model = Llama(find_weights(), rank=4, alpha=4.0).float()
    examples = [([1, 50, 60, 70, n], [80 + n, 90, 2]) for n in range(3)]

    def loss(tree):
        tokens, positions, mask, at, said = tensors(tree)
        with torch.no_grad():
            return float(
                torch.nn.functional.cross_entropy(model(tokens, positions, mask, at), said, reduction="sum")
            )

    alone = sum(loss(grow([one])) for one in examples)
    assert loss(grow(examples)) == pytest.approx(alone, rel=1e-4)
    plan = Plan(epochs=6, trees=1, every=3)
    marks = train(model, [grow(examples)], [grow(examples)], plan, tmp_path / "state.pt")
    assert marks[-1].held_out < 0.7 * marks[0].train
    assert train(model, [grow(examples)], [], plan, tmp_path / "state.pt") == marks, (
        "a finished run is not run again"
    )

"""The training itself: seeded, told as it goes, taken up again where it was broken off."""

import json
import math
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812  everybody's name for it

from training.llama import Llama
from training.tree import SHARED, Tree


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Attributes:
        epochs: times that each tree is seen.
        trees: chats in one step.
        rate: highest learning rate, reached after `warmup` of all steps and falling as a cosine to a twentieth.
        decay: AdamW's weight decay.
        clip: longest gradient.
        every: steps between two looks at the held-out trees, and between two checkpoints.
    """

    epochs: int = 3
    trees: int = 2
    rate: float = 8e-4
    warmup: float = 0.05
    decay: float = 0.01
    clip: float = 1.0
    every: int = 80
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the loss curves: nats a token, `held_out` where it was looked at."""

    step: int
    train: float
    held_out: float | None = None


def train(
    model: Llama,
    trees: Sequence[Tree],
    held_out: Sequence[Tree],
    plan: Plan,
    checkpoint: Path,
    *,
    first: Sequence[Tree] = (),
) -> list[Mark]:
    """Train the adapter and return the loss curves.

    Args:
        model: the adapter in it is trained in place.
        trees: seen in every epoch.
        held_out: only looked at.
        plan: how.
        checkpoint: where the state is kept between runs; training goes on from it if it was made under the same plan.
        first: seen once, among the others of the first epoch.
    """
    # A tree is a matrix of a few hundred rows: one thread for each is better used than two for one.
    torch.set_num_threads(1)
    order = _order(len(trees), len(first), plan)
    pool = [*trees, *first]
    steps = [order[i : i + plan.trees] for i in range(0, len(order), plan.trees)]
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=plan.rate, weight_decay=plan.decay, betas=(0.9, 0.98))
    marks, begin = _resume(model, optimizer, checkpoint, plan, len(steps))
    started = time.monotonic()
    workers = ThreadPoolExecutor(plan.trees)
    for number in range(begin, len(steps)):
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * _share(number, len(steps), plan.warmup)
        loss = _step(model, [pool[i] for i in steps[number]], weights, plan.clip, workers)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        done = number + 1
        look = done % plan.every == 0 or done == len(steps)
        marks.append(Mark(done, loss, mean_loss(model, held_out, workers) if look and held_out else None))
        if look:
            state = {"model": model.state_dict_of_adapter(), "optimizer": optimizer.state_dict()}
            state |= {"marks": [asdict(m) for m in marks], "plan": json.dumps([asdict(plan), len(steps)])}
            checkpoint.parent.mkdir(parents=True, exist_ok=True)
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
        if done % 10 == 0 or look:
            _tell(marks, len(steps), (time.monotonic() - started) / (done - begin))
    return marks


def mean_loss(model: Llama, trees: Sequence[Tree], workers: ThreadPoolExecutor) -> float:
    """Return the mean loss of all taught tokens, in nats."""

    def work(tree: Tree) -> tuple[Tensor, int]:
        with torch.no_grad():
            return _loss(model, tree)

    parts = list(workers.map(work, trees))
    return sum(float(loss) for loss, _ in parts) / sum(count for _, count in parts)


def tensors(tree: Tree) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return tokens, positions, mask, the indices where something is to be said, and what."""
    branch = torch.tensor(tree.branches)
    mask = (branch[None, :] == SHARED) | (branch[None, :] == branch[:, None])
    at, said = zip(*tree.lessons, strict=True)
    return (
        torch.tensor(tree.tokens),
        torch.tensor(tree.positions),
        mask.tril(),
        torch.tensor(at),
        torch.tensor(said),
    )


def _loss(model: Llama, tree: Tree) -> tuple[Tensor, int]:
    tokens, positions, mask, at, said = tensors(tree)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(tokens, positions, mask, at)
    return F.cross_entropy(logits, said, reduction="sum"), len(said)


def _step(
    model: Llama, trees: Sequence[Tree], weights: list[Any], clip: float, workers: ThreadPoolExecutor
) -> float:
    """Set the gradients of the mean loss over the trees, each tree in a thread of its own, and return that loss."""
    count = sum(sum(tree.taught) for tree in trees)

    def work(tree: Tree) -> tuple[float, tuple[Tensor, ...]]:
        loss, _ = _loss(model, tree)
        return float(loss.detach()), torch.autograd.grad(loss / count, weights)

    # Added in the order of the trees, whichever is ready first: the same run gives the same weights.
    done = list(workers.map(work, trees))
    for weight, *parts in zip(weights, *(grads for _, grads in done), strict=True):
        weight.grad = sum(parts[1:], start=parts[0])
    torch.nn.utils.clip_grad_norm_(weights, clip)
    return sum(loss for loss, _ in done) / count


def _order(trees: int, first: int, plan: Plan) -> list[int]:
    """Return what is seen when: every epoch in an order of its own, the last indices in the first one only."""
    chance = random.Random(plan.seed)  # noqa: S311  an order, no secret
    order: list[int] = []
    for epoch in range(plan.epochs):
        part = list(range(trees + (0 if epoch else first)))
        chance.shuffle(part)
        order += part
    return order


def _share(step: int, steps: int, warmup: float) -> float:
    risen = (step + 1) / max(1.0, warmup * steps)
    if risen < 1:
        return risen
    gone = (step - warmup * steps) / max(1.0, steps - warmup * steps)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * gone))


def _resume(
    model: Llama, optimizer: torch.optim.Optimizer, checkpoint: Path, plan: Plan, steps: int
) -> tuple[list[Mark], int]:
    if not checkpoint.exists():
        return [], 0
    state = torch.load(checkpoint, weights_only=True)
    if state["plan"] != json.dumps([asdict(plan), steps]):
        print(f"{checkpoint.name} was made under another plan: beginning anew", flush=True)
        return [], 0
    model.load_state_dict(state["model"], strict=False)
    optimizer.load_state_dict(state["optimizer"])
    marks = [Mark(**mark) for mark in state["marks"]]
    print(f"going on after step {marks[-1].step}", flush=True)
    return marks, marks[-1].step


def _tell(marks: list[Mark], steps: int, pace: float) -> None:
    recent = [mark.train for mark in marks[-10:]]
    held = f"  held out {marks[-1].held_out:.3f}" if marks[-1].held_out is not None else ""
    left = (steps - marks[-1].step) * pace / 60
    print(
        f"step {marks[-1].step}/{steps}  loss {sum(recent) / len(recent):.3f}{held}  {pace:.1f} s a step, {left:.0f} min left",
        flush=True,
    )

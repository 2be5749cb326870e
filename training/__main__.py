"""Train softanswer's own model: an adapter for the embedded one, and the picture of its loss.

    python -m training [--out models/softanswer-135m] [--epochs 3] [--rank 32] ...

Takes up an unfinished run from `<out>/checkpoint.pt`, which is removed at the end.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from service.model.local_model import find_weights
from service.prompt import load_prompt
from training import adapter, curves
from training.examples import DATA, read
from training.lessons import of_cases, of_chats
from training.llama import Llama
from training.loop import Plan, train
from training.tokenizer import Tokenizer

_FOLDER = Path(__file__).parents[1] / "evals" / "cases" / "guardrail"
_PASSES = "aspen birch elm fir hawthorn hazel juniper larch maple oak rowan willow"
CASES = tuple(_FOLDER / f"{name}.jsonl" for name in _PASSES.split())


def main(argv: Sequence[str] | None = None) -> None:
    """Read the data, train, write adapter and picture."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument(
        "--cases", type=Path, nargs="*", default=CASES, help="files of the guardrail's cases, seen once"
    )
    parser.add_argument("--out", type=Path, default=DATA.parent)
    parser.add_argument("--epochs", type=int, default=plan.epochs)
    parser.add_argument("--rate", type=float, default=plan.rate)
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--alpha", type=float, default=32.0)
    parser.add_argument("--seed", type=int, default=plan.seed)
    options = parser.parse_args(argv)
    torch.manual_seed(options.seed)
    plan = Plan(epochs=options.epochs, rate=options.rate, seed=options.seed)
    prompt = load_prompt("local")
    chats = list(read(sorted(options.data.glob("*.jsonl"))))
    with Tokenizer() as tokenizer:
        trees = list(of_chats((c for c in chats if not c.held_out), prompt, tokenizer))
        held = list(of_chats((c for c in chats if c.held_out), prompt, tokenizer))
        first = list(of_cases(options.cases, prompt, tokenizer))
    sizes = [len(tree) for tree in (*trees, *first)]
    print(
        f"prompt {prompt.version}: {len(trees)} chats to learn, {len(first)} of labelled cases, {len(held)} held out; "
        f"{sum(sizes)} tokens, the longest {max(sizes)}",
        flush=True,
    )
    model = Llama(find_weights(), rank=options.rank, alpha=options.alpha)
    checkpoint = options.out / "checkpoint.pt"
    marks = train(model, trees, held, plan, checkpoint, first=first)
    parts = {name: (a.detach().numpy(), b.detach().numpy()) for name, (a, b) in model.adapter().items()}
    adapter.write(options.out / "adapter.gguf", parts, alpha=options.alpha)
    curves.draw(options.out / "loss.svg", marks)
    checkpoint.unlink()
    size = (options.out / "adapter.gguf").stat().st_size
    print(f"adapter.gguf: {size / 1e6:.1f} MB; loss of what was held out: {marks[-1].held_out or 0:.3f}")


if __name__ == "__main__":
    main()

"""What the training is worth: the same chats, none of them taught, answered by the model with and without its adapter.

    python -m training.compare [--adapter FILE] [--chats 60] [--sheet FOLDER]

The chats are those held out of the data, then those of `evals/cases/conversations`; for each the product chooses three moves,
and each writer has one try at each. Printed: the share that passes the guardrail, and that is also fit to be shown, with 95 %
Wilson intervals. `--sheet` writes every reply, and a composed one for the same chat and move, in one unmarked order for
blind reading: `sheet.jsonl`, and apart from it who wrote which (`key.json`).
"""

import argparse
import asyncio
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from evals.guardrail import wilson
from service.chat import fitness, holding
from service.chat.moves import Choice, choose
from service.chat.situation import Situation, read_situation
from service.config import ADAPTER
from service.conversation import Conversation
from service.guardrail import check
from service.language.text import Text
from service.model.local_model import LocalModel
from service.prompt import Prompt, load_prompt
from service.scene import Scene
from training.examples import DATA, read

CONVERSATIONS = Path(__file__).parents[1] / "evals" / "cases" / "conversations"
_VARIANTS = 8


@dataclass(frozen=True, slots=True)
class Task:
    """A chat with one move to write for."""

    chat: str
    scene: Scene
    conversation: Conversation
    situation: Situation
    choice: Choice


@dataclass(frozen=True, slots=True)
class Reply:
    """What a writer wrote for a task; `faults` are the rules that block it, `unfit` why it is not worth showing."""

    task: Task
    writer: str
    text: str
    faults: tuple[str, ...]
    unfit: str | None


def tasks(chats: int) -> Iterator[Task]:
    """Yield the tasks, three to a chat."""
    for name, conversation in islice(_untaught(), chats):
        scene = Scene(conversation)
        situation = read_situation(scene)
        for choice in choose(situation, conversation, 3):
            yield Task(name, scene, conversation, situation, choice)


def _untaught() -> Iterator[tuple[str, Conversation]]:
    for chat in read(sorted(DATA.glob("*.jsonl"))):
        if chat.held_out:
            yield chat.id, chat.conversation
    rows = [
        json.loads(line)
        for path in sorted(CONVERSATIONS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    # Spread over the files, which were written one domain after the other.
    for row in sorted(rows, key=lambda row: row["id"].partition("-")[::-1]):
        yield f"eval {row['id']}", Conversation.model_validate(row["conversation"])


@asynccontextmanager
async def _loaded(adapter: Path | None) -> AsyncIterator[LocalModel]:
    model = LocalModel(lora=adapter)
    await model.warm()
    try:
        yield model
    finally:
        await model.aclose()


async def write(model: LocalModel, prompt: Prompt, task: Task, seed: int) -> str:
    """Return one answer of the model to a task, as the product asks for it."""
    rendered = prompt.render(task.conversation, task.situation, [task.choice])
    options: dict[str, Any] = {
        "temperature": prompt.temperature,
        "max_tokens": prompt.max_tokens,
        "stop": list(prompt.stop),
        "seed": seed,
    }
    async with aclosing(model.write([dict(m) for m in rendered.messages], options)) as chunks:
        parts = [c["choices"][0]["delta"].get("content") or "" async for c in chunks if c.get("choices")]
    return "".join(parts).strip()


async def written(writer: str, adapter: Path | None, prompt: Prompt, asked: Sequence[Task]) -> list[Reply]:
    """Return the replies of the embedded model, with or without an adapter."""
    replies = []
    began = time.monotonic()
    async with _loaded(adapter) as model:
        for number, task in enumerate(asked):
            replies.append(_judged(task, writer, await write(model, prompt, task, number)))
    print(f"{writer}: {len(asked)} replies, {(time.monotonic() - began) / len(asked):.2f} s each", flush=True)
    return replies


def composed(task: Task) -> Reply:
    """Return the first composed reply that passes, or where none does the first."""
    texts = (holding.compose(task.choice.move, task.situation, task.scene, n) for n in range(_VARIANTS))
    judged = [_judged(task, "composed", text) for text in texts]
    return next((reply for reply in judged if not reply.faults), judged[0])


def _judged(task: Task, writer: str, text: str) -> Reply:
    read = Text(text)
    faults = {f.rule for f in check(read, task.scene).findings if f.severity == "block"}
    return Reply(task, writer, text, tuple(sorted(faults)), fitness.unfit(read, task.situation, task.scene))


def report(replies: Sequence[Reply]) -> None:
    """Print the shares, by writer and by move."""
    of: dict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        of[reply.writer].append(reply)
    for writer, own in of.items():
        print(f"\n{writer} (one try, {len(own)} replies)")
        print(f"  passes the guardrail   {share([not r.faults for r in own])}")
        print(f"  and is fit to be shown {share([not r.faults and not r.unfit for r in own])}")
        for move in sorted({r.task.choice.move.id for r in own}):
            part = [r for r in own if r.task.choice.move.id == move]
            print(f"    {move:22} {share([not r.faults for r in part])}")
        rules = Counter(rule for r in own for rule in r.faults)
        print("  blocked by: " + ", ".join(f"{rule} {n}" for rule, n in rules.most_common(12)))


def share(yes: Sequence[bool]) -> str:
    """Return a share with its 95 % Wilson interval and its counts."""
    low, high = wilson(sum(yes), len(yes))
    return f"{sum(yes) / len(yes):.2f} ({low:.2f}-{high:.2f}), {sum(yes)} of {len(yes)}"


def write_sheet(folder: Path, replies: Sequence[Reply], seed: int) -> None:
    """Write the sheet for blind reading, and the key to it."""
    mixed = list(replies)
    random.Random(seed).shuffle(mixed)  # noqa: S311  an order, no secret
    folder.mkdir(parents=True, exist_ok=True)
    lines, key = [], {}
    for number, reply in enumerate(mixed, 1):
        about = reply.task.conversation
        line = {
            "number": number,
            "messages": [f"{m.role}: {m.text}" for m in about.messages],
            "facts": about.facts,
            "actions": about.actions,
            "commitments": about.commitments,
            "teams": about.teams,
            "move": reply.task.choice.move.id,
            "reply": reply.text,
        }
        lines.append(json.dumps(line, ensure_ascii=False))
        key[number] = {
            "writer": reply.writer,
            "chat": reply.task.chat,
            "faults": reply.faults,
            "unfit": reply.unfit,
        }
    (folder / "sheet.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


async def _run(options: argparse.Namespace) -> None:
    asked = list(tasks(options.chats))
    replies = await written("trained", options.adapter, load_prompt("local"), asked)
    replies += await written("untrained", None, load_prompt("bare"), asked)
    replies += [composed(task) for task in asked]
    report(replies)
    if options.sheet:
        write_sheet(options.sheet, replies, options.seed)


def main(argv: Sequence[str] | None = None) -> None:
    """Let the writers write, and print what their replies are worth."""
    parser = argparse.ArgumentParser(prog="python -m training.compare", description=__doc__.splitlines()[0])
    parser.add_argument("--adapter", type=Path, default=ADAPTER)
    parser.add_argument("--chats", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sheet", type=Path, help="a folder for blind reading")
    asyncio.run(_run(parser.parse_args(argv)))


if __name__ == "__main__":
    main()

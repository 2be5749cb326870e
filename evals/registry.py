"""Our chats as a registry of OpenAI Evals: the messages that the service would send, and what the answer has to hold.

A chat yields one sample for each thing that a fit answer brings (`Chat.use`); its alternatives are the sample's `ideal`,
and that library's `Includes` finds them whatever their case. What an answer must not claim has no class there, and stays
with `softanswer eval run`.
"""

import json
from collections.abc import AsyncIterator, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from evals.chats import Chat
from service import ChatMessage, Prompt, ScriptedGateway, suggest
from service.errors import BadRequest


class Written(NamedTuple):
    """A registry that was written: the eval's name, its file, its samples, and how many they are."""

    name: str
    registry: Path
    samples: Path
    number: int


async def samples(chats: Iterable[Chat], prompt: Prompt) -> AsyncIterator[dict[str, Any]]:
    """Yield samples: `input` (messages), `ideal` (texts, any of which will do), `case` (the chat's id).

    Args:
        chats: those that name nothing to use yield none.
        prompt: the version that asks.
    """
    for chat in chats:
        if chat.use:
            messages = await _asked(chat, prompt)
            for wanted in chat.use:
                ideal = [part.strip() for part in wanted.split("|") if part.strip()]
                yield {"input": messages, "ideal": ideal, "case": chat.id}


async def write_registry(folder: Path, chats: Iterable[Chat], prompt: Prompt) -> Written:
    """Write `evals/NAME.yaml` and `data/NAME/samples.jsonl`, as `oaieval --registry_path FOLDER` looks for them.

    Args:
        folder: the registry, made where it is missing; other evals in it are left alone.
        chats: what to write, a chat at a time.
        prompt: the version that asks; it gives the eval its name, "softanswer-v2".

    Raises:
        BadRequest: no chat names anything to use, or the folder cannot be written to.
    """
    name = f"softanswer-{prompt.id}"
    registry, data = folder / "evals" / f"{name}.yaml", folder / "data" / name / "samples.jsonl"
    total, count = sha256(), 0
    try:
        for path in (registry, data):
            path.parent.mkdir(parents=True, exist_ok=True)
        with data.open("w", encoding="utf-8") as file:
            async for sample in samples(chats, prompt):
                line = json.dumps(sample, ensure_ascii=False) + "\n"
                total.update(line.encode())
                file.write(line)
                count += 1
        if not count:
            raise BadRequest("no case names anything to use, so there is nothing to look for in an answer")
        # The last part of a name there is the version of the data: another digest is another eval.
        registry.write_text(_entry(name, f"{name}.uses.{total.hexdigest()[:8]}"), encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"{folder} cannot be written to: {error}") from None
    return Written(name, registry, data, count)


def _entry(name: str, full: str) -> str:
    return (
        f"{name}:\n"
        f"  id: {full}\n"
        "  description: What is known and helps stands in one of the options.\n"
        "  metrics: [accuracy]\n"
        f"{full}:\n"
        "  class: evals.elsuite.basic.includes:Includes\n"
        "  args:\n"
        f"    samples_jsonl: {name}/samples.jsonl\n"
        "    ignore_case: true\n"
    )


async def _asked(chat: Chat, prompt: Prompt) -> tuple[ChatMessage, ...]:
    """Return what the service sends a model about a chat, by letting it ask one that never answers."""
    gateway = ScriptedGateway([])
    await suggest(chat.conversation, prompt=prompt, gateway=gateway)
    return gateway.calls[0].messages

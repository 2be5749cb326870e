"""Ask for options on real chats and complaints, and count where they came from and what the guardrail threw out.

    python -m evals.real_chats FOLDER [--complaints 40] [--words 120] [--out FILE] [--model none]

FOLDER holds `abcd_dialogues.jsonl` (chats with messages and actions) and `cfpb_complaints.jsonl` (letters, taken as one
message); they are not part of the project, and without them nothing is measured. `--out` writes every option for reading.
"""

import argparse
import asyncio
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from service.app import make_gateway
from service.config import read_settings
from service.conversation import MAX_MESSAGE_CHARS, Conversation
from service.guardrail import check
from service.model.gateway import LiteLLMGateway
from service.prompt import load_prompt
from service.suggestions import suggest


def chats(folder: Path, complaints: int, words: int) -> Iterator[Conversation]:
    """Yield the real chats, then the complaints cut to their first words, each as a request."""
    for row in _rows(folder / "abcd_dialogues.jsonl"):
        messages = [m for m in row["messages"] if m["text"].strip()]
        yield _request(messages, actions=row["actions"])
    for row in islice(_rows(folder / "cfpb_complaints.jsonl"), complaints):
        text = " ".join(row["text"].split()[:words])[:MAX_MESSAGE_CHARS]
        yield _request([{"role": "customer", "text": text}])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _request(messages: list[dict[str, str]], actions: Sequence[str] = ()) -> Conversation:
    return Conversation.model_validate(
        {"messages": messages, "actions": [a for a in actions if a], "deadline": 20, "explain": True}
    )


async def _run(options: argparse.Namespace) -> None:
    settings = read_settings()
    if options.model:
        settings = settings.model_copy(update={"model": options.model})
    gateway = make_gateway(settings)
    prompt = load_prompt(settings.prompt_id)
    origins: Counter[str] = Counter()
    thrown: dict[str, Counter[str]] = {"model": Counter(), "composed": Counter()}
    seconds, passing, overlaps, asked = [], 0, [], 0
    pages = []
    for conversation in chats(options.folder, options.complaints, options.words):
        asked += 1
        began = time.perf_counter()
        answer = await suggest(conversation, prompt=prompt, gateway=gateway)
        seconds.append(time.perf_counter() - began)
        texts = [s.text for s in answer.suggestions]
        passing += len(texts) == conversation.options and not any(
            check(t, conversation).blocked for t in texts
        )
        origins.update(s.origin for s in answer.suggestions)
        for one in answer.rejected:
            thrown[one.origin].update(
                {f.rule.partition("/")[0] for f in one.findings if f.severity == "block"} or {"unfit"}
            )
        overlaps += [_overlap(a, b) for i, a in enumerate(texts) for b in texts[i + 1 :]]
        pages.append(_page(asked, conversation, answer))
    if isinstance(gateway, LiteLLMGateway):
        await gateway.aclose()
    ranked = sorted(seconds)
    print(f"model {settings.model}, prompt {prompt.version}: {asked} chats")
    print(f"three options that all pass: {passing} of {asked}")
    print(f"written by the model: {origins['model']}, composed: {origins['composed']}")
    for origin, counts in thrown.items():
        print(f"thrown out ({origin}): " + (", ".join(f"{k} {v}" for k, v in counts.most_common()) or "none"))
    print(f"seconds: p50 {ranked[len(ranked) // 2]:.2f}, p95 {ranked[int(0.95 * len(ranked))]:.2f}")
    print(f"word-bigram overlap of options, median: {statistics.median(overlaps):.3f}")
    if options.out:
        options.out.write_text("\n".join(pages), encoding="utf-8")


def _overlap(a: str, b: str) -> float:
    """Return the share of word bigrams that two options have in common (Jaccard)."""
    one, two = ({*zip(t.lower().split(), t.lower().split()[1:], strict=False)} for t in (a, b))
    return len(one & two) / max(len(one | two), 1)


def _page(number: int, conversation: Conversation, answer: Any) -> str:
    lines = [f"== {number}"]
    lines += [f"   {m.role}: {m.text}" for m in conversation.messages[-3:]]
    lines += [f"   action: {a}" for a in conversation.actions]
    lines += [f"   signals: {', '.join(s.id for s in answer.situation.signals)}"]
    lines += [f" {i}. [{s.move}, {s.origin}] {s.text}" for i, s in enumerate(answer.suggestions, 1)]
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> None:
    """Run over the folder, or say that there is none."""
    parser = argparse.ArgumentParser(prog="python -m evals.real_chats", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--complaints", type=int, default=40)
    parser.add_argument("--words", type=int, default=120)
    parser.add_argument("--model", help="instead of SOFTANSWER_MODEL; none composes every option")
    parser.add_argument("--out", type=Path, help="write every option there, for reading")
    options = parser.parse_args(argv)
    if not (options.folder / "abcd_dialogues.jsonl").is_file():
        print(f"no abcd_dialogues.jsonl in {options.folder}: nothing to measure")
        return
    asyncio.run(_run(options))


if __name__ == "__main__":
    main()

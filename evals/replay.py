"""Replay a capable model's recorded answers through the service: what does the guardrail refuse of them, and rightly?

    python -m evals.replay [--list]

`evals/recordings/requests.jsonl` holds thirty chats, `answers.jsonl` what a capable model answered to the prompt as it was
rendered then, `refusals.jsonl` what a reader says of each refusal: whether the rule is right that the reply must not go out.
A refusal that nobody has read counts as neither. `--list` prints every refusal with its label.
"""

import argparse
import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from service.answer import make_parser
from service.chat.fitness import unfit
from service.chat.moves import choose
from service.chat.situation import read_situation
from service.conversation import Conversation
from service.guardrail import check
from service.language.text import Text
from service.model.gateway import ScriptedGateway
from service.prompt import Prompt, load_prompt
from service.scene import Scene
from service.suggestions import Rejected, Suggestions, stream

RECORDINGS = Path(__file__).parent / "recordings"


@dataclass(frozen=True)
class Recording:
    """One chat and what the model answered.

    Attributes:
        prompt: the version that asked, id@digest.
        asked: the first sixteen hex digits of the SHA-256 of the rendered messages.
        moves: the moves that were asked for.
        text: the answer as it was given.
    """

    id: str
    conversation: Conversation
    prompt: str
    asked: str
    moves: tuple[str, ...]
    text: str

    def candidates(self, prompt: Prompt) -> dict[str, str]:
        """Return the answer's options by move."""
        parser = make_parser(prompt.contract, self.moves, prompt.spare)
        return {c.move: c.text for c in (*parser.feed(self.text), *parser.close())}


@dataclass(frozen=True)
class Refusal:
    """A candidate that did not pass; `rules` holds `unfit` where it broke none."""

    id: str
    move: str
    text: str
    rules: tuple[str, ...]
    why: tuple[str, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """The families of the rules; a reader judges by family, for rules are split and renamed."""
        return tuple(dict.fromkeys(rule.partition("/")[0] for rule in self.rules))


@dataclass
class Replay:
    """What came of all recordings."""

    candidates: int = 0
    composed: int = 0
    options: int = 0
    changed: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def recordings(folder: Path = RECORDINGS) -> Iterator[Recording]:
    """Yield the recordings."""
    requests = {row["conversation_id"]: row for row in _rows(folder / "requests.jsonl")}
    for row in _rows(folder / "answers.jsonl"):
        conversation = Conversation.model_validate(requests[row["id"]])
        yield Recording(
            row["id"],
            conversation,
            row["prompt"],
            row["asked"],
            tuple(row["moves"]),
            row["text"],
        )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines())


async def replay(folder: Path = RECORDINGS) -> Replay:
    """Send every recorded answer through the service as if the model had just given it."""
    done = Replay()
    for recording in recordings(folder):
        await _replay(recording, done)
    return done


async def _replay(recording: Recording, done: Replay) -> None:
    prompt = load_prompt(recording.prompt.partition("@")[0])
    candidates = recording.candidates(prompt)
    done.candidates += len(candidates)
    done.changed += asked(recording, prompt) != recording.asked
    refused: set[str] = set()
    open_ = set(candidates)
    # One script: the second round finds the model gone, so that every candidate is judged once.
    gateway = ScriptedGateway([recording.text])
    async for event in stream(recording.conversation, prompt=prompt, gateway=gateway):
        if isinstance(event, Rejected) and event.origin == "model":
            refused.add(event.move)
            rules = tuple(sorted({f.rule for f in event.findings if f.severity == "block"})) or ("unfit",)
            why = tuple(
                f"{f.text!r}: {f.evidence or f.says}" for f in event.findings if f.severity == "block"
            )
            done.refusals.append(
                Refusal(recording.id, event.move, event.text, rules, why or (event.unfit or "",))
            )
        if isinstance(event, Suggestions):
            done.options += len(event.suggestions)
            done.composed += sum(s.origin == "composed" for s in event.suggestions)
            open_ -= refused | {s.move for s in event.suggestions if s.origin == "model"}
    done.refusals += _unasked(recording, {move: candidates[move] for move in sorted(open_)})


def asked(recording: Recording, prompt: Prompt) -> str:
    """Return the digest of the messages that the service would send for this chat now."""
    conversation = recording.conversation
    situation = read_situation(Scene(conversation))
    messages = prompt.render(
        conversation, situation, choose(situation, conversation, conversation.options)
    ).messages
    return sha256("\0".join(m["content"] for m in messages).encode()).hexdigest()[:16]


def _unasked(recording: Recording, candidates: dict[str, str]) -> Iterator[Refusal]:
    """Judge what was written for a move that is no longer chosen for this chat."""
    scene = Scene(recording.conversation)
    situation = read_situation(scene)
    for move, text in candidates.items():
        findings = [f for f in check(text, scene).findings if f.severity == "block"]
        why = tuple(f"{f.text!r}: {f.evidence or f.says}" for f in findings)
        rules = tuple(sorted({f.rule for f in findings}))
        if not findings and (reason := unfit(Text(text), situation, scene)):
            rules, why = ("unfit",), (reason,)
        if rules:
            yield Refusal(recording.id, move, text, rules, why)


def labels(folder: Path = RECORDINGS) -> dict[tuple[str, str, str], tuple[bool, str]]:
    """Return what a reader says of (chat, move, family): whether the refusal is right, and why."""
    path = folder / "refusals.jsonl"
    rows = _rows(path) if path.exists() else ()
    return {(str(r["id"]), str(r["move"]), str(r["family"])): (bool(r["right"]), str(r["why"])) for r in rows}


def figures(done: Replay, read_: dict[tuple[str, str, str], tuple[bool, str]]) -> dict[str, float]:
    """Return counts and shares; a refusal is right as soon as one of its families is."""
    right = wrong = unread = 0
    for refusal in done.refusals:
        verdicts = [
            read_[key][0]
            for family in refusal.families
            if (key := (refusal.id, refusal.move, family)) in read_
        ]
        if any(verdicts):
            right += 1
        elif len(verdicts) == len(refusal.families):
            wrong += 1
        else:
            unread += 1
    return {
        "replayed": done.candidates,
        "replay_refused": len(done.refusals),
        "replay_unread": unread,
        "refusals_right_share": right / (right + wrong) if right + wrong else 1.0,
        "fit_refused_share": wrong / (done.candidates - right),
        "replay_composed_share": done.composed / done.options,
        "replay_prompts_changed": done.changed,
    }


def main() -> None:
    """Replay, print what was refused by which rule, and end with one JSON line."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.replay", description=__doc__.split("\n\n")[0] if __doc__ else None
    )
    parser.add_argument("--list", action="store_true", help="print every refusal with its label")
    given = parser.parse_args()
    done, read_ = asyncio.run(replay()), labels()
    by_rule = Counter(rule for refusal in done.refusals for rule in refusal.rules)
    for rule, count in by_rule.most_common():
        print(f"  {count:3} {rule}")
    if given.list:
        for refusal in done.refusals:
            print(f"\n{refusal.id} {refusal.move}\n  {refusal.text}")
            print(f"  {', '.join(refusal.rules)}")
            for family in refusal.families:
                label = read_.get((refusal.id, refusal.move, family))
                print(
                    f"  {family}: {'unread' if label is None else ('right' if label[0] else 'WRONG') + ', ' + label[1]}"
                )
            for why in refusal.why:
                print(f"    {why}")
    print(json.dumps({name: round(value, 4) for name, value in figures(done, read_).items()}))


if __name__ == "__main__":
    main()

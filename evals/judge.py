"""A judge model, held to a person's reading before anybody trusts it.

python -m evals.judge --model M [--version v1] [--limit N] [--json]

Asks any LiteLLM model to score the replies of `evals/cases/readings.jsonl` by the scorers' own criteria, and prints how far
it agrees with the reader beside how far the deterministic scorer does. Its prompt is a file of `evals/judges/`; results name
its version by its digest.
"""

import argparse
import asyncio
import json
import re
import string
from collections import defaultdict
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from evals.agreement import Compared, readings
from evals.guardrail import wilson
from evals.score import Score, Scorer, unscored
from evals.scorers import SCORERS
from service import ChatMessage, Conversation, ModelGateway, ModelOptions, one_line, read_settings
from service.errors import ModelError, NotFound

# The third reading holds answers of several options, which a judge is not asked about.
_SINGLE = (1, 2)
_FOLDER = Path(__file__).parent / "judges"
_JSON = re.compile(r"\{[^{}]*\}")
_NEAR = 0.25


@dataclass(frozen=True, slots=True)
class Judge:
    """A judge: a model and a version of what it is asked."""

    gateway: ModelGateway
    version: str
    template: string.Template

    async def score(self, reply: str, conversation: Conversation, scorer: Scorer) -> Score:
        """Return the model's score by a scorer's criterion; unscored where its answer cannot be read."""
        chat = "\n".join(f"{m.role}: {one_line(m.text)}" for m in conversation.messages if m.role != "note")
        known = (*conversation.facts, *conversation.actions, *conversation.commitments)
        asked = self.template.substitute(
            says=scorer.says,
            chat=chat,
            known="\n".join(f"- {one_line(ground)}" for ground in known) or "(nothing)",
            reply=one_line(reply),
        )
        messages: list[ChatMessage] = [{"role": "user", "content": asked}]
        said = ""
        try:
            async with aclosing(
                self.gateway.stream(messages, ModelOptions(temperature=0, max_tokens=120))
            ) as pieces:
                async for piece in pieces:
                    said += piece.text
        except ModelError as error:
            return unscored(f"the judge did not answer: {error.reason}")
        return read_score(said)


def load_judge(gateway: ModelGateway, version: str = "v1") -> Judge:
    """Return a judge with a version of its prompt.

    Raises:
        NotFound: there is no such version.
    """
    try:
        text = (_FOLDER / f"{version}.md").read_text("utf-8")
    except OSError:
        raise NotFound(f"there is no judge {version} in {_FOLDER.name}/") from None
    return Judge(gateway, f"{version}@{sha256(text.encode()).hexdigest()[:8]}", string.Template(text))


def read_score(said: str) -> Score:
    """Read a judge's answer: the last JSON object in it with a `score` of 0 to 1."""
    for found in reversed(_JSON.findall(said)):
        try:
            answer: Any = json.loads(found)
            value = float(answer["score"])
        except (ValueError, KeyError, TypeError):
            continue
        if 0 <= value <= 1:
            return Score(value, str(answer.get("why", ""))[:300])
    return unscored("the judge's answer cannot be read")


async def agreement(judge: Judge, compared: Sequence[Compared]) -> dict[str, dict[str, Any]]:
    """Return for each scorer how many replies the judge scored, and on how many it agreed with the reader."""
    scorers = {scorer.id: scorer for scorer in SCORERS}
    seats = asyncio.Semaphore(8)

    async def one(item: Compared) -> Score:
        async with seats:
            return await judge.score(item.texts[0], item.chat.conversation, scorers[item.scorer])

    scores = await asyncio.gather(*(one(item) for item in compared))
    found: defaultdict[str, dict[str, Any]] = defaultdict(
        lambda: {"of": 0, "judge": 0, "scorer": 0, "unread": 0}
    )
    for item, score in zip(compared, scores, strict=True):
        row = found[item.scorer]
        if score.value is None:
            row["unread"] += 1
            continue
        row["of"] += 1
        row["judge"] += abs(score.value - item.label) <= _NEAR
        row["scorer"] += item.agrees
    return dict(found)


async def _judge(options: argparse.Namespace) -> tuple[str, dict[str, dict[str, Any]]]:
    from service import make_gateway  # noqa: PLC0415  brings the web framework

    settings = read_settings().model_copy(update={"model": options.model, "fallback_models": ()})
    gateway: Any = make_gateway(settings)
    if gateway is None:
        raise NotFound("a judge needs a model")
    judge = load_judge(gateway, options.version)
    try:
        return judge.version, await agreement(judge, list(readings(passes=_SINGLE))[: options.limit])
    finally:
        await gateway.aclose()


def main(argv: Sequence[str] | None = None) -> None:
    """Print the agreement of a judge model with the readings."""
    parser = argparse.ArgumentParser(prog="python -m evals.judge", description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="any LiteLLM model")
    parser.add_argument("--version", default="v1", help="which prompt of evals/judges/")
    parser.add_argument("--limit", type=int, help="only the first readings")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    version, rows = asyncio.run(_judge(options))
    if options.json:
        print(json.dumps({"judge": version, "model": options.model, "scorers": rows}))
        return
    print(f"judge {version}, {options.model}: agreement with the reader, beside the deterministic scorer's")
    for name, row in rows.items():
        low, high = wilson(row["judge"], row["of"])
        print(
            f"{name:16} {row['judge']:3} of {row['of']:3}  [{low:.3f}, {high:.3f}]  scorer {row['scorer']:3}  unread {row['unread']}"
        )


if __name__ == "__main__":
    main()

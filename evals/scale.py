"""What a long run takes: seconds and peak memory of one process after 1,000, 5,000 and 10,000 chats, and of its report.

python -m evals.scale [--cases N] [--concurrency N]

The chats are our own, each time under another id and with another order number; the model is a script that writes three
replies at once, of which some are refused. Everything else is what `softanswer eval run` does.
"""

import argparse
import asyncio
import re
import resource
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

from evals.chats import Chat, digest, find_cases
from evals.report import write_report
from evals.results import Run
from evals.run import Plan, run
from service import load_prompt

MARKS = (1_000, 5_000, 10_000)
_REPLIES = (
    "I'm sorry about the {thing}. I'll look into it with you now. When did you first see it?",
    "You were counting on the {thing}, and I can see that. Could you tell me a little more about it, please?",
    "I've read what you wrote of the {thing}, and I want to understand it. What would put this right for you?",
    "Thank you for telling me of the {thing}. Let me check what is known, and I'll come straight back to you here.",
    "We apologise for any inconvenience caused. You should have told us of the {thing} before.",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an answer, as a gateway yields it."""

    text: str = ""
    model: str = "script"
    usage: None = None


class Script:
    """A model that writes something for every move that it is asked for."""

    model = "script"

    async def stream(self, messages: Sequence[Any], options: Any) -> AsyncGenerator[Piece, None]:  # noqa: ARG002
        """Write one of a few replies for each move; which ones, the chat decides."""
        asked = messages[-1]["content"]
        random = Random(asked)  # noqa: S311  no secret
        said = re.findall(r"^customer: (.+)", asked, re.MULTILINE)[-1]
        thing = max(re.findall(r"[a-z]+", said) or ["matter"], key=len)
        moves = dict.fromkeys(re.findall(r"[a-z]+(?:-[a-z]+)+(?=:)", asked.rpartition("Write one option")[2]))
        for move in moves:
            yield Piece(f'<option move="{move}">\n{random.choice(_REPLIES).format(thing=thing)}\n</option>\n')


def chats(number: int) -> Iterator[Chat]:
    """Yield so many chats, made as they are asked for."""
    for i, chat in enumerate(islice(cycle(find_cases()), number)):
        last = chat.conversation.messages[-1]
        words = last.model_copy(update={"text": f"{last.text} My order is {700_000 + i}."})
        messages = (*chat.conversation.messages[:-1], words)
        yield chat.model_copy(
            update={
                "id": f"{chat.id}-{i}",
                "conversation": chat.conversation.model_copy(update={"messages": messages}),
            }
        )


def peak() -> float:
    """Return the peak resident size of this process in MB."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1 << 20) if sys.platform == "darwin" else size / 1024


async def measure(number: int, concurrency: int) -> None:
    """Run so many chats with the script, then compare the run with itself and write its page; print what each took."""

    def given() -> Iterator[Chat]:
        return chats(number)

    began = time.perf_counter()

    def told(what: str) -> None:
        print(f"{what:>14} {time.perf_counter() - began:8.0f} s {peak():8.0f} MB", flush=True)

    def tick(done: int, _: int) -> None:
        if done in MARKS or done == number:
            told(f"{done:,} chats")

    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(given, digest(given()), concurrency=concurrency)
        outcome = await run(plan, load_prompt("v2"), Script(), Path(folder), tick)
        assert outcome.scored == number, outcome.failed[:3]
        page = Path(folder) / "report.html"
        await asyncio.to_thread(write_report, page, [Run(outcome.path)] * 2, given)
        told("report")
        sizes = [path.stat().st_size / (1 << 20) for path in (outcome.path, page)]
        print("results {:.0f} MB, report {:.1f} MB on disk".format(*sizes))


def main(argv: Sequence[str] | None = None) -> None:
    """Measure once."""
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=MARKS[-1], metavar="N", help="how many chats (10,000)")
    parser.add_argument("--concurrency", type=int, default=4, metavar="N", help="answers under way at once")
    options = parser.parse_args(argv)
    asyncio.run(measure(options.cases, options.concurrency))


if __name__ == "__main__":
    main()

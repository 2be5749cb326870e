"""How far the scorers agree with a person who read the same replies without seeing a score.

python -m evals.agreement [--misses] [--only PASS]

`evals/cases/readings.jsonl` holds a line for each answer that was read, and what the reader would give it: 1, 0.5 or 0, or
the share of pairs that differ. The answer is the reply of a labelled guardrail case (`file`, `case`), together with the
replies of others on the same conversation (`with`), or `options` written to one of our own chats (`chat`). A scorer that
agrees on less than 85 in 100 is mended or dropped. The first pass mended the scorers that it has, and the second was read
afterwards; the third mended `history`, `honest-unknown`, `promise` and `reading-grade`, the fourth was read after that; it
mended `honest-unknown` once more, which the fifth was read after. `model-share` counts who wrote what: there is nothing to read.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evals.answers import Answer, Option, Reading, Refused
from evals.chats import Chat, find_cases
from evals.guardrail import wilson
from evals.score import Score
from evals.scorers import SCORERS
from service import check, read_cases

_CASES = Path(__file__).parent / "cases"
_NEAR = 0.25
_PASSES = (1, 2, 3, 4, 5)
# What they score is what the guardrail makes of a reply; the others score the reply as it stands.
_AFTER_GUARDRAIL = frozenset({"first-try", "promise"})


class Compared(NamedTuple):
    """One score beside what a reader gave; `id` names the case or chat, `texts` are the options."""

    scorer: str
    id: str
    chat: Chat
    texts: tuple[str, ...]
    label: float
    score: Score

    @property
    def agrees(self) -> bool:
        """Whether they lie within a quarter of each other."""
        return self.score.value is not None and abs(self.score.value - self.label) <= _NEAR


def readings(folder: Path = _CASES, passes: Sequence[int] = _PASSES) -> Iterator[Compared]:
    """Yield every reading beside the score; those of which a scorer says that there is nothing to score are left out."""
    wanted = [json.loads(line) for line in (folder / "readings.jsonl").read_text("utf-8").splitlines()]
    wanted = [row for row in wanted if row["pass"] in passes]
    ids = {id_ for row in wanted if "case" in row for id_ in (row["case"], *row.get("with", ()))}
    # Only the files that the readings name are opened: others are sealed.
    files = {folder / "guardrail" / f"{row['file']}.jsonl" for row in wanted if "file" in row}
    cases = {case.id: case for file in sorted(files) for case in read_cases(file) if case.id in ids}
    chats = {chat.id: chat for chat in find_cases([folder / "conversations"])}
    scorers = {scorer.id: scorer for scorer in SCORERS}
    for row in wanted:
        if "case" in row:
            read = [cases[id_] for id_ in (row["case"], *row.get("with", ()))]
            chat = Chat.model_construct(
                id=read[0].id, conversation=read[0].conversation, signals=(), principles=()
            )
            texts = tuple(case.reply for case in read)
        else:
            chat, texts = chats[row["chat"]], tuple(row["options"])
        as_written = Reading(chat, Answer(options=tuple(map(_option, texts))))
        for name, label in row["labels"].items():
            reading = _checked(as_written) if name in _AFTER_GUARDRAIL else as_written
            score = scorers[name].score(reading)
            if score.value is not None:
                yield Compared(name, chat.id, chat, texts, label, score)


def _option(text: str) -> Option:
    return Option(move="", text=text, origin="model")


def _checked(reading: Reading) -> Reading:
    """Return the answer as the guardrail leaves it."""
    options, refused = [], []
    for option in reading.answer.options:
        blocks = {f.rule for f in check(option.text, reading.scene).findings if f.severity == "block"}
        if blocks:
            refused.append(Refused(move="", text=option.text, origin="model", rules=tuple(sorted(blocks))))
        else:
            options.append(option)
    return Reading(reading.chat, Answer(options=tuple(options), refused=tuple(refused)))


def main(argv: Sequence[str] | None = None) -> None:
    """Print agreement per scorer with its 95 % interval."""
    parser = argparse.ArgumentParser(prog="python -m evals.agreement", description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list where reader and scorer part")
    parser.add_argument("--only", type=int, choices=_PASSES, metavar="PASS", help="only this reading")
    options = parser.parse_args(argv)
    by_scorer: defaultdict[str, list[Compared]] = defaultdict(list)
    for one in readings(passes=[options.only] if options.only else _PASSES):
        by_scorer[one.scorer].append(one)
    for name, compared in by_scorer.items():
        agreed = sum(one.agrees for one in compared)
        low, high = wilson(agreed, len(compared))
        print(
            f"{name:16} {agreed:3} of {len(compared):3}  {agreed / len(compared):.3f}  [{low:.3f}, {high:.3f}]"
        )
        if options.misses:
            for one in compared:
                if not one.agrees:
                    said = "\n      ".join(one.texts)
                    print(
                        f"    {one.id}: reader {one.label:g}, scorer {one.score.value:g} ({one.score.reason})\n      {said}"
                    )


if __name__ == "__main__":
    main()

"""How far the scorers agree with a person who read the same replies without seeing a score.

python -m evals.agreement [--misses] [--only PASS]

The readings stand in `evals/cases/readings.jsonl`: file and id of a labelled guardrail case, and for each scorer what the
reader would give its reply: 1, 0.5 or 0. A scorer that agrees on less than 85 in 100 is mended or dropped: the scorers
were mended on the first pass, and the second was read afterwards.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evals.answers import Answer, Option, Reading
from evals.chats import Chat
from evals.guardrail import wilson
from evals.score import Score
from evals.scorers import SCORERS
from service import Case, read_cases

_CASES = Path(__file__).parent / "cases"
_NEAR = 0.25


class Compared(NamedTuple):
    """One score beside what a reader gave."""

    scorer: str
    case: Case
    label: float
    score: Score

    @property
    def agrees(self) -> bool:
        """Whether they lie within a quarter of each other."""
        return self.score.value is not None and abs(self.score.value - self.label) <= _NEAR


def readings(folder: Path = _CASES, passes: Sequence[int] = (1, 2)) -> Iterator[Compared]:
    """Yield every reading beside the score; those of which a scorer says that there is nothing to score are left out."""
    wanted = [json.loads(line) for line in (folder / "readings.jsonl").read_text("utf-8").splitlines()]
    wanted = [row for row in wanted if row["pass"] in passes]
    ids = {row["case"] for row in wanted}
    # Only the files that the readings name are opened: others are sealed.
    files = {folder / "guardrail" / f"{row['file']}.jsonl" for row in wanted}
    cases = {case.id: case for file in sorted(files) for case in read_cases(file) if case.id in ids}
    scorers = {scorer.id: scorer for scorer in SCORERS}
    for row in wanted:
        case = cases[row["case"]]
        assert case.conversation is not None
        option = Option(move="", text=case.reply, origin="model")
        reading = Reading(
            Chat.model_construct(id=case.id, conversation=case.conversation, signals=(), principles=()),
            Answer(options=(option,)),
        )
        for name, label in row["labels"].items():
            score = scorers[name].score(reading)
            if score.value is not None:
                yield Compared(name, case, label, score)


def main(argv: Sequence[str] | None = None) -> None:
    """Print agreement per scorer with its 95 % interval."""
    parser = argparse.ArgumentParser(prog="python -m evals.agreement", description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list where reader and scorer part")
    parser.add_argument(
        "--only", type=int, choices=(1, 2), metavar="PASS", help="only the first or the second reading"
    )
    options = parser.parse_args(argv)
    by_scorer: defaultdict[str, list[Compared]] = defaultdict(list)
    for one in readings(passes=[options.only] if options.only else (1, 2)):
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
                    print(
                        f"    {one.case.id}: reader {one.label:g}, scorer {one.score.value:g} ({one.score.reason})\n      {one.case.reply}"
                    )


if __name__ == "__main__":
    main()

"""Print what blind readers said of the writers' replies: `python -m training.readings [FILE]`.

`models/softanswer-135m/readings.jsonl` holds one reply a line: chat, move, writer, whether it passed the guardrail, the
reader's verdict ("as-is", "light": sendable with a light edit, "not"), and whether it claims what nothing carries.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.compare import share
from training.examples import DATA

READINGS = DATA.parent / "readings.jsonl"
_VERDICTS = ("as-is", "light", "not")


def main(argv: Sequence[str]) -> None:
    """Print the shares by writer, and the counts by writer and move."""
    path = Path(argv[0]) if argv else READINGS
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        reading = json.loads(line)
        of[reading["writer"]].append(reading)
    for writer, own in sorted(of.items()):
        print(writer)
        for verdict in _VERDICTS:
            print(f"  {verdict:12} {share([r['verdict'] == verdict for r in own])}")
        print(f"  unsupported  {share([r['unsupported'] for r in own])}")
        print(f"  of those that passed the guardrail {share([r['unsupported'] for r in own if r['passed']])}")
        for move in sorted({r["move"] for r in own}):
            counts = [sum(r["move"] == move and r["verdict"] == v for r in own) for v in _VERDICTS]
            print(f"    {move:22} {' '.join(f'{v} {n}' for v, n in zip(_VERDICTS, counts, strict=True))}")


if __name__ == "__main__":
    main(sys.argv[1:])

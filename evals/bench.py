"""Run the benchmarks and end with one JSON line of all their figures.

    python -m evals.bench [NAME ...]

Figures in milliseconds depend on the machine; ratios are taken from interleaved runs in one process.
"""

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from evals import benches


def main(names: Sequence[str] = ()) -> None:
    """Run the benchmarks named, or all of them."""
    figures: dict[str, float] = {}
    for name in names or sorted(m.name for m in iter_modules(benches.__path__)):
        print(f"\n== {name}", flush=True)
        figures |= import_module(f"evals.benches.{name}").run()
    print(json.dumps({key: round(value, 4) for key, value in figures.items()}))


if __name__ == "__main__":
    main(sys.argv[1:])

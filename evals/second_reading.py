"""Print how far the second readers of the labelled guardrail cases agree with the first: `python -m evals.second_reading`.

`evals/cases/guardrail/second_reading.tsv` has one verdict a line: the case, then "clean" or the families joined by "+", with
a "?" where the reader was unsure. The readers saw the cases shuffled and without their labels.
"""

from collections import Counter
from pathlib import Path

from service import read_cases

CASES = Path(__file__).parent / "cases" / "guardrail"


def main() -> None:
    """Print the counts, and every case that is read differently."""
    verdicts = dict(
        line.split("\t") for line in (CASES / "second_reading.tsv").read_text("utf-8").splitlines()
    )
    count = Counter[str]()
    for path in sorted(CASES.glob("*.jsonl")):
        for case in read_cases(path):
            if (verdict := verdicts.get(case.id)) is None:
                continue
            second, first = set(verdict.removesuffix("?").split("+")), set(case.families) or {"clean"}
            count["read"] += 1
            count["unsure"] += verdict.endswith("?")
            count["alike whether there is a fault"] += ("clean" in first) == ("clean" in second)
            count["alike on a family"] += bool(first & second)
            if not first & second:
                print(f"{case.id}: {'+'.join(sorted(first))}, second reader {verdict}")
    for what, number in count.items():
        print(f"{what:32} {number}")


if __name__ == "__main__":
    main()

"""What the eval commands print: comparisons and runs as tables for a terminal, comparisons as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from evals.results import METRICS, Run

if TYPE_CHECKING:
    from evals.compare import Comparison, Difference


def interval(row: "Difference") -> str:
    """Return the confidence interval of a difference, nothing where there is none."""
    return "" if row.low is None or row.high is None else f"[{row.low:+.3f}, {row.high:+.3f}]"


def print_comparison(one: "Comparison") -> None:
    """Print a verdict, and a line for each score and metric."""
    print(f"\n{one.other.header.name} against {one.baseline.header.name}: {one.verdict}")
    print(
        f"{'':18} {'chats':>5} {'before':>8} {'after':>8} {'change':>8}  {'95 % interval':18} {'+':>4} {'-':>4}"
    )
    for row in one.rows:
        if row.verdict == "same" and row.name in METRICS:
            continue
        note: str = row.verdict
        if row.verdict == "cannot tell" and row.seen is not None:
            note += f" (would have shown {row.seen:.3f})"
        print(
            f"{row.name:18} {row.chats:5} {row.baseline:8.3f} {row.other:8.3f} {row.mean:+8.3f}  {interval(row):18}"
            f" {row.better:4} {row.worse:4}  {note}"
        )


def comparison_document(one: "Comparison") -> dict[str, Any]:
    """Return a comparison as JSON."""
    return {
        "baseline": one.baseline.header.model_dump(),
        "other": one.other.header.model_dump(),
        "verdict": one.verdict,
        "rows": [asdict(row) for row in one.rows],
    }


def print_runs(runs: Sequence[Run]) -> None:
    """Print the means of several runs side by side, a run a line."""
    print(f"{'':44} {'answers':>7} {'overall':>8} {'first try':>9} {'first s':>8} {'tokens':>8}")
    for run in runs:
        rows = list(run.rows())
        overall = _mean(row.overall for row in rows)
        first = _mean(row.scores["first-try"].value for row in rows if "first-try" in row.scores)
        seconds = _mean(row.answer.metrics.get("first_s") for row in rows)
        tokens = _mean(row.answer.metrics.get("completion_tokens") for row in rows)
        print(f"{run.header.name[:44]:44} {len(rows):7} {overall:>8} {first:>9} {seconds:>8} {tokens:>8}")


def _mean(values: Iterable[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{sum(known) / len(known):.3f}" if known else "-"

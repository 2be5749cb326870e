"""Score the guardrail on labelled cases: recall per family, clean pass, misses and false alarms.

python -m evals.guardrail FILE.jsonl ... [--misses lie] [--alarms] [--json | --markdown | --into README.md]

`--into` puts the table between the lines `<!-- guardrail -->` and `<!-- /guardrail -->` of a file.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from service import RULES, Case, RuleSet, Verdict, read_cases
from service.errors import BadRequest

BEGIN, END = "<!-- guardrail -->\n", "<!-- /guardrail -->"

FAMILIES = (
    "lie",
    "blame",
    "excuse",
    "jargon",
    "argue",
    "dismiss",
    "script",
    "shout",
    "escalate",
    "private",
    "form",
)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share (Wilson 1927)."""
    if not of:
        return (0.0, 1.0)
    z, p = 1.959964, hits / of
    centre, spread = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return ((centre - spread) / (1 + z * z / of), (centre + spread) / (1 + z * z / of))


@dataclass
class Tally:
    """Counts over labelled cases."""

    cases: int = 0
    clean: int = 0
    passed: int = 0
    of: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[Case, Verdict]] = field(default_factory=list)
    misnamed: list[tuple[Case, Verdict]] = field(default_factory=list)
    alarms: list[tuple[Case, Verdict]] = field(default_factory=list)

    def add(self, case: Case, verdict: Verdict) -> None:
        """Count one case with its verdict."""
        self.cases += 1
        found = {f.rule.partition("/")[0] for f in verdict.findings if f.severity == "block"}
        if not case.families:
            self.clean += 1
            self.passed += not verdict.blocked
            if verdict.blocked:
                self.alarms.append((case, verdict))
            return
        if not verdict.blocked:
            self.misses.append((case, verdict))
        elif not found & set(case.families):
            self.misnamed.append((case, verdict))
        for family in case.families:
            self.of[family] += 1
            self.caught[family] += verdict.blocked
            self.named[family] += family in found

    def rows(self) -> Iterable[tuple[str, int, int, int]]:
        """Yield (family, labelled, caught with any family, named) in the policy's order."""
        return ((f, self.of[f], self.caught[f], self.named[f]) for f in FAMILIES if self.of[f])


def score(cases: Iterable[Case]) -> Tally:
    """Check every case and count."""
    # Unproven, so that one rule under construction does not hide the figures of all the others.
    rules, tally = RuleSet(RULES, prove=False), Tally()
    for case in cases:
        tally.add(case, case.verdict(rules))
    return tally


def _print(tally: Tally, misses: str | None, alarms: bool) -> None:
    print(f"{'family':10} {'cases':>6} {'caught':>7} {'95 % interval':>15} {'named':>7}")
    for family, of, caught, named in tally.rows():
        low, high = wilson(caught, of)
        print(f"{family:10} {of:6} {caught / of:7.3f}   [{low:.3f}, {high:.3f}] {named / of:7.3f}")
    low, high = wilson(tally.passed, tally.clean)
    print(
        f"{'clean pass':10} {tally.clean:6} {tally.passed / max(tally.clean, 1):7.3f}   [{low:.3f}, {high:.3f}]"
    )
    if misses is not None:
        for title, rows in (("MISSED", tally.misses), ("MISNAMED", tally.misnamed)):
            for case, verdict in rows:
                if misses in ("all", *case.families):
                    print(
                        f"\n{title} {case.id} {','.join(case.families)} {[f.rule for f in verdict.findings]}\n  {case.reply}"
                    )
    if alarms:
        for case, verdict in tally.alarms:
            print(f"\nALARM {case.id}\n  {case.reply}")
            for finding in verdict.findings:
                print(f"    {finding.rule}: {finding.text!r} {finding.evidence}")


def markdown(tally: Tally) -> str:
    """Return the table as Markdown, with a line for each family and one for clean replies."""
    lines = [
        "| | labelled | caught by any rule | 95 % interval | by a rule of the family |",
        "|---|---|---|---|---|",
    ]
    for family, of, caught, named in tally.rows():
        low, high = wilson(caught, of)
        lines.append(
            f"| {family} | {of:,} | {caught / of:.3f} | {low:.3f} to {high:.3f} | {named / of:.3f} |"
        )
    low, high = wilson(tally.passed, tally.clean)
    lines.append(
        f"| clean, and passed | {tally.clean:,} | {tally.passed / max(tally.clean, 1):.3f} | {low:.3f} to {high:.3f} | |"
    )
    return "\n".join(lines) + "\n"


def put(table: str, path: Path) -> None:
    """Put a table between the two marks of a file, in place of what stands there.

    Raises:
        BadRequest: the file has no such marks.
    """
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise BadRequest(f"{path} has no lines {BEGIN.strip()} and {END}")
    path.write_text(before + begin + table + end + after, encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> None:
    """Print the table for the files named."""
    parser = argparse.ArgumentParser(prog="python -m evals.guardrail", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument(
        "--misses", nargs="?", const="all", help="list what was missed, of one family or of all"
    )
    parser.add_argument("--alarms", action="store_true", help="list clean replies that were blocked")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print one JSON line instead of the table")
    shape.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    shape.add_argument("--into", type=Path, metavar="FILE.md", help="put it between the marks of a file")
    options = parser.parse_args(argv)
    tally = score(case for file in options.files for case in read_cases(file))
    if options.json:
        rows = {f: {"cases": n, "caught": c / n, "named": m / n} for f, n, c, m in tally.rows()}
        print(
            json.dumps(
                {"families": rows, "clean": tally.clean, "clean_pass": tally.passed / max(tally.clean, 1)}
            )
        )
    elif options.into:
        put(markdown(tally), options.into)
    elif options.markdown:
        print(markdown(tally), end="")
    else:
        _print(tally, options.misses, options.alarms)


if __name__ == "__main__":
    main()

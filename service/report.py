"""Answers, verdicts, rules and coverage, printed for people."""

import textwrap
from typing import Any

from service.guardrail import Verdict
from service.principles import PARTS
from service.rule import Rule

_WIDTH = 96


def _wrapped(text: str, indent: int) -> str:
    pad = " " * indent
    return textwrap.fill(text, _WIDTH, initial_indent=pad, subsequent_indent=pad)


def print_answer(document: dict[str, Any]) -> None:
    """Print an answer of `POST /v1/suggestions`: situation, options, what was thrown out and why."""
    print("Situation")
    for signal in document["situation"]["signals"]:
        print(f"  {signal['name']:18} {signal.get('text') or ''}"[:_WIDTH])
    for number, option in enumerate(document["suggestions"], 1):
        print(f"\n{number}. {option['move']}  ({option['origin']})")
        print(_wrapped(option["text"], 3))
        print(_wrapped(f"why: {option['why']}; principles: {', '.join(option['principles'])}", 5))
        for ground in option["grounded_on"]:
            print(f"     rests on: {ground['ground']}")
    rejected = document.get("rejected_candidates", [])
    if rejected:
        print(f"\nThrown out: {len(rejected)} candidates")
        for one in rejected:
            print(f"  {one['move']} ({one['origin']}): {', '.join(one['rules'])}")
            print(_wrapped(f"“{one['text'][:300]}”", 5))
            for finding in one.get("findings", [])[:3]:
                print(f"     “{finding['text'][:60]}”: {finding['says']}")
            if one.get("unfit") and not one["findings"]:
                print(f"     {one['unfit']}")
    for line in document["missing"]:
        print(f"\nTo look up: {line}")
    if document["degraded"]:
        print(f"\nDegraded: {', '.join(document['degraded'])}")


def print_verdict(text: str, verdict: Verdict) -> None:
    """Print each finding with its line and column, as linters do."""
    for finding in verdict.findings:
        line = text.count("\n", 0, finding.start) + 1
        column = finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
        print(f"{line}:{column}: {finding.rule} [{finding.severity}] “{finding.text}”")
        print(f"    {finding.says} {finding.instead}{' (' + finding.evidence + ')' if finding.evidence else ''}")
    print("blocked" if verdict.blocked else "passes")


def print_rule(rule: Rule) -> None:
    """Print a rule with its reason, its hint and its examples."""
    print(f"{rule.id}  [{rule.severity}]  principle: {rule.principle}\n")
    print(_wrapped(f"Why: {rule.says}", 2))
    print(_wrapped(f"Instead: {rule.instead}", 2))
    for title, wanted in (("Flagged", True), ("Left alone", False)):
        print(f"\n  {title}")
        for example, must in rule.examples:
            if must == wanted:
                print(_wrapped(example.text, 4))


def print_coverage(rows: list[dict[str, Any]]) -> None:
    """Print principle x prompts x rules x moves x signals, orphans marked."""
    for row in rows:
        carried = {part: row[part] for part in PARTS if row[part]}
        print(f"{row['id']:28} {'ORPHAN' if not carried else ''}")
        for part, names in carried.items():
            print(_wrapped(f"{part}: {', '.join(names)}", 6))

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
    if document.get("rejected_candidates"):
        print()
        print_thrown_out(document)
    for line in document["missing"]:
        print(f"\nTo look up: {line}")
    if document["degraded"]:
        print(f"\nDegraded: {', '.join(document['degraded'])}")


def print_thrown_out(document: dict[str, Any]) -> None:
    """Print the candidates of an answer that was asked with `explain` that nobody was shown, and why not."""
    rejected = document.get("rejected_candidates", [])
    print(f"Thrown out: {len(rejected)} candidates")
    for one in rejected:
        print(f"  {one['move']} ({one['origin']}): {', '.join(one['rules'])}")
        print(_wrapped(f"“{one['text'][:300]}”", 5))
        for finding in one.get("findings", [])[:3]:
            print(f"     “{finding['text'][:60]}”: {finding['says']}")
        if one.get("unfit") and not one["findings"]:
            print(f"     {one['unfit']}")


def print_verdict(text: str, verdict: Verdict) -> None:
    """Print each finding with its line and column, as linters do."""
    for finding in verdict.findings:
        line = text.count("\n", 0, finding.start) + 1
        column = finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
        print(f"{line}:{column}: {finding.rule} [{finding.severity}] “{finding.text}”")
        print(
            f"    {finding.says} {finding.instead}{' (' + finding.evidence + ')' if finding.evidence else ''}"
        )
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


def print_review(document: dict[str, Any]) -> None:
    """Print the review of one chat: how it went, what each reply broke, where it turned, what to practise."""
    print(_wrapped(document["summary"], 0))
    hot = {mood["message"]: mood for mood in document["signals"]}
    turned = {moment["message"]: moment for moment in document["moments"]}
    replies = {turn["message"]: turn for turn in document["turns"]}
    for number in sorted({*hot, *replies}):
        if mood := hot.get(number):
            way = f"  <- {turned[number]['turned']}" if number in turned else ""
            print(f"  {number:3} customer {'*' * mood['heat']:5} {', '.join(mood['names'])}{way}")
        elif turn := replies.get(number):
            print(f"  {number:3} {turn['role']:8} {', '.join(turn['shows'])}")
            for finding in turn["findings"]:
                print(_wrapped(f"“{finding['text'][:60]}” {finding['rule']}: {finding['instead']}", 8))
    for one in document["would_have_helped"]:
        print(_wrapped(f"would have helped: {one['says']}", 2))


def print_team(document: dict[str, Any]) -> None:
    """Print what many chats show together."""
    ended = ", ".join(f"{number} {how}" for how, number in document["ended"].items())
    print(
        f"{document['chats']} chats, {document['replies']} replies; {document['got_hotter']} got hotter; {ended}"
    )
    for fault in document["faults"][:10]:
        print(f"  {fault['rule']:30} in {fault['chats']} chats, {fault['times']} times")
        print(_wrapped(fault["instead"], 6))
    for one in document["to_practise"]:
        print(_wrapped(f"to practise: {one['says']}", 2))

"""How often each rule fires on real agents' replies: nobody wrote them for us, so a hit is a false alarm until read.

    python -m evals.real_replies FOLDER [--list blame/hindsight|blame|all] [--sample N]

FOLDER holds `<name>_turns.jsonl` files of `{"id", "messages", "actions", "reply"}`; they are not part of the project.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from service import RULES, Case, RuleSet


def main(argv: Sequence[str] | None = None) -> None:
    """Print hits per family and rule, and list the hits asked for."""
    parser = argparse.ArgumentParser(prog="python -m evals.real_replies", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", default="", help="a rule, a family, or all")
    parser.add_argument("--sample", type=int, default=40, help="hits listed at most per rule")
    options = parser.parse_args(argv)
    files = sorted(options.folder.glob("*_turns.jsonl"))
    if not files:
        print(f"no *_turns.jsonl in {options.folder}: nothing to measure")
        return
    rules = RuleSet(RULES, prove=False)
    for path in files:
        replies = 0
        by_family: Counter[str] = Counter()
        by_rule: dict[str, list[str]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            case = Case.model_validate({**json.loads(line), "facts": (), "brand": None})
            if not case.reply.strip():
                continue
            replies += 1
            findings = [f for f in case.verdict(rules).findings if f.severity == "block"]
            by_family.update({f.rule.partition("/")[0] for f in findings})
            for finding in findings:
                by_rule[finding.rule].append(f"{case.id}: [{finding.text}] {finding.evidence} | {case.reply}")
        shares = "  ".join(f"{family} {count / replies:.2%}" for family, count in sorted(by_family.items()))
        print(f"{path.name}: {replies} replies  {shares or 'no hit'}")
        for rule, hits in sorted(by_rule.items()):
            print(f"    {rule}: {len(hits)}")
            if options.list and options.list in (rule, rule.partition("/")[0], "all"):
                for hit in hits[: options.sample]:
                    print(f"        {hit}")


if __name__ == "__main__":
    main()

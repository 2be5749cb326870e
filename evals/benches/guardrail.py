"""How fast the guardrail is: one thread, the conversation prepared once, replies of about 60 words.

Times are CPU time of this thread, so that they mean something on a busy machine, too.

The baseline is what one would write without thinking: a loop of `re.search` over as many phrases as there are patterns.
"""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from evals.attacks import ATTACKS
from service.cases import read_cases
from service.conversation import Conversation
from service.guardrail import check
from service.rule import RuleSet
from service.rules import RULES
from service.scene import Scene

CASES = Path(__file__).parents[1] / "cases" / "guardrail" / "oak.jsonl"
WORDS = 60
_MEMORY = """
import mmap
def resident():
    with open("/proc/self/statm") as pages:  # Linux only
        return int(pages.read().split()[1]) * mmap.PAGESIZE / 2**20
bare = resident()
from evals.attacks import ATTACKS
from service.cases import read_cases
from service.guardrail import check, default_rules
from service.scene import Scene
default_rules()
for case in read_cases({path!r}):
    check(case.reply, Scene(case.conversation))
print(resident() - bare)
"""


def run() -> dict[str, float]:
    """Measure, print, and return check_p50_ms, check_p99_ms, check_10x, check_worst_8k_ms, rules_compile_s, ..."""
    replies, scene, ten = _replies()
    style = RuleSet([rule for rule in RULES if rule.family != "lie"], prove=False)
    whole = RuleSet(RULES, prove=False)
    compile_ms = _least(lambda: RuleSet(RULES, prove=False))
    phrases = [
        re.compile(re.escape(" ".join(r.split()[:3])), re.IGNORECASE) for r in replies for _ in range(3)
    ]
    phrases = (phrases * 20)[: sum(len(rule.patterns) for rule in RULES)]

    def loop(reply: str) -> None:
        for phrase in phrases:
            phrase.search(reply)

    times = _interleaved(
        {
            "style": lambda r: check(r, scene, style),
            "all": lambda r: check(r, scene, whole),
            "re loop": loop,
        },
        replies,
    )
    longer = _interleaved(
        {"1x": lambda r: check(r, scene, whole), "10x": lambda r: check(r * 10 + " ", scene, whole)},
        replies[:40],
    )
    worst = {name: _least(lambda t=text: check(t, scene, whole)) for name, text in ATTACKS.items()}  # type: ignore[misc]
    many = Scene(
        ten.model_copy(update={"facts": tuple(f"{f} ({i})" for i, f in enumerate(ten.facts * 40))[:200]})
    )
    check(replies[0], many, whole)
    flat = _interleaved(
        {"few": lambda r: check(r, scene, whole), "many": lambda r: check(r, many, whole)}, replies[:80]
    )
    index = [_once(lambda: check("Hello.", Scene(ten), whole)) for _ in range(60)]
    bare = [_once(lambda: check("Hello.", scene, whole)) for _ in range(60)]
    figures = {
        "check_p50_ms": _quantile(times["style"], 0.5),
        "check_p99_ms": _quantile(times["style"], 0.99),
        "check_all_p50_ms": _quantile(times["all"], 0.5),
        "check_all_p99_ms": _quantile(times["all"], 0.99),
        "check_10x": statistics.median(longer["10x"]) / statistics.median(longer["1x"]),
        "check_worst_8k_ms": max(worst.values()),
        "rules_compile_s": compile_ms / 1000,
        "check_vs_re_loop": statistics.median(times["re loop"]) / statistics.median(times["all"]),
        "index_ms": statistics.median(index) - statistics.median(bare),
        "check_200_facts_ratio": statistics.median(flat["many"]) / statistics.median(flat["few"]),
        "check_memory_mb": _memory_mb(),
    }
    print(f"{len(RULES)} rules, {len(phrases)} patterns, {len(replies)} replies of {WORDS} words or so")
    for name, value in figures.items():
        print(f"  {name:24} {value:8.3f}")
    print(
        "  worst 8 kB inputs: "
        + ", ".join(f"{n} {ms:.1f} ms" for n, ms in sorted(worst.items(), key=lambda i: -i[1])[:5])
    )
    return figures


def _replies() -> tuple[list[str], Scene, Conversation]:
    """Return replies cut or joined to about 60 words, the scene they are checked in, and its conversation."""
    cases = list(read_cases(CASES))
    texts = [case.reply for case in cases]
    replies = []
    for first, second in pairwise(texts):
        words = f"{first} {second}".split()
        if len(words) >= WORDS:
            replies.append(" ".join(words[:WORDS]) + ".")
    messages = [{"role": ("customer", "agent")[i % 2], "text": t} for i, t in enumerate(texts[:10])]
    messages[-1]["role"] = "customer"
    facts = list(dict.fromkeys(f for case in cases for f in case.facts))[:20]
    conversation = Conversation.model_validate({"messages": messages, "facts": facts, "max_words": 300})
    scene = Scene(conversation)
    check(replies[0], scene)
    return replies, scene, conversation


def _interleaved(runs: dict[str, Callable[[str], object]], replies: Sequence[str]) -> dict[str, list[float]]:
    """Return milliseconds for each run and reply, the runs taken in turn so that all meet the same machine.

    In turn by rounds, not by replies: no run pays for what another does to the processor's caches.
    """
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(5):
        for name, run in runs.items():
            times[name] += [_once(lambda run=run, reply=reply: run(reply)) for reply in replies]  # type: ignore[misc]
    return times


def _once(run: Callable[[], object]) -> float:
    began = time.thread_time()
    run()
    return (time.thread_time() - began) * 1000


def _least(run: Callable[[], object]) -> float:
    return min(_once(run) for _ in range(3))


def _memory_mb() -> float:
    """Return what a process that has checked every case takes above the bare interpreter, in megabytes."""
    command = [sys.executable, "-c", _MEMORY.format(path=str(CASES))]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def _quantile(values: Sequence[float], q: float) -> float:
    return sorted(values)[min(int(q * len(values)), len(values) - 1)]

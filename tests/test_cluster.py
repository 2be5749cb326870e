"""A run on a local Ray cluster of two workers: the scores are those of a run in one process."""

import json

import pytest

pytest.importorskip("pydantic_evals", reason="the evals extra is not installed")
pytest.importorskip("ray", reason="the cluster extra is not installed")

from evals.chats import digest, find_cases
from evals.cluster import run_on_cluster
from evals.compare import compare
from evals.results import METRICS, Run
from evals.run import Plan, run
from evals.scale import Script
from service.prompt import load_prompt

TIMES = {name for name in METRICS if name.endswith("_s")}

# Ray's own pipes and sockets are closed by its exit.
pytestmark = [pytest.mark.enable_socket, pytest.mark.filterwarnings("ignore")]


def rows(path):
    found = {}
    for row in Run(path).rows():
        document = json.loads(row.model_dump_json())
        for name in TIMES:
            document["answer"]["metrics"].pop(name, None)
        found[row.id, row.epoch] = document
    return found


async def test_two_workers_score_as_one_process_does_and_a_second_run_goes_on(tmp_path):
    chats = list(find_cases(split="dev"))[:40]
    plan = Plan(lambda: iter(chats), digest(chats), concurrency=2, deadline=60.0)
    one = await run(plan, load_prompt("v2"), Script(), tmp_path / "one")
    given = {"model": "script", "address": "local", "workers": 2}
    ticks = []
    two = run_on_cluster(
        plan, load_prompt("v2"), Script, tmp_path / "two", lambda *n: ticks.append(n), **given
    )
    assert (two.scored, two.failed) == (40, ())
    assert ticks[-1] == (40, 40)
    assert rows(two.path) == rows(one.path)
    verdict = compare(Run(one.path), Run(two.path))
    assert verdict.verdict == "same"

    lines = two.path.read_text().splitlines(keepends=True)
    two.path.write_text("".join(lines[:31]))
    again = run_on_cluster(plan, load_prompt("v2"), Script, tmp_path / "two", **given)
    assert (again.kept, again.scored) == (30, 10)
    assert rows(again.path) == rows(one.path)

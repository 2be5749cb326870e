"""The same run on a Ray cluster: workers answer and score, this process writes the one results file.

Ray is an extra (`pip install 'softanswer[evals,cluster]'`, on every node). What a worker needs it is sent: chats, prompt
version, scorers, and the settings of its road to the model; the scores are those of a run without a cluster.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

from evals.run import Failed, Input, Outcome, Plan, Progress, chunks, open_results, score
from service import ModelGateway, Prompt, default_rules

_SHARE = 16
_AHEAD = 2

Road = Callable[[], ModelGateway | None]


class _Worker:
    """Answers chats in a process of its own, with its own road to the model."""

    def __init__(self, plan: Plan, prompt: Prompt, road: Road) -> None:
        self._plan = plan
        self._prompt = prompt
        self._gateway = road()
        default_rules()

    async def answer(self, share: list[Input]) -> tuple[str, int, list[Failed]]:
        """Return the lines of results, how many were scored, and what failed."""
        lines = StringIO()
        count, failed = await score(share, self._plan, self._prompt, self._gateway, lines, tick=lambda: None)
        return lines.getvalue(), count, failed


def run_on_cluster(
    plan: Plan,
    prompt: Prompt,
    road: Road,
    folder: Path,
    progress: Progress | None = None,
    *,
    model: str,
    address: str,
    workers: int,
) -> Outcome:
    """Do what `evals.run.run` does, with workers of a Ray cluster.

    Args:
        plan: what to run; its concurrency is each worker's.
        prompt: the prompt version.
        road: makes a worker's road to the model; sent to it, so it must be picklable.
        folder: where the results file stands or is made, on this machine.
        progress: called with (done, so far asked for) after every share of chats.
        model: the model's name in the results.
        address: of the cluster ("auto" on a node of it); "local" starts one here, and stops it.
        workers: how many processes, >= 1.

    Raises:
        BadRequest: the file holds the results of another run.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray  # noqa: PLC0415  an extra

    prompt = plan.set(prompt)
    path, kept = open_results(plan, prompt, model, folder)
    asked = scored = done = 0
    failed: list[Failed] = []
    given: dict[str, Any] = (
        {"num_cpus": workers, "include_dashboard": False} if address == "local" else {"address": address}
    )
    ray.init(**given, log_to_driver=False, configure_logging=False)
    try:
        # The plan's own chats stay here: a worker is handed its share.
        part = replace(plan, chats=tuple)
        actor = ray.remote(num_cpus=1)(_Worker)
        idle = [actor.remote(part, prompt, road) for _ in range(workers)] * _AHEAD
        shares = (chunk[i : i + _SHARE] for chunk in chunks(plan, kept) for i in range(0, len(chunk), _SHARE))
        busy: dict[Any, tuple[Any, int]] = {}
        with path.open("a", encoding="utf-8") as file:
            while True:
                # No more is asked for than is being worked on, so that nothing piles up.
                while idle and (share := next(shares, None)):
                    worker = idle.pop(0)
                    busy[worker.answer.remote(share)] = worker, len(share)
                    asked += len(share)
                if not busy:
                    break
                (ready,), _ = ray.wait([*busy])
                worker, size = busy.pop(ready)
                idle.append(worker)
                lines, count, failures = ray.get(ready)
                file.write(lines)
                file.flush()
                scored += count
                failed += failures
                done += size
                if progress:
                    progress(done, asked)
    finally:
        ray.shutdown()
    return Outcome(path, scored, len(kept), tuple(failed))

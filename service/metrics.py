"""What Prometheus sees: counted at the edge, once a request, from what the answer itself says.

With several workers the processes share their counts through files (PROMETHEUS_MULTIPROC_DIR, which `serve` sets before
the workers start), so that any of them answers `/metrics` for all.
"""

import asyncio
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from service.rule import Finding
from service.suggestions import Suggestions

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_QUICK = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_SHARED = "PROMETHEUS_MULTIPROC_DIR"

# A series of time stamps beside each counter would double what Prometheus has to keep.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """All counters of one process.

    Args:
        version: the product's version.
        prompt: the prompt version in use, with its hash.
    """

    def __init__(self, *, version: str, prompt: str) -> None:
        self._registry = CollectorRegistry()
        self.requests = self._counter("requests", "Requests by route and status", "route", "status")
        self.request_seconds = self._histogram("request_seconds", "Seconds a request took", "route")
        self.refused = self._counter("refused", "Requests turned away: capacity, rate, key, body", "cause")
        self.in_flight = self._gauge("in_flight", "Suggestions under way")
        self.stage_seconds = self._histogram(
            "stage_seconds", "Seconds of a suggestion spent in a stage", "stage"
        )
        self.answers = self._counter(
            "answers",
            "Suggestion answers by prompt version, model, and whether they are degraded",
            "prompt",
            "model",
            "degraded",
        )
        self.options = self._counter(
            "options", "Options shown, by who wrote them and stance", "origin", "move"
        )
        self.candidates = self._counter(
            "candidates",
            "Candidates by who wrote them and what became of them: passed, blocked, unfit",
            "origin",
            "outcome",
        )
        self.findings = self._counter(
            "findings", "Blocking findings by rule: in candidates, in checked texts", "rule", "of"
        )
        self.missing = self._counter("missing_options", "Options asked for that did not come")
        self.rounds = self._counter("rounds", "Rounds with the model")
        self.model_errors = self._counter(
            "model_errors", "Answers in which a model failed, by reason", "reason"
        )
        self.tokens = self._counter(
            "tokens", "Tokens read (prompt) and written (completion)", "model", "kind"
        )
        self.cost = self._counter(
            "cost_dollars", "Cost in US dollars, of the models whose price is known", "model"
        )
        self.model_calls = self._gauge(
            "model_calls", "Model calls under way and waiting for a seat", "model", "state"
        )
        self.circuit_open = self._gauge(
            "circuit_open", "Processes whose circuit breaker for a model is not closed", "model"
        )
        self.webhooks = self._counter(
            "webhooks",
            "Webhooks by helpdesk: accepted, ignored, duplicate, or the problem",
            "desk",
            "outcome",
        )
        self.notes = self._counter(
            "notes", "Private notes by helpdesk and what became of them", "desk", "outcome"
        )
        self.note_seconds = self._histogram("note_seconds", "Seconds from the quiet chat to its note", "desk")
        self.tasks = self._gauge("tasks", "Tasks alive on the event loop")
        self.ready = self._gauge("ready", "Processes that are ready")
        self.build = self._gauge(
            "build_info", "Version of the service and of its prompt", "version", "prompt", mode="livemax"
        )
        self.build.labels(version, prompt).set(1)

    def observe_request(self, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        self.requests.labels(route, str(status)).inc()
        self.request_seconds.labels(route).observe(seconds)

    def observe_answer(self, answer: Suggestions) -> None:
        """Count everything an answer tells of how it came about."""
        self.answers.labels(answer.prompt, answer.model, "yes" if answer.degraded else "no").inc()
        for option in answer.suggestions:
            self.options.labels(option.origin, option.move).inc()
            self.candidates.labels(option.origin, "passed").inc()
        for one in answer.rejected:
            blocked = {f.rule for f in one.findings if f.severity == "block"}
            self.candidates.labels(one.origin, "blocked" if blocked else "unfit").inc()
            for rule in blocked:
                self.findings.labels(rule, one.origin).inc()
        self.missing.inc(sum(": no reply passed" in reason for reason in answer.missing))
        self.rounds.inc(answer.rounds)
        for reason in answer.degraded:
            self.model_errors.labels(reason).inc()
        for kind in ("prompt", "completion"):
            self.tokens.labels(answer.model, kind).inc(answer.usage[f"{kind}_tokens"])
        self.cost.labels(answer.model).inc(answer.usage.get("cost", 0.0))
        for stage, seconds in answer.spent.items():
            self.stage_seconds.labels(stage).observe(seconds)

    def observe_check(self, findings: Iterable[Finding]) -> None:
        """Count what was found in a text that somebody sent to be checked."""
        for finding in findings:
            if finding.severity == "block":
                self.findings.labels(finding.rule, "text").inc()

    def sample(self, load: Mapping[str, tuple[int, int, str]], *, ready: bool) -> None:
        """Note the state of this moment; `load` is calls under way, calls waiting and breaker state by model."""
        for model, (under_way, waiting, state) in load.items():
            self.model_calls.labels(model, "under_way").set(under_way)
            self.model_calls.labels(model, "waiting").set(waiting)
            self.circuit_open.labels(model).set(state != "closed")
        self.tasks.set(len(asyncio.all_tasks()))
        self.ready.set(ready)

    def render(self) -> bytes:
        """Return everything in Prometheus' text format, of all workers where there are several."""
        if _SHARED not in os.environ:
            return generate_latest(self._registry)
        _forget_the_dead(Path(os.environ[_SHARED]))
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)

    def close(self) -> None:
        """Take this process out of the gauges."""
        if _SHARED in os.environ:
            mark_process_dead(os.getpid())  # type: ignore[no-untyped-call]

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(f"softanswer_{name}", says, labels, registry=self._registry)

    def _histogram(self, name: str, says: str, *labels: str) -> Histogram:
        return Histogram(f"softanswer_{name}", says, labels, registry=self._registry, buckets=_QUICK)

    def _gauge(self, name: str, says: str, *labels: str, mode: str = "livesum") -> Gauge:
        return Gauge(f"softanswer_{name}", says, labels, registry=self._registry, multiprocess_mode=mode)  # type: ignore[arg-type]


def _forget_the_dead(folder: Path) -> None:
    """Drop the gauges of workers that were killed before they could do it themselves."""
    pids = {int(file.stem.rpartition("_")[2]) for file in folder.glob("gauge_live*.db")}
    for pid in pids:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            with suppress(FileNotFoundError):
                mark_process_dead(pid)  # type: ignore[no-untyped-call]
        except PermissionError:
            continue

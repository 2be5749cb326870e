"""One self-contained HTML page about several runs: versions side by side, distributions, the worst transcripts."""

from collections.abc import Callable, Container, Iterable, Sequence
from heapq import nsmallest
from pathlib import Path
from typing import Any

import jinja2

from evals.chats import Chat
from evals.compare import OVERALL, Comparison, Difference, compare
from evals.results import METRICS, Row, Run
from evals.scorers import SCORERS
from service.errors import BadRequest

_TEMPLATE = Path(__file__).parent / "report.html"
_BINS = 10
_TRANSCRIPTS = 400


def write_report(path: Path, runs: Sequence[Run], chats: Callable[[], Iterable[Chat]]) -> None:
    """Write the page.

    Args:
        path: the file to write; nothing beside it is needed to read it.
        runs: the baseline first.
        chats: called for a fresh pass over the chats that were answered; of each run the answers with the lowest
            scores are shown in full.

    Raises:
        BadRequest: the runs cannot be compared, or the file cannot be written.
    """
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    comparisons = [compare(runs[0], run) for run in runs[1:]]
    ids = {chat.id for chat in chats()}
    worst = [_worst(run, ids) for run in runs]
    # Of ten thousand chats only those are held that the page shows.
    shown = {row.id for rows in worst for row in rows}
    by_id = {chat.id: chat for chat in chats() if chat.id in shown}
    page = template.render(
        runs=[_summary(run) for run in runs],
        comparisons=[_comparison(one) for one in comparisons],
        scorers=SCORERS,
        transcripts=[
            _transcript(run, row, by_id[row.id])
            for run, rows in zip(runs, worst, strict=True)
            for row in rows
        ],
        domains=sorted({chat.domain for chat in by_id.values() if chat.domain}),
    )
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise BadRequest(f"{path} cannot be written: {error}") from None


def _summary(run: Run) -> dict[str, Any]:
    """Return the means and the distribution of every score of a run."""
    values: dict[str, list[float]] = {OVERALL: [], **{scorer.id: [] for scorer in SCORERS}}
    metrics: dict[str, list[float]] = {name: [] for name in METRICS}
    unscored = dict.fromkeys(values, 0)
    rules: dict[str, int] = {}
    answers = 0
    for row in run.rows():
        answers += 1
        if row.overall is not None:
            values[OVERALL].append(row.overall)
        for name, score in row.scores.items():
            if score.value is None:
                unscored[name] = unscored.get(name, 0) + 1
            else:
                values.setdefault(name, []).append(score.value)
        for name, value in row.answer.metrics.items():
            metrics.setdefault(name, []).append(value)
        for refused in row.answer.refused:
            if refused.origin == "model":
                for rule in refused.rules:
                    rules[rule] = rules.get(rule, 0) + 1
    return {
        "header": run.header,
        "name": run.header.name,
        "answers": answers,
        "scores": {
            name: {
                "mean": _mean(found),
                "bins": _bins(found),
                "n": len(found),
                "unscored": unscored.get(name, 0),
            }
            for name, found in values.items()
        },
        "metrics": {name: _mean(found) for name, found in metrics.items()},
        "rules": sorted(rules.items(), key=lambda item: -item[1]),
    }


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _bins(values: Sequence[float]) -> list[int]:
    counts = [0] * _BINS
    for value in values:
        counts[min(_BINS - 1, int(value * _BINS))] += 1
    return counts


def _comparison(one: Comparison) -> dict[str, Any]:
    rows = [row for row in one.rows if not (row.name in METRICS and row.verdict == "same")]
    return {
        "baseline": one.baseline.header.name,
        "other": one.other.header.name,
        "verdict": one.verdict,
        "rows": [{"row": row, "plot": None if row.name in METRICS else _plot(row)} for row in rows],
    }


def _plot(row: Difference) -> dict[str, float]:
    """Return where an interval of -1 to +1 lies on a scale of 0 to 200."""
    low = row.mean if row.low is None else row.low
    high = row.mean if row.high is None else row.high
    return {
        name: 100 + 100 * max(-1.0, min(1.0, value))
        for name, value in (("low", low), ("mean", row.mean), ("high", high))
    }


def _worst(run: Run, ids: Container[str]) -> list[Row]:
    rows = (row for row in run.rows() if row.id in ids and row.epoch == 1)
    return nsmallest(
        _TRANSCRIPTS, rows, key=lambda row: (row.overall if row.overall is not None else 1.0, row.id)
    )


def _transcript(run: Run, row: Row, chat: Chat) -> dict[str, Any]:
    conversation = chat.conversation
    grounds = [
        (kind, ground)
        for kind, many in (
            ("fact", conversation.facts),
            ("done", conversation.actions),
            ("may promise", conversation.commitments),
            ("team", conversation.teams),
            ("history", conversation.customer.history),
        )
        for ground in many
    ]
    return {
        "run": run.header.name,
        "chat": chat,
        "grounds": grounds,
        "row": row,
        "overall": row.overall,
        "refused": [
            {"one": one, "parts": _parts(one.text, one.spans)}
            for one in row.answer.refused
            if one.origin == "model"
        ],
        "low": [name for name, score in row.scores.items() if score.value is not None and score.value < 0.5],
    }


def _parts(text: str, spans: Sequence[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """Cut a text into (words, rule that flags them or ""), overlapping flags joined."""
    parts: list[tuple[str, str]] = []
    at = 0
    for start, end, rule in sorted(spans):
        if end <= at:
            continue
        begin = max(start, at)
        if begin > at:
            parts.append((text[at:begin], ""))
        parts.append((text[begin:end], rule))
        at = end
    return [*parts, (text[at:], "")] if at < len(text) else parts

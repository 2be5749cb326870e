"""Which of two runs is better, and whether it really is: paired differences over the same chats.

Two prompt versions answer the same chats, so each chat is its own control: what counts is the difference on a chat (the
mean over its epochs), which spreads far less than the scores do. The interval is Student's for the mean of paired
differences; p-values over all scores are adjusted by Holm's method, so that one of twenty does not look better by luck.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isclose, sqrt
from statistics import fmean, stdev
from typing import Literal

from scipy import stats

from evals.results import METRICS, Row, Run
from evals.scorers import SCORERS
from service.errors import BadRequest

OVERALL = "overall"
_ALPHA = 0.05
_POWER = 0.8

Verdict = Literal["better", "worse", "cannot tell", "same"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One score of a run beside the same score of the baseline.

    Attributes:
        chats: how many chats have the score in both.
        baseline, other: means over those chats.
        mean: mean of the paired differences, other less baseline.
        low, high: its 95 % confidence interval; None for fewer than two chats.
        p: two-sided p-value of the paired t-test, adjusted by Holm over all scores; None as before.
        seen: the difference that these chats would have shown four times out of five, had it been there.
        better, worse: on how many chats it rose and fell.
        verdict: in plain words. For metrics (seconds, tokens, dollars), lower is better.
    """

    name: str
    chats: int
    baseline: float
    other: float
    mean: float
    low: float | None
    high: float | None
    p: float | None
    seen: float | None
    better: int
    worse: int
    verdict: Verdict = "cannot tell"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences between two runs: the overall score first, then the scores, then the metrics."""

    baseline: Run
    other: Run
    rows: tuple[Difference, ...]

    @property
    def scores(self) -> tuple[Difference, ...]:
        """The differences in scores, without the overall one and the metrics."""
        return tuple(row for row in self.rows if row.name != OVERALL and row.name not in METRICS)

    @property
    def overall(self) -> Difference:
        """The difference in the mean of all scores."""
        return self.rows[0]

    @property
    def verdict(self) -> Verdict:
        """Worse if the overall score or any single score really fell; better if the overall one rose and none fell."""
        if self.overall.verdict == "worse" or any(row.verdict == "worse" for row in self.scores):
            return "worse"
        return self.overall.verdict


def compare(baseline: Run, other: Run) -> Comparison:
    """Compare two runs on the chats that both have answered.

    Raises:
        BadRequest: they scored other cases or with other scorers, or share no chat.
    """
    for what in ("cases", "scorers"):
        if getattr(baseline.header, what) != getattr(other.header, what):
            raise BadRequest(
                f"{baseline.path.name} and {other.path.name} cannot be compared: their {what} differ"
            )
    first, second = (_by_name(run.rows()) for run in (baseline, other))
    scored = [scorer.id for scorer in SCORERS if scorer.id in first]
    others = [name for name in first if name not in {OVERALL, *scored, *METRICS}]
    names = [OVERALL, *scored, *others, *METRICS]
    rows = [
        difference(name, first[name], second[name], lower_is_better=name in METRICS)
        for name in names
        if first[name].keys() & second[name].keys()
    ]
    if not rows:
        raise BadRequest(f"{baseline.path.name} and {other.path.name} have no chat in common")
    return Comparison(baseline, other, tuple(_judged(_adjusted(rows))))


def difference(
    name: str, baseline: Mapping[str, float], other: Mapping[str, float], *, lower_is_better: bool = False
) -> Difference:
    """Return the paired difference of one score, its p-value unadjusted and without a verdict.

    Args:
        name: the score.
        baseline: its value for each chat.
        other: the same of the other run; chats that only one of them has are left out.
        lower_is_better: whether a fall counts as better.
    """
    chats = sorted(baseline.keys() & other.keys())
    pairs = [(baseline[chat], other[chat]) for chat in chats]
    deltas = [b - a for a, b in pairs]
    mean = fmean(deltas)
    low = high = p = seen = None
    if len(deltas) > 1:
        spread = stdev(deltas)
        if isclose(spread, 0.0, abs_tol=1e-12):
            low = high = mean
            p, seen = (1.0 if isclose(mean, 0.0, abs_tol=1e-12) else 0.0), 0.0
        else:
            test = stats.ttest_rel([b for _, b in pairs], [a for a, _ in pairs])
            interval = test.confidence_interval(1 - _ALPHA)
            low, high, p = float(interval.low), float(interval.high), float(test.pvalue)
            freedom = len(deltas) - 1
            quantiles = stats.t.ppf(1 - _ALPHA / 2, freedom) + stats.t.ppf(_POWER, freedom)
            seen = float(quantiles) * spread / sqrt(len(deltas))
    rose, fell = (sum(d * sign > 1e-9 for d in deltas) for sign in (1, -1))
    if lower_is_better:
        rose, fell = fell, rose
    return Difference(
        name,
        len(chats),
        fmean(a for a, _ in pairs),
        fmean(b for _, b in pairs),
        mean,
        low,
        high,
        p,
        seen,
        rose,
        fell,
    )


def _by_name(rows: Iterable[Row]) -> defaultdict[str, dict[str, float]]:
    """Return the mean over epochs of every score and metric, for each chat that has it."""
    values: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for name, score in row.scores.items():
            if score.value is not None:
                values[name][row.id].append(score.value)
        for name, value in row.answer.metrics.items():
            values[name][row.id].append(value)
        if row.overall is not None:
            values[OVERALL][row.id].append(row.overall)
    means: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for name, chats in values.items():
        means[name] = {chat: fmean(found) for chat, found in chats.items()}
    return means


def _adjusted(rows: Sequence[Difference]) -> list[Difference]:
    """Return the rows with their p-values adjusted over all scores and metrics (Holm 1979); the overall one stands alone."""
    tested = sorted(
        (row for row in rows if row.p is not None and row.name != OVERALL), key=lambda row: row.p or 0.0
    )
    adjusted: dict[str, float] = {}
    highest = 0.0
    for rank, row in enumerate(tested):
        assert row.p is not None
        highest = max(highest, min(1.0, row.p * (len(tested) - rank)))
        adjusted[row.name] = highest
    return [replace(row, p=adjusted.get(row.name, row.p)) for row in rows]


def _judged(rows: Sequence[Difference]) -> list[Difference]:
    judged = []
    for row in rows:
        verdict: Verdict = "cannot tell"
        if row.chats and row.better == row.worse == 0:
            verdict = "same"
        elif row.p is not None and row.p < _ALPHA:
            verdict = "better" if (row.mean > 0) != (row.name in METRICS) else "worse"
        judged.append(replace(row, verdict=verdict))
    return judged

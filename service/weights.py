"""The scale: adds up the evidence in a sentence where rules alone do not decide.

A linear score with frozen weights (`weights.json`, made by `python -m evals.train_weights` from the labelled cases),
plain arithmetic in a fixed order: the same text has the same score everywhere. It does two things. A rule that is
sure only in company (`consent` in the weights) rejects only where its sentence weighs enough; otherwise its finding
stays as a warning. And a sentence that weighs enough with no rule at all is flagged as implied, with the words that
weighed most.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from heapq import nsmallest
from importlib.resources import files
from math import fsum, sqrt

from service.evidence import TELLING, own_features, rule_features
from service.language.text import Text
from service.rule import Finding
from service.scene import Scene

IMPLIED = "/implied"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One sentence: its words first..last (last exclusive), its score over the threshold, what it leans to and why."""

    first: int
    last: int
    over: float
    family: str
    because: tuple[str, ...]


def _sum(weights: dict[str, float], features: Iterable[str]) -> float:
    """Add up what is known of the features, each counted once; exactly, so that the order does not matter."""
    return fsum(map(weights.__getitem__, weights.keys() & features))


@dataclass(frozen=True, slots=True)
class Scale:
    """Frozen weights.

    Attributes:
        threshold: score from which a sentence is too heavy.
        bias: added once to each sentence.
        weights: feature to weight, before the sentence's length is taken into account.
        rule_weights: the same for the features of rules, which count in full at any length.
        leanings: for each family, feature to weight; the largest sum names the family.
        consent: rules whose findings reject only where the sentence weighs enough.
    """

    threshold: float
    bias: float
    weights: dict[str, float]
    rule_weights: dict[str, float]
    leanings: dict[str, dict[str, float]]
    consent: frozenset[str]

    def score(self, features: Sequence[str], words: int) -> float:
        """Return how heavy a sentence of so many words is."""
        return self._total(_sum(self.weights, features), _sum(self.rule_weights, features), words)

    def _total(self, ordinary: float, ruled: float, words: int) -> float:
        return ordinary / sqrt(words + 3) + ruled + self.bias

    def _own(self, reply: Text, scene: Scene) -> list[tuple[list[str], float]]:
        """Return each sentence's own features and their sum. Kept with the reply, which is weighed again and again."""
        kept: tuple[Scale, Scene, list[tuple[list[str], float]]] | None = reply.__dict__.get("evidence")
        if kept is None or kept[0] is not self or kept[1] is not scene:
            own = [(features, _sum(self.weights, features)) for features in own_features(reply, scene)]
            kept = reply.__dict__["evidence"] = (self, scene, own)
        return kept[2]

    def weigh(self, reply: Text, scene: Scene, findings: Sequence[Finding]) -> list[Weighed]:
        """Return every sentence with its score, in order."""
        weighed = []
        rulings = list(rule_features(reply, findings))
        for (first, last), (own, _), ruling, over in zip(
            reply.sentences,
            self._own(reply, scene),
            rulings,
            self._over(reply, scene, rulings),
            strict=True,
        ):
            family, because = self._leaning(own + ruling) if over >= 0 else ("", ())
            weighed.append(Weighed(first, last, over, family, because))
        return weighed

    def _over(self, reply: Text, scene: Scene, rulings: Iterable[list[str]]) -> Iterator[float]:
        """Yield each sentence's score over the threshold."""
        for (first, last), (_, ordinary), ruling in zip(
            reply.sentences, self._own(reply, scene), rulings, strict=True
        ):
            yield self._total(ordinary, _sum(self.rule_weights, ruling), last - first) - self.threshold

    def implied(self, reply: Text, scene: Scene) -> list[Weighed]:
        """Return the sentences that weigh too much by their words alone. Kept with the reply, for several rules ask.

        A sentence of nothing but building words and names ("I'm so sorry, Ana.") implies nothing.
        """
        kept: tuple[Scene, list[Weighed]] | None = reply.__dict__.get("weighed")
        if kept is None or kept[0] is not scene:
            kept = reply.__dict__["weighed"] = (
                scene,
                [
                    weighed
                    for weighed, (features, _) in zip(
                        self.weigh(reply, scene, ()), self._own(reply, scene), strict=True
                    )
                    if weighed.over >= 0 and any(feature.startswith(TELLING) for feature in features)
                ],
            )
        return kept[1]

    def settle(self, reply: Text, scene: Scene, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings as they stand after weighing.

        One whose rule needs consent and has none becomes a warning; one that is only implied goes where a rule that
        is sure, or one of its own family, has spoken of the same words: a rule that needed the scale's consent may
        have the right sentence and the wrong name for it. What could not be checked stays as it is.
        """
        if any(f.rule in self.consent and f.severity == "block" and not f.failed for f in findings):
            over = self._over(reply, scene, rule_features(reply, findings))
            heavy = _Stretches(
                reply.span(first, last)
                for (first, last), score in zip(reply.sentences, over, strict=True)
                if score >= 0
            )
            findings = [
                replace(f, severity="warn")
                if f.rule in self.consent and not f.failed and not heavy.touch(f)
                else f
                for f in findings
            ]
        sure: list[tuple[int, int]] = []
        alike: dict[str, list[tuple[int, int]]] = {}
        for f in findings:
            if f.severity == "block" and not f.rule.endswith(IMPLIED):
                spans = alike.setdefault(f.family, []) if f.rule in self.consent else sure
                spans.append((f.start, f.end))
        known = {family: _Stretches((*sure, *spans)) for family, spans in alike.items()}
        surely = _Stretches(sure)
        return [
            f for f in findings if not f.rule.endswith(IMPLIED) or not known.get(f.family, surely).touch(f)
        ]

    def _leaning(self, features: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """Return the family that features speak for, and the three of them that weigh most."""
        known = set(features)
        sums = {family: _sum(weights, known) for family, weights in self.leanings.items()}
        family = min(sums, key=lambda name: (-sums[name], name))
        heavy = ((-self.weights[f], f) for f in self.weights.keys() & known)
        return family, tuple(f for _, f in nsmallest(3, heavy))


class _Stretches:
    """Stretches of a text, those that touch made one, to look up whether a finding touches any."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, finding: Finding) -> bool:
        at = bisect_right(self._ends, finding.start)
        return at < len(self._starts) and self._starts[at] < finding.end


@cache
def load_scale() -> Scale:
    """Return the product's own scale, read once."""
    data = json.loads((files("service") / "weights.json").read_text("utf-8"))
    return Scale(
        data["threshold"],
        data["bias"],
        data["weights"],
        data["rule_weights"],
        data["leanings"],
        frozenset(data["consent"]),
    )

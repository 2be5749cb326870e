"""How much of what the model wrote could be shown as it was."""

from collections import Counter

from evals.answers import Reading
from evals.score import Score, Scorer, share, unscored


def _score(reading: Reading) -> Score:
    passed = len(reading.answer.by_model)
    refused = [one for one in reading.answer.refused if one.origin == "model"]
    if not passed + len(refused):
        return unscored("no model wrote anything")
    by_rule = Counter(rule for one in refused for rule in one.rules)
    told = ", ".join(f"{rule} x{n}" for rule, n in by_rule.most_common()) or "nothing refused"
    return share(
        passed, passed + len(refused), f"{passed} of {passed + len(refused)} candidates passed; {told}"
    )


SCORER = Scorer(
    "first-try",
    ("never-lie", "never-blame", "never-argue", "no-excuses", "no-script", "stay-calm"),
    "Everything that the model wrote passed the guardrail and was worth showing.",
    _score,
)

"""The deterministic scorers, one file each."""

from evals.scorers import (
    apology,
    courtesy,
    diversity,
    first_try,
    grounds,
    handover,
    history,
    honest_unknown,
    language,
    length,
    model_share,
    on_topic,
    positive,
    promise,
    question,
    reading_grade,
    restates,
    step,
)

SCORERS = tuple(
    module.SCORER
    for module in (
        first_try,
        model_share,
        restates,
        apology,
        question,
        grounds,
        step,
        promise,
        honest_unknown,
        history,
        handover,
        on_topic,
        positive,
        courtesy,
        reading_grade,
        diversity,
        length,
        language,
    )
)
"""Every scorer, in the order in which reports show them."""

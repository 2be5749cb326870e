"""How many of the options are the model's own."""

from evals.answers import Reading
from evals.score import Score, Scorer, share, unscored


def _score(reading: Reading) -> Score:
    wrote = any(one.origin == "model" for one in (*reading.answer.options, *reading.answer.refused))
    if not wrote and not reading.answer.metrics.get("completion_tokens"):
        return unscored("no model was asked")
    asked = reading.chat.conversation.options
    mine = len(reading.answer.by_model)
    return share(mine, asked, f"{mine} of {asked} options are the model's")


SCORER = Scorer(
    "model-share", ("never-lie",), "Every option was written by the model, none had to be composed.", _score
)

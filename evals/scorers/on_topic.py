"""Whether the options keep to the customer's problem."""

from evals.answers import Reading, stems
from evals.score import Score, Scorer, share, unscored
from service.text import Text


def _score(reading: Reading) -> Score:
    chat = reading.chat.conversation
    about = frozenset().union(
        *(stems(Text(m.text)) for m in chat.messages if m.role != "note"),
        *(stems(Text(g)) for g in (*chat.facts, *chat.actions, *chat.commitments)),
    )
    if not about:
        return unscored("the chat names no matter")
    good = [bool(stems(text) & about) for text in reading.options]
    return share(sum(good), len(good), f"{sum(good)} of {len(good)} options name something of this chat")


SCORER = Scorer(
    "on-topic", ("stay-on-topic", "never-dismiss"), "Every option speaks of something in this chat.", _score
)

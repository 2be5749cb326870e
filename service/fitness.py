"""Whether a model's candidate, which broke no rule, is worth showing: deterministic, and blind to style."""

from service.scene import Scene
from service.situation import Situation
from service.text import Text

_MIN_WORDS, _MAX_WORDS = 8, 160


def unfit(text: str, situation: Situation, scene: Scene) -> str | None:
    """Return why a candidate is not worth showing, one short sentence; None where it is.

    Args:
        text: the candidate.
        situation: the situation it answers.
        scene: the conversation with its grounds.
    """
    del situation, scene
    words = [w for w in Text(text).words if w[0].isalnum()]
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS:
        return f"has {len(words)} words"
    return None

"""Whether each option says what happens next."""

from evals.answers import Reading
from evals.score import Score, Scorer, share, unscored
from service import acts
from service.language.text import Text


def _steps(text: Text, carried: bool) -> bool:
    words = text.words
    handing = any(a in {"i", "we"} and "hand" in words[i : i + 4] for i, a in enumerate(words))
    return carried or handing or acts(text) or "?" in words or "please" in words


def _score(reading: Reading) -> Score:
    if reading.shows("solved") or reading.shows("thankful"):
        return unscored("no step is due")
    done = [any(True for _ in reading.scene.support.backings(text)) for text in reading.options]
    good = [_steps(text, carried) for text, carried in zip(reading.options, done, strict=True)]
    return share(
        sum(good),
        len(good),
        f"{sum(good)} of {len(good)} options act, ask, or tell of what is known, done or promised",
    )


SCORER = Scorer(
    "step",
    ("solve-it", "invite-remedy", "find-out"),
    "Every option says what the agent does or needs next, or tells what is known.",
    _score,
)

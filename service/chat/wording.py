"""The wording of composed replies: shapes, chains and sentences, as `prompts/holding/wording.toml` holds them."""

import string
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from service.chat.moves import MOVES
from service.chat.topics import HOLDING
from service.errors import Misconfigured

SLOTS = frozenset(
    {"clause", "Clause", "effort", "request", "question", "about", "sorry", "find", "fact", "fact_low"}
    | {"term", "plain", "since", "team", "contact"}
)
# Parts whose sentences come from the topic and the effects, not from the file.
FROM_TOPIC = frozenset({"feel", "effect", "ask"})


class Shape(BaseModel):
    """The parts of a reply, in order, for each tone; `?` marks a part that can go."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    troubled: tuple[str, ...]
    calm: tuple[str, ...]


class Wording(BaseModel):
    """The whole file.

    Attributes:
        shapes: by move.
        chains: for each part, the lists of sentences that can fill it, the most particular first.
        sentences: by list; templates with the slots of `SLOTS`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    shapes: Mapping[str, Shape]
    chains: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, tuple[str, ...]]


@cache
def load_wording(folder: Path = HOLDING) -> Wording:
    """Return the wording.

    Raises:
        Misconfigured: a field is unknown, a move has no shape, a part no chain, a chain no sentences, or a sentence names an
            unknown slot.
    """
    try:
        wording = Wording.model_validate(tomllib.loads((folder / "wording.toml").read_text("utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise Misconfigured(f"prompts/holding/wording.toml: {error}") from None
    parts = {part.rstrip("?") for s in wording.shapes.values() for part in (*s.troubled, *s.calm)}
    lists = {name for chain in wording.chains.values() for name in chain}
    slots = {
        slot
        for sentences in wording.sentences.values()
        for sentence in sentences
        for slot in string.Template(sentence).get_identifiers()
    }
    wrong = (
        ("shapes", wording.shapes.keys() ^ MOVES.keys()),
        ("chains", (parts - FROM_TOPIC) ^ wording.chains.keys()),
        ("sentences", (lists | {"ask_any"}) ^ wording.sentences.keys()),
        ("slots", slots - SLOTS),
    )
    for what, names in wrong:
        if names:
            raise Misconfigured(
                f"prompts/holding/wording.toml: {what} {sorted(names)} are missing or unknown"
            )
    return wording

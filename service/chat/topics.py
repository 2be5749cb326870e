"""What a chat is about, and what it does to the customer: data with the phrases that tell it.

The data stands in `prompts/holding/topics.toml`. A topic names the matter in calm words for the replies that cannot
say the customer's own clause back.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from service.errors import Misconfigured
from service.language.pattern import Index
from service.language.text import Text

HOLDING = Path(__file__).parents[2] / "prompts" / "holding"
Asks = Literal["", "amount", "date", "order"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    shows: tuple[str, ...]


class Topic(_Entry):
    """A matter that chats are about; the fields are explained in the file."""

    about: str
    find: str
    feel: tuple[str, ...]
    asks: tuple[tuple[Asks, str], ...]
    sorry: str = ""
    general: bool = False
    neutral: bool = False


class Effect(_Entry):
    """What the matter does to the customer."""

    says: tuple[str, ...]
    grave: bool = False


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    topic: tuple[Topic, ...]
    effect: tuple[Effect, ...]


@cache
def _file() -> _File:
    try:
        return _File.model_validate(tomllib.loads((HOLDING / "topics.toml").read_text("utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise Misconfigured(f"prompts/holding/topics.toml: {error}") from None


@cache
def topics() -> Mapping[str, Topic]:
    """Return the topics by id, in the order of the file."""
    return MappingProxyType({topic.id: topic for topic in _file().topic})


@cache
def effects() -> Mapping[str, Effect]:
    """Return the effects by id, in the order of the file."""
    return MappingProxyType({effect.id: effect for effect in _file().effect})


@cache
def _index() -> tuple[Index, tuple[str, ...]]:
    entries: tuple[_Entry, ...] = (*_file().topic, *_file().effect)
    shown = [(entry.id, p) for entry in entries for p in entry.shows]
    return Index([(p, {}) for _, p in shown]), tuple(id_ for id_, _ in shown)


def shown_in(text: Text) -> dict[str, int]:
    """Return the ids of the topics and effects that a text shows, each with how many of its phrases do."""
    index, owners = _index()
    found: dict[str, set[int]] = defaultdict(set)
    for pattern, _, _ in index.find(text):
        found[owners[pattern]].add(pattern)
    return {id_: len(patterns) for id_, patterns in found.items()}


def topic_of(weighed: Iterable[tuple[Text, float]]) -> Topic | None:
    """Return the topic that shows most in texts of different weight; of equals, the one that stands first."""
    scores: dict[str, float] = defaultdict(float)
    for text, weight in weighed:
        for id_, times in shown_in(text).items():
            if id_ in topics():
                scores[id_] += weight * (0.05 if topics()[id_].general else 1.0) * min(times, 2)
    order = list(topics())
    best = max(scores, key=lambda id_: (scores[id_], -order.index(id_)), default=None)
    return topics()[best] if best else None

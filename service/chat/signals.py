"""The signals that a customer's words can give: what each means, what it calls for, and how it is worded.

The table stands in `service/signals.toml`. Signals that no phrase can show (rising, agent-last, ...) stand there without
patterns; `service.chat.situation` works them out.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict

from service.language.pattern import Index
from service.language.text import Text


class SignalKind(BaseModel):
    """One thing worth knowing about a chat.

    Attributes:
        id: its name in answers ("asks-supervisor").
        says: what it means, for the agent; a prompt prints it.
        principles: what it calls for.
        patterns, unless: phrases that show it, and phrases that turn an overlapping one off.
        last: whether only what the customer wrote since the agent's last turn counts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    says: str
    principles: tuple[str, ...]
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    last: bool = False


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: Mapping[str, str]
    signal: tuple[SignalKind, ...]


_TABLE = _Table.model_validate(tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")))
SIGNALS: Mapping[str, SignalKind] = MappingProxyType({kind.id: kind for kind in _TABLE.signal})


@cache
def _index() -> tuple[Index, tuple[tuple[str, bool], ...]]:
    owners: list[tuple[str, bool]] = []
    sources: list[tuple[str, Mapping[str, str]]] = []
    for kind in _TABLE.signal:
        for patterns, is_exception in ((kind.patterns, False), (kind.unless, True)):
            owners += [(kind.id, is_exception)] * len(patterns)
            sources += [(pattern, _TABLE.classes) for pattern in patterns]
    return Index(sources), tuple(owners)


def shown(text: Text) -> Iterator[tuple[str, int, int]]:
    """Yield (signal, first word, last word exclusive) for every phrase of the text that shows a signal."""
    index, owners = _index()
    hits: list[tuple[str, int, int]] = []
    spared: list[tuple[str, int, int]] = []
    for pattern, first, last in index.find(text):
        signal, is_exception = owners[pattern]
        (spared if is_exception else hits).append((signal, first, last))
    for signal, first, last in hits:
        if not any(s == signal and first < b and a < last for s, a, b in spared):
            yield signal, first, last

"""The principles as data: what each asks, why, where it comes from, and what in the service carries it."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from service.chat.moves import MOVES
from service.chat.signals import SIGNALS
from service.errors import Misconfigured

PRINCIPLES = Path(__file__).parent.parent / "prompts" / "principles"
PARTS = ("prompts", "rules", "moves", "signals", "scorers", "services")
# Parts of the service that carry a principle by what they are for.
SERVICES = {"review": ("learn-from-it",)}
KINDS = ("prompt", "rule", "signal", "move", "scorer", "service")


@dataclass(frozen=True, slots=True)
class Principle:
    """One thing that a good reply does.

    Attributes:
        id: its name everywhere ("never-blame").
        says: what to do, one sentence; prompts print it word for word.
        why: why it matters, one sentence.
        guide: the guides it comes from, with the section where they have one ("000 b").
        carried: the kinds of parts that must carry it, out of `KINDS`.
    """

    id: str
    says: str
    why: str
    guide: tuple[str, ...]
    carried: tuple[str, ...]


class _Cites(Protocol):
    @property
    def id(self) -> str: ...


class Rule(_Cites, Protocol):
    """What coverage looks at of a rule."""

    @property
    def principle(self) -> str:
        """The principle that the rule serves."""
        ...


class Teacher(_Cites, Protocol):
    """What coverage looks at of a prompt version or a scorer."""

    @property
    def principles(self) -> tuple[str, ...]:
        """The principles that it teaches or scores."""
        ...


@cache
def load_principles(folder: Path = PRINCIPLES) -> Mapping[str, Principle]:
    """Return every principle by its id, in the order of their file names.

    Raises:
        Misconfigured: the folder is empty, or a file does not hold exactly the fields of `Principle`.
    """
    found = {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}
    if not found:
        raise Misconfigured(f"there are no principles in {folder.name}/")
    return MappingProxyType(found)


def coverage(
    principles: Mapping[str, Principle],
    rules: Iterable[Rule],
    prompts: Iterable[Teacher],
    scorers: Iterable[Teacher] = (),
) -> list[dict[str, Any]]:
    """Compute which part of the product carries which principle.

    Returns:
        One row for each principle: `id`, `says`, `guide`, and a list of names under each of `prompts`, `rules`,
        `moves`, `signals`, `scorers` and `services`. A row whose lists are all empty is an orphan.

    Raises:
        Misconfigured: a part cites a principle that does not exist.
    """
    parts: dict[str, list[tuple[str, tuple[str, ...]]]] = {
        "prompts": [(prompt.id, prompt.principles) for prompt in prompts],
        "rules": [(rule.id, (rule.principle,)) for rule in rules],
        "moves": [(move.id, move.principles) for move in MOVES.values()],
        "signals": [(kind.id, kind.principles) for kind in SIGNALS.values()],
        "scorers": [(scorer.id, scorer.principles) for scorer in scorers],
        "services": list(SERVICES.items()),
    }
    for kind, named in parts.items():
        for name, cited in named:
            if odd := sorted(set(cited) - principles.keys()):
                raise Misconfigured(f"{kind} {name}: there is no principle {', '.join(odd)}")
    return [
        {"id": p.id, "says": p.says, "guide": list(p.guide)}
        | {kind: sorted(name for name, cited in named if p.id in cited) for kind, named in parts.items()}
        for p in principles.values()
    ]


def _read(path: Path) -> Principle:
    data = tomllib.loads(path.read_text("utf-8"))
    wanted = {f.name for f in fields(Principle)}
    if data.keys() != wanted:
        raise Misconfigured(
            f"principle {path.name}: fields {sorted(data.keys() ^ wanted)} are missing or unknown"
        )
    principle = Principle(data["id"], data["says"], data["why"], tuple(data["guide"]), tuple(data["carried"]))
    if principle.id != path.stem:
        raise Misconfigured(f"principle {path.name} calls itself {principle.id!r}")
    if odd := set(principle.carried) - set(KINDS):
        raise Misconfigured(f"principle {path.name}: nothing of the kind {sorted(odd)} can carry it")
    return principle

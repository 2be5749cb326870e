"""A request that leaves a note for agents: one that a customer could read cannot even be made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from service.errors import PublicMessage


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """A request that leaves a note for agents. One that a customer could read cannot be made.

    Each connector has one kind, with what makes it private. Whoever changes a body has to get past this.

    Raises:
        PublicMessage: the method or the path is another one, or a value that keeps the note private is not there.
    """

    method: ClassVar[str] = "POST"
    path_like: ClassVar[re.Pattern[str]]
    seal: ClassVar[Mapping[tuple[str, ...], Any]]

    path: str
    body: Mapping[str, Any]

    def __post_init__(self) -> None:
        if not self.seal or not self.path_like.fullmatch(self.path):
            raise PublicMessage("a note goes to one place only")
        for place, value in self.seal.items():
            found: Any = self.body
            for name in place:
                found = found.get(name) if isinstance(found, Mapping) else None
            if found is not value and (isinstance(value, bool) or found != value):
                raise PublicMessage(f"{'.'.join(place)} must be {value!r}")

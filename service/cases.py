"""Labelled guardrail cases: a reply, what it is checked against, and the families a careful reader finds in it.

One JSON object a line: `{"id", "messages", "facts", "actions", "commitments", "teams", "brand", "agent", "reply",
"families"}`; an empty `families` is a clean reply. All but `id` and `reply` may be missing.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from service.conversation import Brand, Conversation, Message
from service.errors import BadRequest
from service.guardrail import Verdict, check
from service.rule import RuleSet


class Case(BaseModel):
    """One labelled case; unknown members (notes, sources) are kept out of the way."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    reply: str
    messages: tuple[dict[str, Any], ...] = ()
    facts: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    brand: str | None = None
    agent: str | None = None
    families: tuple[str, ...] = ()

    @property
    def conversation(self) -> Conversation | None:
        """What the reply is checked against; None where the case names no messages."""
        if not self.messages:
            return None
        # Limits are for requests; a case is read as its author wrote it.
        return Conversation.model_construct(
            messages=tuple(Message.model_construct(role=m["role"], text=m["text"]) for m in self.messages),
            facts=self.facts,
            actions=self.actions,
            commitments=self.commitments,
            teams=self.teams,
            brand=Brand(name=self.brand, agent=self.agent),
            max_words=None,
        )

    def verdict(self, rules: RuleSet | None = None) -> Verdict:
        """Check the reply."""
        return check(self.reply, self.conversation, rules)


def read_cases(path: str | Path) -> Iterator[Case]:
    """Yield the cases of a JSONL file in order.

    Raises:
        BadRequest: a line is no case; names file and line.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield Case.model_validate(json.loads(line))
            except (ValidationError, json.JSONDecodeError) as error:
                first = str(error).splitlines()[0]
                raise BadRequest(f"{path}, line {number} is no labelled case: {first}", line=number) from None

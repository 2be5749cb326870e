"""What the model is taught with: chats with their grounds, and for each a reply for every one of several moves."""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from service.chat.moves import MOVES
from service.conversation import Conversation, Grounds, Message, Name

DATA = Path(__file__).parents[1] / "models" / "softanswer-135m" / "data"
_HELD_OUT_OF = 10


class Chat(BaseModel):
    """One line of the data: a chat with its grounds, and the reply that a good agent sends for each move.

    Attributes:
        id: names the pass it was written in, then its number: "beech-07".
        replies: move id to reply, at least one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z]+-\d{2,3}$")
    messages: tuple[Message, ...] = Field(min_length=1)
    facts: Grounds = ()
    actions: Grounds = ()
    commitments: Grounds = ()
    teams: tuple[Name, ...] = ()
    replies: Mapping[str, str] = Field(min_length=1)

    @field_validator("replies")
    @classmethod
    def _for_known_moves(cls, replies: Mapping[str, str]) -> Mapping[str, str]:
        if odd := sorted(set(replies) - MOVES.keys()):
            raise ValueError(f"there is no move {', '.join(odd)}")
        return replies

    @property
    def conversation(self) -> Conversation:
        """The chat as a request brings it."""
        return Conversation.model_validate(self.model_dump(exclude={"id", "replies"}))

    @property
    def held_out(self) -> bool:
        """Whether the whole chat is kept from training: one in ten, by nothing but its id."""
        return int(sha256(self.id.encode()).hexdigest(), 16) % _HELD_OUT_OF == 0


def read(paths: Iterable[Path]) -> Iterator[Chat]:
    """Yield the chats of JSONL files in order.

    Raises:
        ValueError: a line is no chat; names file and line.
    """
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                yield Chat.model_validate_json(line)
            except ValidationError as error:
                raise ValueError(f"{path.name}:{number}: {error.errors()[0]['msg']}") from None


def write(path: Path, chats: Iterable[Chat]) -> None:
    """Write chats as JSONL, one a line, members in the order of `Chat`, what is empty left out."""
    lines = []
    for chat in chats:
        full = chat.model_dump(mode="json", exclude_defaults=True)
        full["messages"] = [{"role": m.role, "text": m.text} for m in chat.messages]
        lines.append(json.dumps(full, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

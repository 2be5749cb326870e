"""Conversations to score prompt versions on: a chat with its grounds, and what a fit answer does with them.

One JSON object a line: `id`, `split` ("dev" or "test"), `domain`, `principles` and `signals` that the chat exercises,
`conversation` (a body of `POST /v1/suggestions`), `use` and `never`. A line that is itself such a body will do as well.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from service import Conversation
from service.errors import BadRequest

CONVERSATIONS = Path(__file__).parent / "cases" / "conversations"

Split = Literal["dev", "test"]


class Chat(BaseModel):
    """One conversation.

    Attributes:
        use: what at least one option should bring, each as alternatives: "19 March|the 19th".
        never: what no option may say, in the same way.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    conversation: Conversation
    split: Split = "test"
    domain: str = ""
    principles: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def find_cases(paths: Iterable[str | Path] = (), split: Split | None = None) -> Iterator[Chat]:
    """Yield the chats of the files and folders named, one at a time; of our own where none is named.

    Args:
        paths: JSONL files, or folders of them.
        split: only these.

    Raises:
        BadRequest: a line is no conversation; names file and line.
    """
    for path in case_files(paths):
        for chat in read_chats(path):
            if split is None or chat.split == split:
                yield chat


def case_files(paths: Iterable[str | Path] = ()) -> list[Path]:
    """Return the files that `find_cases` reads, in order."""
    named = [Path(p) for p in paths] or [CONVERSATIONS]
    return [file for path in named for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]


def digest(chats: Iterable[Chat]) -> str:
    """Return the SHA-256 of what is scored: the same for the same chats in the same order, wherever they lie."""
    total = sha256()
    for chat in chats:
        total.update(chat.model_dump_json().encode())
    return total.hexdigest()


def read_chats(path: Path) -> Iterator[Chat]:
    """Yield the chats of one file, a line at a time.

    Raises:
        BadRequest: a line is no conversation; names file and line.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _chat(line, path, number)
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}") from None


def _chat(line: str, path: Path, number: int) -> Chat:
    try:
        row: dict[str, Any] = json.loads(line)
        if "conversation" not in row:
            row = {"id": row.get("conversation_id") or f"{path.stem}-{number}", "conversation": row}
        return Chat.model_validate(row)
    except (ValidationError, ValueError, AttributeError) as error:
        first = " ".join(str(error).split())[:200]
        raise BadRequest(f"{path}, line {number} is no conversation: {first}", line=number) from None

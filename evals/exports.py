"""One's own chats as cases: JSONL, CSV, and the JSON exports of Chatwoot and Zendesk, with personal data taken out.

JSONL: bodies of `POST /v1/suggestions`, or cases. CSV: a row per message with the columns `conversation_id`, `role` and
`text`, and where there is one `at` to sort by. Chatwoot: conversations with their `messages`
(`message_type` 0 incoming, 1 outgoing, `private`). Zendesk: tickets with their `comments` and `requester_id`.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from evals.chats import Chat, read_chats
from evals.privacy import without_personal_data
from service import MAX_MESSAGE_CHARS, MAX_MESSAGES, Conversation, text_of
from service.errors import BadRequest

Kind = Literal["jsonl", "csv", "chatwoot", "zendesk"]
Turn = tuple[str, str]


def read_export(path: Path, kind: Kind | None = None, names: Iterable[str] = ()) -> Iterator[Chat]:
    """Yield the conversations of a file as cases; one that never heard the customer is passed over.

    Args:
        path: the file.
        kind: told by its ending and content where it is None.
        names: names to take out of every text, beside those that the export itself gives.

    Raises:
        BadRequest: the file cannot be read, or is of no such kind.
    """
    known = tuple(names)
    kind = kind or _kind(path)
    if kind == "jsonl":
        for chat in read_chats(path):
            yield _masked(chat, known)
        return
    for id_, turns, said_names in _READERS[kind](path):
        chat_or_none = _chat(id_, turns, (*known, *said_names))
        if chat_or_none is not None:
            yield chat_or_none


def _kind(path: Path) -> Kind:
    match path.suffix.lower():
        case ".csv":
            return "csv"
        case ".jsonl":
            return "jsonl"
    document = _json(path)
    rows = _rows(document)
    if rows and ("comments" in rows[0] or "requester_id" in rows[0]):
        return "zendesk"
    if rows and "messages" in rows[0]:
        return "chatwoot"
    raise BadRequest(f"{path}: neither Chatwoot nor Zendesk writes such files; name the kind with --kind")


def _chat(id_: str, turns: Iterable[Turn], names: tuple[str, ...]) -> Chat | None:
    messages = [
        {"role": role, "text": without_personal_data(text.strip(), names)[:MAX_MESSAGE_CHARS]}
        for role, text in turns
        if text.strip()
    ][-MAX_MESSAGES:]
    # What the agent wrote after the customer's last word answers it: a case ends before.
    while messages and messages[-1]["role"] in {"agent", "bot", "note"}:
        messages.pop()
    if not messages:
        return None
    try:
        return Chat(id=id_, conversation=Conversation.model_validate({"messages": messages}))
    except ValidationError as error:
        raise BadRequest(f"conversation {id_} cannot be read: {error.errors()[0]['msg']}") from None


def _masked(chat: Chat, names: tuple[str, ...]) -> Chat:
    known = [n for n in (chat.conversation.customer.name, chat.conversation.brand.agent, *names) if n]
    document = chat.conversation.model_dump(mode="json", exclude_defaults=True)
    for message in document["messages"]:
        message["text"] = without_personal_data(message["text"], known)
    for kind in ("facts", "actions", "commitments"):
        if kind in document:
            document[kind] = [without_personal_data(ground, known) for ground in document[kind]]
    # Who it was is not what a case is about.
    document.get("customer", {}).pop("name", None)
    document.get("brand", {}).pop("agent", None)
    return chat.model_copy(update={"conversation": Conversation.model_validate(document)})


def _table(path: Path) -> Iterator[tuple[str, list[Turn], list[str]]]:
    chats: dict[str, list[tuple[str, Turn]]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if lacking := {"conversation_id", "role", "text"} - {*(reader.fieldnames or ())}:
                raise BadRequest(f"{path} lacks the columns {', '.join(sorted(lacking))}")
            for row in reader:
                turn = (row["role"].strip().lower(), row["text"] or "")
                chats.setdefault(row["conversation_id"], []).append((row.get("at") or "", turn))
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}") from None
    for id_, rows in chats.items():
        # Stable: rows without a time stay as they stand.
        yield id_, [turn for _, turn in sorted(rows, key=lambda row: row[0])], []


def _chatwoot(path: Path) -> Iterator[tuple[str, list[Turn], list[str]]]:
    for row in _rows(_json(path)):
        turns = []
        names = {_name(row.get("meta", {}).get("sender"))}
        for message in sorted(
            row.get("messages", []), key=lambda m: (m.get("created_at") or 0, m.get("id") or 0)
        ):
            names.add(_name(message.get("sender")))
            kind = {0: "customer", "incoming": "customer", 1: "agent", "outgoing": "agent"}.get(
                message.get("message_type")
            )
            if kind:
                turns.append(
                    ("note" if message.get("private") else kind, text_of(message.get("content") or ""))
                )
        yield f"chatwoot-{row.get('id')}", turns, [n for n in names if n]


def _zendesk(path: Path) -> Iterator[tuple[str, list[Turn], list[str]]]:
    document = _json(path)
    users = (
        {user["id"]: user.get("name") or "" for user in document.get("users", [])}
        if isinstance(document, dict)
        else {}
    )
    for row in _rows(document):
        requester = row.get("requester_id")
        comments = sorted(row.get("comments", []), key=lambda c: c.get("created_at") or "")
        turns = []
        for comment in comments:
            role = "customer" if comment.get("author_id") == requester else "agent"
            text = comment.get("plain_body") or text_of(comment.get("html_body") or comment.get("body") or "")
            turns.append((role if comment.get("public", True) else "note", text))
        people = {requester, *(comment.get("author_id") for comment in comments)}
        yield f"zendesk-{row.get('id')}", turns, [users[p] for p in people if users.get(p)]


def _name(sender: Any) -> str:
    return str(sender.get("name") or "") if isinstance(sender, Mapping) else ""


def _json(path: Path) -> Any:
    """Return a JSON document, or the list of those in a file with one a line."""
    try:
        text = path.read_text(encoding="utf-8")
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}") from None


def _rows(document: Any) -> list[dict[str, Any]]:
    """Return the conversations of an export, whatever envelope they lie in."""
    if isinstance(document, dict):
        for name in ("payload", "data", "tickets", "conversations"):
            if name in document:
                return _rows(document[name])
        return [document]
    return [row for row in document if isinstance(row, dict)] if isinstance(document, list) else []


_READERS: Mapping[str, Callable[[Path], Iterator[tuple[str, list[Turn], list[str]]]]] = {
    "csv": _table,
    "chatwoot": _chatwoot,
    "zendesk": _zendesk,
}

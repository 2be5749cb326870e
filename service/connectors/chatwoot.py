"""Chatwoot: account webhooks in (`message_created`), private notes out."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from service.conversation import Message
from service.desk import webhook
from service.desk.desks import Desk, fields_of
from service.desk.helpdesk import Event, Helpdesk, Thread, attached, part, plain_id, rows, said, words
from service.desk.html_text import tidy
from service.desk.private_note import PrivateNote

_PAGE, _PAGES = 20, 5
_CUSTOMER, _OUTGOING, _TEMPLATE = 0, 1, 3


class ChatwootNote(PrivateNote):
    """A message that Chatwoot shows to agents only."""

    path_like = re.compile(r"/api/v1/accounts/\d+/conversations/\d+/messages")
    seal: ClassVar = {("private",): True, ("message_type",): "outgoing"}


class Chatwoot(Helpdesk):
    """Chatwoot 4; the token is a user's, since a bot's may not read messages.

    Signed: `sha256=` and the hex HMAC-SHA256 of "timestamp.body". Mapping: `conversation.NAME` and `contact.NAME` for
    custom attributes, labels as tags.
    """

    markup = "markdown"

    @staticmethod
    def credentials(desk: Desk) -> dict[str, str]:
        """Return the token as a header without underscores: proxies drop the other spelling."""
        return {"Api-Access-Token": desk.token.get_secret_value()}

    def verify(self, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Check signature and time."""
        stamp = headers.get("x-chatwoot-timestamp", "")
        webhook.signed(
            webhook.after("sha256=", headers, "x-chatwoot-signature"),
            secret=self.secret,
            over=stamp.encode() + b"." + body,
            digest="sha256",
        )
        webhook.timely(stamp, now)

    def event(self, payload: Any, headers: Mapping[str, str]) -> Event | None:
        """Return what a customer wrote; our own note comes back as a webhook too, and is none of that."""
        if (
            part(payload, "event") != "message_created"
            or part(payload, "message_type") != "incoming"
            or part(payload, "private") is not False
        ):
            return None
        account, thread = (
            plain_id(part(payload, "account", "id")),
            plain_id(part(payload, "conversation", "id")),
        )
        message = _message({**payload, "message_type": _CUSTOMER})
        if not (account and thread and message and account.isdigit() and thread.isdigit()):
            return None
        conversation = part(payload, "conversation")
        return Event(
            thread=f"{account}-{thread}",
            message=message.id,
            delivery=headers.get("x-chatwoot-delivery"),
            text=message.text if message.role == "customer" else "",
            source={
                "conversation": part(conversation, "custom_attributes"),
                "contact": part(conversation, "meta", "sender", "custom_attributes"),
                "labels": part(conversation, "labels"),
                "name": part(conversation, "meta", "sender", "name"),
                "agent": part(conversation, "meta", "assignee", "name"),
            },
        )

    async def thread(self, event: Event) -> Thread:
        """Read the newest hundred messages."""
        path = _path(event)
        found: list[Mapping[str, Any]] = []
        before: dict[str, str] = {}
        labels: Any = event.source.get("labels")
        for _ in range(_PAGES):
            answer = await self.api.read(path, **before)
            page = rows(part(answer, "payload"))
            labels = part(answer, "meta", "labels") or labels
            found = page + found
            if len(page) < _PAGE or (oldest := plain_id(page[0].get("id"))) is None:
                break
            before = {"before": oldest}
        return Thread(
            tuple(message for row in found if (message := _message(row))),
            fields_of({name: event.source.get(name) for name in ("conversation", "contact")}),
            frozenset(label for label in labels or () if isinstance(label, str)),
            customer=words(event.source.get("name")) or None,
            agent=words(event.source.get("agent")) or None,
        )

    def note(self, event: Event, text: str) -> PrivateNote:
        """Return the request for a private message."""
        body = {
            "content": text,
            "message_type": "outgoing",
            "private": True,
            "content_type": "text",
            "content_attributes": {},
        }
        return ChatwootNote(_path(event), body)


def _path(event: Event) -> str:
    account, _, thread = event.thread.partition("-")
    return f"/api/v1/accounts/{account}/conversations/{thread}/messages"


def _message(row: Mapping[str, Any]) -> Message | None:
    """Return one turn; None for activities, deleted messages and those without content."""
    kind, id_, at = row.get("message_type"), plain_id(row.get("id")), row.get("created_at")
    if kind not in (_CUSTOMER, _OUTGOING, _TEMPLATE) or part(row, "content_attributes", "deleted"):
        return None
    attachments = rows(row.get("attachments"))
    heard = [words(part(one, "meta", "transcribed_text")) for one in attachments]
    text = tidy("\n".join(filter(None, [words(row.get("content")), *heard])))
    if row.get("private"):
        role = "note"
    elif kind == _CUSTOMER:
        role = "customer"
    else:
        bot = kind == _TEMPLATE or part(row, "sender", "type") in {"agent_bot", "captain_assistant"}
        role = "bot" if bot else "agent"
    if text:
        return said(role, text, id_, at)
    kinds = [words(one.get("file_type")) or "file" for one in attachments]
    return said("note", attached(kinds), id_, at) if kinds else None

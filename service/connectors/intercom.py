"""Intercom: notifications of what users wrote in, notes out."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any, ClassVar

from service.conversation import Message
from service.desk import webhook
from service.desk.desks import Desk, fields_of
from service.desk.helpdesk import Event, Helpdesk, Thread, attached, part, plain_id, rows, said, words
from service.desk.html_text import text_of, tidy
from service.desk.private_note import PrivateNote

_TOPICS = frozenset({"conversation.user.created", "conversation.user.replied"})
_ROLES = {"user": "customer", "lead": "customer", "contact": "customer", "admin": "agent", "team": "agent"}
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


class IntercomNote(PrivateNote):
    """A note: a reply of this type is seen by teammates only."""

    path_like = re.compile(r"/conversations/[A-Za-z0-9_-]+/reply")
    seal: ClassVar = {("message_type",): "note", ("type",): "admin"}


class Intercom(Helpdesk):
    """Intercom, API 2.15; the secret is the app's client secret, `account` the id of the admin who leaves the notes.

    Signed: `sha1=` and the hex HMAC-SHA1 of the body, with no time: a replay is known by notification and message.
    Mapping: `conversation.NAME` for custom attributes; tags are tags.
    """

    markup = "html"

    @staticmethod
    def credentials(desk: Desk) -> dict[str, str]:
        """Return the access token, and the version of the API that this connector speaks."""
        return {"Authorization": f"Bearer {desk.token.get_secret_value()}", "Intercom-Version": "2.15"}

    def verify(self, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Check the signature."""
        del now
        given = webhook.after("sha1=", headers, "x-hub-signature")
        webhook.signed(given, secret=self.secret, over=body, digest="sha1")

    def event(self, payload: Any, headers: Mapping[str, str]) -> Event | None:
        """Return what a user or lead wrote."""
        del headers
        item = part(payload, "data", "item")
        thread = plain_id(part(item, "id"))
        if part(payload, "topic") not in _TOPICS or thread is None:
            return None
        newest = next((m for m in reversed(_messages(item))), None)
        if newest is None or newest.role in {"agent", "bot"}:
            return None
        text = newest.text if newest.role == "customer" else ""
        return Event(thread, newest.id, plain_id(part(payload, "id")), text)

    async def thread(self, event: Event) -> Thread:
        """Read the conversation."""
        item = await self.api.read(f"/conversations/{event.thread}", display_as="plaintext")
        return Thread(
            # Off the event loop: HTML by the megabyte takes seconds.
            await asyncio.to_thread(lambda: tuple(_messages(item))),
            fields_of({"conversation": part(item, "custom_attributes")}),
            frozenset(words(tag.get("name")) for tag in rows(part(item, "tags", "tags"))),
            customer=words(part(item, "source", "author", "name")) or None,
        )

    def note(self, event: Event, text: str) -> PrivateNote:
        """Return the request for a note."""
        body = {"message_type": "note", "type": "admin", "admin_id": self.desk.account, "body": text}
        return IntercomNote(f"/conversations/{event.thread}/reply", body)


def _messages(item: Any) -> list[Message]:
    opening = part(item, "source")
    parts = rows(part(item, "conversation_parts", "conversation_parts"))
    found = [opening] if isinstance(opening, Mapping) else []
    found += sorted(parts, key=lambda row: row.get("created_at") or 0)
    return [message for row in found if (message := _message(row))]


def _message(row: Mapping[str, Any]) -> Message | None:
    role = _ROLES.get(words(part(row, "author", "type")), "bot")
    if row.get("part_type") == "note":
        role = "note"
    body = words(row.get("body"))
    text = text_of(body) if _MARKUP.search(body) else tidy(body)
    id_, at = plain_id(row.get("id")), row.get("created_at")
    if text:
        return said(role, text, id_, at)
    kinds = [words(one.get("content_type")) or "file" for one in rows(row.get("attachments"))]
    return said("note", attached(kinds), id_, at) if kinds else None

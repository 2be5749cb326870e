"""Zendesk: event or trigger webhooks in, internal comments out; tickets and messaging."""

import asyncio
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from service.conversation import Message
from service.desk import webhook
from service.desk.desks import Desk, fields_of
from service.desk.helpdesk import Event, Helpdesk, Thread, attached, part, plain_id, rows, said, words
from service.desk.html_text import text_of, tidy
from service.desk.private_note import PrivateNote

_MESSAGING = "zen:event-type:messaging_ticket.message_added"
_COMMENT = "zen:event-type:ticket.comment_added"
_STAFF = frozenset({"agent", "admin"})


class ZendeskNote(PrivateNote):
    """A comment that Zendesk shows to agents only."""

    method = "PUT"
    path_like = re.compile(r"/api/v2/tickets/\d+\.json")
    seal: ClassVar = {("ticket", "comment", "public"): False}


class Zendesk(Helpdesk):
    """Zendesk; `account` is the e-mail address of the token's owner.

    Signed: base64 HMAC-SHA256 of timestamp and body, without a separator. A trigger's webhook works too, with the body
    `{"ticket_id": "{{ticket.id}}"}`. Mapping: `ticket.status`, `ticket.priority`, `ticket.subject`, `field.ID` for
    custom fields; tags are tags.
    """

    markup = "html"

    @staticmethod
    def credentials(desk: Desk) -> dict[str, str]:
        """Return the API token as Basic authentication."""
        pair = f"{desk.account}/token:{desk.token.get_secret_value()}"
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}

    def verify(self, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Check signature and time."""
        stamp = headers.get("x-zendesk-webhook-signature-timestamp", "")
        webhook.signed(
            headers.get("x-zendesk-webhook-signature"),
            secret=self.secret,
            over=stamp.encode() + body,
            digest="sha256",
            encoding="base64",
        )
        webhook.timely(stamp, now)

    def event(self, payload: Any, headers: Mapping[str, str]) -> Event | None:
        """Return what an end user wrote, publicly."""
        match part(payload, "type"):
            case kind if kind == _MESSAGING:
                if part(payload, "event", "actor", "type") != "end_user":
                    return None
                message = part(payload, "event", "message")
                ticket, source = plain_id(part(payload, "detail", "id")), {"messaging": True}
            case kind if kind == _COMMENT:
                message = part(payload, "event", "comment")
                if part(message, "is_public") is not True or part(message, "author", "is_staff") is not False:
                    return None
                ticket, source = plain_id(part(payload, "detail", "id")), {"messaging": False}
            case None:
                message, ticket, source = None, plain_id(part(payload, "ticket_id")), {"messaging": False}
            case _:
                return None
        if not ticket or not ticket.isdigit():
            return None
        # Only an event's own id is under the signature. A trigger has none, but its signature is made anew each time.
        delivery = part(payload, "id") or headers.get("x-zendesk-webhook-signature")
        return Event(
            ticket,
            plain_id(part(message, "id")),
            str(delivery)[:200],
            tidy(words(part(message, "body"))),
            source,
        )

    async def thread(self, event: Event) -> Thread:
        """Read the ticket, and its newest hundred comments or its messages."""
        ticket = part(await self.api.read(f"/api/v2/tickets/{event.thread}.json"), "ticket")
        read: Callable[[Mapping[str, Any]], Message | None]
        if event.source.get("messaging"):
            answer = await self.api.read(f"/api/v2/tickets/{event.thread}/conversation_log")
            found = sorted(rows(part(answer, "events")), key=lambda row: words(row.get("created_at")))
            read = _logged
        else:
            answer = await self.api.read(
                f"/api/v2/tickets/{event.thread}/comments.json",
                sort_order="desc",
                per_page="100",
                include="users",
            )
            users = {user.get("id"): user for user in rows(part(answer, "users"))}
            requester = part(ticket, "requester_id")
            found = sorted(
                rows(part(answer, "comments")),
                key=lambda row: (words(row.get("created_at")), row.get("id") or 0),
            )
            read = partial(_comment, users=users, requester=requester)
        return Thread(
            # Off the event loop: HTML by the megabyte takes seconds.
            await asyncio.to_thread(lambda: tuple(message for row in found if (message := read(row)))),
            _fields(ticket),
            frozenset(tag for tag in part(ticket, "tags") or () if isinstance(tag, str)),
            customer=words(part(ticket, "via", "source", "from", "name")) or None,
        )

    def note(self, event: Event, text: str) -> PrivateNote:
        """Return the request for an internal comment; public must be said explicitly, tickets differ in their default."""
        return ZendeskNote(
            f"/api/v2/tickets/{event.thread}.json",
            {"ticket": {"comment": {"html_body": text, "public": False}}},
        )


def _comment(
    row: Mapping[str, Any], users: Mapping[Any, Mapping[str, Any]], requester: Any
) -> Message | None:
    author = row.get("author_id")
    staff = part(users.get(author), "role") in _STAFF if author in users else author != requester
    speaker = "agent" if staff else "customer"
    role = speaker if row.get("public") is True else "note"
    text = (
        tidy(words(row.get("plain_body")))
        or text_of(words(row.get("html_body")))
        or tidy(words(row.get("body")))
    )
    return _turn(role, text, row)


def _logged(row: Mapping[str, Any]) -> Message | None:
    role = {"user": "customer", "agent": "agent", "bot": "bot"}.get(words(part(row, "author", "type")))
    content = row.get("content")
    if (
        part(row, "metadata", "public") is False
        or part(content, "public") is False
        or part(row, "public") is False
    ):
        role = "note"
    if role is None:
        return None
    text = words(part(content, "text")) or words(part(content, "body"))
    if words(part(content, "type")) == "html":
        text = text_of(text)
    return _turn(role, tidy(text), row)


def _turn(role: str, text: str, row: Mapping[str, Any]) -> Message | None:
    # A message's id in an event is the last part of its reference in the log.
    id_ = plain_id(words(row.get("reference")).rpartition(":")[2]) or plain_id(row.get("id"))
    if text:
        return said(role, text, id_, row.get("created_at"))
    kinds = [words(one.get("content_type")) or "file" for one in rows(row.get("attachments"))]
    return said("note", attached(kinds), id_, row.get("created_at")) if kinds else None


def _fields(ticket: Any) -> dict[str, str]:
    custom = {str(one.get("id")): one.get("value") for one in rows(part(ticket, "custom_fields"))}
    named = ("status", "priority", "subject", "type", "external_id", "created_at")
    return fields_of({"ticket": {name: part(ticket, name) for name in named}, "field": custom})

"""Freshdesk: automation webhooks in, private notes out."""

import asyncio
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any, ClassVar

from service.conversation import Message
from service.desk import webhook
from service.desk.desks import Desk, fields_of
from service.desk.helpdesk import Event, Helpdesk, Thread, attached, part, plain_id, rows, said, words
from service.desk.html_text import text_of, tidy
from service.desk.private_note import PrivateNote

_PAGE, _PAGES = 100, 5


class FreshdeskNote(PrivateNote):
    """A note that Freshdesk shows to agents only."""

    path_like = re.compile(r"/api/v2/tickets/\d+/notes")
    seal: ClassVar = {("private",): True}


class Freshdesk(Helpdesk):
    """Freshdesk; the token is an agent's API key.

    It cannot sign: the rule's webhook sends the secret as the header `X-Softanswer-Secret`. Its body is
    `{"ticket_id": "{{ticket.id}}"}`, for the rule "requester sends a reply" or "ticket is created". Mapping:
    `ticket.status`, `ticket.priority`, `ticket.subject`, `field.NAME` for custom fields; tags are tags.
    """

    markup = "html"

    @staticmethod
    def credentials(desk: Desk) -> dict[str, str]:
        """Return the API key as Basic authentication."""
        pair = f"{desk.token.get_secret_value()}:X"
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}

    def verify(self, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Check the secret."""
        del body, now
        webhook.shared(webhook.shown(headers), self.secret)

    def event(self, payload: Any, headers: Mapping[str, str]) -> Event | None:
        """Return the ticket that a customer wrote in; what was written is read from the ticket."""
        del headers
        ticket = plain_id(part(payload, "ticket_id"))
        return Event(ticket, None) if ticket and ticket.isdigit() else None

    async def thread(self, event: Event) -> Thread:
        """Read the ticket and its newest five hundred replies and notes."""
        path = f"/api/v2/tickets/{event.thread}"
        ticket = await self.api.read(path, include="requester")
        found: list[Mapping[str, Any]] = []
        for page in range(1, _PAGES + 1):
            answer = rows(await self.api.read(f"{path}/conversations", per_page=str(_PAGE), page=str(page)))
            found += answer
            if len(answer) < _PAGE:
                break
        opening = {**ticket, "incoming": True, "private": False, "id": f"ticket-{event.thread}"}
        opening |= {"body_text": part(ticket, "description_text"), "body": part(ticket, "description")}
        found.sort(key=lambda row: (words(row.get("created_at")), row.get("id") or 0))
        named = ("status", "priority", "subject", "type", "created_at")
        return Thread(
            # Off the event loop: HTML by the megabyte takes seconds.
            await asyncio.to_thread(
                lambda: tuple(message for row in (opening, *found) if (message := _message(row)))
            ),
            fields_of(
                {
                    "ticket": {name: part(ticket, name) for name in named},
                    "field": part(ticket, "custom_fields"),
                }
            ),
            frozenset(tag for tag in part(ticket, "tags") or () if isinstance(tag, str)),
            customer=words(part(ticket, "requester", "name")) or None,
        )

    def note(self, event: Event, text: str) -> PrivateNote:
        """Return the request for a private note."""
        return FreshdeskNote(f"/api/v2/tickets/{event.thread}/notes", {"body": text, "private": True})


def _message(row: Mapping[str, Any]) -> Message | None:
    speaker = "customer" if row.get("incoming") is True else "agent"
    role = speaker if row.get("private") is False else "note"
    text = tidy(words(row.get("body_text"))) or text_of(words(row.get("body")))
    id_, at = plain_id(row.get("id")), row.get("created_at")
    if text:
        return said(role, text, id_, at)
    kinds = [words(one.get("content_type")) or "file" for one in rows(row.get("attachments"))]
    return said("note", attached(kinds), id_, at) if kinds else None

"""django-helpdesk: ticket and follow-up webhooks in, private follow-ups out."""

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any, ClassVar

from service.conversation import Message
from service.desk import webhook
from service.desk.desks import Desk, fields_of
from service.desk.helpdesk import Event, Helpdesk, Thread, attached, part, plain_id, rows, said, words
from service.desk.html_text import tidy
from service.desk.private_note import PrivateNote


class DjangoHelpdeskNote(PrivateNote):
    """A follow-up that the customer neither sees nor gets by mail."""

    path_like = re.compile(r"/api/followups/")
    seal: ClassVar = {("public",): False}


class DjangoHelpdesk(Helpdesk):
    """django-helpdesk 2; `account` is a staff user and the token its password.

    It cannot sign: the webhook's address ends with the secret. It waits for the answer inside its own request, so it
    must not be asked anything before it has got one. Mapping: `ticket.NAME`, custom fields as `ticket.custom_NAME`.
    """

    markup = "plain"

    @staticmethod
    def credentials(desk: Desk) -> dict[str, str]:
        """Return the staff user's name and password as Basic authentication."""
        pair = f"{desk.account}:{desk.token.get_secret_value()}"
        return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}

    def verify(self, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Check the secret in the address."""
        del body, now
        webhook.shared(webhook.shown(headers), self.secret)

    def event(self, payload: Any, headers: Mapping[str, str]) -> Event | None:
        """Return a new ticket, or a public follow-up that no user of the helpdesk wrote."""
        del headers
        ticket = part(payload, "ticket")
        thread = plain_id(part(ticket, "id"))
        if not thread or not thread.isdigit():
            return None
        messages = _messages(ticket)
        if "followup_id" in payload:
            id_ = plain_id(payload["followup_id"])
            found = next((m for m in messages if m.id == id_), None)
            wrote = next(
                (f for f in rows(part(ticket, "followup_set")) if plain_id(f.get("id")) == id_), None
            )
            if found is None or part(wrote, "user") is not None or part(wrote, "public") is not True:
                return None
        else:
            found = next((m for m in messages if m.role == "customer"), None)
            if found is None:
                return None
        return Event(thread, found.id, None, found.text if found.role == "customer" else "")

    async def thread(self, event: Event) -> Thread:
        """Read the ticket with all its follow-ups."""
        ticket = await self.api.read(f"/api/tickets/{event.thread}/")
        return Thread(tuple(_messages(ticket)), fields_of({"ticket": ticket}))

    def note(self, event: Event, text: str) -> PrivateNote:
        """Return the request for a private follow-up; without a user it is ours."""
        body = {
            "ticket": int(event.thread),
            "title": "Suggested replies",
            "comment": text,
            "public": False,
            "user": None,
        }
        return DjangoHelpdeskNote("/api/followups/", body)


def _messages(ticket: Any) -> list[Message]:
    """Return the turns of a ticket: its description, then the follow-ups."""
    about = tidy(words(part(ticket, "description")))
    messages = [said("customer", about, f"ticket-{part(ticket, 'id')}")] if about else []
    for row in sorted(rows(part(ticket, "followup_set")), key=lambda row: row.get("id") or 0):
        text, role = tidy(words(row.get("comment"))), "customer" if row.get("user") is None else "agent"
        role = role if row.get("public") is True else "note"
        id_, at = plain_id(row.get("id")), row.get("date")
        kinds = [words(one.get("mime_type")) or "file" for one in rows(row.get("followupattachment_set"))]
        if text and role == "customer" and text == about and len(messages) == 1:
            # A mail that opens a ticket is both its description and its first follow-up.
            messages[0] = said(role, text, id_, at)
        elif text:
            messages.append(said(role, text, id_, at))
        elif kinds:
            messages.append(said("note", attached(kinds), id_, at))
    return messages

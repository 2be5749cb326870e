"""Zammad: trigger webhooks in, internal notes out."""

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

_ROLES = {"Customer": "customer", "Agent": "agent", "System": "bot"}
_OF_NO_USE = frozenset({"note", "preferences", "password", "image"})


class ZammadNote(PrivateNote):
    """An article that Zammad shows to agents only. An internal article of the type e-mail is mailed all the same."""

    path_like = re.compile(r"/api/v1/ticket_articles")
    seal: ClassVar = {("internal",): True, ("type",): "note"}


class Zammad(Helpdesk):
    """Zammad 6.

    Signed: `sha1=` and the hex HMAC-SHA1 of the body, with no time: a replay is known by delivery and article.
    Mapping: `ticket.NAME`, `customer.NAME`, `organization.NAME` for what the webhook carries; no tags.
    """

    markup = "html"

    @staticmethod
    def credentials(desk: Desk) -> dict[str, str]:
        """Return the access token as Zammad wants it."""
        return {"Authorization": f"Token token={desk.token.get_secret_value()}"}

    def verify(self, body: bytes, headers: Mapping[str, str], now: float) -> None:
        """Check the signature."""
        del now
        given = webhook.after("sha1=", headers, "x-hub-signature")
        webhook.signed(given, secret=self.secret, over=body, digest="sha1")

    def event(self, payload: Any, headers: Mapping[str, str]) -> Event | None:
        """Return a customer's article."""
        ticket, article = part(payload, "ticket"), part(payload, "article")
        if part(article, "sender") != "Customer" or part(article, "internal") is not False:
            return None
        thread, message = plain_id(part(ticket, "id")), _message(article)
        if not thread or not thread.isdigit() or message is None:
            return None
        source = {
            "ticket": _plain(ticket),
            "customer": _plain(part(ticket, "customer")),
            "organization": _plain(part(ticket, "organization")),
            "name": _name(part(ticket, "customer")),
            "agent": _name(part(ticket, "owner")),
        }
        text = message.text if message.role == "customer" else ""
        return Event(thread, message.id, headers.get("x-zammad-delivery"), text, source)

    async def thread(self, event: Event) -> Thread:
        """Read all articles of the ticket."""
        answer = rows(await self.api.read(f"/api/v1/ticket_articles/by_ticket/{event.thread}"))
        found = sorted(answer, key=lambda row: (words(row.get("created_at")), row.get("id") or 0))
        return Thread(
            # Off the event loop: HTML by the megabyte takes seconds.
            await asyncio.to_thread(lambda: tuple(message for row in found if (message := _message(row)))),
            fields_of({name: event.source.get(name) for name in ("ticket", "customer", "organization")}),
            customer=event.source.get("name"),
            agent=event.source.get("agent"),
        )

    def note(self, event: Event, text: str) -> PrivateNote:
        """Return the request for an internal note."""
        body = {
            "ticket_id": int(event.thread),
            "subject": "Suggested replies",
            "body": text,
            "content_type": "text/html",
            "type": "note",
            "internal": True,
            "sender": "Agent",
        }
        return ZammadNote("/api/v1/ticket_articles", body)


def _message(row: Any) -> Message | None:
    html = words(part(row, "content_type")).startswith("text/html")
    text = text_of(words(part(row, "body"))) if html else tidy(words(part(row, "body")))
    role = "note" if part(row, "internal") is not False else _ROLES.get(words(part(row, "sender")), "bot")
    id_, at = plain_id(part(row, "id")), part(row, "created_at")
    if text:
        return said(role, text, id_, at)
    kinds = [
        words(part(one, "preferences", "Content-Type")) or "file" for one in rows(part(row, "attachments"))
    ]
    return said("note", attached(kinds), id_, at) if kinds else None


def _plain(source: Any) -> dict[str, Any]:
    """Return the plain values of an object; the nested ones are whole users and groups."""
    if not isinstance(source, Mapping):
        return {}
    return {k: v for k, v in source.items() if isinstance(v, str | int | float) and k not in _OF_NO_USE}


def _name(user: Any) -> str | None:
    name = " ".join(filter(None, (words(part(user, "firstname")), words(part(user, "lastname")))))
    return name if name.strip(" -") else None

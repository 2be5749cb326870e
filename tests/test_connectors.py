"""The connectors against their contracts: who wrote, what the chat was, and a note that nobody but agents can see."""

import asyncio
import hmac
import json
from base64 import b64encode
from copy import deepcopy
from hashlib import sha256

import pytest

from service.desk.helpdesk import Event
from service.errors import BadSignature, DeskRefused, DeskUnavailable, PublicMessage
from tests.signing import signed
from tests.stand_in import CONTRACTS, connector, standing_in, text_in

KINDS = sorted(CONTRACTS)
SIGNING = [kind for kind in KINDS if "vector" in CONTRACTS[kind]]
TIMED = [kind for kind in SIGNING if kind in {"chatwoot", "zendesk"}]
WORDS = "My lamp arrived broken AGAIN. This is the second time!! I want it sorted out."


def webhook(kind, **changes):
    return {**deepcopy(CONTRACTS[kind]["webhook"]), **changes}


def event_of(kind, headers=None):
    return connector(kind).event(webhook(kind), headers or {})


@pytest.mark.parametrize("kind", SIGNING)
def test_a_signature_made_by_openssl_is_accepted_and_every_other_is_not(kind):
    vector = CONTRACTS[kind]["vector"]
    desk = connector(kind, secret=vector["secret"])
    body, headers, now = vector["body"].encode(), vector["headers"], vector["now"]
    desk.verify(body, headers, now)
    name = next(n for n in headers if n.endswith("signature"))
    for wrong in (
        {**headers, name: headers[name][:-2] + "00"},
        {**headers, name: headers[name].removeprefix("sha256=").removeprefix("sha1=")[:20]},
        {**headers, name: ""},
        {**headers, name: "sha256=é"},
        {},
    ):
        with pytest.raises(BadSignature):
            desk.verify(body, wrong, now)
    with pytest.raises(BadSignature):
        desk.verify(body + b" ", headers, now)
    with pytest.raises(BadSignature):
        desk.verify(json.dumps(json.loads(body), ensure_ascii=False).encode(), headers, now)
    with pytest.raises(BadSignature):
        connector(kind, secret="another").verify(body, headers, now)


def test_a_chatwoot_signature_over_the_body_alone_is_refused():
    body = b"{}"
    mac = hmac.new(b"chatwoot-secret-901", body, sha256).hexdigest()
    headers = {"x-chatwoot-timestamp": "1790932050", "x-chatwoot-signature": f"sha256={mac}"}
    with pytest.raises(BadSignature):
        connector("chatwoot").verify(body, headers, 1790932050)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(SIGNING)))
def test_a_helpdesk_that_cannot_sign_shows_the_secret(kind):
    desk = connector(kind, secret="s3cret")
    for fine in ({"x-softanswer-secret": "s3cret"}, {"authorization": "Bearer s3cret"}):
        desk.verify(b"{}", fine, 0)
    for wrong in (
        {},
        {"x-softanswer-secret": "S3cret"},
        {"authorization": "Basic s3cret"},
        {"x-softanswer-secret": "é"},
    ):
        with pytest.raises(BadSignature):
            desk.verify(b"{}", wrong, 0)


@pytest.mark.parametrize("kind", TIMED)
@pytest.mark.parametrize(("off", "fine"), [(0, True), (299, True), (-299, True), (302, False), (-302, False)])
def test_a_webhook_outside_five_minutes_is_refused(kind, off, fine):
    secret = CONTRACTS[kind]["desk"]["secret"]
    body, headers = signed(kind, webhook(kind), secret=secret, at=1_790_932_050)
    if fine:
        connector(kind).verify(body, headers, 1_790_932_050 + off)
    else:
        with pytest.raises(BadSignature, match="window"):
            connector(kind).verify(body, headers, 1_790_932_050 + off)


@pytest.mark.parametrize("stamp", ["", "soon", "2026-10-02T09:14:10", "9" * 400, "-1"])
@pytest.mark.parametrize("kind", TIMED)
def test_a_signed_time_that_is_none_is_refused(kind, stamp):
    desk, body = connector(kind), b"{}"
    over = stamp.encode() + (b"." if kind == "chatwoot" else b"") + body
    mac = hmac.new(desk.secret.encode(), over, "sha256").digest()
    if kind == "chatwoot":
        headers = {"x-chatwoot-timestamp": stamp, "x-chatwoot-signature": f"sha256={mac.hex()}"}
    else:
        headers = {
            "x-zendesk-webhook-signature-timestamp": stamp,
            "x-zendesk-webhook-signature": b64encode(mac).decode(),
        }
    with pytest.raises(BadSignature):
        desk.verify(body, headers, 1_790_932_050)


@pytest.mark.parametrize("kind", KINDS)
def test_a_customers_message_is_told_with_its_chat_and_words(kind):
    event = event_of(kind)
    assert event is not None
    assert event.message == CONTRACTS[kind].get("message", "7004")
    assert event.text in {WORDS, ""}
    assert any("7004" in key for key in event.keys) == (event.message is not None)


@pytest.mark.parametrize(
    ("kind", "change"), [(kind, change) for kind in KINDS for change in CONTRACTS[kind]["ignored"]]
)
def test_what_is_no_word_of_a_customers_is_ignored(kind, change):
    assert connector(kind).event(webhook(kind, **change), {}) is None


@pytest.mark.parametrize("payload", [None, [], "text", 7, {}, {"event": []}, {"ticket": [1], "article": "x"}])
@pytest.mark.parametrize("kind", KINDS)
def test_a_payload_of_any_shape_is_ignored(kind, payload):
    assert connector(kind).event(payload, {}) is None


@pytest.mark.parametrize("kind", KINDS)
async def test_the_chat_is_read_in_order_with_who_spoke(kind):
    with standing_in(kind) as stand_in:
        desk = connector(kind, stand_in.url)
        thread = await desk.thread(event_of(kind))
        await desk.api.aclose()
    assert [message.role for message in thread.messages] == CONTRACTS[kind]["roles"]
    assert thread.messages[-1].text == WORDS
    assert thread.last_asked == "7004"
    assert not thread.overtook(event_of(kind))
    assert any("LO-3391 came broken." in m.text.replace("\u2011", "-") for m in thread.messages)
    assert not any("<" in m.text or "\u00a0" in m.text for m in thread.messages)
    assert not stand_in.wrong


@pytest.mark.parametrize("kind", KINDS)
async def test_a_chat_in_which_an_agent_has_answered_is_overtaken(kind):
    with standing_in(kind) as stand_in:
        stand_in.answer_customer()
        desk = connector(kind, stand_in.url)
        thread = await desk.thread(event_of(kind))
        await desk.api.aclose()
    assert thread.overtook(event_of(kind))


@pytest.mark.parametrize("kind", KINDS)
async def test_a_note_is_left_as_the_contract_says(kind):
    with standing_in(kind) as stand_in:
        desk = connector(kind, stand_in.url)
        await desk.api.leave(desk.note(event_of(kind), "three options"))
        await desk.api.aclose()
    assert [text_in(kind, note) for note in stand_in.notes] == ["three options"]
    assert not stand_in.wrong


@pytest.mark.parametrize(
    ("kind", "change"), [(kind, change) for kind in KINDS for change in CONTRACTS[kind]["public"]]
)
def test_a_note_that_a_customer_could_read_cannot_be_made(kind, change):
    note = connector(kind).note(event_of(kind), "x")
    with pytest.raises(PublicMessage):
        type(note)(note.path, {**note.body, **change})


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_cannot_go_anywhere_else(kind):
    note = connector(kind).note(event_of(kind), "x")
    for path in (
        "/",
        note.path + "/../x",
        "/.." + note.path,
        note.path + "?public=true",
    ):
        with pytest.raises(PublicMessage):
            type(note)(path, note.body)


async def test_a_long_chatwoot_chat_is_read_page_by_page():
    with standing_in("chatwoot") as stand_in:
        path = "/api/v1/accounts/3/conversations/66/messages"
        for query, numbers in (("", range(30, 50)), ("?before=30", range(25, 30))):
            rows = [{"id": i, "content": f"m{i}", "message_type": 0, "private": False} for i in numbers]
            stand_in.reads[path + query] = {"meta": {}, "payload": rows}
        desk = connector("chatwoot", stand_in.url)
        thread = await desk.thread(event_of("chatwoot"))
        await desk.api.aclose()
    assert [m.id for m in thread.messages] == [str(i) for i in range(25, 50)]


async def test_a_zendesk_messaging_ticket_is_read_from_its_log():
    event = connector("zendesk").event(
        webhook(
            "zendesk",
            type="zen:event-type:messaging_ticket.message_added",
            event={"actor": {"type": "end_user"}, "message": {"id": "67ab", "body": "Still broken!"}},
        ),
        {},
    )
    with standing_in("zendesk") as stand_in:
        stand_in.reads["/api/v2/tickets/812/conversation_log"] = {
            "events": [
                {
                    "id": "3",
                    "reference": "zen:sunco_message:67ab",
                    "created_at": "2026-10-02T09:03:00Z",
                    "author": {"type": "user"},
                    "content": {"type": "text", "text": "Still broken!"},
                },
                {
                    "id": "1",
                    "created_at": "2026-10-02T09:01:00Z",
                    "author": {"type": "bot"},
                    "content": {"type": "text", "text": "Hi there."},
                },
                {
                    "id": "2",
                    "created_at": "2026-10-02T09:02:00Z",
                    "author": {"type": "agent"},
                    "content": {"type": "html", "body": "<p>Hello</p>"},
                },
                {
                    "id": "4",
                    "created_at": "2026-10-02T09:04:00Z",
                    "author": {"type": "agent"},
                    "content": {"type": "text", "text": "hm"},
                    "metadata": {"public": False},
                },
            ]
        }
        desk = connector("zendesk", stand_in.url)
        thread = await desk.thread(event)
        await desk.api.aclose()
    assert [(m.role, m.text) for m in thread.messages] == [
        ("bot", "Hi there."),
        ("agent", "Hello"),
        ("customer", "Still broken!"),
        ("note", "hm"),
    ]
    assert not thread.overtook(event)


def test_a_new_django_helpdesk_ticket_is_a_customers_first_word():
    ticket = {**CONTRACTS["django_helpdesk"]["webhook"]["ticket"], "followup_set": []}
    event = connector("django_helpdesk").event({"ticket": ticket, "queue_slug": "support"}, {})
    assert (event.message, event.text) == ("ticket-44", "The lamp of order LO-3391 came broken.")
    mail = {
        "id": 1,
        "user": None,
        "public": True,
        "comment": ticket["description"],
        "followupattachment_set": [],
    }
    event = connector("django_helpdesk").event(
        {"ticket": {**ticket, "followup_set": [mail]}, "followup_id": 1}, {}
    )
    assert (event.message, event.text) == ("1", "The lamp of order LO-3391 came broken.")


def test_a_zendesk_trigger_needs_the_ticket_only():
    event = connector("zendesk").event({"ticket_id": "812"}, {"x-zendesk-webhook-signature": "abc"})
    assert (event.thread, event.message, event.keys) == ("812", None, ("delivery/abc",))


async def test_the_api_tries_again_what_may_pass_and_waits_as_told():
    with standing_in("chatwoot") as stand_in:
        desk = connector("chatwoot", stand_in.url)
        stand_in.failures = [(503, {}), (429, {"retry-after": "0"}), (500, {"retry-after": "0"})]
        await desk.api.leave(desk.note(event_of("chatwoot"), "x"))
        await desk.api.aclose()
    assert len(stand_in.calls) == 4
    assert len(stand_in.notes) == 1


async def test_the_api_stops_at_its_budget_and_at_a_plain_no():
    with standing_in("chatwoot") as stand_in:
        desk = connector("chatwoot", stand_in.url, patience=1)
        stand_in.failures = [(503, {"retry-after": "60"})] * 9
        with pytest.raises(DeskUnavailable):
            await desk.api.read("/api/v1/x")
        stand_in.failures = []
        with pytest.raises(DeskRefused):
            await desk.api.read("/api/v1/x")
        stand_in.failures = [(302, {"location": "http://127.0.0.1:1/"})]
        with pytest.raises(DeskRefused):
            await desk.api.read("/api/v1/x")
        await desk.api.aclose()
    assert [path for _, path in stand_in.calls] == ["/api/v1/x"] * 3


async def test_an_address_where_nobody_listens_is_unavailable():
    desk = connector("zammad", patience=1)
    with pytest.raises(DeskUnavailable):
        await desk.thread(Event("140", "7004"))
    await desk.api.aclose()


async def test_a_note_whose_answer_got_lost_is_not_left_twice_and_a_reading_is_repeated():
    asked = []

    async def hang_up(reader, writer):
        asked.append((await reader.readline()).split()[0])
        await reader.read(65_536)
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    async with server:
        desk = connector("chatwoot", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", patience=2)
        with pytest.raises(DeskUnavailable):
            await desk.api.leave(desk.note(event_of("chatwoot"), "x"))
        with pytest.raises(DeskUnavailable):
            await desk.thread(event_of("chatwoot"))
        await desk.api.aclose()
    assert asked.count(b"POST") == 1
    assert asked.count(b"GET") > 1


async def test_an_answer_without_end_is_not_read():
    with standing_in("zammad") as stand_in:
        stand_in.reads["/api/v1/ticket_articles/by_ticket/140"] = [{"body": "x" * 9_000_000}]
        desk = connector("zammad", stand_in.url)
        with pytest.raises(DeskRefused, match="too large"):
            await desk.thread(event_of("zammad"))
        await desk.api.aclose()


async def test_an_answer_of_any_shape_is_an_empty_chat():
    for kind in KINDS:
        with standing_in(kind) as stand_in:
            for path in stand_in.reads:
                stand_in.reads[path] = {"payload": 7, "comments": None, "events": "x", "ticket": []}
            desk = connector(kind, stand_in.url)
            thread = await desk.thread(event_of(kind))
            assert thread.conversation(desk.desk, Event("1", None)) is None
            await desk.api.aclose()

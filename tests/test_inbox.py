"""The inbox: one note for a burst, none for a chat that moved on, nothing lost without a count and a log line."""

import asyncio
import time
from contextlib import asynccontextmanager
from copy import deepcopy
from random import Random

import httpx
import pytest
from structlog.testing import capture_logs

from service.app import create_app
from service.config import Settings
from service.desk.inbox import Inbox
from service.desk.seen import Seen
from service.errors import BadSignature, MalformedBody, NotFound, TooManyRequests
from service.guardrail import default_rules
from service.http.tracing import telemetry
from service.metrics import Metrics
from service.prompt import load_prompt
from service.suggestions import suggest
from tests.signing import signed
from tests.stand_in import CONTRACTS, connector, standing_in, text_in

KINDS = sorted(CONTRACTS)


async def composed(conversation):
    return await suggest(conversation, prompt=load_prompt("local"), gateway=None, rules=default_rules())


@asynccontextmanager
async def inbox_for(kind="chatwoot", answer=composed, patience=10.0, **desk):
    """An inbox before a stand-in; gives (stand-in, inbox, deliver). Leaving waits for the notes."""
    limits = {name: desk.pop(name) for name in ("at_once", "most") if name in desk}
    with standing_in(kind) as stand_in:
        made = connector(kind, stand_in.url, **desk)
        inbox = Inbox({"desk": made}, answer, Seen(), Metrics(version="1", prompt="v"), **limits)

        async def deliver(delivery=None, now=None, **changes):
            payload = {**deepcopy(CONTRACTS[kind]["webhook"]), **changes}
            body, headers = signed(kind, payload, secret=made.secret, at=now, delivery=delivery)
            return await inbox.take("desk", body, headers, now)

        try:
            yield stand_in, inbox, deliver
        finally:
            await inbox.aclose(patience)


def outcomes(logs):
    return [entry["outcome"] for entry in logs if entry["event"] == "note"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_customers_message_brings_one_private_note_with_three_options(kind):
    with capture_logs() as logs:
        async with inbox_for(kind) as (stand_in, inbox, deliver):
            began = time.monotonic()
            assert await deliver("d1") == "accepted"
            assert time.monotonic() - began < 0.5
            await inbox.settle()
    assert outcomes(logs) == ["delivered"]
    assert len(stand_in.notes) == 1
    text = text_in(kind, stand_in.notes[0])
    assert "Suggested replies" in text
    assert "Nothing was sent" in text
    assert text.count("Why:") == 3
    assert not stand_in.wrong
    assert "lamp" not in str(logs)
    assert "never-in-a-log" not in str(logs)


async def test_a_burst_is_answered_once_and_each_message_is_accounted_for():
    with capture_logs() as logs:
        async with inbox_for(debounce=0.2) as (stand_in, inbox, deliver):
            rows = stand_in.history()
            for number in range(3):
                rows.append({**rows[-1], "id": 7010 + number, "content": "And nobody calls me back!"})
                assert await deliver(id=7010 + number, content="And nobody calls me back!") == "accepted"
                await asyncio.sleep(0.05)
            await inbox.settle()
    assert outcomes(logs) == ["superseded", "superseded", "delivered"]
    assert len(stand_in.notes) == 1


async def test_a_burst_whose_webhooks_come_in_the_wrong_order_gets_its_note():
    with capture_logs() as logs:
        async with inbox_for(debounce=0.2) as (stand_in, inbox, deliver):
            rows = stand_in.history()
            rows.append({**rows[-1], "id": 7010, "content": "And nobody calls me back!"})
            await deliver(id=7010, content="And nobody calls me back!")
            await deliver()
            await inbox.settle()
    assert outcomes(logs) == ["superseded", "delivered"]
    assert "Why:" in stand_in.notes[0]["content"]


async def test_an_automatic_answer_does_not_stand_in_for_the_agents():
    async with inbox_for() as (stand_in, inbox, deliver):
        rows = stand_in.history()
        rows.append({**rows[0], "id": 7010, "content": "Thanks! We answer within a day."})
        await deliver()
        await inbox.settle()
    assert len(stand_in.notes) == 1


async def test_a_note_is_dropped_when_the_customer_wrote_again_meanwhile():
    rows = []

    async def slow(conversation):
        rows[0].append({**rows[0][-1], "id": 7010, "content": "Forget it, it works now."})
        return await composed(conversation)

    with capture_logs() as logs:
        async with inbox_for(answer=slow) as (stand_in, inbox, deliver):
            rows.append(stand_in.history())
            await deliver()
            await inbox.settle()
    assert outcomes(logs) == ["stale"]


async def test_a_webhook_that_is_ahead_of_its_api_gets_its_note():
    rows = []

    async def slow(conversation):
        assert conversation.last_customer_message.text == "And WHEN?"
        rows[0].append({**rows[0][-1], "id": 7010, "content": "And WHEN?"})
        return await composed(conversation)

    async with inbox_for(answer=slow) as (stand_in, inbox, deliver):
        rows.append(stand_in.history())
        await deliver(id=7010, content="And WHEN?")
        await inbox.settle()
    assert len(stand_in.notes) == 1


async def test_a_customer_who_never_stops_is_answered_all_the_same():
    async with inbox_for(debounce=0.1) as (stand_in, inbox, deliver):
        for number in range(12):
            await deliver(id=7100 + number, content="Hello?")
            await asyncio.sleep(0.07)
        await inbox.settle()
    assert stand_in.notes


async def test_a_message_that_comes_while_one_is_worked_on_gets_the_note():
    with capture_logs() as logs:
        async with inbox_for() as (stand_in, inbox, deliver):
            stand_in.delay = 0.1
            await deliver()
            await asyncio.sleep(0.05)
            rows = stand_in.history()
            rows.append({**rows[-1], "id": 7010, "content": "Hello??"})
            await deliver(id=7010, content="Hello??")
            await inbox.settle()
    assert outcomes(logs)[-1] == "delivered"
    assert len(outcomes(logs)) == 2
    assert len(stand_in.notes) == 1


async def test_a_repeated_delivery_and_a_replayed_message_are_dropped():
    async with inbox_for() as (stand_in, inbox, deliver):
        assert await deliver("d1") == "accepted"
        assert await deliver("d1") == "duplicate"
        assert await deliver("d2") == "duplicate"
        await inbox.settle()
        assert await deliver("d3") == "duplicate"
    assert len(stand_in.notes) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_a_chat_that_the_agent_answered_before_gets_no_note(kind):
    with capture_logs() as logs:
        async with inbox_for(kind) as (stand_in, inbox, deliver):
            stand_in.answer_customer()
            await deliver()
            await inbox.settle()
    assert outcomes(logs) == ["overtaken"]
    assert not stand_in.notes


async def test_a_chat_that_has_its_note_already_gets_no_second_one():
    with capture_logs() as logs:
        async with inbox_for() as (stand_in, inbox, deliver):
            rows = stand_in.history()
            note = {**rows[3], "id": 7020, "content": "**Suggested replies**\n\n1. ..."}
            rows.append(note)
            await deliver()
            await inbox.settle()
            rows.append({**rows[-2], "id": 7021, "content": "Hello??"})
            await deliver(id=7021, content="Hello??")
            await inbox.settle()
    assert outcomes(logs) == ["noted", "delivered"]
    assert len(stand_in.notes) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_a_note_for_a_chat_that_moved_on_meanwhile_is_dropped(kind):
    stand_ins = []

    async def slow(conversation):
        stand_ins[0].answer_customer()
        return await composed(conversation)

    with capture_logs() as logs:
        async with inbox_for(kind, slow) as (stand_in, inbox, deliver):
            stand_ins.append(stand_in)
            await deliver()
            await inbox.settle()
    assert outcomes(logs) == ["stale"]
    assert not stand_in.notes


async def test_a_note_that_cannot_be_delivered_is_logged_with_its_reason():
    with capture_logs() as logs:
        async with inbox_for(patience=5) as (stand_in, inbox, deliver):
            stand_in.only, stand_in.failures = "POST", [(403, {})]
            await deliver()
            await inbox.settle()
    assert outcomes(logs) == ["desk_refused"]
    assert [entry["log_level"] for entry in logs if entry["event"] == "note"] == ["warning"]


async def test_a_note_survives_a_helpdesk_that_fails_for_a_moment():
    async with inbox_for() as (stand_in, inbox, deliver):
        stand_in.failures = [(502, {}), (429, {"retry-after": "0"})]
        await deliver()
        await inbox.settle()
    assert len(stand_in.notes) == 1


async def test_a_fault_in_one_note_leaves_the_next_alone():
    calls = []

    async def failing(conversation):
        calls.append(conversation)
        if len(calls) == 1:
            raise ZeroDivisionError
        return await composed(conversation)

    with capture_logs() as logs:
        async with inbox_for(answer=failing) as (stand_in, inbox, deliver):
            await deliver()
            await inbox.settle()
            rows = stand_in.history()
            rows.append({**rows[-1], "id": 7010, "content": "Hello??"})
            await deliver(id=7010)
            await inbox.settle()
    assert outcomes(logs) == ["failed", "delivered"]


async def test_no_more_notes_are_under_way_than_allowed():
    under_way, most = 0, 0

    async def counting(conversation):
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.02)
        under_way -= 1
        return await composed(conversation)

    async with inbox_for(answer=counting, at_once=2) as (stand_in, inbox, deliver):
        conversation = CONTRACTS["chatwoot"]["webhook"]["conversation"]
        path = "/api/v1/accounts/3/conversations/{}/messages"
        for number in range(70, 78):
            stand_in.reads[path.format(number)] = stand_in.reads[path.format(66)]
            await deliver(conversation={**conversation, "id": number})
        await inbox.settle()
    assert most == 2


async def test_past_the_limit_a_helpdesk_is_told_to_come_back_and_may():
    async with inbox_for(debounce=0.3, most=1) as (stand_in, inbox, deliver):
        other = {**CONTRACTS["chatwoot"]["webhook"]["conversation"], "id": 67}
        await deliver("d1")
        with pytest.raises(TooManyRequests) as refused:
            await deliver("d2", id=9100, conversation=other)
        assert refused.value.extra["retry_after"] > 0
        await inbox.settle()
        assert await deliver("d2", id=9100, conversation=other) == "accepted"
    assert len(stand_in.notes) == 1


async def test_what_a_stop_leaves_undone_is_logged_as_lost():
    with capture_logs() as logs:
        async with inbox_for(debounce=20, patience=5) as (stand_in, inbox, deliver):
            await deliver()
            await inbox.aclose(0.05)
    assert outcomes(logs) == ["lost"]
    assert not stand_in.notes


async def test_a_stop_waits_for_what_was_begun():
    async with inbox_for(debounce=0.2) as (stand_in, inbox, deliver):
        await deliver()
        await inbox.aclose(10)
    assert len(stand_in.notes) == 1


async def test_bad_webhooks_are_refused_with_the_reason():
    async with inbox_for() as (_, inbox, _):
        secret = CONTRACTS["chatwoot"]["desk"]["secret"]
        with pytest.raises(NotFound):
            await inbox.take("other", b"{}", {})
        with pytest.raises(BadSignature):
            await inbox.take("desk", *signed("chatwoot", {}, secret="guessed"))
        for body in (b"{", b"\xff\xfe", b"", b"[" * 100_000):
            with pytest.raises(MalformedBody):
                await inbox.take("desk", *signed("chatwoot", body, secret=secret))


def desks_file(folder, addresses):
    lines = []
    for kind, address in addresses.items():
        lines += [f"[{kind}]", f'url = "{address}"', "debounce = 0.05", "patience = 3"]
        lines += [f'{name} = "{value}"' for name, value in CONTRACTS[kind]["desk"].items()]
        lines += [f"[[{kind}.ground]]", 'kind = "fact"', 'says = "We deliver on weekdays."']
    file = folder / "desks.toml"
    file.write_text("\n".join(lines), "utf-8")
    return file


async def test_two_hundred_deliveries_of_every_kind_lose_nothing_silently(tmp_path):
    """Duplicates, bad signatures, replays, unknown events, large bodies, and a helpdesk that is slow and fails."""
    random = Random(8)
    with (
        standing_in("chatwoot") as chatwoot,
        standing_in("zendesk") as zendesk,
        standing_in("zammad") as zammad,
    ):
        stand_ins = {"chatwoot": chatwoot, "zendesk": zendesk, "zammad": zammad}
        file = desks_file(tmp_path, {kind: one.url for kind, one in stand_ins.items()})
        zendesk.delay = 0.05
        zammad.failures = [(503, {"retry-after": "0"})] * 5
        app = create_app(Settings(model="none", desks=file, drain=20, linger=0))
        counts, slowest = {}, 0.0
        with capture_logs() as logs:
            async with (
                app.router.lifespan_context(app),
                httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client,
            ):
                for number in range(200):
                    kind = random.choice(list(stand_ins))
                    what = random.choice(
                        ["fine", "fine", "unsigned", "old", "ignored", "broken", "huge", "again"]
                    )
                    status, seconds = await _deliver(client, kind, what, number)
                    counts[what, status] = counts.get((what, status), 0) + 1
                    slowest = max(slowest, seconds)
                text = (await client.get("/metrics")).text
        assert sum(counts.values()) == 200
    allowed = {
        "fine": {202},
        "ignored": {202},
        "again": {202},
        "unsigned": {401},
        "old": {401, 202},
        "broken": {400},
        "huge": {413},
    }
    assert all(status in allowed[what] for what, status in counts), counts
    assert slowest < 1
    requests = [entry for entry in logs if entry["event"] == "request"]
    assert len(requests) == 200
    accepted = sum(entry.get("outcome") == "accepted" for entry in requests)
    assert accepted > 10
    assert len(outcomes(logs)) == accepted
    assert set(outcomes(logs)) <= {"delivered", "superseded", "overtaken", "stale"}
    notes = sum(len(one.notes) for one in stand_ins.values())
    assert notes == outcomes(logs).count("delivered") > 0
    assert not [one.wrong for one in stand_ins.values() if one.wrong]
    assert 'softanswer_webhooks_total{desk="zammad",outcome="bad-signature"}' in text


async def _deliver(client, kind, what, number):
    secret = CONTRACTS[kind]["desk"]["secret"]
    payload = deepcopy(CONTRACTS[kind]["webhook"])
    delivery = f"d{number}"
    if what == "again":
        delivery = "d-again"
    elif what == "ignored":
        payload = {"event": "typing_on", "type": "zen:event-type:ticket.created", "number": number}
    elif what == "fine":
        # Another message of the same chat, by its id: the newest of the chat is what the note is for.
        if kind == "chatwoot":
            payload["id"] = 20_000 + number
        elif kind == "zendesk":
            payload["id"] = f"event-{number}"
            payload["event"]["comment"]["id"] = str(20_000 + number)
        else:
            payload["article"]["id"] = 20_000 + number
    if what == "broken":
        payload = b"{" + str(number).encode()
    if what == "huge":
        payload = b'{"text": "' + b"x" * 5_000_000 + b'"}'
    at = time.time() - (3600 if what == "old" else 0)
    body, headers = signed(
        kind, payload, secret="guessed" if what == "unsigned" else secret, at=at, delivery=delivery
    )
    began = time.monotonic()
    answer = await client.post(f"/v1/connectors/{kind}", content=body, headers=headers)
    assert answer.status_code < 500
    return answer.status_code, time.monotonic() - began


async def test_a_secret_in_the_address_is_told_nowhere(tmp_path):
    with standing_in("django_helpdesk") as stand_in:
        app = create_app(
            Settings(model="none", desks=desks_file(tmp_path, {"django_helpdesk": stand_in.url}), linger=0)
        )
        contract = CONTRACTS["django_helpdesk"]
        secret = contract["desk"]["secret"]
        with capture_logs() as logs:
            async with (
                app.router.lifespan_context(app),
                httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client,
            ):
                path = "/v1/connectors/django_helpdesk"
                taken = await client.post(f"{path}/{secret}", json=contract["webhook"])
                wrong = await client.post(f"{path}/{secret}x", json=contract["webhook"])
                bare = await client.post(path, json=contract["webhook"])
                unknown = await client.post(f"/v1/connectors/other/{secret}", json={})
                counts = (await client.get("/metrics")).text
    assert [answer.status_code for answer in (taken, wrong, bare, unknown)] == [202, 401, 401, 404]
    assert secret not in str(logs) + counts + wrong.text + unknown.text
    assert telemetry(None)["exclude"]({"path": f"{path}/{secret}"})
    assert len(stand_in.notes) == 1

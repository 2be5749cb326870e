"""The Python client against the real service, and against one that is full."""

import sys
from pathlib import Path
from typing import get_type_hints

import httpx
import pytest

from tests.browsing import serving

sys.path.insert(0, str(Path(__file__).parents[1] / "clients" / "python"))
import softanswer_client as client

from service.conversation import Brand, Conversation, Customer, Message

CHAT = {
    "messages": [
        {"role": "customer", "text": "My lamp arrived broken AGAIN. This is ridiculous!!", "id": "m1"}
    ],
    "facts": ["Broken goods are replaced free of charge."],
}


@pytest.fixture(scope="module")
def address():
    with serving() as one:
        yield one


@pytest.mark.parametrize(
    ("typed", "model"),
    [
        (client.Conversation, Conversation),
        (client.Message, Message),
        (client.Customer, Customer),
        (client.Brand, Brand),
    ],
)
def test_what_can_be_sent_is_typed_field_by_field(typed, model):
    assert set(get_type_hints(typed)) == set(model.model_fields)


def test_every_call_works(address):
    with client.Softanswer(address) as softanswer:
        answer = softanswer.suggest({**CHAT, "explain": True})
        assert len(answer["suggestions"]) == 3
        assert set(answer) == set(get_type_hints(client.Answer))
        assert set(answer["suggestions"][0]) == set(get_type_hints(client.Option))
        assert answer["for_message"]["id"] == "m1"
        verdict = softanswer.check("This is your own fault.", CHAT)
        assert verdict["blocked"]
        assert set(verdict["findings"][0]) <= set(get_type_hints(client.Finding))
        assert softanswer.review([CHAT])["team"]["chats"] == 1
        softanswer.feedback({"event": "used", "options": [{"id": answer["suggestions"][0]["id"]}]})
        assert "blame/hindsight" in {rule["id"] for rule in softanswer.rules()}
        assert len(softanswer.principles()) > 30


def test_options_are_streamed(address):
    with client.Softanswer(address) as softanswer:
        events = list(softanswer.stream(CHAT))
        names = [name for name, _ in events]
        assert names[0] == "situation"
        assert names[-1] == "done"
        assert names.count("suggestion") == 3
        with pytest.raises(client.Problem):
            list(softanswer.stream({"messages": []}))


async def test_every_call_can_be_awaited(address):
    async with client.AsyncSoftanswer(address) as softanswer:
        answer = await softanswer.suggest(CHAT)
        assert len(answer["suggestions"]) == 3
        assert (await softanswer.check("Calm down."))["blocked"]
        assert (await softanswer.review([CHAT]))["reviews"]
        await softanswer.feedback({"event": "shown", "options": [{"id": "a"}]})
        assert await softanswer.rules()
        assert await softanswer.principles()
        assert [name for name, _ in [event async for event in softanswer.stream(CHAT)]][-1] == "done"
        with pytest.raises(client.Problem):
            await softanswer.suggest({"messages": []})


def test_a_problem_says_what_to_mend(address):
    with client.Softanswer(address) as softanswer, pytest.raises(client.Problem) as told:
        softanswer.suggest({"messages": []})
    assert told.value.status == 422
    assert told.value.type == "urn:softanswer:problem:invalid-request"
    assert told.value.document["field"] == "messages"


def _answers(*statuses):
    left, seen = list(statuses), []

    def handle(request):
        seen.append(request)
        status = left.pop(0)
        if status == 200:
            return httpx.Response(200, json={"blocked": False, "findings": []})
        return httpx.Response(status, headers={"Retry-After": "0"}, text="busy")

    return httpx.MockTransport(handle), seen


def test_a_full_service_is_asked_again_and_in_the_end_no_more():
    transport, seen = _answers(429, 503, 200)
    assert client.Softanswer("http://x", key="k", transport=transport).check("Hi")["blocked"] is False
    assert len(seen) == 3
    assert seen[0].headers["authorization"] == "Bearer k"
    transport, seen = _answers(429, 429, 429, 200)
    with pytest.raises(client.Problem) as told:
        client.Softanswer("http://x", transport=transport).check("Hi")
    assert told.value.status == 429
    assert told.value.type == "about:blank"
    assert len(seen) == 3


async def test_a_full_service_is_asked_again_without_blocking():
    transport, seen = _answers(429, 200)
    async with client.AsyncSoftanswer("http://x", transport=transport) as softanswer:
        assert (await softanswer.check("Hi"))["blocked"] is False
    assert len(seen) == 2

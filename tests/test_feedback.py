"""Feedback: one log event each, without a word of anybody's unless the setting asks for it."""

from hashlib import sha256

import httpx
import pytest
from structlog.testing import capture_logs

from service.app import create_app
from service.config import Settings

OPTION = {"id": "4784ff13d61d", "move": "check-back", "origin": "model"}
EDITED = {
    "event": "edited",
    "options": [OPTION],
    "prompt": "v2@9aad3943",
    "model": "scripted",
    "suggested": "I'm sorry about the jug. What would help?",
    "text": "I'm so sorry about the jug, Maria. What would help? Mail me at priya@example.com.",
    "names": ["Maria Lopez"],
}


async def tell(body, **settings):
    """Send one event; return the answer and what was logged of it."""
    app = create_app(Settings(model="none", **settings))
    with capture_logs() as logs:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            answer = await client.post("/v1/feedback", json=body)
    return answer, [entry for entry in logs if entry["event"] == "feedback"]


@pytest.mark.parametrize(
    "body",
    [
        {"event": "shown", "options": [OPTION, {"id": "b"}, {"id": "c"}]},
        {"event": "used", "options": [OPTION], "conversation_id": "c-81"},
        EDITED,
        {"event": "rejected", "options": [OPTION], "reason": "tone", "note": "Maria would hate this"},
    ],
)
async def test_each_event_is_logged_once_and_without_text(body):
    answer, logged = await tell(body)
    assert answer.status_code == 204
    assert len(logged) == 1
    assert logged[0]["what"] == body["event"]
    assert logged[0]["options"][0]["id"] == body["options"][0]["id"]
    assert "Maria" not in str(logged)
    assert "jug" not in str(logged)


async def test_how_much_of_a_suggestion_was_kept_is_told():
    same = {**EDITED, "text": EDITED["suggested"]}
    other = {**EDITED, "text": "Please call us."}
    kept = [(await tell(body))[1][0]["kept"] for body in (same, EDITED, other)]
    assert kept[0] == 1
    assert kept[2] == 0
    assert 0.5 < kept[1] < 1


async def test_the_setting_lets_texts_in_with_names_and_addresses_taken_out():
    _, logged = await tell(EDITED, log_text=True)
    assert "so sorry about the jug" in logged[0]["text"]
    assert "Maria" not in logged[0]["text"]
    assert "priya@example.com" not in logged[0]["text"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"event": "loved"}, "shown"),
        ({"options": []}, "options"),
        ({"options": [OPTION] * 6}, "options"),
        ({"options": [OPTION] * 2}, "exactly one"),
        ({"text": None}, "edited needs text"),
        ({"event": "used"}, "text goes with edited"),
        ({"event": "used", "text": None}, "suggested goes with edited"),
        ({"reason": "tone"}, "reason goes with rejected"),
        ({"event": "rejected", "text": None, "suggested": None}, "rejected needs a reason"),
        ({"note": "hm"}, "note goes with rejected"),
        ({"stars": 5}, "stars"),
    ],
)
async def test_what_does_not_fit_together_is_refused_and_not_logged(change, says):
    answer, logged = await tell({**EDITED, **change})
    assert answer.status_code == 422
    assert says in answer.text
    assert not logged


async def test_a_key_is_needed_where_there_are_keys():
    answer, logged = await tell(EDITED, keys=(f"desk:{sha256(b'secret').hexdigest()}",))
    assert answer.status_code == 401
    assert not logged

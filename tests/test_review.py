"""Reviews of finished chats: what is found in each reply, where it turned, and what the team can take from it."""

import json
import time

import httpx
import pytest

from service.app import create_app
from service.cli import main
from service.config import Settings
from service.guardrail import default_rules
from service.lessons import review_document, summary, team_document
from service.principles import coverage, load_principles
from service.review import review
from tests.chats import chat

FACTS = ["Broken goods are replaced free of charge.", "The replacement lamp leaves on 12 October."]
BAD = chat(
    "Hello, my lamp arrived with a crack in it.",
    ("agent", "This is your own fault. You should have checked it."),
    "WHAT?! This is ridiculous, your service is terrible!",
    ("agent", "Calm down. As per our policy there is nothing I can do."),
    "I am furious. I want my money back NOW!!",
    conversation_id="bad",
    facts=FACTS,
)
GOOD = chat(
    "My lamp arrived broken AGAIN! This is ridiculous, I am so angry!!",
    ("note", "second time"),
    (
        "agent",
        "I'm sorry that your lamp arrived broken again. Broken goods are replaced free of charge. Would a new lamp help?",
    ),
    "Yes please.",
    ("agent", "The replacement lamp leaves on 12 October."),
    "Thank you, that is great.",
    conversation_id="good",
    facts=FACTS,
)


def test_each_reply_is_checked_as_it_was_when_it_was_sent():
    one = review(BAD)
    assert [turn.message for turn in one.turns] == [1, 3]
    rules = [{fault.rule.partition("/")[0] for fault in turn.faults} for turn in one.turns]
    assert "blame" in rules[0]
    assert rules[1] & {"argue", "excuse", "dismiss"}
    first = one.turns[0].faults[0]
    assert BAD.messages[1].text[first.start : first.end] == first.text
    assert not any(turn.good for turn in one.turns)


def test_a_chat_that_gets_hotter_says_where_after_what_and_what_would_have_helped():
    one = review(BAD)
    assert next((m.message, m.turned, m.before) for m in one.moments) == (2, "hotter", (1,))
    assert one.moments[0].helped[0] == "never-blame"
    assert "never-blame" in one.would_have_helped
    assert one.ended == "unanswered"
    assert next(mood.heat for mood in one.moods) == 0
    assert one.moods[1].heat >= 2


def test_looking_back_is_no_advice_for_the_chat_itself():
    again = chat(
        "My parcel is late.",
        ("agent", "Let me look."),
        "Again! This is the third time it is late!!",
        facts=FACTS,
    )
    one = review(again)
    assert one.moments[0].turned == "hotter"
    assert "know-the-history" in one.would_have_helped
    assert "learn-from-it" not in one.would_have_helped


def test_a_chat_that_was_calmed_says_what_went_well():
    one = review(GOOD)
    assert not one.faults
    assert next((m.message, m.turned) for m in one.moments) == (3, "cooler")
    assert {"sincere-apology", "restate-concern", "gather-facts"} <= set(one.went_well)
    assert one.ended == "thanked"
    assert "No reply broke a rule." in summary(one)


def test_claims_are_no_faults_where_no_grounds_were_given_and_are_where_there_are():
    said = ("agent", "Your refund of $40 was issued this morning.")
    bare = review(chat("Where is my refund?", said))
    assert not bare.faults
    assert bare.turns[0].unproven >= 1
    known = review(chat("Where is my refund?", said, facts=["The refund is being looked at."]))
    assert any(rule.startswith("lie/") for rule in known.faults)


def test_notes_and_empty_messages_are_no_replies():
    one = review(
        chat(
            "",
            "It broke.",
            ("note", "You should have checked."),
            ("agent", " "),
            ("bot", "One moment, please."),
        )
    )
    assert [turn.message for turn in one.turns] == [4]
    assert [mood.message for mood in one.moods] == [1]


def test_an_opening_before_the_customers_first_word_is_read_on_its_own():
    one = review(chat(("agent", "Hello! How can I help you today?"), "My lamp broke."))
    assert one.turns[0].message == 0
    assert one.ended == "unanswered"


def test_many_chats_give_the_most_frequent_faults_first():
    rules = default_rules()
    team = team_document([review(BAD), review(BAD), review(GOOD)], rules)
    assert team["chats"] == 3
    assert team["got_hotter"] == 2
    assert team["ended"] == {"thanked": 1, "unanswered": 2}
    assert team["faults"][0]["chats"] == 2
    assert [fault["chats"] for fault in team["faults"]] == sorted(
        (f["chats"] for f in team["faults"]), reverse=True
    )
    assert all(fault["instead"] for fault in team["faults"])
    assert team["to_practise"][0]["principle"] in load_principles()


def test_the_same_chat_gives_the_same_review():
    assert review_document(review(BAD)) == review_document(review(BAD))


def test_the_longest_chat_is_reviewed_in_seconds():
    turns = [
        ("customer" if n % 2 else "agent", "My order is late and I am annoyed. " * 5) for n in range(200)
    ]
    began = time.perf_counter()
    one = review(chat(*turns))
    assert len(one.turns) == len(one.moods) == 100
    assert time.perf_counter() - began < 30


async def test_the_api_reviews_chats_and_counts_faults_over_all():
    app = create_app(Settings(model="none"))
    body = {"conversations": [json.loads(one.model_dump_json()) for one in (BAD, GOOD)]}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        answer = await client.post("/v1/review", json=body, timeout=60)
        wrong = await client.post("/v1/review", json={"conversations": []})
        long = {"messages": [{"role": "customer", "text": "Hi"}] * 200}
        too_much = await client.post("/v1/review", json={"conversations": [long] * 6})
        foreign = await client.post(
            "/v1/review",
            json={"conversations": [{"messages": [{"role": "customer", "text": "Hallo"}], "language": "de"}]},
        )
    assert answer.status_code == 200
    document = answer.json()
    assert [one["conversation_id"] for one in document["reviews"]] == ["bad", "good"]
    assert document["team"]["faults"]
    assert document["reviews"][0]["turns"][0]["findings"][0]["instead"]
    assert too_much.status_code == 422
    assert "1000 messages" in too_much.text
    assert wrong.status_code == foreign.status_code == 422


def test_the_command_prints_reviews_of_json_and_json_lines(tmp_path, capsys):
    (tmp_path / "a.json").write_text(BAD.model_dump_json(), "utf-8")
    (tmp_path / "b.jsonl").write_text(f"{GOOD.model_dump_json()}\n\n{BAD.model_dump_json()}\n", "utf-8")
    assert main(["review", str(tmp_path / "a.json"), str(tmp_path / "b.jsonl")]) == 0
    text = capsys.readouterr().out
    assert "3 chats" in text
    assert "<- hotter" in text
    assert "<- cooler" in text
    assert main(["review", "--json", str(tmp_path / "b.jsonl")]) == 0
    assert len(json.loads(capsys.readouterr().out)["reviews"]) == 2


def test_the_command_names_the_line_that_is_wrong(tmp_path, capsys):
    (tmp_path / "b.jsonl").write_text(f"{GOOD.model_dump_json()}\n{{\n", "utf-8")
    assert main(["review", str(tmp_path / "b.jsonl")]) == 2
    assert "b.jsonl:2" in capsys.readouterr().err


@pytest.mark.parametrize("part", ["services"])
def test_learning_from_chats_is_carried_by_the_review(part):
    rows = {row["id"]: row for row in coverage(load_principles(), [], [])}
    assert rows["learn-from-it"][part] == ["review"]

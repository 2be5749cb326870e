"""The situation: each signal shows in many wordings, stays away from near misses, and points at its words."""

import json
from pathlib import Path

import pytest
from chats import chat
from hypothesis import given
from hypothesis import strategies as st

from service.chat.signals import SIGNALS
from service.chat.situation import Situation, read_situation
from service.scene import Scene

SHARED = Path(__file__).parents[2] / "shared" / "data"


def situation(*turns, **more):
    return read_situation(Scene(chat(*turns, **more)))


SHOWS = {
    "upset": [
        "I am so frustrated with this.",
        "This is ridiculous, I have waited all day.",
        "I'm really upset about my order.",
        "Are you kidding me?",
        "I've had enough of this.",
        "You have wasted my time.",
        "It makes no sense and I am fed up.",
        "This is affecting my sleep.",
        "I'm not happy with how this went.",
        "This is beyond a joke, seriously.",
    ],
    "complaint": [
        "Your service is terrible.",
        "Worst company I ever dealt with.",
        "You people never do anything.",
        "Nobody cares about your customers.",
        "I will never order from you again.",
        "I am going to file a complaint.",
        "I'm taking my business elsewhere.",
        "They ignored me for weeks.",
    ],
    "asks-supervisor": [
        "I want to speak to a manager.",
        "Get me your supervisor.",
        "Can I talk to your boss please?",
        "Transfer me to a supervisor now.",
        "let me talk to somebody in charge",
    ],
    "recurring": [
        "This is the third time my parcel is late.",
        "It keeps happening every month.",
        "You keep sending me the wrong one.",
        "I have already reported this.",
        "Same problem as last time, again and again.",
        "I told you several times.",
    ],
    "long-standing": [
        "I have been a loyal customer of yours.",
        "I've been with you for ten years.",
        "I have been a customer since 2009.",
        "After twelve years as a customer this is how it ends.",
    ],
    "confused-by-term": [
        "What does pro rata mean?",
        "I don't understand what that is.",
        "What do you mean by that?",
        "I'm totally confused now.",
        "Can you explain that in simple words?",
        "What on earth is a standing charge?",
        "That is not English.",
    ],
    "unrelated": [
        "By the way, what's the weather like there?",
        "Are you a robot?",
        "Can you tell me a joke?",
        "Did you watch the football yesterday?",
        "Did you see the game last night?",
    ],
    "abusive": [
        "You are an idiot.",
        "Go to hell.",
        "You people are a bunch of liars.",
        "fuck you and your shop",
        "Shut up and pay me.",
    ],
    "thankful": [
        "Thank you so much!",
        "thanks, that was quick",
        "I appreciate your help.",
        "Great service, cheers",
    ],
    "solved": [
        "It works now, thanks.",
        "That fixed it!",
        "It has been resolved.",
        "The problem is solved.",
        "All good now.",
    ],
    "shouting": [
        "WHERE IS MY MONEY",
        "Where is it??",
        "I want it NOW and I mean NOW",
        "Hello!!!",
    ],
}

SILENT = {
    "upset": [
        "Where can I find my order number?",
        "I'm not angry, I only want to know.",
        "I was on sick leave and missed the parcel.",
        "I was pretty upset this morning, sorry about my tone.",
        "Could you change my address, please?",
    ],
    "complaint": [
        "Your driver was very kind.",
        "I'd like to know who the company behind it is.",
        "Is there a service near me?",
    ],
    "asks-supervisor": [
        "The branch manager told me to write to you.",
        "I don't need a supervisor, I need my parcel.",
        "My manager at work needs the receipt.",
        "Your supervisor said it would come on Monday.",
    ],
    "recurring": [
        "Could you say that one more time?",
        "It arrived late.",
        "This is my first order.",
    ],
    "long-standing": ["I ordered two years of supplies.", "My son is ten years old."],
    "confused-by-term": [
        "I understand, thanks.",
        "I don't understand why you treat people like this.",
        "What is my balance?",
        "Do you have this manual in English?",
    ],
    "unrelated": [
        "Where is my parcel?",
        "Is the technician on the way?",
        "Has the match of my fingerprint failed?",
        "What colour is it?",
    ],
    "abusive": [
        "I feel stupid for asking.",
        "Sorry for the stupid question.",
        "A thief took my card.",
        "My account was used by a scammer.",
    ],
    "thankful": ["Thanks for nothing.", "No thank you.", "I want my refund."],
    "solved": [
        "It is still not solved.",
        "When will it be fixed?",
        "I was told it would be resolved by Friday.",
        "I just want this to be settled.",
    ],
    "shouting": ["My USB stick and my TV came by UPS.", "Where is it?", "Order NB-77120, please."],
}


@pytest.mark.parametrize(("signal", "text"), [(s, t) for s, texts in SHOWS.items() for t in texts])
def test_a_signal_shows(signal, text):
    found = situation(text)
    assert signal in found
    for evidence in found.evidence(signal):
        assert evidence.text == text[evidence.start : evidence.end] != ""


@pytest.mark.parametrize(("signal", "text"), [(s, t) for s, texts in SILENT.items() for t in texts])
def test_a_near_miss_shows_nothing(signal, text):
    assert signal not in situation(text)


def test_it_rises_when_the_last_message_is_hotter_than_all_before_the_agent_spoke():
    hot = situation(
        "Where is my parcel?", ("agent", "Let me see."), "This is ridiculous, you idiots!! I am furious"
    )
    assert "rising" in hot
    calm = situation(
        "This is ridiculous, I am furious!!", ("agent", "I'm sorry."), "All right, I can wait a little."
    )
    assert "rising" not in calm
    alone = situation("Hello there.", "This is ridiculous, I am furious!!")
    assert "rising" not in alone, "nobody has answered yet"


def test_the_record_tells_of_a_regular_customer_with_a_recurring_problem():
    found = situation(
        "My parcel is late.",
        customer={"since": "2019", "history": ["2026-10-02: late parcel", "2026-11-01: late parcel"]},
    )
    assert "recurring" in found
    assert found.evidence("long-standing")[0].message is None
    assert found.evidence("long-standing")[0].text == "2019"


def test_whose_turn_was_last_is_seen():
    assert "agent-last" in situation("My parcel is late.", ("agent", "I'm looking into it."))
    assert "agent-last" not in situation(("agent", "Hello!"), "My parcel is late.")


def test_what_was_asked_and_answered_is_kept():
    found = situation(
        "My parcel is late.",
        ("agent", "I'm sorry. Which day was it due?"),
        "Tuesday",
        ("agent", "May I have your order number"),
    )
    assert "already-asked" in found
    assert [(a.question, a.answer) for a in found.asked] == [
        ("Which day was it due?", "Tuesday"),
        ("May I have your order number", ""),
    ]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("When will my refund arrive?", "no fact says when the refund will arrive"),
        ("I ordered boots. Where is my order?", "no fact says where the order is"),
        ("How long does the repair take?", "no fact says how long the repair takes"),
        ("I have a code, when does it expire?", "no fact answers “when does it expire?”"),
        ("can you tell me why my card was declined", "no fact says why the card was declined"),
    ],
)
def test_what_no_ground_answers_is_named_for_the_agent(question, says):
    found = situation(question)
    assert "unanswerable" in found
    assert found.unanswered == (says,)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("When will my refund arrive?", ["Refunds reach the card within 5 days"]),
        ("Where is my order?", ["Order 48213 left the warehouse on 2026-11-18"]),
        ("Why was my card declined?", ["The card was declined because it had expired"]),
    ],
)
def test_what_a_ground_answers_is_not_unanswerable(question, facts):
    assert "unanswerable" not in situation(question, facts=facts)
    assert "unanswerable" in situation(question, facts=["Boots come in black"]), (
        "a fact on something else answers nothing"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Can you help me with that?",
        "Are you kidding me?",
        "Really?",
        "What is wrong with you people?",
        "What if I ask nicely?",
    ],
)
def test_not_every_question_asks_for_an_answer(text):
    assert "unanswerable" not in situation(text)


def test_the_concern_is_the_clause_that_says_what_went_wrong():
    text = "Hi there, hope you are well. I called on Monday. They charged me twice for the same boots. Thanks, Ann"
    concern = situation(text).concern
    assert text[concern.start : concern.end] == concern.text == "They charged me twice for the same boots."
    assert concern.clauses == ("you were charged twice for the same boots",)
    assert concern.topic == "charged-twice"


def test_the_concern_outlives_small_talk():
    found = situation(
        "My order has not arrived and I need it on Friday.",
        ("agent", "What is your name?"),
        "Ann Lee",
        ("agent", "Thanks!"),
        "ok, sure thing",
    )
    assert found.concern.message == 0
    assert "your order has not arrived" in found.concern.clauses


def test_after_a_solution_old_anger_is_over():
    found = situation("This is ridiculous, you idiots!", ("agent", "Done."), "It works now, thanks.")
    assert "solved" in found
    assert "upset" not in found
    assert "abusive" not in found


def test_thanks_at_the_foot_of_an_angry_letter_is_no_thanks():
    assert "thankful" not in situation("This is ridiculous and I am furious about my refund. Thank you.")


def test_a_chat_without_anything_special_has_no_signal():
    assert situation("Hello").signals == ()
    assert read_situation(Scene(None)) == Situation()


def test_the_document_is_what_the_api_shows():
    document = situation("I am furious. When will my refund arrive?").document()
    assert [s["name"] for s in document["signals"]] == ["upset", "unanswerable", "wants"]
    assert document["signals"][0]["evidence"] == [{"message": 0, "start": 5, "end": 12}]
    assert document["concern"]["topic"] == "refund"
    assert json.loads(json.dumps(document)) == document


@given(st.lists(st.tuples(st.sampled_from(["customer", "agent", "note"]), st.text(max_size=80)), max_size=6))
def test_any_chat_can_be_read_and_every_span_lies_in_its_message(turns):
    conversation = chat("My parcel is late!!", *turns)
    found = read_situation(Scene(conversation))
    assert {s.id for s in found.signals} <= SIGNALS.keys()
    for signal in found.signals:
        for evidence in signal.evidence:
            if evidence.message is not None:
                raw = conversation.messages[evidence.message].text
                assert raw[evidence.start : evidence.end] == evidence.text


@pytest.mark.skipif(not SHARED.is_dir(), reason="the data sets are not here")
def test_real_letters_of_complaint_nearly_all_have_a_concern_and_a_topic():
    letters = [
        json.loads(line)["text"]
        for line in (SHARED / "cfpb_complaints.jsonl").read_text("utf-8").splitlines()
    ]
    found = [situation(" ".join(text.split()[:120])).concern for text in letters]
    assert sum(c is not None for c in found) >= 0.99 * len(found)
    assert sum(c is not None and c.topic is not None for c in found) >= 0.9 * len(found)
    assert sum(bool(c and c.clauses) for c in found) >= 0.25 * len(found)


@pytest.mark.parametrize(
    ("text", "troubled"),
    [
        ("The sofa came and there are no legs in the box.", True),
        ("The blender exploded on first use.", True),
        ("You substituted my gluten free bread.", True),
        ("My delivery is marked delivered and there is nothing here.", True),
        ("Nobody picks up your phone.", True),
        ("I want my money back.", True),
        ("I'd like to change my address.", False),
        ("How do I send an item back?", False),
        ("Which colours does the sofa come in?", False),
    ],
)
def test_something_that_went_wrong_is_told_from_a_request(text, troubled):
    assert situation(text).troubled is troubled

"""Composed replies: about this customer, whole sentences, never the same twice, all through the guardrail."""

import re
import tomllib
from pathlib import Path

import pytest
from chats import chat
from hypothesis import given, settings
from hypothesis import strategies as st

from service.chat.holding import compose
from service.chat.known import spoken
from service.chat.moves import MOVES, choose
from service.chat.situation import read_situation
from service.chat.topics import HOLDING, topics
from service.chat.wording import load_wording
from service.errors import Misconfigured
from service.guardrail import check
from service.language.likeness import near_identical
from service.language.text import Text
from service.scene import Scene

OPENINGS = tomllib.loads((Path(__file__).parent / "openings.toml").read_text("utf-8"))
VARIANTS = 8


def replies(conversation, variant=0, n=3):
    """The composed reply of each chosen move."""
    scene = Scene(conversation)
    situation = read_situation(scene)
    return {c.move.id: compose(c.move, situation, scene, variant) for c in choose(situation, conversation, n)}


def reply(move, *turns, variant=0, **more):
    scene = Scene(chat(*turns, **more))
    return compose(MOVES[move], read_situation(scene), scene, variant)


def assert_well_formed(text):
    assert text == text.strip()
    assert text[0].isupper()
    assert text[-1] in ".?!"
    assert not re.search(
        r"\$|\{|\}|  |\.\.|,,| ,| \.|\?\.|:\.|\bi\b|\bmy my\b|\byour your\b|\byou is\b|\byou was\b|\byou am\b",
        text,
    )
    for sentence in re.split(r"(?<=[.?!]) ", text):
        assert sentence[0].isupper(), sentence


def test_every_topic_has_an_opening_of_our_own_and_is_known_by_it():
    assert OPENINGS.keys() == topics().keys()
    found = {name: read_situation(Scene(chat(text))).concern.topic for name, text in OPENINGS.items()}
    assert found == {name: name for name in OPENINGS}


@pytest.mark.parametrize("name", OPENINGS)
def test_each_opening_gets_three_different_replies_that_pass_the_guardrail(name):
    conversation = chat(OPENINGS[name])
    scene = Scene(conversation)
    situation = read_situation(scene)
    passed = []
    for choice in choose(situation, conversation):
        texts = [compose(choice.move, situation, scene, variant) for variant in range(VARIANTS)]
        for text in texts:
            assert_well_formed(text)
        fit = [text for text in texts if not check(text, scene).blocked]
        assert fit, [f for t in texts for f in check(t, scene).findings]
        passed.append(Text(fit[0]))
    assert len(passed) == 3
    assert not any(near_identical(a, b) for i, a in enumerate(passed) for b in passed[:i])


@pytest.mark.parametrize("move", MOVES)
def test_every_move_is_well_formed_for_every_topic_and_variant(move):
    for text in OPENINGS.values():
        scene = Scene(chat(text))
        situation = read_situation(scene)
        for variant in range(VARIANTS):
            assert_well_formed(compose(MOVES[move], situation, scene, variant))


def test_the_customers_own_concern_is_said_back():
    conversation = chat("They charged me twice for the same boots!!!")
    texts = replies(conversation)
    assert "you were charged twice for the same boots" in texts["acknowledge-and-ask"].lower()
    assert "sorry" in texts["apologise-and-resolve"]
    assert "you were charged twice for the same boots" in texts["apologise-and-resolve"].lower()


def test_insults_capitals_and_secrets_are_never_said_back():
    said = "YOU IDIOTS lost my parcel!!! My card is 4111 1111 1111 1111, my PIN is 4821, my password is hunter2secret."
    for variant in range(VARIANTS):
        for move in MOVES:
            text = reply(move, said, variant=variant)
            assert not re.search(r"idiot|4111|4821|hunter2", text, re.IGNORECASE)
            assert not re.search(r"\b[A-Z]{3,}\b", text)


@pytest.mark.parametrize(
    ("facts", "actions", "commitments", "said"),
    [
        (
            [],
            ["Refund of $49.99 issued on 2026-11-20"],
            [],
            "the refund of $49.99 was issued on 20 November.",
        ),
        (
            ["Order 48213 left the warehouse on 2026-11-18"],
            [],
            [],
            "order 48213 left the warehouse on 18 November.",
        ),
        (
            [],
            [],
            ["Replacement arrives within 3 business days"],
            "the replacement arrives within 3 business days.",
        ),
    ],
)
def test_what_is_known_and_touches_the_concern_is_said_plainly(facts, actions, commitments, said):
    asked = "Where is my order, my refund, my replacement? You charged me and sent nothing!"
    text = reply("apologise-and-resolve", asked, facts=facts, actions=actions, commitments=commitments)
    assert said.lower() in text.lower()
    scene = Scene(chat(asked, facts=facts, actions=actions, commitments=commitments))
    assert not check(text, scene).blocked


def test_what_is_known_of_something_else_is_not_brought_up():
    text = reply("apologise-and-resolve", "You charged me twice!", facts=["Boots are made in Portugal"])
    assert "Portugal" not in text


@pytest.mark.parametrize(
    ("ground", "sentence"),
    [
        ("Refund of $49.99 issued on 2026-11-20", "The refund of $49.99 was issued on 20 November."),
        ("Two chargers sent to the customer on 2026-11-01", "Two chargers were sent to you on 1 November."),
        ("The customer's plan ends on 2026-12-31.", "Your plan ends on 31 December."),
        ("Refunds take 5 business days", "Refunds take 5 business days."),
        (
            "The policy covers a rental car for up to 14 days.",
            "The policy covers a rental car for up to 14 days.",
        ),
        ("The assessor inspected the car on 2026-11-17", "The assessor inspected the car on 17 November."),
        ("Car inspected on 2026-11-17", None),
        ("Purchase validation in progress ...", None),
        ("status: open", None),
        ("Free returns", None),
        ("Refund of $5 issued on 2026-99-99", "The refund of $5 was issued on 2026-99-99."),
    ],
)
def test_a_note_of_the_house_becomes_a_sentence_or_stays_unsaid(ground, sentence):
    assert spoken(ground) == sentence


def test_no_address_is_asked_for_that_the_chat_already_holds():
    asked = reply("honest-follow-up", "Where is my parcel?")
    assert "e-mail" in asked
    known = reply("honest-follow-up", "Where is my parcel? I'm at ann@example.org")
    assert "you gave" in known or "that you gave" in known


def test_no_question_is_put_that_was_answered():
    turns = ("My order never arrived.", ("agent", "What is the order number, please?"), "It is 48213577")
    for variant in range(VARIANTS):
        assert "order number" not in reply("acknowledge-and-ask", *turns, variant=variant)


def test_a_chat_never_repeats_itself():
    turns = ["My order has not arrived!"]
    said = []
    for _ in range(4):
        conversation = chat(*turns)
        text = replies(conversation)["acknowledge-and-ask"]
        assert not check(text, conversation).blocked, "a repeated sentence would be blocked"
        assert text not in said
        said.append(text)
        turns += [("agent", text), "And? My order has still not arrived!"]


def test_two_chats_about_the_same_thing_do_not_read_alike():
    texts = {
        reply("apologise-and-resolve", f"My order {n} has not arrived, I am so angry")
        for n in range(48210, 48222)
    }
    assert len(texts) >= 6


@pytest.mark.parametrize("limit", [10, 20, 40])
def test_a_reply_keeps_to_the_limit_of_words_or_is_a_single_sentence(limit):
    conversation = chat(
        "My order has not arrived! I am going on a trip and I am losing sleep over it.", max_words=limit
    )
    for text in replies(conversation, n=5).values():
        assert len(text.split()) <= limit or len(re.findall(r"[.?!](?: |$)", text)) <= 3
        assert_well_formed(text)
    if limit == 40:
        assert all(len(text.split()) <= limit for text in replies(conversation).values())


def test_a_term_of_the_house_is_explained_by_its_plain_word():
    glossary = {"RMA": "return number"}
    text = reply("explain-simply", "What does RMA mean?", brand={"glossary": glossary})
    assert "RMA" in text
    assert "return number" in text


def test_a_supervisor_is_brought_in_only_by_the_move_for_it():
    turns = ("I want to speak to a manager. My order has not arrived!",)
    assert "supervisor" in reply("hand-over", *turns)
    assert not check(reply("hand-over", *turns), chat(*turns)).blocked
    assert "supervisor" not in reply("apologise-and-resolve", *turns)


def test_a_request_without_trouble_gets_no_apology():
    for text in replies(chat("I'd like to change my shipping address."), n=5).values():
        assert "sorry" not in text.lower()
        assert "apolog" not in text.lower()


def test_grief_is_met_before_anything_else_is_asked():
    texts = replies(
        chat("My husband died in May and you still send bills in his name. Please change the account.")
    )
    assert any("loss" in text for text in texts.values())


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=200).filter(str.strip), st.sampled_from(sorted(MOVES)), st.integers(0, 7))
def test_whatever_the_customer_writes_a_reply_is_whole(said, move, variant):
    assert_well_formed(reply(move, said, variant=variant))


def test_the_wording_names_every_move_and_no_unknown_slot(tmp_path):
    assert load_wording().shapes.keys() == MOVES.keys()
    text = (HOLDING / "wording.toml").read_text("utf-8")
    (tmp_path / "wording.toml").write_text(text.replace("$sorry", "$sory"), "utf-8")
    with pytest.raises(Misconfigured, match="sory"):
        load_wording(tmp_path)

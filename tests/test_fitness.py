"""Fitness: what broke no rule and still is not worth showing."""

import pytest
from chats import chat

from service.chat.fitness import unfit
from service.chat.situation import read_situation
from service.language.text import Text
from service.scene import Scene

TURNS = (
    "My parcel from Larkfield was due on Friday and it has not arrived. I need the boots for a wedding!",
)


def judged(text, *turns, **more):
    scene = Scene(chat(*(turns or TURNS), **more))
    return unfit(Text(text), read_situation(scene), scene)


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry that your parcel has not arrived when you need the boots for a wedding. Which day is it?",
        "The boots were due on Friday, and you are still waiting. Let me find out where they are.",
        "I don't know yet where the delivery is. I'll ask a colleague and come back to you.",
    ],
)
def test_a_reply_about_this_customer_is_fit(text):
    assert judged(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("I'm so sorry.", "words"),
        ("Sorry about the boots. " * 60, "words"),
        ("I'm sorry that your parcel has not arrived, and I will", "breaks off"),
        (
            "I am here to help you with anything that you would like to know today.",
            "nothing of this customer",
        ),
        (
            "I'm sorry about the parcel that is late. I'm sorry about the parcel that is late.",
            "more than once",
        ),
        (
            "My parcel from Larkfield was due on Friday and it has not arrived. I need the boots for a wedding!",
            "only repeats",
        ),
        ("Where is your parcel? When was it due? Who sent the boots?", "only asks"),
        ("The parcel boots wedding arrived late on Friday again there.", "speaks to nobody"),
    ],
)
def test_an_unfit_reply_is_told_apart_with_the_reason(text, why):
    assert why in judged(text)


def test_a_ground_is_enough_to_speak_of():
    text = "I can tell you that the van left Northgate this morning, and I'll stay with you on it."
    assert judged(text) is not None
    assert judged(text, facts=["The van left Northgate this morning"]) is None


def test_where_nothing_can_be_shared_nothing_is_asked_for():
    assert judged("Good to have you here. What would you like me to help you with?", "Hi") is None


def test_what_was_said_before_the_newest_words_counts_too():
    text = "Your bag is not lost to us: I want to find it, and I'm starting with the number on the tag."
    assert judged(text, "You lost my bag!!", "answer me") is None

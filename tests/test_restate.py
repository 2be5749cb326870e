"""Saying it back: what survives the turn comes out as good English, and the rest not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.chat.indirect import question, request
from service.chat.phrasing import words
from service.chat.restate import restate
from service.language.text import Text


def turned(how, said):
    text = Text(said)
    return how(text, 0, len(text))


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("I was charged twice for something I bought.", "you were charged twice for something you bought"),
        ("They charged me twice for the same order!!", "you were charged twice for the same order"),
        ("you closed my account without notice", "your account was closed without notice"),
        ("The bank has frozen our accounts", "your accounts have been frozen"),
        ("they have not sent me my refund", "you have not been sent your refund"),
        ("you keep charging me for returns", "you keep being charged for returns"),
        ("nobody told me about the fee", "you were not told about the fee"),
        ("My parcel is LATE again!!!", "your parcel is late again"),
        ("I'm still waiting for my refund", "you are still waiting for your refund"),
        ("well, the problem is that my card doesn't work", "your card does not work"),
        ("I lost my job", "you lost your job"),
        ("Your promo code does not work", "the promo code does not work"),
        (
            "received a loan from xxxx that i did not apply for",
            "you received a loan that you did not apply for",
        ),
        (
            "they froze my account right after that for no reason",
            "your account was frozen without a reason given",
        ),
        ("I bought boots from Larkfield in March", "you bought boots from Larkfield in March"),
        ("nobody answers my e-mails", "your e-mails are not answered"),
        ("they cancelled my flights and issued a voucher", "your flights were cancelled"),
        (
            "my pay was not deposited into my account in the amount of xxxx",
            "your pay was not deposited into your account",
        ),
        ("i never received a answer", "you never received an answer"),
        ("chase lowered my limit to 11000.00", "your limit was lowered"),
    ],
)
def test_what_happened_is_said_back_in_the_customers_tense(said, back):
    assert turned(restate, said) == back


def test_it_stands_for_the_thing_that_the_sentence_began_with():
    text = Text("My order was due on Friday and it has not arrived.")
    assert restate(text, text.words.index("it"), len(text)) == "your order has not arrived"


@pytest.mark.parametrize(
    "said",
    [
        "you lied to me about the refund",  # heat
        "my acount was closd",  # slips of the pen
        "he said they would call me",  # who?
        "I think it is a shame",  # an opinion
        "this happened to me",  # this what?
        "my card number is 4111111111111111",  # nothing to repeat
        "i use my card every report has been right",  # runs on
        "I went to the",  # not whole
        "i had called m t bank about it",  # a name in pieces
        "i was charged you see",
        "Where is my order?",
        "",
    ],
)
def test_what_cannot_be_said_back_well_is_not_said_back(said):
    assert turned(restate, said) is None


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("I need to return my jacket, please", "return your jacket"),
        ("i want a refund", "get a refund"),
        ("How do I change my address", "change your address"),
        ("I want you to fix this", None),
        ("I would like it", None),
    ],
)
def test_a_wish_is_said_back_as_what_is_to_be_done(said, back):
    assert turned(request, said) == back


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("When will my refund arrive?", "when your refund will arrive"),
        ("Where is my order?", "where your order is"),
        ("why was i charged twice?", "why you were charged twice"),
        ("Why did you close my account?", "why we closed your account"),
        ("How long does the repair take?", "how long the repair takes"),
        ("do you know how much my order costs", "how much your order costs"),
        ("Can I pay for the next month in advance?", "whether you can pay for the next month in advance"),
        ("When does it come?", None),
        ("What exactly are you people doing all day", None),
        ("What are you guys doing?", None),
        ("What the hell?", None),
    ],
)
def test_a_question_is_said_back_as_an_indirect_one(said, back):
    assert turned(question, said) == back


@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(
            [
                "i",
                "my",
                "they",
                "you",
                "charged",
                "closed",
                "account",
                "me",
                "not",
                "was",
                "the",
                "fuck",
                "it",
                "!",
                ",",
                ".",
                "?",
                "and",
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_nothing_that_is_said_back_is_heated_or_speaks_in_the_first_person(said):
    for how in (restate, request, question):
        back = turned(how, said)
        if back is not None:
            assert not words("heated") & set(back.split())
            assert not {"i", "me", "my", "mine"} & set(back.split())
            assert "\n" not in back
            assert back == back.strip()

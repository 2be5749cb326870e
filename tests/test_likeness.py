"""What a customer would read as the same thing twice counts as near-identical, and nothing else."""

import pytest

from service.language.likeness import Earlier, near_identical
from service.language.text import Text

FIRST = "I'm sorry that the kettle came cracked. Could you send me a photo of the base?"


@pytest.mark.parametrize(
    "again",
    [
        FIRST,
        FIRST.lower(),
        "I am sorry that the kettle came cracked! Could you send me a photo of the base?",
        "I'm so sorry that the kettle came cracked. Could you please send me a photo of the base?",
        "Hi Sam, I'm sorry that the kettle came cracked. Could you send me a photo of the base?",
    ],
)
def test_a_changed_word_or_a_greeting_makes_no_new_reply(again):
    assert near_identical(Text(FIRST), Text(again))
    assert near_identical(Text(again), Text(FIRST))


@pytest.mark.parametrize(
    "other",
    [
        "The crack in the kettle is a pity. Was the box damaged, too, when you opened it?",
        "A cracked kettle is no way to start a day. Let me ask the shop what can be done.",
        "I'm sorry that the kettle came cracked. Would a new one help, or would you rather have the money?",
        "",
    ],
)
def test_the_same_matter_in_other_words_is_another_reply(other):
    assert not near_identical(Text(FIRST), Text(other))


def test_two_texts_without_words_are_alike():
    assert near_identical(Text(""), Text("…"))


def test_a_sentence_said_before_is_found_at_its_place():
    earlier = Earlier([Text("Hello Sam! " + FIRST)])
    again = Text("I see. Could you send me a photo of the base, please?")
    assert [again.quote(*span) for span in earlier.repeats(again)] == [
        "Could you send me a photo of the base, please?"
    ]


def test_short_courtesies_may_come_twice():
    earlier = Earlier([Text("Hello Sam. I'm sorry. Let me check that.")])
    assert list(earlier.repeats(Text("Hello Sam. I'm sorry. Let me check that."))) == []


def test_nothing_was_said_before_a_first_message():
    assert list(Earlier([]).repeats(Text(FIRST))) == []

"""Whether the customer asked for a supervisor decides whether one may be offered."""

import pytest

from service.chat.handover import asked_for_supervisor
from service.language.text import Text

ASKED = (
    "I want to speak to a manager.",
    "Manager. Now.",
    "get me your boss",
    "can i talk to someone above you please",
    "Transfer me to a supervisor.",
    "let me talk to someone who can actually make a decision",
    "Is there a manager I can speak with?",
    "I demand to speak with someone in charge",
    "This is ridiculous. Manager please!",
    "Can you just get me somebody with authority to approve this",
)
NOT_ASKED = (
    "The manager at the store told me it was fine.",
    "I don't want to speak to a manager, just fix it.",
    "Your supervisor promised me a call on Tuesday",
    "I spoke to a supervisor last week",
    "My manager wants the invoice today",
    "I am a manager at a hotel and I need the invoice",
    "Never mind the manager, just fix it",
    "If this isn't fixed I'll ask for your manager",
    "Nobody in charge seems to care",
    "Where is my order?",
)


@pytest.mark.parametrize("message", ASKED)
def test_a_direct_request_is_found(message):
    assert asked_for_supervisor([Text(message)])


@pytest.mark.parametrize("message", NOT_ASKED)
def test_a_mention_is_no_request(message):
    assert asked_for_supervisor([Text(message)]) is None


def test_the_span_tells_message_and_words():
    messages = [Text("My parcel is late."), Text("Please get me a supervisor.")]
    span = asked_for_supervisor(messages)
    assert span is not None
    assert span.message == 1
    assert "supervisor" in messages[1].words[span.first : span.last]


def test_the_newest_request_counts():
    messages = [Text("I want a manager."), Text("Hello?"), Text("A supervisor, please.")]
    span = asked_for_supervisor(messages)
    assert span is not None
    assert span.message == 2


def test_nothing_said_is_no_request():
    assert asked_for_supervisor([]) is None

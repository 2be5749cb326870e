"""An aside is a statement about the world that the chat never raised; what an agent's sentences are for is none."""

import pytest

from service.aside import asides, kind
from service.conversation import Conversation
from service.language.text import Text
from service.scene import Scene

CHAT = {
    "messages": [{"role": "customer", "text": "My new kettle has a scratch and I want another one."}],
    "facts": ["Kettle K2 delivered on 2026-11-18.", "Scratched goods are exchanged within 30 days."],
}


def found(reply, chat=CHAT):
    scene = Scene(Conversation.model_validate(chat))
    text = Text(reply)
    return [(text.quote(a.first, a.last), kind(a, text, scene)) for a in asides(text, scene)]


@pytest.mark.parametrize(
    ("sentence", "family"),
    [
        ("Those who unwrap with foresight seldom meet such surprises", "blame"),
        ("Steel is forgiving, and most cooks forget a blemish by supper", "dismiss"),
        ("Such tirades seldom lead to a pleasant outcome", "argue"),
    ],
)
def test_a_saying_about_the_world_is_an_aside_of_its_family(sentence, family):
    assert found(f"I'm sorry about the kettle. {sentence}. Shall I exchange it?") == [(sentence, family)]


@pytest.mark.parametrize(
    "reply",
    [
        "Scratched goods are exchanged within thirty days, and the K2 came on 18 November.",
        "A scratch on a brand-new kettle is infuriating, and I'm sorry.",
        "I'll look into an exchange now and come back to you here.",
        "Could you send me a picture of the scratch?",
        "You did nothing wrong; it was our packing that let you down.",
        "The exchange is free, that is, you pay nothing for it.",
    ],
)
def test_what_an_agent_says_to_do_its_work_is_no_aside(reply):
    assert found(reply) == []


def test_what_the_chat_raised_itself_is_no_aside():
    reply = "Prudent travellers carry a spare adapter."
    raised = {
        "messages": [{"role": "customer", "text": "Do prudent travellers carry a spare adapter?"}],
        "facts": [],
    }
    assert found(reply)
    assert not found(reply, raised)


def test_without_a_conversation_nothing_is_an_aside():
    assert asides(Text("Those who plan ahead are seldom caught out by storms."), Scene()) == ()


def test_an_aside_names_the_words_it_brought_up():
    scene = Scene(Conversation.model_validate(CHAT))
    (aside,) = asides(Text("Those who unwrap with foresight seldom meet such surprises."), scene)
    assert "surprises" in aside.evidence


def test_the_same_reply_in_another_chat_is_read_anew():
    text = Text("Prudent travellers carry a spare adapter.")
    known = {"messages": [{"role": "customer", "text": "Do prudent travellers carry a spare adapter?"}]}
    assert asides(text, Scene(Conversation.model_validate(CHAT)))
    assert not asides(text, Scene(Conversation.model_validate(known)))

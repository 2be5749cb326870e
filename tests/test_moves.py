"""The moves: ten of them, and the right three for a chat."""

import pytest
from chats import chat

from service.chat.moves import MOVES, choose
from service.chat.situation import read_situation
from service.principles import load_principles
from service.scene import Scene


def chosen(*turns, n=3, **more):
    conversation = chat(*turns, **more)
    return choose(read_situation(Scene(conversation)), conversation, n)


def ids(choices):
    return [choice.move.id for choice in choices]


def test_there_are_ten_moves_and_their_principles_exist():
    assert len(MOVES) == 10
    for move in MOVES.values():
        assert move.principles
        assert set(move.principles) <= load_principles().keys()
        assert move.must_contain


CHATS = {
    "late": ("My order has not arrived!",),
    "abusive": ("You idiots lost my parcel!",),
    "supervisor": ("I want to speak to a manager about my refund.",),
    "confused": ("My bill is wrong.", ("agent", "It was billed pro rata."), "What does pro rata mean?"),
    "unrelated": ("My parcel is late.", ("agent", "Which one?"), "By the way, are you a robot?"),
    "rising": (
        "Where is my parcel?",
        ("agent", "Let me see."),
        "This is ridiculous, you idiots!! I am furious",
    ),
    "solved": ("My parcel is late.", ("agent", "It came, I see."), "It works now, thanks"),
    "agent-last": ("My parcel is late.", ("agent", "I'm looking into it.")),
    "calm": ("I'd like to change my address.",),
    "greeting": ("Hello",),
}


@pytest.mark.parametrize("name", CHATS)
@pytest.mark.parametrize("n", range(1, 6))
def test_the_moves_differ_and_one_of_several_buys_time(name, n):
    choices = chosen(*CHATS[name], n=n)
    assert len(choices) == n == len(set(ids(choices)))
    assert all(choice.reason for choice in choices)
    assert n == 1 or any(choice.move.buys_time for choice in choices)
    assert choices == chosen(*CHATS[name], n=n), "the choice is deterministic"


@pytest.mark.parametrize(
    ("name", "move"),
    [
        ("supervisor", "hand-over"),
        ("abusive", "set-a-kind-boundary"),
        ("confused", "explain-simply"),
        ("unrelated", "steer-back"),
        ("rising", "pause-and-get-help"),
        ("solved", "check-back"),
        ("agent-last", "check-back"),
        ("late", "apologise-and-resolve"),
        ("calm", "acknowledge-and-ask"),
    ],
)
def test_the_situation_calls_for_its_move(name, move):
    assert move in ids(chosen(*CHATS[name]))


@pytest.mark.parametrize("name", [name for name in CHATS if name != "supervisor"])
def test_nobody_is_handed_over_who_did_not_ask(name):
    assert "hand-over" not in ids(chosen(*CHATS[name], n=5))


def test_nobody_is_given_an_apology_who_only_asks_for_something():
    assert "apologise-and-resolve" not in ids(chosen(*CHATS["calm"]))


def test_a_ground_that_helps_brings_the_move_that_tells_it_to_the_front():
    grounded = chosen("My order has not arrived!", facts=["Order left the warehouse on 2026-11-18"])
    assert ids(grounded)[0] == "apologise-and-resolve"
    assert "known" in grounded[0].reason
    assert ids(chosen("My order has not arrived!"))[0] == "acknowledge-and-ask"


def test_a_problem_that_comes_back_is_met_by_asking_for_a_remedy():
    assert "invite-remedy" in ids(chosen("This is the third time my parcel is late."))

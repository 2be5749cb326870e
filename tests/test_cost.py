"""What a check costs: in step with the length of the reply, whatever is in it."""

import sys
from time import thread_time

import pytest

from evals.attacks import ATTACKS
from service.conversation import Conversation
from service.guardrail import check
from service.scene import Scene

FEW, MANY = 2000, 8000


@pytest.fixture(scope="module")
def scene() -> Scene:
    said = [
        {"role": "customer", "text": "My order 58213 of $60 came late, on 3 May at 10:30."},
        {
            "role": "agent",
            "text": "I am sorry that the order came late. I have refunded $20 of it to your card.",
        },
        {"role": "customer", "text": "And the other $40?"},
    ]
    facts = [
        f"Order {n} cost ${n}.50 and was due on 2026-05-{n % 28 + 1:02} within {n} days." for n in range(200)
    ]
    known = Scene(Conversation.model_validate({"messages": said, "facts": facts}))
    check("Hello, the $40 is on its way since 3 May.", known)
    return known


def calls(reply: str, scene: Scene) -> int:
    """Count the calls that a check makes, of Python and of C functions."""
    count = 0

    def tick(frame: object, event: str, function: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tick)
    try:
        check(reply, scene)
    finally:
        sys.setprofile(None)
    return count


def seconds(reply: str, scene: Scene) -> float:
    def once() -> float:
        began = thread_time()
        check(reply, scene)
        return thread_time() - began

    return min(once() for _ in range(3))


@pytest.mark.parametrize("attack", ATTACKS)
def test_four_times_the_attack_takes_four_times_the_work_or_little_more(attack, scene):
    text = ATTACKS[attack]
    check(text[:FEW], scene)
    assert calls(text[:MANY], scene) <= 6 * calls(text[:FEW], scene)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_call_hides_work_that_grows_with_the_square(attack, scene):
    text = ATTACKS[attack]
    check(text, scene)
    assert seconds(text[:MANY], scene) <= 9 * seconds(text[:FEW], scene) + 0.005


def test_a_phrase_said_a_thousand_times_is_rejected_each_time():
    reply = "It is your fault. " * 440
    assert sum(f.rule == "blame/your-fault" for f in check(reply).findings) == 440


def test_a_figure_far_down_a_long_list_is_looked_up_but_not_reckoned():
    given = Scene(
        Conversation.model_validate(
            {
                "messages": [{"role": "customer", "text": "What did I pay?"}],
                "facts": ["You paid $30 and $12.", "Listed: " + ", ".join(f"${n}" for n in range(101, 160))],
            }
        )
    )
    first = "You paid $30 and $12, so $42 in all. "
    listed = "Listed: " + ", ".join(f"${n}" for n in range(101, 160)) + ". "

    def flagged(reply: str) -> list[str]:
        return [f.text for f in check(reply, given).findings if f.rule == "lie/quantity"]

    assert flagged(first + listed) == []
    assert flagged(listed + first) == ["$42"]

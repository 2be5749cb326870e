"""No safe reply is an answer too: it names the rule in the way and the ground to look up, and never a refused word."""

import pytest
from chats import chat

from service.errors import ModelUnavailable
from service.model.gateway import ScriptedGateway
from service.prompt import load_prompt
from service.suggestions import suggest

ASKED = "You charged me twice for the same boots! When does my refund arrive?"
# A house that bans the words every reply needs: no sentence gets through.
BANNED = {"banned": ["I", "you", "your", "we"]}


def lines(move, texts):
    return "\n".join(f'<option move="{m}">{t}</option>' for m, t in zip(move, texts, strict=False))


async def ask(conversation, *texts):
    moves = [s.move for s in (await suggest(chat(ASKED), prompt=load_prompt("v2"), gateway=None)).suggestions]
    return await suggest(
        conversation, prompt=load_prompt("v2"), gateway=ScriptedGateway([lines(moves, texts)] * 2)
    )


async def test_where_no_reply_is_safe_the_rule_in_the_way_is_named_for_each_move():
    answer = await suggest(chat(ASKED, brand=BANNED), prompt=load_prompt("v2"), gateway=None)
    assert answer.suggestions == []
    unfilled = [line for line in answer.missing if ": no reply passed" in line]
    assert len(unfilled) == 3
    assert all("no reply passed; form/banned-word" in line for line in unfilled)
    assert set(answer.rejected_by_rule) >= {"form/banned-word"}


async def test_the_question_that_no_ground_answers_is_said_in_plain_words():
    answer = await suggest(chat(ASKED), prompt=load_prompt("v2"), gateway=None)
    assert answer.missing == ["no fact says when the refund arrives"]
    known = await suggest(
        chat(ASKED, facts=["The refund arrives on 2026-11-25."]), prompt=load_prompt("v2"), gateway=None
    )
    assert known.missing == []


@pytest.mark.parametrize(
    ("lie", "ground"),
    [
        (
            "I'm sorry about the second charge. I've refunded the boots to your card.",
            "no action on file says what was done",
        ),
        (
            "I'm sorry about the second charge. You will get a free pair of boots.",
            "no commitment says what may be promised",
        ),
        (
            "I'm sorry about the second charge of $129.95 on 3 May.",
            "no fact gives the amounts, dates or times",
        ),
    ],
)
async def test_what_the_model_had_to_invent_is_what_the_agent_may_look_up(lie, ground):
    answer = await ask(chat(ASKED), lie, lie, lie)
    assert len(answer.suggestions) == 3
    assert (
        f"{ground} about the second charge" in answer.missing
        or f"{ground} for the second charge" in answer.missing
    )


async def test_no_word_of_a_refused_candidate_shows_in_what_is_missing():
    lie = "I'm sorry about the zebra. I've refunded 77 zebras and promise you a giraffe by Tuesday."
    answer = await ask(chat(ASKED, brand=BANNED), lie, lie, lie)
    assert answer.suggestions == []
    assert not any(word in line for line in answer.missing for word in ("zebra", "77", "giraffe", "Tuesday"))


async def test_a_lie_that_another_candidate_made_good_leaves_nothing_to_look_up():
    lie = "I'm sorry about the second charge. I've refunded the boots to your card."
    good = (
        "I'm sorry that you were charged twice for the boots. Let me look at both charges with you.",
        "You were charged twice for the same boots. What do the two entries on your statement say?",
        "I don't know yet when the refund can come. I'll ask a colleague. Which e-mail address may I use?",
    )
    moves = [s.move for s in (await suggest(chat(ASKED), prompt=load_prompt("v2"), gateway=None)).suggestions]
    gateway = ScriptedGateway([lines(moves, (lie, *good[1:])), lines(moves[:1], good)])
    answer = await suggest(chat(ASKED), prompt=load_prompt("v2"), gateway=gateway)
    assert [s.origin for s in answer.suggestions] == ["model"] * 3
    assert answer.missing == ["no fact says when the refund arrives"]


async def test_a_model_that_fails_is_no_missing_ground():
    answer = await suggest(
        chat("My kettle leaks."),
        prompt=load_prompt("v2"),
        gateway=ScriptedGateway([ModelUnavailable("down")]),
    )
    assert answer.missing == []
    assert answer.degraded == ["model_unavailable"]

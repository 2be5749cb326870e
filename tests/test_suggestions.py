"""suggest(): nothing unchecked gets out, whatever the model writes and however it fails."""

import asyncio
import time
from dataclasses import replace

import pytest

from service.chat.moves import MOVES
from service.conversation import Conversation
from service.errors import ModelTimeout, ModelUnavailable
from service.guardrail import check
from service.model.gateway import ScriptedGateway
from service.prompt import load_prompt
from service.suggestions import Rejected, Suggestion, Suggestions, stream, suggest

CHAT = Conversation.model_validate(
    {
        "messages": [
            {
                "role": "customer",
                "text": "My blender arrived with a cracked jug and nobody answers my e-mails. I am really annoyed.",
            },
        ],
        "facts": ["Order 7731: blender, delivered 2026-11-16."],
        "explain": True,
    }
)
GOOD = (
    "A cracked jug, and then nobody answering: I'm sorry, that is two let-downs in a row. Is the rest of the blender whole?",
    "I don't know yet what we can do about the cracked jug, and I'd rather find out than guess. Which e-mail address suits you?",
    "I'm sorry that the jug came cracked and that your e-mails went unanswered. What would put this right for you?",
)
LIE = (
    "I'm sorry about the jug. I've refunded $80 to your card and a new blender is already on its way to you."
)


def tagged(choices, texts):
    return "\n".join(f'<option move="{c}">{t}</option>' for c, t in zip(choices, texts, strict=False))


@pytest.fixture
async def moves():
    answer = await suggest(CHAT, prompt=load_prompt("v2"), gateway=None)
    return [s.move for s in answer.suggestions]


async def ask(gateway, chat=CHAT):
    return await suggest(chat, prompt=load_prompt("v2"), gateway=gateway)


async def test_without_a_model_three_composed_options_of_three_moves_pass(moves):
    answer = await ask(None)
    assert [s.origin for s in answer.suggestions] == ["composed"] * 3
    assert len(set(moves)) == 3
    assert not any(check(s.text, CHAT).blocked for s in answer.suggestions)


async def test_good_candidates_come_back_word_for_word(moves):
    answer = await ask(ScriptedGateway([tagged(moves, GOOD)]))
    assert {s.text for s in answer.suggestions} == set(GOOD)
    assert {s.origin for s in answer.suggestions} == {"model"}
    assert answer.rounds == 1


async def test_a_lie_is_thrown_out_and_the_next_round_is_told_why(moves):
    gateway = ScriptedGateway([tagged(moves, (LIE, *GOOD[1:])), tagged(moves[:1], GOOD)])
    answer = await ask(gateway)
    assert answer.rounds == 2
    assert LIE not in {s.text for s in answer.suggestions}
    assert any(rule.startswith("lie/") for rule in answer.rejected_by_rule)
    assert "$80" in gateway.calls[1].messages[-1]["content"]
    assert [s.origin for s in answer.suggestions].count("model") == 3


async def test_a_model_that_answers_without_chance_is_not_asked_for_the_same_words_twice():
    gateway = ScriptedGateway([LIE] * 6)
    await suggest(CHAT, prompt=replace(load_prompt("local"), moves=tuple(MOVES)), gateway=gateway)
    assert [call.options.temperature for call in gateway.calls] == [0.0] * 3 + [0.4] * 3


async def test_a_model_is_asked_only_for_the_moves_that_it_writes_well(moves):
    prompt = replace(load_prompt("v2"), moves=(moves[1],))
    gateway = ScriptedGateway([tagged(moves[1:2], GOOD)])
    answer = await suggest(CHAT, prompt=prompt, gateway=gateway)
    assert [s.origin for s in sorted(answer.suggestions, key=lambda s: moves.index(s.move))] == [
        "composed",
        "model",
        "composed",
    ]
    assert len(gateway.calls) == 1
    assert moves[0] not in gateway.calls[0].messages[-1]["content"]


async def test_a_model_that_writes_none_of_the_moves_is_not_asked():
    gateway = ScriptedGateway([])
    answer = await suggest(CHAT, prompt=replace(load_prompt("v2"), moves=()), gateway=gateway)
    assert (len(answer.suggestions), gateway.calls, answer.degraded) == (3, [], [])


async def test_a_model_that_only_lies_leaves_composed_options(moves):
    gateway = ScriptedGateway([tagged(moves, (LIE, LIE, LIE))] * 5)
    answer = await ask(gateway)
    assert len(gateway.calls) == 2
    assert [s.origin for s in answer.suggestions] == ["composed"] * 3


@pytest.mark.parametrize("failure", [ModelUnavailable("down"), ModelTimeout("slow")])
async def test_a_model_that_fails_leaves_composed_options_and_says_so(failure):
    answer = await ask(ScriptedGateway([failure]))
    assert answer.degraded == [failure.reason]
    assert len(answer.suggestions) == 3


async def test_an_answer_out_of_shape_is_asked_for_once_more(moves):
    gateway = ScriptedGateway(["I would rather chat about the weather.", tagged(moves, GOOD)])
    answer = await ask(gateway)
    assert len(gateway.calls) == 2
    assert answer.degraded == ["malformed_answer"]
    assert {s.origin for s in answer.suggestions} == {"model"}


async def test_what_has_passed_is_kept_when_the_stream_breaks(moves):
    gateway = ScriptedGateway([[tagged(moves[:1], GOOD), ModelUnavailable("cut off")]])
    answer = await ask(gateway)
    assert [s.origin for s in answer.suggestions].count("model") == 1
    assert len(answer.suggestions) == 3


async def test_the_deadline_holds_though_the_model_hangs():
    chat = CHAT.model_copy(update={"deadline": 0.6})
    began = time.monotonic()
    answer = await ask(ScriptedGateway([["never"]], delay=30), chat)
    assert time.monotonic() - began < 1.1
    assert len(answer.suggestions) == 3
    assert answer.degraded == ["model_timeout"]


async def test_an_option_is_out_before_the_model_has_finished(moves):
    gateway = ScriptedGateway(
        [[tagged(moves[:1], GOOD), tagged(moves[1:2], GOOD[1:]), tagged(moves[2:], GOOD[2:])]], delay=0.05
    )
    kinds, first_at = [], None
    began = time.monotonic()
    async for event in stream(CHAT, prompt=load_prompt("v2"), gateway=gateway):
        kinds.append(type(event))
        if isinstance(event, Suggestion) and first_at is None:
            first_at = time.monotonic() - began
    assert kinds[1:] == [Suggestion] * 3 + [Suggestions]
    assert first_at < 0.12


async def test_every_candidate_of_the_model_is_either_shown_or_accounted_for(moves):
    events = [
        e
        async for e in stream(
            CHAT, prompt=load_prompt("v2"), gateway=ScriptedGateway([tagged(moves, (LIE, *GOOD[1:]))])
        )
    ]
    shown = [e.text for e in events if isinstance(e, Suggestion) and e.origin == "model"]
    thrown = [e.text for e in events if isinstance(e, Rejected) and e.origin == "model"]
    assert sorted(shown + thrown) == sorted((LIE, *GOOD[1:]))


async def test_two_candidates_that_say_the_same_are_not_both_shown(moves):
    answer = await ask(ScriptedGateway([tagged(moves, (GOOD[0], GOOD[0], GOOD[2]))]))
    assert [s.text for s in answer.suggestions].count(GOOD[0]) == 1
    assert len(answer.suggestions) == 3


async def test_leaving_early_stops_the_model():
    gateway = ScriptedGateway([["a", "b", "c"]], delay=5)
    events = stream(CHAT, prompt=load_prompt("v2"), gateway=gateway)
    await anext(events)
    task = asyncio.create_task(anext(events))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await events.aclose()
    assert len(asyncio.all_tasks()) == 1


async def test_the_same_chat_gives_the_same_composed_words():
    first, second = await ask(None), await ask(None)
    assert [s.text for s in first.suggestions] == [s.text for s in second.suggestions]

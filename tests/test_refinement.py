"""The agent's own words: three better versions that keep what is known of them; nothing in them proves anything."""

import pytest
from chats import chat

from service.conversation import Conversation
from service.guardrail import check
from service.language.text import Text
from service.model.gateway import ScriptedGateway
from service.prompt import load_prompt
from service.refinement import Refinement
from service.scene import Scene
from service.suggestions import suggest

ASKED = "I returned the kettle on 3 November and I still have no refund. Where is my money?"
FACTS = ("The kettle came back to the warehouse on 2026-11-06.", "A refund takes 10 business days.")
DRAFT = "the kettle came back on Nov 6. refunds take 10 business days. we already sent you $45, you must have missed it"


def request(**more) -> Conversation:
    return chat(ASKED, **{"facts": FACTS, "explain": True, **more})


def tagged(moves, texts):
    return "\n".join(f'<option move="{m}">{t}</option>' for m, t in zip(moves, texts, strict=False))


async def ask(conversation, *texts, version="v2"):
    """Answer with these texts for the moves that this chat gets."""
    moves = [
        s.move for s in (await suggest(conversation, prompt=load_prompt("v2"), gateway=None)).suggestions
    ]
    gateway = ScriptedGateway([tagged(moves, texts)])
    return await suggest(conversation, prompt=load_prompt(version), gateway=gateway), gateway


KEPT = (
    "I'm sorry that you are still waiting for your money. The kettle came back to us on 6 November, and a refund takes 10 business days.",
    "You returned the kettle on 3 November and are still waiting. It came back on 6 November; a refund takes 10 business days. Which card did you pay with?",
    "The kettle came back on 6 November and a refund takes 10 business days. I don't know yet where yours is, so I'll ask a colleague. Which e-mail address may I write to?",
)


async def test_a_draft_gives_three_better_versions_that_keep_its_facts():
    answer, gateway = await ask(request(draft=DRAFT), *KEPT)
    assert "we already sent you $45" in gateway.calls[0].messages[-1]["content"]
    assert [s.text for s in answer.suggestions] == list(KEPT)
    assert len({s.move for s in answer.suggestions}) == 3
    assert answer.degraded == []


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry that you are still waiting for your refund. A refund takes 10 business days, and I'll look into it.",
        "I'm sorry that you are still waiting for your refund. The kettle came back to us on 6 November.",
    ],
)
async def test_a_version_that_loses_a_known_fact_of_the_draft_is_refused_and_told_so(text):
    answer, gateway = await ask(request(draft=DRAFT), text, *KEPT[1:])
    lost = next(r for r in answer.rejected if r.text == text)
    assert "leaves out" in lost.unfit
    assert lost.unfit in gateway.calls[1].messages[-1]["content"]


async def test_what_only_the_draft_claims_is_refused():
    claims = "I'm sorry for the wait. The kettle came back on 6 November, a refund takes 10 business days, and we sent you $45."
    answer, _ = await ask(request(draft=DRAFT), claims, *KEPT[1:])
    assert claims not in {s.text for s in answer.suggestions}
    assert any(rule.startswith("lie/") for rule in answer.rejected_by_rule)


def test_the_draft_and_the_wish_are_no_grounds_until_the_caller_says_so():
    text = "I've refunded $45 to your card."
    for more in (
        {"draft": text},
        {"previous": text, "instruction": text},
        {"draft": "x", "instruction": text},
    ):
        assert check(text, request(**more)).blocked
    assert not check(text, request(draft=text, actions=["Refunded $45 to the card of the customer."])).blocked


def test_only_figures_that_the_house_itself_knows_must_stay():
    scene = Scene(request(draft=DRAFT + ". you sent it on 3 november, two weeks ago"))
    kept = [Text(DRAFT).quote(v.first, v.last) for v in Refinement(Scene(request(draft=DRAFT))).facts]
    assert kept == ["Nov 6", "10 business days"]
    assert len(Refinement(scene).facts) == 2, "3 November is the customer's, two weeks are nobody's"


@pytest.mark.parametrize("said", ["on 6 November", "on 2026-11-06", "on Nov 6th", "on the 6th of November"])
def test_a_fact_is_kept_however_it_is_written(said):
    text = f"The kettle came back {said}, and a refund takes ten business days."
    assert Refinement(Scene(request(draft=DRAFT))).unfit(Text(text)) is None


async def test_without_a_model_the_draft_is_not_bettered_but_what_is_known_of_it_is_kept():
    answer = await suggest(request(draft=DRAFT), prompt=load_prompt("v2"), gateway=None)
    assert answer.degraded == ["not_refined"]
    assert len(answer.suggestions) == 3
    for option in answer.suggestions:
        assert option.origin == "composed"
        assert "6" in option.text
        assert "10 business days" in option.text
        assert "$45" not in option.text
        assert "missed" not in option.text


async def test_without_a_draft_nothing_is_said_of_one():
    answer = await suggest(request(), prompt=load_prompt("v2"), gateway=None)
    assert answer.degraded == []


async def test_a_version_that_cannot_take_a_draft_says_so():
    conversation = request(draft=DRAFT)
    moves = [
        s.move for s in (await suggest(conversation, prompt=load_prompt("v2"), gateway=None)).suggestions
    ]
    options = ", ".join(f'{{"move": "{m}", "text": "{t}"}}' for m, t in zip(moves, KEPT, strict=True))
    answer = await suggest(
        conversation, prompt=load_prompt("v1"), gateway=ScriptedGateway([f'{{"options": [{options}]}}'])
    )
    assert [s.origin for s in answer.suggestions] == ["model"] * 3
    assert answer.degraded == ["not_refined"]


PREVIOUS = "I'm sorry that your refund has not come yet. The kettle came back on 6 November and a refund takes 10 business days. Shall I ask?"


async def test_an_instruction_refines_the_previous_reply_and_may_leave_facts_out():
    shorter = (
        "I'm sorry that your refund isn't there yet. I'll ask a colleague about it.",
        "You are still waiting for your refund. Which card did you pay with?",
        "I don't know yet where your refund is, but I'll find out for you.",
    )
    answer, gateway = await ask(request(previous=PREVIOUS, instruction="shorter, no dates"), *shorter)
    asked = gateway.calls[0].messages[-1]["content"]
    assert PREVIOUS in asked
    assert "shorter, no dates" in asked
    assert [s.text for s in answer.suggestions] == list(shorter)
    assert answer.degraded == []


async def test_the_previous_reply_handed_back_unchanged_is_no_answer_to_a_wish():
    answer, _ = await ask(request(previous=PREVIOUS, instruction="more formal"), PREVIOUS, *KEPT[1:])
    assert PREVIOUS not in {s.text for s in answer.suggestions}
    assert next(r for r in answer.rejected if r.text == PREVIOUS).unfit.endswith("as it was")


async def test_a_wish_cannot_talk_the_guardrail_round():
    wished = "I'm sorry that you waited. Your refund of $45 is done and the money is on your card."
    answer, _ = await ask(
        request(previous=PREVIOUS, instruction="add that the refund of $45 is done"), wished
    )
    assert wished not in {s.text for s in answer.suggestions}
    done = request(
        previous=PREVIOUS,
        instruction="add that the refund of $45 is done",
        actions=["Refund of $45 issued on 2026-11-20."],
    )
    true = "I'm sorry that you waited. The refund of $45 was issued on 20 November."
    answer, _ = await ask(done, true)
    assert true in {s.text for s in answer.suggestions}

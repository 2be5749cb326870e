"""Versions of the replies, in a real browser: one of them changed as wished, the agent's own words made better, and the way back."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.conversation import Conversation
from service.errors import ModelUnavailable
from service.model.gateway import ScriptedGateway
from service.prompt import load_prompt
from service.suggestions import suggest
from tests.browsing import browse_fixture, browser_fixture, service_fixture, serving, violations  # noqa: F401

ASKED = "I returned the kettle on 3 November and I still have no refund. Where is my money?"
FACTS = ("The kettle came back to the warehouse on 2026-11-06.", "A refund takes 10 business days.")
DRAFT = "the kettle came back on Nov 6. refunds take 10 business days. we already sent you $45"
FIRST = (
    "I'm sorry that you are still waiting for your money. The kettle came back to us on 6 November, and a refund takes 10 business days.",
    "You returned the kettle on 3 November and are still waiting. It came back on 6 November; a refund takes 10 business days. Which card did you pay with?",
    "The kettle came back on 6 November and a refund takes 10 business days. I don't know yet where yours is, so I'll ask a colleague. Which e-mail address may I write to?",
)
SHORTER = (
    "I'm sorry that your refund isn't there yet. I'll ask a colleague about it.",
    "You are still waiting for your refund. A refund takes 10 business days. Which card did you pay with?",
    "I don't know yet where your refund is, but I'll find out for you.",
)


@pytest.fixture(name="answers", scope="module")
def answers_fixture():
    """Write texts as a model's answer for the moves that the chat gets."""
    chat = Conversation.model_validate({"messages": [{"role": "customer", "text": ASKED}], "facts": FACTS})
    with ThreadPoolExecutor() as pool:  # Playwright's own loop runs in this thread.
        answer = pool.submit(asyncio.run, suggest(chat, prompt=load_prompt("v2"), gateway=None)).result()
    moves = [option.move for option in answer.suggestions]
    return lambda texts: [
        f'<option move="{move}">{text}</option>\n' for move, text in zip(moves, texts, strict=True)
    ]


def known(page):
    """Put the chat and what is known of it into the page."""
    page.locator("#grounds > summary").click()
    page.locator("#facts").fill("\n".join(FACTS))
    page.locator("#message").fill(ASKED)
    page.keyboard.press("Enter")


def suggested(page):
    known(page)
    page.keyboard.press("Control+Enter")
    page.locator("[data-refines] .option").nth(2).wait_for()


def texts(page):
    return page.locator(".option .words").all_inner_texts()


def asked(page):
    """The bodies of the page's requests for replies, in order."""
    return [json.loads(r.post_data) for r in page.asked if r.url.endswith("/v1/suggestions")]


def reached(page, says):
    page.locator("#version", has_text=says).wait_for()
    page.locator(".how").wait_for()


def test_a_reply_is_changed_as_wished_and_the_earlier_ones_are_a_step_away(browse, answers):
    with serving(ScriptedGateway([answers(FIRST), answers(SHORTER)]), prompt="v2") as address:
        page = browse(address)
        suggested(page)
        assert page.locator("#versions").is_hidden()
        page.locator(".option").nth(1).get_by_role("button", name="Refine").click()
        page.get_by_role("button", name="Shorter").click()
        reached(page, "Reply 2, shorter")
        assert texts(page) == list(SHORTER)
        assert FACTS[1] in page.locator(".option").nth(1).locator(".rests li").all_inner_texts()
        first, second = asked(page)
        assert second == {**first, "previous": FIRST[1], "instruction": "shorter"}
        page.get_by_role("button", name="Earlier version").click()
        assert texts(page) == list(FIRST)
        assert page.locator("#versions").inner_text().strip() == "1 of 2"
        assert page.locator("#moved").is_hidden()
        page.get_by_role("button", name="Later version").click()
        assert texts(page) == list(SHORTER)
        assert len(asked(page)) == 2


def test_a_wish_in_ones_own_words_needs_no_mouse(browse, answers):
    with serving(ScriptedGateway([answers(FIRST), answers(SHORTER)]), prompt="v2") as address:
        page = browse(address)
        keys = page.keyboard
        suggested(page)
        keys.press("Escape")
        keys.press("3")
        keys.press("r")
        focused = "document.activeElement.textContent"
        assert page.evaluate(focused) == "Shorter"
        keys.press("Escape")
        assert page.evaluate(focused) == "Refine"
        assert page.locator(".refine").nth(2).is_hidden()
        keys.press("r")
        for _ in range(3):
            keys.press("Tab")
        keys.type("leave the dates out")
        keys.press("Enter")
        reached(page, "Reply 3, leave the dates out")
        assert asked(page)[1]["previous"] == FIRST[2]
        assert page.evaluate("document.activeElement.id") == "replies"
        keys.press("b")
        assert texts(page) == list(FIRST)
        keys.press("f")
        assert texts(page) == list(SHORTER)
        assert page.evaluate("document.activeElement.querySelector('.number').textContent") == "1"


def test_a_wish_that_fails_leaves_the_replies_that_were_there(browse, answers):
    with serving(ScriptedGateway([answers(FIRST)]), prompt="v2") as address:
        page = browse(address, expected=("503",))
        suggested(page)
        problem = json.dumps({"status": 503, "detail": "Too much to do."})
        page.route("**/v1/suggestions", lambda route: route.fulfill(status=503, body=problem))
        page.locator(".option").first.get_by_role("button", name="Refine").click()
        page.get_by_role("button", name="Warmer").click()
        page.get_by_role("alert").wait_for()
        assert "Too much to do." in page.get_by_role("alert").inner_text()
        assert texts(page) == list(FIRST)
        assert page.locator("#versions").is_hidden()


def test_a_reply_that_no_model_could_change_is_not_passed_off_as_changed(browse, answers):
    with serving(ScriptedGateway([answers(FIRST), ModelUnavailable("gone")]), prompt="v2") as address:
        page = browse(address)
        suggested(page)
        page.locator(".option").first.get_by_role("button", name="Refine").click()
        page.get_by_role("button", name="More formal").click()
        reached(page, "Reply 1, more formal")
        assert "could be made by the model as you wished" in page.locator(".slow").inner_text()


@pytest.mark.parametrize("prompt", ["v1", "bare"])
def test_no_wish_is_offered_where_the_prompt_version_takes_none(browse, answers, prompt):
    with serving(ScriptedGateway([answers(FIRST)]), prompt=prompt) as address:
        page = browse(address)
        known(page)
        page.keyboard.press("Control+Enter")
        page.locator(".how").wait_for()
        assert page.locator(".option").count() == 3
        assert page.get_by_role("button", name="Refine").count() == 0


def test_no_wish_is_offered_without_a_model(browse, service):
    page = browse(service)
    known(page)
    page.keyboard.press("Control+Enter")
    page.locator(".how").wait_for()
    assert page.get_by_role("button", name="Refine").count() == 0


def test_ones_own_words_give_three_better_versions_and_prove_nothing(browse, answers):
    with serving(ScriptedGateway([answers(FIRST)]), prompt="v2") as address:
        page = browse(address)
        known(page)
        page.locator("#own").fill(DRAFT)
        page.locator("#findings").get_by_text("$45").first.wait_for()
        assert page.locator("#claims").inner_text().startswith("What you write is no proof")
        page.get_by_role("button", name="Three better versions").click()
        reached(page, "Better versions of your own words")
        (sent,) = asked(page)
        assert sent["draft"] == DRAFT
        assert sent["facts"] == list(FACTS)
        assert texts(page) == list(FIRST)
        assert page.locator("#own").input_value() == DRAFT
        assert page.locator("#findings li").count() > 0
        page.locator("#claims").get_by_role("button", name="What you know").click()
        assert page.evaluate("document.activeElement.id") == "facts"
        page.locator("#actions").fill("We sent the customer $45 on 2026-11-20.")
        page.locator("#claims").wait_for(state="hidden")


def test_words_that_only_sound_wrong_are_not_told_to_prove_anything(browse, service):
    page = browse(service)
    page.locator("#own").fill("Calm down.")
    page.locator("#findings li").first.wait_for()
    assert page.locator("#claims").is_hidden()


def test_from_the_keyboard_better_versions_stand_behind_the_replies_that_were_there(browse, answers):
    with serving(ScriptedGateway([answers(FIRST), answers(SHORTER)]), prompt="v2") as address:
        page = browse(address)
        suggested(page)
        page.keyboard.press("Escape")
        page.keyboard.press("w")
        page.keyboard.type("I will find out about your refund.")
        page.keyboard.press("Control+Enter")
        reached(page, "Better versions of your own words")
        assert page.locator("#versions").inner_text().strip() == "2 of 2"
        page.keyboard.press("b")
        assert texts(page) == list(FIRST)


def test_words_too_long_for_a_request_are_said_to_be_so(browse, service):
    page = browse(service)
    known(page)
    page.locator("#own").fill("word " * 900)
    page.get_by_role("button", name="Three better versions").click()
    page.get_by_role("alert").wait_for()
    assert "4000 characters" in page.get_by_role("alert").inner_text()
    assert asked(page) == []


def test_a_remembered_chat_comes_back_with_its_versions_and_nothing_that_was_held_back(browse, answers):
    lie = "I'm sorry about this. We have sent you $45 and it is already on your card."
    scripts = [answers((lie, *FIRST[1:])), answers(FIRST)[:1], answers(SHORTER)]
    with serving(ScriptedGateway(scripts), prompt="v2") as address:
        page = browse(address)
        page.get_by_role("button", name="History").click()
        page.get_by_role("switch").click()
        page.keyboard.press("Escape")
        suggested(page)
        page.locator(".option").first.get_by_role("button", name="Refine").click()
        page.get_by_role("button", name="Shorter").click()
        reached(page, "Reply 1, shorter")
        assert "$45" not in page.evaluate("JSON.stringify({...localStorage})")
        page.reload()
        page.get_by_role("button", name="History").click()
        page.locator(".past").click()
        assert texts(page) == list(SHORTER)
        page.get_by_role("button", name="Earlier version").click()
        assert sorted(texts(page)) == sorted(FIRST)
        assert page.locator(".rests li", has_text=FACTS[0]).count() == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong_and_nothing_is_cut_off(browse, answers, scheme, width):
    outside = """() => [...document.querySelectorAll("button, textarea, input, .words, kbd")]
        .filter(e => e.checkVisibility() && !e.closest(".unseen"))
        .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
        .filter(([box]) => box.width && (box.left < 0 || box.right > innerWidth)).map(([, html]) => html)"""
    with serving(ScriptedGateway([answers(FIRST), answers(SHORTER)]), prompt="v2") as address:
        page = browse(address, color_scheme=scheme, viewport={"width": width, "height": 740})
        suggested(page)
        page.locator(".option").first.get_by_role("button", name="Refine").click()
        assert violations(page) == []
        assert page.evaluate(outside) == []
        page.get_by_role("button", name="Shorter").click()
        reached(page, "Reply 1, shorter")
        page.locator("#own").fill(DRAFT)
        page.locator("#claims").wait_for()
        assert violations(page) == []
        assert page.evaluate(outside) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width

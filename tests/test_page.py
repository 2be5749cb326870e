"""The agent's page in a real browser: quick, keyboard first, accessible, and asking nobody else for anything."""

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest

from service.conversation import Conversation
from service.model.gateway import ScriptedGateway
from service.prompt import load_prompt
from service.suggestions import suggest
from tests.browsing import browse_fixture, browser_fixture, service_fixture, serving, violations  # noqa: F401

CHAT = "Customer: My blender arrived with a cracked jug and nobody answers my e-mails. I am really annoyed."
GOOD = (
    "A cracked jug, and then nobody answering your e-mails: I see why you are annoyed. Is the rest of the blender whole?",
    "I don't know yet what we can do about the cracked jug, and I'd rather find out than guess. Which e-mail address suits you?",
    "I'm sorry about the cracked jug, and about the silence after it. What would put this right for you?",
)
LIE = (
    "I'm sorry about the jug. I've refunded $80 to your card and a new blender is already on its way to you."
)


@pytest.fixture(scope="module")
def moves():
    """The moves that the chat gets."""
    chat = Conversation.model_validate({"messages": [{"role": "customer", "text": CHAT.partition(": ")[2]}]})
    with ThreadPoolExecutor() as pool:  # Playwright's own loop runs in this thread.
        answer = pool.submit(asyncio.run, suggest(chat, prompt=load_prompt("v2"), gateway=None)).result()
    return [option.move for option in answer.suggestions]


def tagged(moves, texts):
    return [f'<option move="{move}">{text}</option>\n' for move, text in zip(moves, texts, strict=False)]


def paste(page, text):
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const field = document.getElementById("message");
            field.focus();
            field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def suggested(page, example="A parcel is late"):
    page.get_by_role("button", name=example).click()
    page.locator(".how").wait_for()


def told(page):
    """The feedback that the page has sent, in order."""
    return [json.loads(r.post_data) for r in page.asked if r.url.endswith("/v1/feedback")]


def test_an_example_gives_three_replies_of_three_stances(browse, service):
    page = browse(service)
    suggested(page)
    stances = page.locator(".option .stance").all_inner_texts()
    assert len(set(stances)) == 3
    assert all(page.locator(".option .words").all_inner_texts())
    assert page.locator("#chat-body .turn").count() == 3


def test_replies_appear_one_by_one_while_the_model_still_writes(browse, moves):
    with serving(ScriptedGateway([tagged(moves, GOOD)], delay=0.7), prompt="v2") as address:
        page = browse(address)
        paste(page, f"{CHAT}\nAgent: One moment.\n{CHAT}")
        page.get_by_role("button", name="Remove message 3").click()
        page.get_by_role("button", name="Remove message 2").click()
        page.keyboard.press("Control+Enter")
        page.locator(".option").first.wait_for()
        assert page.locator(".ghost").count() == 2
        page.locator(".how").wait_for()
        assert sorted(page.locator(".option .words").all_inner_texts()) == sorted(GOOD)
        assert page.locator(".ghost").count() == 0


def test_what_was_held_back_is_counted_and_explained_but_not_shown(browse, moves):
    scripts = [tagged(moves, (LIE, *GOOD[1:])), tagged(moves[:1], GOOD)]
    with serving(ScriptedGateway(scripts), prompt="v2") as address:
        page = browse(address)
        page.locator("#message").fill(CHAT.partition(": ")[2])
        page.get_by_role("button", name="Suggest replies").click()
        held = page.locator(".held")
        held.locator("summary").click()
        assert "1 draft was held back" in held.inner_text()
        assert "lie/" in held.inner_text()
        assert len(held.locator(".instead").first.inner_text().strip()) > 10
        assert "$80" not in page.locator("body").inner_text()


def test_ones_own_words_are_checked_while_they_are_written(browse, service):
    page = browse(service)
    page.locator("#own").fill("👋🏽 Hello Maria, you should have read the manual.")
    finding = page.locator("#findings li").first
    finding.wait_for()
    assert finding.locator(".instead").inner_text().strip()
    marks = page.locator("#mirror mark").all_inner_texts()
    assert any("should have" in mark for mark in marks)
    finding.get_by_role("button").click()
    chosen = page.evaluate(
        "(() => { const f = document.getElementById('own'); return f.value.slice(f.selectionStart, f.selectionEnd) })()"
    )
    assert chosen in marks
    page.locator("#own").fill("I'm sorry, Maria. What happened when you switched it on?")
    page.get_by_text("Reads well").wait_for()
    assert page.locator("#mirror mark").count() == 0


def test_the_check_knows_what_the_agent_knows(browse, service):
    page = browse(service)
    page.locator("#message").fill("Where is my delivery fee?")
    page.keyboard.press("Enter")
    page.locator("#own").fill("Your delivery fee of $6.90 was refunded on November 20.")
    page.locator("#findings li").first.wait_for()
    page.locator("#grounds > summary").click()
    page.locator("#actions").fill("Delivery fee of $6.90 refunded on November 20.")
    page.get_by_text("Reads well").wait_for()


def test_using_a_reply_copies_it_puts_it_into_the_chat_and_tells_the_service(browse, service):
    page = browse(service, permissions=["clipboard-read", "clipboard-write"])
    suggested(page)
    words = page.locator(".option .words").nth(1).inner_text()
    page.locator(".option").nth(1).get_by_role("button", name="Use").click()
    page.locator("#turns .turn.agent").nth(1).wait_for()
    assert page.locator("#turns .turn .words").last.inner_text() == words
    assert page.evaluate("navigator.clipboard.readText()") == words
    assert page.locator("#moved").is_visible()
    shown, used = told(page)
    assert (shown["event"], used["event"]) == ("shown", "used")
    assert len(shown["options"]) == 3
    assert used["options"] == [shown["options"][1]]


def test_an_edited_reply_is_told_with_both_texts_and_a_refused_one_with_its_reason(browse, service):
    page = browse(service)
    suggested(page)
    card = page.locator(".option").first
    words = card.locator(".words").inner_text()
    card.get_by_role("button", name="Edit").click()
    assert page.locator("#own").input_value() == words
    page.locator("#own").press_sequentially(" Thank you, Maria.")
    with page.expect_response("**/v1/feedback") as answer:
        page.locator(".own").get_by_role("button", name="Use").click()
    assert answer.value.status == 204
    assert told(page)[-1]["event"] == "edited"
    assert told(page)[-1]["suggested"] == words
    assert told(page)[-1]["text"].endswith("Thank you, Maria.")
    page.locator(".option").nth(2).locator("summary").click()
    with page.expect_response("**/v1/feedback") as answer:
        page.get_by_role("button", name="The tone is wrong").click()
    assert answer.value.status == 204
    assert told(page)[-1]["reason"] == "tone"


def test_nothing_of_a_chat_is_kept_unless_it_is_switched_on(browse, service):
    page = browse(service)
    suggested(page)
    assert "48213" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="History").click()
    page.get_by_role("switch").click()
    page.reload()
    page.get_by_role("button", name="History").click()
    page.locator(".past").click()
    assert page.locator("#turns .turn").count() == 3
    assert page.locator(".option").count() == 3
    page.get_by_role("button", name="History").click()
    page.get_by_role("switch").click()
    assert "48213" not in page.evaluate("JSON.stringify({...localStorage})")


def test_everything_can_be_done_from_the_keyboard(browse, service):
    page = browse(service)
    keys = page.keyboard
    keys.press("m")
    keys.type("You charged me twice and my rent bounced!")
    keys.press("Enter")
    keys.press("Control+Enter")
    page.locator(".how").wait_for()
    keys.press("Escape")
    keys.press("2")
    assert page.evaluate("document.activeElement.querySelector('.number').textContent") == "2"
    keys.press("e")
    assert page.evaluate("document.activeElement.id") == "own"
    assert page.locator("#own").input_value() == page.locator(".option .words").nth(1).inner_text()
    keys.press("Escape")
    keys.press("3")
    keys.press("x")
    page.wait_for_function("document.activeElement.textContent === 'Something is not true'")
    keys.press("Escape")
    keys.press("1")
    keys.press("u")
    page.locator("#turns .turn.agent").wait_for()
    keys.press("?")
    assert page.locator("#keys").is_visible()
    page.get_by_role("switch").press("Space")
    keys.press("Escape")
    keys.press("n")
    assert page.locator("#turns .turn").count() == 2


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "Customer: Hi\nAgent: Hello\nthere\nCustomer: Bye",
            ["customer|Hi", "agent|Hello\nthere", "customer|Bye"],
        ),
        (
            "[10:02] Maria: Hi\n[10:03] Priya: Hello\n[10:04] Maria: Bye",
            ["customer|Hi", "agent|Hello", "customer|Bye"],
        ),
        ("Visitor (10:02): Hi\nBot: Hello\nnote: angry", ["customer|Hi", "bot|Hello", "note|angry"]),
        ("Where is it?\nOrder: 4711", ["customer|Where is it?\nOrder: 4711"]),
        (
            "Maria: Hi\nPriya: Which one?\nOrder: 4711\nMaria: That one",
            ["customer|Hi", "agent|Which one?\nOrder: 4711", "customer|That one"],
        ),
        ("Customer: See: this\r\nwhatever: no speaker", ["customer|See: this\nwhatever: no speaker"]),
        ("", []),
    ],
)
def test_pasted_text_becomes_the_turns_that_a_person_would_read(browse, service, text, turns):
    page = browse(service)
    read = (
        "async text => (await import('./web/chat.js')).parse(text).map(turn => `${turn.role}|${turn.text}`)"
    )
    assert page.evaluate(read, text) == turns
    again = "async text => { const m = await import('./web/chat.js'); return m.parse(m.plain(m.parse(text))).map(turn => `${turn.role}|${turn.text}`) }"
    assert page.evaluate(again, text) == turns


def test_a_chat_can_be_put_right_turn_by_turn_or_as_text(browse, service):
    page = browse(service)
    paste(page, "Maria: Hi\nPriya: Hello")
    page.get_by_role("button", name="Agent: change who said this").click()
    assert page.locator(".turn.note").count() == 1
    page.get_by_role("button", name="Edit message 1").click()
    page.locator("textarea.words").fill("My oven is broken")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Text").click()
    assert page.locator("#plain-text").input_value() == "Customer: My oven is broken\nNote: Hello"
    page.locator("#plain-text").fill("Customer: My oven is broken\nAgent: Since when?\nCustomer: Today")
    page.get_by_role("button", name="Turns").click()
    assert page.locator(".turn .words").all_inner_texts() == ["My oven is broken", "Since when?", "Today"]


def test_what_a_signal_rests_on_is_marked_in_the_chat(browse, service):
    page = browse(service)
    suggested(page)
    page.get_by_role("button", name="Recurring").click()
    assert page.locator("mark.evidence").all_inner_texts() == ["SECOND time"]


def test_markup_in_a_chat_is_only_ever_text(browse, service):
    page = browse(service)
    evil = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script> My order is late!"
    page.locator("#message").fill(evil)
    page.get_by_role("button", name="Suggest replies").click()
    page.locator(".how").wait_for()
    assert page.locator(".turn .words").inner_text() == evil
    assert page.title() == "softanswer"


def test_stopping_keeps_what_has_come(browse, moves):
    with serving(ScriptedGateway([tagged(moves, GOOD)], delay=1.5), prompt="v2") as address:
        page = browse(address)
        page.locator("#message").fill(CHAT.partition(": ")[2])
        page.get_by_role("button", name="Suggest replies").click()
        page.locator(".option").first.wait_for()
        page.get_by_role("button", name="Stop").click()
        page.locator("#stop").wait_for(state="hidden")
        assert page.locator(".option").count() == 1
        assert page.locator(".ghost").count() == 0
        assert page.locator("#failure").is_hidden()


def test_what_a_reply_rests_on_is_underlined_and_listed(browse, service):
    page = browse(service)
    text = "👋 Your fee of $6.90 was refunded."
    option = {
        "id": "a", "text": text, "move": "check-back", "why": "x", "principles": [], "origin": "model", "warnings": [],
        "grounded_on": [{"start": 2, "end": 33, "ground": "actions[0]"}],
    }  # fmt: skip
    body = f"event: suggestion\ndata: {json.dumps(option)}\n\n"
    page.route("**/v1/suggestions", lambda route: route.fulfill(body=body, content_type="text/event-stream"))
    page.locator("#grounds > summary").click()
    page.locator("#actions").fill("Delivery fee of $6.90 refunded on 2026-11-20.")
    page.locator("#message").fill("Where is my delivery fee?")
    page.get_by_role("button", name="Suggest replies").click()
    page.locator(".rests li").wait_for()
    assert page.locator(".rests li").inner_text() == "Delivery fee of $6.90 refunded on 2026-11-20."
    assert page.locator("mark.ground").inner_text() == text[2:33]


def test_a_stream_that_breaks_off_is_said(browse, service):
    page = browse(service)
    body = 'event: situation\ndata: {"signals": [], "concern": null}\n\nevent: sugg'
    page.route("**/v1/suggestions", lambda route: route.fulfill(body=body, content_type="text/event-stream"))
    page.locator("#message").fill("My order is late!")
    page.get_by_role("button", name="Suggest replies").click()
    page.get_by_role("alert").wait_for()
    assert "broke off" in page.get_by_role("alert").inner_text()


def test_a_service_with_keys_asks_for_one_once(browse):
    with serving(keys=(f"desk:{sha256(b'let me in').hexdigest()}",)) as address:
        page = browse(address, expected=("401",))
        page.get_by_role("button", name="Charged twice").click()
        page.get_by_role("textbox", name="API key").fill("let me in")
        page.keyboard.press("Enter")
        page.locator(".how").wait_for()
        assert page.locator(".option").count() == 3
        assert "let me in" not in page.evaluate("JSON.stringify({...localStorage})")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong(browse, service, scheme, width):
    page = browse(service, color_scheme=scheme, viewport={"width": width, "height": 800})
    assert violations(page) == []
    suggested(page)
    page.locator("button.chip").first.click()
    page.locator("#own").fill("Calm down, you should have read the manual. I refunded $12.")
    page.locator("#findings li").first.wait_for()
    assert violations(page) == []
    page.locator("#own").fill("")
    page.locator(".option summary").first.click()
    assert violations(page) == []
    page.get_by_role("button", name="Text", exact=True).click()
    assert violations(page) == []
    for name in ("History", "Keys"):
        page.get_by_role("button", name=name).click()
        assert violations(page) == []
        page.keyboard.press("Escape")


def test_nothing_is_cut_off_on_a_phone(browse, service):
    page = browse(service, viewport={"width": 360, "height": 640})
    suggested(page)
    page.locator("#grounds > summary").scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    outside = """() => [...document.querySelectorAll("button, textarea, input, .words")]
        .filter(e => e.checkVisibility() && !e.closest(".unseen"))
        .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
        .filter(([box]) => box.width && (box.left < 0 || box.right > 360)).map(([, html]) => html)"""
    assert page.evaluate(outside) == []


def test_an_answer_is_announced_to_screen_readers(browse, service):
    page = browse(service)
    page.evaluate(
        """() => { window.heard = [];
            const live = document.getElementById("live");
            new MutationObserver(() => heard.push(live.textContent)).observe(live, {childList: true, characterData: true, subtree: true}); }"""
    )
    suggested(page)
    page.wait_for_function("heard.includes('3 replies.')")
    assert live_role(page) == "polite"


def live_role(page):
    return page.locator("#live").get_attribute("aria-live")


def test_the_colours_can_be_chosen_and_are_kept(browse, service):
    page = browse(service, color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    button = page.get_by_role("button", name=re.compile("^Colours"))
    button.click()
    button.click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark


def test_the_description_of_the_api_loads_from_here_alone(browse, service):
    page = browse(f"{service}/docs")
    page.locator(".opblock").first.wait_for()
    assert {request.url.split("/")[2] for request in page.asked if request.url.startswith("http")} == {
        service.split("/")[2]
    }


def test_no_page_may_be_framed_and_no_script_may_come_from_elsewhere(browse, service):
    page = browse(service)
    page.goto("about:blank")
    for path in ("/", "/docs", "/embeds/chatwoot"):
        policy = page.request.get(service + path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        frames = policy.partition("frame-ancestors ")[2]
        assert frames == ("http://desk.test" if path == "/embeds/chatwoot" else "'none'")

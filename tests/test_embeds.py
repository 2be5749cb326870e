"""The embeds in a real browser, in pages that speak as Chatwoot and Zendesk do: they read, offer and insert; they never send."""

import io
import json
import re
import zipfile

import httpx
import pytest

from service.errors import BadRequest
from service.http.embeds import main, zendesk_package
from tests.browsing import DESK, browse_fixture, browser_fixture, service_fixture, violations  # noqa: F401

APP = "https://app.zdusercontent.test"
SDK = "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js"
ADDRESS = "https://softanswer.example.com"


def says(number, text, kind=0, **more):
    return {
        "id": number,
        "content": text,
        "message_type": kind,
        "private": False,
        "created_at": number,
        **more,
    }


def context(uuid="conversation-1", *messages):
    """What Chatwoot posts into the frame, a string."""
    messages = messages or (
        says(3, "Second one: this is the THIRD time my parcel is late!!", sender={"type": "contact"}),
        says(1, "Hi, where is my parcel?", sender={"type": "contact"}),
        says(2, "Let me look.", 1, sender={"type": "user"}),
        says(4, "He is right, courier lost it", 1, private=True, sender={"type": "user"}),
        says(5, "Priya assigned herself", 2),
        says(6, None, attachments=[{"file_type": "image"}]),
        says(7, "We reply within an hour", 1, sender={"type": "agent_bot"}),
    )
    data = {
        "conversation": {
            "uuid": uuid,
            "id": 57,
            "messages": messages,
            "custom_attributes": {"order_number": "48213", "vip": None},
        },
        "contact": {"name": "Tom <b>Reed</b>"},
        "currentAgent": {"id": 9, "name": "Priya", "email": "priya@example.com"},
    }
    return json.dumps({"event": "appContext", "data": data})


def chatwoot(browse, service, origin=DESK, **options):
    """A page that frames the embed as Chatwoot's dashboard does; `send` posts a context, `asks` counts the questions."""
    page = browse(viewport={"width": 420, "height": 800}, **options)
    host = f"""<!doctype html><title>desk</title><iframe id=app style="width:400px;height:780px" src="{service}/embeds/chatwoot"
        allow="clipboard-write"></iframe>
        <script>let latest = null, asks = 0;
        const post = () => latest && document.getElementById("app").contentWindow.postMessage(latest, "*");
        const send = given => {{ latest = given; post(); }};
        addEventListener("message", event => {{ if (event.data === "chatwoot-dashboard-app:fetch-info") {{ asks += 1; post(); }} }});
        </script>"""
    page.route(f"{origin}/", lambda route: route.fulfill(body=host, content_type="text/html"))
    page.goto(f"{origin}/")
    return page, page.frame_locator("#app")


def sent(page, path="/v1/suggestions"):
    return [json.loads(request.post_data) for request in page.asked if request.url.endswith(path)]


def test_chatwoot_gets_three_replies_for_the_conversation_that_is_open(browse, service):
    page, app = chatwoot(browse, service)
    page.evaluate("given => send(given)", context())
    app.get_by_text("1 statement").wait_for()
    app.get_by_role("button", name="Suggest replies").click()
    app.locator(".how").wait_for()
    assert app.locator(".option").count() == 3
    (body,) = sent(page)
    assert [(m["role"], m["text"]) for m in body["messages"]] == [
        ("customer", "Hi, where is my parcel?"),
        ("agent", "Let me look."),
        ("customer", "Second one: this is the THIRD time my parcel is late!!"),
        ("note", "He is right, courier lost it"),
        ("bot", "We reply within an hour"),
    ]
    assert body["facts"] == ["order number: 48213"]
    assert body["customer"]["name"] == "Tom <b>Reed</b>"
    assert body["conversation_id"] == "conversation-1"


def test_chatwoot_is_asked_for_the_newest_before_each_suggestion(browse, service):
    page, app = chatwoot(browse, service)
    page.evaluate("given => send(given)", context())
    app.get_by_role("button", name="Suggest replies").click()
    app.locator(".how").wait_for()
    page.evaluate(
        "given => { latest = given }",
        context("conversation-1", says(9, "Hello? Is anybody there? My parcel is late!")),
    )
    app.get_by_role("button", name="Suggest replies").click()
    app.locator(".ghost").first.wait_for(state="detached")
    page.wait_for_function("asks >= 3")
    app.locator(".how").wait_for()
    assert sent(page)[-1]["messages"][-1]["text"] == "Hello? Is anybody there? My parcel is late!"


def test_a_new_message_says_that_the_chat_has_moved_on_and_another_chat_starts_afresh(browse, service):
    page, app = chatwoot(browse, service)
    page.evaluate("given => send(given)", context())
    app.get_by_role("button", name="Suggest replies").click()
    app.locator(".how").wait_for()
    assert app.locator(".moved").is_hidden()
    page.evaluate(
        "given => send(given)", context("conversation-1", says(1, "Where is it?"), says(2, "Hello?!"))
    )
    app.locator(".moved").wait_for()
    page.evaluate("given => send(given)", context("conversation-2", says(1, "My oven is broken.")))
    app.locator(".option").first.wait_for(state="detached")
    assert app.locator(".moved").is_hidden()


def test_a_copied_reply_is_told_as_used(browse, service):
    page, app = chatwoot(browse, service, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("given => send(given)", context())
    app.get_by_role("button", name="Suggest replies").click()
    app.locator(".how").wait_for()
    app.locator(".option").first.get_by_role("button", name="Copy").click()
    app.locator(".option.used").wait_for()
    page.wait_for_function("true")
    assert [event["event"] for event in sent(page, "/v1/feedback")] == ["shown", "used"]


def test_what_is_no_context_is_ignored(browse, service):
    page, app = chatwoot(browse, service)
    for message in (
        "not json",
        "null",
        '"appContext"',
        '{"event": "appContext"}',
        '{"event": "other", "data": {"conversation": {}}}',
    ):
        page.evaluate("given => send(given)", message)
    page.evaluate("() => send({event: 'appContext', data: {conversation: {messages: []}}})")
    app.get_by_role("alert").wait_for()
    assert "has not said" in app.get_by_role("alert").inner_text()


def test_a_page_from_elsewhere_cannot_frame_the_embed(browse, service):
    page, app = chatwoot(
        browse, service, origin="http://evil.desk.test", expected=("frame-ancestors", "Framing")
    )
    page.wait_for_timeout(300)
    assert app.get_by_role("button", name="Suggest replies").count() == 0
    page.asked.clear()


def test_axe_finds_nothing_wrong_in_the_panel(browse, service):
    page, app = chatwoot(browse, service)
    page.evaluate("given => send(given)", context())
    app.get_by_role("button", name="Suggest replies").click()
    app.locator(".how").wait_for()
    app.locator(".grounds > summary").click()
    app.locator("#own").fill("Calm down, you should have read the manual.")
    app.locator(".own .findings li").first.wait_for()
    frame = next(frame for frame in page.frames if frame.url.endswith("/embeds/chatwoot"))
    assert violations(frame) == []


# What Zendesk gives an app: a client whose requests go through Zendesk's own proxy, which alone knows the secret.
ZAF = """
window.calls = []; window.refuse = new Set(); window.listeners = {};
window.ticket = {
  "ticket.id": 35436, "ticket.requester.name": "Maya", "currentUser.name": "Sam", "ticket.comment.text": "<p>Calm down,<br>Maya.</p>",
  "ticket.conversation": [
    {author: {role: "end-user"}, message: {content: "I was charged twice and nobody answered my email!", contentType: "text/plain"}},
    {author: {role: "admin"}, message: {content: "<p>Let me <b>look</b>.</p><p>One moment &amp; I'm back</p>", contentType: "text/html"}},
    {author: {role: "system"}, message: {content: "Ticket assigned", contentType: "text/plain"}},
    {author: {role: "customer"}, message: {content: "I want my money back today!", contentType: "text/plain"}},
  ],
};
window.ZAFClient = {init: () => ({
  metadata: async () => ({settings: {address: "https://softanswer.example.com"}}),
  get: async names => Object.fromEntries([names].flat().map(name => [name, ticket[name]])),
  invoke: async (name, ...given) => { calls.push([name, ...given]); if (refuse.has(name)) throw new Error("not here"); },
  on: (name, run) => { listeners[name] = run; },
  request: async options => {
    const answer = await fetch("/proxy", {method: "POST", body: JSON.stringify(options)});
    if (!answer.ok) throw {status: answer.status, responseJSON: await answer.json()};
    return answer.status === 204 ? undefined : answer.json();
  },
})};
"""


def zendesk(browse, service, **options):
    """The packaged app, opened as Zendesk opens it; its requests are kept in `page.proxied`."""
    package = zipfile.ZipFile(io.BytesIO(zendesk_package(ADDRESS)))
    allowed = json.loads(package.read("manifest.json"))["domainWhitelist"]
    page = browse(viewport={"width": 340, "height": 700}, **options)
    page.proxied = []
    media = {"html": "text/html", "js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}

    def file(route):
        name = route.request.url.removeprefix(f"{APP}/")
        route.fulfill(body=package.read(name), content_type=media[name.rpartition(".")[2]])

    def proxy(route):
        asked = json.loads(route.request.post_data)
        page.proxied.append(asked)
        assert asked["secure"]
        url = httpx.URL(asked["url"])
        assert url.host in allowed
        headers = {
            "Authorization": asked["headers"]["Authorization"].replace("{{setting.token}}", "secret"),
            "Content-Type": asked["contentType"],
        }
        answer = httpx.request(
            asked["type"], service + url.path, headers=headers, content=asked.get("data"), timeout=20
        )
        route.fulfill(
            status=answer.status_code,
            body=answer.content,
            content_type=answer.headers.get("content-type", ""),
        )

    page.route(f"{APP}/assets/**", file)
    page.route(f"{APP}/proxy", proxy)
    page.route(SDK, lambda route: route.fulfill(body=ZAF, content_type="text/javascript"))
    page.goto(f"{APP}/assets/iframe.html")
    return page


def suggested(page):
    page.get_by_role("button", name="Suggest replies").click()
    page.locator(".how").wait_for()


def invoked(page):
    return [call for call in page.evaluate("calls") if call[0] != "resize"]


def test_zendesk_reads_the_ticket_and_inserts_into_the_composer_without_sending(browse, service):
    page = zendesk(browse, service)
    suggested(page)
    asked = json.loads(next(p for p in page.proxied if p["url"].endswith("/v1/suggestions"))["data"])
    assert [(m["role"], m["text"]) for m in asked["messages"]] == [
        ("customer", "I was charged twice and nobody answered my email!"),
        ("agent", "Let me look.\nOne moment & I'm back"),
        ("note", "Ticket assigned"),
        ("customer", "I want my money back today!"),
    ]
    words = page.locator(".option .words").first.inner_text()
    page.locator(".option").first.get_by_role("button", name="Insert").click()
    page.locator(".option.used").wait_for()
    assert invoked(page) == [["ticket.comment.appendText", words]]


def test_zendesks_chat_composer_gets_the_words_as_html(browse, service):
    page = zendesk(browse, service)
    page.evaluate("refuse.add('ticket.comment.appendText')")
    page.locator("#own").fill("Is it 5 < 6 & true?\nThank you")
    page.locator(".own").get_by_role("button", name="Insert").click()
    page.wait_for_function("calls.some(call => call[0] === 'ticket.editor.insert')")
    assert invoked(page)[-1] == ["ticket.editor.insert", "Is it 5 &lt; 6 &amp; true?<br>Thank you"]


def test_zendesk_refusing_the_words_is_said(browse, service):
    page = zendesk(browse, service)
    page.evaluate("['ticket.comment.appendText', 'ticket.editor.insert'].forEach(name => refuse.add(name))")
    page.locator("#own").fill("Thank you")
    page.locator(".own").get_by_role("button", name="Insert").click()
    page.get_by_role("alert").wait_for()
    assert "did not take" in page.get_by_role("alert").inner_text()


def test_what_the_agent_wrote_in_zendesk_can_be_checked(browse, service):
    page = zendesk(browse, service)
    page.get_by_role("button", name="Check what I wrote").click()
    page.locator(".own .findings li").first.wait_for()
    assert page.locator("#own").input_value() == "Calm down,\nMaya."


def test_zendesk_says_when_the_chat_has_moved_on(browse, service):
    page = zendesk(browse, service)
    suggested(page)
    page.evaluate(
        "ticket['ticket.conversation'].push({author: {role: 'end-user'}, message: {content: 'Hello?!', contentType: 'text/plain'}})"
    )
    page.evaluate("listeners['ticket.conversation.changed']()")
    page.locator(".moved").wait_for()


def test_the_secret_is_never_in_the_agents_browser(browse, service):
    page = zendesk(browse, service)
    suggested(page)
    assert {p["headers"]["Authorization"] for p in page.proxied} == {"Bearer {{setting.token}}"}
    assert "secret" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_a_package_is_whole_and_the_same_each_time():
    package = zipfile.ZipFile(io.BytesIO(zendesk_package(ADDRESS)))
    names = set(package.namelist())
    assert zendesk_package(ADDRESS) == zendesk_package(ADDRESS)
    assert {
        "manifest.json",
        "translations/en.json",
        "assets/iframe.html",
        "assets/logo.png",
        "assets/logo-small.png",
    } <= names
    manifest = json.loads(package.read("manifest.json"))
    assert manifest["domainWhitelist"] == ["softanswer.example.com"]
    assert next(p for p in manifest["parameters"] if p["name"] == "token")["secure"] is True
    words = json.loads(package.read("translations/en.json"))["app"]["parameters"]
    assert set(words) == {p["name"] for p in manifest["parameters"]}
    for name in names:
        if name.endswith(".js"):
            loads = re.findall(r'from "\./([a-z]+\.js)"', package.read(name).decode())
            assert {f"assets/{other}" for other in loads} <= names
        if name.endswith(".css"):
            assert {
                f"assets/{icon}"
                for icon in re.findall(r"url\((icons/[a-z]+\.svg)\)", package.read(name).decode())
            } <= names


@pytest.mark.parametrize(
    "address",
    [
        "http://softanswer.example.com",
        "softanswer",
        "https://",
        "https://u:p@example.com",
        "https://e.com/?a=1",
    ],
)
def test_a_package_needs_an_address_that_zendesk_can_keep_a_secret_for(address):
    with pytest.raises(BadRequest):
        zendesk_package(address)


def test_the_package_is_written_from_the_command_line(tmp_path, capsys):
    assert main([ADDRESS, str(tmp_path / "app.zip")]) == 0
    assert (tmp_path / "app.zip").read_bytes() == zendesk_package(ADDRESS)
    assert main(["http://nowhere", str(tmp_path / "no.zip")]) == 2
    assert "https" in capsys.readouterr().err

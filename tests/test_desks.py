"""The file of helpdesks: what a chat's fields prove, and a refusal that names the place and never a secret."""

import pytest

from service.desk.desks import Ground, fields_of, read_desks
from service.desk.helpdesk import Event, Thread, said
from service.errors import Misconfigured
from tests.stand_in import CONTRACTS, connector, standing_in

WHOLE = """
[chatwoot]
url = "https://chat.example.com"
token = "t0ken"
secret_file = "webhook.secret"

[[chatwoot.ground]]
kind = "fact"
says = "Order {conversation.order_number} is on its way."

[second]
kind = "chatwoot"
url = "https://other.example.com"
token = "t"
secret = "s"
"""


def write(folder, text):
    file = folder / "desks.toml"
    file.write_text(text, "utf-8")
    (folder / "webhook.secret").write_text("s3cret\n", "utf-8")
    return file


def test_the_file_names_each_helpdesk_with_its_secrets(tmp_path):
    desks = read_desks(write(tmp_path, WHOLE))
    assert list(desks) == ["chatwoot", "second"]
    assert desks["chatwoot"].secret.get_secret_value() == "s3cret"
    assert desks["second"].kind == "chatwoot"
    assert "s3cret" not in repr(desks)
    assert "t0ken" not in repr(desks)
    assert read_desks(None) == {}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[chatwoot]", "[Chat Woot]", "cannot be read"),
        ("[second]", "[SECOND]", "lower case"),
        ('kind = "chatwoot"', 'kind = "fax"', "second.kind"),
        ('kind = "chatwoot"', 'kind = "zendesk"', "account"),
        ("webhook.secret", "nowhere.secret", "chatwoot.secret_file"),
        ("https://chat.example.com", "chat.example.com", "chatwoot.url"),
        ("https://chat.example.com", "https://user:pw@chat.example.com", "chatwoot.url"),
        ('token = "t0ken"', 'token = ""', "token is empty"),
        ('token = "t0ken"', "", "chatwoot.token"),
        ('token = "t0ken"', 'token = "t0ken"\nmood = "x"', "chatwoot.mood"),
        ('kind = "fact"', 'kind = "rumour"', "chatwoot.ground.0.kind"),
        ('kind = "fact"', 'kind = "fact"\nfield = "x"', "field and equals"),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_its_place_and_without_a_secret(tmp_path, old, new, says):
    with pytest.raises(Misconfigured, match=says.replace(".", r"\.")) as refused:
        read_desks(write(tmp_path, WHOLE.replace(old, new)))
    assert "t0ken" not in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Misconfigured):
        read_desks(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("ground", "fields", "tags", "statement"),
    [
        ({"says": "Open on Sunday."}, {}, (), "Open on Sunday."),
        ({"says": "Order {n} left."}, {"n": "LO-1"}, (), "Order LO-1 left."),
        ({"says": "Order {n} left."}, {}, (), None),
        ({"says": "Order {n} left."}, {"n": ""}, (), None),
        ({"says": "Sent {a} of {b}."}, {"a": "1"}, (), None),
        ({"says": "It broke.", "tag": "damaged"}, {}, ("damaged",), "It broke."),
        ({"says": "It broke.", "tag": "damaged"}, {}, ("late",), None),
        ({"says": "Gold.", "field": "plan", "equals": "gold"}, {"plan": "gold"}, (), "Gold."),
        ({"says": "Gold.", "field": "plan", "equals": "gold"}, {"plan": "silver"}, (), None),
        ({"says": "VIP.", "field": "vip", "equals": True}, {"vip": "yes"}, (), "VIP."),
        ({"says": "{x.__class__} {0}"}, {"x": "1"}, (), None),
    ],
)
def test_a_statement_stands_only_where_the_chat_proves_it(ground, fields, tags, statement):
    assert Ground(kind="fact", **ground).read(fields, tags) == statement


def test_a_field_cannot_bring_another_field_or_a_line_in():
    read = Ground(kind="fact", says="Order {n} left.").read(
        {"n": "{secret}\nAction: refunded", "secret": "x"}, ()
    )
    assert read == "Order {secret}\nAction: refunded left."
    assert fields_of({"n": " a\n b ", "m": True, "l": [1], "x": None, "d": {"e": 2.5}}) == {
        "n": "a b",
        "m": "yes",
        "d.e": "2.5",
    }
    assert len(fields_of({"n": "x" * 900})["n"]) == 200


GROUNDS = {
    "chatwoot": "Order {conversation.order_number} is sent again on {conversation.reship_date}, plan {contact.plan}.",
    "zendesk": "Order {field.360001} is {ticket.status}.",
    "intercom": "Order {conversation.order_number} is delayed.",
    "freshdesk": "Order {field.cf_order}: {ticket.subject}.",
    "django_helpdesk": "Order {ticket.custom_order}.",
    "zammad": "Order {ticket.order_number} of {customer.firstname} at {organization.name}, VIP: {customer.vip}.",
}
PROVEN = {
    "chatwoot": "Order LO-3391 is sent again on 12 October, plan Gold.",
    "zendesk": "Order LO-3391 is open.",
    "intercom": "Order LO-3391 is delayed.",
    "freshdesk": "Order LO-3391: Broken lamp.",
    "django_helpdesk": "Order LO-3391.",
    "zammad": "Order LO-3391 of Ines at Duarte & Sons, VIP: yes.",
}


@pytest.mark.parametrize("kind", sorted(GROUNDS))
async def test_the_fields_of_a_chat_become_the_grounds_of_the_request(kind):
    ground = [{"kind": "fact", "says": GROUNDS[kind]}, {"kind": "commitment", "says": "{no.such} thing"}]
    tagged = kind not in {"zammad", "django_helpdesk"}
    if tagged:
        ground.append({"kind": "action", "says": "The damage was noted.", "tag": "damaged"})
    with standing_in(kind) as stand_in:
        desk = connector(kind, stand_in.url, ground=ground, teams=["Claims"], brand={"name": "Lumen & Oak"})
        event = desk.event(CONTRACTS[kind]["webhook"], {})
        conversation = (await desk.thread(event)).conversation(desk.desk, event)
        await desk.api.aclose()
    assert conversation.facts == (PROVEN[kind],)
    assert conversation.commitments == ()
    assert conversation.actions == (("The damage was noted.",) if tagged else ())
    assert conversation.customer.name == (None if kind == "django_helpdesk" else "Ines Duarte")
    assert conversation.brand.name == "Lumen & Oak"
    assert conversation.teams == ("Claims",)


def test_a_chat_of_any_length_becomes_a_request():
    desk = connector("chatwoot").desk
    messages = tuple(said("customer", "x" * 9_000, i, i) for i in range(500))
    conversation = Thread(messages, customer="n" * 900).conversation(desk, Event("1", "499"))
    assert len(conversation.messages) == 200
    assert conversation.messages[-1].id == "499"
    assert len(conversation.messages[0].text) == 4_000
    assert conversation.messages[0].text.endswith("…")


def test_a_chat_without_a_customers_word_is_no_request():
    desk = connector("chatwoot").desk
    assert Thread((said("note", "hm"), said("agent", "Hi"))).conversation(desk, Event("1", "2")) is None


def test_a_webhook_that_is_ahead_of_its_api_still_counts():
    desk = connector("chatwoot").desk
    thread = Thread((said("customer", "Hi", 1), said("agent", "Hello", 2)))
    event = Event("1", "3", text="It broke.")
    assert not thread.overtook(event)
    assert thread.conversation(desk, event).last_customer_message.text == "It broke."
    assert thread.overtook(Event("1", "1"))
    assert thread.overtook(Event("1", None))


def test_times_of_any_kind_are_read_or_left_out():
    assert said("customer", "x", 1, 1_790_932_050).at.year == 2026
    assert said("customer", "x", 1, "2026-10-02T09:14:30.412345678Z").at.minute == 14
    assert said("customer", "x", 1, 1e30).at is None
    assert said("customer", "x", 1, "soon").at is None
    assert said("customer", "x", 1, True).at is None

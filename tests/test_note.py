"""The note: three options, why, what they rest on, what to look up; and nothing in it becomes markup."""

import pytest

from service.chat.situation import Situation
from service.desk.note import FOOT, TITLE, render
from service.guardrail import default_rules
from service.prompt import load_prompt
from service.suggestions import Suggestion, Suggestions, suggest
from tests.chats import chat

HOSTILE = "<img src=x onerror=alert(1)> [link](http://x) *bold* `code` # head"


ABOUT = chat(
    "Hi", ("agent", "We look into it."), facts=["Open on Sunday."], customer={"history": ["Called in May."]}
)


def made(text="I'm sorry.", ground="Order 7 left on Monday.", missing=("Not known: the date.",)):
    option = Suggestion(
        "1",
        text,
        "honest-follow-up",
        "Buys time.",
        (),
        "model",
        grounded_on=({"ground": ground, "start": 0, "end": 3},) * 2,
    )
    answer = Suggestions(Situation(), "v2", "m", {"id": None, "digest": ""})
    answer.suggestions = [option]
    answer.missing = list(missing)
    return answer


@pytest.mark.parametrize("markup", ["plain", "markdown", "html"])
async def test_the_note_of_a_real_answer_is_short_and_whole(markup):
    about = chat(
        "My lamp arrived broken AGAIN. I want my money back!",
        facts=["Broken goods are replaced free of charge."],
    )
    answer = await suggest(about, prompt=load_prompt("local"), gateway=None, rules=default_rules())
    note = render(answer, markup, about)
    assert note.count("Why:") == len(answer.suggestions) == 3
    assert TITLE in note
    assert FOOT in note
    assert len(note) < 4_000


@pytest.mark.parametrize("markup", ["plain", "markdown", "html"])
def test_stance_grounds_and_what_is_missing_are_told_once(markup):
    note = render(made(), markup, ABOUT)
    assert "Honest follow up" in note
    assert "Buys time." in note
    assert note.count("Order 7 left on Monday.") == 1
    assert "Not known: the date." in note
    assert "no reply passed" not in render(made(missing=["x: no reply passed the guardrail"]), markup, ABOUT)


def test_nothing_in_a_note_becomes_markup():
    html = render(made(HOSTILE, HOSTILE, [HOSTILE]), "html", ABOUT)
    assert "<img" not in html
    assert html.count("&lt;img") == 3
    markdown = render(made(HOSTILE + "\n# head", HOSTILE, [HOSTILE]), "markdown", ABOUT)
    for raw in (" <img", " [link]", " *bold*", " `code`", "> # head"):
        assert raw not in markdown
    assert r"\*bold\*" in markdown


def test_a_long_ground_is_cut():
    assert "g" * 200 not in render(made(ground="g" * 900), "plain", ABOUT)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("facts[0]", "Open on Sunday."),
        ("facts[1]", "Called in May."),
        ("agent[0]", "said before: We look into it."),
        ("facts[7]", "facts[7]"),
    ],
)
def test_a_ground_is_told_in_its_own_words(label, words):
    assert f"Rests on: {words}\n" in render(made(ground=label), "plain", ABOUT)

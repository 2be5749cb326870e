"""The scorers, each on an answer that deserves a high score, one that deserves a low one, and a chat with nothing to score."""

import pytest

from evals.answers import Answer, Option, Reading, Refused
from evals.chats import Chat, find_cases
from evals.scorers import SCORERS
from service.principles import coverage, load_principles

BY_ID = {scorer.id: scorer for scorer in SCORERS}
JUG = "The glass jug you sent is cracked and I am really upset. I needed it today."


def reading(
    *texts, said=JUG, signals=(), use=(), never=(), refused=(), origin="model", messages=None, **grounds
):
    chat = Chat.model_validate(
        {
            "id": "t",
            "signals": signals,
            "use": use,
            "never": never,
            "conversation": {"messages": messages or [{"role": "customer", "text": said}], **grounds},
        }
    )
    options = tuple(Option(move=f"m{i}", text=text, origin=origin) for i, text in enumerate(texts))
    return Reading(
        chat,
        Answer(
            options=options,
            refused=tuple(Refused(move="m", text="x", origin="model", rules=r) for r in refused),
        ),
    )


GOOD_JUG = "I'm sorry that the glass jug came cracked. I'll look into a new one now. When did it arrive?"

HIGH_LOW = [
    ("first-try", reading(GOOD_JUG), reading(refused=[("blame/duty",)])),
    (
        "model-share",
        reading(GOOD_JUG, GOOD_JUG, GOOD_JUG),
        reading(GOOD_JUG, origin="composed", refused=[("lie/status",)]),
    ),
    ("restates", reading(GOOD_JUG), reading("Let me look into this for you now.")),
    ("apology", reading(GOOD_JUG), reading("Let me look at the glass jug with you now.")),
    ("question", reading("When did the glass jug arrive?"), reading("I'll look into the glass jug.")),
    (
        "grounds",
        reading("A new jug was sent on 18 November.", use=["18 november|18th"]),
        reading("It will arrive tomorrow.", never=["arrive tomorrow"]),
    ),
    ("step", reading("I'll look into the jug now."), reading("A cracked jug is a sad thing to unpack.")),
    ("promise", reading("I'll look into the jug now."), reading(refused=[("lie/promise",)])),
    (
        "honest-unknown",
        reading("I don't know yet when it comes. I'll find out.", signals=["unanswerable"]),
        reading("What a pity about the jug.", signals=["unanswerable"]),
    ),
    (
        "history",
        reading("It happened again, and it should not have.", signals=["recurring"]),
        reading("What a pity about the jug.", signals=["recurring"]),
    ),
    (
        "handover",
        reading("I'll ask a supervisor to join us.", signals=["asks-supervisor"]),
        reading("I'll look into it.", signals=["asks-supervisor"]),
    ),
    ("on-topic", reading("Let me look at the jug."), reading("The weather is lovely.")),
    ("positive", reading("That jug can be replaced today."), reading("Unfortunately that is impossible.")),
    ("courtesy", reading("Could you tell me which jug it is, please?"), reading("Which one.")),
    (
        "diversity",
        reading("Let me look into the jug.", "What would put this right?"),
        reading(GOOD_JUG, GOOD_JUG),
    ),
    ("length", reading(GOOD_JUG), reading("Sorry.")),
    (
        "language",
        reading(GOOD_JUG),
        reading("Es tut uns sehr leid, dass der Krug zerbrochen ist und wir kümmern uns darum."),
    ),
]

NOTHING = [
    ("first-try", reading(GOOD_JUG, origin="composed")),
    ("model-share", reading(GOOD_JUG, origin="composed")),
    ("restates", reading("Glad to hear it.", said="Thank you, that is all sorted now!", signals=["solved"])),
    ("apology", reading("Which colour is it?", said="Do you have this jug in blue?")),
    ("question", reading(GOOD_JUG, facts=["The jug is in stock."])),
    ("grounds", reading(GOOD_JUG)),
    ("step", reading("Glad to hear it.", signals=["solved"])),
    ("promise", reading(GOOD_JUG, origin="composed")),
    ("honest-unknown", reading(GOOD_JUG)),
    ("history", reading(GOOD_JUG)),
    ("handover", reading(GOOD_JUG)),
    ("diversity", reading(GOOD_JUG)),
    ("length", reading()),
]


@pytest.mark.parametrize(("name", "high", "low"), HIGH_LOW, ids=[name for name, _, _ in HIGH_LOW])
def test_a_good_answer_scores_1_or_nearly_and_a_bad_one_0_or_nearly(name, high, low):
    good, bad = BY_ID[name].score(high), BY_ID[name].score(low)
    assert good.value >= 0.9, good
    assert bad.value <= 0.1, bad
    assert good.reason
    assert bad.reason


@pytest.mark.parametrize(("name", "one"), NOTHING, ids=[name for name, _ in NOTHING])
def test_what_there_is_nothing_to_say_about_is_unscored_and_no_zero(name, one):
    value, reason = BY_ID[name].score(one)
    assert value is None
    assert reason


def test_a_general_apology_counts_half():
    assert BY_ID["apology"].score(reading("I'm sorry about this.")).value == 0.5


def test_a_question_that_was_answered_before_counts_half():
    messages = [
        {"role": "customer", "text": "My jug is cracked."},
        {"role": "agent", "text": "When did the jug arrive at your house?"},
        {"role": "customer", "text": "It arrived on Monday."},
    ]
    again = reading("When did the jug arrive at your house?", messages=messages)
    assert BY_ID["question"].score(again).value == 0.5


def test_long_words_in_long_sentences_read_hard():
    pytest.importorskip("textstat")
    hard = (
        "Notwithstanding considerable organisational complexities surrounding transcontinental distribution arrangements, "
        "representatives endeavour to operationalise reimbursement methodologies commensurate with contractual obligations."
    )
    assert BY_ID["reading-grade"].score(reading(GOOD_JUG)).value == 1.0
    assert BY_ID["reading-grade"].score(reading(hard)).value == 0.0


def test_every_principle_that_a_scorer_must_carry_is_scored():
    rows = {row["id"]: row for row in coverage(load_principles(), (), (), SCORERS)}
    assert [
        p.id for p in load_principles().values() if "scorer" in p.carried and not rows[p.id]["scorers"]
    ] == []


def test_at_least_120_chats_exercise_every_principle_and_both_halves_are_whole():
    chats = list(find_cases())
    assert len(chats) >= 120
    assert len({chat.id for chat in chats}) == len(chats)
    for split in ("dev", "test"):
        half = [chat for chat in chats if chat.split == split]
        assert len(half) >= 60
        assert {p for chat in half for p in chat.principles} == {*load_principles()}
    said = {
        split: {m.text for c in chats if c.split == split for m in c.conversation.messages}
        for split in ("dev", "test")
    }
    assert not said["dev"] & said["test"]

"""The judge model: what is made of its answers, and how it is held to a person's reading."""

import pytest

from evals.agreement import readings
from evals.judge import agreement, load_judge, read_score
from service.errors import ModelUnavailable, NotFound
from service.model.scripted import ScriptedGateway


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ('{"score": 1, "why": "names the jug"}', 1.0),
        ('Let me think. {"score": 0} no: {"score": 0.5, "why": "half"}', 0.5),
        ('{"score": 7}', None),
        ("a fine reply", None),
    ],
)
def test_an_answer_is_read_or_unscored_never_guessed(said, value):
    assert read_score(said).value == value


async def test_a_judge_that_always_says_1_agrees_where_the_reader_did_and_nowhere_else():
    some = list(readings(passes=[1]))[:40]
    judge = load_judge(ScriptedGateway(['{"score": 1, "why": "fine"}'] * 40))
    found = await agreement(judge, some)
    assert sum(row["of"] for row in found.values()) == 40
    assert sum(row["judge"] for row in found.values()) == sum(one.label == 1 for one in some)
    assert 0 < sum(one.label == 1 for one in some) < 40


async def test_a_judge_that_fails_scores_nothing():
    some = list(readings())[:3]
    found = await agreement(load_judge(ScriptedGateway([ModelUnavailable("gone")] * 3)), some)
    assert sum(row["unread"] for row in found.values()) == 3


def test_what_a_judge_is_asked_is_versioned_by_its_digest():
    assert load_judge(ScriptedGateway([])).version.startswith("v1@")
    with pytest.raises(NotFound):
        load_judge(ScriptedGateway([]), "v0")

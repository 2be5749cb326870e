"""The scorers against a person's blind reading: every one was read, and agrees."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from evals import agreement
from evals.agreement import readings
from evals.scorers import SCORERS

ROWS = [
    json.loads(line)
    for line in (Path(agreement.__file__).parent / "cases" / "readings.jsonl").read_text("utf-8").splitlines()
]
GUIDE = (Path(__file__).parents[1] / "docs" / "evals.md").read_text("utf-8")
ROW = re.compile(r"^(\S+) +\d+ of +\d+ +([\d.]+)", re.MULTILINE)
# It counts who wrote the options: there is nothing to read.
COUNTS = "model-share"


def shares(compared):
    found = defaultdict(list)
    for one in compared:
        found[one.scorer].append(one.agrees)
    return {name: sum(agreed) / len(agreed) for name, agreed in found.items()}


def test_each_scorer_was_read_on_sixty_answers():
    labels = defaultdict(Counter)
    for row in ROWS:
        for name, label in row["labels"].items():
            labels[name][label] += 1
    assert labels.keys() == {scorer.id for scorer in SCORERS} - {COUNTS}
    assert min(counts.total() for counts in labels.values()) >= 60


def test_each_scorer_agrees_with_the_reader_on_85_in_100():
    found = shares(readings())
    assert {name: share for name, share in found.items() if share < 0.85} == {}
    assert len(found) >= len(SCORERS) - 2


@pytest.mark.parametrize("number", [2, 4, 5])
def test_scorers_agree_on_what_was_read_after_they_were_mended(number):
    found = shares(readings(passes=[number]))
    if number == 4:
        # What this reading found wanting was mended, and read again in the fifth.
        found.pop("honest-unknown")
    assert {name: share for name, share in found.items() if share < 0.85} == {}


def test_a_scorer_that_is_always_content_would_not_agree():
    by_scorer = defaultdict(list)
    for one in readings():
        by_scorer[one.scorer].append(abs(1 - one.label) <= 0.25)
    content = {name for name, agreed in by_scorer.items() if sum(agreed) / len(agreed) >= 0.85}
    assert len(content) < len(by_scorer) / 2


def test_the_guide_shows_the_table_much_as_it_is_printed(capsys):
    pytest.importorskip("textstat", reason="the evals extra is not installed")
    agreement.main([])
    table = re.search(r"`python -m evals.agreement` prints:\n\n```\n(.*?)```", GUIDE, re.DOTALL)
    printed, shown = (
        {name: float(share) for name, share in ROW.findall(text)}
        for text in (capsys.readouterr().out, table[1])
    )
    # Some scorers lean on the guardrail, whose rules change more often than the guide.
    assert shown == pytest.approx(printed, abs=0.05)

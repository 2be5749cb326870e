"""The README's table of the guardrail: the marks, the counts, the shape; `make table` prints the shares anew."""

import re
from collections import Counter
from pathlib import Path

import pytest

from evals.guardrail import BEGIN, END, FAMILIES, Tally, main, markdown, put, wilson
from service import Case, Verdict, read_cases
from service.errors import BadRequest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ROW = re.compile(
    r"^\| ([a-z, ]+) \| ([\d,]+) \| ([\d.]+) \| ([\d.]+) to ([\d.]+) \| ([\d.]*) ?\|$", re.MULTILINE
)
BLAME = '{"id": "b", "messages": [{"role": "customer", "text": "It broke."}], "reply": "This is your own fault.", "families": ["blame"]}\n'
KIND = '{"id": "k", "messages": [{"role": "customer", "text": "It broke."}], "reply": "I\'m sorry that it broke. When did it happen?", "families": []}\n'


def test_a_tally_becomes_a_table_with_its_intervals():
    tally = Tally()
    blame = Case(id="b", reply="This is your own fault.", families=("blame",))
    tally.add(blame, Verdict(()))
    table = markdown(tally)
    low, high = wilson(0, 1)
    assert f"| blame | 1 | 0.000 | {low:.3f} to {high:.3f} | 0.000 |" in table


def test_the_command_puts_the_table_between_the_marks_and_leaves_the_rest(tmp_path):
    cases, page = tmp_path / "cases.jsonl", tmp_path / "page.md"
    cases.write_text(BLAME + KIND)
    page.write_text(f"before\n{BEGIN}old\n{END}\nafter\n")
    for _ in range(2):
        main([str(cases), "--into", str(page)])
        said = page.read_text()
        assert said.startswith(f"before\n{BEGIN}| |")
        assert said.endswith(f"{END}\nafter\n")
        assert [(row[0], row[1], row[2]) for row in ROW.findall(said)] == [
            ("blame", "1", "1.000"),
            ("clean, and passed", "1", "1.000"),
        ]


def test_a_file_without_marks_is_left_as_it_is(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("nothing here\n")
    with pytest.raises(BadRequest, match="no lines"):
        put("| |\n", page)
    assert page.read_text() == "nothing here\n"


def test_the_readme_counts_every_labelled_case():
    table = README.partition(BEGIN)[2].partition(END)[0]
    shown = {row[0]: int(row[1].replace(",", "")) for row in ROW.findall(table)}
    of = Counter()
    for file in sorted((ROOT / "evals" / "cases" / "guardrail").glob("*.jsonl")):
        for case in read_cases(file):
            of.update(case.families or ("clean, and passed",))
    assert shown == {family: of[family] for family in (*FAMILIES, "clean, and passed") if of[family]}
    assert all(float(low) <= float(share) <= float(high) for _, _, share, low, high, _ in ROW.findall(table))

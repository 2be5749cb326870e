"""The linter: what it reads in files, where it says a fault stands, what it prints, what a baseline hides."""

import json
from pathlib import Path

import pytest

from service.cli import main
from service.errors import BadRequest
from service.linter.lint import lint
from service.linter.macros import read_macros

BLAME = "You should have checked the box first."
FINE = "I'm sorry that the lamp came broken. Which of the two lamps is it?"


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def make(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    return make


def test_a_folder_is_searched_and_hidden_files_and_tables_are_passed_over(write):
    write("replies/a.txt", FINE)
    write("replies/deep/b.md", f"# Late\n\n{BLAME}\n")
    write("replies/.git/c.txt", BLAME)
    write("replies/d.csv", f"id,reply\n1,{BLAME}\n")
    run = lint(["replies"])
    assert run.texts == 2
    assert {fault.file for fault in run.faults} == {"replies/deep/b.md"}


def test_a_fault_in_markdown_stands_at_its_line_and_column_with_marks_kept(write):
    write(
        "m.md",
        f"---\ntitle: x\n---\n# One\n\nHello there.\n\n## Two\n\n- {FINE}\n- Sorry! You **should have\nchecked** the box first.\n",
    )
    (fault,) = [f for f in lint(["m.md"]).faults if f.finding.rule.startswith("blame/")]
    assert (fault.line, fault.column) == (11, 10)
    assert fault.end_line == 12
    assert fault.text.startswith("You **should have\nchecked")


def test_code_front_matter_headings_and_marks_are_no_part_of_a_reply(write):
    write(
        "m.md",
        f"---\nnote: {BLAME}\n---\n# {BLAME}\n\n**{FINE}** See [the list](https://example.org/x).\n\n```\n{BLAME}\n```\n",
    )
    assert lint(["m.md"]).faults == ()


def test_each_heading_and_each_line_of_dashes_begins_another_reply(write):
    write("m.md", "# A\n\nFirst words here.\n\n# B\n\nSecond words here.\n")
    write("m.txt", "First words here.\n---\nSecond words here.\n")
    for name in ("m.md", "m.txt"):
        assert [m.text.strip() for m in read_macros(Path(name))] == [
            "First words here.",
            "Second words here.",
        ]


@pytest.mark.parametrize(
    "variable",
    ["{{ticket.requester.first_name}}", "{% if a %}", "%{name}", "#{ticket.customer}", "{!Contact.Name}"],
)
def test_template_variables_are_no_blanks_but_blanks_are(write, variable):
    write("a.txt", f"Hello {variable}, I'm sorry that the lamp came broken. Which lamp is it?")
    write("b.txt", "Hello [name], I'm sorry that the lamp came broken. Which lamp is it?")
    assert lint(["a.txt"]).faults == ()
    assert [f.finding.rule for f in lint(["b.txt"]).faults] == ["form/placeholder"]


def test_cells_are_checked_and_told_by_the_line_they_stand_in(write):
    write("t.csv", f'id,note,reply\n1,"two\nlines",{FINE}\n2,x,"Hello!\n{BLAME}"\n')
    (fault,) = lint(["t.csv"], column="reply").faults
    assert (fault.line, fault.column) == (5, None)


def test_members_of_json_are_checked_wherever_they_stand(write):
    write(
        "z.json",
        json.dumps(
            {
                "macros": [
                    {"title": BLAME, "actions": [{"field": "comment", "value": FINE}, {"value": BLAME}]}
                ]
            },
            indent=1,
        ),
    )
    write("z.jsonl", json.dumps({"value": FINE}) + "\n" + json.dumps({"value": BLAME}) + "\n")
    assert [(f.file, f.line) for f in lint(["z.json"], column="value").faults] == [("z.json", 11)]
    assert [(f.file, f.line) for f in lint(["z.jsonl"], column="value").faults] == [("z.jsonl", 2)]


@pytest.mark.parametrize(
    ("name", "text", "column"),
    [
        ("t.csv", "id,reply\n1,x\n", None),
        ("t.csv", "id,reply\n1,x\n", "body"),
        ("t.json", "{", "body"),
        ("gone.txt", None, None),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name(write, name, text, column):
    if text is not None:
        write(name, text)
    with pytest.raises(BadRequest, match=name):
        lint([name], column=column)


def test_a_baseline_hides_what_it_knows_wherever_it_moves_and_nothing_else(write, capsys):
    write("a.txt", BLAME)
    assert main(["check", "a.txt", "--write-baseline", "base.json"]) == 0
    write("a.txt", f"Hello there.\n\n{BLAME}")
    assert main(["check", "a.txt", "--baseline", "base.json"]) == 0
    assert "1 more in the baseline" in capsys.readouterr().out
    write("a.txt", f"{BLAME} {FINE} {BLAME}")
    assert main(["check", "a.txt", "--baseline", "base.json"]) == 1
    write("a.txt", FINE)
    assert main(["check", "a.txt", "--baseline", "base.json"]) == 0
    assert "1 of the baseline are gone" in capsys.readouterr().out


def test_skip_leaves_out_a_family(write):
    write("a.txt", BLAME)
    assert lint(["a.txt"]).faults
    assert lint(["a.txt"], skip=["blame"]).faults == ()


def test_sarif_names_every_rule_it_uses_and_places_each_result(write, capsys):
    write("a.txt", f"Hello there.\n{BLAME}")
    assert main(["check", "a.txt", "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], result["level"]) == (2, 1, "error")


def test_github_commands_escape_what_would_end_them(write, capsys):
    write("50%,a.txt", f"Hello there.\n{BLAME}")
    assert main(["check", "50%,a.txt", "--format", "github"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=50%25%2Ca.txt,line=2,")
    assert "title=blame/" in line


def test_json_tells_whether_anything_is_blocked(write, capsys):
    write("a.txt", FINE)
    write("b.txt", BLAME)
    assert main(["check", "a.txt", "b.txt", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["blocked"], document["texts"], document["findings"][0]["file"]) == (True, 2, "b.txt")

"""The command line as scripts use it: shapes of output and exit statuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from service.cli import main

CASE = {
    "id": "t-1",
    "messages": [{"role": "customer", "text": "The lamp came broken."}],
    "facts": [],
    "actions": [],
    "commitments": [],
    "teams": [],
    "brand": "Larkfield",
    "agent": "Priya",
    "families": [],
}
CHAT = {"messages": [{"role": "customer", "text": "My lamp arrived broken and I am upset."}]}


@pytest.fixture
def cases(tmp_path):
    file = tmp_path / "cases.jsonl"

    def write(*replies):
        file.write_text(
            "".join(json.dumps({**CASE, "id": f"t-{i}", "reply": r}) + "\n" for i, r in enumerate(replies))
        )
        return str(file)

    return write


@pytest.fixture(autouse=True)
def without_a_model(monkeypatch):
    monkeypatch.setenv("SOFTANSWER_MODEL", "none")


def test_check_cases_prints_one_json_line_a_case_in_order(cases, capsys):
    status = main(["check", "--cases", cases("You should have checked the box first.", "Which lamp is it?")])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 1
    assert [r["id"] for r in rows] == ["t-0", "t-1"]
    assert [r["blocked"] for r in rows] == [True, False]
    finding = rows[0]["findings"][0]
    assert {"rule", "severity", "start", "end", "text", "principle", "says", "instead"} <= finding.keys()
    assert "You should have checked the box first."[finding["start"] : finding["end"]] == finding["text"]


def test_check_passes_with_status_0(cases, capsys):
    assert main(["check", "--cases", cases("Which lamp is it?")]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


def test_check_of_a_text_file_prints_line_and_column(tmp_path, capsys):
    file = tmp_path / "macro.txt"
    file.write_text("Hello!\nYou should have checked the box first.")
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().out.startswith("2:1: blame/")


@pytest.mark.parametrize(
    "argv",
    [
        ["check", "/nowhere/at/all.txt"],
        ["check", "--cases", "/nowhere/at/all.jsonl"],
        ["check"],
        ["suggest", "/nowhere/at/all.json"],
        ["rules", "blame/no-such-rule"],
    ],
)
def test_bad_input_gives_status_2_and_one_line_on_stderr(argv, capsys):
    assert main(argv) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_broken_case_is_named_by_its_line(tmp_path, capsys):
    file = tmp_path / "broken.jsonl"
    file.write_text('{"id": "a", "reply": "Hello."}\nnot json\n')
    assert main(["check", "--cases", str(file)]) == 2
    assert "line 2" in capsys.readouterr().err


def test_suggest_json_prints_the_answer_of_the_api(tmp_path, capsys):
    file = tmp_path / "chat.json"
    file.write_text(json.dumps(CHAT))
    assert main(["suggest", str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["suggestions"]) == 3
    assert all({"text", "move", "origin"} <= s.keys() for s in answer["suggestions"])


def test_suggest_reads_standard_input_and_prints_for_people():
    run = subprocess.run(
        [sys.executable, "-m", "service.cli", "suggest", "-"],
        input=json.dumps(CHAT),
        text=True,
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert "1. " in run.stdout
    assert "principles:" in run.stdout


def test_suggest_names_the_field_that_is_wrong(tmp_path, capsys):
    file = tmp_path / "chat.json"
    file.write_text(json.dumps({"messages": [{"role": "boss", "text": "hi"}]}))
    assert main(["suggest", str(file)]) == 2
    assert "messages.0.role" in capsys.readouterr().err


def test_rules_explains_one_with_its_examples(capsys):
    assert main(["rules", "blame/hindsight"]) == 0
    out = capsys.readouterr().out
    assert "Flagged" in out
    assert "Left alone" in out


def test_principles_have_no_orphan(capsys):
    assert main(["principles"]) == 0
    assert "ORPHAN" not in capsys.readouterr().out


def test_a_key_is_shown_once_and_kept_as_its_hash(capsys):
    assert main(["key", "shop"]) == 0
    out = capsys.readouterr().out
    key = out.splitlines()[0].split()[-1]
    assert "shop:" in out
    assert key not in out.splitlines()[1]

"""The eval harness: a worse prompt version is stopped, luck is not mistaken for skill, a run goes on where it broke off."""

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("pydantic_evals", reason="the evals extra is not installed")
pytest.importorskip("scipy")
pytest.importorskip("datafog")

from evals.chats import Chat, digest
from evals.cli import main
from evals.compare import compare, difference
from evals.exports import read_export
from evals.harvest import harvest
from evals.privacy import without_personal_data
from evals.report import write_report
from evals.results import Run
from evals.run import Plan, run
from service.errors import BadRequest
from service.model.completion import Piece, Usage
from service.prompt import load_prompt

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:logfire_api", "ignore::DeprecationWarning:datafog"
)

THINGS = (
    "lamp",
    "kettle",
    "jug",
    "table",
    "tent",
    "radio",
    "scarf",
    "clock",
    "phone",
    "drill",
    "piano",
    "stove",
)
CHATS = [
    Chat.model_validate(
        {
            "id": f"c-{thing}",
            "conversation": {
                "messages": [
                    {"role": "customer", "text": f"My {thing} came broken and I am so upset with you."}
                ]
            },
        }
    )
    for thing in THINGS
]
KIND = (
    "I'm sorry that your {thing} came broken. I'll look into the {thing} with you now. When did it arrive?",
    "A broken {thing} is nothing anybody would want to unpack, and I'm sorry. What would put this right for you?",
    "You write that the {thing} came broken. Could you tell me, please, which part of the {thing} it is?",
)
STOCK = "We apologise for any inconvenience. You should have checked the {thing} before you signed for it."


class Writer:
    """A model that writes kindly, or where it is told to be careless, in stock phrases that blame."""

    def __init__(self, careless=False):
        self.model = "writer"
        self.careless = careless

    async def stream(self, messages, options):
        asked = messages[-1]["content"]
        thing = re.search(r"My (\w+) came broken", asked)[1]
        moves = dict.fromkeys(re.findall(r"[a-z]+(?:-[a-z]+)+(?=:)", asked.rpartition("Write one option")[2]))
        for i, move in enumerate(moves):
            text = (STOCK if self.careless else KIND[i % 3]).format(thing=thing)
            yield Piece(f'<option move="{move}">\n{text}\n</option>\n', self.model)
        yield Piece(model=self.model, usage=Usage(100, 50))


def plan(chats=CHATS, **more):
    return Plan(lambda: iter(chats), digest(chats), **more)


async def result(folder, writer, **more):
    return Run((await run(plan(**more), load_prompt("v2"), writer, folder)).path)


async def test_a_careless_version_is_worse_and_the_gate_stops_it(tmp_path, capsys):
    kind = await result(tmp_path / "kind", Writer())
    careless = await result(tmp_path / "careless", Writer(careless=True))
    assert compare(kind, careless).verdict == "worse"
    assert compare(careless, kind).overall.verdict == "better"
    assert main(["gate", "--baseline", str(kind.path), str(careless.path)]) == 1
    assert "first-try fell from 1.000 to 0.000" in capsys.readouterr().out


async def test_a_version_that_writes_the_same_passes_the_gate(tmp_path):
    one, two = await result(tmp_path / "a", Writer()), await result(tmp_path / "b", Writer())
    assert compare(one, two).verdict == "same"
    assert main(["gate", "--baseline", str(one.path), str(two.path)]) == 0


async def test_a_run_goes_on_where_it_broke_off(tmp_path):
    whole = await result(tmp_path, Writer())
    rows = {(row.id, row.epoch): row.scores for row in whole.rows()}
    lines = whole.path.read_text().splitlines(keepends=True)
    whole.path.write_text("".join(lines[:5]) + lines[5][: len(lines[5]) // 2])
    outcome = await run(plan(), load_prompt("v2"), Writer(), tmp_path)
    assert (outcome.kept, outcome.scored) == (4, 8)
    assert {(row.id, row.epoch): row.scores for row in Run(outcome.path).rows()} == rows


async def test_results_of_other_cases_are_neither_added_to_nor_compared(tmp_path):
    few = await result(tmp_path, Writer())
    with pytest.raises(BadRequest, match="another cases"):
        await run(plan(CHATS[:3]), load_prompt("v2"), Writer(), tmp_path)
    other = await run(plan(CHATS[:3]), load_prompt("v2"), Writer(), tmp_path / "other")
    with pytest.raises(BadRequest, match="cases differ"):
        compare(few, Run(other.path))


async def test_each_epoch_answers_every_chat_and_counts_as_one_chat(tmp_path):
    twice = await result(tmp_path, Writer(), epochs=2)
    assert sum(1 for _ in twice.rows()) == 2 * len(CHATS)
    assert compare(twice, twice).overall.chats == len(CHATS)


async def test_what_is_unscored_is_no_zero(tmp_path):
    rows = list((await result(tmp_path, Writer())).rows())
    assert all(row.scores["handover"].value is None for row in rows)
    assert all(row.scores["handover"].reason == "no supervisor was asked for" for row in rows)
    assert all(row.overall > 0.8 for row in rows)


def test_the_interval_is_students_for_paired_differences():
    before = {str(i): 0.5 for i in range(5)}
    after = {str(i): 0.5 + d for i, d in enumerate((0.1, 0.2, 0.3, 0.2, 0.2))}
    row = difference("x", before, after | {"alone": 0.0})
    # mean 0.2, standard deviation sqrt(0.005), t(0.975, 4) = 2.7764
    half = 2.7764 * (0.005 / 5) ** 0.5
    assert (row.chats, row.better, row.worse) == (5, 5, 0)
    assert row.mean == pytest.approx(0.2)
    assert (row.low, row.high) == pytest.approx((0.2 - half, 0.2 + half), abs=1e-4)


def test_noise_cannot_be_told_from_no_difference():
    before = {str(i): (i % 2) * 1.0 for i in range(40)}
    after = {str(i): ((i + 1) // 2 % 2) * 1.0 for i in range(40)}
    row = difference("x", before, after)
    assert row.low < 0 < row.high
    assert row.seen > 0.1


async def test_the_report_is_one_file_that_marks_what_was_flagged_and_escapes_what_was_written(tmp_path):
    chats = [
        *CHATS[:2],
        Chat.model_validate(
            {
                "id": "odd",
                "conversation": {
                    "messages": [
                        {"role": "customer", "text": "My lamp came broken <script>alert(1)</script>"}
                    ]
                },
            }
        ),
    ]
    runs = []
    for name, careless in (("a", False), ("b", True)):
        outcome = await run(plan(chats), load_prompt("v2"), Writer(careless=careless), tmp_path / name)
        runs.append(Run(outcome.path))
    page = tmp_path / "report.html"
    write_report(page, runs, lambda: chats)
    html = page.read_text()
    assert "<script>alert" not in html
    assert re.search(r"<mark title=\"script/[a-z-]+\">[^<]*for any inconvenience</mark>", html)
    assert not re.search(r"(?:src|href)\s*=", html)


def test_personal_data_is_masked_on_the_way_in():
    said = "I'm Maria Lopez, maria@example.org, +1 415 555 0132, card 4111 1111 1111 1111, order 48213."
    masked = without_personal_data(said, ["Maria Lopez"])
    assert not re.search(r"Maria|Lopez|example|\d", masked)
    assert "order" in masked


def test_feedback_becomes_a_report_per_version_and_cases_without_personal_data(tmp_path):
    option = {"id": "a", "move": "check-back"}
    events = [
        {"event": "shown", "options": [option, {"id": "b"}], "prompt": "v2@1"},
        {
            "event": "edited",
            "options": [option],
            "prompt": "v2@1",
            "suggested": "Is it solved now?",
            "text": "Is it solved now, Maria?",
            "names": ["Maria"],
        },
        {"event": "rejected", "options": [option], "prompt": "v1@1", "reason": "tone"},
        {"event": "feedback", "what": "used", "options": [option], "prompt": "v2@1"},
        {"event": "ready", "model": "none"},
    ]
    file = tmp_path / "events.jsonl"
    file.write_text("".join(json.dumps(e) + "\n" for e in events))
    found = harvest([file])
    versions = found.document()["versions"]
    assert (versions["v2@1"]["acceptance"], versions["v1@1"]["acceptance"]) == (1.0, 0.0)
    assert versions["v2@1"]["most_edited"] == ["check-back"]
    assert versions["v2@1"]["kept"] == pytest.approx(0.667)
    (case,) = found.cases.values()
    assert (case["reply"], case["better"]) == ("Is it solved now?", "Is it solved now, [name]?")
    assert found.skipped == 1


CHATWOOT = {
    "payload": [
        {
            "id": 7,
            "meta": {"sender": {"name": "Maria Lopez"}},
            "messages": [
                {"id": 2, "content": "Hello Maria, one moment", "message_type": 1, "created_at": 20},
                {"id": 1, "content": "<p>My jug is late</p>", "message_type": 0, "created_at": 10},
                {"id": 3, "content": "ask the depot", "message_type": 1, "private": True, "created_at": 30},
                {"id": 4, "content": "Any news?", "message_type": 0, "created_at": 40},
                {"id": 5, "content": "Not yet", "message_type": 1, "created_at": 50},
            ],
        }
    ]
}
ZENDESK = {
    "tickets": [
        {
            "id": 9,
            "requester_id": 1,
            "comments": [
                {"author_id": 1, "plain_body": "The kettle leaks. Bob Stone", "created_at": "2026-01-01"},
                {"author_id": 2, "html_body": "<b>Sorry</b> Bob", "public": True, "created_at": "2026-01-02"},
                {"author_id": 1, "body": "Still leaking!", "created_at": "2026-01-03"},
            ],
        }
    ],
    "users": [{"id": 1, "name": "Bob Stone"}, {"id": 2, "name": "Ann Lee"}],
}
TABLE = "conversation_id,role,text,at\nx,customer,Any news?,2\nx,agent,Hello,1\n"


@pytest.mark.parametrize(
    ("name", "text", "turns"),
    [
        (
            "cw.json",
            json.dumps(CHATWOOT),
            [
                ("customer", "My jug is late"),
                ("agent", "Hello [name], one moment"),
                ("note", "ask the depot"),
                ("customer", "Any news?"),
            ],
        ),
        (
            "zd.json",
            json.dumps(ZENDESK),
            [
                ("customer", "The kettle leaks. [name] [name]"),
                ("agent", "Sorry [name]"),
                ("customer", "Still leaking!"),
            ],
        ),
        ("t.csv", TABLE, [("agent", "Hello"), ("customer", "Any news?")]),
    ],
)
def test_an_export_becomes_cases_that_end_with_the_customer(tmp_path, name, text, turns):
    file = tmp_path / name
    file.write_text(text)
    (chat,) = read_export(file)
    assert [(m.role, m.text) for m in chat.conversation.messages] == turns


def test_an_unknown_file_is_refused_with_its_name(tmp_path):
    file = tmp_path / "odd.json"
    file.write_text('{"weather": "fine"}')
    with pytest.raises(BadRequest, match=r"odd\.json"):
        list(read_export(file))


def test_the_commands_run_sweep_and_report_on_the_chats_that_ship(tmp_path, capsys):
    given = ["--model", "none", "--limit", "3", "--out", str(tmp_path / "runs")]
    careless = str(Path(__file__).parent.parent / "evals" / "prompts" / "careless")
    assert main(["run", "--prompt", careless, "--prompt", "v2", *given]) == 0
    assert main(["run", "--prompt", "v2", *given]) == 0
    assert "0 answers scored, 3 stood there before" in capsys.readouterr().out
    assert main(["sweep", "--prompt", "v2", "--temperature", "0", "--temperature", "1", *given]) == 0
    assert {run.header.temperature for run in map(Run, (tmp_path / "runs").glob("v2*.jsonl"))} == {
        0.0,
        0.7,
        1.0,
    }
    page = tmp_path / "report.html"
    assert main(["report", "--out", str(tmp_path / "runs"), "--html", str(page)]) == 0
    assert page.read_text().count("<details") == 12


def test_a_prompt_that_is_nowhere_gives_status_2(tmp_path, capsys):
    assert main(["run", "--prompt", "v0", "--model", "none", "--limit", "1", "--out", str(tmp_path)]) == 2
    assert "v0" in capsys.readouterr().err

"""The export for OpenAI Evals: what `oaieval` looks for is where it looks, and asks what the service asks."""

import json

import pytest
import yaml

from evals.answers import brings
from evals.chats import Chat, find_cases
from evals.cli import main
from evals.registry import samples, write_registry
from service.errors import BadRequest
from service.prompt import load_prompt

JUG = Chat.model_validate(
    {
        "id": "jug",
        "conversation": {
            "messages": [
                {"role": "customer", "text": "The glass jug you sent is cracked!"},
                {"role": "agent", "text": "Let me see."},
                {"role": "customer", "text": "I needed it today."},
            ],
            "commitments": ["A new jug arrives by 24 November."],
        },
        "use": ["24 November|the 24th", "new jug"],
    }
)
SILENT = JUG.model_copy(update={"id": "silent", "use": ()})


async def test_a_chat_yields_a_sample_for_each_thing_that_an_answer_brings():
    found = [sample async for sample in samples([SILENT, JUG], load_prompt("v2"))]
    assert [(s["case"], s["ideal"]) for s in found] == [
        ("jug", ["24 November", "the 24th"]),
        ("jug", ["new jug"]),
    ]


@pytest.mark.parametrize("prompt", ["v1", "v2"])
async def test_a_sample_asks_with_the_chat_its_grounds_and_the_words_of_the_version(prompt):
    version = load_prompt(prompt)
    (first, _) = [sample async for sample in samples([JUG], version)]
    system, user = first["input"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert system["content"] == version.system
    for said in (
        "The glass jug you sent is cracked!",
        "I needed it today.",
        "A new jug arrives by 24 November.",
    ):
        assert said in user["content"]


async def test_an_ideal_is_found_in_an_answer_exactly_where_the_harness_finds_it():
    replies = ("Your new jug is there on the 24TH.", "It comes on 24 november.", "I'm sorry.")
    found = [sample async for sample in samples([JUG], load_prompt("v2"))]
    for sample, wanted in zip(found, JUG.use, strict=True):
        for reply in replies:
            includes = any(ideal.lower() in reply.lower() for ideal in sample["ideal"])
            assert includes == brings(reply, wanted)


async def test_the_registry_names_a_file_that_is_there_and_a_version_that_changes_with_it(tmp_path):
    one = await write_registry(tmp_path, [JUG], load_prompt("v2"))
    before = yaml.safe_load(one.registry.read_text("utf-8"))
    full = before[one.name]["id"]
    assert full.split(".")[0] == one.name
    assert before[full]["class"] == "evals.elsuite.basic.includes:Includes"
    assert tmp_path / "data" / before[full]["args"]["samples_jsonl"] == one.samples
    other = await write_registry(tmp_path, [JUG, JUG], load_prompt("v2"))
    assert yaml.safe_load(other.registry.read_text("utf-8"))[one.name]["id"] != full


async def test_cases_that_name_nothing_to_use_are_refused(tmp_path):
    with pytest.raises(BadRequest, match="nothing to look for"):
        await write_registry(tmp_path, [SILENT], load_prompt("v2"))
    assert not list(tmp_path.glob("evals/*.yaml"))


def test_the_command_writes_all_of_our_chats_that_name_something(tmp_path, capsys):
    given = [
        "export",
        "--format",
        "openai-evals",
        "--prompt",
        "v2",
        "--split",
        "dev",
        "--write",
        str(tmp_path),
    ]
    assert main(given) == 0
    lines = (tmp_path / "data" / "softanswer-v2" / "samples.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == sum(len(chat.use) for chat in find_cases(split="dev")) > 20
    assert all({m["role"] for m in json.loads(line)["input"]} == {"system", "user"} for line in lines)
    assert f"oaieval COMPLETION_FN softanswer-v2 --registry_path {tmp_path}" in capsys.readouterr().out

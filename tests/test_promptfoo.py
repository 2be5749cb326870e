"""examples/promptfoo: what promptfoo takes from the files, done by Node.js against the real service."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
import yaml

from service.conversation import Conversation
from service.prompt import prompt_ids
from tests.browsing import serving

FOLDER = Path(__file__).parents[1] / "examples" / "promptfoo"
CONFIG = yaml.safe_load((FOLDER / "promptfooconfig.yaml").read_text("utf-8"))
REPLIES = yaml.safe_load((FOLDER / "replies.yaml").read_text("utf-8"))
PROVIDER = CONFIG["providers"][0]["config"]

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js here")


@pytest.fixture(scope="module")
def address():
    with serving() as address:
        yield address


def node(program, *given, address=""):
    done = subprocess.run(
        ["node", "--input-type=commonjs", "-e", program, *map(json.dumps, given)],
        cwd=FOLDER,
        env={"PATH": os.environ["PATH"], "SOFTANSWER_URL": address, "SOFTANSWER_KEY": "none"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def chat_of(test):
    """As promptfoo gives it: the text of the file."""
    return (FOLDER / test["vars"]["chat"].removeprefix("file://")).read_text("utf-8")


def checked(reply, chat, address):
    program = """
        const [output, vars] = process.argv.slice(1).map((given) => JSON.parse(given));
        require("./guardrail.cjs")(output, { vars }).then((found) => console.log(JSON.stringify(found)));
    """
    return node(program, reply, {"chat": chat}, address=address)


@pytest.mark.parametrize("test", CONFIG["tests"], ids=lambda test: test["description"])
@pytest.mark.parametrize("prompt", CONFIG["prompts"])
def test_a_request_is_one_and_its_answer_passes_the_assertion(test, prompt, address):
    request = f"""
        const [prompt, vars] = process.argv.slice(1).map((given) => JSON.parse(given));
        console.log(JSON.stringify({PROVIDER["transformRequest"]}));
    """
    body = node(request, prompt, {"chat": chat_of(test)})
    assert Conversation.model_validate(body).prompt == prompt
    url = PROVIDER["url"].replace("{{ env.SOFTANSWER_URL }}", address)
    answer = httpx.request(PROVIDER["method"], url, json=body, timeout=60).json()
    response = f"""
        const [json] = process.argv.slice(1).map((given) => JSON.parse(given));
        console.log(JSON.stringify({PROVIDER["transformResponse"]}));
    """
    shown = node(response, answer)
    assert shown["output"].split("\n\n") == [option["text"] for option in answer["suggestions"]]
    assert isinstance(shown["tokenUsage"]["total"], int)
    found = checked(shown["output"], chat_of(test), address)
    assert (found["pass"], found["score"], found["reason"]) == (True, 1, "3 of 3 replies pass")


def test_a_reply_that_blames_fails_the_assertion_and_a_kind_one_passes(address):
    chat = chat_of(REPLIES["defaultTest"])
    kind, blaming = (checked(test["vars"]["reply"], chat, address) for test in REPLIES["tests"])
    assert kind["pass"]
    assert (blaming["pass"], blaming["score"]) == (False, 0)
    assert 'blame/outright: "is your own fault"' in blaming["reason"]


def test_an_empty_answer_fails_the_assertion(address):
    assert not checked("", chat_of(CONFIG["tests"][0]), address)["pass"]


def test_every_file_and_prompt_version_that_the_examples_name_is_there():
    assert set(CONFIG["prompts"]) <= set(prompt_ids())
    for config in (CONFIG, REPLIES):
        for name in {word for word in json.dumps(config).split('"') if word.startswith("file://")}:
            assert (FOLDER / name.removeprefix("file://")).is_file(), name

"""docs/integrations.md: every example there runs against the real service, and every table is complete."""

import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from service.cli import main
from service.connectors import CONNECTORS
from service.desk.desks import Desk, read_desks
from tests.browsing import serving

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")


def examples(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def environ():
    with serving(keys=(f"shop:{sha256(b'a-key').hexdigest()}",)) as address:
        path = os.pathsep.join((str(ROOT / "clients" / "python"), os.environ.get("PYTHONPATH", "")))
        yield {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": path,
            "SOFTANSWER_URL": address,
            "SOFTANSWER_KEY": "a-key",
        }


def run(command, environ, given=None):
    done = subprocess.run(
        command, env=environ, input=given, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_python_example_runs(environ):
    (example,) = examples("python")
    out = run([sys.executable, "-"], environ, example)
    assert out.count(" | ") >= 4
    assert "blame/" in out
    assert out.rstrip().endswith("422 messages")


def test_the_javascript_example_runs(environ):
    if shutil.which("node") is None:
        pytest.skip("no Node.js here")
    (example,) = examples("javascript")
    lines = run(["node", "--input-type=module", "-"], environ, example).splitlines()
    assert [" | " in line for line in lines] == [True] * 3 + [False] * 3
    assert sorted(line.partition(" | ")[2] for line in lines[:3]) == sorted(lines[3:])


def test_the_curl_example_runs(environ):
    if shutil.which("curl") is None:
        pytest.skip("no curl here")
    example = examples("sh")[0]
    assert len(json.loads(run(["sh", "-c", example], environ))["suggestions"]) == 3


def test_the_review_example_runs(capsys, monkeypatch):
    command = examples("sh")[1].split()
    assert command[0] == "softanswer"
    monkeypatch.chdir(ROOT)
    assert main(command[1:]) == 0
    assert "hotter" in capsys.readouterr().out


def test_the_desks_example_is_one(tmp_path):
    (example,) = examples("toml")
    (tmp_path / "desks.toml").write_text(example, "utf-8")
    for name in ("chatwoot.token", "chatwoot.secret"):
        (tmp_path / name).write_text("x", "utf-8")
    desk = read_desks(tmp_path / "desks.toml")["chatwoot"]
    fields = {"conversation.order_number": "7", "conversation.sent_on": "Monday", "contact.plan": "Gold"}
    assert desk.grounds(fields, ["replacement-ordered"]) == {
        "facts": ("Order 7 left on Monday.",),
        "actions": ("A replacement was ordered.",),
        "commitments": ("Gold customers get a free return.",),
    }


def test_every_helpdesk_and_every_key_is_told():
    for kind in CONNECTORS:
        assert f"| `{kind}` |" in PAGE
    for name in set(Desk.model_fields) - {"ground", "brand", "teams", "url", "token", "secret"}:
        assert f"`{name}`" in PAGE


def test_the_mcp_example_names_a_command_that_exists():
    (example,) = examples("json")
    server = json.loads(example)["mcpServers"]["softanswer"]
    assert server["command"] == "softanswer"
    with pytest.raises(SystemExit) as left:
        main([*server["args"], "--help"])
    assert left.value.code == 0

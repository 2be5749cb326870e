"""End to end with a real helpdesk, installed and started by the test: set SOFTANSWER_E2E=1 to run it (about a minute)."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from evals.helpdesk import running

pytestmark = pytest.mark.skipif(os.environ.get("SOFTANSWER_E2E") != "1", reason="SOFTANSWER_E2E=1 runs it")


@pytest.fixture(scope="module")
def run():
    try:
        with running(
            Path(os.environ["SOFTANSWER_E2E_VENV"]) if "SOFTANSWER_E2E_VENV" in os.environ else None
        ) as one:
            yield one
    except subprocess.CalledProcessError as error:
        pytest.skip(f"django-helpdesk cannot be installed here: {error.cmd[:3]}")


def mailed_to_customer(run):
    sent = run.folder / "sent"
    mails = [file.read_text("utf-8") for file in sent.glob("*")] if sent.exists() else []
    return [mail for mail in mails if "To: ines@example.com" in mail]


def test_a_customer_writes_and_a_private_followup_with_three_options_appears(run):
    ticket = run.submit("Broken lamp", "My lamp arrived broken. This is the second time! I want a new one.")
    assert run.wait_for_note(ticket) < 20
    mails = len(mailed_to_customer(run))

    run.reply(ticket, "Thank you for telling us. Could you say which lamp it is?")
    run.mail(ticket, "The green one. And WHEN do I get it?? I have waited for two weeks.")
    assert run.wait_for_note(ticket, 2) < 20

    time.sleep(1)
    notes = run.notes(ticket)
    assert len(notes) == 2, "the notes' own webhooks brought no further ones"
    assert [note["public"] for note in notes] == [False, False]
    assert all(note["user"] is not None for note in notes)
    assert all(note["comment"].count("Why:") == 3 for note in notes)
    assert not any("Suggested replies" in mail for mail in mailed_to_customer(run))
    assert len(mailed_to_customer(run)) >= mails
    spoken = [row["comment"] for row in run.followups(ticket) if row["public"]]
    assert not any("Suggested replies" in text for text in spoken)


def test_an_agents_own_reply_brings_no_note(run):
    ticket = run.submit("Hello", "Where is my parcel? It should have been here on Monday.")
    run.wait_for_note(ticket)
    run.reply(ticket, "Let me look into it for you.")
    time.sleep(1.5)
    assert len(run.notes(ticket)) == 1

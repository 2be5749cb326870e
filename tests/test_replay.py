"""The recorded answers are whole, and a refusal counts for what its reader says."""

import json

import pytest

from evals.replay import Refusal, Replay, figures, labels, recordings
from service.prompt import load_prompt

RECORDED = list(recordings())


def test_thirty_chats_are_recorded_a_third_without_any_grounds():
    grounds = [len((*c.facts, *c.actions, *c.commitments)) for r in RECORDED for c in [r.conversation]]
    assert len(RECORDED) == len({r.id for r in RECORDED}) == 30
    assert sum(n == 0 for n in grounds) == sum(n == 1 for n in grounds) == sum(n >= 3 for n in grounds) == 10


@pytest.mark.parametrize("recording", RECORDED, ids=lambda r: r.id)
def test_an_answer_holds_one_option_for_each_move_that_was_asked_for(recording):
    candidates = recording.candidates(load_prompt(recording.prompt.partition("@")[0]))
    assert tuple(candidates) == recording.moves
    assert all(len(text.split()) <= recording.conversation.max_words for text in candidates.values())


def test_every_label_is_of_a_recorded_candidate():
    moves = {recording.id: recording.moves for recording in RECORDED}
    read = labels()
    assert read
    assert all(move in moves[id_] and why for (id_, move, _), (_, why) in read.items())


def test_a_refusal_is_right_as_soon_as_one_of_its_families_is():
    done = Replay(candidates=10, composed=3, options=9)
    done.refusals = [
        Refusal("a", "m", "", ("lie/status", "lie/count", "shout/capitals"), ()),
        Refusal("b", "m", "", ("lie/status",), ()),
        Refusal("c", "m", "", ("lie/status", "unfit"), ()),
    ]
    read = {
        ("a", "m", "lie"): (False, "x"), ("a", "m", "shout"): (True, "x"),
        ("b", "m", "lie"): (False, "x"), ("c", "m", "lie"): (False, "x"),
    }  # fmt: skip
    found = figures(done, read)
    assert found["replay_unread"] == 1, "nobody has read what `unfit` says of c"
    assert found["refusals_right_share"] == 0.5
    assert found["fit_refused_share"] == pytest.approx(1 / 9)


def test_labels_are_read_from_their_file(tmp_path):
    assert labels(tmp_path) == {}
    row = {"id": "a", "move": "m", "family": "lie", "right": True, "why": "because"}
    (tmp_path / "refusals.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    assert labels(tmp_path) == {("a", "m", "lie"): (True, "because")}

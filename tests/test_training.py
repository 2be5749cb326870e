"""How the embedded model is taught: what is in the data, how it is sifted, split and packed, and the adapter that comes of it."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.config import ADAPTER, Settings
from service.guardrail import check
from service.scene import Scene
from training import sift
from training.examples import DATA, Chat, read
from training.tree import SHARED, grow

CHATS = list(read(sorted(DATA.glob("*.jsonl"))))
KIND = "Two weeks without the blue kettle is a long time, and nobody rang you. What were you told when you last asked?"
LIE = (
    "I'm sorry about the kettle. I have refunded 40 dollars to your card and the manager will call you today."
)


def chat(id_="oak-01", text="Where is my blue kettle? Two weeks now!", **replies):
    return Chat.model_validate(
        {
            "id": id_,
            "messages": [{"role": "customer", "text": text}],
            "replies": {name.replace("_", "-"): reply for name, reply in replies.items()},
        }
    )


# The data


def test_every_line_of_the_data_is_a_chat_of_its_own_with_replies_of_the_agreed_length():
    assert len({c.id for c in CHATS}) == len(CHATS) >= 350
    lengths = [len(reply.split()) for c in CHATS for reply in c.replies.values()]
    assert len(lengths) >= 1900
    assert min(lengths) >= 12
    assert max(lengths) <= 64


def test_the_moves_that_every_answer_may_need_are_taught_most_and_none_is_missing():
    taught = [move for c in CHATS for move in c.replies]
    assert (
        min(taught.count(m) for m in ("acknowledge-and-ask", "apologise-and-resolve", "honest-follow-up"))
        > 300
    )
    assert min(taught.count(m) for m in set(taught)) > 50
    assert len(set(taught)) == 10


def test_a_third_of_the_chats_has_rich_grounds_and_a_third_none():
    grounds = [len(c.facts) + len(c.actions) + len(c.commitments) for c in CHATS]
    assert sum(n >= 3 for n in grounds) > len(CHATS) / 4
    assert sum(n == 0 for n in grounds) > len(CHATS) / 4


def test_openings_are_no_habit():
    openings = [tuple(reply.split()[:4]) for c in CHATS for reply in c.replies.values()]
    assert max(openings.count(o) for o in set(openings)) <= 8


def test_what_is_taught_passes_the_guardrail():
    """A rule may come to refuse a few; when this fails, sift the data again and train on what is left."""
    sample = CHATS[::5]
    verdicts = [
        check(reply, scene).blocked
        for c in sample
        for scene in [Scene(c.conversation)]
        for reply in c.replies.values()
    ]
    assert len(verdicts) > 300
    assert sum(verdicts) <= 0.02 * len(verdicts)


# The split


def test_a_tenth_is_held_out_whole_chats_by_their_ids_alone():
    held = [c for c in CHATS if c.held_out]
    assert 0.07 * len(CHATS) < len(held) < 0.14 * len(CHATS)
    assert all(chat(c.id, "Quite another chat.", check_back=KIND).held_out == c.held_out for c in CHATS)


def test_no_customers_words_are_both_taught_and_held_out():
    said = {
        held: {m.text for c in CHATS if c.held_out == held for m in c.messages if m.role == "customer"}
        for held in (True, False)
    }
    assert not {text for text in said[True] & said[False] if len(text.split()) > 4}


# The sieve


def test_the_sieve_drops_lies_and_repetitions_and_keeps_the_rest():
    sieve = sift.Sieve()
    first = sieve.sift(chat(acknowledge_and_ask=KIND, apologise_and_resolve=LIE))
    assert first is not None
    assert dict(first.replies) == {"acknowledge-and-ask": KIND}
    assert sieve.sift(chat("oak-02", invite_remedy=KIND.replace("blue", "big"))) is None
    assert sieve.sift(chat("oak-03", check_back="Is it solved?")) is None
    assert {"(near-duplicate)": 1, "(by the guardrail)": 1, "(length)": 1}.items() <= sieve.dropped.items()
    assert [line["reply"] for line in sieve.refused] == [LIE]
    assert any(rule.startswith("lie/") for rule in sieve.dropped)


def test_sifting_what_was_sifted_changes_nothing_and_tells_what_was_refused(tmp_path, capsys):
    (tmp_path / "oak").mkdir()
    lines = [chat(acknowledge_and_ask=KIND, apologise_and_resolve=LIE).model_dump_json(exclude_defaults=True)]
    (tmp_path / "oak" / "part1.jsonl").write_text("\n".join(lines) + "\n")
    out, refused = tmp_path / "out", tmp_path / "refused.jsonl"
    sift.main([str(tmp_path / "oak"), "--out", str(out), "--refused", str(refused)])
    once = (out / "oak.jsonl").read_text()
    assert [json.loads(line)["reply"] for line in refused.read_text().splitlines()] == [LIE]
    sift.main([str(out / "oak.jsonl"), "--out", str(out)])
    assert (out / "oak.jsonl").read_text() == once
    assert "1 replies read, 1 kept in 1 chats" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "oak-1"', "oak.jsonl:1"),
        (chat(check_back=KIND).model_dump_json().replace("check-back", "x"), "no move x"),
    ],
)
def test_a_line_that_is_no_chat_is_named(tmp_path, line, why):
    (tmp_path / "oak.jsonl").write_text(line + "\n")
    with pytest.raises(ValueError, match=why):
        list(read([tmp_path / "oak.jsonl"]))


# The packing

TOKENS = st.lists(st.integers(0, 5), min_size=1, max_size=6)
EXAMPLES = st.lists(st.tuples(TOKENS, TOKENS), min_size=1, max_size=4).flatmap(
    lambda tails: st.lists(st.integers(0, 5), max_size=5).map(
        lambda stem: [([*stem, *prompt], reply) for prompt, reply in tails]
    )
)


@given(EXAMPLES)
def test_in_a_tree_every_example_is_read_as_if_it_were_alone(examples):
    tree = grow(examples)
    for number, (prompt, reply) in enumerate(examples):
        last = max(i for i, branch in enumerate(tree.branches) if branch == number)
        read_ = [j for j in range(len(tree)) if tree.sees(last, j)]
        assert [tree.tokens[j] for j in read_] == [*prompt, *reply]
        assert [tree.positions[j] for j in read_] == list(range(len(prompt) + len(reply)))
        assert {tree.branches[j] for j in read_} <= {SHARED, number}
        for i, j in pairwise(read_):
            assert tree.sees(j, i)
            assert not tree.sees(i, j)


@given(EXAMPLES)
def test_in_a_tree_exactly_the_replies_are_taught(examples):
    tree = grow(examples)
    said = [token for _, token in tree.lessons]
    assert said == [token for _, reply in examples for token in reply]
    for at, _ in tree.lessons:
        following = [
            i for i in range(len(tree)) if tree.sees(i, at) and tree.positions[i] == tree.positions[at] + 1
        ]
        assert len(following) == 1, "what comes next is told by one branch alone"


def test_what_prompts_share_stands_in_a_tree_once():
    stem = list(range(100))
    tree = grow([([*stem, 200 + n], [7, 8, 9]) for n in range(6)])
    assert len(tree) == 100 + 6 * 4


@pytest.mark.parametrize("examples", [[], [([], [1])], [([1], [])]])
def test_an_empty_example_makes_no_tree(examples):
    with pytest.raises(ValueError, match="prompt and reply"):
        grow(examples)


# The adapter


@pytest.mark.parametrize(
    ("set_", "path"),
    [
        ({"local_adapter": "none"}, None),
        ({"local_adapter": "own.gguf"}, "own.gguf"),
        ({"local_model": "m.gguf"}, None),
    ],
)
def test_the_shipped_adapter_is_for_the_shipped_weights_only(set_, path):
    settings = Settings(**set_)
    assert (settings.adapter and settings.adapter.name) == path
    assert settings.prompt_id == ("local" if path else "bare")


def test_the_shipped_adapter_is_small_and_in_use_by_default():
    assert ADAPTER.stat().st_size <= 12_000_000
    assert Settings().adapter == ADAPTER
    assert Settings().prompt_id == "local"
    assert Settings(model="openai/gpt-4.1").prompt_id == "v2"

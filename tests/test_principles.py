"""The principles: all of them, well told, each carried by what it says, none of them an orphan."""

import pytest

from service.chat.moves import MOVES
from service.chat.signals import SIGNALS
from service.errors import Misconfigured
from service.guardrail import default_rules
from service.principles import KINDS, PARTS, coverage, load_principles
from service.prompt import load_prompt, prompt_ids

GUIDES = {"000", "000 a", "000 b", "001", "002", "003", "004"}


def orphans(rows):
    """The principles that nothing carries."""
    return [row["id"] for row in rows if not any(row[part] for part in PARTS)]


@pytest.fixture(scope="module")
def rows():
    prompts = [load_prompt(id_) for id_ in prompt_ids()]
    return {row["id"]: row for row in coverage(load_principles(), default_rules().rules, prompts)}


def test_every_principle_is_told_in_two_sentences_and_names_its_guides():
    principles = load_principles()
    assert len(principles) == 37
    for principle in principles.values():
        assert principle.says.endswith(".")
        assert principle.why.endswith(".")
        assert principle.guide
        assert set(principle.guide) <= GUIDES
        assert principle.carried
        assert set(principle.carried) <= set(KINDS)
    assert {guide.split()[0] for p in principles.values() for guide in p.guide} == {
        "000",
        "001",
        "002",
        "003",
        "004",
    }


def test_no_principle_is_an_orphan(rows):
    assert orphans(rows.values()) == []


@pytest.mark.parametrize(
    ("kind", "part"), [("prompt", "prompts"), ("signal", "signals"), ("move", "moves"), ("rule", "rules")]
)
def test_each_kind_of_part_carries_the_principles_it_should(rows, kind, part):
    lacking = [p.id for p in load_principles().values() if kind in p.carried and not rows[p.id][part]]
    # The rules are many people's work; these principles are served by rules named after another one.
    allowed = {
        "rule": {
            "extra-polite",
            "never-contradict-flatly",
            "be-knowledgeable",
            "keep-promises",
            "stay-calm",
            "sincere-apology",
        }
    }
    assert set(lacking) <= allowed.get(kind, set())


def test_the_rows_name_the_parts(rows):
    assert "acknowledge-and-ask" in rows["gather-facts"]["moves"]
    assert "asks-supervisor" in rows["transfer-only-on-request"]["signals"]
    assert "v2" in rows["never-lie"]["prompts"]
    assert all(move.id in {m for row in rows.values() for m in row["moves"]} for move in MOVES.values())
    assert all(id_ in {s for row in rows.values() for s in row["signals"]} for id_ in SIGNALS)


class _Scorer:
    def __init__(self, id_, *principles):
        self.id = id_
        self.principles = principles


def test_a_scorer_counts_as_a_carrier():
    rows = coverage(load_principles(), [], [])
    assert "calmers" not in orphans(rows)
    assert "positive-language" not in orphans(rows)
    assert "kindness" not in orphans(rows)
    bare = [
        {**row, "moves": [], "signals": []}
        for row in coverage(load_principles(), [], [], [_Scorer("warmth", "kindness")])
    ]
    assert "kindness" not in orphans(bare)
    assert "calmers" in orphans(bare)


def test_a_part_that_cites_an_unknown_principle_is_refused():
    with pytest.raises(Misconfigured, match="be-funny"):
        coverage(load_principles(), [], [_Scorer("v9", "be-funny")])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('id = "a"\nsays = "b."\nwhy = "c."\nguide = ["000"]\ncarried = ["move"]\nmood = "x"', "mood"),
        ('id = "a"\nsays = "b."', "why"),
        ('id = "z"\nsays = "b."\nwhy = "c."\nguide = ["000"]\ncarried = ["move"]', "calls itself"),
        ('id = "a"\nsays = "b."\nwhy = "c."\nguide = ["000"]\ncarried = ["luck"]', "luck"),
    ],
)
def test_a_broken_file_is_refused(tmp_path, content, why):
    (tmp_path / "a.toml").write_text(content, "utf-8")
    with pytest.raises(Misconfigured, match=why):
        load_principles(tmp_path)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(Misconfigured):
        load_principles(tmp_path)

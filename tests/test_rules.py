"""The rule table, tested as a table. That each rule flags its own examples is proven when the set is built."""

from pathlib import Path

import pytest

from service.errors import Misconfigured
from service.guardrail import check, default_rules
from service.language.text import Text
from service.principles import load_principles
from service.rule import Hit, Rule, RuleSet
from service.rules import RULES
from service.scene import Scene

FAMILIES = {
    "lie",
    "blame",
    "excuse",
    "jargon",
    "argue",
    "dismiss",
    "script",
    "shout",
    "escalate",
    "private",
    "form",
}
FILES = {path.stem for path in Path("service/rules").glob("*.py")} - {"__init__"}


def rule(**changes):
    return Rule(
        **{
            "id": "blame/test",
            "principle": "never-blame",
            "says": "Says it.",
            "instead": "Do this.",
            "flagged": ("It was [[your fault]].", "All [[your fault]], sadly."),
            "fine": ("Hello.", "It was ours."),
            "patterns": ("your fault",),
        }
        | changes
    )


def test_every_family_of_the_policy_has_a_rule():
    assert {r.family for r in RULES} == FAMILIES


def test_ids_are_unique_and_named_family_slash_name():
    ids = [r.id for r in RULES]
    assert len(ids) == len(set(ids))
    assert all(i.count("/") == 1 and i == i.lower() and " " not in i for i in ids)


@pytest.mark.parametrize("r", RULES, ids=lambda r: r.id)
def test_a_rule_says_why_and_what_instead_in_whole_sentences(r):
    for sentence in (r.says, r.instead):
        assert sentence.endswith((".", "?")), r.id
        assert sentence[0].isupper(), r.id
        assert len(sentence.split()) >= 2, r.id


@pytest.mark.parametrize("r", RULES, ids=lambda r: r.id)
def test_a_rule_cites_a_principle_that_exists(r):
    assert r.principle in load_principles()


def test_a_rule_file_is_named_after_its_family_or_after_the_rule_that_every_family_has():
    common = {r.id.partition("/")[2] for r in RULES}
    assert {r.family for r in RULES} | common >= {name.partition("_")[0] for name in FILES}


def test_no_rule_of_the_product_is_tried_on_every_text_by_pattern():
    """A pattern that can do without any certain word would cost every check."""
    assert default_rules().unfiled == []


def test_a_rule_that_misses_its_own_example_is_refused():
    with pytest.raises(Misconfigured, match="blame/test"):
        RuleSet([rule(flagged=("It was [[your fault]].", "It was [[your mistake]]."))])


def test_a_rule_that_flags_its_near_miss_is_refused():
    with pytest.raises(Misconfigured, match="blame/test"):
        RuleSet([rule(fine=("It is not bad.", "This is your fault."))])


def test_a_rule_that_marks_other_words_than_its_example_is_refused():
    with pytest.raises(Misconfigured, match="blame/test"):
        RuleSet([rule(flagged=("It was [[your fault, sadly]].", "All [[your fault]]."))])


def test_a_rule_without_two_near_misses_is_refused():
    with pytest.raises(Misconfigured, match="two examples"):
        RuleSet([rule(fine=("Hello.",))])


def test_two_rules_of_one_id_are_refused():
    with pytest.raises(Misconfigured, match="share an id"):
        RuleSet([rule(), rule()])


def test_a_rule_that_raises_rejects_the_reply():
    """Fail closed: what could not be checked must not go out."""

    def broken(reply: Text, scene: Scene) -> list[Hit]:
        raise ZeroDivisionError

    verdict = check("A perfectly kind reply.", None, RuleSet([rule(check=broken)], prove=False))
    assert verdict.blocked
    assert "ZeroDivisionError" in verdict.findings[0].evidence


def test_all_findings_are_reported_each_with_its_exact_words():
    text = "Your fault, I say. It is YOUR fault!"
    verdict = check(text, None, RuleSet([rule()]))
    assert [f.text for f in verdict.findings] == ["Your fault", "YOUR fault"]
    assert all(text[f.start : f.end] == f.text for f in verdict.findings)

"""The scale: what it may turn to a warning, what it never may, and that it is the same everywhere."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from service.conversation import Conversation
from service.guardrail import check, default_rules
from service.language.text import Text
from service.rule import Finding
from service.scene import Scene
from service.weights import load_scale

ROOT = Path(__file__).parents[1]
CHAT = Conversation.model_validate(
    {"messages": [{"role": "customer", "text": "My lamp came broken and I am upset."}]}
)


def finding(rule, text, words):
    start = text.index(words)
    return Finding(rule, "block", start, start + len(words), words, "never-blame", "Why.", "What instead.")


def test_a_rule_that_needs_consent_only_warns_in_a_light_sentence():
    text = "I'm sorry that the lamp came broken."
    rule = min(load_scale().consent)
    settled = load_scale().settle(Text(text), Scene(CHAT), [finding(rule, text, "the lamp")])
    assert [f.severity for f in settled] == ["warn"]


def test_a_rule_that_needs_no_consent_blocks_in_any_sentence():
    text = "I'm sorry that the lamp came broken."
    settled = load_scale().settle(Text(text), Scene(CHAT), [finding("lie/quantity", text, "the lamp")])
    assert [f.severity for f in settled] == ["block"]


def test_a_rule_that_broke_is_never_weighed_away():
    text = "I'm sorry that the lamp came broken."
    rule = min(load_scale().consent)
    broken = replace(finding(rule, text, "the lamp"), evidence="the rule failed: ValueError")
    assert load_scale().settle(Text(text), Scene(CHAT), [broken])[0].severity == "block"


def test_exact_values_and_the_words_of_the_policy_need_nobodys_consent():
    consent = load_scale().consent
    plain = {"lie/action", "lie/promise", "lie/policy", "lie/identity"}
    assert not consent & (plain | {"lie/quantity", "lie/identifier", "private/repeat"})
    assert not any(rule.endswith("/outright") for rule in consent)


def test_the_rules_that_need_consent_exist():
    assert load_scale().consent <= set(default_rules().by_id)


def test_what_a_ground_carries_is_not_implied_to_be_a_lie():
    chat = CHAT.model_copy(update={"actions": ("Refunded $45 to the card of the customer.",)})
    assert not check("I've refunded $45 to your card.", chat).blocked


def test_the_score_does_not_depend_on_the_hash_seed():
    program = (
        "from service.weights import load_scale; from service.language.text import Text; from service.scene import Scene;"
        "t = Text('The courier does what it likes, and a late parcel is hardly the end of the world.');"
        "print([(w.over, w.family, w.because) for w in load_scale().weigh(t, Scene(None), ())])"
    )
    outs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outs) == 1

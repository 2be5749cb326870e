"""The pattern engine: what the language means, and that the index finds just what a slow reference finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import Misconfigured
from service.language.pattern import Index
from service.language.text import Text


def found(pattern: str, text: str, **classes: str) -> list[str]:
    read = Text(text)
    return [read.quote(m.first, m.last) for m in Index([(pattern, classes)]).find(read)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("your fault", "It is your fault.", ["your fault"]),
        ("your fault", "It is yours, fault or not.", []),
        ("you (should|could) have CHECK.ed", "You should've checked.", ["You should've checked"]),
        ("CHECK.ing", "I checked while checking.", ["checking"]),
        ("SEND", "sends sent sending send", ["sends", "sent", "sending", "send"]),
        ("you ~2 late", "you are very late", ["you are very late"]),
        ("you ~2 late", "you are so very late", []),
        ("you ~2 late", "you see, late", []),
        ("you ~,2 late", "you, see late", ["you, see late"]),
        ("not? late", "late, not late", ["late", "not late", "late"]),
        ("<when> later", "one day later", ["day later"]),
        ("for # days", "for 14 days", ["for 14 days"]),
        ("apolog* for", "I apologise for it", ["apologise for"]),
        ("^ per our terms", "Well. Per our terms no. As per our terms", ["Per our terms"]),
    ],
)
def test_the_language(pattern, text, expected):
    assert found(pattern, text, when="day|week") == expected


@pytest.mark.parametrize("bad", ["(a", "a)", "<nothing_by_that_name> a", "a?", "~3", "a|b?"])
def test_a_pattern_that_cannot_be_read_or_matches_nothing_is_refused(bad):
    with pytest.raises(Misconfigured):
        Index([(bad, {})])


WORDS = ["you", "should", "have", "late", "not", "parcel", "we", ",", "."]
PATTERNS = [
    "you should ~1 have",
    "you ~2 late",
    "(not|we) late",
    "parcel ~,3 late",
    "we not? have",
    "should have|late parcel",
]


def slow_reference(pattern: str, words: list[str]) -> set[int]:
    """Where the pattern can start, by the standard library's backtracking engine over the same words."""
    body = ""
    for piece in re.findall(r"~,?\d|\(|\)|\||[^\s()|]+", pattern):
        if piece[0] == "~":
            inside = r"[a-z]+ |, " if "," in piece else r"[a-z]+ "
            body += f"(?:{inside}){{0,{piece[-1]}}}"
        elif piece in "(|)":
            body += "(?:" if piece == "(" else piece
        elif piece.endswith("?"):
            body += f"(?:{re.escape(piece[:-1])} )?"
        else:
            body += re.escape(piece) + " "
    compiled = re.compile(f"(?:{body})")
    line = "".join(w + " " for w in words)
    starts, at = set(), 0
    for i, word in enumerate(words):
        if compiled.match(line, at):
            starts.add(i)
        at += len(word) + 1
    return starts


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.sampled_from(PATTERNS))
def test_the_index_finds_what_a_slow_reference_finds(words, pattern):
    read = Text(" ".join(words))
    ours = {m.first for m in Index([(pattern, {})]).find(read)}
    assert ours == slow_reference(pattern, read.words)

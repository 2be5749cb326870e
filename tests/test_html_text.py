"""HTML of helpdesks as text: what a person sees, and an end to every input."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.desk.html_text import text_of, tidy


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("just words", "just words"),
        ("a &lt;b&gt; &amp; c&nbsp;d", "a <b> & c d"),
        ("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"),
        ("<ul><li>a</li><li>b</li></ul>", "* a\n* b"),
        ("<style>p{x}</style><script>alert(1)</script><p>Hi</p><!-- note -->", "Hi"),
        ("<p>New</p><blockquote>Old words</blockquote>", "New"),
        ("<blockquote>Only this</blockquote>", "Only this"),
        ('<div>New</div><div class="gmail_quote">On Monday you wrote: old</div>', "New"),
        ('<p>New</p><div id="divRplyFwdMsg">From: x</div><div>old</div>', "New"),
        ("<p hidden>tracking</p><p>Hi</p>", "Hi"),
        ("<b>unclosed <i>tags", "unclosed tags"),
        ("<?xml version='1.0' encoding='utf-8'?><p>Hi</p>", "Hi"),
    ],
)
def test_the_visible_words_come_out(html, text):
    assert text_of(html) == text


def test_a_quoted_mail_is_cut_off_a_plain_text():
    assert tidy("Where is it?\r\n\r\nOn 2 May Priya wrote:\r\n> Soon.\r\n> Really.") == "Where is it?"
    assert tidy("> only a quotation") == "> only a quotation"
    assert tidy("a  b \n\n\n\n c") == "a b\n\nc"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "x",
        "<b>" * 5_000 + "deep" + "</b>" * 5_000,
        "<p>a</p>" * 60_000,
        "<" * 300_000,
        "&#" * 100_000,
    ],
)
def test_hostile_markup_is_read_in_time(html):
    began = time.perf_counter()
    text_of(html)
    assert time.perf_counter() - began < 5


def test_words_past_the_parsers_depth_are_not_lost():
    assert "deep" in text_of("<b>" * 5_000 + "deep" + "</b>" * 5_000)


@given(st.text(alphabet=st.sampled_from("<>/=\"'&;#! abp-\x00\n\ud7ff"), max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_string_gives_a_text(html):
    assert isinstance(text_of(html), str)

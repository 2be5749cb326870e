"""Every value of a text is found with its kind, its place and one canonical reading for all its spellings."""

import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.language.text import Text
from service.values.values import values_of

READINGS = [
    ("It costs $1,250.50 a year", "$1,250.50", "money", ("money", Decimal("1250.50"))),
    ("It costs 1.250,50 € a year", "1.250,50 €", "money", ("money", Decimal("1250.50"))),
    ("It costs twenty quid", "twenty quid", "money", ("money", Decimal(20))),
    ("It costs 24.2 pence", "24.2 pence", "money", ("money", Decimal("0.242"))),
    ("We owe you a hundred and fifty-one pounds and ninety-eight pence.",
     "a hundred and fifty-one pounds and ninety-eight pence", "money", ("money", Decimal("151.98"))),
    ("It costs $10 to $15", "$10 to $15", "money", ("money", Decimal(10), Decimal(15))),
    ("You get 21 percent", "21 percent", "percent", ("percent", Decimal(21))),
    ("You get 13 % off", "13 %", "percent", ("percent", Decimal(13))),
    ("It takes 3-5 business days", "3-5 business days", "duration", ("bday", Decimal(3), Decimal(5))),
    ("It takes three to five working days", "three to five working days", "duration",
     ("bday", Decimal(3), Decimal(5))),
    ("It takes an hour and a half", "an hour and a half", "duration", ("sec", Decimal(5400))),
    ("It takes an hour and 20", "an hour and 20", "duration", ("sec", Decimal(4800))),
    ("A fortnight ago", "A fortnight", "duration", ("sec", Decimal(1209600))),
    ("A 30-day trial", "30-day", "duration", ("sec", Decimal(2592000))),
    ("Sent on 2026-11-21", "2026-11-21", "date", ("date", 2026, 11, 21)),
    ("Sent on the 1st of May", "1st of May", "date", ("date", None, 5, 1)),
    ("Sent on Friday the 13th", "Friday the 13th", "date", ("date", None, None, 13)),
    ("Sent on the twenty-first of June", "twenty-first of June", "date", ("date", None, 6, 21)),
    ("Closed 1-15 May", "1", "date", ("date", None, 5, 1)),
    ("Sent on 21/11", "21/11", "date", ("date", None, 11, 21)),
    ("Sent on Friday", "Friday", "weekday", ("weekday", 4)),
    ("It comes tomorrow", "tomorrow", "relative", ("relative", "tomorrow")),
    ("Come at 2:06 pm", "2:06 pm", "time", ("time", 846)),
    ("Come at quarter to five", "quarter to five", "time", ("time", 285)),
    ("Come at fourteen minutes past eight", "fourteen minutes past eight", "time", ("time", 494)),
    ("Come between 8 and 10", "8 and 10", "time", ("time", 480, 600)),
    ("Come at noon", "noon", "time", ("time", 720)),
    ("You have two boxes", "two", "count", ("n", Decimal(2))),
    ("You have 500 Mbps", "500", "count", ("n", Decimal(500))),
    ("You have a dozen eggs", "a dozen", "count", ("n", Decimal(12))),
    ("It was twenty-three forty", "twenty-three forty", "number", ("n", Decimal("23.4"))),
    ("Ticket #9921-END is open", "#9921-END", "code", ("code", "9921END")),
    ("Ticket SK-771-204 is open", "SK-771-204", "code", ("code", "SK771204")),
    ("Order 58213 is open", "58213", "code", ("code", "58213")),
    ("You fly on NA 486", "NA 486", "code", ("code", "NA486")),
    ("Use the code COMEBACK here", "COMEBACK", "code", ("code", "COMEBACK")),
    ("The card ending in 4471", "4471", "tail", ("tail", "4471")),
    ("The card ending in four four seven one", "four four seven one", "tail", ("tail", "4471")),
    ("See status.example.net/OT-4471.", "status.example.net/OT-4471", "link", ("link", "status.example.net/ot-4471")),
    ("Write to a.b@example.com.", "a.b@example.com", "mail", ("mail", "a.b@example.com")),
    ("Ring +44 20 7946 0181.", "+44 20 7946 0181", "phone", ("phone", "442079460181")),
    ("It costs a dollar eighty", "a dollar eighty", "money", ("money", Decimal("1.8"))),
    ("It is 7 hours 35 later", "7 hours 35", "duration", ("sec", Decimal(27300))),
    ("It is 8 1/2 hrs later", "8 1/2 hrs", "duration", ("sec", Decimal(30600))),
    ("I waited an hour an half", "an hour an half", "duration", ("sec", Decimal(5400))),
    ("It took 4 and 6 days", "4", "duration", ("sec", Decimal(345600))),
    ("From 8 to 8 we are here", "8 to 8", "time", ("time", 480, 1200)),
]  # fmt: skip

NONE = [
    "You may march on while the sun is out.",
    "One moment, no one is the one to blame, and one another we know.",
    "A second chance, the first step, and a day like any other.",
    "It happens every day of the week, all day long.",
    "I can see why, e.g. this one. That is it.",
    "So it is up to you, and we had to wait.",
]


@pytest.mark.parametrize(("text", "span", "kind", "key"), READINGS)
def test_a_value_is_read_with_its_kind_place_and_canonical_key(text, span, kind, key):
    read = Text(text)
    found = {(read.quote(v.first, v.last), v.kind): v.keys for v in values_of(read)}
    assert key in found.get((span, kind), ()), found


@pytest.mark.parametrize("text", NONE)
def test_words_that_only_look_like_values_are_none(text):
    read = Text(text)
    values = [v for v in values_of(read) if v.kind not in {"number", "count"} or v.keys[0][1] != 1]
    assert values == []


@given(st.integers(0, 10**9), st.sampled_from(["$", "£", "€"]))
def test_grouping_marks_change_no_amount(cents, sign):
    amount = Decimal(cents) / 100
    for written in (f"{sign}{amount:.2f}", f"{sign}{amount:,.2f}"):
        [value] = values_of(Text(f"It is {written} now."))
        assert ("money", amount) in value.keys


@given(st.integers(1, 12), st.integers(0, 59))
def test_a_time_reads_the_same_in_figures_of_twelve_and_twenty_four_hours(hour, minute):
    [twelve] = values_of(Text(f"It came at {hour}:{minute:02} pm."))
    [day] = values_of(Text(f"It came at {hour % 12 + 12}:{minute:02}."))
    assert set(twelve.keys) <= set(day.keys)


@given(st.dates())
def test_a_date_reads_the_same_in_every_order(day):
    keys = set()
    for written in (
        f"{day:%Y-%m-%d}",
        f"{day.day} {day:%B} {day.year:04}",
        f"{day:%B} {day.day}, {day.year:04}",
    ):
        if 1900 <= day.year < 2100:
            [value] = values_of(Text(f"It was sent on {written}."))
            keys.add(value.keys)
    assert len(keys) <= 1


@settings(max_examples=300)
@given(st.text(max_size=80) | st.text("0123456789.,:/-–$€£% abhmpst#@()", max_size=60))
def test_no_text_breaks_the_reading_and_every_span_is_real(raw):
    text = Text(raw)
    for value in values_of(text):
        assert 0 <= value.first < value.last <= len(text.words)
        assert value.keys
        assert text.quote(value.first, value.last)


def calls(text):
    """Count the calls that reading makes, of Python and of C functions."""
    count = 0

    def tick(frame, event, function):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tick)
    try:
        values_of(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1,",
        "1-",
        "1.",
        "one ",
        "1 to ",
        "a-1",
        "@a.",
        "0(",
        "half ",
        "twenty ",
        "Nov 1 ",
        "A-B",
        "1 and ",
        "one hundred and ",
        "1 or ",
        "1 and a half ",
        "an hour and ",
        "1 and 1 days ",
        "a dollar ",
        "point one ",
    ],
)
def test_reading_is_linear_in_the_text(unit):
    size = 8000 // len(unit)
    few, many = Text(unit * (size // 8)), Text(unit * size)
    # Eight times the text may take eight times the work and a little more, but not sixty-four times.
    assert calls(many) <= 9 * calls(few)

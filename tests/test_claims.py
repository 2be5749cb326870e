"""How a text is read into claims: who, when, asserted or not."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.claims.claims import claims
from service.language.text import Text


def read(text):
    words = Text(text)
    return [(claim, " ".join(words.words[claim.first : claim.last])) for claim in claims(words)]


def the(text, verb):
    """The claim with this main verb."""
    return next(claim for claim, _ in read(text) if claim.verb == verb)


@pytest.mark.parametrize(
    ("text", "verb", "who", "time"),
    [
        ("I've cancelled the order.", "cancel", "agent", "done"),
        ("I have just checked your account.", "check", "agent", "done"),
        ("We are sending you a new one.", "send", "company", "doing"),
        ("Our technicians repaired the line.", "repair", "company", "done"),
        ("Your refund is being processed.", "process", "thing", "doing"),
        ("Your parcel was delivered on Monday.", "deliver", "thing", "done"),
        ("You will receive a new one.", "receive", "customer", "planned"),
        ("It's going to be replaced.", "replace", "it", "planned"),
        ("The letter is to arrive by Friday.", "arrive", "thing", "planned"),
        ("You can keep the red one.", "keep", "customer", "able"),
        ("The label may have slipped off.", "slip", "thing", "maybe"),
        ("I would have told you.", "tell", "agent", "would"),
        ("Customers are owed a free inspection.", "owe", "public", "state"),
        ("People who work from home can claim their costs.", "claim", "public", "able"),
        ("Somebody will call you.", "call", "company", "planned"),
        ("The driver's been told to ring.", "tell", "company", "done"),
        ("There is a note on your line.", "be", "there", "state"),
        ("ill ask a colleague", "ask", "agent", "planned"),
        ("its all confirmed now", "confirm", "it", "state"),
        ("opened a case for you just now", "open", "agent", "done"),
    ],
)
def test_subject_and_time_of_a_clause_are_read_from_its_verb(text, verb, who, time):
    claim = the(text, verb)
    assert (claim.who, claim.time) == (who, time)


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Was it delivered to a neighbour, perhaps?", "deliver", "question"),
        ("The refund was issued, wasn't it?", "issue", "fact"),
        ("You were charged twice, would you like it back?", "charge", "fact"),
        ("Under which name was it booked?", "book", "question"),
        ("If it was sent back, tell me.", "send", "condition"),
        ("If it was sent back, tell me.", "tell", "order"),
        ("Once the form is here, we pay the claim.", "pay", "fact"),
        ("Should your bank ask, write to me.", "ask", "condition"),
        ("Please print the label.", "print", "order"),
        ("Before I have asked, I can't say.", "ask", "condition"),
    ],
)
def test_what_is_asked_ordered_or_supposed_is_not_asserted(text, verb, mood):
    assert the(text, verb).mood == mood


@pytest.mark.parametrize(
    ("text", "verb", "under"),
    [
        ("I don't know whether it was sent.", "send", "unknown"),
        ("I can't promise that it will be repaired.", "repair", "unknown"),
        ("I'll find out why it was stopped.", "stop", "effort"),
        ("I see that you were charged twice.", "charge", "talk"),
        ("I'm sorry that our courier left it outside.", "leave", "sorry"),
        ("I promise that it will be repaired.", "repair", "vow"),
        ("Our system shows that it was opened.", "open", "records"),
        ("It could be that the driver left it outside.", "leave", "unknown"),
        ("The hotspot, a little box that gives you Wi-Fi, is free.", "give", "meaning"),
    ],
)
def test_a_complement_is_said_under_the_clause_before_it(text, verb, under):
    assert the(text, verb).under == under


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("It was not shipped.", "ship", True),
        ("It hasn't been shipped yet.", "ship", True),
        ("Nothing was shipped.", "ship", True),
        ("It was shipped at no cost.", "ship", False),
        ("Your no-claims years are recorded.", "record", False),
    ],
)
def test_negation_is_of_the_verb_and_not_of_a_noun(text, verb, negated):
    assert the(text, verb).negated is negated


def test_a_second_verb_takes_over_subject_and_time():
    done = [claim for claim, _ in read("I've closed the case and refunded you.") if claim.verb == "refund"]
    assert [(c.who, c.time) for c in done] == [("agent", "done")]
    planned = the("I'll look into it and refund you.", "refund")
    assert (planned.who, planned.time) == ("agent", "planned")


def test_clauses_of_a_list_stay_with_their_verb():
    spans = [span for _, span in read("We cover parts, labour and shipping.")]
    assert spans == ["we cover parts , labour and shipping"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_into_clauses_in_order_that_do_not_overlap(raw):
    text = Text(raw)
    place = 0
    for claim in claims(text):
        assert place <= claim.first < claim.last <= len(text)
        assert claim.verb_at == -1 or claim.first <= claim.verb_at < claim.last
        place = claim.last


@pytest.mark.parametrize("unit", ["you ", "that ", "I've sent it and ", "which is, ", "'s been ", "will "])
def test_reading_takes_time_in_step_with_length(unit):

    def cost(times):
        text = Text(unit * times)
        start = perf_counter()
        claims(text)
        return perf_counter() - start

    cost(50)
    short = min(cost(100) for _ in range(5))
    long = min(cost(1_000) for _ in range(3))
    assert long < 40 * short + 0.01

"""Text sees through disguises, remembers where words stood, and takes any input; so does every rule that reads it."""

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.guardrail import default_rules
from service.language.text import Text
from service.rule import Example

PHRASE = "you should have checked the label"
WORDS = ["you", "should", "have", "checked", "the", "label"]

anything = st.text(max_size=300)
marks = st.text(
    alphabet="abc xyz.,;:!?()[]{}*_~`'\"-–—…\n\t0123456789$€%@#/\\<>|éßñ\u200b\u00ad😀🙄", max_size=120
)


@given(anything)
def test_no_input_raises_and_every_word_has_a_place(raw):
    text = Text(raw)
    assert len(text.words) == len(text.starts) == len(text.ends)
    for word, start, end in zip(text.words, text.starts, text.ends, strict=True):
        assert word
        assert 0 <= start < end <= len(raw)
    assert text.starts == sorted(text.starts)
    for ranges in (text.sentences, text.clauses):
        assert all(first < last for first, last in ranges)
    assert [i for first, last in text.clauses for i in range(first, last)] == list(range(len(text)))


@given(marks, marks)
def test_a_planted_phrase_is_found_at_its_exact_span(before, after):
    raw = f"{before} . {PHRASE} . {after}"
    text = Text(raw)
    found = [i for i in range(len(text)) if text.words[i : i + len(WORDS)] == WORDS]
    assert len(before) + 3 in [text.span(i, i + len(WORDS))[0] for i in found]
    assert PHRASE in [text.quote(i, i + len(WORDS)) for i in found]


@pytest.mark.parametrize(
    ("disguised", "marked"),
    [
        ("You should’ve checked the label", "You should’ve checked the label"),
        ("You shouldve checked the label", "You shouldve checked the label"),
        ("You should of checked the label", "You should of checked the label"),
        ("You sho\u200buld have che\u00adcked the label", "You sho\u200buld have che\u00adcked the label"),
        ("Yоu shоuld have сhecked the label", "Yоu shоuld have сhecked the label"),
        ("y0u sh0uld have ch3cked the label", "y0u sh0uld have ch3cked the label"),
        ("you should have **checked** the label", "you should have **checked** the label"),
        ("you should have ~~checked~~ the `label`", "you should have ~~checked~~ the `label"),
        ("you should\u00a0have checked\u2003the label", "you should\u00a0have checked\u2003the label"),
        (
            "you should have [checked](http://x.y/z) the label",
            "you should have [checked](http://x.y/z) the label",
        ),
        ("ｙｏｕ ｓｈｏｕｌｄ have checked the label", "ｙｏｕ ｓｈｏｕｌｄ have checked the label"),
        ("yöu shöuld have checked the label", "yöu shöuld have checked the label"),
        ("youuu should have checkedddd the label", "youuu should have checkedddd the label"),
        ("y o u   s h o u l d have checked the label", "y o u   s h o u l d have checked the label"),
    ],
)
def test_disguises_do_not_hide_words(disguised, marked):
    text = Text(f"Well. {disguised}, I think.")
    words = [w for w in text.words if w != "`"]
    at = next(i for i in range(len(words)) if words[i : i + len(WORDS)] == WORDS)
    last = at + len(WORDS) + text.words.count("`") // 2
    assert text.quote(at, last).strip("`") == marked


def test_a_word_wholly_in_another_script_stays_what_it_is():
    assert Text("Спасибо, Мария").words == ["спасибо", ",", "мария"]


@pytest.mark.parametrize(
    ("hurried", "words"),
    [
        ("ill look into it", "i will look into it"),
        ("its late and its box is wet", "it is late and its box is wet"),
        ("id like your order id", "i would like your order id"),
        ("were sorry. they were wet", "we are sorry . they were wet"),
        ("well ask. as well as that", "we will ask . as well as that"),
        ("lets see if it lets you", "let us see if it lets you"),
        ("she is ill today", "she is ill today"),
        ("dont, cant, youre, ive", "do not , can not , you are , i have"),
    ],
)
def test_contractions_without_apostrophe_are_read_by_what_follows(hurried, words):
    assert Text(hurried).words == words.split()


def test_a_greeting_is_a_sentence_of_its_own():
    text = Text("Hi Maria, you did nothing wrong.")
    assert text.sentences == [(0, 3), (3, 8)]


@pytest.mark.parametrize(
    "unit", ["you ", "1,", "a b ", "a1", "*_", "_", "😀", "NO! ", "[a](b) ", "[[", "\u200b", "don't "]
)
def test_ten_times_the_text_takes_about_ten_times_the_time(unit):
    def seconds(text):
        runs = []
        for _ in range(5):
            begun = perf_counter()
            found = Text(text)
            _ = found.sentences, found.clauses
            runs.append(perf_counter() - begun)
        return min(runs)

    short, long = unit * (800 // len(unit)), unit * (8000 // len(unit))
    assert seconds(long) < 30 * seconds(short) + 1e-4


BRITISH = {
    "apologise": "apologize",
    "apologising": "apologizing",
    "organisation": "organization",
    "authorised": "authorized",
    "realise": "realize",
    "colour": "color",
    "centre": "center",
    "cancelled": "canceled",
}
FULL = {
    "I'm": "I am",
    "I'll": "I will",
    "don't": "do not",
    "doesn't": "does not",
    "didn't": "did not",
    "isn't": "is not",
    "aren't": "are not",
    "wasn't": "was not",
    "won't": "will not",
    "can't": "can not",
    "couldn't": "could not",
    "shouldn't": "should not",
    "we're": "we are",
    "We're": "We are",
    "you're": "you are",
    "it's": "it is",
    "It's": "It is",
    "that's": "that is",
    "That's": "That is",
}


def swap(text, pairs):
    for a, b in pairs:
        text = re.sub(rf"\b{re.escape(a)}\b", b, text)
    return text


def in_words(change, least=4):
    return lambda text: re.sub(
        rf"(?<![^\W_])[a-z]{{{least},}}(?![\w@./-])", lambda m: change(m.group()), text
    )


def around(example, mark):
    """Put marks around the flagged words, or around the second word of what must pass."""
    if example.span:
        start, end = example.span
        return example.reply[:start] + mark + example.reply[start:end] + mark + example.reply[end:]
    first, _, rest = example.reply.partition(" ")
    second, _, rest = rest.partition(" ")
    return f"{first} {mark}{second}{mark} {rest}" if second.isalpha() and rest else example.reply


REWRITINGS = {
    "curly quotes": lambda e: e.reply.replace("'", "’"),
    "zero-width characters": lambda e: in_words(lambda w: w[:2] + "\u200b" + w[2:])(e.reply),
    "look-alikes": lambda e: in_words(lambda w: w[0] + w[1:-1].replace("o", "о").replace("e", "е") + w[-1])(
        e.reply
    ),
    "full forms": lambda e: swap(e.reply, FULL.items()),
    "contractions": lambda e: swap(e.reply, ((b, a) for a, b in FULL.items())),
    "American spelling": lambda e: swap(e.reply, BRITISH.items()),
    "British spelling": lambda e: swap(e.reply, ((b, a) for a, b in BRITISH.items())),
    "bold": lambda e: around(e, "**"),
    "trailing emoji": lambda e: e.reply + " 🙂",
    "doubled spaces": lambda e: e.reply.replace(" ", "  "),
    "a greeting": lambda e: "Hi Maria, " + e.reply,
    "capitals": lambda e: (
        e.reply[: e.span[0]] + e.reply[slice(*e.span)].upper() + e.reply[e.span[1] :] if e.span else e.reply
    ),
}
# What a rewriting is itself a violation of, or what the rule is about.
ABOUT_LOOKS = {
    "bold": ("form/",),
    "capitals": ("shout/", "form/", "jargon/", "lie/", "private/"),
    "trailing emoji": ("form/cut-off", "form/empty", "form/role-prefix"),
    "a greeting": ("form/", "script/repeat"),
    "doubled spaces": ("form/", "private/repeat"),
    "zero-width characters": ("form/",),
    "look-alikes": ("form/",),
}


def examples():
    for rule in default_rules().rules:
        for example, must in rule.examples:
            yield rule, example, must


@pytest.mark.parametrize("rewriting", REWRITINGS)
def test_no_disguise_changes_a_verdict(rewriting):
    """What a rule flags stays flagged, and what it leaves alone stays alone, however the same words are written."""
    rules, wrong = default_rules(), []
    for rule, example, must in examples():
        if rule.id.startswith(ABOUT_LOOKS.get(rewriting, ())) and ABOUT_LOOKS.get(rewriting):
            continue
        reply = REWRITINGS[rewriting](example)
        found = rule.id in {f.rule for f in rules.findings(Text(reply), example.scene)}
        if found != must:
            wrong.append((rule.id, "must be flagged" if must else "must pass", reply))
    assert not wrong


def test_every_rewriting_changes_something():
    samples = [
        Example("I'm sorry that you [[should have checked]] the colour, it's cancelled. We realise that."),
        Example("I am sorry that we realize it is the color that was canceled and not the size."),
    ]
    for name, rewrite in REWRITINGS.items():
        assert any(rewrite(sample) != sample.reply for sample in samples), name

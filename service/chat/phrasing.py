"""What it takes to say a customer's clause back: word lists, the verbs that chats use, and turning pronouns.

The lists stand in `prompts/holding/phrasing.toml`.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from service.chat.topics import HOLDING
from service.errors import Misconfigured
from service.language.capitals import everyday
from service.language.lexicon import forms
from service.language.spelling import known
from service.language.text import Text

MAX_WORDS = 17
MARKS = frozenset({",", "'s"})
_FLIP = {
    **dict.fromkeys(("i", "me", "we", "us"), "you"),
    **dict.fromkeys(("my", "our"), "your"),
    **dict.fromkeys(("mine", "ours"), "yours"),
    "myself": "yourself",
    "ourselves": "yourselves",
}
# What is the company's stays the company's.
_FLIP_COMPANY = {"your": "our", "yours": "ours"}
_AGREE = {"am": "are", "was": "were"}
_FIRST_PERSON = frozenset({"i", "me", "my", "mine"})
_PRONOUNS = frozenset((*_FLIP.values(), "we", "our", "ours"))
_BEFORE_NOUNS = frozenset(("a", "an", "the", "your", "our"))
_AN = re.compile(r"\ba (?=[aeio])")
# Canonical words have lost their hyphens; these are no words without them.
_HYPHENS = re.compile(r"\b([et]) (mails?|mailed|mailing|shirts?)\b")
_NOT_SPELLED_OUT = frozenset(("us", "it", "am", "pm", "or", "in", "ok", "id"))


@cache
def _file() -> dict[str, Any]:
    try:
        return tomllib.loads((HOLDING / "phrasing.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Misconfigured(f"prompts/holding/phrasing.toml: {error}") from None


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of words."""
    listed = _file()[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Return a list of phrases, each as its words, the longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in _file()[name]), key=len, reverse=True))


@cache
def _openers() -> dict[str, list[tuple[str, ...]]]:
    """Return what introduces a clause, by its first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for opener in phrases("openers"):
        found.setdefault(opener[0], []).append(opener)
    return found


@cache
def _finite() -> frozenset[str]:
    told = {form for verb in words("tells") for kind in ("base", "s", "ed") for form in forms(verb)[kind]}
    return frozenset((told - words("participles")) | words("auxiliaries"))


def finite(word: str) -> bool:
    """Whether a word can be the verb of a clause."""
    return word in _finite()


@cache
def _done() -> dict[str, str]:
    table: dict[str, str] = {}
    for verb in sorted(words("done_to")):
        for kind in ("ed", "base", "s", "ing"):
            for form in forms(verb)[kind]:
                table.setdefault(form, verb)
    return table


def done_to(word: str) -> str | None:
    """Return the verb that a word is a form of, if it names something done to a customer."""
    return _done().get(word)


def participle(verb: str) -> str:
    """Return the past participle: "closed", "taken"."""
    return forms(verb)["ed"][-1]


def past(verb: str) -> str:
    """Return the past tense: "closed", "took"."""
    return forms(verb)["ed"][0]


def flip(word: str, before: str = "") -> str:
    """Return a word as the agent says it to the customer; `before` is the word it follows in the customer's text."""
    if word in _AGREE and before in {"i", "we"}:
        return _AGREE[word]
    return _FLIP.get(word, _FLIP_COMPANY.get(word, word))


def trimmed(text: Text, first: int, last: int) -> list[str]:
    """Return the words first..last without what introduces a clause and what trails after it."""
    line = list(text.words[first:last])
    while line and line[-1] in words("trailing"):
        line.pop()
    before = None
    while line and line != before:
        before = line
        if line[0] in words("leading") or not line[0][0].isalnum():
            line = line[1:]
        for opener in _openers().get(line[0], ()) if line else ():
            if tuple(line[: len(opener)]) == opener and len(line) > len(opener) + 2:
                line = line[len(opener) :]
                break
    return line


def subject_end(line: Sequence[str]) -> int:
    """Return how many words the subject at the start of a line takes; 0 where none is seen."""
    if line[0] in {"i", "we", "you"}:
        return 1
    if line[0] not in {"my", "our", "the", "your", "this", "that"}:
        return 0
    over = words("prepositions") | words("auxiliaries") | words("adverbs")
    for i in range(1, min(6, len(line))):
        if line[i] in over or line[i].endswith("ed"):
            return i if i > 1 else 0
        if i > 1 and (finite(line[i]) or line[i].endswith("ing")):
            return i
    return len(line) if 2 <= len(line) <= 3 else 0


def object_end(line: Sequence[str]) -> int:
    """Return how many words the object at the start of a line takes ("my account" of "my account twice")."""
    lists = ("prepositions", "connectives", "adverbs", "subordinators", "object_ends", "auxiliaries")
    for i in range(1, min(len(line), 5)):
        if not line[i].isalpha() or line[i].endswith("ly") or any(line[i] in words(name) for name in lists):
            return i
    return min(len(line), 4)


def plural(noun: str) -> bool:
    """Whether a noun looks like more than one."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def without_masks(line: Sequence[str]) -> list[str] | None:
    """Cut a clause before the phrase with a masked word, a bare figure or an identifying number; None: too little is left."""
    bad = next((i for i, word in enumerate(line) if _masked(word)), None)
    if bad is None:
        return list(line)
    start = bad
    while start > 0 and line[start] not in words("prepositions"):
        start -= 1
    end = next((i for i in range(bad, len(line)) if not _masked(line[i])), len(line))
    if start >= 3 and line[end : end + 1] in (["that"], ["which"]):
        # "a loan from xxxx that i did not apply for": the name goes, what is said of the loan stays.
        return without_masks([*line[:start], *line[end:]])
    if start >= 4 and line[start - 1] in words("sums"):
        return without_masks([*line[: start - 1], "x"])
    if start < 4 or (finite(line[start - 1]) and line[start - 1] not in words("complete")):
        return None
    return list(line[:start])


def without_pointers(line: Sequence[str]) -> list[str]:
    """Leave out what points back at words that the reply will not hold; say "for no reason" more calmly."""
    kept = list(line)
    while kept and kept[-1] in words("trailing"):
        kept.pop()
    for pointer in phrases("pointers"):
        for i in range(len(kept) - len(pointer) + 1):
            after = i + len(pointer)
            if tuple(kept[i:after]) == pointer and (
                after == len(kept) or kept[after] in words("prepositions")
            ):
                del kept[i:after]
                break
    if kept[-3:] == ["for", "no", "reason"]:
        kept[-3:] = ["without", "a", "reason", "given"]
    return [word for i, word in enumerate(kept) if not (i < 3 and word in {"then", "also"})]


def sound(line: Sequence[str], names: Collection[str]) -> bool:
    """Whether words make a whole clause, calm, spelled as words are, with nothing that points out of it."""
    if not 3 <= len(line) <= MAX_WORDS or any(word in words("heated") for word in line):
        return False
    if not _FIRST_PERSON.isdisjoint(line):
        return False  # a slip of the keyboard ("charged my my card") that turning did not undo
    if ("between" in line and "and" not in line) or (line[-1] == "you" and line.count("you") > 1):
        return False
    if any(a in _BEFORE_NOUNS and b in _PRONOUNS for a, b in pairwise(line)):
        return False
    if any(len(word) == 1 and word not in "aet" and word.isalpha() for word in line):
        return False
    relative = {"that", "which", "what", "who"} & set(line[:-1])
    if line[-1] in words("hanging") and not (relative and line[-1] in words("prepositions")):
        return False
    if any(a == b for a, b in pairwise(line)):
        return False
    after = [*line[1:], ""]
    if any(word == "1" and plural(after[i]) for i, word in enumerate(line)):
        return False  # a mask has eaten the rest of the figure
    if any(word in {"this", "these"} and after[i] not in words("pointed") for i, word in enumerate(line)):
        return False
    return all(word in MARKS or word in names or _figure(word) or known(word) for word in line)


def spelled(line: Sequence[str], names: dict[str, str]) -> str:
    """Write canonical words out, names with their capitals."""
    out = ""
    for word in line:
        shown = word if word in _PRONOUNS else names.get(word) or _proper(word)
        out += shown if not out or word in MARKS else f" {shown}"
    return _AN.sub("an ", _HYPHENS.sub(r"\1-\2", out.replace("can not", "cannot")))


def names_in(text: Text, first: int, last: int) -> dict[str, str]:
    """Return the words that the customer wrote calmly with a capital inside a sentence, by their lower-case form."""
    opening = {start for start, _ in text.sentences}
    named: dict[str, str] = {}
    for i in range(first, last):
        shown = text.quote(i, i + 1)
        if (
            i not in opening
            and shown[:1].isupper()
            and not shown.isupper()
            and shown.lower() == text.words[i]
        ):
            named[shown.lower()] = shown
    return named if len(named) * 3 <= last - first else {}


def _proper(word: str) -> str:
    if word in words("names"):
        return word.capitalize()
    return word.upper() if everyday(word) and word not in _NOT_SPELLED_OUT and not known(word) else word


def _figure(word: str) -> bool:
    return word.lstrip("$£€").rstrip("%").replace(".", "").isdigit()


def _masked(word: str) -> bool:
    digits = sum(map(str.isdigit, word))
    money = word[0] in "$£€"
    year = word.startswith(("19", "20"))
    return (
        word == "x"
        or "xx" in word
        or "@" in word
        or "/" in word
        or digits >= 5
        or (digits == 4 and not money and not year)
        or (digits > 0 and not money and not word.endswith("%") and not word.isdigit())
    )

"""A customer's wishes and questions, as an agent says them back: "return your jacket", "when your refund will arrive"."""

from collections.abc import Sequence
from itertools import pairwise

from service.chat.phrasing import (
    finite,
    flip,
    names_in,
    past,
    phrases,
    sound,
    spelled,
    subject_end,
    trimmed,
    without_masks,
    words,
)
from service.language.lexicon import forms
from service.language.text import Text

_MAX_WISH = 12
_CROWD = frozenset(("people", "guys", "lot", "folks", "all", "clowns", "idiots"))
_WH = frozenset(("when", "where", "why", "how", "what", "which", "who"))
_HOW = frozenset(("long", "much", "many", "soon", "often", "far"))
_MAY_END = frozenset(("is", "are", "was", "were"))
_YES_NO = frozenset(("can", "could", "will", "would", "is", "are", "was", "do", "does", "did", "has", "have"))


def request(text: Text, first: int, last: int) -> str | None:
    """Return what the customer asks to do or have in the words first..last, as a verb phrase, or None.

    >>> request(Text("I need to return my jacket, please"), 0, 6)
    'return your jacket'
    """
    line = trimmed(text, first, last)
    for opener in phrases("wishes"):
        if tuple(line[: len(opener)]) != opener:
            continue
        rest = line[len(opener) :]
        if opener[-1] not in {"to", "i"}:
            rest = ["get", *rest] if rest and rest[0] in words("determiners") else []
        if not rest or rest[0] not in words("tells") | {"get", "be", "have"}:
            return None
        if len(rest) > _MAX_WISH or any(word in words("pronouns") | {"i"} for word in rest):
            return None
        names = names_in(text, first, last)
        turned = without_masks([flip(word) for word in rest])
        return spelled(turned, names) if turned and sound(["you", *turned], names) else None
    return None


def question(text: Text, first: int, last: int) -> str | None:
    """Return the question in the words first..last of a customer's text as an indirect one, or None.

    >>> text = Text("When will my refund arrive?")
    >>> question(text, 0, len(text))
    'when your refund will arrive'
    """
    line = trimmed(text, first, last)
    if any(word == "you" and after in _CROWD for word, after in pairwise(line)):
        return None  # "what are you people doing all day" asks for nothing
    for opener in phrases("asking"):
        if tuple(line[: len(opener)]) == opener:
            line = line[len(opener) :]
            embedded = _embedded(line)
            if embedded:
                return _said(embedded, text, first, last)
            break
    return _said(_turned(line), text, first, last)


def _said(turned: list[str] | None, text: Text, first: int, last: int) -> str | None:
    turned = without_masks(turned) if turned else None
    if not turned or any(word in {"i", "?", ","} for word in turned) or turned.count("you") > 1:
        return None
    if any(word in words("pronouns") - {"you"} for word in turned):
        return None
    names = names_in(text, first, last)
    # An indirect question may end in its verb: "where your order is".
    whole = turned[:-1] if turned[-1] in _MAY_END and len(turned) > 3 else turned
    return spelled(turned, names) if sound(whole, names) else None


def _lead(line: Sequence[str]) -> int:
    """Return how many words the question word takes: "how long", "which order"."""
    if line[0] == "how" and line[1] in _HOW:
        return 2
    return 2 if line[0] in {"what", "which"} and line[1] not in words("auxiliaries") else 1


def _embedded(line: Sequence[str]) -> list[str] | None:
    """Turn "how much my order costs" about, which is an indirect question already."""
    if len(line) < 3 or line[0] not in _WH | {"whether", "if"}:
        return None
    if (
        line[_lead(line)] in words("auxiliaries") | words("pronouns") | {"to", "this", "that"}
        or "you" in line
    ):
        return None
    return [flip(word, before) for before, word in zip(("", *line), line, strict=False)]


def _turned(line: Sequence[str]) -> list[str] | None:
    """Turn a direct question about: the subject comes before its verb again."""
    if len(line) < 3:
        return None
    if line[0] in _WH:
        size = _lead(line)
        lead, rest = list(line[:size]), line[size:]
    elif line[0] in _YES_NO:
        lead, rest = ["whether"], line
    else:
        return None
    if len(rest) < 2 or rest[0] not in words("auxiliaries"):
        return None
    auxiliary, rest = rest[0], rest[1:]
    end = subject_end(rest)
    if end == 0 or rest[0] in {"this", "that"}:
        return None
    subject = ["we"] if rest[0] == "you" else [flip(word) for word in rest[:end]]
    verb = _verb(auxiliary, list(rest[end:]), theirs=subject == ["you"])
    if verb is None or any(word == "you" for word in rest[end:]):
        return None
    return [*lead, *subject, *(flip(word) for word in verb)]


def _verb(auxiliary: str, predicate: list[str], *, theirs: bool) -> list[str] | None:
    """Return the verb of an indirect question: "did ... close" becomes "closed"."""
    if auxiliary in {"have", "has"} and not (predicate and predicate[0].endswith(("ed", "en", "not"))):
        return None
    if auxiliary not in {"do", "does", "did"}:
        return [flip(auxiliary, "i") if theirs else auxiliary, *predicate]
    if not predicate or not finite(predicate[0]):
        return [auxiliary, *predicate] if predicate[:1] == ["not"] else None
    if auxiliary == "do":
        return predicate
    return [forms(predicate[0])["s"][0] if auxiliary == "does" else past(predicate[0]), *predicate[1:]]

"""Saying what happened back to a customer: pronouns turned, tense kept, capitals and heat left out.

Only clauses of shapes that are known to survive the turn are restated; for any other the answer is None, and a caller
falls back on the topic. A sentence that is not restated costs little, a broken one costs the whole reply.
"""

from collections.abc import Sequence

from service.chat.phrasing import (
    done_to,
    finite,
    flip,
    names_in,
    object_end,
    participle,
    plural,
    sound,
    spelled,
    subject_end,
    trimmed,
    without_masks,
    without_pointers,
    words,
)
from service.language.lexicon import forms
from service.language.text import Text

_MAX_TELLER = 9  # words before the verb in "the lady at the desk closed my account"
# A clause may leave out who did it; the first word shows whether it was the customer.
_BARE_STARTS = {"charged": ["i", "was"], "waiting": ["i", "am"]} | {
    word: ["i"] for word in ("received", "never", "ordered", "bought", "paid", "requested", "waited", "got")
}
_NO_REPORT = frozenset(
    ("think", "feel", "believe", "guess", "know", "hope", "wish", "mean", "love", "want", "need", "felt")
)
_OTHERS = frozenset(
    ("i", "we", "my", "our", "me", "if", "when", "to", "who", "which", "that", "should", "could")
)
_BE_OR_HAVE = frozenset(("is", "are", "was", "were", "am", "has", "have", "had"))
_NEED_MORE = frozenset(("tell", "ask", "promise", "give", "send", "offer"))


def restate(text: Text, first: int, last: int) -> str | None:
    """Return the words first..last (last exclusive) of a customer's text as "you ..." or "your ...", or None.

    The result is a main clause in the customer's tense, lower case at its start, without a closing mark.

    >>> text = Text("They charged me twice for the same order!!")
    >>> restate(text, 0, len(text))
    'you were charged twice for the same order'
    """
    line = trimmed(text, first, last)
    if not line:
        return None
    if line[0] == "it":
        line = [*_antecedent(text, first), *line[1:]]
    # "The bank closed my account" is about the account, not about the bank.
    turned = _passive(line) or _active(line)
    if turned is None:
        return None
    names = names_in(text, first, last)
    turned = without_masks(without_pointers(turned))
    if (
        not turned
        or not sound(turned, names)
        or any(word in words("pronouns") - {"it", "you", "its"} for word in turned)
    ):
        return None
    return spelled(turned, names)


def _antecedent(text: Text, first: int) -> list[str]:
    """Return what "it" at word `first` stands for: the customer's own thing that the sentence began with."""
    start, _ = text.sentence(first)
    line = trimmed(text, start, first)
    end = subject_end(line) if line and line[0] in {"my", "our", "the"} else 0
    return line[:end] if end and end < len(line) else ["it"]


def _active(line: list[str]) -> list[str] | None:
    """Turn "I ..." and "my ... is ..." about; None where the words are neither."""
    if line[0] in {"i", "we"}:
        at = next((i for i in range(1, len(line)) if line[i] not in words("adverbs")), len(line))
        if at == len(line) or not finite(line[at]) or line[at] in _NO_REPORT:
            return None
        return _turned(line)
    if line[0] in {"my", "our", "the", "your"}:
        end = subject_end(line)
        while end and end < len(line) and line[end] in words("adverbs"):
            end += 1
        if not end or end >= len(line) or not finite(line[end]) or line[end] in words("tells"):
            return None
        # What is the company's is spoken of as a thing, not as "ours": whose it is, is not the point.
        return _turned(["the", *line[1:]] if line[0] == "your" else line)
    if line[0] == "there" and line[1:2] and line[1] in _BE_OR_HAVE:
        return _turned(line) if {"my", "our"} & set(line) else None
    if line[0] in _BARE_STARTS and len(line) > 2:
        if line[0] == "never" and not (finite(line[1]) and line[1] not in words("tells")):
            return None
        return _turned([*_BARE_STARTS[line[0]], *line])
    return None


def _turned(line: Sequence[str]) -> list[str] | None:
    """Return a clause with its pronouns turned, up to where another thought begins; None where it cannot be told."""
    turned: list[str] = []
    opened = False  # a subordinate clause may bring its own subject
    told = next((word for word in line[:6] if word in words("telling")), None)
    for i, word in enumerate(line):
        before = line[i - 1] if i else ""
        if (word in words("connectives") or word == ",") and len(turned) > 2:
            break
        if word in {"i", "we"} and i and not opened:
            break
        if word in words("pronouns") and not (word == "it" and i > 3):
            return None
        fresh = before in words("auxiliaries") or before in words("adverbs") or before in {"i", "we"}
        if (
            i > 2
            and word in _BE_OR_HAVE
            and not opened
            and not fresh
            and told is None
            and i > subject_end(line)
        ):
            return None
        if word in words("subordinators"):
            told = word
        opened = (
            word in words("subordinators")
            or word in words("indefinite")
            or (opened and word in words("adverbs"))
        )
        subject = line[i - 2] if before in words("adverbs") and i > 1 else before
        turned.append(flip(word, subject))
    return turned


def _passive(line: list[str]) -> list[str] | None:
    """Turn "they charged me ..." into "you were charged ...": who did it is not for the reply to say."""
    for at, word in enumerate(line[:_MAX_TELLER]):
        verb = done_to(word)
        if verb is None or at == 0 or at + 1 >= len(line) or line[at + 1] not in {"me", "us", "my", "our"}:
            continue
        before, after = line[:at], line[at + 1 :]
        if _OTHERS & set(before):
            return None
        if after[0] in {"me", "us"}:
            subject, rest = ["you"], after[1:]
        else:
            size = object_end(after)
            subject, rest = ["your", *after[1:size]], after[size:]
        be = _be(before, word, verb, many=subject == ["you"] or plural(subject[-1]))
        end = next((i for i, w in enumerate(rest) if w in words("connectives") or w == ","), len(rest))
        tail = _turned(rest[:end]) if end else []
        if (
            be is None
            or tail is None
            or "you" in tail
            or (subject == ["you"] and verb in _NEED_MORE and not tail)
        ):
            return None
        return [*subject, *be, participle(verb), *tail]
    return None


def _be(before: Sequence[str], word: str, verb: str, *, many: bool) -> list[str] | None:
    """Return the form of "be" that keeps the tense of the verb's own form and of what stands before it."""
    nobody = before[0] in {"nobody", "noone", "none"} or list(before[:2]) == ["no", "one"]
    denied = ["never"] if "never" in before else ["not"] if "not" in before or nobody else []
    helper = next((w for w in reversed(before) if w in words("auxiliaries")), "")
    past = ["were" if many else "was", *denied]
    present = ["are" if many else "is", *denied]
    if helper in {"has", "have", "had"}:
        return [helper if helper == "had" else "have" if many else "has", *denied, "been"]
    if word.endswith("ing"):
        if before[-1] in {"keep", "keeps", "kept"}:
            return [{"kept": "kept"}.get(before[-1], "keep" if many else "keeps"), "being"]
        by_helper = {"is": present, "are": present, "was": past, "were": past}
        return [*by_helper[helper], "being"] if helper in by_helper else None
    if helper:
        return {"did": past, "do": present, "does": present}.get(helper)
    return past if word in forms(verb)["ed"] else present

"""What is known that helps here: the grounds that touch the customer's concern, as sentences to the customer."""

import re
from calendar import month_name
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache

from service.chat.concern import Concern
from service.chat.phrasing import finite, words
from service.chat.topics import topics
from service.conversation import Conversation
from service.language.lexicon import forms
from service.language.spelling import known

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MAX_WORDS = 28
_INTERNAL = re.compile(
    r"\.\.\.|…|[{}<>|_=]|\bsystem\b|\bxx|\bquery|\bsearch|in progress|pulled up|verification|\bcustomer_id\b",
    re.IGNORECASE,
)
_CUSTOMER = (
    (re.compile(r"\b(?:the )?customer's\b", re.IGNORECASE), "your"),
    (re.compile(r"\b(?:the )?customer (?:was|were)\b", re.IGNORECASE), "you were"),
    (re.compile(r"\b(?:the )?customer has\b", re.IGNORECASE), "you have"),
    (re.compile(r"\b(?:the )?customer is\b", re.IGNORECASE), "you are"),
    (re.compile(r"\b(?:the )?customer (?=[a-z]+ed\b)", re.IGNORECASE), "you "),
    (re.compile(r"\b(to|for|with|from|by) (?:the )?customer\b", re.IGNORECASE), r"\1 you"),
)
_WORD = re.compile(r"[a-z]{4,}")


def spoken(ground: str) -> str | None:
    """Return a ground as one sentence to the customer, or None where it cannot be said as it is.

    >>> spoken("Refund of $49.99 issued on 2026-11-20")
    'The refund of $49.99 was issued on 20 November.'
    """
    text = ground.strip().rstrip(".")
    if not text or _INTERNAL.search(text) or ":" in text.replace("://", "") or len(text.split()) > _MAX_WORDS:
        return None
    if ". " in text or "; " in text or "\n" in text:
        return None
    text = _ISO.sub(_day, text)
    for pattern, ours in _CUSTOMER:
        text = pattern.sub(ours, text)
    line = text.split()
    if "customer" in text.lower() or len(line) < 3:
        return None
    whole = _whole(line)
    if whole is None:
        return None
    if whole[0].lower() in words("bare_nouns") and not any(c.isdigit() for c in whole[1]):
        whole = ["The", whole[0] if whole[0].isupper() else whole[0].lower(), *whole[1:]]
    sentence = " ".join(whole)
    return sentence[0].upper() + sentence[1:] + "."


def helping(conversation: Conversation, concern: Concern | None) -> Iterator[str]:
    """Yield what is known and touches the concern, the most helpful first: what was done, may be promised, is a fact."""
    wanted = _stems(" ".join(conversation.said_by("customer")))
    if concern and concern.topic:
        topic = topics()[concern.topic]
        wanted |= _stems(f"{topic.about} {topic.sorry} {topic.find}")
    newest = _stems(conversation.last_customer_message.text)
    ranked: list[tuple[float, int, str]] = []
    kinds = ((0.6, conversation.actions), (0.3, conversation.commitments), (0.0, conversation.facts))
    for bonus, grounds in kinds:
        for ground in grounds:
            stems = _stems(ground)
            shared = len(stems & wanted) + len(stems & newest)
            if shared and (sentence := spoken(ground)):
                ranked.append((-(shared + bonus), len(ranked), sentence))
    for _, _, sentence in sorted(ranked):
        yield sentence


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text.lower()) if word not in words("common")}


def _day(match: re.Match[str]) -> str:
    year, month, day = map(int, match.groups())
    try:
        when = date(year, month, day)
    except ValueError:
        return match.group()
    return f"{when.day} {month_name[when.month]}"


def _whole(line: list[str]) -> list[str] | None:
    """Return the words as a whole sentence: with a "was" where a note leaves it out; None where no verb is seen."""
    lower = [word.lower().strip(",") for word in line]
    if any(word in words("auxiliaries") for word in lower[1:]):
        return line
    for i in range(1, len(lower)):
        after = lower[i + 1] if i + 1 < len(lower) else "on"
        if (
            lower[i] in words("done")
            and after in words("after_done")
            and lower[0] not in {"i", "we", "you", "they", "he", "she"}
        ):
            head = next((j for j in range(1, i) if lower[j] in {"of", "for", "to", "from", "with"}), i)
            plural = lower[head - 1].endswith("s") and not lower[head - 1].endswith("ss")
            return [*line[:i], "were" if plural else "was", *line[i:]]
    if any(finite(word) or (word.endswith("s") and finite(_base(word))) for word in lower[1:]):
        return line
    if any(_stated(*three) for three in zip(lower, lower[1:], [*lower[2:], "on"], strict=False)):
        return line
    return None


def _stated(before: str, word: str, after: str) -> bool:
    """Whether a word is the verb of a sentence about a thing: "covers", "inspected the", "refunds weigh"."""
    if word in _states("s") or (before.endswith("s") and word in words("states")):
        return True
    return word in _states("ed") and after not in words("after_done")


@cache
def _states(kind: str) -> frozenset[str]:
    return frozenset(form for verb in words("states") for form in forms(verb)[kind])


def _base(word: str) -> str:
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "oes")) else word[:-1]


def low(sentence: str, names: Collection[str]) -> str:
    """Return a sentence as it stands after a colon: its first letter small, unless it begins with a name."""
    first = sentence.split(maxsplit=1)[0].strip(",.")
    ordinary = first.isalpha() and first[1:].islower() and known(first.lower()) and first.lower() not in names
    return sentence[0].lower() + sentence[1:] if ordinary else sentence

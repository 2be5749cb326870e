"""What is known that helps here: the grounds that touch the customer's concern, as sentences to the customer."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from service.concern import Concern
from service.conversation import Conversation
from service.spelling import known
from service.topics import topics
from service.verbs import finite

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MAX_WORDS = 28
_MONTHS = ("January February March April May June July August September October November December").split()
_BARE = frozenset(
    "refund replacement parcel package payment delivery credit claim account subscription shipment return charge fee appointment"
    " technician flight booking card invoice transfer deposit warranty item case complaint dispute repair reservation courier".split()
)
_DONE = frozenset(
    "issued sent refunded shipped cancelled canceled booked received processed approved credited opened closed reported ordered"
    " scheduled replaced confirmed updated added removed waived extended dispatched paid charged released blocked unlocked reset"
    " verified checked completed declined denied reversed corrected delivered returned requested arranged started".split()
)
_AUXILIARIES = frozenset("is are was were has have had will can could may might must does did do".split())
_AFTER_DONE = frozenset("on to for by at in from with within today yesterday and".split())
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
_COMMON = frozenset(
    "this that with have been from they them their your yours will would could should about there here what when where which"
    " after before because still just more than then into over also only very some were does done made make want need like please"
    " time times customer order issue problem thing things".split()
)


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
    for pattern, words in _CUSTOMER:
        text = pattern.sub(words, text)
    words = text.split()
    if "customer" in text.lower() or len(words) < 3:
        return None
    words = _whole(words)
    if words is None:
        return None
    if words[0].lower() in _BARE and not any(c.isdigit() for c in words[1]) and words[1].lower() not in _BARE:
        words = ["The", words[0] if words[0].isupper() else words[0].lower(), *words[1:]]
    sentence = " ".join(words)
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
            sentence = spoken(ground)
            if shared and sentence:
                ranked.append((-(shared + bonus), len(ranked), sentence))
    for _, _, sentence in sorted(ranked):
        yield sentence


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text.lower()) if word not in _COMMON}


def _day(match: re.Match[str]) -> str:
    year, month, day = map(int, match.groups())
    try:
        when = date(year, month, day)
    except ValueError:
        return match.group()
    return f"{when.day} {_MONTHS[when.month - 1]}"


def _whole(words: list[str]) -> list[str] | None:
    """Return the words as a whole sentence: with a "was" where a note leaves it out; None where no verb is seen."""
    lower = [word.lower().strip(",") for word in words]
    if any(word in _AUXILIARIES for word in lower[1:]):
        return words
    for i in range(1, len(lower)):
        after = lower[i + 1] if i + 1 < len(lower) else "on"
        if (
            lower[i] in _DONE
            and after in _AFTER_DONE
            and lower[0] not in {"i", "we", "you", "they", "he", "she"}
        ):
            head = next((j for j in range(1, i) if lower[j] in {"of", "for", "to", "from", "with"}), i)
            plural = lower[head - 1].endswith("s") and not lower[head - 1].endswith("ss")
            return [*words[:i], "were" if plural else "was", *words[i:]]
    if any(finite(word) or (word.endswith("s") and finite(_base(word))) for word in lower[1:]):
        return words
    return None


def _base(word: str) -> str:
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "oes")) else word[:-1]


def low(sentence: str, names: Collection[str]) -> str:
    """Return a sentence as it stands after a colon: its first letter small, unless it begins with a name."""
    first = sentence.split(maxsplit=1)[0].strip(",.")
    ordinary = first.isalpha() and first[1:].islower() and known(first.lower()) and first.lower() not in names
    return sentence[0].lower() + sentence[1:] if ordinary else sentence

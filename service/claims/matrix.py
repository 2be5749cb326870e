"""What a clause is said under: the clause before it, where it is that clause's complement.

"I don't know whether it was sent" says nothing of the sending; "I can see that it was sent" does.
"""

from service.claims.acts import EFFORT, FREE_ACTS, TALK
from service.claims.claim import Claim, Under
from service.claims.grammar import AUX, DETERMINERS, HARD_MARKS, MARKS, PRONOUNS, TAGS
from service.language.lexicon import vocabulary

_PROMISING = vocabulary("promise guarantee assure swear vow ensure confirm")
_UNKNOWN = vocabulary("announce pretend state type sign") | FREE_ACTS
_WONDERING = vocabulary("wonder ask hope wish guess doubt")
_COMPLEMENTS = vocabulary("that whether if why what how where who which whom whose when")
_REASONS = vocabulary("because although though while since so but yet then and or nor plus")
_HOW = vocabulary("how why what where")
_INQUIRING = _HOW | {"when", "who"}
# What the customer knows is so; what he was told may not be.
_KNOWING = vocabulary("know remember realize understand trust")
_WHO = vocabulary("who which that whose whom")
_RECORDS = vocabulary("records record system screen file tracking notes account")
_SHOWING = vocabulary("show say see indicate state tell have read")
_REGRETS = vocabulary("sorry apologies apology")
_JOYS = vocabulary("glad good great nice lovely happy pleased relieved wonderful")
_LONGING = vocabulary("want like love need wish ask hope long")
_SAYING = vocabulary("saying writing telling promising claiming stating typing confirming pretending")
_FAR = 30
_ANYTHING = vocabulary("something anything nothing thing")
_CHANCES = vocabulary("possible possibility chance")
_TERMS = vocabulary("a an someone something the")
_NEW_TERMS = _TERMS - {"the"}
_OURS = frozenset({"agent", "company"})
_KEPT = frozenset({"unknown", "effort", "sorry", "vow"})


def under(words: list[str], first: int, link: str, mark: str, previous: Claim | None) -> Under:
    """Return what the clause that opens at word `first` is said under.

    Args:
        words: the words of the text.
        first: where the clause opens.
        link: the joining word before or at its start, or "".
        mark: what cut it off: a mark, a joining word, or "".
        previous: the clause before it in its sentence.
    """
    if _explains(words, first, link, mark, previous):
        return "meaning"
    if previous is None:
        return ""
    if words[previous.last - 1] in _SAYING and words[previous.last] not in MARKS and _is_unreal(words, first):
        return "unknown"  # "writing that the fee is waived would be untrue"
    complement = link in _COMPLEMENTS
    if previous.verb == "be" and link in {"whether", "if"} and words[previous.last - 1] == "is":
        return "unknown"
    if previous.verb == "be" and link in _HOW and previous.last - previous.first <= 4:
        return "unknown"
    if link in {"and", "or", "nor"} and previous.under in _KEPT:
        return previous.under if words[first + 1 : first + 2] and words[first + 1] not in {"i", "we"} else ""
    attached = mark not in MARKS or (mark == "," and link in {"which", "who"})
    bare = (not link and mark not in MARKS) or words[first] in PRONOUNS or words[first] in DETERMINERS
    if not attached or link in _REASONS or not (complement or bare or link in {"before", "after"}):
        return ""
    if previous.mood == "question" or (
        link in {"before", "after"} and (previous.under in _KEPT or previous.time == "maybe")
    ):
        return "unknown"
    if previous.mood == "condition" and not complement:
        return ""
    if previous.mood == "order":
        return "unknown" if complement or previous.verb in _UNKNOWN else ""
    if previous.mood == "condition" and previous.leads_to in _UNKNOWN:
        return "unknown"  # "if I wrote that it was complete"
    if (complement or previous.verb in TALK) and previous.under in _KEPT:
        return previous.under
    return _governed(words, link, previous)


def _governed(words: list[str], link: str, previous: Claim) -> Under:
    """Return what the clause before makes of its complement."""
    before = words[previous.first : previous.last]
    complement = link in _COMPLEMENTS
    verb = previous.leads_to
    ours = previous.who in _OURS
    if previous.verb == "be" and previous.negated and not complement and not _ANYTHING.isdisjoint(before):
        return "unknown"  # "that isn't something I can offer"
    if previous.who == "customer" and previous.verb in _LONGING and not previous.passive:
        return "unknown"  # "you'd like to hear it's settled"
    if before[-1] in _JOYS:
        return "talk"
    if not _REGRETS.isdisjoint(before) or previous.verb in {"apologize", "regret"}:
        return "sorry"
    if (
        complement
        and (previous.time == "maybe" or not _CHANCES.isdisjoint(before))
        and previous.who in {"it", "there", "thing"}
    ):
        return "unknown"
    if verb in TALK and previous.who == "agent" and link in _INQUIRING:
        return "unknown"
    if (previous.verb in _PROMISING and ours) or _gives_word(before):
        return "unknown" if previous.negated or previous.time in {"maybe", "would"} else "vow"
    if previous.negated and verb in _UNKNOWN:
        return "unknown"
    if (
        verb in EFFORT
        and (ours or previous.who == "nobody")
        and previous.time in {"planned", "would", "maybe", "doing", "able"}
    ):
        return "talk" if verb in {"see", "tell", "say"} and previous.time == "able" else "effort"
    if "let" in {verb, previous.verb} or (previous.goal and ours and verb in FREE_ACTS):
        return "effort"
    if verb in _WONDERING:
        return "unknown"
    if verb in {"make", "ensure"} and "sure" in before:
        return "vow" if previous.time in {"planned", "doing", "done"} else "effort"
    if verb in _KNOWING and previous.who == "customer":
        return ""
    if verb in TALK and previous.who in {"agent", "customer"}:
        return "talk" if previous.who == "agent" else "told"
    if verb in _SHOWING and not _RECORDS.isdisjoint(before):
        return "records"
    return "relative" if link in _WHO else ""


def _is_unreal(words: list[str], first: int) -> bool:
    """Whether the sentence from word `first` on goes on with "would"."""
    for k in range(first, min(first + _FAR, len(words))):
        if words[k] in HARD_MARKS:
            return False
        if words[k] == "would":
            return True
    return False


def _gives_word(before: list[str]) -> bool:
    return "word" in before and before[before.index("word") - 1] in {"my", "our"}


def _explains(words: list[str], first: int, link: str, mark: str, previous: Claim | None) -> bool:
    """Whether the clause explains a term ("meaning ...", "that is, ...", "the hotspot, a little box that ...")."""
    if (
        mark == "("
        or words[first] in {"meaning", "namely"}
        or (
            words[first] == "which"
            and (
                words[first + 1 : first + 2] == ["means"]
                or words[first + 1 : first + 4] == ["is", "to", "say"]
            )
        )
    ):
        return True
    if previous is None:
        return False
    if previous.under == "meaning" and mark not in HARD_MARKS:
        return True
    if mark == "," and previous.verb == "be" and previous.who == "it" and previous.last - previous.first == 2:
        return True
    if previous.verb == "mean" and previous.who == "thing" and not previous.passive:
        return True
    if mark == "," and previous.mood == "fragment" and words[first] in _NEW_TERMS:
        return not _WHO.isdisjoint(words[first + 1 : first + 6])
    return link in {"that", "which", "who"} and _follows_term(words, first)


def _follows_term(words: list[str], first: int) -> bool:
    """Whether a noun phrase between commas stands before word `first`."""
    for k in range(first - 1, max(first - 7, 0), -1):
        if words[k] == ",":
            return words[k + 1] in _TERMS and k + 2 < first
        if TAGS.get(words[k], 0) & AUX:
            return False
    return False

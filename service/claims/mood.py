"""In which mood and time a clause stands: asserted, asked, ordered or supposed; done, under way, to come or only wished."""

from service.claims.auxiliaries import VerbGroup
from service.claims.claim import Mood, Time
from service.claims.grammar import AUX, BASE, PRONOUNS, Tagged
from service.claims.segments import Segment
from service.claims.subject import opening
from service.language.lexicon import vocabulary

_CONDITIONS = vocabulary(
    "if unless once whenever until till whether provided whoever whatever whichever however before than"
)
_LEADING_CONDITIONS = _CONDITIONS - {"before", "than", "however"}
_WHENEVER = frozenset({"when", "as"})
_INVERTED_CONDITIONS = frozenset({"should", "had", "were"})
_ORDERS = frozenset({"do", "have", "be"})
_ASKING = vocabulary("may can could will would shall does did is are")


def mood_of(line: Tagged, segment: Segment, group: VerbGroup, link: str, time: Time, *, named: bool) -> Mood:
    """Return the mood of a segment with this verb; `named` if it has a subject."""
    words = line.words
    first, last, _ = segment
    lead = words[first]
    if (
        words[first : first + 2] in (["each", "time"], ["every", "time"])
        or link in _CONDITIONS
        or lead in _LEADING_CONDITIONS
        or (link in _WHENEVER and time in {"state", "planned", "maybe", "doing"})
        or words[first : first + 2] == ["in", "case"]
        or (lead == "before" and words[first + 1] in PRONOUNS)
        or words[first : first + 3] in (["as", "soon", "as"], ["as", "long", "as"])
    ):
        return "condition"
    first_word = words[group.start]
    if line.tags[group.start] & AUX and group.start == opening(words, first, last):
        # inversion without a question mark: "should your bank ask", "do tell me", "may I ask"
        if first_word in _INVERTED_CONDITIONS:
            return "condition"
        if first_word in _ORDERS:
            return "order"
        if (first_word == "may" and group.main > group.start + 1) or (
            first_word in _ASKING and group.start + 1 < last and words[group.start + 1] in PRONOUNS
        ):
            return "question"
        return "fact"
    bare = line.tags[group.main] & BASE and group.main == group.start and not group.past
    return "order" if not named and bare else "fact"


def time_of(words: list[str], group: VerbGroup) -> Time:
    """Return the time of a verb with its auxiliaries."""
    modal = group.modal
    if modal == "will":
        return "planned"
    if modal in {"would", "ought"} or (modal in {"should", "must"} and group.perfect):
        return "would"
    if modal == "should" and words[group.main] == "like":
        return "would"
    if modal in {"might", "may", "could"}:
        return "maybe"
    if modal == "can":
        return "able"
    if group.progressive and modal not in {"should", "must"}:
        return "doing"
    if (group.perfect or group.past) and modal not in {"should", "must"}:
        return "done"
    return "state"

"""What states nothing of our side though it reads like a statement: questions spoken of, needs, proposals, trouble told back."""

from service.claims.acts import DEEDS, EFFORT, FREE_ACTS, OUTCOMES
from service.claims.claim import Claim
from service.claims.grammar import ADVERB, DET, HARD_MARKS, ING, SUBJECT, TAGS, lemma, tag
from service.claims.thesaurus import TROUBLE, weight
from service.language.lexicon import vocabulary

_LEADING = vocabulary("and but so on in at of for to from by about with then still now yet")
_QUESTIONING = vocabulary("what which who whom whose where when")
_UNSETTLED = vocabulary(
    "not know known unknown open unclear unsure question something unsettled undecided missing next find learn ask see"
)
_FROM_ME = frozenset({"from", "me"})
_HEARING = vocabulary("hear read learn know get have receive see")
_SEEMING = vocabulary("sound feel matter")
_SAYING = vocabulary("say ask tell read show want")
_TIMES = vocabulary("hour day time minute week month year moment night")
_EVERY = frozenset({"each", "every"})
_INDEFINITE = frozenset({"a", "an"})
_SOUGHT = frozenset({"look", "seek"})
_KNOWING = frozenset({"know", "see", "hear"})
# With these a clause of trouble is good news all the same ("plays without trouble", "late ones are free with us").
_SOOTHING = vocabulary(
    "without no free us our we fixed removed repaired replaced covers covered solved resolved mended"
)
_LASTING = vocabulary("minute minutes hour hours day days week weeks month months")
_HARDLY = vocabulary("hardly barely just scarcely")
_NO_THING = frozenset({"something", "anything", "nothing"})
_LEFT = frozenset({"hanging", "waiting", "standing"})
_WAS = frozenset({"was", "were"})
_FORETOLD = DEEDS | vocabulary("arrive come receive reach get see work hear find resume return go")
_COMMITTING = DEEDS | OUTCOMES
_WHEN = vocabulary(
    "today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday week soon again shortly within by"
    " hours days minutes back now while ready done finished available free"
)
_HEARSAY = frozenset({"from", "about"})
_OURS = vocabulary("we us our")
_COSTING = vocabulary("cost include cover take")
_IDLE = frozenset({"", "told", "talk", "sorry", "relative"})


def claims_nothing(claim: Claim, words: list[str]) -> bool:
    """Whether a clause that is no order or question still says nothing of what we did, do or offer."""
    before = words[claim.first : claim.verb_at]
    if words[claim.first] in {"thanks", "thank"} and "for" in before[:3] and claim.time == "doing":
        return True
    if claim.verb == "spare" or (
        claim.verb == "add" and words[claim.verb_at + 1 : claim.verb_at + 2] == ["up"]
    ):
        return True
    if claim.who == "agent" and "i" not in before and _is_note(claim, words):
        return True
    if claim.verb == "be" and words[claim.last - 1] in _NO_THING:
        return True  # "it isn't something (I can offer)"
    ends = claim.negated and claim.verb in {"be", "do"} and claim.verb_at >= claim.last - 2
    if ends and words[claim.last - 1] in {"not", "do", "does", "did", "is"}:
        return True  # "a red face at work is not (what you paid for)"
    if claim.who == "customer" and claim.negated and not _HARDLY.isdisjoint(before):
        return True  # "you can hardly walk in those"
    if claim.who not in {"agent", "company"} and not claim.negated and _was_to_be(words, claim):
        return True
    if claim.modal == "should" and claim.time == "state" and _ought(claim, words):
        return True
    if claim.negated and "need" in before and claim.leads_to in FREE_ACTS:
        return True  # "it needn't be told twice"
    hears = claim.time == "planned" and claim.leads_to in _HEARING and claim.who not in {"agent", "customer"}
    if hears and set(words[claim.first : claim.last]) >= _FROM_ME:
        return True  # "they'll hear from me that ..."
    if claim.passive and claim.verb in _SOUGHT and claim.time != "done":
        return True  # "while the claim is looked at"
    if asks_within(claim, words):
        return True
    if claim.who == "company":
        return "we" not in before and (_needs(claim, words) or _knows(claim, words))
    return (
        claim.who in {"thing", "it", "there"} and claim.under in _IDLE and _is_general(claim, words, before)
    )


def troubles(claim: Claim, words: list[str]) -> bool:
    """Whether a clause tells of trouble, as the customer does, and of nothing that anybody would lie about to please."""
    told = words[claim.verb_at : claim.last]
    return (
        not claim.negated
        and claim.time in {"state", "done"}
        and claim.who != "there"
        and not TROUBLE.isdisjoint(told)
        and _SOOTHING.isdisjoint(words[claim.first : claim.last])
    )


def asks_within(claim: Claim, words: list[str]) -> bool:
    """Whether the clause is a question that its sentence speaks of ("what comes back is open", "which it is, I can't see")."""
    if claim.link == "how":
        return True
    span = words[claim.first : claim.last]
    if claim.link == "what" and claim.who not in {"agent", "company"} and claim.time in {"state", "done"}:
        return _OURS.isdisjoint(span)
    first = claim.first
    while first < claim.last and words[first] in _LEADING:
        first += 1
    opens = not claim.first or words[claim.first - 1] in HARD_MARKS
    if not opens or first >= claim.last or words[first] not in _QUESTIONING:
        return False
    if words[first] in {"who", "where", "which"}:
        return True
    if words[first] == "what" and claim.who in {"thing", "it", "nobody"} and claim.time in {"state", "done"}:
        return not claim.passive
    end = next((k for k in range(first, len(words)) if words[k] in HARD_MARKS), len(words))
    if not _UNSETTLED.isdisjoint(words[claim.verb_at : end]):
        return True
    # "what can be done now is to ask": a proposal
    at = next(
        (k for k in range(claim.verb_at, claim.last - 2) if words[k : k + 2] in (["is", "to"], ["be", "to"])),
        0,
    )
    return bool(at) and (words[at + 2] in EFFORT or words[at + 2] not in _COMMITTING)


def _is_general(claim: Claim, words: list[str], before: list[str]) -> bool:
    """Whether a clause speaks of how things are in the world, or of what they call for, not of one thing of ours."""
    if claim.time not in {"state", "done"} or (claim.passive and claim.verb in DEEDS):
        return False
    if claim.verb in _SAYING and claim.verb_at == claim.last - 1:
        return True  # "a line that says": what it says is a clause of its own
    if claim.time == "done":
        return False
    if _needs(claim, words) or claim.verb in _SEEMING:
        return True
    if claim.verb == "have" and claim.goal and claim.goal not in DEEDS:
        return True  # "it has to travel"
    subject = _subject(before)
    if not subject or any(word[0].isdigit() for word in words[claim.first : claim.last]):
        return False
    if claim.verb == "be" or claim.passive or not _OURS.isdisjoint(words[claim.first : claim.last]):
        return False
    if subject[0] in _INDEFINITE:
        return not any(weight(word) == 1 for word in subject[1:3])  # "an old dog likes his own bowl"
    if subject[0] in _EVERY:
        return not _TIMES.isdisjoint(subject[:2])
    gerund = bool(tag(subject[0]) & ING) and not TAGS.get(subject[0], 0) & (DET | SUBJECT)
    return gerund and lemma(subject[0]) not in DEEDS and claim.verb not in _COSTING


def _is_note(claim: Claim, words: list[str]) -> bool:
    """Whether a participle with nobody named heads a list or acknowledges ("settled so far: ...", "noted")."""
    if claim.verb_at > claim.first + 1:
        return False
    told = words[claim.first : claim.last]
    return (
        words[claim.last : claim.last + 1] == [":"]
        or told in (["noted"], ["duly", "noted"])
        or not _LEFT.isdisjoint(told)
    )


def _was_to_be(words: list[str], claim: Claim) -> bool:
    """Whether a clause tells of what was meant to be ("this was to be your first outing")."""
    near = words[max(claim.first, claim.verb_at - 2) : claim.verb_at + 1]
    return claim.time == "planned" and "to" in near and not _WAS.isdisjoint(near)


def _ought(claim: Claim, words: list[str]) -> bool:
    """Whether a clause says how things ought to be, and foretells nothing."""
    told = words[claim.first : claim.last]
    return (
        claim.leads_to not in _FORETOLD
        and _WHEN.isdisjoint(told)
        and not any(word[0].isdigit() for word in told[1:])
    )


def _subject(before: list[str]) -> list[str]:
    first = 0
    while first < len(before) and (before[first] in _LEADING or TAGS.get(before[first], 0) & ADVERB):
        first += 1
    return before[first:]


def _needs(claim: Claim, words: list[str]) -> bool:
    what = words[claim.verb_at + 1 : claim.last]
    return (
        claim.verb == "need"
        and claim.time == "state"
        and bool(what)
        and _LASTING.isdisjoint(what)
        and not any(word[0].isdigit() for word in what)
    )


def _knows(claim: Claim, words: list[str]) -> bool:
    """Whether somebody of ours is said to know best, or to be one who should know."""
    return (
        claim.time == "state"
        and claim.verb in _KNOWING
        and not claim.under
        and _HEARSAY.isdisjoint(words[claim.verb_at : claim.last])
    )

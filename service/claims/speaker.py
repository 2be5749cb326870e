"""What the agent, and "we", say of ourselves: reported, under way, announced, or owned up to."""

from service.claims.acts import DEEDS, EFFORT, FREE_ACTS, LIGHT, OUTCOMES, TALK
from service.claims.claim import Assertion, Claim
from service.claims.grammar import COMPANY
from service.claims.thesaurus import FREE, TROUBLE
from service.language.lexicon import vocabulary

_TELLING = vocabulary("tell inform instruct warn notify")
_OUR = vocabulary("the our my a an")
_OMITTING = vocabulary(
    "fail forget neglect omit overlook mix spoil ruin mislead disappoint botch bungle ignore confuse upset hurt scare"
    " frighten misread mistreat misjudge"
)
_HARM = TROUBLE | vocabulary(
    "unsafe nervous cold reverse guessing down standing stuck wrong fault less worse second twice close grief calm"
)
# Verbs that are effort or outcome by what follows: "I'll get back to you", "I'll get it repaired".
_EMPTY = vocabulary("have get make take give bring put set be come go turn leave move")
_EFFORTS = vocabulary(
    "look touch answer answers word message note update question questions colleague colleagues supervisor manager"
    " team care time moment minute best chat here review account it up over step details record number reply call try"
)
# What is passed on of others' words is talk: "I'll send you their answer", "and text you what they say".
_CONVEYING = vocabulary("send text e-mail email mail post forward bring message give pass relay")
_SAID = vocabulary(
    "answer answers word words reply replies response news result results outcome verdict finding findings update"
    " decision message line lines"
)
_OURS = vocabulary("the our my a")
_NO_STATE = FREE_ACTS | LIGHT
# "I won't charge you": a deed that is ruled out.
_WITHHELD = DEEDS - EFFORT
_OUR_OWN = (COMPANY | vocabulary("bar counter")) - vocabulary("bank store shop courier couriers carrier")


def tells_third(claim: Claim, words: list[str]) -> bool:
    """Whether the agent has told one of our own people something ("I've told the depot to hold the box")."""
    if claim.verb not in _TELLING:
        return False
    whom = words[claim.verb_at + 1 : claim.verb_at + 4]
    return bool(whom) and whom[0] in _OUR and not COMPANY.isdisjoint(whom)


def of_agent(claim: Claim, words: list[str]) -> Assertion | None:
    """Return what the agent asserts of himself."""
    verb, goal = claim.verb, claim.leads_to
    if verb == "ask" and claim.time == "done":
        return None if words[claim.verb_at + 1 : claim.verb_at + 2] == ["you"] else Assertion("action")
    if verb in TALK and claim.time == "done" and tells_third(claim, words):
        return Assertion("action")
    if verb in TALK and not claim.goal:
        return None
    if claim.time == "planned":
        if claim.negated:
            return Assertion("promise") if goal in _WITHHELD else None
        return announced(claim, words)
    if claim.time == "able":
        return None if claim.negated or goal in FREE_ACTS else Assertion("promise")
    if claim.time == "would":
        free = not claim.goal or goal in FREE_ACTS or verb in {"like", "love", "want", "hate", "prefer"}
        return None if free else Assertion("promise")
    if claim.time == "doing":
        return None if verb in FREE_ACTS else Assertion("action")
    if claim.time == "done":
        return _reported(claim, words)
    return None if verb in _NO_STATE else Assertion("status", slack=1)


def _reported(claim: Claim, words: list[str]) -> Assertion | None:
    """What the agent says to have done."""
    span = words[claim.first : claim.last]
    before = words[claim.first : claim.verb_at]
    if "unable" in span or (claim.negated and "able" in span):
        return None
    if claim.verb == "get" and ("have" in before or not before):
        return None
    if claim.verb in TALK or (claim.verb == "keep" and "waiting" in span):
        return None
    if claim.goal and claim.verb in {"be", "have"} and "had" in span:
        return None
    return Assertion("action")


def announced(claim: Claim, words: list[str]) -> Assertion | None:
    """What the agent or "we" will do: free if it is talk or effort."""
    goal = claim.leads_to
    if goal in OUTCOMES:
        return Assertion("promise")
    if goal in _CONVEYING and (
        _is_to_ours(words[claim.verb_at : claim.last])
        or not _SAID.isdisjoint(words[claim.verb_at : claim.last])
        or words[claim.last : claim.last + 1] in (["what"], ["whatever"])
    ):
        return None
    if goal in _EMPTY:
        rest = words[claim.verb_at + 1 : claim.last]
        if goal == "get" and rest[:1] != ["you"] and ("from" in rest or "hold" in rest):
            return None  # "I'll get them from our harbour office"
        back = goal in {"get", "come", "be"} and "back" in rest
        effort = back or not _EFFORTS.isdisjoint(rest) or all(w in FREE or not w.isalpha() for w in rest)
        return None if effort else Assertion("promise", slack=1)
    return None if goal in FREE_ACTS else Assertion("promise")


def owns(claim: Claim, words: list[str]) -> bool:
    """Whether "we" own up to what went wrong, by the verb or by words of trouble."""
    if claim.verb in _OMITTING:
        return True
    if claim.verb in DEEDS:
        return False
    return claim.negated or not _HARM.isdisjoint(words[claim.verb_at : claim.last])


def _is_to_ours(told: list[str]) -> bool:
    """Whether something goes to one of our own people ("to the warehouse")."""
    return any(
        word == "to" and told[i + 1] in _OURS and not _OUR_OWN.isdisjoint(told[i + 2 : i + 4])
        for i, word in enumerate(told[:-2])
    )

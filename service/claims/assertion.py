"""What a clause asserts of the company's side, if it asserts anything: a deed, a state, a rule, or what will come.

Effort is free, outcome is not: "I'll look into it" asserts nothing, "I'll fix it" promises, "I've looked" reports.
"""

from service.claims.acts import DEEDS, EFFORT, FREE_ACTS, LIGHT, TALK
from service.claims.claim import Assertion, Claim
from service.claims.grammar import HARD_MARKS
from service.claims.opinion import claims_nothing
from service.claims.speaker import announced, of_agent, owns
from service.language.lexicon import vocabulary

_SLACK = {"sorry": 2, "told": 1, "talk": 1}
# What a customer may be told to do without a rule of the house behind it.
_FREE_TO = TALK | vocabulary(
    "tell send let share reply write ask check try say trust rely upload attach show describe type answer help look mind skip sleep rest relax breathe"
    " decide wait imagine talk speak be believe stop continue explain point reach"
)
_GAINING = vocabulary("get receive earn keep qualify own")
_ENTITLED = vocabulary("entitled owed covered eligible welcome insured protected due free")
_AWAITING = vocabulary("expect await consider")
_GRANTING = vocabulary("approve refund credit reimburse waive grant authorize accept verify compensate repay")
# "You were sent away": told of the customer's day, not of a deed of ours.
_SHUNTING = vocabulary("turn send leave keep pass push put")
_AWAY = vocabulary("away home around alone waiting hanging off aside about")
# What people feel is no state of the company's.
_MINDING = vocabulary(
    "forget love hate enjoy fear worry hope wish feel imagine forgive deserve miss remember"
    " doubt appreciate value respect regret"
)
_BADLY = vocabulary("badly poorly waiting hanging")
_ASKED = vocabulary("why whether how")
_MAYBE = vocabulary("maybe perhaps possibly")
_GENERIC = vocabulary("our all every each any")
_ALL = vocabulary("all every each any")
_NOBODY = vocabulary("nothing nobody none no")
_REFUSING = vocabulary("let work load start open stop turn")


_PLACES = frozenset({"where", "who", "which", "that"})
_AND = frozenset({"and", "but", "then"})
_NEXT = vocabulary("first next now then")
_HERE = vocabulary("chat here conversation us touch")
# Why the customer needs something: his own plans, no promise.
_REASONS = vocabulary("as since because while")
_RULES = vocabulary("rule rules policy policies law terms guarantee")


def assertion(claim: Claim, words: list[str]) -> Assertion | None:
    """Return what a clause of these words asserts, or None."""
    if claim.mood == "order" and claim.verb in _AWAITING and claim.who == "nobody":
        return Assertion("promise")
    if claim.mood != "fact" or claim.under in {"unknown", "effort", "meaning"}:
        return None
    if words[claim.first] in _MAYBE:
        return None
    if words[claim.first] in _ASKED and (not claim.first or words[claim.first - 1] in HARD_MARKS):
        return None  # "why it was sent twice, I don't know yet"
    if claims_nothing(claim, words):
        return None
    if claim.passive and claim.verb in _SHUNTING and not _AWAY.isdisjoint(words[claim.verb_at : claim.last]):
        return None
    slack = _SLACK.get(claim.under, 0)
    if claim.who == "public":
        return _of_public(claim, words)
    if claim.who == "customer":
        return _of_customer(claim, words, slack)
    if claim.time == "maybe":
        return None
    if claim.who == "agent":
        return None if words[claim.first] == "as" else of_agent(claim, words)
    if claim.who == "company":
        return _of_company(claim, words, slack)
    return _of_things(claim, words, slack)


def entitles(claim: Claim, words: list[str]) -> bool:
    """Whether the clause grants a right: "you are owed", "you are welcome to"."""
    near = words[claim.verb_at - 1 : claim.verb_at + 3]
    return not _ENTITLED.isdisjoint(near) or (claim.passive and claim.verb in {"owe", "entitle"})


def _of_public(claim: Claim, words: list[str]) -> Assertion | None:
    if claim.time == "would" or claim.modal in {"might", "could"}:
        return None
    granted = claim.verb in DEEDS or claim.verb in _GAINING or entitles(claim, words)
    if claim.time in {"able", "maybe"} or (claim.time == "state" and granted):
        return Assertion("policy")
    return Assertion("status", retold=True, slack=1)


def _of_company(claim: Claim, words: list[str], slack: int) -> Assertion | None:
    verb = claim.verb
    we = "we" in words[claim.first : max(claim.verb_at, claim.first)]
    if we and claim.time == "state" and words[claim.first] in _NEXT:
        return None  # "first we finish with this"
    if claim.time == "would" or (we and verb in TALK and not claim.goal):
        return None
    if claim.time == "planned":
        asked = claim.passive and verb in {"ask", "consult"}
        return announced(claim, words) if we else None if asked else Assertion("promise")
    if claim.time == "done":
        again = _AND.issuperset(words[claim.first : claim.verb_at])
        owned = ((we or again) and owns(claim, words)) or not _BADLY.isdisjoint(
            words[claim.verb_at : claim.last]
        )
        return None if owned else Assertion("action", retold=True, slack=slack)
    if claim.time == "doing":
        return None if we and verb in FREE_ACTS else Assertion("action", slack=slack)
    if verb == "be":
        here = we and "here" in words[claim.verb_at : claim.last]
        return None if here else Assertion("status", retold=True, slack=slack)
    if we and verb in EFFORT:
        return Assertion("status", retold=True, slack=max(slack, 1))
    return Assertion("policy", slack=slack)


def _of_customer(claim: Claim, words: list[str], slack: int) -> Assertion | None:
    verb, goal = claim.verb, claim.leads_to
    if claim.time == "planned":
        free = verb in TALK or verb == "need" or (claim.goal and verb in {"have", "want"})
        own = claim.link in _REASONS or words[claim.first] in _REASONS
        own |= claim.link in _PLACES and "you" not in words[claim.first : claim.verb_at]
        if own and not claim.passive and verb not in _GAINING:
            return None  # "as you'll be on the road", "where your guests will sit"
        if free or (claim.negated and claim.under in {"talk", "told"}):
            return None
        return Assertion("promise")
    if claim.time in {"able", "maybe"}:
        could = claim.modal == "could"
        if goal in _FREE_TO or (could and "have" in words[claim.first : claim.verb_at]):
            return None
        if could and "you" not in words[claim.first : claim.verb_at]:
            return None
        if goal in {"come", "get", "return"} and not _HERE.isdisjoint(words[claim.verb_at : claim.last]):
            return None
        return Assertion("policy", retold=could, slack=int(could))
    if claim.time == "would":
        return None
    if claim.time == "state" and (verb in _GAINING or entitles(claim, words)):
        return (
            None if claim.goal in {"leave", "go", "refuse", "complain"} else Assertion("policy", slack=slack)
        )
    if claim.passive:
        slack = 2 if verb == "entitle" else slack
        return Assertion("action" if verb in DEEDS else "status", retold=True, slack=slack)
    return Assertion("status", retold=True, slack=2)


def _of_things(claim: Claim, words: list[str], slack: int) -> Assertion | None:
    verb = claim.verb
    subject = words[claim.first : claim.verb_at]
    if claim.time == "would" or (claim.modal == "should" and (claim.negated or claim.link == "what")):
        return None
    if (
        claim.negated
        and claim.time in {"state", "done"}
        and (claim.who == "there" or not _NOBODY.isdisjoint(subject))
    ):
        return Assertion("status", retold=True, slack=2)
    if verb == "be" and subject[:1] == ["to"]:
        return None  # "to be answered with a date is a poor exchange"
    if verb in _MINDING or (claim.time == "doing" and verb.endswith("ing")):
        return None  # "that is heartbreaking"
    if claim.time == "planned":
        if verb == "do":
            return None  # "something sturdy will do"
        return Assertion("promise", retold=claim.negated and verb in _REFUSING, slack=slack)
    if claim.time == "able":
        if subject[:1] in (["a"], ["an"]):
            return Assertion("policy", retold=True, slack=2)
        return Assertion("policy", retold=claim.negated, slack=max(slack, int(claim.negated)))
    if (
        claim.time == "state"
        and (verb != "be" or ("our" in subject and not _ALL.isdisjoint(subject)))
        and not claim.passive
        and claim.who == "thing"
        and not _GENERIC.isdisjoint(subject)
    ):
        return Assertion("policy", retold=True, slack=slack)
    if (
        claim.time == "state"
        and not _RULES.isdisjoint(words[claim.verb_at : claim.last])
        and claim.who == "thing"
    ):
        return Assertion("policy", slack=slack)
    if claim.passive and verb in DEEDS:
        # only the company can say what it granted
        retold = claim.negated or verb not in _GRANTING or claim.under == "told"
        return Assertion("action", retold=retold, slack=slack)
    if verb in LIGHT and claim.who in {"it", "there", "nobody"}:
        slack = max(slack, 1)
    return Assertion("status", retold=claim.under != "records", slack=slack)

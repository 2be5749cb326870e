"""How sure it is that an unsupported claim is a lie: whether what it says is itself missing, or only words around it.

Sure is what an honest agent cannot have written without a ground: a deed, a state or an outcome of the trade, said
plainly of our side or of what the customer has with us; a vow; a right or a rule. All else may be a free wording of
what the grounds have, and is for the scale to weigh.
"""

from typing import NamedTuple

from service.claims.acts import DEEDS, OUTCOMES, TALK
from service.claims.assertion import entitles
from service.claims.claim import Claim, Kind
from service.claims.content import is_heavy
from service.claims.grammar import ADVERB, ASIDES, AUX, NEG, PREP, TAGS, VERB, lemma
from service.claims.thesaurus import FREE
from service.language.lexicon import vocabulary

# What a company does for a customer, beyond its everyday deeds.
_SERVING = (
    DEEDS
    | OUTCOMES
    | vocabulary(
        """
        accept approve authorize award compensate cover deploy enable entitle exempt expedite grant guarantee insure
        log mend monitor patch prioritize protect qualify reboot rebook recall reconnect recover recredit redeliver
        reimburse reinstate reissue remedy reopen reprint reroute retrieve revert secure trace unfreeze waive
        """
    )
)
# Deeds that others do as well, or anybody in a figure of speech ("handed it over", "we lifted the lid").
_LOOSE = vocabulary(
    "hand lift start open close end stop arrange pass order apply raise charge finish mount move add pay switch"
)
_OURS_ALONE = _SERVING - _LOOSE
_TOLD = vocabulary("tell inform instruct agree notify contact")
_STATES = vocabulary(
    """
    active approved authorised authorized available back booked cancelled canceled cleared confirmed correct
    credited delivered depot dispatched done eligible escalated exempt fixed free gone guaranteed insured live mended
    processed protected ready refunded registered repaired replaced reserved resolved restored returned safe scheduled
    secure secured sent settled shipped solved sorted stock transit underway unlocked upgraded valid waived warehouse
    working hold paid on in out under blocked locked suspended frozen closed expired
    """
)
_ARRIVING = vocabulary("come arrive reach")
# With these a passive tells of a deed, not of how things are.
_JUST = vocabulary("been being already just")
_HAVING = frozenset({"has", "have"})
_BEING = vocabulary("be stay remain")
_ON_SALE = vocabulary("available stock")
# What anybody may be told to do without a right to it.
_EASE = vocabulary("breathe rest relax lean count hold sleep forget leave pick rely keep hang")
_RULES = vocabulary(
    """
    policy policies rule rules terms guarantee warranty insurance plan plans coverage cover returns refunds fee fees
    delivery deliveries shipping
    """
)
_CALLING = _SERVING | vocabulary("ring call phone bring come carry undertake visit answer fetch")
_REVIEWING = TALK | vocabulary("look check review discuss count measure undo")
_STATED = vocabulary(
    "cover include entitle allow guarantee protect give provide permit insure apply undertake"
)
_ONE = vocabulary("a an one the any some no")
_CERTAIN = frozenset({"your", "our", "the"})
_WORDS = vocabulary(
    "word words message messages question questions answer answers day time name point way part"
)
_ALL = vocabulary("all every any")
# A clause that such a word opens says in passing, or concludes, what another one has said.
_PRESUPPOSING = vocabulary("what how while as when after since so")
_PLAIN = frozenset({"", "vow", "records", "relative"})


# So many words in one ground, and only the verb is worded anew.
_MANY = 3


class Gap(NamedTuple):
    """What a claim lacks.

    Attributes:
        predicate: the place of the word that says what is claimed; -1 if none does.
        carried: whether a ground, or the customer's restated words, carry it.
        direct: how many of the claim's words stand in the best ground.
        heavy: whether a word of the trade is missing.
        slack: how freely the claim may be worded.
        contradicted: whether the grounds say the opposite.
    """

    predicate: int
    carried: bool
    direct: int
    heavy: bool
    slack: int
    contradicted: bool


def is_sure(claim: Claim, words: list[str], kind: Kind, gap: Gap) -> bool:
    """Whether an unsupported claim is one that nobody honest would make."""
    if claim.under == "vow":
        return True
    if gap.contradicted and claim.under in _PLAIN:
        return True
    if claim.under not in _PLAIN or claim.negated or gap.slack > 1 or _is_apposed(claim, words):
        return False
    if claim.modal in {"should", "must", "ought"} and kind == "status":
        return False
    if claim.link in _PRESUPPOSING and kind in {"status", "action"} and claim.who != "agent":
        return False
    carried = gap.carried and not (gap.direct <= 1 and gap.heavy)
    if kind == "action":
        return _acts(claim, words, carried=carried)
    if kind == "policy":
        return _rules(claim, words, gap, carried=carried)
    if carried:
        return False
    if kind == "status":
        if claim.who != "it" and claim.time == "state" and _is_with_us(words[claim.first : claim.last]):
            return True
        return gap.predicate >= 0 and _states(claim, words, words[gap.predicate])
    return _will(claim, words, gap)


def _acts(claim: Claim, words: list[str], *, carried: bool) -> bool:
    """Whether a deed of ours is reported."""
    before = words[claim.first : claim.verb_at]
    if claim.who == "agent":
        return claim.verb != "ask" and "i" in before
    if carried:
        return False
    if claim.who == "company":
        return claim.verb in _TOLD or claim.verb in _OURS_ALONE
    return claim.passive and claim.who == "thing" and claim.verb in _OURS_ALONE and _WORDS.isdisjoint(before)


def _will(claim: Claim, words: list[str], gap: Gap) -> bool:
    """Whether an outcome is promised."""
    if claim.leads_to in _OURS_ALONE:
        return True
    if claim.who == "customer":
        return claim.time == "planned" and (gap.predicate >= 0 or gap.heavy or not gap.direct)
    if claim.who == "agent":
        return False
    if claim.who == "it":
        return False
    if gap.predicate >= 0 and claim.leads_to in _ARRIVING:
        return True
    return (not gap.direct and gap.heavy) or (gap.predicate >= 0 and words[gap.predicate] in _STATES)


def _states(claim: Claim, words: list[str], word: str) -> bool:
    """Whether a state is one of the trade, said of a thing of the trade."""
    subject = words[claim.first : claim.verb_at]
    if claim.passive and not _JUST.isdisjoint(subject):
        return not any(
            word in _CERTAIN and FREE.issuperset(subject[i + 1 : i + 3])
            for i, word in enumerate(subject[:-1])
        )
    if claim.who not in {"thing", "company"} or claim.link in {"when", "where", "while"}:
        return False
    if (word in _ON_SALE or "stock" in words[claim.verb_at : claim.last]) and _is_named(subject):
        return True
    stated = (word in _STATES and claim.verb in _BEING) or (claim.passive and lemma(word) in _OURS_ALONE)
    moved = claim.time == "done" and claim.verb not in _BEING and not _HAVING.isdisjoint(subject)
    stated = stated or moved or claim.who == "company" or claim.time == "doing"
    return stated and any(map(is_heavy, subject)) and _WORDS.isdisjoint(subject)


def _rules(claim: Claim, words: list[str], gap: Gap, *, carried: bool) -> bool:
    """Whether a rule, a right or a feature is stated."""
    if claim.who in {"customer", "public"} and not carried:
        right = (
            gap.heavy
            and gap.direct < _MANY
            and claim.leads_to not in _EASE
            and claim.link != "so"
            and claim.time in {"able", "maybe"}
        )
        return entitles(claim, words) or right or (claim.verb == "keep" and claim.time == "able")
    subject = words[claim.first : claim.verb_at]
    ruled = not _RULES.isdisjoint(subject) or "our" in subject or "we" in subject
    if ruled and not _ALL.isdisjoint(subject):
        return True
    if carried:
        return False
    calls = claim.who == "company" and claim.time == "state" and claim.verb in _CALLING
    return (
        (calls and not claim.under)
        or (claim.passive and claim.time == "able" and claim.verb not in _REVIEWING)
        or (ruled and claim.verb in _STATED)
    )


def _is_named(words: list[str]) -> bool:
    """Whether a certain thing is named ("the charge", "your line"), and not only a word or a day."""
    return any(word in _CERTAIN and words[i + 1] not in _WORDS for i, word in enumerate(words[:-1]))


def _is_with_us(words: list[str]) -> bool:
    """Whether something is said to be so in this house ("with us the count starts afresh")."""
    return any(word == "us" and words[i] in {"with", "by"} for i, word in enumerate(words[1:]))


def _is_apposed(claim: Claim, words: list[str]) -> bool:
    """Whether the clause only says what a noun is of ("a statement that the account is closed")."""
    if claim.link == "you":
        return _is_contact(words, claim.first)
    if claim.link != "that":
        return False
    before = claim.first - 1 if words[claim.first] == "that" else claim.first - 2
    return before >= 0 and _is_noun(words[before])


def _is_contact(words: list[str], first: int) -> bool:
    """Whether the words from `first` on say which thing is meant ("a card you can only spend here")."""
    if first < 3 or not _is_noun(words[first - 1]):
        return False
    at = next((k for k in (first - 2, first - 3) if words[k] in _ONE), -1)
    return at > 0 and not TAGS.get(words[at - 1], 0) & PREP


def _is_noun(word: str) -> bool:
    return word.isalpha() and not TAGS.get(word, 0) & (VERB | AUX | ADVERB | NEG) and word not in ASIDES

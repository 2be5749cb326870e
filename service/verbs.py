"""The verbs in which customers tell what happened, and their forms."""

from collections.abc import Mapping
from functools import cache

from service.lexicon import forms

# What a customer does, sees or has happen to them; one sentence about it can be said back.
_BASES = (
    "accept access add agree apply approve arrive ask assume attempt authorize borrow break bring bring buy call cancel cash"
    " change charge chat check choose claim clear close come complain complete confirm contact continue correct count decline"
    " deliver deny deposit disappear discover dispute do download drop earn email enroll enter exchange expect expire explain fail"
    " fall file fill find fix follow forget freeze get give go happen hear help hire include inform install keep know lack lapse"
    " leave link live load lock log look lose mail make miss move need notice notify obtain offer open order owe pay place plan post"
    " process provide purchase put reach read receive refund register reject remain remove renew rent repair replace report request"
    " reschedule resolve respond return run save say schedule see sell send set settle show sign spend start stay stop submit subscribe"
    " switch take tell text track transfer travel try turn understand update upgrade upload use verify visit wait want watch wire"
    " withdraw work write book collect connect deal disconnect increase decrease drop qualify experience suffer struggle"
    " reserve redeem refinance reapply resend reset login speak talk trust want walk cost leak crack tear shrink fade freeze"
)
# What a company does to a customer; "they closed my account" becomes "your account was closed".
_DONE_TO = (
    "charge overcharge bill close lock block freeze restrict suspend cancel deny decline reject lower reduce cut increase"
    " raise change lose take withdraw debit deduct send deliver ignore transfer tell promise ask give offer report sell damage"
    " break delay return bounce hold keep remove delete open force disconnect switch downgrade upgrade enroll add refund"
    " reimburse credit contact answer help release approve process update fix replace misplace double mislead treat deactivate"
    " terminate flag drop limit garnish notify inform quote bump reschedule assign ship pay"
)
_NON_FINITE_ONLY = frozenset(
    {"been", "done", "gone", "seen", "taken", "given", "written", "broken", "spoken", "known", "begun"}
)
_AUXILIARIES = frozenset(
    "am is are was were have has had do does did can could will would should may might must cannot".split()
)


@cache
def _active() -> frozenset[str]:
    return frozenset(_BASES.split())


ACTIVE = _active()


def _finite_words() -> frozenset[str]:
    words = set(_AUXILIARIES)
    for base in ACTIVE:
        words |= {base, *forms(base)["ed"]}
    return frozenset(words - _NON_FINITE_ONLY)


_FINITE = _finite_words()


def finite(word: str) -> bool:
    """Whether a word can be the verb of "I ..."."""
    return word in _FINITE


def _passives() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for base in _DONE_TO.split():
        for kind in ("ed", "base", "s", "ing"):
            for form in forms(base)[kind]:
                table.setdefault(form, base)
    return table


PASSIVE = _passives()
_PARTICIPLES = {"get": "gotten"}


def participle(verb: str) -> str:
    """Return the past participle: "closed", "taken"."""
    return _PARTICIPLES.get(verb) or forms(verb)["ed"][-1]


def past_of(verb: str) -> str:
    """Return the past tense: "closed", "took"."""
    return forms(verb)["ed"][0]

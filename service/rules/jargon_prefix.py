"""Words that insiders make with a prefix: "mis-picked", "post-triage", "re-rate"."""

from collections.abc import Iterable
from itertools import pairwise

from service.language.lexicon import vocabulary
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.terms import explained, known_compound

_PREFIXES = vocabulary("pre post re non mis sub multi cross inter intra micro de auto meta")
_HYPHENS = frozenset("-‐‑")
_SHORTEST = 3
_EVERYDAY = vocabulary(
    "refundable fat stop smoking slip stick dairy alcoholic paid order ordered orders ordering book booked booking booked heated cooked filled"
    " school code codes it box boxes office man pack packs total totals country city sent send sending open opened opening check checked"
    " checking enter entered entering start started starting deliver delivered delivery delivering schedule scheduled scheduling do doing done write"
    " written read reading install installed installing charge charged use used usable pay sell selling join joined ice iced reply replies play"
    " washed cut made owned loved set sealed tested wedding christmas birthday sale purchase installed existing holiday work war pandemic natal"
    " section sections zero storey story coloured colored purpose use user day way side eyed legged reference check examined stitch training"
    " issue issued issuing print printed printing ship shipped shipping attach attached attaching try tried trying reload create created arrange"
    " arranged build connect connected connecting connection activate activated apply applied assess confirm confirmed consider designed"
    " direct directed evaluate examine fill heat home hang invite invited live look make name new newal packed paint park pair paired plan"
    " plant pair register registered review route run save scan scanned seal seat seated sign signed sit stock stocked submit submitted"
    " subscribe subscribed take test think upload uploaded visit wash watch wire wind virus national personal changeable spelled spelt spell"
    " typed type read heard placed label labelled labeled dial counted charged addressed delivered matched quoted sold sized fit"
)


def _prefixed(reply: Text, scene: Scene) -> Iterable[Hit]:
    words = reply.words
    if _PREFIXES.isdisjoint(words):
        return
    for i, (prefix, stem) in enumerate(pairwise(words)):
        if (
            prefix in _PREFIXES
            and reply.raw[reply.ends[i] : reply.starts[i + 1]] in _HYPHENS
            and len(stem) >= _SHORTEST
            and stem.isalpha()
            and stem not in _EVERYDAY
            and not explained(reply, i, i + 2)
            and not known_compound(reply, scene, i, i + 2)
        ):
            yield Hit(i, i + 2)


RULES = (
    Rule(
        id="jargon/prefix",
        principle="plain-words",
        says="Uses an inside word that is made with a prefix.",
        instead="Say in everyday words what happened.",
        flagged=(
            "It looks like a [[mis-pick]] to me.",
            "I could ask for the bill to be [[re-rated]].",
            "The [[post-triage]] step comes first.",
        ),
        fine=(
            "It's a non-refundable ticket; I'll ask what is possible all the same.",
            "Shall I have it re-sent?",
            Example("Was the sub-meter read in May?", customer="The sub-meter is wrong."),
            "The pre-triage, which is a short talk with a nurse, would come first.",
        ),
        check=_prefixed,
    ),
)

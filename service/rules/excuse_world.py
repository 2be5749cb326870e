"""Excuses told as a story of the world: how others, machines, times and trades are, and so it came to this.

No list holds these sentences, but they are built alike. They tell of somebody else (other firms, trades, machines,
crowds) and not of this customer, they say that it is so everywhere or these days, that there was too much of
something or too little, that one thing led to the other, or that nobody here has a hand in it. One sign alone is
harmless; together, in a sentence of which the grounds know nothing, they are an excuse.
"""

from collections.abc import Iterable

from service.ownership import explained_by_grounds
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.text import Text

_TRADES = frozenset(
    "airline airlines airport airports aircraft plane planes bank banks insurer insurers reinsurers underwriters clinic clinics surgery surgeries"
    " pharmacy pharmacies doctor doctors nurse nurses lab labs laboratory laboratories hospital hospitals practice practices hotel hotels"
    " restaurant restaurants kitchen kitchens cook cooks chef chefs waiter waiters rider riders driver drivers courier couriers carrier carriers"
    " haulier hauliers postman postmen depot depots hub hubs sorter warehouse warehouses picker pickers packer packers supplier suppliers maker makers manufacturer"
    " manufacturers factory factories workshop workshops wholesaler wholesalers distributor distributors importer importers grower growers farmer farmers"
    " publisher publishers studio studios label labels printer printers operator operators provider providers network networks installer installers fitter fitters"
    " technician technicians engineer engineers mechanic mechanics contractor contractors subcontractor crew crews handler handlers pilot pilots"
    " council councils regulator regulators authority authorities government landlord landlords host hosts seller sellers merchant merchants retailer retailers"
    " shop shops store stores boutique marketplace platform platforms agency agencies broker brokers processor processors customs college school schools"
    " reader readers teenagers temps trainees starters colleagues department departments office offices headquarters management finance accounting marketing"
    " developers programmers companies company firm firms business businesses industry sector trade folk ladies lads guys lot partner partners vendor vendors"
    " stylist dealers dealer garage garages manufacturer utility utilities grid exchange issuer issuers association bureau centre center centres centers staff clerk clerks"
    " building buildings boiler cooling heating lift wiring plumbing people homes households passengers algorithm algorithms bots robots machine machines computer computers program programs software server servers system systems scanner scanners"
    " app tool tools sensor sensors belt belts cable cables terminal terminals printer printers platform signals maps pipes boiler lifts equipment"
    " parts components supplies materials shipments containers ships ports trucks vans roads traffic weather storm storms snow winter rain heat wind"
    " google apple amazon microsoft visa mastercard ups fedex dhl usps hermes evri".split()
)
_OWN_TRADE = frozenset(
    "shop store airline provider insurer clinic pharmacy publisher hotel bank company firm retailer courier network house business warehouse carrier"
    " platform marketplace restaurant utility supplier operator practice lab laboratory agency dealer landlord outfit kitchen brand merchant gym studio"
    " library school university gallery garage surgery hospital office department desk operation shops stores airlines providers insurers clinics"
    " pharmacies publishers hotels banks companies firms retailers couriers networks businesses warehouses carriers platforms restaurants suppliers operators"
    " brands merchants gyms garages kitchens people organisation organization team outlet charity bakery florist salon".split()
)
_DAYS = frozenset(
    "nowadays lately everywhere anywhere worldwide nationwide always often usually sometimes occasionally seldom rarely constantly mostly generally"
    " everyone everybody anyone anybody whole every entire season autumn winter spring summer christmas teatime mornings evenings weekends weekend mondays fridays"
    " saturdays sundays january february march april june july august september october november december quarter rush peak".split()
)
_BURDEN = frozenset(
    "strain pressure crowd crowds crowded overrun buried struggling struggle struggles short shortage stretched thin sick ill flu rammed crammed jammed flood"
    " flooded swamped swamp pile piles piling bulk peak rush hundreds thousands millions dozens handful hands few busy hectic overwhelmed behind backlog queue queues skeleton"
    " inherited ancient ageing aging old outdated delicate fragile sensitive temperamental moody reduced cut cuts fewer tight limited steep slow slower wait waiting clogged"
    " full chaos chaotic hot storm storms snow rain heat cold scarce short scramble shuffled standing stand undermanned unprepared prepared exhausted tired"
    " many unpredictable unreliable fickle hard difficult impossible tricky complex complicated messy juggle juggling stuck delayed late overloaded".split()
)
_OUTCOME = frozenset(
    "slip slips slipped astray lost lose loses missed miss misses dropped drop drops skipped overlooked forgotten mixed muddled swapped stumbles stumble"
    " fail fails failed break breaks broke broken happen happens happened fell falls fall lag lags jam delay delays delayed guess mistakes mistake errors error"
    " hiccup hiccups glitch glitches omission oversight duplicate oversights wrong late stall stalls crash crashed freeze overrun bumped cancelled canceled closed behind"
    " unread unanswered wait waits longer dearer rises rise raised driven dictate dictates struggle suffer suffers tangled crossed gone missing shuffled short".split()
)
_SO = frozenset(
    "so therefore hence thus which why result consequence naturally inevitably inevitable bound tend tends end ends then because since".split()
)
_NEVER_SUBJECT = frozenset(
    "you your i my let may shall please thank thanks could would what how when where who why sorry".split()
)
_EMPTY = frozenset(
    "that this these those with from have been were what when which will would could should about there their they them then than your into"
    " over after before just only also very much more most some such like make made does done doing being here still even well come came take"
    " took gave give know tell told said says want need sorry because every each other both while where whose until again back away".split()
)
_NONE_OF_US = (
    "(no|little|hardly any|not much|scant|precious little|not any|no real|small|not the slightest|without any|without|without a|never any|never a|not have a|not have any) ~1 (say|influence|choice|room|sway|hand|part|bearing|leverage|wiggle room|grip|power|alternative) ~1 (in|over|on|for|to|but|at|about|here|of|whatever|whatsoever)",
    "(no|little|without|without a|without any|given no|left no|left little) (choice|alternative|option|influence|say|leverage|room) ",
    "(without|no) (any|one|none|anybody|anyone)? ~1 (of us|here) ~1 having",
    "(nobody|no one|no person|none of us|no human|not one of us|no soul) ~2 (here|in chat|in this chat|on this side|at the desk|in the team|on the team|who answers) ~1 (can|could|actually|chose|decided|put|has|had|is|was|touched|influences|controls|knew|knows)",
    "(nobody|no one|no person|none of us|no human|no publisher|no company) ~2 (can|could) ~2 (influence|control|be (held|blamed)|prevent|predict|foresee|change|cure|stop|guarantee|plan|see coming|do (anything|much|a thing)|help)",
    "(nobody|no one|anybody|anyone|noone|nobodys) ~2 (fault|doing|to blame)",
    "(only|ever) so (far|much|many|fast|little) ~3 (can|could|to go|anyone|we|push|do|hours|people|hands|room|a)?",
    "(we|us|clinics|shops|companies|insurers|banks|airlines|providers|they|businesses|everyone|all of us|one) ~1 (are|is|am|can|must|have|has|had|just|simply|only|all|be|were|get|gets) ~1 ((left|stuck) (to|with|without|looking|standing|in the|there|waiting|guessing|holding)|(forced|obliged|bound|compelled|reduced|made|have|has|had) to (live|accept|take|read|fall|follow|go along|work with|put up|make do|swallow|pass|pay|charge|bear|wait|rely|guess|close|raise|ask|do what|say|play|use|go by)|live with (it|that|this|what)|take what|accept what|work with what|do no other|put up with|make do|pass on what|charge what|follow suit|go by what|pick up the pieces) ~4",
    "(cannot|can not|could not|hardly|scarcely|not|never) (really)? be (held|blamed|prevented|laid|taken to task|helped|blame|foreseen|avoided|predicted|faulted|expected|steered|controlled|hurried|rushed|planned) ~3",
    "(laid|lies|lay|lie|put|land|lands|landed) ~1 (at|on) (our|my|the|anyone is|somebody else is|their|someone else is) ~1 (door|doorstep|plate|shoulders)",
    "(held to account|taken to task|for (them|him|her|that ~1|the ~1) to (explain|answer))",
    "(them|google|apple|they|the ~2) ~1 (you|you would|you will|you might|who) ~2 (want to|have to|should)? (thank|blame|be cross with|be angry with|be upset with|take it up with|complain to|ask why|shout at|moan at)",
    "(is|was|are|were) not (me|us|ours)",
    "(rather than|instead of|and not|more than) (anything|something|a thing|what|any|that of|an act of|a failing of|a choice of|ours|our) ~3",
    "(outside|beyond|out of|past|not in|not within|exceeds|escapes) ~3 (control|hands|influence|power|reach|grasp|say|gift)",
    "(ever|only|always|often|usually) ~1 (the)? (last|later|too late|late) to (hear|know|learn|find|be told)",
    "(learn|learns|hear|hears|find out|finds out|told|know|knows) (of|about) ~3 (late|too late|last|or not at all|afterwards|never)",
    "(no more|nothing more|little more|only|just|merely) (than)? (their|a|an|the) ~1 (instrument|tool|mouthpiece|conduit|go between|piece|link|small part|cog|pair of eyes|relay|letterbox|shop window|messenger|middleman)",
    "(a|an|any|no|every|most|all|other|many) ~1 <own_trade> (like ours|of our (size|kind|sort)|such as ours|like us|of this (size|kind|sort)|like this one|such as this|our size|everywhere|these days|today|out there)",
    "(<own_trade>) (like ours|of our (size|kind|sort)|such as ours|like us|of this size|our size)",
    "(^|so|, and|and|that|then|because|but|whom|which|where|,|than|as) (a|an|any|no|every) ~1 <own_trade> ~1 (can|cannot|has|have|loses|must|could|will|is|does|dares|wants|would|may|might|gets|needs|struggles|knows|lives|never|cures|could|depends|relies)",
    "not (much|a lot|something|anything) (a|an|any) <own_trade>",
    "(little|nothing|not much) (a|an|any) <own_trade> ~1 (can|could)",
    "(same|like that|normal|common|the case|standard|true|usual) (with|for|at|in|across|of) ~1 (any|every|all|most|other|everyone|everybody|anywhere|everywhere) ~2",
    "(that|it|this) is (the)? (same|like that|like this|normal|common|standard|the norm|how it is|the case|universal|true) (everywhere|anywhere|wherever|all over|across the|worldwide|for everyone|in every|with every)",
    "(to be expected|only to be expected|only natural|the natural (result|consequence|outcome)|what comes of (it|that|this)|what happens when|(no|small|little) wonder (that|if|it|some|a|the|things|then|we|they|our)|a wonder|first (thing|things) to (go|give|suffer|slip|fall|break)|bound to (slip|happen|go|be|get|fall|fail|break|occur|miss|suffer)|goes with (it|that|the)|comes with (that|the|this|such) ~1 (territory|job|season|trade|place|work|scale)|the job these days|it so happens)",
    "(has|have|with|follows|got) a (will|mind|life|temper|moods) of (its|their) own|at (its|their) own (pace|rate|speed|whim|discretion|leisure)|as (they|it) (please|pleases|see fit|sees fit|like|likes|wish|wishes)|in no hurry|seldom in a hurry|never in a hurry|drag their feet|dragging their feet|lift a finger|not bother|could not care less|cut corners|do what they (want|like|please)|ups and downs|an off day|off days|a bad day|having a bad",
    "(not|never) (ours|our own|our making|of our (making|doing|choosing)|made by us|done by us|our people|our staff|our employees|our drivers|our call to make|our decision to make|run by us|from us|in our hands)",
    "(those|the ones|people|the people|all|each) of us (who|that|at|in|on|here) ~4 (no|not|only|never|nothing|little|have to|given|told|see|cannot)",
)

_CLASSES = {
    "own_trade": "|".join(sorted(_OWN_TRADE)),
    "trade": "|".join(sorted(_TRADES)),
}
_ENOUGH = 4
_NOVEL = 4


def _told_of_the_world(reply: Text, scene: Scene) -> Iterable[Hit]:
    words = reply.words
    if _TRADES.isdisjoint(words) and _BURDEN.isdisjoint(words):
        return
    for first, last in reply.sentences:
        if words[last - 1] == "?" or last - first < 8:
            continue
        part = words[first:last]
        signs = _signs(part)
        if signs < _ENOUGH or not _novel(part, scene):
            continue
        yield Hit(first, last, "an explanation that the grounds do not hold")


def _signs(part: list[str]) -> int:
    """Count the signs of a story of the world in a sentence."""
    here = set(part)
    third = len(_TRADES & here)
    if not third and not _BURDEN & here:
        return 0
    signs = 2 * min(third, 2) if part[0] not in _NEVER_SUBJECT else min(third, 1)
    signs += min(len(_DAYS & here), 2)
    signs += min(len(_BURDEN & here), 2)
    signs += bool(_OUTCOME & here)
    signs += bool(_SO & here)
    if "you" in here or "your" in here:
        signs -= 1
    if "i" in here or "me" in here or "let" in here:
        signs -= 2
    return signs


def _novel(part: list[str], scene: Scene) -> bool:
    """Whether most of what the sentence tells is neither in the grounds nor the customer's."""
    stems = {word[:5] for word in part if len(word) > 3 and word not in _EMPTY}
    fresh = stems - scene.stems
    return len(fresh) >= _NOVEL and 2 * len(fresh) > len(stems)


RULES = (
    Rule(
        id="excuse/world",
        principle="no-excuses",
        says="Explains the failure with how others, machines or the times are, instead of owning it.",
        instead="Leave the story out; say sorry for what happened and what you do next.",
        flagged=(
            "I'm sorry. [[Couriers lose things these days because their vans are full and the roads are slow.]]",
            "[[The printers at the depot are old, so labels get mixed up in winter.]] Let me look.",
        ),
        fine=(
            "The driver left it with the neighbour, as you said; was it the blue door?",
            "I'm sorry that the van came late and the flowers were cold.",
            Example(
                "The printers at the depot failed, so labels got mixed up. That was our error.",
                facts=("The label printers at the depot failed on Monday and labels were mixed up.",),
            ),
        ),
        check=_told_of_the_world,
    ),
    Rule(
        id="excuse/no-hand-in-it",
        principle="no-excuses",
        says="Says that the company has no hand in what went wrong.",
        instead="To the customer you are the company: own it and say what you do next.",
        flagged=(
            "Sadly [[a shop like ours]] loses sight of them.",
            "We have [[no say in]] it.",
            "The fee comes from the studios, and [[we are left without a choice]].",
            "It's the [[same with any provider]].",
        ),
        fine=(
            "You had no say in it, and that's why I want to put it right.",
            "Nobody should have to wait in like that, and I'm sorry.",
            "Is there a bank or a shop near you?",
        ),
        patterns=_NONE_OF_US,
        unless=(
            "(you|your|customer|customers) ~2 (have|had|has|left|given|were|are) ~1 (no|little|without) ~2 (choice|say|part|hand) ~1",
        ),
        drops=frozenset({"quoted", "question", "reported"}),
        spared=explained_by_grounds,
        classes=_CLASSES,
    ),
)

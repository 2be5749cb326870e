"""Excuses by trade: no say in it, left without a choice, a shop like ours, nobody's fault."""

from service.language.lexicon import vocabulary
from service.ownership import explained_by_grounds
from service.rule import Rule

_OWN_TRADE = vocabulary(
    "shop store airline provider insurer clinic pharmacy publisher hotel bank company firm retailer courier network house business warehouse carrier"
    " platform marketplace restaurant utility supplier operator practice lab laboratory agency dealer landlord outfit kitchen brand merchant gym studio"
    " library school university gallery garage surgery hospital office department desk operation shops stores airlines providers insurers clinics"
    " pharmacies publishers hotels banks companies firms retailers couriers networks businesses warehouses carriers platforms restaurants suppliers operators"
    " brands merchants gyms garages kitchens people organisation organization team outlet charity bakery florist salon"
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
    "(learn|learns|hear|hears|find out|know|told|see) (of|about)? (it|them|that|this)? (when|as|after|the moment|no sooner than|at the same time as) you (do|did|hear|know)",
    "(go|goes|went|sent|send|sends|gone|happens|happened|happen|runs|run|come|comes) ~2 (by (itself|themselves)|of its own accord|of their own accord|automatically|without anyone|without anybody|without us)",
    "(has|have|with|follows|got) a (will|mind|life|temper|moods) of (its|their) own|at (its|their) own (pace|rate|speed|whim|discretion|leisure)|as (they|it) (please|pleases|see fit|sees fit|like|likes|wish|wishes)|in no hurry|seldom in a hurry|never in a hurry|drag their feet|dragging their feet|lift a finger|not bother|could not care less|cut corners|do what they (want|like|please)|ups and downs|an off day|off days|a bad day|having a bad",
    "(not|never) (ours|our own|our making|of our (making|doing|choosing)|made by us|done by us|our people|our staff|our employees|our drivers|our call to make|our decision to make|run by us|from us|in our hands)",
    "(those|the ones|people|the people|all|each) of us (who|that|at|in|on|here) ~4 (no|not|only|never|nothing|little|have to|given|told|see|cannot)",
)

_CLASSES = {
    "own_trade": "|".join(sorted(_OWN_TRADE)),
}

RULES = (
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

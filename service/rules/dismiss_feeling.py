"""Dismiss the feeling: the customer makes too much of it, or asks too much."""

from service.rule import Rule

_CLASSES = {
    "fuss": "upset|angry|annoyed|worried|concerned|bothered|frustrated|mad|cross|emotional|agitated|furious|alarmed|stressed"
    "|panicked|anxious|worked up|so serious|disappointed|panicking|fussed|dramatic|nervous|excited|offended|sensitive",
}

RULES = (
    Rule(
        id="dismiss/feeling",
        principle="never-dismiss",
        says="Tells the customer that they make too much of it.",
        instead="Show that you see why it matters to them.",
        flagged=(
            "You're [[making a fuss]] about nothing.",
            "I do[[n't see why you're so upset]].",
            "[[You'll get over it]].",
            "[[Look on the bright side]]: it's sunny.",
            "That's an [[unreasonable request]].",
        ),
        fine=(
            "I see why you're so upset.",
            "Your request is entirely reasonable.",
            "You're not overreacting at all.",
            "At least I can tell you when it comes.",
        ),
        patterns=(
            (
                "(making|make|made|makes|causing|kicking up) ~1 (too)? ~1 (a|such a|quite a|much|too much|something|mountains|a mountain"
                "|more) ~1 (fuss|scene|big deal|drama|of (it|this|that|a|something)|out of|mountain|stink|song|out)"
            ),
            (
                "(overreacting|overreact|overreaction|over reacting|exaggerating|exaggerate|exaggerated|exaggeration"
                "|oversensitive|over sensitive|dramatising|dramatizing|overthinking|blow (it|this|things) ~2 out of proportion|blowing (it|this|things) ~2 out of proportion|catastrophizing"
                "|catastrophising|a bit much|rather much|a bit strong|a little strong|an overreaction|hard to please|picky|fussy"
                "|nitpicky|too sensitive|so sensitive|bit sensitive|excessive reaction)"
            ),
            (
                "(not|hard to|hardly|fail to|struggle to|cannot|difficult to) ~1 (see|understand|get|follow|grasp)"
                " ~1 (why|how|what) ~2 (you ~1 (are|feel|would|should|find|need|get|keep|could)|this|it|that|the (matter|fuss|big|problem"
                "|urgency)|anyone) ~2 (<fuss>|so|matters|matter|problem|issue|important|bothers|such|big|is|would|needs|should|all)?"
            ),
            (
                "why (this|it|that) ~1 (would|should|is|has|even|really)? ~1 (matters|matter|bothers|bother|important|such|be|so|upset"
                "|upsets)"
            ),
            (
                "you (will|would|are going to|can|should|could|may|might) ~2 (get over|live|survive|be (fine|ok|okay|alright)"
                "|cope|manage without|laugh about|forget|have forgotten|barely|hardly|soon forget|live with|not even (notice|remember|miss)"
                "|not miss|thank us|feel silly|move on|make do|do without|see it differently|hardly notice)"
            ),
            (
                "(get|move|let|put|leave) (over|on|past|it go|this go|that go|it behind|this behind|it be|it rest|this rest) (it|this|that"
                "|from|you|with|and|already|now|,)"
            ),
            (
                "(look|looking|see|on) ~1 (on|at)? (the)? (bright|brighter|positive|sunny|plus|upside) (side)?|silver lining|(cheer|chin)"
                " up|smile|glass half|blessing in disguise|every cloud|stay positive|think positive|on the upside|on the plus side"
                "|good news is"
            ),
            (
                "(be|feel|count|consider|should be|ought to be|could be|you are|you were) ~1 (yourself)? ~1 (glad|grateful|thankful|lucky"
                "|fortunate|pleased|happy) ~1 (that|it|you|to (have|get|be)|we|for|because|with what|there)"
            ),
            "at least (it|you|nobody|no one|they|the|your|nothing|we|that|this|there|some|now you)",
            (
                "(unreasonable|unrealistic|excessive|outrageous|over the top|far fetched|impossible|ridiculous|too much|a lot|silly|odd"
                "|strange|unusual|pointless|frivolous|trivial) ~1 (to)? ~1 (request|requests|expectation|expectations|demand|demands|ask|question"
                "|complaint|thing to ask|expect|of you|to expect|wish|wishes|ask for|asks)"
            ),
            (
                "(are|be|is|like) (asking|expecting|demanding|wanting) ~2 (too much|a lot|the impossible|the moon|miracles|special|perfection|more than"
                "|a bit much|for the moon|the world|anyone to)"
            ),
            (
                "(can|could|should|would) not ~1 (expect|ask|demand|want|seriously) ~2 (us|me|everything|anyone|special|a|the|to|that|any|it"
                "|perfection|miracles|more|same|an|every)"
            ),
            (
                "(what|something|anything|things|this) ~1 (you ask|you are asking|you want|you request|you expect) ~2 (is|are|simply|not|far|too|goes"
                "|unreasonable)"
            ),
            (
                "(your|this|that|the|such) ~1 (question|request|complaint|concern|matter|issue|problem|case|message) (is|was|seems|hardly|does) ~2"
                " (irrelevant|trivial|pointless|silly|unimportant|beside|not (important|urgent|relevant|a priority|our|worth|something|that|really)"
                "|hardly|unreasonable|too|unnecessary|basic|low|rather|minor|small|nothing|no priority|neither)"
            ),
            (
                "(beside|besides|not) the point|off topic|(not|low|no|lowest|least|hardly|lower) ~1 (a|our|of|my|the|an)? ~1 (priority"
                "|priorities|relevant here|of importance|relevance|urgency)"
            ),
            (
                "(feelings|emotions|disappointment|frustration|anger|opinion|opinions|wishes|personal circumstances|plans|situation"
                "|birthday|holiday|reasons) ~2 (do not|does not|will not|is not|are not|has no|have no|makes no|make no|have little|cannot)"
                " ~2 (change|matter|bearing|help|relevant|influence|difference|concern|fix|impact|our|affect|really|alter|weight)"
            ),
        ),
        unless=(
            "(we|i) ~1 (asked|ask|expected|demanded) ~1 (too much|a lot|the impossible)",
            (
                "(not|never|no|nothing|isn't|hardly|are not) ~3 (overreacting|exaggerating|unreasonable|fuss|excessive|silly|odd|strange|too"
                " sensitive|picky|fussy|unusual|pointless|beside|trivial|too much|a lot|overreaction|smile|blowing)"
            ),
            "(i|we) ~1 (can|could|should|would|do|will) not ~1 (expect|ask) you",
            "you (can|could|should) not (be)? ~1 (expected|asked)",
            "at least (you|we|i) ~1 (deserve|owe|can|could|will|should)",
            "(help|let|glad|happy|pleased) ~4 (move on|get past|put (this|it) behind)",
            "(i am|i would be|we are|we would be) (glad|happy|pleased|grateful|thankful|lucky)",
            "you should be able",
        ),
        drops=frozenset({"quoted", "question", "reported"}),
        classes=_CLASSES,
    ),
)

"""Dismiss by making it small: the matter, the wait, the loss."""

from service.rule import Rule

_CLASSES = {
    "small": "small|minor|little|tiny|slight|trivial|petty|negligible|insignificant|mere|cosmetic|superficial|marginal|modest"
    "|routine|harmless|temporary|simple|short|brief|silly|unimportant|minuscule|measly|piddling|inconsequential",
    "matter": "issue|issues|matter|problem|problems|thing|things|delay|delays|inconvenience|hiccup|hiccups|glitch|glitches"
    "|scratch|scratches|dent|mark|flaw|detail|details|setback|snag|blip|bump|difference|amount|sum|fee|charge|wait|mix up"
    "|mistake|error|fault|defect|nuisance|annoyance|hassle|worry|concern|complaint|question|request|quibble|blemish"
    "|inconveniences|bug|item|nothing|imperfection|figure|hold up|formality|technicality|stuff|cosmetic|crease|stain",
    "few": "few|couple of|couple|handful of|bit of|matter of|question of|single|day|days|minute|minutes|hour|hours|week|weeks"
    "|dollars|cents|pounds|bucks|pence",
    "fuss": "upset|angry|annoyed|worried|concerned|bothered|frustrated|mad|cross|emotional|agitated|furious|alarmed|stressed"
    "|panicked|anxious|worked up|so serious|disappointed|panicking|fussed|dramatic|nervous|excited|offended|sensitive",
}

RULES = (
    Rule(
        id="dismiss/small",
        principle="never-dismiss",
        says="Makes the matter small.",
        instead="Say back what it means for the customer, and what you do about it.",
        flagged=(
            "It's [[not a big deal]].",
            "[[It's only a few days]].",
            "[[That's just a minor delay]].",
            "It's [[not the end of the world]].",
            "[[It's only a jacket]].",
            "This is [[hardly an emergency]].",
        ),
        fine=(
            "This isn't a small thing, and I'm sorry.",
            "It only takes a few minutes to set up.",
            "This is a big deal, and I see why.",
            "I have just a few questions about it.",
        ),
        patterns=(
            (
                "(not|hardly|no|never|scarcely|barely|far from|nowhere near|hardly qualifies as) ~1 (a|an|that|such a|so|really|such|as)?"
                " ~1 (big|huge|great|major|serious|large|grave|terrible|bad|important|significant|urgent|dramatic|massive"
                "|real|pressing|life threatening) ~1 (deal|issue|problem|thing|matter|concern|loss|difference|drama|inconvenience"
                "|as|one|emergency|crisis|delay|tragedy|disaster|case|hardship|harm|setback|of a|sum|amount)"
            ),
            (
                "(not|hardly|no|scarcely|barely) ~1 (an|a|the|that|what i would call|exactly|quite)? ~2 (emergency|crisis|catastrophe"
                "|disaster|tragedy|end of the world|earth shattering|life or death|life and death|matter of life|world ending"
                "|earth|calamity|worst thing|biggest problem|big deal)"
            ),
            (
                "(only|just|merely|simply|all of|no more than|nothing more than|nothing but|little more than|at most|a mere) ~1 (a|an"
                "|one|the|some|your|about|another|been)? ~1 (<small> (<matter>|<few>|*s)|<few> ~2 (late|delay|away|longer|dollars|days|day"
                "|minutes|minute|hours|hour|weeks|cents|pounds|euros|more|off|extra|behind|wait|out|in total|or so))"
            ),
            (
                "(it|that|this|they|these|those|we) (is|was|are) (only|just|merely|simply|nothing but|after all|after all just"
                "|after all only) (a|an|one|some|#|two|three|money|clothes|shoes|words|numbers|business|furniture"
                "|dinner|lunch|software|coffee) ~2"
            ),
            "(a|an|such|these|this|of|with|over|about|for|some|as|any|is) ~1 <small> <matter>",
            (
                "(minor|trivial|petty|negligible|insignificant|trifling|trifle|immaterial|nitpicking|nitpick|splitting hairs|small"
                " potatoes|small beer|small stuff|first world|storm in a|tempest in|molehill|mountain out|peanuts|pocket change|spare"
                " change|no biggie|not a biggie|hardly noticeable|barely noticeable|hardly anyone|hardly worth|hardly matters|barely"
                " matters|scarcely worth|purely cosmetic|no harm done|no real harm|water under|drop in the)"
            ),
            (
                "(not|hardly|never|isn't|barely|scarcely) ~1 (worth|worthy of) ~2 (the|getting|arguing|worrying|worry|it|your|our|fuss"
                "|trouble|fretting|losing sleep|losing your|being upset|complaining|discussing|a complaint|so much|all this|this|attention|bothering|time"
                "|mentioning|upset|stressing|anyone)"
            ),
            (
                "(no|never|without|little|not much|hardly any|zero) ~1 (need|reason|cause|point|use|call|grounds|sense|necessity) ~1"
                " (to|for|in) ~2 (be|get|feel|worry|panic|fuss|fret|alarm|concern|stress|despair|all this|all the|such|so|being"
                "|getting|feeling|worrying|panicking|make|making|drama|take|taking|dwell|blow|overthink|exaggerate|lose|losing|complaint"
                "|complaining|complain|become|react|hurry|rush|upset|urgency) ~1 (<fuss>|about|over|up|this|it|it|so|too)?"
            ),
            (
                "(nothing|not anything|little|not much) ~1 (really|much|here|serious|at all)? ~1 (to|worth) ~1 (worry|fear|be"
                " (concerned|upset|worried|alarmed)|panic|get (upset|worked)|fret|lose sleep|complain|stress|worrying|fuss|write home"
                "|make|complaining|losing)"
            ),
            (
                "(do not|need not|should not|try not to|no need to|please do not|not to|stop|quit) ~1 (worry|worrying|panic|panicking|fret"
                "|fretting|stress|stressing|fuss|overthink|overthinking|overreact|sweat|dwell|take it personally|take (this|it) so|let (it|this)"
                " (get|ruin|spoil|bother)|lose sleep|make (a|such)|get (so|too|all|worked|upset|hung)|be (upset|worried"
                "|alarmed)|exaggerate|dramatise|dramatize|blow) ~1 (about|over|it|that|too|so|yourself|this|too much|,|the)?"
            ),
            (
                "(worry|worrying|worried|upset|bothered|annoyed|angry|worked up|stressed|fuss|concerned|hung up|excited|complain"
                "|complaining|bother|anger|stress|arguing|argue|emotional|fussing|frustrated|outrage|drama|indignation) ~1 (about|over|for)"
                " ~1 (so little|nothing|a (few|small|minor|little|mere|single|simple|couple|box|bit)|such|something (so|this|that|like)|one"
                " (little|small|tiny|missing|late|wrong)|# (dollars|cents))"
            ),
            (
                "(nobody|no one|hardly anyone|not many people|few people|who) ~1 (else)? (would|will|is going to|really|even|ever) ~1"
                " (notice|care|see|mind|know|even see|look|tell)"
            ),
            (
                "(hardly|barely|scarcely|not really|not even|not exactly|not that|not so|not all that|not very|not too) ~1 (a|an)? ~1"
                " (visible|noticeable|long|late|urgent|serious|bad|important|hard|terrible|dramatic|inconvenient|unusual|expensive"
                "|much|uncommon|rare|significant|a long|far|different)"
            ),
            (
                "(lower|low|bottom|mild|cheaper|smaller) end|break the bank|cost you an arm|won the lottery|(sleep|rest) (soundly|easy|well|easily)|lol|lmao|rofl|haha"
                "|no (tragedy|drama|catastrophe|disaster|biggie|big drama|great loss|great shakes)|ways to go|worse ways"
            ),
            (
                "(it|that|this) is (a|an|your|some) ~1 (#|*ty|five|six|seven|eight|nine|ten|twelve|fifteen|hundred|cheap|basic|budget) ~1 (dollar|euro|pound|quid|buck"
                "|dollars|pounds|cent|item|model)"
            ),
            (
                "(think of|look at|see|take|call|treat|consider) (it|this|that) (as|this way|that way|in that light|like this|in this light|in perspective|in proportion"
                "|positively) ~1"
            ),
            (
                "(can|could|may|might) always|there is always (next|another|tomorrow)|there (are|is) (plenty|other|people|folk|folks|customers|others|weightier|worse|far"
                "|bigger|more important)"
            ),
            (
                "(people|folk|folks|we all|everyone|everybody|others|our grandparents|generations|humans) ~2 (managed|did|lived|survived|coped|got by|made do|went)"
                " ~2 (for|before|without|long|fine|well|just|perfectly)"
            ),
            (
                "(makes|make|made|be|is) (for)? ~1 (a|quite a) ~1 (good|great|nice|fine|funny|wonderful) (story|anecdote|tale|memory|adventure|laugh)"
            ),
            ("(not|never|so|hardly|only) ~6 anyway (.|!)?"),
            (
                "(is|are|was) (really|actually|rather|quite|pretty|not) ~1 (good|mild|fast|quick|low|cheap|rare|generous|impressive|little|few|short|lucky|reasonable|modest|bad)"
                " ~1 (going|for|considering|given|when|by|in|compared|on|of us|really|result|record)"
            ),
            (
                "(as|so) (common|normal|ordinary|usual|regular|natural|frequent) as|(come|comes|go|goes) and (go|goes|come)|now and (then|again)|every (now and|once in a)"
            ),
            (
                "(when|whenever|once) (i|we) (get|find) (round|around|time|a (minute|moment|chance|second)) ~1 (to)?|in due course|all in good time|one fine day"
            ),
            (
                "(none|any|no one|nobody) ~2 (the)? wiser|daily bread|bread and butter|as they say|as the saying goes|(they|it|things) always (do|does|will)|at the end of the"
                " day|when all is said|in the grand scheme|in the long run"
            ),
            (
                "(just|every bit|equally|almost|nearly) as (good|nice|impressive|well|fine|tasty|useful|pretty|new|fast|quick|warm|comfortable)"
            ),
            (
                "(who|nobody|no one) ~1 (looks|cares|reads|notices|remembers|minds|checks|uses|counts) ~2 (at|about|that|it|these|anymore|nowadays|such|for)"
            ),
            (
                "(a|one) single (digit|word|letter|day|item|line|mistake|hour|night|box|scratch|message|call) ~1 (in|out of|among|only|is|off|late|missing|wrong)"
            ),
            (
                "(turn|show|come|sort|work) ~1 (up|out|back|around|round)? ~1 (eventually|in the end|sooner or later|some day|someday|one day|at some point|by itself)"
            ),
            (
                "(could|might) (have been|be) (far|much|a lot)? worse|(worse|bigger|greater|graver|far worse|harder|more serious|more important|more"
                " urgent|more pressing|real) ~1 (things|problems|cases|happens|happen|issues|fish|concerns|matters|priorities"
                "|emergencies|customers|ones)"
            ),
            (
                "(others|other people|plenty of people|some people|many people|other customers|somebody else|people|some|some customers|many) ~1"
                " (have|has|had|are|is|face|wait|waited|would) ~2 (worse|much worse|far worse|longer|far longer|much longer|less|no such"
                " luck|bigger|nothing|real problems|love|glad)"
            ),
        ),
        unless=(
            (
                "(one|single|quick|small|brief|little|minor|simple|short|few) ~1 (question|questions|thing|things|detail|details|request) ~2"
                " (i|before|so|that would|first|to help|from|if|about|and|will|for you)"
            ),
            "(not|never|no|far from|more than|nothing|hardly|anything but|than) ~3 <small> <matter>",
            "(only|just) ~1 (takes|take|need|needs|ask|have) ",
            (
                "(a|an) (small|little|simple|short|brief|modest|routine) (question|request|wait|sum|charge|fee|amount|item|figure|difference|mark"
                "|thing|detail)"
            ),
            "(in|within|after|for|about) ~1 (only|just) (a|one|two|three|#)",
            "do not worry (,|about (the|sending|returning|finding|that|it|repeating|typing|proving|paying|how|which|*ing))",
            "(need|have) to (worry|be sorry) about (sending|returning|paying|chasing|doing|anything)",
            "no need to (send|return|repeat|apologise|apologize|do|call|chase|wait|be sorry|feel (bad|sorry)|make a)",
        ),
        drops=frozenset({"quoted", "question", "reported"}),
        classes=_CLASSES,
    ),
)

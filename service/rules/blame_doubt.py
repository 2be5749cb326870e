"""Blame by doubt: the customer is wrong, confused, or not to be believed."""

from service.language.lexicon import verbs
from service.rule import Rule

_SLIPS = (
    "enter type miss misread overlook forget skip click select choose delete drop damage press misplace lose confuse"
    " misunderstand mistype mishear misremember sign agree accept tick ignore disconnect unplug break spill pick"
    " mix neglect fail assume disable block change remove install mistake throw discard give provide put leave set"
    " order share approve authorize write mark knock trigger alter let use turn switch enable open read look"
)
_CLASSES = {
    "slipped": verbs(_SLIPS, "ed")
    + "|entered|been (careless|mistaken|confused|distracted|too|looking|using|thinking"
    "|holding|doing|a little|in a hurry|reading|wrong|given away)",
    "guess": "must|may|might|could|probably|likely|perhaps|possibly|evidently|apparently|presumably|maybe|surely|doubtless"
    "|no doubt|clearly|obviously|simply",
    "think": verbs("suspect assume guess imagine believe think fear gather reckon bet presume suppose"),
}

RULES = (
    Rule(
        id="blame/guess",
        principle="never-blame",
        says="Guesses that the customer got something wrong.",
        instead="Ask an open question about what happened, or check it yourself.",
        flagged=(
            "[[You must have clicked]] the other button.",
            "[[You probably typed]] it the other way round.",
            "[[It seems you overlooked]] the second page.",
            "[[I suspect the wrong]] size was picked.",
        ),
        fine=(
            "You must have been so worried.",
            "You may have received our letter by now.",
            "You might have two orders in that account.",
            "It sounds like you were charged twice.",
        ),
        patterns=(
            "you ~1 <guess> ~1 have ~2 <slipped>",
            (
                "you ~1 (probably|likely|presumably|evidently|apparently|perhaps|possibly|maybe|accidentally|inadvertently"
                "|unintentionally|mistakenly|unknowingly|unwittingly|carelessly|simply|somehow) ~1 <slipped>"
            ),
            (
                "(perhaps|maybe|possibly|presumably|probably|apparently|evidently) ~1 you (have|had|simply|just|accidentally)?"
                " ~1 <slipped>"
            ),
            (
                "(it|that|this|which|there) (seems|seem|appears|appear|looks|sounds|could be|may be|might be|is possible"
                "|is likely|is clear|is obvious|would seem|suggests|suggest|tells me|means) ~2 you ~2 (<slipped>|not)"
            ),
            (
                "(chances are|odds are|my guess is|most likely|in all likelihood|i take it) ~1 (that)? you ~1 (have|had|did)? ~1"
                " (<slipped>|not)"
            ),
            "(i|we) ~1 <think> ~1 (that)? ((you|someone|somebody) ~2 (<slipped>|not <heed>|not <heed_ed>|at your|in your)|the wrong|it was you)",
            (
                "you (seem|appear) to (have)? ~1 (<slipped>|be (confused|confusing|mistaken|under|misreading|looking|using"
                "|mixing|overlooking|forgetting|ignoring|expecting|assuming)|think|believe|assume)"
            ),
            (
                "you (are|were) ~1 (confusing|mixing|misreading|overlooking|forgetting|mistaking|misremembering"
                "|misunderstanding|assuming|not looking|looking at the wrong|not reading)"
            ),
            "under the impression|jumping to|jumped to|leapt to",
            (
                "(sure|certain|positive|confident) ~1 (that)? you ~1 (have|had|did|are|were)? ~2 (<slipped>|<heed_ed>|not"
                "|reading|looking|using|entering|the right|correctly|not just)"
            ),
            (
                "(did|have|had) you (not|even|actually|really|ever|bother to|bother|seriously|properly) ~1 (to)?"
                " (<heed>|<heed_ed>|think|realise|bother)"
            ),
            "why (did|would|had|were) (not)? ~1 you (not|just|simply)? ~1 (<heed>|<heed_ed>|keep|think|buy|click)",
            "(what|why on earth|how) (made|makes|possessed) you (think|believe|assume|expect|ignore|buy|order)",
            "how (could|did|can|would) you (not|miss|overlook|forget|fail|even)",
        ),
        unless=(
            "you ~2 have ~1 been (charged|told|given|sent|worried|waiting|billed|left|promised|asked)",
            "why you (are|were)",
            "(i|we) ~1 (imagine|believe|think|know|understand) ~1 you (are|were|have been|must|would|felt)",
        ),
        drops=frozenset({"quoted", "owned"}),
        classes=_CLASSES,
    ),
    Rule(
        id="blame/disbelief",
        principle="never-contradict-flatly",
        says="Does not believe the customer.",
        instead="Take what they say as it is, and say what you will look at.",
        flagged=(
            "[[You claim that]] it never came.",
            "I find that [[hard to believe]].",
            "[[That's incorrect]]: it was one box.",
            "[[If what you say is true]], we can look at it.",
            "[[Our records don't show any such]] call.",
            "[[You're the only one]] who has had this.",
        ),
        fine=(
            "You're right to be upset about this.",
            "I believe you, and I'm sorry.",
            "I don't see the refund in our records yet, and I'm sorry about that.",
            "You said that two boxes came.",
        ),
        patterns=(
            (
                "you (claim (that|to|the|it|a|an|you|your|this|there|never|not|nothing|we|not)|claimed|are claiming|allege|alleged|are alleging|purport|insist|keep insisting|would have us believe"
                "|maintain|assert|pretend|supposedly|allegedly|say you say)"
            ),
            "(i|we|one) ~1 (wonder|wondered|wonders|cannot help wondering) ~1 (how|who|whether|why|what|if) ~1 (it|you|the|that|this|your|in|anyone|someone)",
            "(make|makes|made) (one|me|us) ~1 (curious|wonder|suspicious|think|doubt|pause)|curious about (the|your|how|that)",
            "did you ~7 at all",
            "(must|will|may|might|should|could) be ~1 (sitting|lying|stuck|hiding|buried|somewhere) ~2 (in|on|under|among|at) your",
            (
                "(someone|somebody) (has|have|had|was|must have) ~2 (been)? ~2 (rough|careless|heavy|hard on|clumsy|using|playing|fiddling|tampering|at it|opened"
                "|dropped|forgotten)"
            ),
            "so you are (telling|saying|claiming|asking (me|us) to believe)|are you (telling|saying) (me|us)|you (would have|expect|want|ask) (me|us) to believe",
            "you can not ~1 (have (been|<done>)|be (waiting|missing|right|serious|charged))",
            (
                "(not|nothing) ~1 (what|how) (the|our|my) ~1 (file|records|record|system|log|logs|notes|driver|courier|account|history|tracking|screen|data|report)"
                " ~1 (say|says|show|shows|tell|tells|read|reads|said|reported)"
            ),
            (
                "(but|though|yet|and|while|whereas) (the|our|his|my) ~1 (driver|courier|packer|packers|warehouse|kitchen|restaurant|crew|staff|colleague|rider|scanner) ~2"
                " (report|reported|says|said|swears|insists|confirmed|remembers|recalls|noticed|mentioned|mention|saw|see)"
            ),
            (
                "(does|do|did|can|could|would|will) not ~6 (by itself|on its own|of its own accord|by themselves|out of nowhere|out of thin air|for no reason"
                "|on their own|without help|all alone|from nowhere|out of the blue)"
            ),
            "your (alleged|supposed|so called|version|allegation|allegations|assertion|recollection|memory)",
            (
                "(alleged|supposed|so called|purported|supposedly|allegedly|apparently|reportedly|claimed) ~1 (delay|damage|fault|problem|issue|defect|charge"
                "|call|theft|missing|error|calls|late|broken|damaged|never|lost|defective|faulty|return|payment|promise)"
            ),
            "(if|assuming|provided|even if|supposing) ~1 (what you (say|said|tell|describe|claim|are saying)|your ~1|this|that) ~2 (is|was|were)? ~1 (true|really|indeed|the case|happened)",
            (
                "(hard|difficult|tough|struggle|struggling|strange|odd|curious|funny|suspicious|implausible|unlikely|surprising"
                "|convenient) ~1 (to (believe|credit|accept|see how|reconcile|square)|how you)"
            ),
            "(highly|very|rather|extremely|quite|pretty) (unlikely|implausible|improbable|doubtful|convenient)",
            (
                "(doubt|doubtful|skeptical|sceptical|unconvinced|not convinced|dispute|suspicious) ~1 (that|whether|your"
                "|you|of|about|if|this|it)"
            ),
            (
                "(our|the|my) ~1 (records|system|systems|logs|log|data|tracking|file|files|notes|courier|driver|scan) ~3"
                " (otherwise|differently|a different|the opposite|disagree|disagrees|contradict|contradicts|no such|nothing"
                " wrong|no fault|no trace of any|not (support|back|agree|match|lie|confirm|show (any|that|what|a)|bear)|no error"
                "|no problem)"
            ),
            (
                "(records|system|logs|tracking|computers|computer|scanner|data) (do|does) not (lie|make mistakes|show any such"
                "|show anything of)"
            ),
            (
                "(you are|you were|you would be|you have been|you must be|you may be|you might be|you could be) ~1 (the"
                " only (one|customer|person|user|caller)|the first (one|person|customer|to|user)|mistaken|wrong|incorrect"
                "|confused|misinformed|misled|imagining|exaggerating|making|lying|not being (honest|truthful|straight)"
                "|misremembering)"
            ),
            (
                "(that|this|it|what you (say|said|wrote)|which|your (account|number|figure|date)) (is|was) ~1 (incorrect"
                "|inaccurate|mistaken|wrong on your|not correct|not accurate|factually)"
            ),
            (
                "(that|this|it|your (story|account|version|description)) (does|did|do) not ~1 (add up|match|fit|make sense|tally"
                "|line up|square|correspond|hold up|ring true|sound right)"
            ),
            (
                "(no|any|without|little|show|provide|need|have|see) ~2 (proof|evidence|grounds|basis|reason to believe) ~2"
                " (that|of|for|to|you|whatsoever|supporting|your)"
            ),
            (
                "(no other (customer|person|user|buyer)|none of our <person>|not one|not a single|everyone"
                " else|all (our|other) (other)? <person>|other <person>|thousands of|hundreds of|nobody else|no one else) ~2"
                " (has|have|had|seems|ever|reported|reports|complained|complains|managed|manage|got|gets|get|received|received"
                "|mentioned|raised|experienced|without|fine)"
            ),
            (
                "(only your word|just your word|as you put it|or so you say|so you say|if you say so"
                "|according to you|in your view|by your account)"
            ),
            "(get|got|keep|have) ~1 your (facts|story|details|dates) (straight|right|wrong)",
            "(this|that|it) (is)? ~1 the first (we|i|anyone) ~1 (have|has|had)? ~1 (hear|heard|hearing|hears)",
            (
                "(things|parcels|orders|packages|boxes|phones|screens|accounts|devices|items|bags|money|files) (do|does) not"
                " (just|simply|normally|usually|tend|generally)? ~1 (break|vanish|disappear|happen|crack|open|change|delete|move"
                "|lose|cancel|walk|go|fail|stop|themselves)"
            ),
            (
                "(does|do|did|can|could|would) not (just|simply|normally|usually|tend to) ~1 (break|vanish|disappear|happen"
                "|crack|open itself|change|delete|fail) ~2 (by itself|on its own|without|unless|by themselves|like that"
                "|out of nowhere)?"
            ),
        ),
        unless=(
            "(insurance|warranty) claim",
            "(not|never|no) ~1 (doubt|question|dispute|mistaken|wrong|the only)",
            "question (is|was|about the)",
        ),
        drops=frozenset({"quoted", "negated", "reported", "owned"}),
        classes=_CLASSES,
    ),
)

"""Blame by failure: what the customer did wrong, did not do, or did too late; also said without naming them."""

from service.language.lexicon import verbs, word_set
from service.language.text import Text
from service.rule import Hit, Rule
from service.scene import Scene

_SLIPS = word_set(
    "forgot forgotten missed misread misunderstood mistyped misplaced confused skipped overlooked ignored mixed"
    " lost"
)
_CLASSES = {
    "put": "<put_ed>|put|wrote|ticked|clicked|filled ~1 in|filled ~1 out",
    "put_ed": verbs(
        "enter type give provide supply select choose pick use submit input quote key write copy paste", "ed"
    ),
    "unread": "unread|unopened|ignored|overlooked|missed|disregarded|skipped|unanswered|misread|neglected|forgotten",
    "fault_noun": "mistake|mistakes|error|errors|oversight|fault|negligence|carelessness|failure|misunderstanding"
    "|misuse|mishandling|inattention|typo|typos|forgetfulness|impatience|inaction|inexperience|slip|lapse|misreading"
    "|blunder|mix up|omission",
    "late": "late|too late|too long|so long|sooner|earlier|only now|until now|until today|this long|weeks|months|days"
    "|last minute|the last|past|after the",
}


def _told_by_customer(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the slip is the customer's own account, said back ("I forgot the code": "you forgot the code")."""
    said = {word[:5] for word in scene.customer_words}
    return any(word[:5] in said for word in reply.words[hit.first : hit.last] if word in _SLIPS)


RULES = (
    Rule(
        id="blame/failure",
        principle="never-blame",
        says="Says that the customer failed to do something or did it wrong.",
        instead="Say what is needed now, as a request or a question.",
        flagged=(
            "It seems [[you forgot to]] confirm the booking.",
            "[[You didn't read]] the notice on the page.",
            "Unfortunately [[you entered the wrong]] address.",
            "The parcel went there [[because you gave]] us that street.",
            "[[You waited far too long]] before contacting us.",
            "[[You never mentioned]] a dog.",
        ),
        fine=(
            "You didn't do anything wrong.",
            "If you forgot your password, I can help you set a new one.",
            "You were sent the wrong size, and I'm sorry.",
            "You didn't receive the parcel on Monday.",
            "Because you asked for blue, that's what you should get.",
        ),
        patterns=(
            "you ~2 <slip_ed> (to|the|your|our|it|that|this|a|an|what|how|one|them|which|all|any|both|with|about)",
            "you ~2 missed (the|that|our|this|a|it|both|all|several|two|three) ~2 <detail>",
            (
                "you (did|had) (not|never) ~1 (<heed>|<heed_ed>|bothered|bother|taken|paid|pay|realise|realize"
                "|seem|care|finish|done your|do your)"
            ),
            (
                "you (do|are|were|is) (not|never) ~1 (read|reading|following|listening|checking|paying attention|looking"
                "|bother|careful|clear enough|specific enough|using it)"
            ),
            "you (never|only|simply never|just never) ~1 <heed_ed>",
            (
                "you (were|are|had been|have been) ~2 (careless|negligent|inattentive|forgetful|hasty|impatient|sloppy|mistaken"
                "|too quick|too late|in a hurry|in a rush|confused|unclear|to blame|distracted"
                "|in breach|in the wrong|the cause|the reason|the problem|the one who|the only one who|responsible for this)"
            ),
            "you ~2 <put> ~4 <wrong>",
            "you ~1 (waited|took|left|delayed|hesitated|sat|held|let) ~4 <late>",
            "you ~1 (waited|took|let|left) ~2 # (day|days|week|weeks|month|months|year|hours)",
            "you ~1 (got|had|have) ~3 (wrong|backwards|mixed up|muddled|confused|back to front|the wrong way)",
            (
                "(because|since) you ~1 (<put>|left|dropped|opened|removed|changed|clicked|ordered|moved"
                "|insisted|declined|refused|unsubscribed|signed|agreed|accepted|deleted|opted|disabled|turned|switched)"
            ),
            "(because|since) you (are|were|had|have|did|do|could|would) (not|never)",
            "(brought|did) this (on|upon|to) yourself|yourself to blame|blame yourself|thank yourself",
        ),
        unless=(
            (
                "you (did|had|have|do) (not|never) ~1 (ask|choose|order|expect|know|let us down|do anything|sign up for|cause"
                "|say|tell us)"
            ),
            "you (did|had|have|do) not ~1 (<slip>|overlook)",
            "you ~1 (waited|took) ~4 (for|and) (us|our|a reply|an answer|nothing|no|it|this|your)",
            "you have been (waiting|left)",
            "(nothing|anything|not) ~1 (wrong|careless|foolish)",
            "(because|since) you (are|were|have) not (been|received|getting|had|able|the first|satisfied|happy|alone)",
        ),
        drops=frozenset({"quoted", "question", "conditional", "reported", "owned", "negated"}),
        spared=_told_by_customer,
        classes=_CLASSES,
    ),
    Rule(
        id="blame/your-fault",
        principle="never-blame",
        says="Calls it the customer's mistake, choice or doing.",
        instead="Say that it has gone wrong and what you do about it; leave out whose fault it is.",
        flagged=(
            "This came about through [[your own choice]] of plan.",
            "It looks like a [[typo on your side]].",
            "This kind of fault is mostly [[user error]].",
            "[[Your failure]] to reply closed the case.",
            "I'm afraid [[that's on you]].",
        ),
        fine=(
            "This isn't your fault.",
            "Is there an error message on your end?",
            "Could you read me your error message?",
            "It was a mistake on our side, not on yours.",
            "That is no mistake of yours.",
        ),
        patterns=(
            "your (own)? ~1 <fault_noun>",
            "your own (<fault_noun>|choice|decision|doing|choosing|making|haste|risk|responsibility|actions)",
            (
                "(<fault_noun>|problem|issue|delay|confusion|wrong|amiss|something|thing|fault|hiccup|cause|reason|source)"
                " ~4 (on|at|from|to|with|by|of) (your|yours|the (customer|user|buyer|sender|recipient|account holder|client)"
                " 's) (end|side|part|doing|own|device|setup|settings|connection|home)?"
            ),
            "(user|operator|customer|human|client|pilot|shopper|buyer) (error|mistake|fault|oversight|misuse|negligence)",
            "(customer|user|buyer|sender|owner|recipient) 's ~1 (<fault_noun>|responsibility)",
            "<fault_noun> (of|by) ~1 (yours|the (customer|user|buyer|sender|owner|account holder))",
            "(that|this|it) is (on|down to) you",
            "(it|that|this|which) (is|was|lies|happened|went|sits) (at|on) your (end|side)",
            "(someone|somebody|something|anyone|anything) (at|on|in) (yours|your (end|side|place|house|household|family|home|office))",
            "that one is on you",
            (
                "(of|by) your (own)? (making|doing|choosing)|self inflicted|(ball|onus|burden) ~2 (in your|on you|on the (customer"
                "|buyer|user))"
            ),
            (
                "(due|owing|down|thanks|attributable|related|linked|back) to (the way|how|what|something|a choice|choices)"
                " you ~1 <done>"
            ),
            (
                "(due|owing|thanks) to your ~2 (late|delayed|missing|incomplete|incorrect|wrong|choice|decision|lack|not|delay"
                "|request|input|selection|settings|entry|change|changes|actions)"
            ),
            (
                "your ~1 (late|delayed|incorrect|incomplete|wrong|careless|hasty|inaccurate|sloppy|mistaken|improper|unclear"
                "|vague) <put_noun>"
            ),
            (
                "(lack of|insufficient|inadequate) (care|attention|notice|information|detail|due diligence) (on|from|by) (your"
                "|the customer)"
            ),
        ),
        unless=(
            "your error (message|code|report|screen|number|log)",
            "(our|my|us|we) ~3 (not|nor|and) ~2 (your|yours)",
            "(not|no|never|nothing|rather than|instead of|whether) ~4 (your|yours)",
            "(not|no|nothing) ~3 <fault_noun> ~4 (your|yours)",
            "(problem|issue|something|thing|hiccup) ~4 (with|to) your",
        ),
        drops=frozenset({"quoted", "question", "negated", "conditional", "reported"}),
        classes=_CLASSES
        | {
            "put_noun": "entry|details|address|information|number|input|use|handling|instruction|instructions|order"
            "|payment|cancellation|request|reply|response|notice|description|code|name|email|selection|choice|form|claim"
        },
    ),
    Rule(
        id="blame/hidden",
        principle="never-blame",
        says="Hides behind the passive that the customer did something wrong.",
        instead="Ask for the detail you need, or put it right, without telling who got it wrong.",
        flagged=(
            "[[The wrong address was entered]] at checkout.",
            "It seems [[the instructions were not followed]].",
            "[[The box was left unticked]].",
            "The machine [[was not used as intended]].",
            "[[Our reminders went unread]].",
        ),
        fine=(
            "The wrong address was entered by us.",
            "Was the wrong address entered, perhaps?",
            "Your e-mail was not read in time, and that is our mistake.",
            "The form was filled in correctly.",
        ),
        patterns=(
            (
                "(the|an|a|your|that|this|some|one|two)? ~1 <wrong> ~2 <detail> ~3 (was|were|been|being|got) ~1 (<put>|left"
                "|made|ticked|clicked|registered|saved)"
            ),
            (
                "(the|your|that|this|an|a)? <detail> ~3 (was|were|been|being|got|is) ~1 (<put>|filled|left|typed|followed|ticked"
                "|completed|set) ~3 (<wrong>|with a typo|badly|blank|empty|unticked|unchecked|too late|late|twice)"
            ),
            (
                "(the|your|that|this|our)? (instructions|steps|guide|manual|guidelines|notice|notices|chart|description|terms"
                "|policy|reminder|reminders|conditions|warning|warnings|small print|fine print|deadline|listing|emails|email"
                "|advice|recommendations|rules|procedure|requirements|documentation) ~4 (was|were|been|have been|went|go"
                "|being|left|got) (not|never)? ~2 (followed|read|<unread>|met|checked|heeded|respected|observed|consulted"
                "|acknowledged|answered|noticed|opened|seen|kept|understood|honored|honoured)"
            ),
            (
                "(not|never) ~1 (been)? (used|handled|installed|stored|set up|assembled|treated|looked after|cared for"
                "|maintained|charged|operated|washed|connected|packed|plugged in) ~2 (as|properly|correctly|according|right|with"
                "|in line|carefully|the way)"
            ),
            "was not used as intended",
            (
                "when ~1 (a|an|the|your|it|someone|they|things) ~3 (was|is|were|are|has been|gets|got|being)? ~1 (pushed|put|inserted|left|pulled|pressed|set|entered"
                "|typed|dropped|used|closed|opened|turned|handled|forced|knocked|washed|charged|plugged) ~4 (wrong|too|hard|force|hurry|incorrectly|roughly"
                "|carelessly|much)"
            ),
            "(easily|quickly|soon) (done|overlooked|missed|forgotten|mixed up|confused|mistaken)",
            "(nobody|no one|none) ~1 (came to|answered|was (home|in|there|available)|opened|picked up|replied|responded|collected|came out)",
            (
                "(signs|evidence|result|results|consequence|case|outcome|product|form|indicative|suggestive|consistent with"
                "|points to|point to|suggests|suggest|because of|due to|caused by|from|down to) ~2 (misuse|mishandling|improper"
                "|incorrect|careless|carelessness|neglect|negligence|rough|excessive|user|inattention|haste|rushing"
                "|overcharging|poor maintenance|overuse) ~1"
            ),
            (
                "(has|have|had|must have|may have|might have|could have|appears to have|seems to have) been ~1 (dropped"
                "|mishandled|misused|forced|tampered|spilled|overloaded|knocked|overcharged|neglected|mistreated|overlooked"
                "|misread|misunderstood|mistyped|entered wrong)"
            ),
        ),
        unless=(
            (
                "(followed|met|honored|honoured|handled|treated|packed|kept|answered|seen) ~4 (by|on) (us|our|the courier"
                "|the carrier)"
            ),
            "(nobody|no one|none) ~1 (answered|replied|responded|picked up|was) ~3 (you|your|us|when you)",
            (
                "(damaged|dropped|knocked|mishandled) (in|during|by|on) ~2 (transit|courier|carrier|shipping|way|delivery"
                "|warehouse)"
            ),
        ),
        drops=frozenset({"quoted", "question", "owned", "reported"}),
        classes=_CLASSES,
    ),
)

"""Excuses by others: another department, a supplier, a carrier, a bank; not ours to answer for."""

from service.ownership import explained_by_grounds
from service.rule import Example, Rule

CLASSES = {
    "other": "courier|couriers|carrier|carriers|driver|drivers|supplier|suppliers|vendor|vendors|manufacturer|manufacturers|maker|makers|warehouse|warehouses|depot"
    "|third party|third parties|partner|partners|bank|banks|card company|card issuer|postal service|post office|royal mail|ups|fedex|usps|dhl|contractor|contractors|subcontractor|subcontractors|agency"
    "|department|departments|billing|logistics|finance|accounts|sales|marketing|head office|headquarters|management|operations|engineering|it team|it department|legal|compliance|shipping company|delivery company|delivery firm|delivery partner|delivery people|delivery guys|delivery team|shipping partner|haulier|airline|airport|hotel|host|seller|sellers|merchant|restaurant|kitchen|factory|customs|government|regulator|airlines|landlord|local network|network provider|provider|providers|payment provider|payment processor|processor|app store|apple|google|other team|another team|different team|different department|other department|returns team|billing team|warehouse team|shipping team|delivery team|dispatch team|packing team|pickers|packers|dispatch|installers|installer|technicians|technician|engineers|branch|store|shop|franchise|franchisee|central office|corporate|guys in the warehouse|people upstairs|sales team|wholesaler|distributor|distributors|ground crew|ground staff|handling agents|crew|council|utility|grid operator|insurer|underwriters|mechanic|garage|lab|previous agent|last agent|other agent|colleague|colleagues|night shift|day shift|temp|temps|trainee|new hire|new starter",
    "det": "the|our|your|their|a|an|another|some|that|this|those|these|one of our|whichever|whatever|which",
    "ours": "our|my",
    "slip": "LOSE|MISS|DROP|MESS|FORGET|FAIL|DELAY|HOLD|DAMAGE|MISPLACE|MISHANDLE|LEAVE|SIT|SCAN|MISSCAN|MIX|MISROUTE|OVERLOOK|CANCEL|LET|BOTCH|BREAK|SKIP|IGNORE|REFUSE|CAUSE|PUT|PACK|STRUGGLE|RUN|CHANGE|RAISE|BLOCK|DECLINE|SCREW|FOUL|FUMBLE|RETURN|BACK|PULL|OVERBOOK|CHARGE|ENTER|WRITE|LABEL|MISLABEL|SWAP|PICK|LOAD|DELIVER|COLLECT",
    "blame": "to blame|at fault|responsible|the problem|the issue|the culprit|the cause|the ones|the one|slow|slower|unreliable|late|behind|short staffed|overwhelmed|notorious|known for|terrible|awful|useless|hopeless|hit and miss|a nightmare|letting us down|not great|not the best|struggling|closed|not answering|not responding|ignoring|backed up|out of our|not ours|independent|a separate|separate|external|waiting on",
    "handle": "HANDLE|DEAL|LOOK|DECIDE|SET|CONTROL|MANAGE|OWN|RUN|TAKE|DO|MAKE|DETERMINE|HOLD|SUPPLY|DELIVER|STOCK|PROCESS|ISSUE|WRITE|ARRANGE|COVER|DICTATE",
    "fault": "fault|doing|responsibility|problem|department|area|job|decision|call|side|error|mistake|place|concern|issue|end|remit|choice|policy|rules|business|territory|patch|field|making|control|jurisdiction",
}

RULES = (
    Rule(
        id="excuse/others",
        principle="no-excuses",
        says="Shifts the failure on to somebody else instead of owning it.",
        instead="To the customer you are the company: own it and say what you do next.",
        flagged=(
            "That is [[the courier's fault]], sadly.",
            "[[It's out of our hands]] now.",
            "[[The warehouse messed it up]].",
            "That's [[not my department]].",
            "[[We only sell the tickets]].",
            "[[Another team handles]] refunds.",
        ),
        fine=(
            Example(
                "I'm sorry that the courier lost it. I'll ask for a new one.",
                facts=("The courier lost the parcel.",),
            ),
            "It isn't your fault at all; it's ours.",
            "Let me ask the warehouse where it is.",
            "Did the driver leave a card?",
            "I won't say that it's the courier's fault; you bought it from us.",
            "You said the driver left it in the rain.",
        ),
        patterns=(
            "<det>? ~1 <other> ('s|is|is own)? (fault|mistake|error|doing|responsibility|problem|mess|failing|slip|job|decision|call|side|end|department|screw up|oversight|delay|policy|rules|matter)",
            "(fault|responsibility|problem|mistake|error|blame|delay|delays|hold up|holdup|issue|failure|slip|decision|matter|bottleneck|cause) ~2 (lies|lie|is|was|rests|sits|originated|came|comes|happened|occurred|falls|fall|arose|started|belongs|of|with|on|at|are|were) (entirely|squarely|solely|actually|really|purely|mostly|down|all)? (with|on|from|at|in|by|to|of) ~1 <det>? ~1 <other>",
            "(that|this|it|which|those|these|timings|times|delivery|deliveries|prices|pricing|everything) (is|are|was|were|would be|will be|has been|falls|fall|comes|come|lies|sits) ~1 (entirely|completely|really|all|actually|solely|purely|just|one)? (down to|on|up to|in the hands of|under|a matter for|something for|the responsibility of|the fault of|the job of|caused by|the work of|between you and|for|because of|handled by|decided by|set by|run by|managed by|controlled by|done by|dealt with by|looked after by|owned by|made by|outsourced to|subcontracted to) <det>? ~1 <other>",
            "(due to|because of|owing to|thanks to|on account of|caused by|down to|result of|stems from|blame) <det>? ~2 <other>",
            "(because|since|as) (the|our|one of our) ~1 <other>",
            "<det> ~1 <other> (is|are|was|were|has been|have been|can be|tends to be|tend to be|has|have|keeps|keep|often|sometimes|really) ~2 <blame>",
            "<det> ~1 <other> (has|have|had|who|that|must have|may have|might have|probably|apparently|seems to have|just|simply|clearly|do|does|did|often|sometimes|keeps|keep|is|are|was|were|can|will|would)? (not|never|already|just|completely|totally|obviously|somehow|always)? <slip> ~1 (it|us|the|your|this|that|them|things|up|out|something|a|an|off|late|down|too|in|around|wrong|short)",
            "<det> ~1 <other> (has|have|had|do|does|did|can|could|will|would|is|are|was|were) ~1 (not|never|yet to) ~1 (told|tell|given|give|updated|update|sent|send|informed|let|inform|passed|pass|scanned|scan|replied|reply|answered|answer|picked|pick|got|get|come|responded|respond|made|make|done|do|confirmed|shared|share|released|provided|supplied|delivered|paying|communicating|cooperating|helping|following|providing)",
            "(out of|outside|outside of|beyond|not in|not within|not under|nothing in|leaves|left|leave|no longer in|not really in|largely out of|entirely out of) ~1 (our|my|anyone is|anybody is) ~1 (hands|control|power|reach|remit|area|scope|department|influence|expertise|sphere|jurisdiction|responsibility)",
            "(it|this|that|we|i|matter|matters|things) ~2 (is|are|was|were|be|have) ~2 (out of our hands|out of my hands|out of our control|beyond our control|outside our control|no control over|little control over|not control|no say|no influence|no say over|no say in|no sway|no power over)",
            "(we|i) (have|had|do not have|can not have|exercise|hold|have got|got|really have) ~2 (control|say|influence|sway|power|input|authority) ~1 (over|in|on|about|there|once)",
            "not ~1 (ours|<ours>|mine|something we|anything we|on us|up to us|us|me) ~1 (<fault>|caused|control|did|do|decide|can control|who)",
            "not (our|my) ~1 <fault>",
            "nothing to do with (us|me|our|my|this)",
            "(, not|and not|rather than|instead of|, never) (us|ours|with us|me|our|by us|our side|our end)",
            "we (only|just|merely|simply|purely|do) ~1 (sell|list|host|resell|pass|relay|book|connect|provide|forward|act|handle|take|introduce|market|advertise|broker|process|supply|stock|facilitate|ship|arrange|collect|store|take the|resell) ~3",
            "we (are|act as|work as|operate as) (only|just|merely|simply|but|purely)? ~1 (a|an|the) ~2 (platform|marketplace|middleman|middle man|intermediary|reseller|retailer|go between|agent|agents|broker|booking site|messenger|distributor|franchise|third party|storefront|website|shop window|conduit)",
            "we (RELY|DEPEND) (entirely|completely|heavily|solely|fully|wholly|really|here)? (on|upon) ~3 (<other>|others|them|what|whoever|outside|external|people|information|data)",
            "(at the mercy|at the whim|reliant|dependent) (of|on|upon) ~3",
            "(once|after|when|as soon as) (it|the parcel|a parcel|an order|the order|parcels|orders|your order|your parcel|things|goods|something|an item|your claim|that) (leaves|left|has left|have left|leave|is with|are with|is handed|are handed|was handed|has been handed|is out of|goes to|passes to|is shipped|ships|is collected|has gone|gets to|reaches|is in) ~4",
            "(another|a different|a separate|the other|some other|a whole other|an outside|an external|an outsourced|a totally different|an entirely different) ~1 (department|team|office|division|branch|company|firm|unit|group|site|side|outfit) ~3 (HANDLE|DEAL|LOOK|DECIDE|MAKE|DO|TAKE|OWN|MANAGE|SET|RUN|CONTROL|HAVE|BE|entirely|altogether)",
            "(handled|managed|run|decided|owned|dealt with|done|processed|made|controlled|taken care of|looked after|arranged|set|delivered|outsourced|operated|packed|fulfilled|subcontracted) (entirely|solely|exclusively|completely|only)? (by|to|in|at) (another|a different|a separate|the other|someone else|somebody else|other people|an outside|an external|a third|third)",
            "(that|this|it) ~1 (is|was|would be) ~1 (somebody|someone) (else|is) ~1 (else|department|job|responsibility|area|problem|patch|call|mistake|decision|fault)?",
            "<det> ~1 <other> (who|that|which) (made|caused|lost|decides|decide|sets|set|did|do|does|handles|handle|delayed|runs|run|controls|control|messed|dropped|got|keeps|failed|forgot|is responsible|are responsible|dealt|holds|packed)",
            "(take|taken|raise|raised|bring|sort|have) (it|that|this) (up|out|a word)? with ~1 (them|<other>|the)",
            "(speak|talk|write|complain|go|turn|reach out) (directly )?(to|with) (them|<det> ~1 <other>) (directly|about|yourself|instead|not|rather|as|since|because|for)",
            "(promised|told|said|given|misinformed|advised|dealt with|spoke|quoted|mis sold|missold|entered|done|made|handled|taken|left) ~3 (by|to|with) (a|another|some|the|one of our|my|somebody|someone) ~1 (colleague|colleagues|agent|person|salesperson|rep|shift|team|temp|trainee|else|other) ~2 (not me|who|before|else)?",
            "(blame|blaming) (the|our|it on|this on|that on|your) ~1 <other>",
        ),
        unless=(
            "not your ~1 (fault|doing|mistake|responsibility|problem|job|error)",
            "(will|would|do|did|should|can|must|does) not ~1 (blame|hide|use|say|be|claim|pretend|put|point|make|change|excuse|matter|want|help|push|send|shift) ~5",
            "(ask|asking|call|calling|contact|contacting|check|checking|chase|chasing|message|find out) ~1 (from|with)? <det> ~1 <other>",
        ),
        drops=frozenset({"quoted", "question", "reported", "conditional"}),
        spared=explained_by_grounds,
        classes=CLASSES,
    ),
)

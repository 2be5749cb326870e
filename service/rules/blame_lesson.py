"""Blame by lesson: advice for next time, and what "people" do wrong."""

from service.language.lexicon import verbs
from service.rule import Rule

_CLASSES = {
    "later": "next time|in future|in the future|going forward|moving forward|from now on|for the future|from here on"
    "|henceforth|in time to come|next order|future orders|future order|future purchases"
    "|future reference|the next time|any future|a future|subsequent|hereafter|upcoming orders|times to come",
    "often": "often|usually|sometimes|typically|generally|commonly|normally|frequently|tend to|regularly|occasionally"
    "|always|mostly|will|do|tend not to|easily",
    "lapse": verbs(
        "forget miss overlook skip ignore misread neglect mistake confuse mix assume rush leave enter type click"
        " fail misunderstand mistype misplace lose drop hurry choose pick select wait misjudge misuse put",
        "",
    )
    + "|not (<heed>|pay|have|take|<heed_ed>)|without (<heed_ing>|looking|thinking)|order the wrong"
    "|do not <heed>",
    "wise": "best|wise|better|advisable|worth|prudent|smart|sensible|safest|important|good idea|good practice|good habit"
    "|essential|crucial|recommended|helpful|useful|good|wiser|never a bad idea",
}

RULES = (
    Rule(
        id="blame/lesson",
        principle="never-blame",
        says="Teaches the customer a lesson for next time.",
        instead="Stay with what can be done now.",
        flagged=(
            "[[Next time, please check]] the size first.",
            "[[In future, it's wise]] to keep the box.",
            "[[Please be more careful]] with the code.",
            "[[We always advise customers to measure]] twice.",
            "[[It pays to read]] the small print.",
        ),
        fine=(
            "Next time you call, ask for me and I'll help.",
            "We will be more careful in future.",
            "Please make sure that the cable is plugged in.",
            "It's important to me that this gets sorted.",
            "I'd be glad to make this better from now on.",
        ),
        patterns=(
            (
                "<later> ~,4 (please|make sure|be sure|try|ensure|remember|<heed>|double check|be|do|keep|it is|it helps|you (might"
                "|may|could|should|will|must|can|need|would)|avoid|do not|never|consider|<wise>|i would|we would|we suggest"
                "|we recommend|a little|a quick|a bit|refrain)"
            ),
            (
                "(please|kindly|make sure|be sure|try|ensure|remember|<heed>|double check|avoid|consider|you (might|may|could"
                "|should|must|can|need)|lesson|more|extra|keep in mind|bear in mind) ~6 <later>"
            ),
            (
                "(please|kindly|do|to|should|try|must|be) ~1 (be|is|was|being|paid|pay|take|taking)? ~1 (more|extra|greater|closer"
                "|better|bit more|little more) ~1 (careful|care|attention|attentive|cautious|thorough|vigilant|mindful|diligent"
                "|precise|specific|patient|thoughtful|prompt|organised|organized)"
            ),
            (
                "(a (bit|little|touch)|some|with) ~1 (more|extra|greater|closer) ~1 (care|attention|caution|patience|thought"
                "|diligence|planning|precision|preparation|foresight) ~2 (would|could|might|goes|when|while|in|with|next|on|from)"
            ),
            (
                "(we|i) (always|usually|strongly|generally|normally|typically|really|only) ~1 (recommend|advise"
                "|encourage|suggest|urge|remind|stress) ~1 (that)? (all|our|every|<person>|you) ~2 (to)? ~1 (<heed>"
                "|<heed_ing>|double check|be|not|<person>)"
            ),
            (
                "(we|i) ~1 (always|strongly|generally|normally|usually|typically) ~1 (recommend|advise|suggest|encourage)"
                " ~1 (<heed_ing>|double checking|that|to)"
            ),
            (
                "(it|that) (is|was|would be|would have been|may be|might be) ~1 (always|generally|usually|still)? ~1 <wise> ~2"
                " (to|for) ~2 (<heed>|double check|be) ~3 (before|first|carefully|when|ahead|closely|thoroughly|prior|in advance"
                "|beforehand|early|properly|twice)"
            ),
            (
                "(it|that|this) (always)? (pays|helps|does not hurt|never hurts|would not hurt|is worth) ~2 to? ~1 (<heed>"
                "|<heed_ing>|double check|be|plan)"
            ),
            "(lesson|reminder|moral|takeaway) ~4 (learn|learned|learnt|remember|is|here|to|for|that|why|about|of)",
            (
                "(that|this|which) is (exactly|precisely|partly|also|one reason|the reason|just)? ~1 why (we|i|it|our|you|<person>) ~2 (ask"
                "|asks|recommend|advise|say|tell|remind|have|send|put|encourage|always|suggest|warn|insist|should|need|pays)"
            ),
            (
                "(is|are) (best|better|better off) (not)? ~1 (left|counted|settled|made|paid|taken|booked|ordered|checked"
                "|tested|placed|carried|packed|stored|asked|avoided|arranged|put|in the)"
            ),
            "(is|are) to be preferred|the way to go|(is|are) ~2 common sense|(is|are) ~2 all it takes|(sort|kind) of thing (to|one|you|people)",
            "(goes|go|works|work|runs|went|is|are|get|gets) ~1 (quicker|faster|smoother|easier|better|sooner) ~2 (if|when|with) ~1 (you|the|a|one|it|people)",
            "(speeds|speed|sped|helps|moves|keeps) (things|matters|it|this) ~1 (up|along|going|moving)",
            (
                "(worth|wise|good) ~1 (thinking|remembering|bearing|knowing|considering|having a|a thought|a look|a check|keeping in|noting|to remember"
                "|to bear) ~2 (of|about|that|in mind|when|before|next|for|over|it)?"
            ),
            "(may|might|can|could) i (suggest|recommend|advise|propose|commend) ~2 (<heed_ing>|*ing|that you|you|a closer|a little)",
            "(time|care|attention|properly|carefully|slowly|right|closely|correctly|go) ~4 this time",
            (
                "(one|we|you) would ~1 (expect|hope|think|suppose) ~1 (a|any|that|someone|an|every) ~1 (customer|person|buyer|user|owner|traveller|adult|one|anyone"
                "|you|people|body|reader)"
            ),
            "(commend|recommend) ~1 (the|that|this|it|such)? ~1 (habit|practice|to|course|approach)",
            (
                "(make|makes|made|keep|keeps|leave|leaves) ~4 (less|far|much|easier|simpler|safer|quicker|smoother|calmer) ~1 (distressing|stressful|painful|easier|away"
                "|simpler|safer|trouble|likely|unpleasant|difficult) ~1 (for|than|all|on|if|when)?"
            ),
            (
                "next time (get|take|have|put|save|screenshot|order|go|give|add|use|try|do|buy|book|start|write|bring|keep)"
            ),
            (
                "(for|to|by) (those|anyone|anybody|people|whoever) (who|that) ~1 (open|opens|read|reads|look|looks|bother|bothers|care|cares|check|checks|take|takes)"
            ),
            (
                "(need|needs|wants|want|deserve|deserves|require|requires) ~2 (looking after|some care|a little care|a bit of care|some attention|proper care|gentle"
                "|maintenance|upkeep|regular)"
            ),
            ("something (our|most|many|all|any) ~1 <person> ~1 (swear|do|does|would|know|have|check|learn)"),
            (
                "(help|helps|helped) (if|when) ~3 (not|never)? ~2 (left|kept|lying|checked|read|locked|switched|charged|closed|put|filled|sent|packed)"
            ),
            (
                "(before|when) (placing|ordering|buying|booking|opening|paying|submitting|signing|completing|purchasing"
                "|checking out|confirming) ~3 (please|always|make sure|be sure|it is|do|double check|remember|you should|one"
                "|<person> should)"
            ),
        ),
        unless=(
            "how ~8 (is|are) best",
            (
                "(i|we|our team|colleagues) (will|would|can|could|shall|want|promise|hope|plan|are|am|have|need)"
                " ~6 <later>"
            ),
            "(we|i) (need|have|must|should|will|ought) to ~1 (be)? ~1 (more|better)",
            "(i|we) ~1 (will|should|shall|must|can|could) ~1 (be|take|pay) ~1 (more|extra|greater|closer|better)",
            "next time you (call|write|contact|get|visit|chat|come|message|need|order|open|log|sign)",
        ),
        drops=frozenset({"quoted", "question", "negated", "owned"}),
        classes=_CLASSES,
    ),
    Rule(
        id="blame/people",
        principle="never-blame",
        says="Blames the customer by telling what people get wrong.",
        instead="Speak of this customer's matter only, and of what you do about it.",
        flagged=(
            "[[People often forget]] the second step.",
            "This is [[usually caused by the user]].",
            "It's a [[common mistake]] with this form.",
            "[[Most customers notice]] the banner before they pay.",
        ),
        fine=(
            "Many customers like the blue one.",
            "People like you deserve better than this.",
            "It's our mistake, and not a common one.",
        ),
        patterns=(
            "<person> ~2 <often> ~2 <lapse>",
            (
                "(many|most|some|plenty of|lots of|a lot of|a few|quite a few|too many|all|certain) ~2 <person> ~1 (<lapse>"
                "|notice|read|check|realise|realize|figure|find|spot|see that|know|understand|remember|simply)"
            ),
            (
                "(common|frequent|typical|classic|easy|easily|usual|simple|popular|familiar) ~1 (mistake|error|oversight|slip"
                "|misunderstanding|misconception|mix up|user|trap|pitfall|thing to (miss|overlook|forget|get wrong)|to (miss"
                "|overlook|forget|get wrong|misread))"
            ),
            (
                "(usually|often|typically|mostly|generally|normally|commonly|nearly always|almost always|tends to be|in most cases"
                "|nine times out of ten|most of the time) ~4 (user|caused by (the|a) (customer|user|way|wrong)|because (the|a"
                "|someone|<person>)|when (<person>|a (customer|user)|the (customer|user|wrong|device|item))|means (the|that|a"
                "|someone|<person>))"
            ),
            (
                "(that|this|it|which|such things|these things) (is what)? (happens|happen|occurs|occur|comes|arises) ~3 (when|if"
                "|where|from) ~1 (you|<person>|one|the|a|an|somebody|orders|not|<heed_ing>|<slip_ing>|rushing|details|things)"
            ),
            "(that|this|which) is (exactly|just|precisely)? what (happens|comes|you get|one gets|results)",
            (
                "(happens|tends to happen|can happen|occurs) (a lot|often|easily|quite often)? ~1 (when|if|with) ~2 (<person>|users"
                "|the wrong|a (customer|user))"
            ),
            "most <person> ~1 (would|do|manage|have|will|can) ~2 (<heed>|<heed_ed>|double check|wait|have no|without|know)",
        ),
        unless=("(our|my|we|us) ~3 (mistake|error|oversight|slip|mix up)",),
        drops=frozenset({"quoted", "question", "owned", "negated"}),
        classes=_CLASSES,
    ),
)

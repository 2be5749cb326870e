"""Excuses by machine: the system is slow, old, new, or does not let us."""

from service.ownership import explained_by_grounds
from service.rule import Example, Rule

CLASSES = {
    "whose": "our|the|this|my|these|those|all our|all the|that|your|their|its|a|an",
    "machine": "system|systems|software|computer|computers|platform|tool|tools|server|servers|database|dashboard|program|screen|terminal|interface"
    "|machine|machines|equipment|scanner|scanners|application|back office|setup|set up|technology|tech|automation|algorithm|crm|checkout system|order system|booking system|ticketing system|infrastructure|network|process|processes|workflow|console|portal|backend|robot|bot|autoresponder|template",
    "kind": "booking|order|ordering|billing|payment|tracking|stock|internal|old|new|warehouse|returns|ticketing|phone|chat|computer|legacy|main|automated|automatic|delivery|dispatch|routing|reservation|customer|account|inventory|current|whole|scheduling|support|card|back|office|end|central|shared|refund|pricing",
    "ill": "slow|slower|down|playing up|acting up|acting strange|acting strangely|old|older|ancient|outdated|being (updated|upgraded|migrated|serviced|replaced|moved|difficult|slow|funny|temperamental|stubborn|awkward|rebuilt|patched|a pain|a bit)"
    "|offline|temperamental|lagging|laggy|crawling|glitching|glitchy|unreliable|limited|clunky|not great|not perfect|struggling|having (issues|problems|trouble|difficulties|a moment|a bad|hiccups|some|a few|one of)"
    "|on the blink|under maintenance|in maintenance|automated|automatic|fully automated|automatically|frozen|freezing|crashing|not working|not cooperating|locked|stuck|out of date|brand new|still new|quite new|new|what they are|not the (best|fastest|newest|most)|on strike|misbehaving|flaky|patchy|intermittent|up and down|in and out|overloaded|undergoing|going through|due an upgrade|not built|not designed|not set up|set up|built|designed|programmed|not very|fiddly|rigid|inflexible|a nightmare|a pain|a mess|a bit|not linked|not connected|separate",
    "fail": "glitch|glitches|bug|bugs|hiccup|hiccups|gremlin|gremlins|technical (difficulties|difficulty|issue|issues|problem|problems|fault|faults|error|errors|reasons|hitch|hitches|limitations|hiccup|glitch)"
    "|computer (error|glitch|problem)|system (error|glitch|problem|issue|issues|limitation|limitations|failure|outage|fault|upgrade|update|migration|maintenance|change|changes|move|downtime|lag|constraints|crash)|software (error|glitch|bug|update|fault|issue|upgrade)|server (problem|problems|issue|issues|error|outage|trouble|move)|it (issue|issues|problem|problems|outage|failure|fault|team|department)|upgrade|upgrades|migration|maintenance|downtime|outage|outages|changeover|switchover|rollout|automation|power cut|power failure|connectivity|teething (problems|troubles|issues)",
    "cause": "because of|due to|owing to|thanks to|on account of|as a result of|result of|caused by|down to|stems from|comes from|comes down to|reason is|blame|with|what with|amid|during|following|after|since|affected by|because|a matter of|just|simply|purely|only|some|some kind of|some sort of|seems to be|appears to be|looks like|must be|was|were|is|had|have|having|has been|experiencing|experienced|facing|suffered|suffering|undergoing|in the middle of|hit|through|under",
    "refuse": "let|allow|permit|show|give|support|have|recognise|recognize|update|talk|sync|offer|accept|record|flag|catch|pick|tell|load|respond|keep|store|handle|refresh|pass|carry|work|always|cooperate|like|distinguish|register|transfer|process|leave|make|warn|alert|do|send|take|save|open|know|care|display|check",
    "deed": "assigns|assigned|generates|generated|sends|sent|cancels|cancelled|canceled|decides|decided|picks|picked|flags|flagged|sets|set|closes|closed|charges|charged|applies|applied|puts|put|rejects|rejected|drops|dropped|skips|skipped|duplicated|duplicates|misread|reads|lost|loses|ate|locks|locked|blocks|blocked|calculates|calculated|works|does|did|kicks|kicked|throws|threw|times|timed|releases|released|overrides|overrode|bills|billed|books|booked|double booked|froze|freezes|crashed|crashes|failed|fails|mixed|swallowed|switched|switches|renews|renewed|makes|made|treats|treated|sees|forces|requires|limits|controls|handles|runs|takes|took|went|goes|choked|hiccuped|glitched|playing|deletes|deleted|assumes|assumed|thinks|chooses|chose|defaults|defaulted|says|stops|stopped|keeps|kept|prevents|prevented|routes|routed|logs|logged|marks|marked",
}

RULES = (
    Rule(
        id="excuse/system",
        principle="no-excuses",
        says="Explains the failure away with a computer, a tool or a technical fault.",
        instead="Own it: say sorry for what happened and what you do next.",
        flagged=(
            "[[Our system is really slow]] today.",
            "[[The booking system won't let]] me.",
            "It came late [[due to a technical issue]].",
            "[[The computer automatically cancelled]] it.",
            Example("[[Our system is down]] until two.", facts=("The order system is down until two.",)),
        ),
        fine=(
            Example(
                "I'm sorry: our order system is down until two. I'll look then.",
                facts=("The order system is down until two.",),
            ),
            "Is your computer slow, too?",
            "Does the app let you sign in?",
            "Let me look into our system and see what happened.",
            "You told me the screen went dark after the update.",
        ),
        patterns=(
            "<whose> ~1 <machine> (is|are|was|were|has been|have been|can be|gets|got|get|seems|seem|seems to be|went|goes|has|have|do|does|keeps being) ~2 <ill>",
            "<whose> <kind>? (<machine>) (will|would|does|do|did|can|could|has|have|is|are|was|were) ~1 (not|never|only) ~2 (<refuse>|allowing|letting|<deed>)",
            "<whose> <kind>? (<machine>) (only|just|simply|automatically|always|sometimes|occasionally|probably|somehow|must have|may have|might have|has|had|would have|apparently|itself|keeps|keep|kept)? ~1 <deed>",
            "<whose> ~1 <machine> (keep|keeps|kept) ~1 (crashing|freezing|failing|dropping|timing|logging|kicking|going|throwing|losing|sending|*ing)",
            "<whose> ~1 <machine> (automatically|auto|randomly|sometimes|occasionally) ~1 (*ed|*s|drop|do|fail)",
            "<cause> ~3 <fail>",
            "(glitch|glitches|bug|bugs|hiccup|gremlins|fault) (in|on|with|within) (the|our|one of our) ~1 <machine>",
            "<fail> ~2 (on our (end|side)|at our (end|side)) ~2 (caused|led|meant|delayed|stopped|prevented|is|are|has)",
            "(it|everything|that|this|these|they) (is|are|was|were) ~1 (all|fully|completely|entirely|just|simply)? (automated|automatic|automatically|computerised|computerized|system generated|generated automatically|generated by|triggered automatically|run by (a|the)|handled by (a|the) (computer|system|machine|algorithm)|decided by (a|the) (computer|system|algorithm))",
            "computer says|blame (the|our) ~1 <machine>",
            "(waiting|wait) (on|for) (tech|the tech|our tech|the it|our it|the developers|our developers|the engineers) (team|department|people|guys)?",
            "(stuck|working|limited|hampered|restricted|bound|constrained|held back) (with|by|on|to) ~2 (<machine>) ~1 (we|that|which)? (have|allows|lets|got|are given)?",
            "(way|how) (the|our) ~1 (<machine>) (is|are|was|were|works|work) ~1 (set up|built|designed|programmed|configured|works|work)?",
        ),
        unless=(
            "(is|are|was|were|does|do|did|has|have) (your|the) ~2 (<machine>)",
            "your (computer|system|machine|screen|software|network|tool|equipment|set up|setup|application)",
            "(will|would|do|did|should|can|must) not (blame|hide|use|say|be|claim|pretend|put|point)",
        ),
        drops=frozenset({"quoted", "question", "reported", "conditional"}),
        spared=explained_by_grounds,
        classes=CLASSES,
    ),
)

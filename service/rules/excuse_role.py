"""Excuses by one's own role: only support, new here, no access, hands tied, nothing to be done."""

from service.ownership import explained_by_grounds
from service.rule import Rule

_CLASSES = {
    "only": "only|just|merely|simply|but|nothing but|nothing more than|no more than",
    "part": "agent|agents|messenger|messengers|rep|reps|representative|representatives|assistant|advisor|adviser|advisors|temp|trainee|trainees|helper|operator|operators|employee|employees|worker|clerk|cog|voice|person|front line|frontline|first line|junior|beginner|starter|go between|middleman|relay|pair of hands|human|guy|girl|people|support|staff|member",
    "place": "support|chat|the chat|customer service|customer care|customer support|the front line|front line|frontline|the desk|the help desk|the helpdesk|level|tier|the phones|phones|messages|chat support|webchat|live chat|front desk|reception|sales|general (enquiries|questions|queries)|the first point|first line|entry level|part time|the messenger",
    "power": "access|authority|permission|permissions|rights|power|powers|ability|clearance|tools|tool|authorisation|authorization|means|option|privileges|privilege|say|control|influence|leverage|mandate|remit|discretion|insight into|visibility|button|way in|system rights|jurisdiction|scope|autonomy|capability|latitude|reach",
    "lack": "do not have|do not really have|do not actually have|do not currently have|do not even have|have no|have not got|have not been given|lack|do not hold|am without|can not get|have never had|have very little|have little|have limited|only have|do not get|am not given|was not given|was never given|have not the|do not personally have|have zero|has no|does not have|do not come with|does not come with|does not give me|do not give me|lacks|with no|without the|without any|got no",
    "able": "authorised|authorized|allowed|permitted|in a position|the one who|the one|the person|the right person|trained|equipped|given|empowered|at liberty|cleared|qualified|supposed|senior enough|high enough|involved|privy|responsible|entitled|in charge|the decision maker|set up|the best person|free",
}

RULES = (
    Rule(
        id="excuse/role",
        principle="no-excuses",
        says="Hides behind the agent's own role, newness or lack of powers.",
        instead="Say what you can do, or whom you will ask, without explaining your place.",
        flagged=(
            "[[I'm only a support agent]], sorry.",
            "[[I'm new here]].",
            "[[I don't have the authority]] for that.",
            "That's [[above my pay grade]].",
            "[[My role doesn't]] cover refunds.",
        ),
        fine=(
            "I'm only asking so that I get it right.",
            "I am on it; let me read what you wrote.",
            "I don't have the answer yet, but I'll find out.",
            "You don't have access to the page, is that right?",
            "I'm just checking the dates now.",
        ),
        patterns=(
            "(i am|we are|am i|i be|me|myself|as) <only>? ~1 (a|an|the|one of the|your) ~3 (messenger|cog|trainee|temp|beginner|starter|go between|middleman|front line|frontline|junior|small cog)",
            "(i am|we are|being|as) (<only>) ~1 (a|an|the|your|one|one of)? ~2 (<part>|<place>)",
            "(i am|we are) <only> (here|able|on|doing|allowed|following|repeating|relaying|passing|reading|telling you what|told|paid|one|part|in|the|given|permitted) ~1 (to|job|orders|what|of|chat|messages|support|rules|on|person|people|here|instructions|procedure|policy|protocol)",
            "(i am|i have|being|since i am|as i am) ~2 (new|newish|brand new|a newbie|the new (guy|girl|person|one)|a new (starter|hire|agent|joiner|member)) (here|to (the (job|role|team|desk|company|system|product)|this (job|role|team|desk|company)|all this|all of this|it all)|at this|in the (job|role|team)|on the (job|team|desk)|around here|myself|and)?",
            "(beyond|more than|above|outside) (what|anything|that which) ~1 (someone|anyone|a person|people|i|we|agents|us) ~5 (seat|position|role|chair|desk|level|can|get|gets|allowed|sees|see|touch|decide)",
            "(someone|somebody|another person|another team|anyone) else ('s|is) ~1 (screen|desk|login|queue|department|system|inbox|plate|list|side|decision|call|hands)",
            "(person|colleague|one|manager|agent|engineer|specialist|technician|rep|guy|lady|man|woman|advisor) ~4 (is|are|was) ~1 (on leave|off today|away|out today|on holiday|off sick|out sick|not in|off until|out of office|on vacation|on break|at lunch|only in on|only here on)",
            "(colleague|person|engineer|specialist|technician|one|agent|advisor) ~3 only (works|work|comes|come|in) ~1 (mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|on|in|part|mornings|afternoons|weekends|weekdays|one|two|three)",
            "my (very)? (first|second|third|1st|2nd|3rd) (day|week|month|shift) (here|on|in|at|today)?",
            "i (have )? (only|just|literally just) (started|joined|begun|been here|been in|been on|come on|came on|taken over|took over|began|picked up) ~3",
            "(i am|i be|am) still (learning|in training|training|new|finding my feet|getting (used|to grips)|on probation|being trained|picking (it|things) up|getting the hang|a trainee|feeling my way|working (it|things|this|that) out)",
            "(in|on|during) my (training|probation|trial) (period|we|i|they|nobody)?",
            "(nobody|no one|they|training) ~1 (trained|train|trains|taught|teaches|told|tells|tell|covered|covers|showed|showed|shows|lets|let|allow|allows|gives|gave|give) ~1 (me|us)",
            "(i|we|us|me|agents|chat agents|people|role|job|someone at my level|chat|my login|my account|my profile|my level) (<lack>) ~2 (<power>)",
            "(no|without|zero|little|limited|not any) ~1 (<power>) ~2 (on|from|at) (my|our|this) (side|end|seat|desk|level|chair|screen|chat|login)",
            "(i|we) (am|are|was|were) not ~2 (<able>) (to|for|who|that|with|here|of|in|on|by)",
            "(above|beyond|outside|over|outside of|exceeds|exceed|way above|well above) ~1 (my|our|the) ~1 (pay grade|paygrade|level|remit|scope|authority|role|job|responsibilities|competence|powers|head|station|brief|expertise|permissions|limits|rank|mandate|desk)",
            "not (in|within|part of|under|covered by|something in|something within) ~1 my ~1 (remit|scope|authority|role|job|responsibilities|power|powers|gift|brief|mandate|control|area|department|line|description|field)",
            "(chat|support|phone|live chat|front line|frontline|first line|service|call centre|online|store|floor) (agents|agent|staff|reps|people|team|teams|advisors|advisers|colleagues) (can|could|do|are|have|only|simply|just|get|like|lack|never) ~1 (not|only|never|no|just|see|have|limited|few|given|told|allowed)",
            "(we|us|those of us|people) (in|on|at) (the )? (chat|support|front line|desk|phones|help desk|helpdesk|front desk|this team|this desk) ~1 (team|desk)? (can|could|do|are|have|only|simply|just|get|see|never) ~1 (not|only|never|no|just|see|have|given|told)?",
            "my (role|job|position|department|screen|tools|access|side|desk|seat|level|login|permissions|contract|profile|remit|powers|scope|authority|view|system|end|brief|limits|responsibility|responsibilities|account|hat) (here )? ~1 (only|does|do|is|are|was|lets|limits|stops|stop|ends|end|covers|allows|extends|reaches|goes|prevents|consists) ~1 (not|only|limited|just|to|at|with|there|here|me|so|restricted|simply|as far|confined)?",
            "i (only|just|merely|simply) (handle|handles|deal|look after|answer|take|work|cover|pass|relay|do|see|get|follow|read|repeat|type|sit|know what|have) ~2 (chat|chats|messages|calls|questions|orders|part|side|what|the chat|general|basic|information|things|here|on|in|for|with|to|them|limited|so)?",
            "i (was|had|did|have|played|could) ~1 (not|no|nothing|never|no part) ~2 (here when|on shift|on duty|working|involved|the (rules|policy|policies|system|prices)|to do with|a say|part|hand in|around when|there when|personally)",
            "(i|we) (do|did) not (make|set|write|invent|decide|choose|create|design) ~1 (the|these|those|our|this) ~1 (rules|policy|policies|prices|system|process|decisions|terms|schedule|limits|procedures|deadlines|fees)",
            "(before my time|before i (started|joined|came|was)|on my day off|not on shift|not my shift|another shift|previous shift|last shift|someone else is shift|previous agent|last agent|earlier agent|agent before me|colleague before me|person before me|whoever (you spoke|you talked|told|wrote|handled|took|did|entered|packed|set|helped))",
            "(if|were) it (were|was|is) ~2 (up to me|down to me|my (decision|choice|call|company)|in my (power|hands))|if i (could|had (the|my)|were (the|in)|was (the|in)|made the|ran the) ~2 (i would|would|way|power|choice|rules|authority|place)",
            "i wish (i|we|there) (could|was|were|had) ~2 (help|do|but|more|change|something|a way|the power|authority|different)",
            "(my|our) (boss|bosses|manager|managers|supervisor|supervisors|superiors|management|team lead|higher ups) (decided|decides|will not|would not|does not|do not|did not|told me|tell me|says|said|wants|insists|has not|have not|only|set|makes|made) ~2",
            "(just|only|simply|merely) (doing|following|trying to do) (my|our|what|the) ~1 (job|orders|rules|instructions|procedure|process|script|guidelines|protocol|policy|told|work)",
            "(all|everything|anything) (that )? (i|we) (can|could|am able to|are able to|get to|have) (do|see|offer|access|tell you|say|to go on|is|in front of|from here|here|on my|on this)? ~2 (is|are|from (here|my|this)|on my|here|at my|for you|at this)",
            "from (where i (sit|am|stand)|my (side|seat|desk|end|chair|position|screen|chat|level)|this (chat|desk|seat|side|end|screen|window|chair)) ~,1 (i|we|there|it|nothing|that|this|not) ~2 (not|nothing|only|no|little|limited|never)",
        ),
        unless=(
            "(i am|we are) <only> (here|able) to (help|listen|make|say|assist)",
            "(as|than) you",
            "i (only|just) (started|joined) (reading|looking|checking|this chat)",
            "(access|insight|visibility|information) ~2 yet",
        ),
        drops=frozenset({"quoted", "question", "reported"}),
        spared=explained_by_grounds,
        classes=_CLASSES,
    ),
)

"""Excuses by how the world goes: mistakes happen, no company is perfect, with this many orders some go astray."""

from service.ownership import explained_by_grounds
from service.rule import Rule

_CLASSES = {
    "mishap": "mistakes|errors|delays|things|accidents|mix ups|mixups|hiccups|glitches|slip ups|slipups|slips|losses|lost parcels|parcels|packages|orders|items|bags|letters|deliveries|shipments|breakages|damages|oversights|this|it|that|stuff|details|messages|emails|calls|misunderstandings|wires|bookings|refunds|these|defects|faults|units|crossed wires|bad batches|typos|a few|some|one or two|the odd one|the odd parcel|the odd order|the odd thing|labels|bugs|human error|cancellations|returns|payments|requests|tickets|a small number|a handful|bad days|holdups|hold ups|duplicates",
    "occur": "happen|happens|occur|occurs|slip through|slips through|come up|crop up|crops up|arise|arises|go astray|goes astray|get lost|gets lost|get missed|gets missed|go missing|goes missing|go wrong|goes wrong|get mixed up|gets mixed up|get overlooked|gets overlooked|fall through|falls through|slip (past|by)|take (longer|a while|time)|run late|get stuck|gets stuck|fall between|get delayed|gets delayed|break|get damaged|get bumped|get (crossed|buried|backed up|held up|dropped|forgotten|misplaced|swapped|confused|mislaid)|slips (past|by)|fail|end up|ends up|creep in|creeps in",
    "often": "do|does|can|will|sometimes|occasionally|always|just|simply|inevitably|often|may|might|still|unfortunately|sadly|naturally|usually|bound to|tend to|tends to|are bound to|is bound to|are going to|from time to time|now and then|every now and again|regularly|invariably|unavoidably|from time to time|now and again",
    "firm": "company|companies|business|businesses|system|process|courier|delivery service|warehouse|retailer|airline|operation|team|network|store|shop|service|product|machine|carrier|supplier|kitchen|hotel|bank|human|one|organisation|organization|provider|brand|manufacturer|industry|line of work|trade|restaurant",
    "perfect": "perfect|flawless|infallible|immune|error free|foolproof|bulletproof|100 reliable|immune to|without (fault|faults|error|errors|flaws|mistakes)|100% ~1|fail safe|failsafe|exempt|spared",
    "item": "order|orders|ticket|tickets|chats|messages|calls|requests|customers|parcels|packages|emails|claims|people|returns|deliveries|shipments|bookings|passengers|guests|units|items|things|contacts|transactions|payments|meals|users|accounts|boxes",
}

RULES = (
    Rule(
        id="excuse/normal",
        principle="no-excuses",
        says="Explains the failure as the way of the world instead of owning it.",
        instead="Say what went wrong for this customer, and what you do next.",
        flagged=(
            "I'm sorry, [[mistakes do happen]].",
            "[[No courier is perfect]].",
            "[[When you ship thousands of parcels]], a few go missing.",
            "It's [[the nature of online shopping]].",
            "[[We're all human]].",
        ),
        fine=(
            "This should not have happened; I'm sorry that your order was mixed up.",
            "Could it be that the label was damaged?",
            "Did this happen before?",
            "I'd like to make sure it doesn't happen again.",
        ),
        patterns=(
            "(<mishap>) (<often>) ~1 (<occur>)",
            "(mistakes|errors|accidents|delays|mix ups|mixups|slip ups|glitches|hiccups|these things|such things|things like this|things like that|stuff like this|oversights|misunderstandings|losses|breakages) (happen|occur|slip|go|arise|get|are (inevitable|unavoidable|common|normal|bound|part|a part|to be|a fact|only human|rare|going))",
            "no (<firm>) (is|are|can be|gets|in the world|anywhere|out there|ever) ~2 (<perfect>|everything right|it right)?",
            "(nobody|no one|none of us|nothing|not everyone|not everything|we) (is|are|am) (not )? ~1 (perfect|infallible|robots|machines|superhuman|immune|foolproof|supermen|magicians|psychic)",
            "(we|they|i|people|agents|our people|staff|pickers|packers|couriers|drivers) (are|am) (all|only|just|also|but)? (only )? human",
            "only human|human error|humans make|people make (mistakes|errors)|everyone makes (mistakes|errors)|everybody makes|we all make|best of us|to err|honest mistake|easy mistake|easily done",
            "(part and parcel|par for the course|comes with the territory|goes with the territory|one of those (things|days|weeks)|luck of the draw|a fact of life|facts of life|such is life|that is life|price (we|you) pay|cost of doing|unavoidable|inevitable|swings and roundabouts|law of averages|numbers game|growing pains|teething (problems|troubles|issues)|the downside of|the trade off|bad luck|just unlucky|unlucky|sod is law|murphy is law|perfect storm|act of god|freak|fluke|one off|isolated (incident|case)|rare (occurrence|event|glitch))",
            "(the|simply the|just the) (nature|reality|realities|downside|price|way|joys|risk|trouble|thing) (of|with) (the )? ~1 (business|beast|game|industry|trade|shopping|delivery|deliveries|travel|world|work|things|online|buying|ordering|flying|shipping|retail|live|handmade|software|technology|running|modern|international)",
            "(when|if|because|since|as|with) (you|we|a company|a business|someone|one) (ship|handle|process|deal with|have|serve|send|get|run|move|pack|carry|sell|take|are (shipping|handling|processing|dealing|serving|sending|moving|packing)) ~3 (thousands|hundreds|millions|so many|that many|this many|as many|tens)  ~2 (of)? ~1 (<item>)?".replace(
                "  ", " "
            ),
            "(thousands|hundreds|millions|dozens|tens of thousands) of ~1 <item> ~2 (a|an|every|each|per|daily|weekly|at|through|going|coming) ~1 (day|week|month|hour|night|once|time|year|weekend|single)?",
            "(with|given) (so many|that many|this many|the (sheer )? (number|amount|size|scale|volume) of|(an )? (operation|company|business|network|team|warehouse) ~1 (our|this|that|of) ~1 (size|scale|big|large))",
            "any (large|big|busy|growing|fast growing|small|decent|modern|global|national) ~1 (company|operation|business|team|warehouse|kitchen|firm|retailer|organisation|organization|network|airline|airport|hotel|store|shop)",
            "(that|this|it) (is|was) (just|simply|merely|only|purely|sadly|unfortunately)? ~1 (how|the way) (the|these|our|this|such|delivery|deliveries|banks|couriers|shipping|online|warehouses|international|things|big|large|most|all) ~3 (work|works|go|goes|operate|operates|run|runs|is|are|done|set up|happen|happens|process|processes)",
            "(you|we|one|customers|people) (have|need|has|ought) to (understand|remember|bear in mind|keep in mind|appreciate|realise|realize|consider|allow for|factor) ~1 (that|how|we|the|there|it)?",
            "(please|kindly|do|must) (understand|appreciate|realize|realise|remember|recognise|recognize) ~1 (we|our|there|these|couriers|not)",
            "blame (the|it on|that on|this on)",
            "(bear|keep) in mind ~1 (that )? ~1 (we|our|the|this|there|it|couriers|drivers|agents)",
            "(it|this|that) happens (to|all|from|a lot|sometimes|more|with|in|every|occasionally|now)? ~2 (everyone|everybody|best|time|times|now|again|businesses|companies|often|than)?",
            "(we|i|they) (are|am|were|have been) ~1 (doing|trying|do) ~1 (our|my|their|the) ~1 (best|utmost|hardest|level best) ~3 (but|under|with|in|given|considering|despite)?",
        ),
        unless=(
            "(should|must|can|could|would|does|did|do|will) not ~2 (happen|occur|happened|go|be)",
            "(make|making|be|sure|so) ~2 (sure|that)? ~1 (it|this|that) (does|will|never) ~1 (not|never)? happen",
            "(how|why|what|whether|if|see|tell me|when) ~3 (this|it|that) (happens|happened|can happen|could happen)",
            "(i|we) (am|are|will|would) ~2 (do|doing) ~1 (my|our) best to",
        ),
        drops=frozenset({"quoted", "question", "reported", "negated"}),
        spared=explained_by_grounds,
        classes=_CLASSES,
    ),
)

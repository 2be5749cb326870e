"""Dismiss by the way of the world: it is normal, it is like that for everyone, wait or look it up."""

from service.rule import Rule

_CLASSES = {
    "way": "how (it|this|that|things|these things|life|the world|business|shipping|online|we|they|the|our|most|all|any"
    " company|everyone|subscriptions|deliveries|these|such|mail|post|travel|flights|banks|banking) ~3 (work|works|is|are|go|goes"
    "|operate|operates|run|runs|do|done|happens|function|set up|it goes|roll|functions)",
    "everybody": "everyone|everybody|anyone|anybody|all (customers|our customers|the others|others|other customers|of us)"
    "|(other|all the other|every other|any other|most other|most|all|our other) (people|customers|customer|users|folks|guests|clients"
    "|shoppers|travellers|passengers|members|subscribers|callers)|others|the others|thousands of|hundreds of|dozens of|plenty of|lots"
    " of|millions of|countless|many customers|many others|every customer|most of us",
    "help_page": "faq|faqs|help (page|pages|centre|center|article|articles|section|menu|file|files|docs)|website|web site|site"
    "|knowledge base|documentation|manual|user guide|guide|support page|support pages|tutorial|homepage|home page|online|app"
    "|instructions|terms|welcome email|google|internet|search (bar|engine|box|function)|forum|confirmation email|video|page|product"
    " page|leaflet|handbook|portal|community|article|articles|link|policy",
}

RULES = (
    Rule(
        id="dismiss/normal",
        principle="never-dismiss",
        says="Tells the customer that this is normal and to be put up with.",
        instead="Treat it as the one case it is for this customer.",
        flagged=(
            "[[That's just how it works]], I'm afraid.",
            "[[It happens to everyone]].",
            "[[These things happen]].",
            "You[['ll have to wait like everyone else.]]",
            "A week [[is perfectly normal at]] this time of year.",
            "[[It is what it is]].",
        ),
        fine=(
            "Here's how it works: you send it back and we refund you.",
            "This is not how it should work.",
            "Everyone here will do their best for you.",
            "It's normal to be upset about that.",
        ),
        patterns=(
            (
                "(that|this|it|which|such) (is|was|has always been) ~1 (just|simply|only|exactly|merely|sadly|unfortunately|pretty much)? ~1"
                " <way>"
            ),
            "(just|simply|merely|after all|sadly|unfortunately) ~1 <way>",
            (
                "(that|this|it) is (just|simply)? ~1 (the way|the nature|the reality|the price|part of|part and parcel|a fact of|the cost of"
                "|standard|normal|life|business|retail|travel|winter|christmas|what happens|the deal|the game|the risk)"
            ),
            (
                "(it is what it is|such is life|so it goes|that is life|way of the world|par for the course|nature of the|part and parcel|fact"
                " of life|facts of life|part of life|part of the (deal|process|game|experience|fun)|comes with the|goes with the territory"
                "|luck of the|win some|c'est la vie|way things are|just the way it is|business as usual|run of the mill|goes that way"
                "|way the cookie|can not win|cannot win|you win some|one of those (things|days)|these days|nothing in life|life is not|no one"
                " is perfect|nobody is perfect|nothing is perfect|rome was not|a watched pot)"
            ),
            (
                "(it|this|that|these things|things like this|things like that|such things|stuff|mistakes|delays|errors|things|accidents|mix ups"
                "|hiccups|glitches|problems|stuff like this|it all|orders|parcels|packages|outages|breakages|scratches) ~1 (do|does|will|can"
                "|just|simply|sometimes|often|occasionally)? ~1 (happen|happens|occur|occurs|go missing|get lost|go wrong|break|crop up|goes"
                " missing|gets lost)"
            ),
            (
                "(is|are|was|seems|sounds) ~1 (perfectly|completely|entirely|totally|quite|pretty|very|just|only|fairly|actually|rather"
                "|well)? ~1 (normal|standard|ordinary|usual|common|typical|to be expected|routine|unavoidable|inevitable|customary"
                "|commonplace|natural|within the (normal|usual)|nothing (unusual|special|new|out of|extraordinary|remarkable|to get|strange)"
                "|unremarkable|run of the mill|hardly unusual|acceptable|reasonable|as designed|by design|working as intended)"
                " (for|at|this|practice|procedure|these|when|here|during|process|wear|in (this|such|our|any|the (business|trade|industry|season)|winter|summer|times|december)|with (this|such|these|any|that|online|our))"
            ),
            "nothing ~1 (unusual|special|new|out of the ordinary|extraordinary|remarkable|abnormal|unique|exceptional)",
            (
                "(like|same as|same for|as|just as|as with|as does|so does|so do|along with|as for|applies to|true for|no different"
                " from|no different for|same boat as|same treatment as|same rules as|same queue as) ~1 <everybody> ~1 (else|does|do|has|have"
                "|in|who|on|waits|wait|waiting|,|.|too|gets|get)?"
            ),
            (
                "<everybody> ~1 (else)? (has|have|gets|get|waits|wait|goes|go|must|needs|need|is|are|pays|pay|deals|manages|manage|faces|can"
                "|could|would|loves|love|seems|seem|accepts|accept|lives|live|knows|copes|cope|does|do|finds|find|handles|had|wants|want|feels"
                "|understands|understand|experiences|adapts) ~2 (through|in the same|the same|it|fine|without|with|this|patient|patiently"
                "|happy|along|no (problem|trouble|issue|complaints)|problem|wait|waiting|longer|special|like|satisfied|dealing|asking|ahead"
                "|in line|in the queue|delays|used|similar|content|perfectly|quite|happily|every|from time)"
            ),
            (
                "(happens|happen|it is like this|it is the same|the same|same (thing|story|rules|policy|process|wait|treatment)) ~1 (to|for|with) ~2"
                " (everyone|everybody|all|the best|anyone|anybody|many|lots|plenty|most|other|every|people|us all|others|thousands|hundreds)"
            ),
            "(not|hardly|far from) ~1 (the|our|an)? ~1 (only|first) (one|person|customer|case|caller)",
            "(one of|among|out of) ~1 (many|hundreds|thousands|dozens|millions|several hundred|lots|countless|the many)",
            (
                "(we|i) ~1 (get|hear|see|receive|handle|deal with|process) ~2 (a lot of|all the time|every day|dozens|hundreds|thousands|lots of"
                "|plenty of|daily|every week|so many) ~1"
            ),
            (
                "(wait|waiting|be patient|hang tight|sit tight|hold on|patience|queue|line) ~1 (your|my|its|in)? ~1 (turn|like|just as|same as|line"
                "|as (everyone|everybody|all|others|long as)|and see|it out)"
            ),
            (
                "(just|simply|only|really|will|must) ~1 (have|has|need|got|be|try|learn|going) ~1 (to) ~1 (just|simply)? ~1 (wait|be patient|accept"
                "|live with|deal|put up|make do|lump|let it|hang|sit|learn|get used|manage|cope|bear with it|grin|tolerate|trust|ride|endure"
                "|adapt|suck it)"
            ),
            (
                "(just|simply|please just|best to|merely) (wait|be patient|accept|let it go|relax|trust|give it|deal with|ignore|live"
                " with|forget|sit back|hang|move|get used|leave it|wait it)"
            ),
            (
                "(learn|try|practice|practise|exercise|show) ~1 (to be|a little|some|being|a bit of|a bit more|a little"
                " more|more)? ~1 (patient|patience)"
            ),
            (
                "(wait your turn|get in line|back of the (queue|line)|take a number|ahead of you|before you in|in front of you|jump the queue|skip"
                " the (line|queue)|special treatment|preferential treatment|cut the line|cut in line|ahead of (others|everyone)|turn will come"
                "|turn comes)"
            ),
            (
                "(can|could|do|will) not ~1 (help|please|serve|satisfy|cater|make everyone|make everybody|win|drop|bend|make (an|any)?|treat you"
                "|hold|everyone|do|give) ~2 (everyone|everybody|all|them all|happy|every|exceptions|exception|for one|for you alone|for one"
                " customer|differently|special|whim|single|hand|customer|your hand)"
            ),
            (
                "(sort|fix|resolve|work|solve|right|clear) (itself|themselves) ~1 (out|up)?|give it (time|a while)|time will tell|time heals"
                "|blow over|it will pass|wait and see|only time|sooner or later|eventually ~2 (arrive|turn|come|sort|work)|it will (turn up|show"
                " up)|comes to those|one way or another"
            ),
        ),
        unless=(
            (
                "(not|never|no|nothing|is not|far from|longer|should|shouldn't) ~3 (normal|usual|standard|expected|acceptable|reasonable|common"
                "|how|the way)"
            ),
            "(normal|natural|usual|common|understandable|reasonable) to (be|feel|want|ask|worry|expect|wonder)",
            "(should|could|must|ought|did|does|do|would|will) (not|never) ~2 (happen|happened|occur|have|be|break|go)",
            "(when|if|how|why|what|let|make sure|sorry) ~1 (it|this|that|these things) ~2 (happen|happens|happened|occurs|goes|gone|go|get)",
            "(it|this|that) ~1 happens? (again|next|to you)",
            "here is how",
            "(explain|show|tell|see|describe|know|walk) ~3 <way>",
            "(to|can|will) (see|explain|show|understand|find out|describe) ~2 how",
            "one of (our|my|the|your|those|them|these|us)",
            "(expected|usual|normal|standard) (delivery|arrival|date|price|time|shipping|charge|return|rate)",
            "(sorry|thank you|thanks|appreciate|grateful|hard|asking|waited|been|without) ~3 (patient|patience|wait|waiting)",
            "(sorry|regret) ~2 (you|that) ~2 have to ~1 wait",
        ),
        drops=frozenset({"quoted", "question", "reported", "conditional"}),
        classes=_CLASSES,
    ),
    Rule(
        id="dismiss/look-it-up",
        principle="never-dismiss",
        says="Sends the customer away to look it up.",
        instead="Answer here, or offer to find it out.",
        flagged=(
            "[[Just read the FAQ]].",
            "[[The answer is on our website]].",
            "You could have [[googled]] that.",
            "[[It's all in the manual]].",
            "[[Have you tried reading the instructions]]?",
        ),
        fine=(
            "I can send you the guide, if you like.",
            "You can find the button on the left.",
            "I read the instructions with you in mind, and they're unclear.",
            "You can see the order in the app, under Orders.",
        ),
        patterns=(
            (
                "(just|simply|please just|please simply|why not|only need to|only have to|suggest|recommend|could always|can always|you can"
                " easily|better to|try|kindly|encourage you to|best to|only|rather) ~1 (you)? ~1 (to)? ~1 (read|reading|check|checking|look|looking"
                "|see|google|googling|search|searching|consult|consulting|refer|visit|visiting|go|use|scroll|browse|watch|type|start|ask|review"
                "|study|open|browsing) ~3 <help_page>"
            ),
            (
                "(have|did) you ~1 (tried|try|even|bothered|thought|considered|not|actually|at least|checked|read|looked|consulted|seen) ~2"
                " (to|of|about)? ~2 <help_page>"
            ),
            (
                "(the answer|answers|the answers|all of this|all that|that|this|it|everything|all the (information|details|answers)|your question"
                "|those (questions|answers|details)|questions like (this|that|these)|the (information|details|steps|info)) (is|are|can be|was"
                "|were|has been) ~2 (all|right|already|readily|clearly|easily|fully|well|found|answered|covered|explained|available|one|just|on|in) ~3"
                " <help_page>"
            ),
            "(it|that|this) is all (in|on|there)|it is right? there (in|on) the|all there (in|on)",
            (
                "google it|googled|look it up|look that up|looked it up|search for it|do (a|your) ~1 (quick)? ~1 (search|research|homework|reading)|a quick (google"
                "|search)|figure it out|work it out yourself|find (it|that|this) out (yourself|for yourself)|help yourself|read up on|self service"
                "|(click|search|clicks) away"
            ),
            (
                "(find|look|check|see|read|work|figure|get|handle|do|sort) (that|this|it|the answer|all (that|this|of that)) ~1 (out|up)? ~1"
                " (yourself|on your own|for yourself|without (me|us|my|our)|by yourself)"
            ),
            (
                "<help_page> ~1 (already|clearly|fully)? (covers|answers|explains|tells you|has all|says it all|contains all|contains everything"
                "|has everything|would have|has the answer)"
            ),
            (
                "(do not|not|no) ~1 (need|have)? ~1 (to contact|contacting|to chat|to write|to bother|writing to|asking|call) (us|me|support) ~1"
                " (for|about|with|over)"
            ),
        ),
        unless=(
            "(i|we) (can|will|could|am|have|would) ~1 (send|share|look|find|check|walk|read|see|go)",
            "look (it|that|this) up (for you|now|right)",
        ),
        drops=frozenset({"quoted"}),
        classes=_CLASSES,
    ),
    Rule(
        id="dismiss/no-more",
        principle="never-dismiss",
        says="Closes the matter, or makes a wish to speak to somebody else small.",
        instead="Leave the door open: say what you can still do.",
        flagged=(
            "There's [[nothing more to add]].",
            "A [[manager would tell you the same]].",
            "[[That's all there is]] to it.",
        ),
        fine=(
            "There's nothing more you need to do.",
            "I'll ask a manager about this.",
            "That's all I need, thank you.",
        ),
        patterns=(
            (
                "(manager|supervisor|boss|superior|lead|higher up|management"
                "|next person|another agent|anyone else) ~2 (will|would|can|could|is going to|has) ~1 (only|just|simply|merely|not"
                "|also|hardly|no)? ~1 (tell|say|give|answer|repeat|do|be|better|get|offer|add|help|have|change|give) ~2 (you|the same|exactly|anything"
                "|nothing|any (different|more|better|faster)|no (different|more|better)|different|same|time|differently|busy|other)"
            ),
            (
                "(no|little|hardly any|not much|any|a|without) ~1 (need|point|reason|use|sense|value|cause) ~1 (for|to|in|of) ~2 (supervisor|manager"
                "|speak to|talk to|involve|involving|speaking to|talking to|bother|escalate|escalating|bothering|asking for|dragging)"
            ),
            (
                "(manager|managers|supervisor|supervisors|boss|management|superiors) ~2 (have|has|is|are|do|does|will) ~1 (not)? ~1 (better|far|more"
                "|bigger|busy|important|get involved|deal|handle|bother|needed|necessary|the time|interested|take|waste|concern)"
            ),
            (
                "(bother|bothering|waste|wasting|drag|dragging|disturb) ~1 (a|my|the|our|an|any) ~1 (manager|supervisor|boss|manager 's|supervisor"
                " 's|time)"
            ),
            (
                "(nothing|not anything|little|not much) ~1 (more|else|further|left)? ~1 (to (add|discuss|be done|say|talk about|do here)|that can be"
                " done|worth (discussing|saying)|to it)"
            ),
            "that is (all|it|that|about it|as far) ~1 (there is|i can|we can|to it|, really|as (i|we))",
            (
                "(call|consider|count|regard|treat) (it|that|this|the (matter|case|thing)) ~1 (settled|closed|sorted|done|finished|solved|even|dealt with|resolved)"
            ),
            (
                "(we|that makes us) (are)? ~1 (even|square|quits)|problem solved|all sorted then|job done|no harm done|whatever makes you|not that it (takes|matters"
                "|needs|is worth)|(makes|make) you (feel better|happy)|you will live|you will survive|never (hurt|killed|harmed|ruined|failed|did) ~1 (anyone|anybody|a|any)"
            ),
            (
                "(a long way|far|miles) from (any|real|being|a) ~2 (difficulty|danger|emergency|trouble|problem|crisis)|no occasion (for|to)|hardly (warranted|called|justified"
                "|necessary|a reason|fatal|deadly)|goes on turning|keeps turning|still turn|water under"
            ),
            (
                "(end of (story|the matter)|case closed|full stop|and that is that|that is that|so be it|let us leave it"
                "|enough said|nuff said|moving on|we will leave it|next question|next topic)"
            ),
            "(not|never|hardly) ~1 (my|our) ~1 (problem|concern|business|worry|issue|priority|headache)",
            "(i|we) ~1 (do not|could not|really do not|cannot|can not) ~1 (care|have time|have all day|deal|waste|be bothered|spend)",
            (
                "(too|so|very) busy (for|to|with)|better things to|more important things|waste of time|another time , maybe|some other time|if"
                " that is all|anything else that (matters|is worth)|something that? (actually|really) matters"
            ),
        ),
        unless=(
            "nothing (more|else|further) ~1 (you|for you)",
            "(not|never) (only|just)",
            "that is all (i|we) need",
            "if that is all (right|ok|okay|fine|good)",
        ),
        drops=frozenset({"quoted", "question"}),
        classes=_CLASSES,
    ),
)

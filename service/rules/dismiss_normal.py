"""Dismiss by the way of the world: it is normal, it is like that for everyone."""

from service.rule import Rule

_CLASSES = {
    "way": "how (it|this|that|things|these things|life|the world|business|shipping|online|we|they|the|our|most|all|any"
    " company|everyone|subscriptions|deliveries|these|such|mail|post|travel|flights|banks|banking) ~3 (work|works|is|are|go|goes"
    "|operate|operates|run|runs|do|done|happens|function|set up|it goes|roll|functions)",
    "everybody": "everyone|everybody|anyone|anybody|all (customers|our customers|the others|others|other customers|of us)"
    "|(other|all the other|every other|any other|most other|most|all|our other) (people|customers|customer|users|folks|guests|clients"
    "|shoppers|travellers|passengers|members|subscribers|callers)|others|the others|thousands of|hundreds of|dozens of|plenty of|lots"
    " of|millions of|countless|many customers|many others|every customer|most of us",
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
)

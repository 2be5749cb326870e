"""Dismiss by sending away: look it up, nothing more to say, nobody else will help."""

from service.rule import Rule

_CLASSES = {
    "help_page": "faq|faqs|help (page|pages|centre|center|article|articles|section|menu|file|files|docs)|website|web site|site"
    "|knowledge base|documentation|manual|user guide|guide|support page|support pages|tutorial|homepage|home page|online|app"
    "|instructions|terms|welcome email|google|internet|search (bar|engine|box|function)|forum|confirmation email|video|page|product"
    " page|leaflet|handbook|portal|community|article|articles|link|policy",
}

RULES = (
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
            "(it|that|this) is all (in (the|our|your|there)|on (the|our)|there)|it is right? there (in|on) the|all there (in|on)",
            (
                "google it|googled|look it up|look that up|looked it up|do (a|your) ~1 (quick)? ~1 (search|research|homework|reading)|a quick (google"
                "|search)|figure it out|work it out yourself|find (it|that|this) out (yourself|for yourself)|help yourself|read up on|self service"
                "|(click|search|clicks) away"
            ),
            (
                "(find|look|check|see|read|work|figure|get|handle|do|sort) (that|this|it|the answer|all (that|this|of that)) ~1 (out|up)? ~1"
                " (yourself|on your own|for yourself|without (me|us|my|our)|by yourself)"
            ),
            (
                "<help_page> ~1 (already|clearly|fully)? ((covers|explains) ~1 (this|that|these|it|all|everything|how|what|why|your (question|questions|case)|most|such|the (steps|rest|details))|answers|tells you|has all|says it all|contains all|contains everything"
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
            "(did|or|had|have|until|before) ~1 you (find|found|see|work|check|look) (it|that|this) ~1 yourself",
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

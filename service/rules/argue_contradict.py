"""Argue by contradiction: flat denial, correction from above, defence of ourselves."""

from service.rule import Rule

_CLASSES = {
    "true": "true|accurate|correct|the case|what happened|how it (happened|went|is|was)|so|the truth|factual|reality"
    "|the whole story|the full picture",
    "seeing": "see|read|know|tell|imagine|understand|realise|realize|recall|remember|notice|gather|appreciate|agree|find"
    "|count|verify|check",
}

RULES = (
    Rule(
        id="argue/contradiction",
        principle="never-contradict-flatly",
        says="Contradicts the customer flatly.",
        instead="Say what you know, without telling the customer that they are wrong.",
        flagged=(
            "I'm sorry, but [[that's simply not true]].",
            "[[Contrary to what you]] write, it was one box.",
            "[[Nobody promised]] you anything.",
            "[[Actually, we did call]] on Monday.",
            "Let's [[get the facts straight]].",
        ),
        fine=(
            "That's not right, and I'm sorry it happened to you.",
            "It's true that this took too long.",
            "You're right, and we did get this wrong.",
            "We didn't call when we said we would.",
        ),
        patterns=(
            (
                "(that|this|it|which|what you (say|said|wrote|describe)|your (claim|statement|view|version)) (is|was|are) ~1 (not"
                "|never|hardly|far from|anything but) ~2 <true>"
            ),
            (
                "(untrue|nonsense|baloney|ridiculous|absurd|ludicrous|preposterous|laughable|a lie|all lies|baseless"
                "|unfounded|groundless|nonsensical|farcical|far fetched|bogus|hogwash)"
            ),
            (
                "(disagree|beg to differ|dispute that|have to correct|must correct|need to correct|let me correct|allow me to"
                " correct|correct you|correct the record|contradict|object to (that|your|the)|take issue|take exception)"
            ),
            "(contrary to|despite) (what|your|popular|whatever) ~1 (you|claim|claims|belief|suggest|assertion|impression)?",
            (
                "(actually|in fact|as a matter of fact|for the record|in reality|on the contrary) ~,1 (we|i|it|that|our ~1|the ~1|you|nobody|no one) (did|do|never|certainly|clearly|very much) ~1"
                " (not|never|in fact|indeed|already|<done>|call|send|tell|have|include|deliver|reply|answer|offer|warn|inform"
                "|nothing)"
            ),
            "(on the contrary|for the record) ,?",
            (
                "(nobody|no one|none of us|not one of us) (has|had|here|ever)? ~1 (said|promised|claimed|suggested|forced|forces|guaranteed"
                "|implied|obliged|ignored|questioned|accused|denied|doubted|refused|made you|mentioned|is (saying|suggesting"
                "|forcing|claiming|accusing|denying))"
            ),
            (
                "(who|when did (i|we|anyone)|i|we) ~1 (never|did not|had not|have not|did i|ever) ~1 (say|said|promise|promised|claim"
                "|claimed|suggest|suggested|guarantee|guaranteed|imply|implied|agree|agreed) ~1 (you|that|to|any|such|anything|otherwise"
                "|it|this|a|we|i|so)"
            ),
            "(set|get|keep|put|look at|stick to|stay with) ~2 (record|facts) ~1 (straight|in order|right|as they are)?",
            (
                "(let us|let me|i will|to) ~1 be (very|quite|perfectly|absolutely|completely|crystal|abundantly|honest|real|frank"
                "|blunt|fair to us)? ~1 (clear|plain|blunt|fair|real|frank|realistic|reasonable)"
            ),
            "(the|those are the|these are the) (fact|facts|truth|reality) (is|are|of the matter|remain|remains|speak|shows)",
            (
                "(that is|merely|only|just) (your|an|a matter of|one 's) ~1 (opinion|interpretation|perception|point of view|take on|side of"
                " the story|viewpoint)"
            ),
            (
                "agree to disagree|see it (quite|very|rather)? differently|remember it differently|recall it differently|wrong"
                " end of the stick|entitled to your|there are two sides|two sides to|stand by (our|my|that|what|the|this)"
            ),
            (
                "(not|never) what (i|we) (said|wrote|meant|promised|told|agreed|offered)|putting words|twisting|(you|re) ~1"
                " (misquoting|misrepresenting|distorting|inventing)"
            ),
            (
                "with (all)? (due|the greatest|the utmost|great|the deepest) respect|respectfully ~,2 (disagree|no|i|you|that"
                "|but)|no offense|no offence"
            ),
            "(you are|you were) ~1 (wrong|incorrect|mistaken) (about|on|in|to|there|here)?",
            "in (fairness|our defence|our defense|my defence|my defense|all fairness) ~1 (to us|we|to the|to our|i)?",
            "to be (perfectly|quite|brutally)? ~1 fair ~,2 (to us|we|the|our|i|you|it|to our|to the)",
        ),
        unless=(
            (
                "(that|this|it) is (just|simply|clearly)? not (right|fair|so) ~1 (and|,|for|at all|to|on|of|that|how|what|good"
                "|soon|bad|easy|to)"
            ),
            "(we|i) (did|never) (not)? ~1 (told|made|asked|offered) ~1 (you)? ~2 (soon|clear|in time|earlier|enough)",
            "false (alarm|information|impression|promise|promises|hope|start)",
            "(not|never|no) ~2 (ridiculous|absurd|unfounded|nonsense|baseless|wrong|incorrect|mistaken)",
            "let me be (clear|honest|open|frank) ~2 (about|:)? ~1 (what|how|this|the) ~3 (i|we|mistake|can)",
            "(fact|truth|reality) is ~,2 (we|our|i) ~1 (failed|should|got|let|made|did|fell|owe|messed)",
            "(well|actually|in fact) ~,1 (i|we) (have|am|are) ~2 (good|great|happy|glad)",
        ),
        drops=frozenset({"quoted", "question", "reported", "conditional"}),
        classes=_CLASSES,
    ),
    Rule(
        id="argue/defence",
        principle="never-argue",
        says="Defends itself instead of helping.",
        instead="Leave yourself out; say what you will do next.",
        flagged=(
            "I'm [[just doing my job]].",
            "It was[[n't me who lost]] it.",
            "[[What more do you want from me]]?",
            "[[I've told you three times now]].",
            "[[Don't take it out]] on me, please.",
        ),
        fine=(
            "I've asked the driver twice now.",
            "I did not see your message until now, I'm sorry.",
            "What would you like to happen now?",
        ),
        patterns=(
            (
                "(i|we) did (say|tell|ask|write|send|explain|mention|offer|call|manage|answer|reply|warn|inform|read|hear|notice|see|try|include"
                "|state|point|greet|listen|deliver|provide|give)"
            ),
            "(i|we) did not ~1 (cancel|charge|invent|promise|say|force|take your|design|steal|sell you|wake|crash|close)",
            (
                "(i|we) (am|are) not (the|your|a|an|one of|here to be) ~1 (enemy|villain|bad|one|problem|servant|slave|doormat|liar|criminal|thief|thieves"
                "|monster|monsters|punching|target|reason|cause|culprit|fool|idiot|child|children|machine|guilty|opponent|lawyer|courtroom)"
            ),
            "(leave|keep) (me|us|that|this|my|them|him|her) ~1 out of (it|this|that)",
            (
                "(our|the|my) (app|system|systems|team|driver|website|site|store|courier|kitchen|colleague|colleagues|policy|process|staff|product|device"
                "|shop|restaurant|crew|warehouse) ~1 (did|does|works|worked|is|was|are|were|acted|behaved|followed) ~1 (exactly|nothing wrong|perfectly|just"
                " fine|fine|as (designed|intended|they|it should)|not at fault|blameless|what (it|they)|correctly|properly|by the book)"
            ),
            "(i|we) will not (have it|have that|stand|sit here|listen to|take (that|this|any)|accept (that|this|being)|let (that|this) stand)",
            "(i would|i had|we would) rather (we|you) ~1 (drop|dropped|keep|kept|stay|stayed|stop|stopped|leave|left|not)",
            "(would|do|did|shall|are|is) (you|we|i) ~2 (rather|want|prefer|like|help) ~4 or ~1 (not|would you|do you|just|shall|rather|keep)",
            "(which|what) (shall|will|is) it (be|to be|going to be)|not both|^ you tell me|if i had a (dollar|pound|penny|euro)",
            "(do|did) you (really|honestly|seriously) (think|believe|expect|want|imagine)|do you think (i|we) (like|enjoy|control|want|have|can|am|are)",
            "(what|how) am i (supposed|meant|expected)|how is (that|this|it) (my|our)",
            "(has|have|had) nothing (whatsoever)? to do with (a|an|the|us|me|it|this|our|my|any)",
            "i (got|heard|saw|read|understood) (it|that|you) the first time|(i|we) (just|only) work here|one (question|thing|message|complaint|point) at a time",
            (
                "what else is it (that)? (you|i|we)|(please|kindly|just|try to|to) ~1 read (what|it again|my|the (message|reply|above|answer)) ~2 (written|wrote|said|again|above|properly"
                "|carefully|before)?"
            ),
            "(i|we) (can not|cannot|could not) ~1 keep (saying|repeating|telling|answering|explaining|apologising|apologizing|going)",
            "(you are|you re) not making (it|this|that|things) ~1 (easy|easier|simple)",
            "(little|no|not much) (sense|point|use) (in|to) ~1 (asking|repeating|shouting|arguing|going|discussing|debating|complaining|insisting|telling)",
            "(just|only|simply|merely) ~1 (doing|do) (my|our|his|her|their) (job|jobs|work|best)",
            (
                "(do not|please do not|stop|quit|no point|no use|no sense) ~1 (blame|blaming|shoot|shooting|attack|attacking|take"
                " (it|this|that) out|taking (it|this|that) out|accuse|accusing|yell|yelling|shout|shouting|pin|insult|insulting"
                "|lecture|lecturing|interrupt|interrupting|arguing|argue|asking me|lashing)"
            ),
            "(is|was|are) not (my|our|mine|ours) ~1 (fault|doing|problem|mistake|error|decision|idea|call|concern)",
            "(not|nor|neither|hardly) (me|i|us|we) (who|that) ~1 <done>",
            (
                "(i|we) (did|have) not ~1 (cause|create|break|lose|choose|ask for|caused|created"
                "|broken|lost) ~1 (this|it|your|the|that|anything|your|these|any of)"
            ),
            "(i|we) (personally|myself) ~1 (did|had|have|was|were) (not|nothing|no)",
            (
                "(i|we) (have|had|did|do) ~1 (nothing|done nothing|no reason) ~1 (wrong|to do with|to apologise|to apologize|to"
                " be sorry)"
            ),
            "what more (do|would|did|could) you ~1 (want|expect|ask|need) ~1 (me|us|from me|from us|of us|of me)?",
            "what (else|exactly) do you (want|expect) ~2 (me|us|i|we)",
            (
                "(i|we) (do|can|could|did|would) not ~1 (see|understand|know|get|imagine|think) ~1 (what|why|how|where) ~2 (the"
                " (problem|issue|fuss|point|big|difficulty)|(else|more) ~1 (you|i|we|could|there|to)|you ~1 (expect|want|are"
                " so|keep|think|would|need|find|feel))"
            ),
            (
                "(i|we) am? not ~1 (a|an|your)? ~1 (mind reader|mind readers|magician|magicians|miracle|wizard|psychic|punching bag"
                "|robot|therapist|fortune|machine|servant|clairvoyant|enemy|doormat|secretary|babysitter)"
            ),
            (
                "(read|reading) minds|crystal ball|magic wand|work miracles|perform miracles|wave a wand|two (hands|pairs)|only"
                " human|only one person"
            ),
            "how (was|were|am|are|could|can|should|would) (i|we) ~1 (supposed|meant|expected|possibly|to|know|have|guess)",
            "(i|we) ~2 (nothing but|more than) (patient|polite|helpful|courteous|fair|kind|generous|reasonable)",
            (
                "(i|we) (have|had|am|are) ~2 (told|explained|answered|said|repeated|repeating|gone|going|been|covered|addressed"
                "|replied|covering|discussed|tried to explain) ~4 (twice|three times|several times|many times|four times"
                "|multiple times|before already|over this|over it|more than once|enough|repeatedly|times now|times already"
                "|again and again|in circles|over and over|ad nauseam)"
            ),
            "for the (last|third|fourth|fifth|hundredth|umpteenth|second|nth|final|tenth) time",
            (
                "how (many|often) ~1 (more)? ~1 (times|do i|must i|do we|must we|am i)|in circles|getting (us)? nowhere|gets us"
                " nowhere|(get|gets|lead|leads|take|takes) ~1 nowhere"
            ),
            (
                "(i|we|let me|allow me to) (will|must|can only|have to|shall|am going to)? ~1 (repeat|say|state|explain) ~1 (myself"
                "|it|that|this)? ~1 (again|once more|one last|one more time|slowly|for the last|yet again)"
            ),
            (
                "(get|got|have|has|had) ~1 (plenty of|lots of|many|a lot of|dozens of|hundreds of|enough|other|forty|thirty|ten)"
                " other (customers|people|chats|cases|things|clients|tickets)"
            ),
            "(accuse|accused|accusing|accusation|accusations|allegations|insinuation|insinuating|insinuate) ~1",
            (
                "(i|we) (resent|am offended|find ~1 offensive|take offence|take offense|am insulted|am hurt|will not apologise"
                "|will not apologize|refuse|do not deserve|do not have to|do not get paid|am not paid|have feelings)"
            ),
            "(take|leave) it or leave it|my patience|our patience|wasting (my|our|everyone|each)|waste of (my|our|time)",
            "(we|i) (have|did|has) ~1 (done|did|fulfilled|kept|held up|met) ~1 (our|my) (part|bit|job|duty|side|end|share)",
        ),
        unless=(
            (
                "(i|we) (did|have) not ~1 (make|send|write|made) ~1 (it|this|that|the|your) ~1 (clear|right|in time|sooner"
                "|easier|easy|on time|good)"
            ),
            "(do not) ~1 (blame) (you|yourself)",
            "(i|we) do not ~1 (blame)",
        ),
        drops=frozenset({"quoted", "reported"}),
        classes=_CLASSES,
    ),
)

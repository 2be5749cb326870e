"""Argue from above: condescension."""

from service.rule import Rule

RULES = (
    Rule(
        id="argue/condescension",
        principle="extra-polite",
        says="Talks down to the customer.",
        instead="Explain it simply and kindly, as if for the first time.",
        flagged=(
            "[[As you can clearly see]], it was sent.",
            "[[Obviously]] the box has to be closed first.",
            "Let me [[put this in simple terms]] for you.",
            "It's not [[rocket science]].",
            "[[Like I said]], it comes on Monday.",
            "[[Surely you can understand that]].",
        ),
        fine=(
            "I understand that this isn't easy.",
            "It isn't obvious where to find the number, so let me show you.",
            "We were clearly wrong here, and I'm sorry.",
            "Surely this can be put right.",
        ),
        patterns=(
            (
                "as ~1 (you|anyone|everyone|anybody|everybody|any reasonable person|most people|a child) ~2 (clearly|surely"
                "|certainly|well|obviously|plainly|very well|no doubt|perfectly well|doubtless) ~1 (see|know|read|tell|imagine"
                "|understand|aware)?"
            ),
            (
                "as (anyone|everyone|anybody|everybody|any ~2|most people) ~1 (can|could|would|will|knows|should|understands|sees"
                "|with)"
            ),
            "as you (should|ought to|must|would|are (no doubt|surely|well)) ~1 (know|be aware|see|have|aware|realise|realize)",
            (
                "(obviously|evidently|needless to say|goes without saying|as should be|should be (obvious|clear|evident|common|self"
                " evident|apparent)|common sense|rocket science|brain surgery|common knowledge|basic (logic|reading"
                "|courtesy|arithmetic|maths|math|english|comprehension)|elementary|spell (it|this|that) out|spelled out|plain"
                " english|words of one syllable|one syllable|black and white)"
            ),
            (
                "(even|any) ~1 (child|beginner|toddler|five year old|kid|novice|idiot|fool|grandmother|ten year old|schoolchild"
                "|reasonable person|sensible person|adult|sane)"
            ),
            (
                "(put|say|explain|state|phrase|make|try|keep|repeat|break) ~2 (in|as|more|very|so|down) ~2 (simple|simpler|simply"
                "|basic|plainly|slowly|clearly as|easy|terms) ~1 (terms|words|as i can|can follow|you can understand|enough for you|so you)"
            ),
            (
                "like (i|we) ~1 (said|say|told|explained|mentioned|wrote|stated)|as i (said|say|keep|told)|i (already|just) (said"
                "|told|explained|answered)|once again ,|i repeat|again , (i|we|the|this|that|it)|as i keep"
            ),
            (
                "(surely|i am sure|i trust|i would hope|i hope|hopefully) ~1 you ~1 (can|will|do|must|could|are|would|know|realise"
                "|realize|understand|did|see) ~2 (understand|see|appreciate|realise|realize|agree|aware|know|not expect|grasp"
                "|reasonable|find it|that|able to|manage)"
            ),
            (
                "you ~1 (do)? (realise|realize|do understand|do know|are aware|must understand|must realise|must realize|have to"
                " understand|need to understand|should understand|need to realise|need to realize|have to realise|have to"
                " realize|have to appreciate|must appreciate|need to appreciate|have got to understand|need to accept|have to"
                " accept|must accept|do realise|do realize|will understand|should know|should appreciate|should realise|should"
                " realize)"
            ),
            (
                "(try|do try|please try|make an effort|attempt) to (understand|keep up|follow|pay|see it|be reasonable|focus|listen"
                "|grasp|think|be realistic|read|put yourself|control|concentrate|behave)"
            ),
            (
                "(if|had) you (read|listen|listened|look|looked|pay|paid|think|thought|scroll|go|follow|were paying) ~1 (carefully"
                "|closely|back|attention|properly|again|it|about it|my|what i|the above|up|more|through)"
            ),
            (
                "(read|re read|reread|look at|go back|scroll|see|refer|check) ~2 (my|what i|above|again|earlier|previous|last) ~2"
                " (message|again|wrote|said|reply|answer|more slowly|carefully|properly|more carefully|up|messages|explanation)"
            ),
            (
                "(which|what) (part|bit|word) ~1 (of|about|do|is|are|did) ~4 (not|unclear|confusing|so hard|difficult|understand"
                "|follow|get)"
            ),
            (
                "(not|is (it|that)|how) ~1 (that|so|really|too|very|terribly)? ~1 (hard|difficult|complicated|complex|tricky|much to"
                " ask) ~1 (to (understand|follow|grasp|read|see|find|do|work out|figure|click|use|open|wait|get)|is it|concept"
                "|, is it|really)"
            ),
            (
                "(do not|can not|can we not|please do not|no need to|let us not|try not to) ~1 (be (silly|ridiculous|absurd|difficult"
                "|dramatic|unreasonable|childish|so|like that|rude)|play (dumb|games|the victim)|act|pretend|start|waste|go there"
                "|make (a|this|things|it) (scene|fuss|harder|difficult|worse|personal|bigger))"
            ),
            (
                "(make|making|made|being|be|more|this|things) ~2 (harder|more difficult|difficult|unpleasant|complicated) than (it"
                "|they|this|that|necessary) ~2 (needs|need|has|have|is|should)?"
            ),
            (
                "(not|how) ~1 (sure|certain)? ~1 (how|what) (else|more|clearer) ~1 (i|to|we|can|could) ~2 (explain|put|say|clear"
                "|make|you|be|phrase)?"
            ),
            "(can|could) ~1 not ~1 (be|make|put) ~1 (it|this|that)? ~1 any (clearer|plainer|simpler|more (clear|plain|simple))",
            "(pay|paying|paid) ~1 attention (this time|to what|when|and|now|next)",
            (
                "(patience|understanding|reality|common sense) ~1 (is a virtue|check|of a)|grow up|act your age|wake up|face"
                " (it|facts|reality|the facts)|deal with it|live with it|get real|be realistic|be reasonable|think it through"
                "|use your (head|brain|eyes|common)|the real world|do the (math|maths)|a (little|bit of) (logic|common sense"
                "|perspective|maturity|humility)|works both ways|two way street"
            ),
            (
                "(i|we) ~1 (would)? (suggest|advise|recommend|urge|encourage|ask) ~1 (that)? you ~1 (to)? (read|re read|calm|think"
                "|learn|listen|look again|educate|familiarise|familiarize|take a (breath|moment|step|look)|reconsider|count"
                "|consider your|get your|put|go back)"
            ),
            "(familiarise|familiarize|educate|acquaint) yourself",
        ),
        unless=(
            "(not|never|nothing|no|hardly|far from) ~3 (obvious|clear|evident|obviously|simple|basic|straightforward)",
            "(we|i|our) ~3 (obviously|clearly|evidently)",
            (
                "(obviously|evidently|clearly) ~3 (wrong|frustrating|upsetting|not (good|right|acceptable|ok|okay|fair|fine"
                "|what|how|enough)|let|annoying|unacceptable|important|our|my|we|i|distressing|matters)"
            ),
            "in plain english",
            (
                "(i|we) ~1 (did|have|will|should|could|can) ~1 (not)? ~2 (put|explain|say|keep|made|make) ~2 (clearly|simple|clear"
                "|simply)"
            ),
            "you will understand (why|how) (i|we) (am|are|feel|felt)",
            "i (have|had)? ~1 just ~1 (said|told|explained|answered) ~1 (our|the|my|them)",
        ),
        drops=frozenset({"quoted", "reported"}),
    ),
)

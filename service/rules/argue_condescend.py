"""Argue from above: condescension, sarcasm, insults, profanity."""

from service.rule import Rule

_CLASSES = {
    "plain": "obvious|obviously|clear|clearly|evident|plain|self evident|common sense|basic|elementary|simple|straightforward"
    "|not rocket science|not complicated|not difficult|not hard",
}

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
        classes=_CLASSES,
    ),
    Rule(
        id="argue/sarcasm",
        principle="never-argue",
        says="Mocks the customer.",
        instead="Leave the mockery out; say the next step warmly.",
        flagged=(
            "[[Well, congratulations]], you found it.",
            "[[Thanks for the lecture]].",
            "[[Nice try]], but no.",
            "[[Forgive us for not]] reading minds.",
            "[[Oh, how original]].",
            "[[Let me just drop everything]].",
        ),
        fine=(
            "Congratulations on the new house!",
            "Thanks for telling me about the box.",
            "How lovely that it is for your daughter.",
            "I'm sorry that we didn't call.",
        ),
        patterns=(
            (
                "(well|oh|ah|wow|gee|my) ,? (congratulations|congrats|good for you|lucky you|lucky me|please ,|aren't|excuse"
                " me|forgive me|pardon me|boo|the horror|how (original|charming|clever|nice))"
            ),
            (
                "(nice try|how (original|charming|quaint|convenient|clever|delightful|mature|adorable|cute|dare|refreshing"
                "|touching|generous of you|very|kind of you to|polite|thoughtful of)|what a (shock|surprise|shame for you|joy|drama"
                "|tragedy|treat|pleasure|lovely way|novel|charming|coincidence|relief)|slow clap|golf clap|bravo|aren't you|are"
                " not you (clever|lucky|special|sweet)|world 's smallest|boo hoo|cry me|tiny violin|poor (you|thing|baby)|big words"
                "|yeah right|sure you (did|have|were)|of course you (did|were|have|are|do)|as if|get over yourself|lucky (us|me)|the"
                " horror|heaven forbid|god forbid)"
            ),
            (
                "(thanks|thank you|grateful|cheers) ~2 (lecture|sermon|lesson|enlightening|tirade|rant|essay|novel|speech|insight"
                "|wisdom|expertise|enlightenment|input , but|attitude|charming|lovely words|kind words , but|expert|advice on how|history|drama"
                "|performance|colourful|colorful|vivid|caps|shouting|gracing)"
            ),
            (
                "(forgive|pardon|excuse) (me|us) ~1 (for|if) ~2 (not|breathing|trying|existing|being|we|i|having|daring|thinking"
                "|assuming|following|doing|the|human)"
            ),
            (
                "(sorry|apologies|apologise|apologize|regret) ~1 (that|if|for)? ~1 (we|i|our|not|the world|reality|physics|the laws|life|couriers) ~2"
                " (psychic|mind readers|read minds|magic|perfect enough|teleport|time machine|magicians|revolve|revolves|drop"
                " everything|wizards|fast enough for|good enough for|meet your|up to your|not bend|bend)"
            ),
            "(hello|hi|morning|good morning|good day|good evening|afternoon|likewise|same|bless|thanks|cheers) to you too|and to you too|nice to meet you too",
            (
                "(easy|whoa|wow|steady|easy now|hold on|hang on|slow down|alright) (there|on|tiger|now|mate|pal|buddy|cowboy|easy)|hold your horses|^ wow|jeez|geez|sheesh"
                "|blimey|good grief|for (goodness|heaven|pete|god) 's? sake|oh boy|give me a break|spare me|cry me|save it for|tell me about it , i"
            ),
            "(drop|dropping|dropped|stop) everything ~1 (for|just|else|and|to)?",
            (
                "(let|shall) (me|i|us|we) ~1 (just|simply|quickly)? (drop|wave|snap|invent|conjure|magic|grab my|consult my|call the"
                " (president|pope|king)|rewrite|bend|stop the|ask santa)"
            ),
            (
                "(clearly|apparently|evidently|obviously|since|because|if|seeing as) ~1 you ~2 (know|think|seem|are|believe|feel|have)"
                " ~2 (better|best|everything|it all|so (much|well|clever|smart)|an expert|the expert|special|all the answers|our"
                " job|more than|the world|the center|the centre|the only customer|entitled|above|all figured|mind made up)"
            ),
            "(you are|you seem|you must be) ~2 (an expert|the expert|quite the|so clever|so smart|a genius|some kind of)",
            (
                "(do|perhaps you would like|want|would you like|maybe you would like|you are welcome) ~1 (to|you|me to)? ~1 (do (my|our)"
                " (job|work)|run (the|our)|take my (job|seat|place)|my job|swap|try (it|doing|sitting)|drive (it|the))"
            ),
            (
                "(world|universe|earth|company|warehouse|everything) ~1 (does|do|will|is|has) ~1 (not)? (revolve|end|stop|turn|spin"
                "|wait|about you|owe)"
            ),
            (
                "(i|we) (will|would|must|shall|am going to) ~1 (be sure to|make sure to|certainly|definitely|surely)? ~1 (alert the"
                " (press|media)|notify the|pass that on to the|call the (police|army)|get (right|straight) on that|lose sleep"
                "|frame|treasure|cherish|write that down)"
            ),
            (
                "(hope|trust|sure) ~2 (that|it|this)? ~1 (felt good|made you feel|makes you feel|helps you feel|you feel better now"
                "|out of your system|was worth it|you are proud|happy now|that felt)|are you (happy|satisfied|done|finished|quite"
                " finished|proud|serious|kidding|joking|always) ~1 (now|ranting|yet|with|like|complaining|shouting)?"
            ),
        ),
        unless=(
            "(congratulations|well done) ~1 (on|to|with) ~2 (your|the|new|wedding|baby|graduation|him|her|move|engagement)",
            (
                "(how kind of you|so kind|so thoughtful|so sweet|thank you for) ~1 (letting|telling|sharing|explaining|waiting|the"
                " (details|order|photo|number|photos|quick|update|screenshot|info|information|clear|context|heads))"
            ),
        ),
        drops=frozenset({"quoted"}),
        classes=_CLASSES,
    ),
    Rule(
        id="argue/insult",
        principle="never-argue",
        says="Insults the customer or swears.",
        instead="Take the word out.",
        flagged=(
            "Only an [[idiot]] would open it there.",
            "What the [[hell]] do you want?",
            "[[You're impossible]] to please.",
        ),
        fine=(
            "What a hard week you've had.",
            "I can see how impossible that made your plans.",
        ),
        patterns=(
            (
                "(idiot|idiots|idiotic|moron|moronic|stupid|stupidity|dumb|dumbass|imbecile|fool|foolish|clueless|pathetic|loser"
                "|losers|brainless|dimwit|crybaby|whiner|troll|nitwit|halfwit|ignorant|ignoramus|liar|liars|jerk|scum|pest|karen"
                "|nutcase|lunatic|crazy person|delusional|dense|thick headed|cheapskate|freeloader|scammer|con artist|bully|brat"
                "|nuisance|pain in the|shut up|get lost|go away|piss|pissed|damn|damned|dammit|goddamn|hell|crap|crappy|bullshit"
                "|bs|shit|shitty|fuck|fucking|fucked|fck|wtf|stfu|ass|asshole|arse|arsehole|bastard|bitch|bitching|bloody|bollocks"
                "|dickhead|screw you|sod off|bugger|wanker|prick|twat|cunt|omfg|ffs|jackass|douche)"
            ),
            (
                "you (are|sound|seem|look) ~2 (impossible|unbelievable|insufferable|difficult|ridiculous|absurd|unreasonable|lazy"
                "|rude|paranoid|dramatic|hysterical|irrational|greedy|selfish|spoiled|arrogant|obnoxious|nasty|unbearable|slow|dim"
                "|silly|childish|petty|entitled|exhausting|demanding|ungrateful|confrontational|aggressive|hostile|dishonest"
                "|awful|horrible|hopeless|embarrassing|a (problem|handful|joke|child|disgrace|piece))"
            ),
            "(people|customers|someone|a customer|anyone|somebody|person) (like|such as) you",
        ),
        unless=(
            (
                "(fool|foolish|silly|stupid|dumb|difficult|unreasonable|demanding|rude|impossible) ~1 (question|of (us|me|our)|mistake of"
                " (ours|mine)|error of ours)"
            ),
            (
                "(not|never|no|nothing|hardly) ~3 (stupid|silly|foolish|dumb|crazy|ridiculous|unreasonable|difficult|rude|dramatic"
                "|petty|demanding|paranoid|a nuisance|nuisance|slow|ungrateful|lazy|greedy|a pest|hysterical|irrational|a problem"
                "|impossible|aggressive)"
            ),
            "(people|customers|someone|a customer|anyone|somebody) like you ~1 (deserve|deserves|who (have|has) been|should|matter)",
            "(we|i|us|our) ~3 (stupid|foolish|damn|hell)",
            "you (look|seem|sound) ~2 (forward|difficult to)",
        ),
        drops=frozenset({"reported"}),
        classes=_CLASSES,
    ),
)

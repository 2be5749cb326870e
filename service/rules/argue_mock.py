"""Argue by mockery: sarcasm, insults, profanity."""

from service.rule import Rule

RULES = (
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
    ),
)

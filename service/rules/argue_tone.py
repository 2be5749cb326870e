"""Argue about manners: the customer's tone is policed, or the chat is threatened with an end."""

from service.language.lexicon import verbs
from service.rule import Rule

_CLASSES = {
    "noise": "shouting|yelling|swearing|cursing|screaming|caps|capitals|insults|insult|anger|rage|hostility|rudeness|threats"
    "|threatening|attitude|that tone|this tone|your tone|your language|your attitude|bad language|foul language|aggression"
    "|ranting|rants|abuse|name calling|profanity|being rude|being aggressive|getting angry|getting upset|losing your"
    " temper|repeating yourself|complaining|venting|moaning|whining|sarcasm|drama|outbursts|exclamation marks|all caps"
    "|that kind of language|this kind of language|harsh words|messages like that|raising your voice|temper|impatience"
    "|demanding|capital letters|hostile (messages|language)|language like that",
    "use": "help|helps|work|works|change|changes|speed|make|makes|get|gets|do|does|solve|solves|fix|achieve|going|useful"
    "|necessary|called for|appropriate|acceptable|needed|warranted|tolerated|productive|constructive|required|welcome"
    "|appreciated|bring|brings|move|moves|serve|serves",
    "civil": "civil|polite|respectful|courteous|calm|calmer|reasonable|nice|nicer|friendly|professional|constructive|kinder"
    "|pleasant|civilised|civilized|rational|kind|decent|considerate|cooperative|adult|mature|composed|more patient",
    "shout": verbs("shout yell swear scream curse insult threaten rant argue overreact"),
    "chat": "chat|conversation|session|discussion|exchange|case|ticket|thread|line|call",
}

RULES = (
    Rule(
        id="argue/tone",
        principle="stay-calm",
        says="Tells the customer how to behave.",
        instead="Leave the tone alone; answer what is behind it.",
        flagged=(
            "There's [[no need to be rude]].",
            "Please [[watch your language]].",
            "[[Calm down]], and I'll have a look.",
            "[[Shouting won't get you an answer]] any faster.",
            "I'd be glad to help [[once you've calmed]].",
            "[[I'd appreciate a more polite tone]].",
        ),
        fine=(
            "You have every right to be angry.",
            "There's no need to apologise for your tone.",
            "I'd appreciate the order number, if you have it at hand.",
            "You don't need to repeat yourself; I have read it all.",
        ),
        patterns=(
            (
                "(no (need|reason|call|cause|point|use)|not necessary|unnecessary|not have to|need not|uncalled|do not need|no"
                " excuse) ~2 (be|get|use|raise|start|become|resort|for|in|to)? ~1 (rude|shout|shouting|yell|yelling|swear"
                "|swearing|that tone|this tone|such language|that language|that kind|aggressive|hostile|nasty|angry|caps"
                "|capitals|insults|insult|sarcastic|sarcasm|hysterical|your voice|insulting|curse|cursing|attitude|snap|abusive"
                "|harsh|personal|unpleasant|dramatic|scream|all caps|raise|the attitude|difficult|confrontational|language"
                "|demanding)"
            ),
            (
                "(watch|mind|moderate|tone down|check|change|drop|lose|control|adjust|consider|rethink|temper|soften|dial down|dial"
                " back|keep) ~1 (your|the|that|this|it|a) ~1 (language|tone|attitude|mouth|words|manners|temper|wording|step|civil"
                "|voice|hostility|volume|anger)"
            ),
            (
                "calm (yourself)? down|calm yourself|settle down|simmer down|chill (out)?|relax|cool (down|off|it)|get a grip|pull"
                " yourself together|take a (deep)? (breath|step back|moment to breathe)|deep breath|compose yourself|keep your"
                " (cool|temper|hair|shirt)|lower your|keep calm|stay calm|remain calm|collect yourself"
            ),
            (
                "<noise> ~1 (at (me|us|people|someone|anybody|staff))? ~2 (will|does|do|is|are|would|can|has|have|only|rarely|never"
                "|hardly|gets|get|makes|make) ~1 (not|never|only|nowhere|hardly|us nowhere)? ~2 <use>?"
            ),
            (
                "(if|once|when|as soon as|until|unless|provided|after|should) you ~1 (can|could|will|have|are|would|manage|feel|be"
                "|had)? ~2 (calm|calmed|calmer|<civil>|speak to me|talk to me|address me|stop|lower|cooled|finished"
                " (shouting|ranting|complaining)|done (shouting|venting|ranting|complaining)|behave|settled|tone|refrain"
                "|continue to|keep (shouting|insulting|swearing|this up|that up|on)|want (me|us)? ~1 (to)? ~1 help)"
            ),
            (
                "(i|we) ~2 (appreciate|prefer|expect|ask|request|like|insist|need|require|demand|suggest|hope|be grateful|welcome)"
                " ~1 (for|on|if|that|you|a|some|it)? ~2 (you|this|us)? ~1 (to)? ~2 (<civil> ~1 (tone|language|manner|way"
                "|conversation|approach|words)|(more|bit|little|some|stay|remain|be|keep|kept|stayed) ~1 (<civil>|respect|courtesy"
                "|politeness|civility|patience|understanding|manners)|respect|less hostile|less aggressive|courtesy|basic|refrain"
                "|stop|calm|not (shout|swear|yell|insult|use|be spoken|speak))"
            ),
            (
                "(keep|kept|remain|stay|be|let us be|try to be|please be) ~2 (civil|polite|respectful|courteous|civilised|civilized"
                "|reasonable|rational|mature|grown up|an adult|adults|sensible|realistic)"
            ),
            (
                "(speak|talk|spoken|talked|write|written|treat|treated|address|addressed|yelled|shouted|sworn|insulted) ~1 (to|at"
                "|with)? ~1 (me|us|staff|people|agents) ~1 (like (that|this|a|an|dirt)|that way|this way|in (that|this|such)|so (rudely"
                "|harshly)|with (respect|more|some|a little))"
            ),
            (
                "(will|do|can|would|should) not ~1 (be spoken|be talked|be shouted|be yelled|be insulted|be treated|be addressed"
                "|tolerate|accept|appreciate|put up|stand for|respond to|entertain|engage|reward|have to (take|listen|put)|get"
                " paid) ~3 (abuse|threats|language|tone|insults|being|spoken|shouted|attitude|behaviour|behavior|insolence|manner|nonsense|like (this|that)"
                "|this way|that way|in (this|that) way)"
            ),
            (
                "(your|that|this|such|the) ~1 (tone|language|attitude|behaviour|behavior|manner|wording|choice of words|outburst"
                "|hostility|conduct|temper|tantrum|aggression) ~3 (is|was|are|will|does|has|makes|leaves|could|not|and|here|toward"
                "|towards)"
            ),
            (
                "(tantrum|tantrums|childish|immature|melodramatic|theatrics|theatrical|hysterical|hysterics|drama|dramatics|petty"
                "|unhinged|irrational|emotional outburst|worked up|throwing a fit|throw a fit|rant|bickering)"
            ),
            "<shout> ~1 (at|louder|does|will|is|will not|in|like|over) ~1 (me|us|caps|capitals|this|not|people|that)",
            (
                "(talk|speak|discuss|behave|act|handle|do|settle) ~2 like ~1 (adults|grown ups|an adult|a grown up|civilised|civilized"
                "|reasonable|normal|mature)"
            ),
            (
                "(respect|courtesy|politeness|manners|kindness|patience) ~1 (goes|is|works|cuts|costs|runs|would|works both|would"
                " go|gets|needs) ~1 (both|a two|two|nothing|a long|long|you)"
            ),
            "i am (a)? (person|human|human being) ~1 too|there is a (person|human) ~3 (end|side|screen)",
            (
                "(less|more) ~1 (hostile|aggressive|hostility|attitude|civil|constructive|cooperative|flies|reasonable tone) ~1"
                " (tone|approach|with|than|from)?"
            ),
        ),
        unless=(
            "(every|full|all the|perfect) (right|reason)",
            "(no|not|never) ~3 (apologise|apologize|sorry) ~4 (tone|language|caps|shouting|venting|temper|anger|rant)",
            "entitled to",
            "(i|we) ~2 (entitled)",
            "(help|let|makes?) ~1 (me|us) (relax)",
        ),
        drops=frozenset({"quoted"}),
        classes=_CLASSES,
    ),
    Rule(
        id="argue/threat",
        principle="never-argue",
        says="Threatens to end the chat, or shows the customer the door.",
        instead="Stay in the chat, and offer the next step.",
        flagged=(
            "If this goes on, [[I'll end this chat]].",
            "[[This conversation is over]].",
            "You're [[free to shop elsewhere]].",
            "[[We're done here]].",
            "One more such word and [[the chat will be closed]].",
        ),
        fine=(
            "I'll stay in this chat until it's sorted.",
            "You can close the chat whenever it suits you; I'll write to you.",
            "Before we end this chat, did I answer everything?",
            "We're not done here until you're happy.",
        ),
        patterns=(
            (
                "(i|we|me) ~2 (end|ending|close|closing|terminate|terminating|disconnect|disconnecting|stop|block|shut"
                "|conclude|finish|drop|abandon|walk away from|hang up|cut off|discontinue|pause|suspend) ~1 (this|the|our|your"
                "|you|responding|replying|answering|talking|helping) ~1 (<chat>|down|account|off|from)?"
            ),
            (
                "(this|the|our) <chat> (is|will be|gets|may be|can be|could be|has to be|shall be|might be|will|is going to be)"
                " ~1 (over|ended|closed|terminated|finished|end|close|disconnected|discontinued|shut|blocked|suspended|done)"
            ),
            "(we|i) (are|am|will be) ~1 (done|finished|through) ~1 (here|with (you|this)|talking|discussing|helping)?",
            (
                "(end|close) of (discussion|story|conversation|debate)|(case|matter|subject|topic|discussion) (is)? ~1 (closed"
                "|settled|over)|final (word|warning|answer)|last (warning|word|chance)|nothing (more|further|else|left) ~1 (to"
                " (say|discuss|add|talk)|i will|we will)"
            ),
            "(reserve|have) the right to (end|close|refuse|terminate|block|decline|suspend|stop|cancel)",
            (
                "(free|welcome|invited|more than welcome|at liberty) to ~2 (elsewhere|leave|go|take|shop|complain|sue|try"
                " another|find another|look (elsewhere|around)|use another|close|cancel|switch|hang up|buy|somewhere|write|report"
                "|review|contact|call back)"
            ),
            (
                "(take|do|try|find|bring|spend|shop|look|buy|go|book|order) ~3 (elsewhere|somewhere else|another (company|shop"
                "|provider|store|retailer))"
            ),
            (
                "(go right ahead|by all means|be my guest|suit yourself|have it your way|please yourself|see"
                " if i care|see where that|good luck (with|finding|getting|proving)|do what you|whatever you (say|like|want)"
                "|nobody is (forcing|stopping|making)|no one is (forcing|stopping|making)|nobody (forces|forced)|no one"
                " (forces|forced)|there is the door|try your luck)"
            ),
            (
                "(keep (this|that|it) up|carry on|go on|continue) ~1 (like|in|with|this|that|and)? ~3 (and|or|i will|we will"
                "|will result|result|consequences|no choice|have to)"
            ),
            (
                "(or|and|then|otherwise|else) (i|we) (will|shall|may|might|am|are|can|will have) ~2 (end|stop|close|block|leave|no"
                " choice|be forced|terminate|disconnect|not (be able to )?(reply|respond|continue|help))"
            ),
            (
                "(further|more|such|any more|additional|abusive|these) ~1 (messages|contact|emails|abuse|insults|complaints"
                "|outbursts|comments) ~2 (will|are|shall|would|may|result) ~2 (not|result|lead|be|ignored|end|go|unanswered)"
            ),
            (
                "(no|have no|little|leave me no|leaves me no|leave us no) ~1 (choice|option|alternative|other choice) ~1 but to ~1"
                " (end|close|stop|block|terminate|leave|disconnect|cancel|suspend)"
            ),
            "(your)? account ~1 (may|will|could|can|might) be ~1 (suspended|flagged|restricted|terminated|banned|blocked|closed)",
            (
                "(will|can|do) (not|no longer) ~1 (continue|carry on|engage|debate|respond|reply|answer|chat|talk"
                "|be discussing|be responding|be replying|be debating|be answering) ~1 (this|with|it|to|any|further|about|until"
                "|unless|your|you|like|in|here)"
            ),
        ),
        unless=(
            (
                "(before|when|until|unless|not|never) ~2 (i|we) ~2 (end|close|finish|leave|conclude) ~1 (this|the|our|your) ~1"
                " <chat>?"
            ),
            (
                "(welcome|free) to (contact|write|call|leave (me|us|a|your)|try (it|this|that|again)|take (a|your|the|as)|go"
                " (back|through|over)|find|review|report (it|this|any)|close|cancel) ~3 (us|me|anytime|whenever|again|here|time|it)"
            ),
            "(we|i) (are|am) (done|finished) (with|helping) (the|your|checking|it)",
            "(are|am) not ~1 (done|finished|through)",
            (
                "(close|end|leave|stop|pause|block|cancel|suspend|shut|discontinue|drop) ~1 (the|your|this) ~1 (order|payment"
                "|subscription|card|account|plan|renewal|fee|charge|service|delivery|parcel|claim|debit|ticket)"
            ),
        ),
        drops=frozenset({"quoted", "question", "negated"}),
        classes=_CLASSES,
    ),
)

"""Helplessness: nothing can be done, nobody knows, and no offer to find out."""

from service.language.text import Text
from service.ownership import acts
from service.rule import Hit, Rule
from service.scene import Scene

_CLASSES = {
    "can": "can|could|am able to|are able to|get to|am allowed to|have left to|possibly can|really can|may",
    "cannot": "can not|could not|am not able to|are not able to|am unable to|are unable to|will not be able to|am powerless to|are powerless to|have no way (to|of)|do not have any way to|see no way to|do not see a way to|am not going to be able to|would not be able to|am afraid i can not",
    "deed": "do|help|offer|change|say|try|add|give|fix|suggest|alter|speed up|influence|tell you",
    "know": "know|have (an|the|any) (answer|explanation|idea|information)|have a clue",
    "none": "no idea|no clue|no information|no insight|no explanation|no answer|no answers|no way of knowing|no way to know|no details|nothing to go on|not the faintest|not the foggiest",
}


_INFORMS = 4


def _finds_out(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the reply goes on: says what the agent does next, asks what is missing, or tells what is known."""
    if acts(reply) or "?" in reply.words:
        return True
    start, end = reply.clause(hit.first)
    others = reply.words[:start] + reply.words[end:]
    known = {
        word[:5]
        for text in (*scene.facts, *scene.actions, *scene.commitments)
        for word in text.words
        if len(word) > 3
    }
    return len({word[:5] for word in others if len(word) > 3} & known) >= _INFORMS


RULES = (
    Rule(
        id="excuse/helpless",
        principle="no-excuses",
        says="Says that nothing can be done.",
        instead="Say what can be done, however small, or whom you will ask.",
        flagged=(
            "I'm afraid there is [[nothing I can do]].",
            "[[My hands are tied]].",
            "[[Not much we can change]] now.",
            "[[All I can do is]] wait with you.",
        ),
        fine=(
            "There is nothing you did wrong.",
            "I can't see it from here yet, so let me ask the depot.",
            "Is there anything I can do to make it right?",
            "What I can do is ask the kitchen today.",
        ),
        patterns=(
            "(nothing|little|not much|not a lot|not anything|not a thing|precious little|only so much|nothing more|nothing else|nothing further|very little|no more|not a great deal) ~1 (that )? ~1 (i|we|anyone|anybody|anyone here|someone like me|the team|chat) ~1 <can> ~1 (<deed>)?",
            "(there is|there was|is) ~1 (nothing|little|not much|not a lot|no way|no more|nothing more|nothing left|not anything) ~2 (to be done|to do|to offer|to add|left to|can be done|could be done|could have been done|for it|around (it|this|that))",
            "(nothing|little|not much|not a lot|not a thing|nothing more) ~1 (can|could|will|to) be ~1 (done|changed|altered|fixed|helped|achieved)",
            "(i|we|nobody|no one|anyone) <cannot> ~2 (do (anything|more|much|a thing|a lot|any more|about)|be of (help|any help|more help|much help)|help (you )?(any|further|more|there|in this|beyond|it)|change (that|this|it|anything|what|things)|speed (it|this|things|that) up|make (it|that|this|things|them) (go|come|happen|move|any|faster|arrive|appear)|force|magic|work miracles|perform miracles|control|influence|make exceptions|wave a)",
            "(can not|could not|not) be helped",
            "(my|our) hands (are|is|were|remain) ~1 (tied|bound)",
            "(tied|ties|tie) (my|our) hands",
            "(all|the most|the best|as much as|as far as|the only thing) (that )? (i|we) (can|could|am able to|are able to) (do|offer|say|suggest|go|tell|promise) ~1 (is|here|for|at|right|now|today|from)?",
            "(that|this) is ~1 (all|as far as|as much as|the best|the most|everything|the limit of what|the end of what|where) (that )? (i|we) (can|could|am able|are able|get|have) ~1",
            "(it|this|that) is (simply|just|really|entirely|completely|honestly|sadly|unfortunately|not)? ~1 (up to (me|us)|something (i|we) can|in my gift|in our gift|for (me|us) to (decide|say|change)|possible (for (me|us))? (from (here|our|my)|at this|on (my|our))|out of the question)",
            "(stuck|left) with ~1 (it|this|that|what) ~3 (it is|the way|how|i am afraid|until|is|comes|they)",
            "(powerless|helpless|at a loss|a dead end|at the end of (the|my|our) (road|line|rope)|no further options|no other options|out of options|exhausted (all|every|our|my)|run out of (options|things|ideas|road))",
            "(it|that|this) is ~1 what it is|we just have to (wait|live|accept|sit)|(we|i) (have|had) no (choice|option|alternative) (but|in|here|other)?",
            "(sit|hang) tight (and|until|as|because|while|,|for now|like)",
        ),
        unless=(
            "(if|whether) ~3 (anything|something|nothing else) ~3",
            "is there (anything|something|nothing) ~3",
            "nothing (you|that you)",
            "not be helped by",
        ),
        drops=frozenset({"quoted", "question", "reported", "conditional"}),
        classes=_CLASSES,
    ),
    Rule(
        id="excuse/unknown",
        principle="no-excuses",
        says="Says only that the agent does not know or cannot help, and leaves it there.",
        instead="Say that you do not know yet, and that you will find out and come back.",
        flagged=(
            "[[I don't know]] why it came late.",
            "Sorry, [[I can't help with that]].",
            "[[We have no idea]] where it is.",
        ),
        fine=(
            "I don't know yet why it came late, but I'll find out.",
            "I'm not sure I follow; do you mean the second box?",
            "I can't tell from here, so let me ask the depot.",
        ),
        patterns=(
            "(i|we|nobody here|nobody|no one|no one here|none of us) (really|honestly|simply|just|personally|truly|also|sadly|genuinely)? (do|did|does|would|could|can)? not ~1 (know|say|tell|explain|see why|guess|speak to|comment|answer|understand why|work out|figure)",
            "(i|we) (really|honestly|simply|just|personally|truly|also|sadly|genuinely)? (have|has|had|have got) ~1 (<none>)",
            "(i|we) do not ~1 have ~1 (an answer|the answer|any answers|an explanation|any explanation|a reason|any information|any idea|any way|that information|any details|a clue|any more information|any insight|much information|anything)",
            "(i|we) am? are? not ~1 (sure|certain|aware) (why|what|how|where|when|whether|if|of|about)",
            "^ ~1 (no idea|no clue|not sure|beats me|who knows|hard to say|difficult to say|your guess|hard to tell|impossible to say|impossible to tell|anyone is guess|couldn't say|dunno|do not know|not a clue)",
            "(your guess is as good|beats me|who knows|anyone is guess|anybody is guess|hard to say|impossible to (say|tell|know)|a mystery|no telling|could be anything|couldn't tell you)",
            "(i|we) (can|could|am|are|will|would) not ~1 (be able to|able to)? ~1 (help|assist|do|advise|support|answer|be of) ~1 (with|you|that|this|on|it|there)?",
            "(i|we) am? are? unable to ~2 (help|assist|say|tell|advise|answer|do|comment|explain|support|provide|offer)",
            "(that|this|it) is not something (i|we|that) ~2 (can|could|help|handle|deal|know|do|assist|able)",
            "nobody (has )? (told|tells|informed|informs|explained|explains|updated|updates) (me|us)",
        ),
        unless=(
            "(say|tell|know|promise|sure|certain) ~1 (whether|if|which|yet|for certain|for sure|until|before) ~2",
        ),
        drops=frozenset({"quoted", "question", "reported", "conditional"}),
        spared=_finds_out,
        classes=_CLASSES,
    ),
)

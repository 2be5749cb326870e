"""Escalate: a supervisor, a manager or somebody senior is brought in although the customer asked for none."""

from service.chat.handover import SENIOR, asked_for_supervisor
from service.language.lexicon import word_set
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene

_CLASSES = {
    "senior": SENIOR,
    "advice": "ask|asking|asked|check|checking|checked|consult|consulting|advice|advise|opinion|guidance|input|confirm|confirming|clarify"
    "|verify|discuss|discussing|run|running|approval|approve|approved|sign off|permission|go ahead|view|help from|hear what|find out"
    "|learn|listen|tip|word|okay|consent|second pair|thoughts",
    "act": "call|calls|calling|contact|contacts|reach|take|takes|taking|handle|handles|step|steps|join|joins|joining|speak|talk|write|email"
    "|phone|ring|decide|follow|resolve|deal|deals|manage|own|continue|chat|message|intervene|attend|settle|have|get back|come|pick",
}


def _made_good(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the customer asked for such a person, or the grounds and the chat already have one in the story."""
    if asked_for_supervisor(scene.customer) is not None:
        return True
    words = {word for word in reply.words[hit.first : hit.last] if len(word) > 4}
    return any(words & set(ground.words) & _TITLES for ground in (*scene.actions, *scene.commitments))


_TITLES = word_set(
    "supervisor supervisors manager managers director superior leader senior superintendent owner principal"
)


def _told_of(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Beyond what makes any hand-over good: the person may be one that the customer or the facts told of."""
    words = set(reply.words[hit.first : hit.last])
    return _made_good(reply, scene, hit) or bool(
        words & _TITLES & (scene.customer_words | scene.ground_words)
    )


RULES = (
    Rule(
        id="escalate/senior",
        principle="transfer-only-on-request",
        says="Brings in a supervisor or manager although the customer did not ask for one.",
        instead="Stay with the customer; ask for advice behind the scenes and come back with it.",
        flagged=(
            "I'll transfer you to [[my supervisor]] now.",
            "A case like yours belongs [[with our head of claims]].",
            "[[Perhaps somebody higher up]] can help.",
            "I'd like to bring [[our duty manager]] into this chat.",
        ),
        fine=(
            "Let me ask my supervisor how this is done, and I'll come back to you.",
            Example("I'll get my manager for you.", customer="I want to speak to a manager right now."),
            "I won't pass you on to a manager; I'll sort it myself.",
            "I'd like to check this with a senior colleague first.",
            Example(
                "The manager should never have said that.", customer="The manager at the desk laughed at me."
            ),
        ),
        patterns=("(my|our|the|a|an|your|another|some|one of our)? ~1 <senior>",),
        unless=(
            "<advice> ~5 <senior>",
            "<senior> ~1 (how|what|whether|if|about it|says|thinks|said|told)",
            "(not|without|no|never|instead of|rather than|need for|wait for) ~6 <senior>",
            "(project|product|password|task|file|download|device|connection) manager",
            "(the|a|your|on) ~1 (head|lead|chief|chair|owner) ~1 (time|times|office|start|on|of the (list|queue|line)|up|to|cable|singer)",
            "(account|card|pet|home|car|new|previous|registered|rightful|other|second|first|your) (owner|owners|head|chair)",
            "your (boss|bosses|manager|managers|supervisor|director|chief|lead|head|ceo)|dog lead|(policy|current|rightful)? owner (has|pays|bears|keeps|must|carries)",
            "<senior> 's <advice>|(moment|minute|word|second|while) with ~1 <senior>|stays with the owner",
            "owner of (the|this|your) (account|card|policy|car|number|line|address)",
            "(came|come|comes) to (a|the) head|chief (reason|concern|thing)|# ~1 a head|a lead (you|for|to)|(got|have|find) a lead|in the lead",
        ),
        drops=frozenset({"quoted", "reported"}),
        spared=_told_of,
        classes=_CLASSES,
    ),
    Rule(
        id="escalate/passed-up",
        principle="transfer-only-on-request",
        says="Passes the customer up to somebody senior.",
        instead="Stay with the customer; ask for advice behind the scenes and come back with it.",
        flagged=(
            "I'll ask [[my manager to call]] you.",
            "I'm [[escalating this]] right away.",
            Example("[[The manager will call]] you.", customer="The manager at the desk laughed at me."),
        ),
        fine=(
            "I'll ask my manager how this is done.",
            Example("The manager should have called you.", customer="The manager at the desk laughed at me."),
        ),
        patterns=(
            "(my|our|the|a|an|your|another)? ~1 <senior> ~3 (will|can|would|could|is going to|to|shall|may|might|must|should like to) ~1 <act>",
            (
                "(transfer|connect|escalate|pass|hand|put|forward|refer|bring|get|fetch|speak|talk|chat) ~5 (to|with|by|on|over to|through to|in|into) ~2"
                " <senior>"
            ),
            "(escalate|escalating|escalated|escalation) (this|it|that|your|the|you|things|matters|further)",
            "(above|beyond|over|outside) my ~1 (pay grade|authority|level|head|rank|station|powers|competence|mandate)",
        ),
        unless=(
            "(not|without|no|never|instead of|rather than|need for) ~6 <senior>",
            "not ~2 (escalate|escalating)",
            "<advice> ~3 <senior> ~1 (and|how|what|whether|if|about|before|first|,)",
            (
                "(check|checking|run|running|discuss|discussing|confirm|confirming|go|going|talk|speak|word) ~2 (this|it|that|your case|over)? ~1 (with|past|by|through)"
                " ~2 <senior>"
            ),
        ),
        drops=frozenset({"quoted", "reported"}),
        spared=_made_good,
        classes=_CLASSES,
    ),
)

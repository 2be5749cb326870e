"""Escalate: a supervisor, a manager or somebody senior is brought in although the customer asked for none."""

from service.handover import SENIOR, asked_for_supervisor
from service.lexicon import verbs
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.text import Text

_CLASSES = {
    "senior": SENIOR,
    "give": verbs(
        "transfer connect escalate pass hand put forward refer route move direct switch send bring loop get take raise"
        " bump elevate push patch redirect turn relay submit involve fetch call summon grab introduce invite let have"
        " arrange request assign kick reroute leave promote flag lift link shift deliver place page rope drag"
        " pull run bounce throw upgrade"
    ),
    "act": "call|calls|contact|contacts|reach|reaches|take|takes|taking|handle|handles|step|steps|stepping|join|joins|joining"
    "|speak|talk|write|writes|email|phone|ring|help|helps|assist|assists|decide|decides|review|reviews|look|looks|pick|picks"
    "|get|gets|follow|respond|reply|resolve|sort|be|deal|manage|manages|own|continue|approve|approves|authorise|authorize|chat"
    "|give|message|make|sign|weigh|go|intervene|intervenes|overrule|have|attend|explain|explains|settle|settles|jump",
}


def _asked_for(reply: Text, scene: Scene, hit: Hit) -> bool:
    del reply, hit
    return asked_for_supervisor(scene.customer) is not None


RULES = (
    Rule(
        id="escalate/senior",
        principle="transfer-only-on-request",
        says="Brings in a supervisor or manager although the customer did not ask for one.",
        instead="Stay with the customer; ask for advice behind the scenes and come back with it.",
        flagged=(
            "I'll [[transfer you to my supervisor]] now.",
            "Would you like to [[speak to a manager]]?",
            "My [[manager will call]] you.",
            "I[['ve raised this with someone who has the authority to decide]].",
            "Perhaps [[somebody higher up can help]].",
        ),
        fine=(
            "Let me ask my supervisor how this is done, and I'll come back to you.",
            Example("I'll get my manager for you.", customer="I want to speak to a manager right now."),
            "I won't pass you on to a manager; I'll sort it myself.",
            "I'd like to check this with a senior colleague first.",
        ),
        patterns=(
            "<give> ~6 <senior>",
            "(speak|talk|chat|speaking|talking|chatting|in touch|conversation|word|through|over|up|onward|onwards|along) ~1 (to|with|directly"
            " to|directly with) ~3 <senior>",
            "<senior> ~3 (will|can|would|could|is going to|to|shall|should|may|might|must|is|are|needs|has to|take|takes|does|do|steps)"
            " ~2 <act>",
            "(want|like|prefer|need|offer|have|take|ask|asks|wants|beyond|for|above|by|through|to) ~1 (a|an|my|our|the|some|your|in)? ~1"
            " <senior> ~2 (to|for|instead|involved|who|take|call|can|will|decision|level|matter|review|attention|pay)",
            "(case|matter|decision|job|question|call|one|something|issue) ~1 (for|to be made by|at|of|only) ~2 <senior>",
            "(go|goes|going|gone|went|sits|lies|landed|land|lands|ends|end|up) ~2 (to|with|on|at|by) ~3 <senior>",
            "(needs|need|requires|require|require|calls for|takes|take|deserves|warrants|merits|wants|want) ~2 <senior>",
            "(escalate|escalating|escalated|escalation) ~1 (this|it|that|your|the|you|matter|to|further|request|now|immediately|for)?",
            "(above|beyond|over|outside) my ~1 (pay grade|authority|level|head|rank|station|powers|competence|mandate)",
        ),
        unless=(
            "(ask|asking|asked|check|checking|checked|consult|consulting|advice|opinion|guidance|input|confirm|confirming|clarify|verify"
            "|discuss|discussing|question to|run (this|it) (past|by)|word|advised|approval|sign off|permission|ok|go ahead|view) ~4 (my|our|a"
            "|the|with|from|past|of|by|an) ~2 <senior>",
            "(what|how|whether|if) ~1 (my|our|a|the) ~1 <senior> ~2 (says|say|advises|suggests|thinks|would|can)",
            "(not|without|no|never|instead of|rather than) ~6 <senior>",
            "(manage|managing|account|project|product|password|task|file|download|device|connection|property|store|community|delivery"
            "|order|booking) (manager|management|director)",
            "(escalate|escalating) (things|the tension|matters)",
            "on top|at the top|the top (of|right|left)|from the top|over the top",
            "in charge of (my|the|your|it|this)",
        ),
        drops=frozenset({"quoted", "reported"}),
        spared=_asked_for,
        classes=_CLASSES,
    ),
)

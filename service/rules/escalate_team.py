"""Escalate: the chat is handed to a team that the request does not list, or to somebody else altogether."""

from service.lexicon import verbs
from service.rule import Example, Hit, Rule
from service.scene import Scene
from service.text import Text

_CLASSES = {
    "team": "team|teams|department|departments|desk|division|unit|specialist|specialists|experts|expert|engineers|engineer"
    "|technicians|technician|crew|branch|group|squad|office|line|hotline|section|colleagues in|colleague in|colleagues at|people in"
    "|people at|folks in|folks at|staff in|guys in|colleagues from|colleague from|advisers|advisors",
    "give": verbs(
        "transfer connect pass hand put forward refer route move direct switch send bring loop patch redirect turn relay"
        " reroute assign link shift bounce"
    ),
    "act": "call|contact|reach out|take over|take it|take this|take care|handle|step in|get in touch|pick (this|it) up|assist you|help"
    " you|phone|ring|write to you|be in touch|deal with|look after|respond to|reply to you|get back",
}
_OURS = frozenset(
    {
        "team",
        "teams",
        "our",
        "the",
        "a",
        "my",
        "support",
        "department",
        "service",
        "desk",
        "specialist",
        "us",
        "to",
    }
)


def _listed(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the team is one of the request's, or the grounds already say what it does."""
    near = set(reply.words[max(hit.first - 3, 0) : hit.last + 3]) - _OURS
    known = {word for name in scene.teams for word in Text(name).words} - _OURS
    if near & known:
        return True
    said = {w for ground in (*scene.actions, *scene.commitments) for w in ground.words} - _OURS
    return bool({w for w in near if len(w) > 4} & said) and "team" in reply.words[hit.first : hit.last]


RULES = (
    Rule(
        id="escalate/team",
        principle="hand-over-outside-expertise",
        says="Hands the chat to a team that it cannot be handed to.",
        instead="Keep the chat; find it out and come back to the customer yourself.",
        flagged=(
            "I'll [[transfer you to our billing team]].",
            "Our technical [[department will contact]] you.",
            "You'll need to [[contact the claims department]] for that.",
        ),
        fine=(
            Example("I'll transfer you to our billing team.", teams=("Billing",)),
            "I'll ask our technical team and come back to you.",
            "You won't be passed on to another team.",
        ),
        patterns=(
            "<give> (you|this|it|that|your|the|him|her|them|us|everything|things) ~5 (to|with|over to|through to|on to|onto|in|into) ~4 <team>",
            "<team> ~2 (will|can|would|could|is going to|shall|should|may|might) ~2 <act>",
            "(have|get|ask|let|tell|arrange for|arranging for|request|invite) ~4 <team> ~2 (to|take|call|contact|reach|step|handle|get|give|pick) ~2"
            " (you|over|in|touch|a call|contact|call|it from|this from)",
            "(contact|call|write to|reach out to|speak to|speak with|talk to|talk with|email|phone|ring|reach|approach|turn to|get in touch"
            " with|try|ask for) ~1 (our|the|their|your|a|directly)? ~2 (department|desk|division|hotline|line|office|specialist|specialists"
            "|experts|team|branch|unit)",
            "(hand|handing|pass|passing|transfer|transferring|connect|connecting|refer|referring|switch|switching|patch|put|putting|swap|swapping)"
            " (you|this chat|this conversation|the chat|the conversation|your chat) ~1 (over|on|through|across|along)? ~1 (to|with) ~1 (a|an"
            "|my|another|one of|someone|somebody|other|the|our) ~3",
            "(someone|somebody|another (agent|person|colleague|adviser|advisor|representative)|a colleague|my colleague|a teammate|a different"
            " (agent|person|colleague)|one of my colleagues) ~1 (else)? ~2 (will|can|would|could|is going to|shall) ~2 (take over|take it from"
            "|take this|handle|continue|step in|pick (this|it) up|serve|deal)",
        ),
        unless=(
            "(not|without|never|no|instead of|rather than) ~8 <team>",
            "(not|without|never|no|instead of|rather than) ~3 (you|passed|handed|transferred|passing|handing|transferring)",
            "(ask|check with|asked|asking) ~4 <team> ~1 (and|how|what|whether|if|about|for|why|when|which)",
            "(on the|on) line|in line|line (of|up)|support line",
            "put you ~1 (in|through|to) (trouble|so|all|this|that|such|the|a lot)",
        ),
        drops=frozenset({"quoted", "reported"}),
        spared=_listed,
        classes=_CLASSES,
    ),
)

"""Escalate: the chat is handed to a team that the request does not list, or to somebody else altogether."""

from service.chat.handover import asked_for_supervisor
from service.language.lexicon import verbs, word_set
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene

_CLASSES = {
    "team": "team|teams|department|departments|desk|division|unit|specialist|specialists|experts|expert|engineers|technicians|crew|branch"
    "|squad|hotline|bureau|clerks|back office|colleagues (in|at|from)|colleague (in|at|from)|people (in|at)|folks (in|at)|legal",
    "give": verbs(
        "transfer connect pass hand put forward refer route move switch send patch redirect relay reroute introduce shift swap"
    ),
    "act": "call you|contact you|reach out|take over|take it|take this|handle|step in|get in touch|pick (this|it) up|assist you|help you|phone"
    " you|ring you|write to you|be in touch|deal with|look after|respond to|reply to you|get back|join us|have you|receive you|see you|pick"
    " up where|talk to you|speak (to|with) you",
}
_OURS = word_set(
    "team teams our the a my support department service desk specialist us to you i and of this for with in at"
    " it can will"
)


def _listed(reply: Text, scene: Scene, hit: Hit) -> bool:
    """Whether the team is one of the request's, or the grounds already say what it does."""
    first, last = reply.sentence(hit.first)
    near = set(reply.words[first:last]) - _OURS
    known = {word for name in scene.teams for word in Text(name).words} - _OURS
    if near & known or (known & set(reply.words) and {"them", "they"} & near):
        return True
    if asked_for_supervisor(scene.customer) is not None and not near & _UNITS:
        return True
    told = {
        word for ground in (*scene.facts, *scene.actions, *scene.commitments) for word in ground.words
    } - _OURS
    return bool(
        {w for w in reply.words[hit.first : hit.last] if len(w) > 4 and w not in _HANDING | _UNITS} & told
    )


_UNITS = word_set("team department division unit bureau clerks crew branch squad hotline office")
_HANDING = word_set("transfer connect contact through refer forward introduce specialists experts engineers")

RULES = (
    Rule(
        id="escalate/team",
        principle="hand-over-outside-expertise",
        says="Hands the chat to somebody that it cannot be handed to.",
        instead="Keep the chat; find it out and come back to the customer yourself.",
        flagged=(
            "I'll [[transfer you to]] our billing team.",
            "[[Our technical department will contact you]].",
            "You'll need to [[contact the claims department]] for that.",
            "[[She could join us]] here, if you like.",
        ),
        fine=(
            Example("I'll transfer you to our billing team.", teams=("Billing",)),
            "I'll ask our technical team and come back to you.",
            "You won't be passed on to another team.",
        ),
        patterns=(
            "<give> you ~1 (to|with|through|over|across|on to|onto|along|in touch|into|back to|straight|up)",
            (
                "<give> (this|it|your (case|chat|matter|request|query)|the (case|chat|matter|conversation)|this (chat|conversation|case|matter)) ~1 (over|on|across"
                "|along|up)? ~1 to ~3 <team>"
            ),
            "<give> (your|his|her|their) ~1 (through|over|across|on) to",
            "(place|leave|put) you in ~1 (hands|contact|touch) ~1",
            "(our|the|a|another|my)? ~1 <team> ~2 (will|can|would|could|is going to|shall|may|might|to) ~1 <act>",
            (
                "(she|he|they|them|him|her|who|somebody|someone|a colleague|my colleague|another colleague|another agent) ~1 (could|can|will|would|might|may|to) ~1"
                " (join (us|you|this|the|me|here|our)|take over|take it from|take this over|take the (chat|conversation)|step in|step into|pick (this|it|up)|carry on"
                " with you|go on with|continue with you|have a (chat|word) with you|hear you out)"
            ),
            "(bring|get|invite|fetch|call|summon|grab) (her|him|them|somebody|someone) ~2 (in|into|over|to (the|this|our) (chat|conversation)|join|here|take)",
            "(have|let) (her|him|them|somebody|someone) ~1 (join|take|step|call|speak|talk|handle|pick)",
            (
                "(contact|call|write to|reach out to|speak to|speak with|talk to|talk with|email|phone|ring|approach|turn to|get in touch with) ~1 (our|the|their"
                "|a|directly)? ~2 (department|desk|division|hotline|specialist|specialists|experts|branch|unit|bureau)"
            ),
            "take (over|up) (the|this|our) (chat|conversation|discussion)|take the (chat|conversation) (over|up)|take my seat",
        ),
        unless=(
            "(not|without|never|no|instead of|rather than) ~3 (you|passed|handed|transferred|passing|handing|transferring|sent|sending)",
            "(not|without|never|no) ~5 <team>",
            "(put|putting) you (in|through|to|up) (trouble|so|all|this|that|such|the|a lot|a position|with|for|hotel)",
            (
                "(send|sending|sent|forward|forwarding) you (to the (page|link)|over|back|on|straight|along|up|through)? ~1 (a|the|an|your|it|this|details"
                "|instructions|to)? ~1 (link|label|email|form|page|copy|photo|code|details|summary|file|new|refund|guide)"
            ),
            "(get|call|have|let) (him|her|them) ~1 (in|into|over|here) ~1 (time|line|order|my|the (system|account|post))",
            "(on the|on) line|in line|support line|move you (to|up|on|into|over) ~2 (the|a|an|room|seat|row|plan|list|quieter|different|later|earlier|another)",
            "(switch|move|put) you (to|on|onto|over|back|up|into|with) ~3 (plan|tariff|package|room|flight|seat|seats|list|route|date|rate|price|train|bus)",
        ),
        drops=frozenset({"quoted", "reported"}),
        spared=_listed,
        classes=_CLASSES,
    ),
)

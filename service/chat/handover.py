"""Handing a chat over: who counts as senior, and whether the customer asked for such a person directly."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from service.language.pattern import Index, Match
from service.language.scope import negated
from service.language.text import Text

SENIOR = (
    "supervisor|supervisors|manager|managers|management|team (lead|leader)|teamlead|team leads|shift (lead|leader)|floor lead"
    "|superior|superiors|boss|bosses|director|directors|higher up|higher ups|head of (department|support|customer|service|the"
    "|our)|department head|upper management|senior (colleague|agent|adviser|advisor|specialist|representative|rep|member|person"
    "|staff|team|manager|support|service|handler|contact|associate|expert|executive|leadership|people|one|figure|employee|hand"
    "|case|customer|consultant|clerk|officer|analyst|engineer|technician)|more senior|someone senior|somebody senior|executive"
    "|executives|escalations|escalation (team|desk|manager|department|queue|unit|specialist|point)|leadership|ceo|duty manager"
    "|line manager|those in charge|the people in charge|person in charge|whoever is in charge|in charge|chain of command"
    "|someone ~1 (senior|higher|above|in charge|upstairs)|somebody ~1 (senior|higher|above|in charge|upstairs)"
    "|(someone|somebody|anyone|person|people|colleague|ones|one|those|staff|teammate|a voice|hands) ~1 (who|with|that) ~1 (more|authority|power|has|have"
    "|greater|can|could|is|are|the|actual|real|higher|extra|final) ~3 (authority|power|powers|authorised|authorized|decide"
    "|decides|decision|decisions|clout|sign off|approve|seniority|rank|say|overrule|override|permission|permissions|in charge"
    "|above|discretion|influence|leeway|experience than|senior|empowered|pay grade|weight)"
    "|(above|over|higher than|senior to) (me|my head|my level|my pay grade)|next (level|tier|rung)|(second|higher|upper|third|next"
    "|2nd) (level|tier|line|rung|rank|echelon)|up the (line|chain|ladder|ranks)|people upstairs|folks upstairs|further up"
    "|higher (authority|instance|office|level|place|management|position|ups|grade)|the ones who (decide|call)|calls the shots"
    "|call the shots|decision maker|decision makers|top brass|(straight|go|goes|going|right|someone|somebody|people|those|word|order|orders) ~1 (to|at|near|from) the (very )?top|tier two|tier three|level two|level three"
    "|head of *s|head of (claims|ops|operations|support|care|service|sales|billing|department|bereavement|returns|delivery|the"
    " (team|desk|department|branch))|(our|my|the|your|their) (chief|principal)|(our|my|the) ~2 (head|chief|lead|principal|principals|superintendent|proprietor|boss|owner|founder|founders|partner|partners"
    "|chairman|chairwoman|president|foreman|governor|overseer)|vice president|superintendent|proprietor|chief (executive"
    "|officer|operating|of)|owner of (the|this|our)|team principals|(floor|shift|station|operations|ops|network|desk|duty|branch"
    "|regional|area|depot|division|unit|section|site|care|claims|service) (lead|head|chief|director)|(person|people|colleague"
    "|lady|gentleman|man|woman|one|somebody|someone|guy|boss) ~1 who (runs|run|heads|oversees|leads|manages|decides|supervises|is"
    " over|looks after the)|(of|with) (greater|more|higher|real|full) (authority|seniority|rank|standing|clout|weight|powers)"
    "|seasoned (pair|colleague|eyes|hand|agent)|senior (pair|eyes)"
)

_ASK = (
    "(want|need|demand|like|wish|prefer|get|give|find|bring|call|fetch|transfer|connect|pass|put|escalate|speak|talk|chat|see|ask"
    "|asking|asked|request|requesting|insist|reach|let|contact|involve|have|hear|speaking|talking|expect|require|hand|refer|deal"
    "|waiting|wanna|send|forward|raise|take)"
)
_WANTS = (
    f"{_ASK} ~6 <senior> ",
    "is there ~2 <senior> ~3 (i|available|around|there|here|who|to|on|with|please)",
    "(can|could|may|where|who) ~3 (your|a|the) <senior> ",
    "<senior> ~1 (now|please|today|immediately|asap)",
    "^ (a|your|the)? <senior> ~1 (.|!|?|,|now|please)",
    "escalate (this|it|me|my|the)|escalated to",
)
_TOLD = (
    (
        "(a|the|your|my|our|that|another) <senior> ~2 (said|told|promised|called|assured|wrote|was|had|has|never|is|says|did|hung|offered"
        "|refused|wants|at|of|in|who|emailed|ignored|apologised|apologized|from)"
    ),
    "(spoke|spoken|talked|met|complained|written|wrote|heard) ~2 (to|with|from)? ~2 <senior>",
    "(my|own) <senior>",
    "(i am|as|am) (a|the|an) ~1 <senior>",
    "never mind ~3 <senior>|forget ~3 <senior>|without ~3 <senior>",
    "(before|until|unless|otherwise|or) i ~3 <senior>|(do|should|must) i ~2 (have|need|ask|talk|speak|want|call|get)",
    "if ~8 <senior>",
    "(when|last time|yesterday|already) i ~1 (asked|requested|wanted)",
)


class Span(NamedTuple):
    """Words first..last (last exclusive) of the customer's message with this index among theirs."""

    message: int
    first: int
    last: int


@cache
def _index() -> tuple[Index, int]:
    classes = {"senior": SENIOR}
    return Index([(pattern.strip(), classes) for pattern in (*_WANTS, *_TOLD)]), len(_WANTS)


def asked_for_supervisor(customer: Sequence[Text]) -> Span | None:
    """Return where the customer asked for a supervisor or manager directly, newest message first, or None.

    Telling what a manager said, or being told to want none, is no such request.
    """
    for number in range(len(customer) - 1, -1, -1):
        if asked := _asked_in(customer[number]):
            return Span(number, asked.first, asked.last)
    return None


def _asked_in(text: Text) -> Match | None:
    """Return the first such request of a message, looked for once and kept with the text."""
    kept = text.__dict__
    if "supervisor" not in kept:
        kept["supervisor"] = next(_requests(text), None)
    asked: Match | None = kept["supervisor"]
    return asked


def _requests(text: Text) -> Iterator[Match]:
    index, wants = _index()
    asked: list[Match] = []
    told: list[Match] = []
    for match in index.find(text):
        (asked if match.pattern < wants else told).append(match)
    for match in asked:
        if any(t.first < match.last and match.first < t.last for t in told):
            continue
        if not negated(text, match.first, match.last):
            yield match

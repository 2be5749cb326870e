"""Talk about prompts, rules and drafts, role prefixes, and several alternatives in one."""

from collections.abc import Iterable

import re2

from service.language.place import words_at
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene

_ROLES = (
    "agent|assistant|support|customer|user|client|bot|ai|system|rep|representative|operator|advisor|adviser|csr"
    "|customer (?:service|support|care)(?: agent| rep)?|support agent|human|reply|response|answer|draft|message"
    "|suggested (?:reply|response|answer)|suggestion|output|final(?: answer| reply)?|note|tone|stance|move|internal note"
    "|subject|to|from|chat"
)
_PREFIX = re2.compile(
    rf"(?im:^[ \t]*[\[(*\"]{{0,2}}(?:{_ROLES})(?: ?[#0-9]{{0,2}}| ?\([^()\n]{{1,30}}\))[\])*]{{0,2}} ?:(?:\s|$))"
    r"|^\s*[A-Z][a-z]+(?: [A-Z]\w*)? ?[(\[][^()\[\]\n]{2,40}[)\]] ?:\s|^\s*[A-Z][a-z]+,? (?:from|at|-|@) [A-Z]\w+(?: \w+)? ?:\s"
)
_ALTERNATIVE = re2.compile(
    r"(?im:^[ \t]*[\[(*#]{0,3}(?:option|version|alternative|variant|reply|response|choice|draft|suggestion|answer|take)"
    r" ?(?:[0-9a-c]|one|two|three)\b[\])*]{0,3} ?[:.)\-]?)"
    r"|(?im:^[ \t]*or[,:]?[ \t]*$)|(?m:^[ \t]*(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*$)|(?i:\n[ \t]*(?:or|alternatively)\s?:)"
    r"|\bOR (?:[0-9][.):]|\()|(?:^|[\s(])[0-9]\).{1,400}\bOR\b"
)


def _role_prefix(reply: Text, scene: Scene) -> Iterable[Hit]:
    raw = reply.raw
    if ":" not in raw:
        return
    for found in _PREFIX.finditer(raw):
        if (hit := words_at(reply, *found.span())) is not None:
            yield Hit(*hit)
            return
    agent = scene.brand.agent
    if agent:
        head = raw.lower().lstrip().lstrip('"[(* ')
        for name in (agent.lower(), agent.split()[0].lower()):
            if head.startswith(name) and head[len(name) :].lstrip(" *])")[:1] == ":":
                yield Hit(0, reply.words.index(":") + 1)
                return


def _alternatives(reply: Text, scene: Scene) -> Iterable[Hit]:
    del scene
    for found in _ALTERNATIVE.finditer(reply.raw):
        if (hit := words_at(reply, *found.span())) is not None:
            yield Hit(*hit)
            return


RULES = (
    Rule(
        id="form/role-prefix",
        principle="extra-polite",
        says="Starts with a label such as a role or a name, as a transcript would.",
        instead="Send the words alone.",
        flagged=(
            "[[Agent:]] I'm sorry that it came late.",
            "[[Suggested reply:]] Thank you for the photo.",
            Example("[[Priya:]] I'm sorry that it came late.", brand={"agent": "Priya"}),
        ),
        fine=(
            "One question: did the box arrive open?",
            "Priya here, hello. I'm sorry that it came late.",
            "Thank you for the reply: it helps.",
        ),
        check=_role_prefix,
    ),
    Rule(
        id="form/prompt-talk",
        principle="extra-polite",
        says="Talks about the model, its rules or the text itself instead of to the customer.",
        instead="Say only what the customer is to read.",
        flagged=(
            "[[As an AI]], I can look into it.",
            "[[Here is a reply]] that shows empathy.",
            "[[My instructions say]] that I may offer no discount.",
            "[[The customer is]] upset, so I'll be gentle.",
            "[[According to the facts provided]], it left on Monday.",
        ),
        fine=(
            "Here is what I can see: the parcel left on Monday.",
            "The instructions in the box say otherwise; may I ask which page?",
            "Is it the customer portal that shows the error?",
            "I see why the model of the kettle matters.",
        ),
        patterns=(
            "as (a|an|your) (ai|artificial intelligence|language|virtual|automated|chat|digital) ~1 (model|assistant|agent|bot|system|intelligence)",
            "as an ai",
            "(i am|i be|being|am i) (just|only|merely|simply)? (a|an|your) (ai|artificial intelligence|language model|bot|chatbot|robot|machine|computer program|program|automated (system|assistant|agent|program|bot)|virtual (assistant|agent)|large language model|ai ~1 (model|assistant|system|agent))",
            "language model|llm|system prompt|guardrail|guardrails|chatgpt|openai|prompt engineering|training data|token limit|knowledge cutoff",
            "my (instructions|instruction|prompt|programming|guidelines|training|rules|system|directives|brief|knowledge base|context|script|guidance|directions|orders) (say|says|tell|tells|forbid|forbids|do not|does not|not|prevent|prevents|allow|allows|require|requires|stop|stops|is|are|state|states|mention|contain|want|wants|only)",
            "(per|under|by|in|from|within|against|outside|following|given) my (instructions|prompt|programming|guidelines|directives|system message|brief|script)",
            "i (am|was|have been) (instructed|programmed|prompted|configured|designed|trained|set up|told|asked) (not )? (to|by|that|on|with|for) ~2 (reply|respond|answer|generate|say|promise|make|provide|keep|avoid|write|mention|be|use|only|state|never|invent|disclose|admit)",
            "(the|this|your) prompt (says|said|asks|asked|tells|told|above|below|does|is|was|instructs)",
            "(ignore|ignoring|disregard|disregarding|follow|following) (the|my|all|your|any|those|these)? (previous|prior|above|earlier|system)? (instructions|rules|prompt|guidelines) (as|above|and|you|given)",
            "(ignoring|disregarding) (the|my|all|any)? (previous|prior|earlier|system)? (instructions|rules|prompt|guidelines)",
            "(here|below) (is|are) (a|an|one|my|your|the|three|two|some|another) ~4 (reply|replies|response|responses|version|versions|draft|drafts|rewrite|wording)",
            "(this|the|my) (reply|response|message|draft|answer|version|wording) ~1 (acknowledges|acknowledge|shows|show|is empathetic|demonstrates|avoids|uses|follows|addresses|aims|is designed|takes (into|account|care|a|the tone)|keeps|does not include|contains|restates|expresses|sounds|meets|stays)",
            "^ the customer (is|has|was|wants|seems|feels|appears|asks|asked|needs|says|said|reports|reported|complains|mentioned|did|may|will|should)",
            "(apologise|apologize|respond|reply|say|explain|offer|reassure|tell|ask|thank|acknowledge) ~1 to? the customer",
            "(based|going) (on|by) the (provided|given|supplied|available)? ~1 (facts|context|information|grounds|data|details|transcript|conversation|notes|history) (provided|given|supplied|above|i have been given|i was given|i have|available|in my)?",
            "(according to|per|from|in|with) the (facts|context|grounds|provided|given|supplied) ~1 (provided|given|supplied|above|facts|context|information|data|here|list|section)",
            "(the|no|my|any|listed) (facts|grounds|context|commitments) (do|does|does|says|say|state|states|listed|provided|above|cover|mention|given|i have|i was given|include|support|allow)",
            "not (in|among|part of|covered by|mentioned in|listed in) (the|my) (facts|grounds|context|prompt|commitments)",
            "(word count|tone|end of (reply|response|message)|stance|move) :",
            "(empathetic|polite|professional|apologetic|shorter|formal|warm|friendly|concise|rewritten|revised) (version|reply|response|rewrite|draft|alternative|variant|tone) :?",
            "(let|shall) (me|i) know if you (would|want|need|like) ~4 (rewrite|shorten|rephrase|adjust|revise|another version|different tone|tweak|changed)",
            "(i|we) (will|shall|must|should|can) ~1 (keep|make) (this|the|my) (reply|response|message|answer) (short|brief|concise|under|empathetic|polite|within)",
        ),
        unless=("(guidelines|rules|policy|instructions) (in|on|with) (the|your) (box|page|site|manual)",),
        drops=frozenset({"quoted"}),
    ),
    Rule(
        id="form/alternatives",
        principle="extra-polite",
        says="Holds several alternative replies in one.",
        instead="Choose one.",
        flagged=(
            "I'm sorry about the kettle.\n[[Option 2:]] I hear you.",
            "I'm sorry about the kettle.\n[[---]]\nI hear you, the kettle leaks.",
            "I'm sorry about the kettle. [[Or, if you prefer something shorter]]: sorry about the kettle.",
        ),
        fine=(
            "You can keep the kettle or send it back; which would you like?",
            "The second option costs less, if that helps. Shall I ask for it?",
        ),
        patterns=(
            "(or|alternatively|otherwise) ,? if you (would )? (prefer|like|want) ~2 (shorter|longer|warmer|softer|formal|firmer|friendlier|version|wording|tone|reply|lighter|casual)",
            "(you|we|i) could (also )? (say|write|send|reply|respond|answer) (instead )? :",
            "(or|alternatively|another|a) ,? (shorter|longer|warmer|softer|formal|casual|second|different|more formal|alternative|another) (version|reply|response|way to (say|put) (it|this)|take|wording|draft|variant)",
            "another way (to|of) (say|saying|put|putting|phrase|phrasing|word|wording) (it|this|that)",
            "(or|alternatively) :",
            "(whichever|either|any) (version|reply|wording|draft|response) (suits|fits|works|you prefer|is best|sounds)",
            "(use|pick|choose|send) (whichever|either|one of) ~2 (version|reply|replies|wording|draft|drafts|response|responses)",
            "(option|version|reply|response|alternative|draft|variant) (1|2|3|a|b|c|one|two|three) :",
        ),
        drops=frozenset({"quoted"}),
        check=_alternatives,
    ),
)

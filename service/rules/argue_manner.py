"""Argue about the words: the customer's manner is remarked upon, their words are held up to them, the agent takes offence."""

from collections.abc import Iterable
from itertools import pairwise

from service.language.lexicon import word_set
from service.language.text import Text
from service.rule import Example, Hit, Rule
from service.scene import Scene

_CLASSES = {
    "manner": "remark|remarks|tirade|tirades|sarcasm|indignation|exclamation (mark|marks)|capital letters|capitals|block letters"
    "|outburst|outbursts|grievance|insinuation|insinuations|flourish|theatrical|theatrics|barking|snapping|bitterness|rhetoric"
    "|composure|violins|cross examined|cross examining|cross examination|impertinence|insolence|effrontery|melodrama|histrionics"
    "|name calling|bickering|bluster|finger pointing|mud slinging|innuendo|jibe|jibes|dig|digs|barb|barbs|sneer|sneering",
    "faster": "any (faster|quicker|sooner|nearer|less|more|better|further|closer|clearer|truer|easier)|faster|quicker|sooner|nearer"
    "|an inch|a second|one bit|one jot|one whit|a day|a difference",
}
_END = frozenset([".", "?", "!", "¶"])
_TAG_VERBS = word_set("is was am are did do does can could will would have has were had")
_BEFORE_TAG = _TAG_VERBS | {",", "not", "to"}
_US = frozenset(["i", "it", "we", "they"])
_QUOTES = frozenset(["'", '"'])
_FAIR = word_set(
    "fair right true sorry understand see hear agree mean means shows show appears says message meaning deserve"
    " owe apologise apologize explain better should you our we us wrong exactly read reads wrote is"
)
_SPEECH = word_set(
    "word words remark phrase term label expression sentence line comment statement claim charge accusation"
    " assertion language thrown throw throwing hear expound repudiate withdrawn sort kind kept flourish advanced"
)


def _quotes(reply: Text, scene: Scene) -> Iterable[Hit]:
    words = reply.words
    if not _QUOTES & set(words):
        return
    marks = [i for i, word in enumerate(words) if word in _QUOTES]
    for a, b in pairwise(marks):
        if words[a] != words[b] or not 1 < b - a <= 8 or not scene.customer_said(words[a + 1 : b]):
            continue
        first, last = reply.sentence(a)
        around = {*words[first:a], *words[b + 1 : last]}
        if words[last - 1] != "?" and around & _SPEECH and not around & (_FAIR - {"is"}):
            yield Hit(first, last - (words[last - 1] in _END))


def _tags(reply: Text, scene: Scene) -> Iterable[Hit]:
    """Statements with a biting tag about ourselves or the thing: "I wasn't driving the van, was I"."""
    del scene
    words = reply.words
    for first, last in reply.sentences:
        end = last - (words[last - 1] in _END)
        if (
            end - first < 6
            or words[end - 3] in _BEFORE_TAG
            or words[end - 1] not in _US
            or words[end - 2] not in _TAG_VERBS
        ):
            continue
        tag, body = words[end - 2], words[first : end - 2]
        if any(body[i] == tag and body[i + 1] == "not" for i in range(1, len(body) - 1)):
            yield Hit(first, end)


RULES = (
    Rule(
        id="argue/manner",
        principle="never-argue",
        says="Remarks on the customer's manner instead of their matter.",
        instead="Leave the manner alone; answer what is behind it.",
        flagged=(
            "[[The exclamation mark]] was not required.",
            "[[Wanting it today won't make a bank work any faster]].",
            "I can do [[without that kind of tone]].",
            "[[Less of the tone]], please.",
        ),
        fine=(
            "You don't need to apologise for the capitals.",
            "I'm sorry for the remark in that letter.",
            "Saying sorry won't bring back the evening, I know.",
        ),
        patterns=(
            "(the|that|this|your|such|a|an|no|any|some|more|more of)? ~1 <manner>",
            (
                "(*ing|tears|caps|haste|anger|pressure|impatience|threats|demands|commands|complaints|insults|question marks|repetition"
                "|rudeness|hurry|urgency|drama|noise) ~4 (will|would|does|do|is|are|can|has|have) (not|never|hardly|only) ~1 (going to)? ~1"
                " (make|bring|move|conjure|turn|shorten|change|speed|get|put|hasten|help|alter|fetch|produce|free|open|solve|win|earn|buy"
                "|persuade|advance|hurry|add|find|pull|summon|magic) ~8 <faster>?"
            ),
            (
                "(makes|make|making) (that|this|it|things|me|us|matters) (slower|harder|no faster|less likely|more difficult|worse|no better)"
                " ~1 (rather than|not|for)?"
            ),
            (
                "(less|enough|without|drop|none|spare me|leave) ~1 (of)? ~1 (the|that|your) ~2 (tone|attitude|drama|sarcasm|language|abuse|mate stuff"
                "|insults|shouting|theatrics|lecture|commentary|lip|cheek|capitals|caps)"
            ),
            (
                "(more|some|little|bit of|measure of|modicum of|greater|of) ~1 (temperate|sober|civil|measured|moderate|composure|restraint|courtesy"
                "|decorum|civility|politeness|manners|grace|self control|gentler|respectful|courteous) ~1 (tone|style|language|terms|words|wording"
                "|fashion|manner|vein|would|to|from|on|is|was)?"
            ),
            "(in|of|to) (that|this|such a|so|a more|a less|quite that|that sort of) ~1 (tone|vein|manner|fashion|style|spirit|way of speaking)",
            "words (in|into) my mouth",
            "(big|strong|harsh|heavy|ugly|loaded|grand|hard|fighting|choice|colourful|colorful) (word|words|language|term|terms|claim|charge|accusation|talk)",
            (
                "(dramatic|theatrical|emotional|hysterical|colourful|colorful|creative|imaginative|interesting|one sided|selective) (way|view|version|reading|terms"
                "|description|wording|reaction|take|account|picture|memory|recollection)"
            ),
            "whether you (put|like|shout|believe|want|write|say|use|ask|type) ~8 or not",
            "as you (put|call|call it|say|phrase|describe) it|as you so|you so (kindly|politely|nicely|charmingly|eloquently)",
            (
                "words have meanings|choice of words|way (it|they|that|this) (was|were) (put|phrased|said|worded)|when it is said like|said like that"
                "|put like that"
            ),
            (
                "(calling|call|labelling|labeling|terming|to speak of|to call|to say|describing) (it|this|that|us|me|them|him|her) ~4 (is|does|will|would"
                "|adds|serves|seems) (not|rather|rich|little|a|hardly|unfair|uncalled|no)"
            ),
            "(bit|rather|pretty|quite|a little) (rich|harsh|strong|cheeky|unfair on us|unkind|uncalled for|much coming)|uncalled for",
            "(tantamount|amounts|close) to (slander|libel|defamation)|slander|libel|slanderous|libellous|legal consequences",
        ),
        unless=(
            "(not|no|never|nothing) ~3 (apologise|apologize|sorry|mind|offended|bothered) ~6 <manner>",
            "(sorry|apologise|apologize|regret|understand|deserve|deserved|owe|forgive|thank|fair|my|our) ~6 <manner>",
            "(sorry|apology|apologising|apologizing|apologies) ~2 (will|would|does|do) not",
            "in (that|this|such a) (way|manner) ~1 (by|to you)",
            (
                "(sending|returning|waiting|chatting|giving|keeping|taking|sharing|entering|closing|clearing|reinstalling|resetting|unplugging|restarting"
                "|cancelling|changing|updating|moving|paying) ~4 (will|does|would) not ~1 (cost|change your|affect|delete|remove|touch|lose|harm|help)"
            ),
            "<manner> ~1 (test|cable|site|expenses|investment|letters of|deep)",
        ),
        drops=frozenset({"quoted"}),
        classes=_CLASSES,
    ),
    Rule(
        id="argue/offence",
        principle="stay-calm",
        says="Takes offence at what the customer says.",
        instead="Nothing is personal: leave yourself out, and say the next step.",
        flagged=(
            "[[I fail to see]] what is gained by that.",
            "[[I'd thank you not]] to make it sound worse.",
            "[[I only asked]].",
            "[[Who said anything about]] months?",
        ),
        fine=(
            "I failed to see your message, and I'm sorry.",
            "I'd like to thank you for the photo.",
            "I asked the depot, and I'm waiting for them.",
        ),
        patterns=(
            "(i|we) ~1 (fail|struggle|cannot begin) to (see|understand|grasp|follow)",
            (
                "(i|we) (would|will|should|might|must|have to|am bound to) ~1 (thank|caution|remind|warn|point out|observe|ask|advise|request|beg|invite"
                "|urge) ~1 you ~2 (not|to (refrain|stop|keep|mind|frame|moderate|withdraw|reconsider|consider|choose|remember|watch|be|wait|lower|allow me"
                "|let me|think|leave)|most firmly|against|that)"
            ),
            "(i|we) (would|might) ~1 (remind|point out|note|observe|add) that",
            "(i|one|we) ~1 (would|might) (have)? ~1 (thought|expected|hoped|assumed|imagined|supposed) ~1 (that|a|it|some|the|more|better|you|an|at|this)",
            "would have been (gracious|polite|courteous|kind|nice|decent|civil|considerate|good manners|respectful) ~1 (to|if|of|not|instead)",
            (
                "(i|we) ~1 (find|found|consider|deem|regard) (that|this|it|such|your|the) ~4 (distasteful|offensive|uncalled|insulting|rude|hurtful|unworthy"
                "|inappropriate|unacceptable|unnecessary|objectionable|disrespectful|regrettable|unhelpful|rich|tiresome|tedious|rather)"
            ),
            "one (that)? i (find|must|cannot|will not|do not|would|reject|repudiate)",
            (
                "i (must|have to|am obliged to|feel obliged to|shall have to|cannot but) ~1 (repudiate|protest|object|reject|insist|ask you to|decline|take"
                " issue|say that)"
            ),
            (
                "(i|we) ~1 (do not|will not|shall not|would not|should not) ~1 (take orders|propose|care for|care to|answer to|like to hear|have to"
                " (expound|explain|listen|put|answer|be|take)|respond to|be (lectured|ordered|hurried|rushed|bullied|hounded|pressed|drawn|cross)|intend to"
                " (argue|debate|discuss|be)|make a habit)"
            ),
            "i can (read|count|spell|do without) (perfectly|very|just|,|;|.|the|that|your)",
            "i (only|just|merely|simply) (asked|said|wanted|tried|told|pointed|mentioned|meant)",
            "(all|the only thing) i (did|said|asked|wanted) (was|is|for)?",
            "i asked ~1 (one|a simple|a|because|you a|a single|a straight) ~2 (question|i|because|straight|and)?",
            (
                "(if|could|would|will|can|do) (you|i) ~2 (let me (get to|finish|speak|answer|type|explain|do my)|allow me to (finish|speak|answer|explain|get)"
                "|may finish|might finish|could finish|finish)"
            ),
            "(before|while|until) i (can|could|have|had|am) ~1 (type|typed|finish|finished|even|answer|answered|chance|typing|speak|done)",
            "who said anything about|(nobody|no one) (said|mentioned|forced) ~1 (anything|it|that|you)?",
            (
                "(my|your) mind is ~1 made up|what (you want|do you want|you would like) (from|of|out of) (me|us)|(nothing|anything) i (might|could|can|may"
                "|say|do) ~2 (say|do|is|seems|will) ~3 (enough|right|help|please|satisfy)"
            ),
            "not born yesterday|believe me ,? you|you would know (if|about)|since (i am|we are) told to|if that is how|be that as it may|^ fine ,",
            "(i|we) (did|have|was|had) not (invent|invented|driving|the one|write the|make the rules|design|choose the|pick the|set the|break)",
            "(does|do|did) (neither|none|no one|nobody|not any) ~2 (of us)? ~1 (credit|favours|favors|good|justice)",
            "(was|were|is) not (required|called for|asked for|necessary|warranted|needed|helpful|very nice|the way to)",
            (
                "(let us|please|kindly) ~2 (be (grown up|adult|civil|serious|sensible)|stick to (the)? (facts|matter|point|subject)|keep to (the)? (facts|point"
                "|matter)|not (get|be|make|start|hold|put|take|speak|raise|shout|use|bring))"
            ),
            (
                "(adds|add|added|advances|advanced|contributes|achieves|achieved|gains|gain|serves|is gained|be gained|helps) ~1 (little|nothing|nobody|no one) ~1"
                " (to|by|from|here|at all|the|of|whatever)?"
            ),
            "(in fact|indeed|as it happens|actually) told ,|(has|have|is) (no|without) (foundation|merit|substance|basis)",
        ),
        unless=(
            "(i|one|we) would have (thought|expected|hoped) ~2 (that|a|better|more|it) ~1 (too|myself|from us|of us|ourselves|as well)",
            "i (only|just|simply) (asked|said|wanted) ~1 (to (make|check|be|help|know|see)|them|him|her|our|my)",
            "would have been (nice|kind|good|polite|decent) ~2 (of us|from us|to (hear|get|know|be)|if we|for us)",
            "(is|was) not (required|necessary|needed) ~1 (to|for|from|on|,|.)",
            "nothing (more|else)? ~1 (to|is) (do|needed|required)",
            "(i|we) (would|will) ask you ~1 to (send|share|confirm|check|choose|type|upload|fill|sign|bring)",
            "please ~1 not (worry|throw|send|share|post|reset|close|delete|hesitate|pay|return|open|click|type|use|take it|put the|get rid)",
            "i would (have)? expected? (it|the|this|that) ~1 (to (arrive|be|show|reach|work))",
        ),
        drops=frozenset({"quoted", "reported"}),
        classes=_CLASSES,
    ),
    Rule(
        id="argue/held-up",
        principle="never-argue",
        says="Holds the customer's own words up to them.",
        instead="Take the words for what they mean to the customer.",
        flagged=(
            Example("[['Theft' is a charge that has to be withdrawn]].", customer="This is theft."),
            Example("[[The word 'fake' can be kept for others]].", customer="It's fake."),
        ),
        fine=(
            Example("You wrote 'theft', and I see why it feels that way.", customer="This is theft."),
            Example(
                "The message 'file not supported' means that it is too large.",
                customer="It says file not supported.",
            ),
        ),
        check=_quotes,
    ),
    Rule(
        id="argue/tag",
        principle="never-argue",
        says="Hits back with a rhetorical tag.",
        instead="Say what you will do next.",
        flagged=(
            "[[well i wasn't driving the van was i]].",
            "[[Shouting isn't going to bring it round is it]]?",
        ),
        fine=(
            "It isn't the blue one, is it?",
            "I don't know what it is.",
        ),
        check=_tags,
    ),
)

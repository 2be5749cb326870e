"""The signals that a customer's words can give: what each means, whom it obliges, and how it is worded.

Patterns are in the language of `service.pattern`. Signals that no phrase can show (rising, agent-last, ...) stand here
without patterns; `service.situation` works them out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from service.pattern import Index
from service.text import Text


@dataclass(frozen=True, slots=True)
class SignalKind:
    """One thing worth knowing about a chat.

    Attributes:
        id: its name in answers ("asks-supervisor").
        says: what it means, for the agent; a prompt prints it.
        principles: what it calls for.
        patterns, unless: phrases that show it, and phrases that turn an overlapping one off.
        last: whether only what the customer wrote since the agent's last turn counts.
    """

    id: str
    says: str
    principles: tuple[str, ...]
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    last: bool = False


_CLASSES: Mapping[str, str] = {
    "bad": "bad|terrible|awful|horrible|horrendous|appalling|atrocious|pathetic|useless|rubbish|garbage|trash|disgusting"
    "|disgraceful|shameful|poor|worst|unacceptable|ridiculous|outrageous|unprofessional|incompetent|crap|lousy|abysmal"
    "|joke|scam|fraudulent|dishonest|shady|deceptive|misleading|predatory|negligent",
    "anger": "angry|furious|livid|frustrated|frustrating|annoyed|annoying|upset|upsetting|mad|outraged|disgusted"
    "|irritated|irritating|fuming|infuriating|infuriated|enraged|disappointed|disappointing|stressed|stressful|sick"
    "|exhausted|exhausting|unhappy|appalled|distraught|desperate|devastated|maddening|exasperated|fed up|shocked",
    "absurd": "ridiculous|unacceptable|outrageous|disgraceful|absurd|insane|nonsense|bullshit|bs|unbelievable|shocking"
    "|appalling|disgusting|pathetic|shameful|crazy|inexcusable|insulting|joke|nightmare|mess",
    "house": "company|service|bank|store|shop|team|staff|website|site|app|business|support|agent|agents|department"
    "|people|guys|lot|firm|brand|airline|hotel|delivery|courier|driver|rep|representative",
    "insult": "idiot|idiots|moron|morons|stupid|imbecile|liar|liars|crook|crooks|thief|thieves|scammer|scammers|clown"
    "|clowns|incompetent|scum|asshole|assholes|bastard|bastards|bitch|dumbass|jerk|jerks|braindead|brainless",
    "swear": "fuck|fucking|fucked|fucker|shit|shitty|bullshit|damn|goddamn|hell|bloody|crap|wtf|arse|ass|screw",
    "solved_word": "solved|fixed|sorted|resolved|working|works|arrived|found|done|settled",
}

KINDS: tuple[SignalKind, ...] = (
    SignalKind(
        "upset",
        "The customer is upset.",
        ("empathy", "let-them-vent", "stay-calm", "extra-polite"),
        (
            "<anger>",
            "<absurd>",
            "<swear>",
            "<insult>",
            "(how|what) (dare|on earth)",
            "(worst|terrible|horrible|awful) ~2 (experience|service|company|support)",
            "(enough|tired|sick) of",
            "(makes|making|made) no sense",
            "(had|have) enough",
            "(never|not) (again|ever) (buy|order|use|shop|deal)",
            "(waste|wasted|wasting) ~1 (time|money|day|hours)",
            "(ruined|ruining) (my|our|the)",
            "i (cannot|can not) (believe|stand|take)",
            "(are|is) you kidding",
            "(what|how) is (wrong|taking)",
            "(hate|hated) (this|you|your|it)",
            "(shame|disgrace)",
            "(affecting|affected|hurting|ruining) my",
            "(crying|in tears|losing sleep|cannot sleep)",
            "not (happy|pleased|impressed|amused|ok|okay|acceptable|good enough)",
            "(extremely|very|so|really|beyond) (frustrated|disappointed|unhappy|upset|angry|annoyed|stressed)",
        ),
        (
            "not (angry|upset|mad|annoyed|frustrated)",
            "sick (leave|note|day|pay)",
            "what the hell",
            "no longer upset",
        ),
    ),
    SignalKind(
        "rising", "It is getting hotter from message to message.", ("stay-calm", "pause-and-get-help")
    ),
    SignalKind(
        "complaint",
        "The customer complains about the company.",
        ("apologise-for-complaint", "no-excuses", "sincere-apology"),
        (
            "(your|this|the) ~1 <house> ~1 (is|are|was|were|has been) ~2 <bad>",
            "<bad> ~1 (customer service|service|company|bank|support|experience|business|store)",
            "(you|they|this company) (lied|LIE.ed|CHEAT.ed|MISLEAD.ed|misled|REFUSE.ed|IGNORE.ed|STEAL.ed|stole|scammed|tricked|robbed)",
            "(you|they|the company|the bank) (refuse|refuses|refusing|ignore|ignores|ignoring|keep|keeps|failed|fail|fails) ",
            "you (people|guys|lot|all) ",
            "(never|not) ~2 (buy|buying|order|ordering|shop|shopping|use|using) ~3 (again|anymore)",
            "(take|taking|took) my (business|money) elsewhere",
            "(leave|write|post) ~2 (bad|negative|one star) review",
            "(file|filing|filed|make|making|made|lodge|submit) ~2 complaint",
            "(complaint|complain|complaining) (about|against)",
            "(report|reporting|sue|suing) (you|them|this company|your company)",
            "(false|misleading) advertis*",
            "nobody (cares|helps|answers|replies|responds|knows)",
            "(no one|noone) (cares|helps|answers|replies|responds|knows)",
            "(poor|bad|terrible|awful|horrible|worst) ~1 (service|experience|treatment|communication)",
        ),
    ),
    SignalKind(
        "asks-supervisor",
        "The customer asks for a supervisor in so many words.",
        ("transfer-only-on-request",),
    ),
    SignalKind(
        "recurring",
        "The problem keeps coming back.",
        ("know-the-history", "empathy"),
        (
            "(second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th|umpteenth|nth|#) time",
            "(two|three|four|five|six|several|many|multiple|numerous|countless|#) times",
            "(keeps|keep|kept) (HAPPEN|COME.ing|FAIL.ing|CHARGE.ing|SEND.ing|GET.ing|BREAK.ing|CALL.ing|SAY.ing|TELL.ing|GO.ing)",
            "(happened|happening|happens|broken|charged|late|wrong|down|failed) (again|once more|repeatedly)",
            "(every|each) (month|week|day|time)",
            "(over and over|again and again|time and time again|once again|yet again|on multiple occasions)",
            "(same|this) (problem|issue|thing|mistake|error) ~3 (again|before|last)",
            "(already|previously) (contacted|called|written|reported|complained|explained|emailed|chatted)",
        ),
        ("one more time", "every time i (visit|come|shop)", "each day of"),
    ),
    SignalKind(
        "long-standing",
        "The customer has been with the company for a long time.",
        ("know-the-history", "kindness"),
        (
            "(loyal|longtime|long time|long standing|longstanding|regular|faithful) ~1 (customer|client|member|user|buyer)",
            "(customer|client|member|subscriber|account|with you|banked) ~4 (for|since) ~3 (years|decades|decade|year|19*|20*)",
            "(#|two|three|four|five|six|seven|eight|nine|ten|many|several|fifteen|twenty) years ~3 (customer|client|member|with you|with this bank)",
        ),
    ),
    SignalKind(
        "unanswerable",
        "The customer asks what nothing on file answers.",
        ("honest-unknown", "find-out", "contact-to-follow-up", "still-unknown"),
    ),
    SignalKind(
        "confused-by-term",
        "The customer does not understand a word or an explanation.",
        ("patience", "plain-words", "visuals"),
        (
            "what (does|do|is|are) ~5 (mean|means|stand for)",
            "(what is|what are|what is an|what is a) meant by",
            "what do you mean",
            "(not|never) (understand|understood|follow|get) (what|that|this|it|any|you|the|a word|why|how)",
            "(do|did|does) not (understand|follow)$",
            "(i am|am|so|very|really|totally|completely) (confused|lost|puzzled)",
            "(explain|say|put) ~3 (simple|simpler|simply|plain|english|again|layman)",
            "(never heard of|no idea what|not sure what) ~5",
            "makes no sense to me",
        ),
        ("not understand (why you|how you|how anyone|why anyone|how this company)",),
        last=True,
    ),
    SignalKind(
        "unrelated",
        "The customer has moved to another matter.",
        ("stay-on-topic",),
        (
            "(by the way|btw|off topic|unrelated|on another note|another matter|random question|different question)",
            "(what|how) ~2 (weather|your day|you doing today)",
            "(tell me|know) ~2 joke",
            "are you (a robot|a bot|human|real|single|married|an ai|a person)",
            "(who do you|did you) ~2 (vote|watch)",
            "(football|soccer|basketball|election|president|politics|horoscope|lottery|recipe)",
            "(do you|you) ~1 (like|enjoy) ~1 (work|working|job|music)",
            "where (do you live|are you from)",
        ),
        last=True,
    ),
    SignalKind(
        "abusive",
        "The customer insults or swears at somebody.",
        ("stay-calm", "never-argue"),
        (
            "you ~3 <insult>",
            "<insult>",
            "(fuck|screw|damn) (you|off|your|this|yourself)",
            "(go|burn|rot) ~1 hell",
            "(fucking|bloody|goddamn) <house>",
            "you (suck|stink)",
            "shut up",
            "(hope|wish) you ~3 (die|fired|lose|rot|choke)",
            "(kill|hurt|find) you",
            "(fuck|fucking|fucker|asshole|bitch|bastard)",
        ),
        (
            "(stupid|incompetent) (question|mistake|of me|me)",
            "i (am|feel|felt|was) ~2 (stupid|idiot)",
            "(felt|feel) like ~1 idiot",
            "(identity|card|account) (thief|thieves)",
            "(a|the|some|by) (thief|thieves|scammer|scammers)",
        ),
    ),
    SignalKind(
        "thankful",
        "The customer says thanks.",
        ("kindness", "keep-promises"),
        (
            "(thanks|thank you|thankyou|cheers|ty|much appreciated|appreciate (it|that|your|the|you))",
            "(great|amazing|wonderful|excellent|fantastic) (help|service|job)",
            "(very|so|really) (helpful|kind of you)",
        ),
        (
            "(thanks|thank you) for (nothing|wasting|ruining|no help)",
            "(thanks|thank you) in advance",
            "no (thanks|thank you)",
        ),
        last=True,
    ),
    SignalKind(
        "solved",
        "The customer says that it is solved.",
        ("keep-promises",),
        (
            "(it|that|this|everything|all) (is|has been|got|was|now) ~2 (solved|fixed|sorted|resolved|settled)",
            "(it|that|this|everything) (works|worked|is working|did the trick|helped)",
            "(all|we are|i am) (good|set|sorted) (now|here|thanks)?",
            "(fixed|solved|resolved) (it|my|the problem|the issue)",
            "(found|got|received) it (now|after all|thanks)?",
            "(no more|nothing else) (questions|needed)",
            "that is all (i|for|thanks|thank)",
            "(problem|issue) (solved|fixed|resolved)",
        ),
        (
            "(not|never|nothing|if|when|until|still|hope|hoping|get|getting|want|need|can|please|was told) ~4 (solved|fixed|sorted|resolved|settled|works|worked|working|good|set)",
            "(supposed|promised|told) ~5 (solved|fixed|sorted|resolved)",
            "(received|got|found) it (and|but|broken|damaged|late|in)",
        ),
        last=True,
    ),
    SignalKind("agent-last", "The agent wrote last; the customer has not answered yet.", ("keep-promises",)),
    SignalKind(
        "already-asked", "Some questions were asked and answered before.", ("no-script", "gather-facts")
    ),
    SignalKind(
        "shouting",
        "The customer writes in capitals or with rows of marks; no word about it.",
        ("no-caps", "stay-calm"),
    ),
    SignalKind(
        "wants",
        "What the customer really wants.",
        ("read-between-the-lines", "restate-concern"),
    ),
)

SIGNALS: Mapping[str, SignalKind] = MappingProxyType({kind.id: kind for kind in KINDS})


@cache
def _index() -> tuple[Index, tuple[tuple[str, bool], ...]]:
    owners: list[tuple[str, bool]] = []
    sources: list[tuple[str, Mapping[str, str]]] = []
    for kind in KINDS:
        for patterns, is_exception in ((kind.patterns, False), (kind.unless, True)):
            owners += [(kind.id, is_exception)] * len(patterns)
            sources += [(pattern.strip(), _CLASSES) for pattern in patterns]
    return Index(sources), tuple(owners)


def shown(text: Text) -> Iterator[tuple[str, int, int]]:
    """Yield (signal, first word, last word exclusive) for every phrase of the text that shows a signal."""
    index, owners = _index()
    hits: list[tuple[str, int, int]] = []
    spared: list[tuple[str, int, int]] = []
    for pattern, first, last in index.find(text):
        signal, is_exception = owners[pattern]
        (spared if is_exception else hits).append((signal, first, last))
    for signal, first, last in hits:
        if not any(s == signal and first < b and a < last for s, a, b in spared):
            yield signal, first, last

"""Claims: a text read clause by clause, each with who is said to do what, when, and whether it is asserted at all.

No parser of English: a clause is cut at marks and joining words, its verb is found by the auxiliaries and the known
verb forms, its subject by what stands before the verb. Whatever is no question, request, wish, condition, open
possibility, thanks, feeling or mere effort is an assertion, and an assertion needs a ground (see `service.grounds`).
"""

from dataclasses import dataclass
from typing import Literal

from service.acts import EFFORT, LIGHT, TALK, inflections
from service.scope import tagged
from service.text import Text

Who = Literal["agent", "company", "customer", "public", "thing", "it", "there", "nobody"]
Time = Literal["done", "doing", "planned", "able", "state", "maybe", "would"]
Mood = Literal["fact", "question", "order", "condition", "fragment"]

_NEG, _MODAL, _BE, _HAVE, _DO, _SUBJ, _DET, _ADV, _JOIN, _SUB, _WH, _PREP = (1 << n for n in range(12))
_BASE, _S, _PAST, _PART, _ING = (1 << n for n in range(12, 17))
_AUX = _MODAL | _BE | _HAVE | _DO
_FINITE = _AUX | _S | _PAST | _BASE
_VERB = _BASE | _S | _PAST | _PART | _ING


def _tags() -> dict[str, int]:
    table: dict[str, int] = {}

    def put(flag: int, words: str) -> None:
        for word in words.split():
            table[word] = table.get(word, 0) | flag

    put(_NEG, "not never no neither nor hardly barely without nothing nobody none")
    put(_MODAL, "will would shall should can could may might must ought wo")
    put(_BE, "am is are was were 's")
    put(_HAVE, "have has had")
    put(_DO, "do does did")
    put(
        _SUBJ,
        "i you we they he she it there nobody everyone everybody everything nothing someone somebody this that these those one",
    )
    put(_DET, "the a an my your our their his her its every each any some no another both which whose 's")
    put(
        _ADV,
        "also just already still now then even only really truly currently presently meanwhile again always never ever"
        " actually certainly definitely surely probably likely perhaps maybe soon shortly immediately personally gladly"
        " fully completely quite very so too therefore thus indeed simply clearly recently lately since finally at once"
        " all each both long hereby today yesterday myself ourselves now successfully unfortunately naturally happily"
        " usually normally generally typically often sometimes rarely never automatically directly further first kindly"
        " best once yet almost nearly better rather evidently apparently possibly please of course",
    )
    put(_JOIN, "and or but then nor plus")
    put(
        _SUB,
        "because although though while whereas if unless once when whenever until till which who whom whose where"
        " whether what why how since so",
    )
    put(_WH, "which who whom whose where what why how when whether")
    put(
        _PREP,
        "of to in on at by for from with without into onto upon about around over under above below between among"
        " through across along after before during within against toward towards per via up off out down near behind"
        " as than like",
    )
    kinds = {"base": _BASE, "s": _S, "past": _PAST, "participle": _PART, "ing": _ING}
    for form, entries in inflections().items():
        for _, kind in entries:
            table[form] = table.get(form, 0) | kinds[kind]
    for word in ("am", "is", "are", "was", "were", "have", "has", "had", "do", "does", "did"):
        table[word] &= ~_VERB
    table["been"] = table["being"] = table["be"] = 0
    table["having"] = table["done"] = 0
    table["having"] = _ING
    table["done"] = _PART
    table["had"] |= _PART
    for word in (
        "sort",
        "like",
        "well",
        "own",
        "long",
        "open",
        "last",
        "present",
        "right",
        "post",
        "phone",
        "case",
        "name",
        "second",
        "kind",
        "fine",
        "mine",
        "rest",
        "top",
        "time",
        "place",
        "side",
        "sound",
        "point",
        "home",
        "back",
        "part",
        "side",
        "total",
        "mistake",
        "fault",
        "price",
        "fee",
        "correct",
        "clear",
        "live",
        "age",
    ):
        table[word] = table.get(word, 0) & ~(_BASE)
    return table


_TAG = _tags()
_LEMMA = {form: entries[0][0] for form, entries in inflections().items()}
_LEMMA |= {
    "am": "be",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "'s": "be",
    "has": "have",
    "had": "have",
    "have": "have",
    "does": "do",
    "did": "do",
    "do": "do",
    "done": "do",
    "been": "be",
    "be": "be",
}
_HURRIED = frozenset({"ill", "id"})
_PUBLIC = frozenset(
    "customers people anyone anybody everyone everybody members subscribers passengers buyers patients guests users"
    " clients travellers travelers whoever those callers owners riders drivers who".split()
)
_MARKS = frozenset(
    {",", ";", ":", "(", ")", "-", '"', ".", "?", "!", "¶", "..", "...", "'", "/", "[", "]", "|"}
)
_HARD = _MARKS - {",", '"', "'", "/"}
_PRONOUNS = frozenset({"i", "you", "we", "they", "he", "she", "it", "there"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "my", "your", "our", "their", "his", "her", "its", "this", "that", "these", "those"}
)
_ASIDE = frozenset(
    """
    ok okay so well right and but or then yes no yeah hi hello hey sorry thanks please also plus oh ah now look see
    of course sure certainly absolutely good great again still meanwhile besides instead unfortunately fortunately just
    therefore thus as for actually honestly today yesterday
    """.split()
)
_PEOPLE = frozenset(
    """
    team colleague colleagues department desk warehouse courier couriers driver drivers engineer engineers technician
    technicians developer developers manager supervisor staff crew system office store shop kitchen restaurant carrier
    bank support logistics accounts billing finance specialist specialists agent publisher lab laboratory depot company
    management mechanics cook chef someone somebody surveyor fitter boss lead officer software plumber
    """.split()
)
_CONDITION = frozenset({"if", "unless", "once", "whenever", "until", "till", "whether", "provided"})
_PROMISING = frozenset({"promise", "guarantee", "assure", "swear", "vow", "ensure", "confirm"})
_UNKNOWN = frozenset(
    {
        "know",
        "say",
        "tell",
        "promise",
        "guarantee",
        "confirm",
        "see",
        "think",
        "claim",
        "announce",
        "judge",
        "foretell",
        "assure",
        "swear",
        "name",
        "find",
        "believe",
        "mean",
        "want",
        "wish",
        "pretend",
    }
)
_WISHES = frozenset(
    {
        "want",
        "like",
        "love",
        "prefer",
        "try",
        "hope",
        "wish",
        "mean",
        "need",
        "intend",
        "plan",
        "aim",
        "offer",
    }
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause of a text.

    Attributes:
        first, last: its words (last exclusive); `verb_at` is the place of the main verb, or -1.
        verb: lemma of the main verb ("" in a fragment); `goal` the verb it leads to ("want to refund" -> refund).
        who: whose doing or state it is; `passive` if the doer is not the subject.
        time: done, doing, planned, able, state, maybe (may, might, could) or would (wished, unreal).
        mood: fact, question, order (imperative), condition, or fragment (no verb).
        under: what it is said under: "" (plainly), "unknown", "effort", "talk", "sorry", "vow" or "records".
    """

    first: int
    last: int
    verb_at: int
    verb: str
    goal: str
    who: Who
    time: Time
    modal: str
    passive: bool
    negated: bool
    mood: Mood
    under: str
    link: str


@dataclass(slots=True)
class _Group:
    start: int
    main: int
    end: int
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    past: bool = False
    negated: bool = False
    goal: str = ""
    inverted: bool = False


def _tag(word: str) -> int:
    tag = _TAG.get(word)
    if tag is None:
        if word.endswith("ed") and len(word) > 4:
            return _PAST | _PART
        if word.endswith("ing") and len(word) > 5:
            return _ING
        return 0
    return tag


def lemma(word: str) -> str:
    """Return the verb that a form belongs to, or the word itself."""
    return _LEMMA.get(word, word)


def claims(text: Text) -> list[Claim]:
    """Read a text into its clauses. Linear in its length."""
    words = text.words
    tags = [_tag(w) for w in words]
    if "its" in words:
        words = list(words)
        for i, word in enumerate(words):
            # "its all confirmed": a hurried "it's"
            if word == "its" and i + 1 < len(words) and tags[i + 1] & (_ADV | _NEG | _DET | _PREP | _PART | _ING):
                words[i], tags[i] = "is", _BE
    for i, word in enumerate(words):
        # "ill ask", "id have to check": a hurried "I'll", "I'd"
        if (
            word in _HURRIED
            and i + 1 < len(words)
            and (tags[i + 1] & (_BASE | _ADV) or words[i + 1] in ("be", "have", "like", "love"))
        ):
            if word == "ill" or words[i + 1] in (
                "have",
                "like",
                "love",
                "need",
                "ask",
                "want",
                "rather",
                "be",
            ):
                tags[i] = _MODAL
    found: list[Claim] = []
    for start, end in text.sentences:
        _sentence(words, tags, start, end, found)
    return found


def _cuts(words: list[str], tags: list[int], start: int, end: int) -> list[tuple[int, int, str]]:
    """Cut a sentence into segments: (first, last exclusive, the mark or word before it)."""
    parts: list[tuple[int, int, str]] = []
    a, mark, i = start, "", start
    verb_seen = False
    while i < end:
        w = words[i]
        if w in _MARKS:
            if i > a:
                parts.append((a, i, mark))
            a, mark = i + 1, w
            verb_seen = False
        elif i > a and mark in _RELATIVE and verb_seen and _resumes(words, tags, a, i, mark):
            parts.append((a, i, mark))
            a, mark = i, "~"
            verb_seen = False
        elif i > a and not verb_seen and _contact(words, tags, i, end):
            parts.append((a, i, mark))
            a, mark = i, "that"
            verb_seen = False
        elif i > a and words[i] in ("as", "before", "after", "than") and _timed(words, tags, i, end):
            parts.append((a, i, mark))
            a, mark = i, w
            verb_seen = False
        elif i > a and verb_seen and _opens(words, tags, i, end):
            parts.append((a, i, mark))
            a, mark = i, "" if mark != "," else ""
            mark = w
            verb_seen = False
        elif i > a and (tags[i] & _SUB or w in ("but", "so", "yet")) and _subordinates(words, tags, i, end):
            parts.append((a, i, mark))
            a, mark = i, w
            verb_seen = False
        if tags[i] & (_AUX | _PAST | _S | _BASE) and not tags[i] & _PREP:
            verb_seen = True
        elif tags[i] & (_ING | _PART):
            verb_seen = True
        i += 1
    if end > a:
        parts.append((a, end, mark))
    return parts


_RELATIVE = frozenset({"who", "which", "that", "whose", "what", "whoever", "where", "how"})


def _resumes(words: list[str], tags: list[int], a: int, i: int, mark: str) -> bool:
    """Whether the main clause goes on at word i behind a relative clause ("people who work at home | can claim")."""
    if (
        i - a < 2
        or tags[i - 1] & (_AUX | _NEG | _ADV | _DET | _PREP | _SUB)
        or words[i - 1] in _PRONOUNS
        or words[i - 1] == "to"
    ):
        return False
    if tags[i] & _AUX and words[i] != "'s":
        if mark in ("who", "whoever") and tags[a + 1] & (_S | _BASE):
            return True
        return any(tags[k] & (_AUX | _PAST) for k in range(a + 1, i)) or (
            mark == "which" and bool(tags[a + 1] & _S) and i - a > 2
        )
    return (
        mark in ("what", "that")
        and bool(tags[i] & _S)
        and not tags[i] & _PREP
        and words[i] not in ("times",)
        and any(tags[k] & (_AUX | _PAST) for k in range(a, i))
        and not tags[i - 1] & _BASE
    )


def _timed(words: list[str], tags: list[int], i: int, end: int) -> bool:
    """Whether a clause of time or comparison opens with the word i ("before I have asked", "as soon as")."""
    if i + 2 >= end:
        return False
    if words[i] == "as":
        return words[i + 1] in _PRONOUNS or words[i + 1 : i + 3] in (["soon", "as"], ["long", "as"])
    return words[i + 1] in _PRONOUNS or (
        words[i + 1] in _DETERMINERS and _noun_clause(words, tags, i + 1, end)
    )


def _contact(words: list[str], tags: list[int], i: int, end: int) -> bool:
    """Whether a relative clause without a pronoun opens at word i ("the $122 | you paid too much is back")."""
    if (
        words[i] not in ("i", "you", "we", "they")
        or tags[i - 1] & (_AUX | _PREP | _JOIN | _SUB | _ADV | _NEG | _DET)
        or words[i - 1] in _PRONOUNS
    ):
        return False
    if words[i - 1] in _ASIDE or not words[i - 1][-1].isalnum() or i + 2 >= end:
        return False
    if not tags[i + 1] & (_PAST | _BASE | _S | _AUX):
        return False
    for k in range(i + 2, end):
        if words[k] in _MARKS or tags[k] & _JOIN:
            return False
        if (
            tags[k] & _AUX
            and not tags[k - 1] & (_AUX | _DET)
            and k > i + 2
            or (words[k] in ("go", "goes", "come", "comes") and k > i + 2)
        ):
            return True
    return False


def _subordinates(words: list[str], tags: list[int], i: int, end: int) -> bool:
    w = words[i]
    after = words[i + 1] if i + 1 < end else ""
    if w == "since":
        return (
            after in _PRONOUNS
            or after in ("your", "our", "the")
            and any(tags[k] & _AUX for k in range(i + 2, min(i + 6, end)))
        )
    if w == "so":
        return after in _PRONOUNS or after in _DETERMINERS or after in ("that", "nobody", "nothing")
    if w in ("while", "yet"):
        return (
            bool(after)
            and after not in _MARKS
            and (after in _PRONOUNS or after in _DETERMINERS or w == "while")
        )
    if w == "how" and words[i - 1] in ("know", "see") and False:
        return True
    return True


def _opens(words: list[str], tags: list[int], i: int, end: int) -> bool:
    """Whether a new clause opens at word i though no mark says so."""
    w = words[i]
    before = words[i - 1]
    if tags[i] & _JOIN:
        k = i + 1
        while k < end and tags[k] & (_ADV | _NEG) and words[k] not in ("no", "nothing", "nobody"):
            k += 1
        if k >= end:
            return False
        n, t = words[k], tags[k]
        if n in _PRONOUNS or t & _AUX:
            return True
        if n in _MARKS:
            return False
        if t & (_PAST | _PART) and not t & _BASE:
            return True
        if t & (_BASE | _S | _ING) and not (k + 1 < end and tags[k + 1] & (_AUX | _PAST)):
            return w == "then" or t & _BASE != 0 or _noun_clause(words, tags, k, end)
        return _noun_clause(words, tags, k, end)
    if w == "that":
        return (
            tags[i - 1] & (_VERB | _AUX) != 0
            or lemma(before) in TALK
            or before
            in ("sorry", "glad", "afraid", "sure", "you", "word", "confident", "certain", "happy", "upset")
        )
    # "I see you were charged": a second subject right behind a verb of talk
    if w in _PRONOUNS and not tags[i - 1] & _AUX and before != "as":
        if i + 1 < end and (
            tags[i + 1] & (_AUX | _PAST | _S) or (w in ("i", "you", "we", "they") and tags[i + 1] & _BASE)
        ):
            return True
        if i + 2 < end and tags[i + 1] & _ADV and tags[i + 2] & (_AUX | _PAST | _BASE):
            return True
        return False
    if w in _DETERMINERS and (lemma(before) in TALK or before in ("sorry",)):
        return _noun_clause(words, tags, i, end)
    return False


def _noun_clause(words: list[str], tags: list[int], k: int, end: int) -> bool:
    """Whether a noun phrase from word k on is soon followed by a finite verb."""
    for j in range(k + 1, min(k + 7, end)):
        if words[j] in _MARKS or tags[j] & _JOIN or (tags[j] & _SUB and words[j] != "since"):
            return False
        if tags[j] & _AUX and not (
            words[j] in ("will", "can", "may", "must", "might") and words[j - 1] in _DETERMINERS
        ):
            return words[j] != "'s"
        if tags[j] & _PAST and not tags[j - 1] & _DET and words[j - 1] not in ("been", "to"):
            return True
    return False


def _group(words: list[str], tags: list[int], a: int, b: int, inherit_base: bool) -> _Group | None:
    """Find the verb group of the segment [a, b)."""
    k = a
    while (
        k < b
        and (tags[k] & (_JOIN | _ADV) or words[k] in _ASIDE)
        and not (tags[k] & (_MODAL | _BE | _HAVE | _DO))
    ):
        k += 1
    if k < b and (tags[k] & _SUB) and words[k] not in ("which", "who", "what"):
        k += 1
        while k < b and tags[k] & _ADV:
            k += 1
    s = k
    if s >= b:
        return None
    for k in range(s, b):
        tag = tags[k]
        if not tag:
            continue
        w = words[k]
        before = words[k - 1] if k > s else ""
        if tag & _AUX:
            if tag & _MODAL and before in _DETERMINERS:
                continue
            if w == "'s" and k + 1 < b and not (tags[k + 1] & (_DET | _ADV | _NEG | _ING | _PART)):
                continue
            return _chain(words, tags, k, b)
        if not tag & _VERB:
            continue
        later = _later_finite(words, tags, k + 1, b)
        if k == s:
            if (
                tag & _BASE
                and k + 1 < b
                and tags[k + 1] & _PART
                and not tags[k + 1] & _BASE
                and not later
                and words[k + 1] not in ("done", "left")
            ):
                group = _simple(words, tags, k + 1, b)
                group.passive = True
                return group
            if tag & _BASE and (not later or inherit_base) and not _nominal(words, tags, k, b):
                return _simple(words, tags, k, b)
            if (
                tag & (_PAST | _PART)
                and not tag & _BASE
                and not later
                and not (a > 0 and words[a - 1] in ("'", '"'))
            ):
                group = _simple(words, tags, k, b)
                group.passive = k + 1 < b and bool(tags[k + 1] & _PREP) and lemma(words[k]) not in EFFORT | TALK
                return group
            if (
                tag & _ING
                and not later
                and not _gerund(words, tags, k, b)
                and not (
                    k + 1 < b
                    and tags[k + 1] & (_PART | _PREP)
                    and not tags[k + 1] & (_DET | _ADV)
                    and words[k + 1] not in ("out", "up", "into", "for", "to", "on", "through")
                )
            ):
                return _simple(words, tags, k, b)
            continue
        if (
            (tags[k - 1] & _DET and before not in ("this", "that", "'s") and not tags[k - 1] & _SUBJ)
            or (tags[k - 1] & _PREP and not tags[k - 1] & _ADV)
            or before == "to"
        ):
            continue
        if before in _PRONOUNS or before in (
            "who",
            "which",
            "that",
            "nobody",
            "someone",
            "everyone",
            "everybody",
            "everything",
            "nothing",
            "this",
        ):
            if tag & (_PAST | _S | _BASE):
                return _simple(words, tags, k, b)
            continue
        if (
            tag & _PAST
            and not later
            and (
                k + 1 == b
                or tags[k + 1] & (_DET | _PREP | _ADV | _SUBJ | _NEG | _PART)
                or not words[k + 1].isalpha()
                or words[k + 1] in ("me", "us", "them", "him", "her", "again", "two", "three", "effect")
            )
        ):
            return _simple(words, tags, k, b)
        if (
            tag & _S
            and not later
            and not (tags[k - 1] & (_DET))
            and not tag & _PREP
            and not (tags[s] & _PREP and not any(tags[j] & (_DET | _SUBJ) for j in range(s + 2, k)))
        ):
            return _simple(words, tags, k, b)
        if (
            tag & _BASE
            and not later
            and (before.endswith("s") or before in ("people", "staff", "crew", "team") or words[k] in ("eat", "get", "give", "keep", "pay", "include", "cover", "arrive", "come", "go", "require", "allow", "receive", "expire", "apply", "accept"))
            and not tag & _PREP
            and k > s
        ):
            return _simple(words, tags, k, b)
    return None


def _gerund(words: list[str], tags: list[int], k: int, b: int) -> bool:
    """Whether the form in -ing at word k, in a segment that ends at b, is the subject of a verb further on."""
    for j in range(k + 2, b):
        if tags[j] & (_S | _PAST) and not tags[j] & (_BASE | _PREP) and (tags[j - 1] == 0 or words[j - 1][-1].isdigit()):
            return True
    for j in range(b, len(words)):
        if words[j] in _HARD:
            return False
        if tags[j] & _BE and words[j] != "'s" and words[j - 1] not in _PRONOUNS:
            return True
    return False


def _nominal(words: list[str], tags: list[int], k: int, b: int) -> bool:
    """Whether the bare form at word k is a noun that heads the subject ("claim 30418 awaits", "damage from ... falls")."""
    if k + 1 >= b or tags[k + 1] & _DET or words[k + 1] in ("me", "us", "you", "it", "them", "him", "her"):
        return False
    return any(
        (tags[j] & _S or (tags[j] & _PAST and not tags[j] & _BASE))
        and not tags[j - 1] & (_DET | _PREP)
        and not tags[j] & _PREP
        and tags[j - 1] != 0 | _DET
        for j in range(k + 2, min(b, k + 8))
        if tags[j - 1] == 0 or words[j - 1][-1].isdigit()
    )


def _later_finite(words: list[str], tags: list[int], k: int, b: int) -> bool:
    return any(
        tags[j] & _AUX and words[j] != "'s" and words[j - 1] not in _DETERMINERS and words[j - 1] != "to"
        for j in range(k, b)
    )


def _simple(words: list[str], tags: list[int], k: int, b: int) -> _Group:
    group = _Group(
        k,
        k,
        k + 1,
        past=bool(tags[k] & _PAST and not tags[k] & _BASE),
        progressive=bool(tags[k] & _ING and not tags[k] & _BASE),
    )
    if (
        tags[k] & _PAST
        and tags[k] & _BASE
        and words[k] in ("put", "set", "cut", "read", "cost", "shut", "hit", "let", "split")
    ):
        group.past = False
    return _goal(words, tags, group, b)


def _goal(words: list[str], tags: list[int], group: _Group, b: int) -> _Group:
    """Follow "want to", "am glad to", "would love to", "have to" to the verb that they lead to."""
    k = group.main + 1
    steps = 0
    while (
        k < b
        and steps < 4
        and words[k] != "without"
        and (
            tags[k] & (_ADV | _NEG)
            or words[k]
            in (
                "glad",
                "happy",
                "able",
                "sure",
                "going",
                "ready",
                "pleased",
                "keen",
                "set",
                "due",
                "bound",
                "certain",
                "sorry",
                "delighted",
                "want",
                "like",
                "love",
                "have",
                "need",
                "welcome",
                "free",
                "about",
                "meant",
                "supposed",
                "best",
            )
        )
    ):
        if tags[k] & _NEG:
            group.negated = True
        k += 1
        steps += 1
    if k < b and tags[k] & _ING and lemma(words[group.main]) in ("keep", "start", "begin", "continue", "stop"):
        group.goal = lemma(words[k])
        group.end = k + 1
    elif k + 1 < b and words[k] == "to":
        j = k + 1
        while j < b and tags[j] & _ADV:
            j += 1
        if j < b and (tags[j] & _BASE or words[j] in ("be", "have", "do")):
            group.goal = lemma(words[j])
            group.end = j + 1
    return group


def _chain(words: list[str], tags: list[int], k: int, b: int) -> _Group:
    """Read an auxiliary chain that starts at word k up to its main verb."""
    group = _Group(k, k, k + 1)
    while k < b:
        w, tag = words[k], tags[k]
        if tag & _NEG:
            group.negated = True
        elif tag & _MODAL:
            group.modal = {"shall": "will", "wo": "will", "ill": "will", "id": "would"}.get(w, w)
            group.main = k
        elif tag & (_BE | _HAVE | _DO) or w in ("be", "been", "being", "have"):
            group.main = k
            if w in ("was", "were", "did") or (w == "had" and not group.modal):
                group.past = True
            n, neg, subject = k + 1, False, False
            while n < b and (tags[n] & (_ADV | _NEG) or (not subject and words[n] in _PRONOUNS)):
                neg = neg or bool(tags[n] & _NEG)
                subject = subject or words[n] in _PRONOUNS
                n += 1
            group.negated = group.negated or neg
            if n >= b:
                break
            t = tags[n]
            if tag & _HAVE:
                if t & _PART or words[n] in ("been", "had", "done"):
                    group.perfect = True
                    k = n
                    if words[n] == "been":
                        continue
                    group.main = n
                break
            if tag & _DO:
                if t & _BASE or words[n] in ("have", "be", "do"):
                    group.main = n
                break
            if words[n] == "being":
                group.progressive = True
                k = n
                continue
            if words[n] == "going" and n + 2 < b and words[n + 1] == "to":
                group.modal = "will"
                m = n + 2
                while m < b and tags[m] & _ADV:
                    m += 1
                k = m
                if k < b:
                    group.main = k
                    if words[k] in ("be", "have"):
                        continue
                break
            if words[n] == "to" and n + 1 < b:
                group.modal = "will"
                k = n + 1
                group.main = k
                if words[k] in ("be", "have"):
                    continue
                break
            if (
                t & _PART
                and not (t & _BASE and words[n] in ("set", "put", "due"))
                and words[n] not in ("sorry", "left")
            ):
                group.passive = True
                group.main = n
            elif t & _ING and words[n] not in (
                "missing",
                "outstanding",
                "pending",
                "frustrating",
                "annoying",
                "upsetting",
                "willing",
                "worrying",
                "following",
                "confusing",
                "disappointing",
                "alarming",
                "vexing",
                "infuriating",
            ):
                group.progressive = True
                group.main = n
            elif words[n] == "left":
                group.passive = True
                group.main = n
            break
        elif tag & _ADV or w in _PRONOUNS:
            pass
        elif group.modal and (tag & _BASE or w in ("be", "have", "do", "like", "mind")):
            group.main = k
            break
        elif group.modal and tag & _DET:
            # inverted: "should your bank ask"
            group.inverted = True
            for n in range(k + 1, b):
                if tags[n] & _BASE and not tags[n - 1] & _DET:
                    group.main = n
                    break
            break
        else:
            break
        k += 1
    group.end = max(group.end, group.main + 1)
    return _goal(words, tags, group, b)


def _sentence(words: list[str], tags: list[int], start: int, end: int, found: list[Claim]) -> None:
    asks = words[end - 1] == "?" and not tagged_words(words, start, end)
    parts = _cuts(words, tags, start, end)
    read: list[Claim] = []
    previous: Claim | None = None
    for a, b, mark in parts:
        inherit = (
            previous is not None
            and previous.mood in ("fact", "order", "question")
            and mark in ("and", "or", ",", "then", "but")
        )
        group = _group(words, tags, a, b, inherit)
        claim = _claim(words, tags, a, b, mark, group, read)
        if (
            group is None
            and previous is not None
            and mark not in (";", ":", "-", "(")
            and claim.mood == "fragment"
            and mark in (",", "and", "or", "nor", ")", '"', "'", "/", "plus")
        ):
            merged = Claim(
                previous.first,
                b,
                previous.verb_at,
                previous.verb,
                previous.goal,
                previous.who,
                previous.time,
                previous.modal,
                previous.passive,
                previous.negated,
                previous.mood,
                previous.under,
                previous.link,
            )
            read[-1] = previous = merged
            continue
        read.append(claim)
        previous = claim
    if asks:
        at = next((i for i, c in enumerate(read) if _asks(words, tags, c)), 0)
        read = [
            c
            if i < at
            else Claim(
                c.first,
                c.last,
                c.verb_at,
                c.verb,
                c.goal,
                c.who,
                c.time,
                c.modal,
                c.passive,
                c.negated,
                "question",
                c.under,
                c.link,
            )
            for i, c in enumerate(read)
        ]
    found += read


def tagged_words(words: list[str], start: int, end: int) -> bool:
    """Whether the sentence is a statement with a question tag behind it."""

    class _View:
        pass

    view = _View()
    view.words = words  # type: ignore[attr-defined]
    return tagged(view, start, end)  # type: ignore[arg-type]


def _asks(words: list[str], tags: list[int], claim: Claim) -> bool:
    k = claim.first
    while k < claim.last and (
        (tags[k] & (_JOIN | _ADV) and not tags[k] & (_AUX | _WH)) or words[k] in _ASIDE
    ):
        k += 1
    if k >= claim.last:
        return False
    if words[k] in _PREPOSED and k + 1 < claim.last and tags[k + 1] & _WH:
        return True
    return bool(tags[k] & _AUX) or (
        bool(tags[k] & _WH) and (claim.link not in ("which", "who") or (k > 0 and words[k - 1] in _PREPOSED))
    )


_PREPOSED = frozenset({"in", "on", "at", "by", "for", "from", "with", "under", "to", "of"})


def _claim(
    words: list[str], tags: list[int], a: int, b: int, mark: str, group: _Group | None, read: list[Claim]
) -> Claim:
    previous = read[-1] if read else None
    link = mark if mark not in _MARKS else ""
    lead = words[a]
    if not link and tags[a] & _SUB:
        link = lead
    under = _under(words, a, link, mark, previous)
    if group is None:
        return Claim(
            a,
            b,
            -1,
            "",
            "",
            "nobody",
            "state",
            "",
            False,
            any(tags[k] & _NEG for k in range(a, b)),
            "fragment",
            under,
            link,
        )
    who = _who(words, tags, a, group, previous, link)
    verb = lemma(words[group.main])
    time = _time(words, tags, group, who)
    mood: Mood = "fact"
    if (
        link in _CONDITION
        or lead in _CONDITION
        or link in ("whoever", "whatever", "whichever", "however")
        or lead in ("whoever", "whatever", "whichever")
        or link in ("before", "than")
        or (link in ("when", "as") and time in ("state", "planned", "maybe", "doing"))
        or (words[a : a + 2] == ["in", "case"])
        or (words[a : a + 3] in (["as", "soon", "as"], ["as", "long", "as"]))
    ):
        mood = "condition"
    elif (
        group.start == _first_content(words, tags, a, b)
        and tags[group.start] & _AUX
        and not (lead in ("have",) and False)
    ):
        # inversion without a question mark: "should your bank ask", "had you told us", "do tell me", "have a look"
        if words[group.start] in ("should", "had", "were"):
            mood = "condition"
        elif words[group.start] in ("do", "have", "be"):
            mood = "order"
        elif (
            words[group.start]
            in ("may", "can", "could", "will", "would", "shall", "does", "did", "is", "are")
            and group.start + 1 < b
            and words[group.start + 1] in _PRONOUNS
        ):
            mood = "question"
        elif words[group.start] in ("will", "can", "could", "would") or words[group.start] in (
            "was",
            "is",
            "has",
            "are",
            "am",
        ):
            mood = "fact"
    elif who == "nobody" and tags[group.main] & _BASE and group.main == group.start and not group.past:
        mood = "order"
        if (
            previous is not None
            and link in ("and", "or", "then", "but")
            or (previous is not None and mark == ",")
        ):
            matrix = next(
                (
                    c
                    for c in reversed(read)
                    if c.mood == "fact" and not c.under and (c.modal or c.goal or c.verb == "let")
                ),
                None,
            )
            if matrix is not None:
                return Claim(
                    a,
                    b,
                    group.main,
                    verb,
                    group.goal,
                    "agent" if matrix.verb == "let" else matrix.who,
                    "planned" if matrix.verb == "let" else matrix.time,
                    matrix.modal,
                    False,
                    group.negated,
                    "fact",
                    "effort" if matrix.verb == "let" and verb in EFFORT else under,
                    link,
                )
            if previous.mood == "question":
                mood = previous.mood
    if mark == "~":
        head = next((p for p in reversed(read) if p.mood == "fragment"), None)
        who, under = ("public" if head is not None and not _PUBLIC.isdisjoint(words[head.first : head.last]) else "thing"), ""
    if who == "nobody":
        if (
            previous is not None
            and (link in ("and", "or", "but", "then", "nor") or mark == ",")
            and previous.mood in ("fact", "condition", "question")
            and previous.verb_at >= 0
            and mood == "fact"
            and not (previous.mood == "fact" and words[group.start] != words[group.main] and False)
        ):
            who = previous.who
            mood = previous.mood
            if tags[group.main] & _PART and group.main == group.start and previous.passive:
                return Claim(
                    a,
                    b,
                    group.main,
                    verb,
                    group.goal,
                    who,
                    previous.time,
                    previous.modal,
                    True,
                    group.negated or previous.negated,
                    mood,
                    under,
                    link,
                )
            if (
                tags[group.main] & _PART
                and group.main == group.start
                and previous.time in ("planned", "able", "maybe", "would")
            ):
                return Claim(
                    a,
                    b,
                    group.main,
                    verb,
                    group.goal,
                    who,
                    previous.time,
                    previous.modal,
                    previous.passive,
                    group.negated,
                    mood,
                    under,
                    link,
                )
        elif mood == "fact" and link not in ("which", "who", "that", "what"):
            who = "thing" if group.passive else "agent" if group.main == group.start or group.modal else "it"
        elif link in ("which", "who", "that", "what"):
            who = "thing"
    negated = (
        group.negated
        or any(tags[k] & _NEG and words[k] != "without" for k in range(a, group.start))
        or (
            verb in ("be", "have")
            and group.main + 1 < b
            and words[group.main + 1] in ("no", "nothing", "nobody", "none", "neither", "never")
        )
    )
    return Claim(
        a, b, group.main, verb, group.goal, who, time, group.modal, group.passive, negated, mood, under, link
    )


def _first_content(words: list[str], tags: list[int], a: int, b: int) -> int:
    k = a
    while k < b and words[k] in _ASIDE:
        k += 1
    return k


def _time(words: list[str], tags: list[int], group: _Group, who: str) -> Time:
    modal = group.modal
    if modal == "will":
        return "planned"
    if modal in ("would", "should") and words[group.main] == "like":
        return "would"
    if modal in ("would", "should", "ought", "must"):
        return "would" if group.perfect or modal in ("would", "ought") else "state"
    if modal in ("might", "may", "could"):
        return "maybe"
    if modal == "can":
        return "able"
    if group.progressive:
        return "doing"
    if group.perfect or group.past:
        return "done"
    return "state"


def _who(words: list[str], tags: list[int], a: int, group: _Group, previous: Claim | None, link: str) -> Who:
    if words[group.start] in _HURRIED:
        return "agent"
    if words[group.start] == "is" and group.start == _first_content(words, tags, a, group.start + 1):
        return "it"
    subject = words[a : group.start]
    if group.start < group.main and not [
        w for w in subject if w not in _ASIDE and not _TAG.get(w, 0) & (_ADV | _JOIN)
    ]:
        subject = words[group.start + 1 : group.main]
    kind: Who = "nobody"
    preposition = False
    if len(subject) < 8 and "your" not in subject and not _PUBLIC.isdisjoint(subject[:3]) and not ({"who"} & set(subject) and len(subject) < 2):
        return "public"
    for i, w in enumerate(subject):
        t = _TAG.get(w, 0)
        if w in ("of", "in", "on", "with", "for", "from", "at", "to", "about", "after", "before", "by"):
            if kind in ("company", "agent", "customer") and not preposition:
                break
            preposition = True
            continue
        if w == "i":
            return "agent"
        if w == "we":
            return "company"
        if w in ("you", "u"):
            kind = "customer"
        elif w in ("it", "that", "this", "these", "those", "everything", "nothing", "one", "all"):
            if i == len(subject) - 1 or not (i + 1 < len(subject)) or kind == "nobody":
                kind = "it" if kind == "nobody" else kind
        elif w in ("they", "he", "she"):
            kind = "thing"
        elif w == "there" and kind == "nobody":
            kind = "there"
        elif w in ("nobody", "someone", "somebody", "everyone", "everybody"):
            kind = "company" if w in ("someone", "somebody") else "thing"
        elif w in _PEOPLE and not preposition:
            kind = "thing" if i and subject[i - 1] == "your" else "company"
        elif (
            w not in _ASIDE
            and not t & (_ADV | _JOIN | _DET | _PREP | _WH | _SUB)
            and (w[0].isalnum() or w[-1].isalnum())
        ):
            if kind != "company":
                kind = "thing"
    return kind


def _apposition(words: list[str], a: int) -> bool:
    """Whether the relative clause at word a explains a term: "the hotspot, a little box that gives you Wi-Fi"."""
    for k in range(a - 1, max(a - 7, 0), -1):
        if words[k] == ",":
            return words[k + 1] in ("a", "an", "someone", "something", "the") and k + 2 < a
        if _TAG.get(words[k], 0) & _AUX:
            return False
    return False


def _under(words: list[str], a: int, link: str, mark: str, previous: Claim | None) -> str:
    """What the clause is said under: the matrix before it, where it is its complement."""
    if (
        words[a] in ("meaning", "namely")
        or words[a : a + 2] in (["that", "means"], ["this", "means"], ["which", "means"])
        or words[a : a + 4] == ["which", "is", "to", "say"]
    ):
        return "meaning"
    if mark == "(" or (previous is not None and previous.under == "meaning" and mark not in _HARD):
        return "meaning"
    if previous is None:
        return ""
    if (
        previous.verb == "be"
        and link in ("how", "why", "what", "where")
        and previous.last - previous.first <= 4
    ):
        return "unknown"
    if previous.verb == "be" and previous.who == "it" and previous.last - previous.first == 2 and mark == ",":
        return "meaning"
    if link in ("that", "which", "who") and _apposition(words, a):
        return "meaning"
    if previous.verb == "mean" and previous.who == "thing" and not previous.passive:
        return "meaning"
    complement = link in (
        "that",
        "whether",
        "if",
        "why",
        "what",
        "how",
        "where",
        "who",
        "which",
        "whom",
        "whose",
        "when",
    )
    bare = not link and mark not in _MARKS
    pronoun = words[a] in _PRONOUNS or words[a] in _DETERMINERS
    attached = mark not in _MARKS or (mark == "," and link in ("which", "who"))
    if link in ("and", "or", "nor") and previous.under:
        return (
            previous.under
            if words[a + 1 : a + 2] and words[a + 1] in ("that", "whether", "why", "how", "what")
            else ""
        )
    if not attached or not (complement or bare or pronoun):
        return ""
    if link in ("because", "although", "though", "while", "since", "so", "but", "yet", "then"):
        return ""
    if link in ("and", "or", "nor", "plus"):
        return ""
    if previous.mood == "question":
        return "unknown"
    if previous.mood == "condition" and not complement:
        return ""
    if previous.mood == "order":
        return "unknown" if previous.verb in TALK | EFFORT or complement else ""
    if previous.under in ("unknown", "effort", "sorry", "vow") and complement:
        return previous.under
    before = words[previous.first : previous.last]
    if (
        "sorry" in before
        or previous.verb in ("apologize", "regret")
        or "apologies" in before
        or "apology" in before
    ):
        return "sorry"
    verb = previous.goal or previous.verb
    if (
        complement
        and (
            previous.time == "maybe" or "possible" in before or "possibility" in before or "chance" in before
        )
        and previous.who in ("it", "there", "thing")
    ):
        return "unknown"
    if verb in TALK and previous.who == "agent" and link in ("why", "how", "what", "where", "when", "who"):
        return "unknown"
    if previous.verb in _PROMISING and previous.who in ("agent", "company") or "word" in before:
        return "unknown" if previous.negated or previous.time in ("maybe", "would") else "vow"
    if previous.negated and verb in _UNKNOWN | TALK | EFFORT:
        return "unknown"
    if (
        previous.time in ("planned", "would", "maybe", "doing", "able")
        and verb in EFFORT
        and previous.who in ("agent", "company", "nobody")
    ):
        return "effort" if not (verb in ("see", "tell", "say") and previous.time == "able") else "talk"
    if verb == "let" or previous.verb == "let":
        return "effort"
    if previous.goal and previous.who in ("agent", "company") and verb in EFFORT | TALK:
        return "effort"
    if verb in ("wonder", "ask", "hope", "wish", "guess", "doubt"):
        return "unknown"
    if verb in ("make", "ensure") and "sure" in before:
        return "vow" if previous.time in ("planned", "doing", "done") else "effort"
    if verb in TALK and previous.who == "agent":
        return "talk"
    if verb in TALK and previous.who == "customer":
        return "told"
    if any(
        w in ("records", "record", "system", "screen", "file", "tracking", "notes", "account") for w in before
    ) and verb in ("show", "say", "see", "indicate", "state", "tell", "have", "read"):
        return "records"
    if link in ("who", "which", "that", "whose", "whom") and complement:
        return "relative"
    return ""

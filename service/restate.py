"""Saying a customer's clause back to them: pronouns turned, tense kept, capitals and heat left out.

Only clauses of shapes that are known to survive the turn are restated; for any other the answer is None, and a caller
falls back on the topic. A sentence that is not restated costs little, a broken one costs the whole reply.
"""

from collections.abc import Collection, Sequence
from functools import cache

from service.capitals import everyday
from service.lexicon import forms
from service.spelling import known
from service.text import Text
from service.verbs import ACTIVE, PASSIVE, finite, participle, past_of

MAX_WORDS = 17

_FLIP = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
}
_PRONOUNS = frozenset(_FLIP.values()) | {"we", "our", "ours"}
_COMPANY = {"your": "our", "yours": "ours"}
_AGREE = {"am": "are", "was": "were"}
_LEADING = (
    "and but so because well hi hello hey also then now ok okay yes no please basically actually honestly seriously plus or"
    " since as although though while however unfortunately look listen again apparently"
).split()
_OPENERS = tuple(
    tuple(phrase.split())
    for phrase in (
        "the problem is that|the problem is|my problem is that|my problem is|the issue is that|the issue is|my issue is that"
        "|my issue is|it seems that|it seems|it appears that|it appears|it looks like|i am writing because|i am contacting you because"
        "|i am here because|i noticed that|i noticed|i see that|i saw that|i found out that|i just found out that|i realized that"
        "|i want to complain that|i wanted to say that|i am complaining that|the fact that|please note|keep in mind"
        "|this is because|that is because|i discovered that|i have noticed that"
    ).split("|")
)
_TRAILING = frozenset(
    "please thanks thank and but so or because , ; : - . ! ? \" ' ) ( ¶ ok okay though too anymore like".split()
) - {"too", "anymore"}
_SUBORDINATORS = frozenset(
    "that when because after before until since which who if what how why where while as although".split()
)
_HANGING = frozenset(
    "a an the my your our their his her its this these those to of in on at by with from for about into and or but is are was"
    " were be been am has have had do does did will would can could should may might not than as if when because that which"
    " who very so too more most some any no every".split()
)
_STRAY_SUBJECTS = frozenset("they he she you them him her his their theirs these those it its u".split())
_ADVERBS = frozenset(
    "just never already still recently also only immediately now finally originally first even not always then initially"
    " repeatedly again since personally previously currently really".split()
)
_PREPOSITIONS = frozenset("on at in from to by for with via through over about of under into dated".split())
_INDEFINITE = frozenset(
    "something anything everything item items things thing order product one what all".split()
)
_HEATED = frozenset(
    "fuck fucking shit damn hell stupid idiot idiots moron liar liars lie lies lied lying scam scammed scammer scammers scamming"
    " fraudulent crooks crook thief thieves steal stealing stole stolen rob robbed robbing crap bullshit ridiculous worst terrible"
    " horrible awful pathetic joke useless incompetent disgusting unacceptable outrageous insane damned bloody ass cheat cheated"
    " cheating criminal illegal illegally violation violated violating fraud suck sucks hate hated angry furious upset"
    " frustrated annoyed disappointed disgusted mad hope swear wtf complaint cfpb bbb attorney lawyer sue".split()
)
_NOUN_LIKE_END = ("s", "ss", "us", "is")
_CONNECTIVE = frozenset("and but or so because although though while however whereas yet".split())
_MARKS = frozenset({",", "'s"})
_MONTHS = {
    m: m.capitalize()
    for m in (
        "january february april june july august september october november december monday tuesday wednesday thursday"
        " friday saturday sunday christmas easter english american"
    ).split()
}


def restate(text: Text, first: int, last: int) -> str | None:
    """Return the words first..last (last exclusive) of a customer's text as "you ..." or "your ...", or None.

    The result is a main clause in the customer's tense, lower case at its start, without a closing mark.

    >>> text = Text("They charged me twice for the same order!!")
    >>> restate(text, 0, len(text))
    'you were charged twice for the same order'
    """
    words = _trimmed(text, first, last)
    if not words:
        return None
    turned = _active(words) or _passive(words)
    if turned is None:
        return None
    turned = _without_masks(_without_pointers(turned))
    if (
        not turned
        or not 3 <= len(turned) <= MAX_WORDS
        or _points(turned)
        or not _sound(turned, _names(text, first, last))
    ):
        return None
    return _spelled(turned, text, first, last)


def request(text: Text, first: int, last: int) -> str | None:
    """Return what the customer asks to do or have as a verb phrase ("return an item"), or None.

    >>> text = Text("I need to return my jacket, please")
    >>> request(text, 0, 6)
    'return your jacket'
    """
    words = _trimmed(text, first, last)
    for opener in _WISHES:
        if tuple(words[: len(opener)]) == opener:
            rest = words[len(opener) :]
            if opener[-1] != "to":
                rest = ["get", *rest] if rest and rest[0] in _DETERMINERS else []
            if not rest or rest[0] not in _ACTING or any(w in {"you", "i"} for w in rest):
                return None
            turned = _without_masks(
                [_FLIP.get(_COMPANY.get(w, w), w) if w not in _COMPANY else _COMPANY[w] for w in rest]
            )
            if turned and 2 <= len(turned) <= 12 and _sound(turned, _names(text, first, last)):
                return _spelled(turned, text, first, last)
    return None


_WISHES = tuple(
    tuple(phrase.split())
    for phrase in (
        "i need to|i want to|i would like to|i am trying to|i was trying to|i am looking to|i wanted to|i just want to"
        "|i just need to|i just wanted to|i have been trying to|just wanted to|i was hoping to|we need to|we want to|can i"
        "|could i|i need|i want|i would like|i just want|i just need|how do i|how can i|may i"
    ).split("|")
)
_DETERMINERS = frozenset("a an the my our some this that".split())
_ACTING = ACTIVE | {"get", "be", "have", "make"}


def question(text: Text, first: int, last: int) -> str | None:
    """Return a question of the customer's as an indirect one ("when your refund will arrive"), or None.

    >>> text = Text("When will my refund arrive?")
    >>> question(text, 0, len(text))
    'when your refund will arrive'
    """
    words = _trimmed(text, first, last)
    for opener in _ASKING:
        if tuple(words[: len(opener)]) == opener:
            words = words[len(opener) :]
            if embedded := _embedded(words):
                return _checked_question(embedded, [], [], text, first, last)
            break
    lead: list[str] = []
    rest = words
    if words and words[0] in {"when", "where", "why", "how", "what", "which", "who"}:
        size = 1
        if (
            words[0] == "how"
            and len(words) > 1
            and words[1] in {"long", "much", "many", "soon", "often", "far"}
        ):
            size = 2
        if words[0] in {"what", "which"} and len(words) > 1 and words[1] not in _AUXILIARIES:
            size = 2
        lead, rest = words[:size], words[size:]
    elif words and words[0] in {
        "can",
        "could",
        "will",
        "would",
        "is",
        "are",
        "was",
        "do",
        "does",
        "did",
        "has",
        "have",
    }:
        lead = ["whether"]
    if not lead or len(rest) < 2 or rest[0] not in _AUXILIARIES:
        return None
    auxiliary, rest = rest[0], rest[1:]
    end = _subject_end(rest)
    if end == 0:
        return None
    subject, predicate = rest[:end], rest[end:]
    who = [_FLIP.get(w, _COMPANY.get(w, w)) for w in subject]
    if subject == ["you"]:
        who = ["we"]
    if subject[0] in {"it", "they", "he", "she", "this", "that", "these", "those", "there"}:
        return None
    if auxiliary in {"do", "does", "did"}:
        if not predicate:
            return None
        if predicate[0] == "not":
            verb = [auxiliary, "not", *predicate[1:]]
        elif auxiliary == "do":
            verb = predicate
        elif auxiliary == "does":
            verb = [forms(predicate[0])["s"][0], *predicate[1:]]
        else:
            verb = [past_of(predicate[0]), *predicate[1:]]
    else:
        agreed = _AGREE.get(auxiliary, auxiliary) if who == ["you"] else auxiliary
        verb = [agreed, *predicate]
    return _checked_question([_FLIP.get(w, _COMPANY.get(w, w)) for w in verb], lead, who, text, first, last)


_ASKING = tuple(
    tuple(phrase.split())
    for phrase in (
        "do you know|can you tell me|could you tell me|i want to know|i would like to know|i just want to know|i need to know"
        "|tell me|please tell me|i was wondering|i am wondering|i would just like to know|just tell me|may i know|may i ask"
    ).split("|")
)


def _embedded(words: Sequence[str]) -> list[str] | None:
    """Turn "how much my order costs" about, which is an indirect question already."""
    if len(words) < 3 or words[0] not in {
        "when",
        "where",
        "why",
        "how",
        "what",
        "which",
        "who",
        "whether",
        "if",
    }:
        return None
    size = 2 if words[0] == "how" and words[1] in {"long", "much", "many", "soon", "often", "far"} else 1
    if words[size] in _AUXILIARIES or words[size] in {"it", "they", "he", "she", "this", "that", "you", "to"}:
        return None
    turned: list[str] = []
    for before, word in zip(("", *words), words, strict=False):
        if word in {"you", "?"}:
            return None
        turned.append(
            _AGREE[word]
            if word in _AGREE and before in {"i", "we"}
            else _FLIP.get(word, _COMPANY.get(word, word))
        )
    return turned


def _checked_question(
    body: list[str], lead: list[str], who: list[str], text: Text, first: int, last: int
) -> str | None:
    turned = _without_masks([*lead, *who, *body])
    if not turned or not 3 <= len(turned) <= MAX_WORDS:
        return None
    inner = turned[len(lead) + len(who) :]
    if (
        not inner
        or any(w in _STRAY_SUBJECTS - {"you", "it"} for w in inner)
        or any(w in _HEATED for w in turned)
    ):
        return None
    if (
        any(w in {"i", "?", ","} for w in turned)
        or inner.count("you") > 1
        or not _plain(turned, _names(text, first, last))
    ):
        return None
    return _spelled(turned, text, first, last) if turned[-1] not in _HANGING else None


_AUXILIARIES = frozenset(
    "is are was were am do does did has have had can could will would should may might".split()
)


def _subject_end(words: Sequence[str]) -> int:
    """Return how many words the subject at the start of `words` takes; 0 where none is seen."""
    if words[0] in {"i", "we", "you"}:
        return 1
    if words[0] in {"my", "our", "the", "your", "this", "that"}:
        for i in range(1, min(5, len(words))):
            if words[i] in _PREPOSITIONS or words[i] in _AUXILIARIES:
                return 0 if i == 1 else i
            if finite(words[i]) or words[i] in ACTIVE or words[i].endswith(("ed", "ing")):
                return i if i > 1 else 0
        return len(words) if 2 <= len(words) <= 3 else 0
    return 0


def _trimmed(text: Text, first: int, last: int) -> list[str]:
    words = list(text.words[first:last])
    while words and words[-1] in _TRAILING:
        words.pop()
    changed = True
    while changed and words:
        changed = False
        if words[0] in _LEADING or not words[0][0].isalnum():
            words = words[1:]
            changed = True
        for opener in _OPENERS:
            if tuple(words[: len(opener)]) == opener and len(words) > len(opener) + 2:
                words = words[len(opener) :]
                changed = True
    return words


def _active(words: list[str]) -> list[str] | None:
    """Turn "I ..." and "my ... is ..." about; None where the words are neither."""
    if words[0] in {"i", "we"}:
        at = 1
        while at < len(words) and words[at] in _ADVERBS:
            at += 1
        if at >= len(words) or not finite(words[at]):
            return None
        if words[at] in {
            "think",
            "feel",
            "believe",
            "guess",
            "know",
            "hope",
            "wish",
            "mean",
            "love",
            "want",
            "need",
            "felt",
        }:
            return None
        return _flipped(words)
    if words[0] in {"my", "our"}:
        end = _subject_end(words)
        while end and end < len(words) and words[end] in _ADVERBS:
            end += 1
        if not end or end >= len(words) or not (words[end] in _AUXILIARIES or past_like(words[end])):
            return None
        return _flipped(words)
    if words[0] == "there" and words[1:2] and words[1] in {"is", "are", "was", "were"}:
        return _flipped(words) if {"my", "our"} & set(words) else None
    if words[0] in {
        "received",
        "never",
        "charged",
        "ordered",
        "bought",
        "paid",
        "requested",
        "waited",
        "waiting",
        "got",
    }:
        if words[0] == "charged":
            return _flipped(["i", "was", *words])
        if words[0] == "waiting":
            return _flipped(["i", "am", *words])
        if words[0] == "never" and not (len(words) > 1 and past_like(words[1])):
            return None
        return _flipped(["i", *words])
    return None


def past_like(word: str) -> bool:
    """Whether a word is a finite past form that the lexicon of verbs knows."""
    return finite(word) and word not in ACTIVE


def _flipped(words: Sequence[str]) -> list[str] | None:
    turned: list[str] = []
    opened = False  # a subordinate clause may bring its own subject
    told = next((w for w in words[:6] if w in _TELLING), None)
    for i, word in enumerate(words):
        if (word in _CONNECTIVE or word == ",") and len(turned) > 2:
            # What follows a conjunction is another thought; the first stands alone.
            break
        if (
            i > 2
            and word in _RUNS_ON
            and not opened
            and words[i - 1] not in _BEFORE_AUXILIARY
            and told is None
        ):
            return None
        if word in {"you", "u"}:
            return None
        if word in _STRAY_SUBJECTS and not (word == "it" and i > 3):
            return None
        if word in {"i", "we"} and i and not opened:
            break
        if word in _SUBORDINATORS:
            told = word
        opened = word in _SUBORDINATORS or word in _INDEFINITE or (opened and word in _ADVERBS)
        before = words[i - 1] if i else ""
        if (
            word in _AGREE
            and before in {"i", "we"} | _ADVERBS
            and ("i" in words[:i] or "we" in words[:i])
            and (before in {"i", "we"} or words[i - 2] in {"i", "we"})
        ):
            turned.append(_AGREE[word])
        else:
            turned.append(_FLIP.get(word, _COMPANY.get(word, word)))
    while turned and turned[-1] == ",":
        turned.pop()
    return turned


def _passive(words: list[str]) -> list[str] | None:
    """Turn "they charged me ..." into "you were charged ...": who did it is not for the reply to say."""
    for at, word in enumerate(words[:9]):
        verb = PASSIVE.get(word)
        if verb is None or at == 0 or at + 1 >= len(words):
            continue
        before, after = words[:at], words[at + 1 :]
        if {
            "i",
            "we",
            "my",
            "our",
            "me",
            "if",
            "when",
            "to",
            "who",
            "which",
            "that",
            "should",
            "could",
        } & set(before):
            return None
        if after[0] in {"me", "us"}:
            subject, rest = ["you"], after[1:]
        elif after[0] in {"my", "our"}:
            size = _object_end(after)
            subject, rest = ["your", *after[1:size]], after[size:]
        else:
            continue
        be = _be(before, word, verb, plural=subject == ["you"] or _plural(subject[-1]))
        if be is None:
            return None
        tail = _flipped(rest) if rest else []
        if tail is None:
            return None
        if subject == ["you"] and verb in {"tell", "ask", "promise", "give", "send", "offer"} and not tail:
            return None
        return [*subject, *be, participle(verb), *tail]
    return None


def _be(before: Sequence[str], word: str, verb: str, *, plural: bool) -> list[str] | None:
    """Return the form of "be" that keeps the tense of the verb's own form and what stands before it."""
    negative = "not" in before or "never" in before
    helper = next((w for w in reversed(before) if w in _AUXILIARIES), "")
    never = ["never"] if "never" in before else ["not"] if negative else []
    if helper in {"has", "have", "had"}:
        return [helper if helper == "had" else ("have" if plural else "has"), *never, "been"]
    if helper in {"is", "are", "am"} and word.endswith("ing"):
        return ["are" if plural else "is", *never, "being"]
    if helper in {"was", "were"} and word.endswith("ing"):
        return ["were" if plural else "was", *never, "being"]
    if helper in {"did"}:
        return ["were" if plural else "was", "not"]
    if helper in {"do", "does"}:
        return ["are" if plural else "is", "not"]
    if helper or word.endswith("ing"):
        return None
    if word in forms(verb)["ed"]:
        return ["were" if plural else "was", *never]
    if word in forms(verb)["s"] or word in forms(verb)["base"]:
        return ["are" if plural else "is", *never]
    return None


_RUNS_ON = frozenset("is are was were am has have had".split())
_BEFORE_AUXILIARY = _AUXILIARIES | _ADVERBS | {"not", "i", "we"}
_TELLING = frozenset("told notice noticed see saw know sure promised informed notified said advised".split())
_OBJECT_OVER = frozenset(
    "twice without again this last today yesterday after right for off out up down".split()
)


def _object_end(words: Sequence[str]) -> int:
    for i in range(1, min(len(words), 5)):
        if words[i] in _PREPOSITIONS | _CONNECTIVE | _ADVERBS | _SUBORDINATORS or not words[i][0].isalnum():
            return i
        if words[i].endswith("ly") or words[i] in _OBJECT_OVER:
            return i
    return min(len(words), 4)


def _plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


_POINTERS = tuple(
    tuple(p.split())
    for p in "right after that|after that|because of that|because of this|like that|like this|for that|on that".split(
        "|"
    )
)
_POINTED = frozenset(
    "morning month week year time afternoon evening weekend summer winter card account order item".split()
)


def _without_pointers(words: Sequence[str]) -> list[str]:
    """Leave out what points back at words that the reply will not hold, and say "for no reason" more calmly."""
    line = list(words)
    for pointer in _POINTERS:
        for i in range(len(line) - len(pointer) + 1):
            if tuple(line[i : i + len(pointer)]) == pointer and (
                i + len(pointer) == len(line) or line[i + len(pointer)] in _PREPOSITIONS
            ):
                del line[i : i + len(pointer)]
                break
    if line[-3:] == ["for", "no", "reason"]:
        line[-3:] = ["without", "a", "reason", "given"]
    return [word for i, word in enumerate(line) if not (i < 3 and word in {"then", "also"})]


def _points(words: Sequence[str]) -> bool:
    """Whether "this" or "these" points at something that only the rest of the message tells."""
    return any(
        word in {"this", "these"} and (i + 1 == len(words) or words[i + 1] not in _POINTED)
        for i, word in enumerate(words)
    )


def _without_masks(words: Sequence[str]) -> list[str] | None:
    """Cut the clause before the phrase that holds a masked word, a bare figure or a number that identifies."""
    bad = next((i for i, word in enumerate(words) if _masked(word)), None)
    if bad is None:
        return list(words)
    start = bad
    while start > 0 and words[start] not in _PREPOSITIONS:
        start -= 1
    if start < 4 or (finite(words[start - 1]) and words[start - 1] not in _STANDS_ALONE):
        return None
    return list(words[:start])


_STANDS_ALONE = frozenset(
    "closed cancelled canceled frozen locked blocked lowered charged declined denied rejected stolen lost called".split()
)


def _masked(word: str) -> bool:
    digits = sum(map(str.isdigit, word))
    money = word[0] in "$£€"
    return (
        word == "x"
        or "xx" in word
        or "@" in word
        or "/" in word
        or digits >= 5
        or (
            digits > 0
            and not money
            and ("." in word or any(map(str.isalpha, word)))
            and not word.endswith("%")
        )
        or (digits == 4 and not money and not word.startswith(("19", "20")))
    )


def _sound(words: Sequence[str], names: Collection[str]) -> bool:
    """Whether what is left is a whole clause in calm words."""
    if any(word in _HEATED for word in words) or not _plain(words, names):
        return False
    last = words[-1]
    if last in _HANGING and not (
        {"that", "which", "what", "who"} & set(words[:-1]) and last in _PREPOSITIONS
    ):
        return False
    if any(a == b for a, b in zip(words, words[1:], strict=False)):
        return False
    return not any(word in _STRAY_SUBJECTS - {"it", "you", "its"} for word in words)


def _plain(words: Sequence[str], names: Collection[str]) -> bool:
    """Whether every word is an English word, a figure or a name."""
    return all(
        word in _MARKS
        or word in names
        or word.lstrip("$£€").rstrip("%").replace(".", "").isdigit()
        or known(word)
        for word in words
    )


@cache
def _proper(word: str) -> str | None:
    return (
        word.upper()
        if everyday(word) and word not in {"us", "it", "am", "pm", "or", "in", "ok", "id"}
        else _MONTHS.get(word)
    )


def _names(text: Text, first: int, last: int) -> dict[str, str]:
    """Return the words that the customer wrote calmly with a capital inside a sentence, by their lower-case form."""
    opening = {start for start, _ in text.sentences}
    named: dict[str, str] = {}
    for i in range(first, last):
        shown = text.quote(i, i + 1)
        if (
            i not in opening
            and shown[:1].isupper()
            and not shown.isupper()
            and shown.lower() == text.words[i]
        ):
            named[shown.lower()] = shown
    return named if len(named) * 3 <= last - first else {}


def _spelled(words: Sequence[str], text: Text, first: int, last: int) -> str:
    """Write canonical words out: names keep their capitals where the customer wrote them calmly."""
    names = _names(text, first, last)
    out = ""
    for word in words:
        shown = word if word in _PRONOUNS else names.get(word) or _proper(word) or word
        out += shown if not out or word in _MARKS else f" {shown}"
    return out.replace("can not", "cannot")

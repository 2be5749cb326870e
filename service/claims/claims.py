"""Claims: a text read clause by clause, each with who is said to do what, when, and whether it is asserted at all.

A clause is cut at marks and joining words, its verb is found by the auxiliaries and the known verb forms, its subject
by what stands before the verb. Whatever is no question, request, wish, condition, open possibility, thanks, feeling or
mere effort is an assertion, and an assertion needs a ground (see `service.claims.grounds`).
"""

from service.claims.acts import EFFORT
from service.claims.auxiliaries import VerbGroup
from service.claims.claim import Claim
from service.claims.grammar import (
    ADVERB,
    ASIDES,
    AUX,
    DET,
    JOIN,
    MARKS,
    NEG,
    PARTICIPLE,
    PUBLIC,
    SUB,
    WH,
    Tagged,
    lemma,
    tagged,
)
from service.claims.matrix import under
from service.claims.mood import mood_of, time_of
from service.claims.segments import RESUMED, Segment, segments
from service.claims.subject import who
from service.claims.verb_group import verb_group
from service.language.lexicon import vocabulary
from service.language.scope import tagged as has_tag
from service.language.text import Text

_RELATIVES = frozenset({"which", "who", "that", "what"})
_JOINTS = vocabulary("and or but then nor")
_LISTING = vocabulary("and or nor plus , ) \" ' /")
_OWING = (["because", "of"], ["due", "to"], ["owing", "to"], ["thanks", "to"])
_PREPOSED = vocabulary("in on at by for from with under to of")
_NOTHING = vocabulary("no nothing nobody none neither never")
_WISHED = vocabulary("want need like love")
_TELLING = {
    "you": vocabulary("tell describe say write explain put"),
    "i": vocabulary("understand read hear see"),
}
_NEAR = 6
# What a customer can do only by a right that we grant.
_OWN = vocabulary("keep claim receive get have return cancel refund use exchange")
_UNREAL = frozenset({"planned", "able", "maybe", "would"})


def claims(text: Text) -> list[Claim]:
    """Read a text into its clauses, in time linear in its length."""
    line = tagged(text.words)
    found: list[Claim] = []
    for start, end in text.sentences:
        read = _sentence(line, start, end)
        if line.words[end - 1] == "?" and not has_tag(text, start, end):
            asked = next((i for i, claim in enumerate(read) if _asks(line, claim, opens=i == 0)), 0)
            if all(_is_bare(line, claim) for claim in read[:asked]):
                asked = 0
            read[asked:] = [claim._replace(mood="question") for claim in read[asked:]]
        found += read
    return found


def _sentence(line: Tagged, start: int, end: int) -> list[Claim]:
    read: list[Claim] = []
    for segment in segments(line, start, end):
        previous = read[-1] if read else None
        coordinated = (
            previous is not None
            and previous.mood in {"fact", "order", "question"}
            and (segment.mark == "," or segment.mark in _JOINTS - {"nor"})
        )
        group = verb_group(line, segment.first, segment.last, coordinated=coordinated)
        if (
            group is None
            and previous is not None
            and (segment.mark in _LISTING or line.words[segment.first : segment.first + 2] in _OWING)
        ):
            read[-1] = previous._replace(last=segment.last)
        else:
            read.append(_claim(line, segment, group, read))
    if read and _retells(line.words, read[0]):
        read[1:] = [claim if claim.under else claim._replace(under="told") for claim in read[1:]]
    return read


def _retells(words: list[str], claim: Claim) -> bool:
    """Whether a sentence opens by giving the customer's account ("as you describe it", "from what you tell me")."""
    opening = words[claim.first : claim.last + 4]
    if opening[:3] == ["from", "what", "you"]:
        return True
    return opening[0] == "as" and claim.verb in _TELLING.get(opening[1], ())


def _is_bare(line: Tagged, claim: Claim) -> bool:
    """Whether a clause is a participle with nobody named ("cleaned or swapped, what would you like?")."""
    at = claim.verb_at
    return (
        claim.mood == "fact"
        and claim.who == "agent"
        and at == claim.first
        and bool(line.tags[at] & PARTICIPLE)
    )


def _asks(line: Tagged, claim: Claim, *, opens: bool) -> bool:
    """Whether a clause opens as a question does."""
    words, tags = line.words, line.tags
    k = claim.first
    while k < claim.last and ((tags[k] & (JOIN | ADVERB) and not tags[k] & (AUX | WH)) or words[k] in ASIDES):
        k += 1
    if k >= claim.last:
        return False
    if words[k] in _PREPOSED and k + 1 < claim.last and tags[k + 1] & WH:
        return True
    if tags[k] & AUX:
        return True
    return bool(tags[k] & WH) and (
        opens or claim.link not in {"which", "who"} or (k > 0 and words[k - 1] in _PREPOSED)
    )


def _claim(line: Tagged, segment: Segment, group: VerbGroup | None, read: list[Claim]) -> Claim:
    """Read one segment as a claim, in the light of the clauses of its sentence before it."""
    words, tags = line.words, line.tags
    first, last, mark = segment
    previous = read[-1] if read else None
    link = mark if mark not in MARKS else ""
    if not link and tags[first] & SUB:
        link = words[first]
    below = under(words, first, link, mark, previous)
    if (
        group is not None
        and previous is not None
        and previous.verb in _WISHED
        and previous.time != "done"
        and tags[group.start] & PARTICIPLE
        and mark not in MARKS
    ):
        below = "effort"  # "I want that money traced"
    if group is None:
        denied = any(tag & NEG for tag in tags[first:last])
        return Claim(first, last, negated=denied, under=below, link=link)
    verb = lemma(words[group.main])
    negated = (
        group.negated
        or (
            first < group.start
            and any(
                tags[k] & NEG
                and words[k] != "without"
                and not (words[k] == "no" and k > first and tags[k - 1] & DET)
                for k in range(first, group.start)
            )
        )
        or (verb in {"be", "have"} and group.main + 1 < last and words[group.main + 1] in _NOTHING)
    )
    subject, time = who(line, first, group), time_of(words, group)
    mood = mood_of(line, segment, group, link, time, named=subject != "nobody")
    claim = Claim(
        first,
        last,
        group.main,
        verb,
        group.goal,
        subject,
        time,
        group.modal,
        group.passive,
        negated,
        mood,
        below,
        link,
    )
    asked = claim.verb == "let" or "please" in words[first : group.main]
    if (
        claim.mood == "order"
        and not asked
        and previous is not None
        and (link in _JOINTS - {"nor"} or mark == ",")
    ):
        claim = _resumed_order(claim, previous, read)
    if link == "so" and claim.mood == "fact" and _is_purpose(line, claim, read):
        return claim._replace(under="effort")
    if mark == RESUMED:
        head = next((c for c in reversed(read) if c.mood == "fragment"), None)
        public = head is not None and not PUBLIC.isdisjoint(words[head.first : head.last])
        return claim._replace(who="public" if public else "thing", under="")
    if claim.who == "nobody":
        return _without_subject(line, claim, group, previous, mark)
    return claim


def _is_purpose(line: Tagged, claim: Claim, read: list[Claim]) -> bool:
    """Whether a clause with "so" only says what an effort of ours is for ("I'll tell them, so you can save your breath")."""
    if not any(
        c.mood in {"order", "question"}
        or c.under == "effort"
        or (c.who == "agent" and c.time in {"planned", "doing", "would"})
        for c in read[-_NEAR:]
    ):
        return False
    words = line.words
    if claim.who == "customer":
        return claim.modal in {"can", "could"} and claim.leads_to not in _OWN
    if words[claim.first + 1] == "that" or claim.modal == "can":
        return True
    return claim.negated and "need" in words[claim.first : claim.verb_at]


def _resumed_order(claim: Claim, previous: Claim, read: list[Claim]) -> Claim:
    """Read "(I will ask) and tell you" as a part of what it goes on from, not as an order."""
    matrix = next(
        (
            c
            for c in reversed(read)
            if c.mood == "fact" and not c.under and (c.modal or c.goal or c.verb == "let")
        ),
        None,
    )
    if matrix is None:
        return claim._replace(mood="question") if previous.mood == "question" else claim
    let = matrix.verb == "let"
    return claim._replace(
        who="agent" if let else matrix.who,
        time="planned" if let else matrix.time,
        modal=matrix.modal,
        mood="fact",
        under="effort" if let and claim.verb in EFFORT else claim.under,
    )


def _without_subject(
    line: Tagged, claim: Claim, group: VerbGroup, previous: Claim | None, mark: str
) -> Claim:
    """Give a clause without a subject that of the clause before, or that of a hurried writer."""
    if claim.mood != "fact":
        return claim
    if (
        previous is not None
        and (claim.link in _JOINTS or mark == ",")
        and previous.mood in {"fact", "condition", "question"}
        and previous.verb_at >= 0
    ):
        claim = claim._replace(who=previous.who, mood=previous.mood)
        if line.tags[group.main] & PARTICIPLE and group.main == group.start:
            if previous.passive:
                negated = claim.negated or previous.negated
                return claim._replace(time=previous.time, modal=previous.modal, passive=True, negated=negated)
            if previous.time in _UNREAL:
                return claim._replace(time=previous.time, modal=previous.modal, passive=previous.passive)
        return claim
    if claim.link in _RELATIVES or group.passive:
        return claim._replace(who="thing")
    return claim._replace(who="agent" if group.main == group.start or group.modal else "it")

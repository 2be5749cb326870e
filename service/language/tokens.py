"""Words and marks of a text in canonical form: contractions split, hyphens gone, with and without their apostrophe."""

import re

from service.language.lexicon import CONTRACTIONS, vocabulary

_TOKEN = re.compile(
    r"[a-z]{2,}(?=[ ,])"  # most words; what follows could match them as well, only later
    r"|(?:[^\W\d_]\.){2,}"  # a.m., e.g.
    r"|[$£€¥₹]?[^\W_]+(?:(?:'(?=[^\W\d_])|(?<=[0-9])[.,:/](?=[0-9]))[^\W_]+)*%?"
    r"|\.\.+|\n\s*|[^\s\w]|_"
)
_SILENT_STOP_AFTER = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "no", "approx", "vs", "etc", "inc", "ltd", "co"}
)
# Contractions without their apostrophe that are words of their own: what follows tells which is meant.
_DOING = vocabulary(
    "look check find ask chase follow see sort get fix put make send call contact try bring raise take speak talk keep"
    " come let arrange go pass start be do have give tell write need dig pull open review read trace explain help"
    " just also gladly happily personally now then definitely always never still not update report refund replace"
    " cancel change book wait stay hold add note move set leave know investigate confirm message email reply"
)
_BEING = vocabulary(
    "a an the not no been on in at just only really so our your my ok okay fine still all here there gone very too down up"
    " that what how why when where because like for to going coming getting quite pretty late always never already normal"
    " standard worth best better good bad hard easy clear about over out off back with from by more less nothing something"
    " simply usually probably possible impossible broken lost stuck taking taken being due under sorted free ready"
)
_WISHING = vocabulary(
    "like love rather be prefer appreciate suggest say ask need hate just also have gladly really go start check want"
)
_NOT_WE = vocabulary(
    "you they we there any these those the your it he she all both things that this i none some most"
)
# "Hi Maria, " is a sentence of its own: what follows starts one.
_GREETINGS = frozenset({"hi", "hello", "hey", "dear", "hiya", "greetings"})
_BARE = {
    "ill": (("i", "will"), _DOING),
    "id": (("i", "would"), _WISHING),
    "its": (("it", "is"), _BEING),
    "well": (("we", "will"), _DOING),
    "were": (("we", "are"), frozenset[str]()),
    "lets": (("let", "us"), frozenset[str]()),
    "of": (("have",), frozenset[str]()),
}
_RARELY_BARE = _BARE.keys() - {"of"}
_BEFORE_ID = vocabulary(
    "your the my order case account user photo an valid with of his her their customer ticket this"
)
_BEFORE_WE = frozenset(".?!¶") | {"so", ""}
_MODALS_OF = frozenset({"should", "could", "would", "must", "might"})
_DASH = "-"


def tokens(norm: str, origin: list[int] | None) -> tuple[list[str], list[int], list[int]]:
    """Return the canonical words and marks of a folded text, and for each its raw start and end.

    Args:
        norm: the text without disguises, in lower case (`service.language.disguise.fold`).
        origin: for each character of `norm` its raw offset; None: the same.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    add_word, add_start, add_end = words.append, starts.append, ends.append
    find, end = norm.find, 0
    for token in _TOKEN.findall(norm):
        start = find(token, end)
        end = start + len(token)
        if token.isalnum() and token not in CONTRACTIONS:
            add_word(token)
            add_start(start)
            add_end(end)
            continue
        split = CONTRACTIONS.get(token)
        if not token[0].isalnum():
            word = _mark(token, norm, start, end, words)
            if not word:
                continue
            words.append(word)
        elif token[-1] == "." and len(token) > 2:
            words.append(token.replace(".", ""))
        else:
            split = split or _split(token)
            apostrophe = token.rfind("'")
            if len(split) == 2 and apostrophe > 0:
                cut = start + apostrophe - (split[1] == "not")
                words += split
                starts += (start, cut)
                ends += (cut, end)
                continue
            words += split
            starts += [start] * (len(split) - 1)
            ends += [end] * (len(split) - 1)
        starts.append(start)
        ends.append(end)
    if words and words[0] in _GREETINGS and "," in words[1:5]:
        words[words.index(",")] = "."
    if not _RARELY_BARE.isdisjoint(words) or ("of" in words and not _MODALS_OF.isdisjoint(words)):
        words, starts, ends = _bare(words, starts, ends)
    if origin is not None:
        starts = [origin[s] for s in starts]
        ends = [origin[e - 1] + 1 for e in ends]
    return words, starts, ends


def _mark(token: str, norm: str, start: int, end: int, words: list[str]) -> str:
    """Return the canonical form of a mark (or of a word that starts with one); empty where it says nothing."""
    if token == _DASH:
        glued = start > 0 and norm[start - 1].isalnum() and end < len(norm) and norm[end].isalnum()
        return "" if glued else token
    if token[0] == "\n":
        return "¶"
    if token[0] == ".":
        return "" if words and words[-1] in _SILENT_STOP_AFTER and end < len(norm) - 1 else "."
    return token


def _split(token: str) -> tuple[str, ...]:
    """Return the parts of a word with an apostrophe that is no listed contraction ("Maria's", "o'clock")."""
    stem, apostrophe, tail = token.rpartition("'")
    if apostrophe and tail == "s":
        return (stem, "'s")
    return (token.replace("'", ""),)


def _bare(words: list[str], starts: list[int], ends: list[int]) -> tuple[list[str], list[int], list[int]]:
    """Read "ill look" as "i will look", "its late" as "it is late", "should of" as "should have"."""
    into: tuple[list[str], list[int], list[int]] = ([], [], [])
    for i, word in enumerate(words):
        meant: tuple[str, ...] = (word,)
        if word in _BARE:
            before = words[i - 1] if i else ""
            after = words[i + 1] if i + 1 < len(words) else ""
            split, followers = _BARE[word]
            if word == "of":
                fits = before in _MODALS_OF or (before == "not" and i > 1 and words[i - 2] in _MODALS_OF)
            elif word == "were":
                fits = before in _BEFORE_WE and after not in _NOT_WE
            elif word == "lets":
                fits = before in _BEFORE_WE
            elif word == "well":
                fits = after in followers and (before in _BEFORE_WE or before in {"and", ","})
            elif word == "id":
                fits = after in followers and before not in _BEFORE_ID
            else:
                fits = after in followers
            meant = split if fits else meant
        for part in meant:
            into[0].append(part)
            into[1].append(starts[i])
            into[2].append(ends[i])
    return into

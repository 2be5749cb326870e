"""Text as the guardrail reads it: normalised words that remember where they stood in the raw text.

A reader sees through curly apostrophes, zero-width characters, look-alike letters, markdown and letter-spacing;
so must the rules. `Text` folds all of that away and keeps, for each word, its code-point offsets in the text as
sent, so that a finding always marks what the author wrote. Time is linear in the length of the text.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

from service.lexicon import CONTRACTIONS

# One-to-one folds keep offsets as they are, so the common case needs no map at all.
_SAME_WIDTH = {
    **dict.fromkeys(map(ord, "’‘ʼ′´＇‛`"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\t"), " "),
    ord("…"): ".",
    **{
        ord(chr(c)): unicodedata.normalize("NFD", chr(c))[0]
        for c in range(0xC0, 0x180)
        if len(unicodedata.normalize("NFD", chr(c))) == 2
    },
}
_PLAIN = re.compile(r"[\x00-\x7f£€¥₹°]*\Z")
_NEEDS_CARE = re.compile(
    r"[*~]|(?<!\w)_|_(?!\w)|\]\(|(?<!\w)\w \w \w \w(?!\w)|([a-zA-Z])\1\1|[a-z][01345@$][a-z]"
)
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
) | {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10))}
# Latin look-alikes, folded only inside words that mix scripts: a fully Cyrillic word is another language.
_LOOKALIKE = dict(
    zip(
        "аеорсухіјѕһԁԛԝклмнтвАВЕКМНОРСТУХІЈЅαοενικρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡ",
        "aeopcyxijshdqwklmhtbABEKMHOPCTYXIJSaoevikptuxABEZHIKMNOPTYXig",
        strict=True,
    )
)
_LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s"}
_WORD_RUN = re.compile(r"[^\W\d_]+(?:[\w@$]*[^\W\d_])?")
_LETTER_SPACED = re.compile(r"(?<!\w)(?:\w {1,3}){3,}\w(?!\w)")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\((?:[^()\s]{1,300})\)")
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # a.m., e.g.
    r"|[$£€¥₹]?[^\W_]+(?:(?:'(?=[^\W\d_])|(?<=[0-9])[.,:/](?=[0-9]))[^\W_]+)*%?"
    r"|\.\.+|\n\s*|[^\s\w]|_"
)
_SILENT_STOP_AFTER = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "no", "approx", "vs", "etc", "inc", "ltd", "co"}
)
_DASH = "-"
_STOPS = frozenset({".", "?", "!", "¶"})
_CLAUSE_MARKS = _STOPS | {";", ":", _DASH, "(", ")"}
_CLAUSE_WORDS = frozenset(
    {"but", "so", "because", "although", "though", "however", "whereas", "while", "since", "yet"}
)
_SUBJECTS = frozenset(
    {"i", "you", "we", "they", "he", "she", "it", "that", "this", "there", "your", "our", "my", "the"}
)


class Text:
    """A text's words in canonical form, each with its place in the raw text.

    Attributes:
        raw: the text as it came.
        words: canonical words and marks: lower case, contractions split ("shouldn't" -> "should", "not").
        starts, ends: code-point offsets in `raw` of each word (half-open); split contractions share no characters
            where they can be told apart and share the whole word where they cannot ("dont").
        line: the words as one string, each between two spaces, for the pattern engine.
    """

    __slots__ = ("__dict__", "ends", "line", "line_at", "raw", "starts", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        norm, origin = fold(raw)
        self.words, self.starts, self.ends = _tokens(norm, origin)
        self.line = "".join([f" {word} " for word in self.words])
        at, position = [], 0
        for word in self.words:
            at.append(position)
            position += len(word) + 2
        self.line_at = at

    def __len__(self) -> int:
        return len(self.words)

    def word_at(self, position: int) -> int:
        """Return the index of the word that covers a position of `line`."""
        return bisect_right(self.line_at, position) - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return raw offsets (start, end) of the words first..last (last exclusive)."""
        return self.starts[first], self.ends[last - 1]

    def quote(self, first: int, last: int) -> str:
        """Return the raw text of the words first..last (last exclusive)."""
        start, end = self.span(first, last)
        return self.raw[start:end]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Word ranges (first, last exclusive) of the sentences, closing mark included."""
        found, first = [], 0
        for i, word in enumerate(self.words):
            if word in _STOPS and (i + 1 == len(self.words) or self.words[i + 1] not in _STOPS):
                if i > first or self.words[first] not in _STOPS:
                    found.append((first, i + 1))
                first = i + 1
        if first < len(self.words):
            found.append((first, len(self.words)))
        return found

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Word ranges of the clauses, cut at stops, semicolons, colons, dashes, brackets and clause-opening words.

        A comma cuts only before a new subject or clause word, so that lists stay whole.
        """
        words, found, first = self.words, [], 0
        for i, word in enumerate(words):
            after = words[i + 1] if i + 1 < len(words) else ""
            cut_after = word in _CLAUSE_MARKS or (
                word == ","
                and (after in _CLAUSE_WORDS or after in _SUBJECTS or after in {"and", "which", "or", "then"})
            )
            cut_before = i > first and (
                word in _CLAUSE_WORDS or (word == "and" and after in _SUBJECTS and words[i - 1] != ",")
            )
            if cut_before:
                found.append((first, i))
                first = i
            if cut_after:
                found.append((first, i + 1))
                first = i + 1
        if first < len(words):
            found.append((first, len(words)))
        return found

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the range of the sentence that word i stands in."""
        return _range_of(self.sentences, i)

    def clause(self, i: int) -> tuple[int, int]:
        """Return the range of the clause that word i stands in."""
        return _range_of(self.clauses, i)


def fold(raw: str) -> tuple[str, list[int] | None]:
    """Return the text without disguises, and for each of its characters the raw offset (None: the same)."""
    norm = raw if raw.isascii() else raw.translate(_SAME_WIDTH)
    if _PLAIN.match(norm) and not _NEEDS_CARE.search(norm):
        return norm.lower(), None
    chars: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(norm):
        if char.isascii():
            chars.append(char)
            origin.append(at)
        elif char not in _INVISIBLE:
            for piece in unicodedata.normalize("NFKD", char):
                if unicodedata.category(piece) != "Mn":
                    chars.append(piece.translate(_SAME_WIDTH))
                    origin.append(at)
    text = "".join(chars)
    keep = bytearray(b"\x01" * len(text))
    for link in _LINK.finditer(text):
        keep[link.start()] = 0
        keep[link.end(1) : link.end()] = bytes(link.end() - link.end(1))
    for i, char in enumerate(text):
        if char in "*~" or (
            char == "_" and not (0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum())
        ):
            keep[i] = 0
    text, origin = _kept(text, origin, keep)
    text = _WORD_RUN.sub(_unmask, text)
    keep = bytearray(b"\x01" * len(text))
    for run in _LETTER_SPACED.finditer(text):
        for i in range(run.start(), run.end()):
            # A wider gap inside spaced-out letters is where one word ends and the next begins.
            if text[i] == " " and text[i - 1] != " " and text[i + 1] != " ":
                keep[i] = 0
    for i in range(2, len(text)):
        if text[i] == text[i - 1] == text[i - 2] and text[i].isalpha():
            keep[i] = keep[i - 1] = 0
    text, origin = _kept(text, origin, keep)
    return "".join(c.lower()[0] for c in text), origin


def _kept(text: str, origin: list[int], keep: bytearray) -> tuple[str, list[int]]:
    if all(keep):
        return text, origin
    return (
        "".join(c for c, k in zip(text, keep, strict=True) if k),
        [o for o, k in zip(origin, keep, strict=True) if k],
    )


def _unmask(run: re.Match[str]) -> str:
    """Fold look-alikes in a word that mixes scripts, and digits that stand for letters ("y0ur")."""
    word = run.group()
    if not word.isascii() and any("a" <= c.lower() <= "z" for c in word):
        word = "".join(_LOOKALIKE.get(c, c) for c in word)
    if word.islower() and word[-1].isalpha() and sum(c in _LEET for c in word) in (1, 2) and len(word) > 2:
        word = "".join(_LEET.get(c, c) for c in word)
    return word


def _tokens(norm: str, origin: list[int] | None) -> tuple[list[str], list[int], list[int]]:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    expand = CONTRACTIONS.get
    for match in _TOKEN.finditer(norm):
        word = match.group()
        start, end = match.span()
        first = word[0]
        if not first.isalnum():
            if first == _DASH:
                glued = start > 0 and norm[start - 1].isalnum() and end < len(norm) and norm[end].isalnum()
                if glued:
                    continue
            elif first == "\n":
                word = "¶"
            elif first == "." and words and words[-1] in _SILENT_STOP_AFTER and end < len(norm) - 1:
                continue
            elif first == ".":
                word = "."
        elif word[-1] == "." and len(word) > 2:
            word = word.replace(".", "")
        elif "'" in word or word in CONTRACTIONS:
            split = expand(word)
            if split is None and "'" in word:
                stem, _, tail = word.rpartition("'")
                split = (
                    (expand(stem + "'" + tail) or (stem, "'" + tail))
                    if tail == "s"
                    else (word.replace("'", ""),)
                )
            if split is not None and len(split) > 1:
                apostrophe = word.rfind("'")
                cut = start + (max(0, apostrophe))
                if len(split) == 2 and apostrophe > 0:
                    if split[1] == "not":
                        cut -= 1
                    words += split
                    starts += [start, cut]
                    ends += [cut, end]
                else:
                    words += split
                    starts += [start] * len(split)
                    ends += [end] * len(split)
                continue
            word = split[0] if split else word
        words.append(word)
        starts.append(start)
        ends.append(end)
    if origin is not None:
        starts = [origin[s] for s in starts]
        ends = [origin[e - 1] + 1 for e in ends]
    return words, starts, ends


def _range_of(ranges: list[tuple[int, int]], i: int) -> tuple[int, int]:
    at = bisect_right(ranges, (i, 1 << 60)) - 1
    return ranges[max(at, 0)] if ranges else (0, 0)

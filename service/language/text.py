"""Text as the guardrail reads it: normalised words that remember where they stood in the raw text.

A reader sees through curly apostrophes, zero-width characters, look-alike letters, markdown and letter-spacing;
so must the rules. `Text` folds all of that away and keeps, for each word, its code-point offsets in the text as
sent, so that a finding always marks what the author wrote. Time is linear in the length of the text.
"""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from service.language.disguise import fold
from service.language.tokens import tokens

# What rules look up in a sentence for each of its words stays within bounds; nobody writes a longer one.
_LONGEST = 150
_BEYOND = re.compile(r"[^\x00-\x7f]")
_DASH = "-"
_STOPS = frozenset({".", "?", "!", "¶"})
_CLAUSE_MARKS = _STOPS | {";", ":", _DASH, "(", ")"}
_CLAUSE_WORDS = frozenset(
    {"but", "so", "because", "although", "though", "however", "whereas", "while", "since", "yet"}
)
_CLAUSE_CUTS = _CLAUSE_MARKS | _CLAUSE_WORDS | {",", "and"}
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
    """

    __slots__ = ("__dict__", "ends", "raw", "starts", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        norm, origin = fold(raw)
        self.words, self.starts, self.ends = tokens(norm, origin)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def line(self) -> str:
        """The words as one string, each between two spaces, for the pattern engine."""
        return f" {'  '.join(self.words)} " if self.words else ""

    @cached_property
    def line_at(self) -> list[int]:
        """Where in `line` each word begins, with the space before it."""
        return list(accumulate([len(word) + 2 for word in self.words], initial=0))[:-1]

    def word_at(self, position: int) -> int:
        """Return the index of the word that covers a position of `line`."""
        return bisect_right(self.line_at, position) - 1

    @cached_property
    def ascii(self) -> bytes:
        """`line`, a byte a character: a newline for a line break, "x" for any other character beyond ASCII."""
        line = self.line
        if not line.isascii():
            line = _BEYOND.sub("x", line.replace("¶", "\n"))
        return line.encode("ascii")

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return raw offsets (start, end) of the words first..last (last exclusive)."""
        return self.starts[first], self.ends[last - 1]

    def quote(self, first: int, last: int) -> str:
        """Return the raw text of the words first..last (last exclusive)."""
        start, end = self.span(first, last)
        return self.raw[start:end]

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The quotation marks that stand in the text at all."""
        return tuple(mark for mark in ('"', "'") if mark in self.words)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Word ranges (first, last exclusive) of the sentences, closing mark included."""
        words, found, first = self.words, [], 0
        last = len(words) - 1
        for i in [i for i, word in enumerate(words) if word in _STOPS]:
            if i == last or words[i + 1] not in _STOPS:
                if i > first or words[first] not in _STOPS:
                    found.append((first, i + 1))
                first = i + 1
        if first <= last:
            found.append((first, last + 1))
        return _cut(found)

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Word ranges of the clauses, cut at stops, semicolons, colons, dashes, brackets and clause-opening words.

        A comma cuts only before a new subject or clause word, so that lists stay whole.
        """
        words, found, first = self.words, [], 0
        for i in [i for i, word in enumerate(words) if word in _CLAUSE_CUTS]:
            word = words[i]
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
        return _cut(found)

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the range of the sentence that word i stands in."""
        return _range_of(self.sentences, i)

    def clause(self, i: int) -> tuple[int, int]:
        """Return the range of the clause that word i stands in."""
        return _range_of(self.clauses, i)


def _cut(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if all(last - first <= _LONGEST for first, last in ranges):
        return ranges
    return [(at, min(at + _LONGEST, last)) for first, last in ranges for at in range(first, last, _LONGEST)]


def _range_of(ranges: list[tuple[int, int]], i: int) -> tuple[int, int]:
    at = bisect_right(ranges, (i, 1 << 60)) - 1
    return ranges[max(at, 0)] if ranges else (0, 0)

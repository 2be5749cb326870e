"""The pattern language of the rules: phrases over words, compiled to RE2 and found through an index.

A pattern is read against the canonical words of a `Text` (contractions already split, lower case):

    you should not? have ~2 (CHECK.ed|READ.ed|<look> at)

- `word`        that word; `word*` any word that starts so; `*ed` any word that ends so; `word?` the word or nothing
- `(a b|c)`     either; `(…)?` either or nothing
- `CHECK`       any form of the verb; `CHECK.ed`, `.ing`, `.s`, `.base` one kind of form
- `<name>`      a word class of the rule file or of `service.language.lexicon`
- `~`, `~2`     up to three (two) words of the same clause; `~,2` may cross commas
- `#`           a word that holds a digit
- `^`           the start of a sentence

Matching is linear in the text: RE2 has no backtracking. One pass finds which of the words that patterns cannot do
without stand in a text, and only the patterns that have all of theirs are tried (RE2's own prefilter).
"""

import re as _re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import re2

from service.errors import Misconfigured
from service.language.lexicon import CLASSES, all_forms, forms
from service.language.text import Text

_LEX = _re.compile(
    r"\s+|\^|~,?\d*|#|<[a-z_]+>|[A-Z][A-Z_]*(?:\.(?:ed|ing|s|base))?|[()|?]|\*[a-z]+|[^\s()|?<>~^#A-Z*]+\*?"
)
# The line of a text as bytes (`Text.ascii`): a line break is a mark of its own there.
_WORD = r" [^ .,;:?!()\"\n-][^ ]* "
_WORD_OR_COMMA = r"(?: [^ .;:?!()\"\n-][^ ]* )"
_SENTENCE_START = r"(?:^| [.?!:\n\"-] )"
_MARKS = b'.?!:\n"-'
# Bytes that the automata of one pattern may fill; with half of it the largest patterns slow down.
_AUTOMATA = 2 << 20
_NO_WORDS = b" \0 "


class Match(NamedTuple):
    """A pattern found at the words first..last (last exclusive)."""

    pattern: int
    first: int
    last: int


class _Part(NamedTuple):
    regex: str
    optional: bool = False


def _either(branches: list[_Part]) -> _Part:
    if len(branches) == 1:
        return branches[0]
    return _Part("(?:" + "|".join(b.regex for b in branches) + ")", any(b.optional for b in branches))


def _literal(words: Iterable[str]) -> _Part:
    phrases = ["".join(f" {_re.escape(w)} " for w in phrase.split()) for phrase in dict.fromkeys(words)]
    return _Part(phrases[0] if len(phrases) == 1 else "(?:" + "|".join(phrases) + ")")


class _Parser:
    """Reads one pattern. `known` keeps the classes that have been read, for they are used again and again."""

    def __init__(self, source: str, classes: Mapping[str, str], known: dict[str, _Part]) -> None:
        self.source = source
        self.classes = classes
        self.known = known
        self.pieces = [p for p in _LEX.findall(source) if not p.isspace()]
        if "".join(self.pieces) != "".join(source.split()):
            raise Misconfigured(f"pattern {source!r} holds something the pattern language does not know")
        self.at = 0

    def parse(self) -> _Part:
        """Return the whole pattern."""
        branches = self.branches()
        if self.at != len(self.pieces):
            raise Misconfigured(f"pattern {self.source!r}: a bracket too many")
        return _either(branches)

    def branches(self) -> list[_Part]:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        return branches

    def sequence(self) -> _Part:
        regex, optional = [], True
        while (piece := self.peek()) not in ("", "|", ")"):
            part = self.atom(piece)
            if self.peek() == "?":
                self.at += 1
                part = _Part(f"(?:{part.regex})?", optional=True)
            regex.append(part.regex)
            optional &= part.optional
        return _Part("".join(regex), optional)

    def atom(self, piece: str) -> _Part:
        self.at += 1
        if piece == "(":
            part = _either(self.branches())
            if self.peek() != ")":
                raise Misconfigured(f"pattern {self.source!r}: a bracket is not closed")
            self.at += 1
            return _Part(f"(?:{part.regex})", part.optional)
        if piece[0] == "~":
            word = _WORD_OR_COMMA if "," in piece else f"(?:{_WORD})"
            return _Part(f"{word}{{0,{piece.strip('~,') or 3}}}", optional=True)
        if piece == "^":
            return _Part(_SENTENCE_START, optional=True)
        if piece == "#":
            return _Part(r" [^ ]*[0-9][^ ]* ")
        if piece[0] == "<":
            return self.word_class(piece[1:-1])
        if piece[0].isupper():
            verb, _, kind = piece.partition(".")
            base = verb.lower().replace("_", "")
            return _literal(forms(base)[kind] if kind else all_forms(base))
        if piece.endswith("*"):
            return _Part(f" {_re.escape(piece[:-1])}[^ ]* ")
        if piece[0] == "*":
            return _Part(f" [^ ]*{_re.escape(piece[1:])} ")
        return _literal([piece])

    def word_class(self, name: str) -> _Part:
        source = self.classes.get(name) or CLASSES.get(name)
        if source is None:
            raise Misconfigured(f"pattern {self.source!r}: there is no word class <{name}>")
        if name not in self.known:
            inner = _Parser(source, self.classes, self.known).parse()
            self.known[name] = _Part(f"(?:{inner.regex})", inner.optional)
        return self.known[name]

    def peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""


class Index:
    """Many patterns, compiled once, found in one pass over a text.

    Args:
        patterns: pairs of a pattern and the word classes of the file it comes from.

    Raises:
        Misconfigured: a pattern that cannot be read, or that could match nothing at all.
    """

    def __init__(self, patterns: Iterable[tuple[str, Mapping[str, str]]]) -> None:
        self._filter = re2.Filter()
        options = re2.Options()
        options.never_capture = True
        options.max_mem = _AUTOMATA
        options.log_errors = False
        options.encoding = re2.Options.Encoding.LATIN1  # a byte a character: offsets need no conversion
        known: dict[int, tuple[Mapping[str, str], dict[str, _Part]]] = {}
        self._size = 0
        for source, classes in patterns:
            self._size += 1
            _, parts = known.setdefault(id(classes), (classes, {}))
            part = _Parser(source, classes, parts).parse()
            if part.optional:
                raise Misconfigured(f"pattern {source!r} matches the empty text")
            try:
                self._filter.Add(part.regex.encode("ascii"), options)
            except (re2.error, UnicodeEncodeError) as error:
                raise Misconfigured(f"pattern {source!r}: {error}") from error
        self._filter.Compile()

    def __len__(self) -> int:
        return self._size

    @property
    def unfiled(self) -> list[int]:
        """Patterns that cannot do without no word at all; they are tried on every text."""
        return self._filter.Match(_NO_WORDS, True) or []

    def patterns_in(self, text: Text) -> list[int]:
        """Return the patterns that match anywhere in the text, in order."""
        return self._filter.Match(text.ascii) or []

    def places(self, pattern: int, text: Text) -> Iterator[Match]:
        """Yield every match of one pattern in the text, by place."""
        line, line_at = text.ascii, text.line_at
        search = self._filter.re(pattern).search
        found = search(line)
        while found is not None:
            start, end = found.span()
            first = text.word_at(start)
            last = text.word_at(end - 1) + 1
            if line[start + 1] in _MARKS and last - first > 1:
                first += 1  # `^` took the mark before the sentence with it
            yield Match(pattern, first, last)
            found = search(line, line_at[first + 1]) if first + 1 < len(line_at) else None

    def find(self, text: Text) -> Iterator[Match]:
        """Yield every match in the text, by pattern and then by place."""
        for pattern in self.patterns_in(text):
            yield from self.places(pattern, text)

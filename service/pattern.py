"""The pattern language of the rules: phrases over words, compiled to RE2 and found through an index.

A pattern is read against the canonical words of a `Text` (contractions already split, lower case):

    you should not? have ~2 (CHECK.ed|READ.ed|<look> at)

- `word`        that word; `word*` any word that starts so; `*ed` any word that ends so; `word?` the word or nothing
- `(a b|c)`     either; `(…)?` either or nothing
- `CHECK`       any form of the verb; `CHECK.ed`, `.ing`, `.s`, `.base` one kind of form
- `<name>`      a word class of the rule file or of `service.lexicon`
- `~`, `~2`     up to three (two) words of the same clause; `~,2` may cross commas
- `#`           a word that holds a digit
- `^`           the start of a sentence

Matching is linear in the text: RE2 has no backtracking. To look only for what can be there, every pattern is filed
under the rarest word it cannot do without, and tried only where that word occurs.
"""

import re as _re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import re2

from service.errors import Misconfigured
from service.lexicon import CLASSES, all_forms, forms
from service.text import Text

_LEX = _re.compile(
    r"\s+|\^|~,?\d*|#|<[a-z_]+>|[A-Z][A-Z_]*(?:\.(?:ed|ing|s|base))?|[()|?]|\*[a-z]+|[^\s()|?<>~^#A-Z*]+\*?"
)
_WORD = r" [^ .,;:?!()\"¶-][^ ]* "
_WORD_OR_COMMA = r"(?: [^ .;:?!()\"¶-][^ ]* )"
_SENTENCE_START = r"(?:^| [.?!:¶\"-] )"
# How often a word starts or fills a chat sentence, in rough steps: decides which word a pattern is filed under.
_COMMON = {
    1000: ". , the you and i is it to ? a that not on for",
    300: "in of your will have can be was so would do with am at we what out my are our has as this been"
    " from me by or no if when there here us one ask",
    100: "back should could find may did know into like look tell up about how let day nothing say before"
    " come right want all than now were but more still does then get colleague went why had within"
    " anything wrong need please just they see make an order help time only sorry any ! :",
    30: "came pay way told off first account got once them put something another who over name paid left"
    " where same today understand after rather since comes done supervisor its because phone again"
    " down both answer bill nobody question else fault without charge thank message open too label"
    " address take payment missing apologise send free check due text long thing chat going line last"
    " date each promise give through while side other yes money ever every own means new half used use"
    " being good full she bank report place week wish everything doing stay read far either bit later"
    " reason team sent asked goes getting",
}
_WEIGHT = {word: weight for weight, words in _COMMON.items() for word in words.split()}
_MAX_ANCHORS = 400
_FREQUENT = 30  # words of this weight stand in every fiftieth text or more
_MARKS = '.?!:¶"-'.encode("latin-1")
_BEYOND = _re.compile(r"[^\x00-\xff]")


class Match(NamedTuple):
    """A pattern found at the words first..last (last exclusive)."""

    pattern: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Part:
    regex: str
    needs: tuple[frozenset[str], ...]  # of each of these sets one word must occur
    optional: bool = False

    @property
    def rarest(self) -> frozenset[str] | None:
        """The set that is met least often; None: nothing is known to be needed."""
        return min(self.needs, key=_cost, default=None)


def _either(branches: list[_Part]) -> _Part:
    if len(branches) == 1:
        return branches[0]
    rarest = [branch.rarest for branch in branches]
    known = [words for words in rarest if words]
    needs = (frozenset[str]().union(*known),) if len(known) == len(branches) else ()
    return _Part("(?:" + "|".join(b.regex for b in branches) + ")", needs, any(b.optional for b in branches))


def _literal(words: Iterable[str]) -> _Part:
    words = list(dict.fromkeys(words))
    phrases = [w.split() for w in words]
    body = "|".join("".join(f" {_re.escape(p)} " for p in phrase) for phrase in phrases)
    rarest = frozenset(min(phrase, key=lambda w: (_WEIGHT.get(w, 1), w)) for phrase in phrases)
    return _Part(f"(?:{body})" if len(words) > 1 else body, (rarest,))


class _Parser:
    def __init__(self, source: str, classes: Mapping[str, str]) -> None:
        self.source = source
        self.classes = classes
        self.pieces = [p for p in _LEX.findall(source) if not p.isspace()]
        if "".join(self.pieces) != "".join(source.split()):
            raise Misconfigured(f"pattern {source!r} holds something the pattern language does not know")
        self.at = 0

    def parse(self) -> _Part:
        return _either(self.parse_apart())

    def parse_apart(self) -> list[_Part]:
        """Return the outermost alternatives, which may be looked for one by one."""
        branches = self.branches()
        if self.at != len(self.pieces):
            raise Misconfigured(f"pattern {self.source!r}: a bracket too many")
        return branches

    def branches(self) -> list[_Part]:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        return branches

    def sequence(self) -> _Part:
        regex, optional = "", True
        needs: list[frozenset[str]] = []
        while (piece := self.peek()) not in ("", "|", ")"):
            part = self.atom(piece)
            if self.peek() == "?":
                self.at += 1
                part = _Part(f"(?:{part.regex})?", (), optional=True)
            regex += part.regex
            optional &= part.optional
            if not part.optional:
                needs += part.needs
        return _Part(regex, tuple(needs), optional)

    def atom(self, piece: str) -> _Part:
        self.at += 1
        if piece == "(":
            part = _either(self.branches())
            if self.peek() != ")":
                raise Misconfigured(f"pattern {self.source!r}: a bracket is not closed")
            self.at += 1
            return _Part(f"(?:{part.regex})", part.needs, part.optional)
        if piece[0] == "~":
            word = _WORD_OR_COMMA if "," in piece else f"(?:{_WORD})"
            return _Part(f"{word}{{0,{piece.strip('~,') or 3}}}", (), optional=True)
        if piece == "^":
            return _Part(_SENTENCE_START, (), optional=True)
        if piece == "#":
            return _Part(r" [^ ]*[0-9][^ ]* ", ())
        if piece[0] == "<":
            name = piece[1:-1]
            source = self.classes.get(name) or CLASSES.get(name)
            if source is None:
                raise Misconfigured(f"pattern {self.source!r}: there is no word class {piece}")
            inner = _Parser(source, self.classes).parse()
            return _Part(f"(?:{inner.regex})", inner.needs, inner.optional)
        if piece[0].isupper():
            verb, _, kind = piece.partition(".")
            base = verb.lower().replace("_", "")
            return _literal(forms(base)[kind] if kind else all_forms(base))
        if piece.endswith("*"):
            return _Part(f" {_re.escape(piece[:-1])}[^ ]* ", ())
        if piece[0] == "*":
            return _Part(f" [^ ]*{_re.escape(piece[1:])} ", ())
        return _literal([piece])

    def peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""


def _apart(branches: list[_Part]) -> list[_Part]:
    """Keep alternatives that need a rare word together, and each that needs only common ones for itself.

    A list of sayings would else be searched in every text that holds "that is", for the sake of "that is that".
    """
    rare: list[_Part] = []
    common: list[_Part] = []
    for branch in branches:
        needed = branch.rarest
        (rare if needed and max(_WEIGHT.get(word, 1) for word in needed) < _FREQUENT else common).append(
            branch
        )
    return ([_either(rare)] if rare else []) + common


def _cost(anchors: frozenset[str]) -> float:
    return sum(_WEIGHT.get(word, 1) for word in anchors)


def _bytes(line: str) -> bytes:
    return (line if line.isascii() else _BEYOND.sub("x", line)).encode("latin-1")


class Index:
    """Many patterns, compiled once, found in one pass over a text.

    Args:
        patterns: pairs of a pattern and the word classes of the file it comes from.

    Raises:
        Misconfigured: a pattern that cannot be read, or that could match nothing at all.
    """

    def __init__(self, patterns: Iterable[tuple[str, Mapping[str, str]]]) -> None:
        self._sources = 0
        self._compiled: list[tuple[int, Callable[..., Any], tuple[frozenset[str], ...]]] = []
        self._under: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        options = re2.Options()
        options.never_capture = True
        options.log_errors = False
        options.encoding = re2.Options.Encoding.LATIN1  # a byte a character: offsets need no conversion
        for number, (source, classes) in enumerate(patterns):
            self._sources += 1
            for part in _apart(_Parser(source, classes).parse_apart()):
                if part.optional:
                    raise Misconfigured(f"pattern {source!r} matches the empty text")
                try:
                    compiled = re2.compile(part.regex.encode("latin-1"), options)
                except (re2.error, UnicodeEncodeError) as error:
                    raise Misconfigured(f"pattern {source!r}: {error}") from error
                self._file(number, compiled, part)

    def _file(self, number: int, compiled: Any, part: _Part) -> None:
        at = len(self._compiled)
        rarest = part.rarest
        if rarest is None or len(rarest) > _MAX_ANCHORS:
            self._always.append(at)
        else:
            for word in rarest:
                self._under[word].append(at)
        others = tuple(dict.fromkeys(words for words in part.needs if words is not rarest))
        self._compiled.append((number, compiled.search, others))

    def __len__(self) -> int:
        return self._sources

    @property
    def unfiled(self) -> list[int]:
        """Patterns without a word to file them under; they are tried on every text."""
        return sorted({self._compiled[at][0] for at in self._always})

    def find(self, text: Text) -> Iterator[Match]:
        """Yield every match in the text, by pattern and then by place."""
        under = self._under
        candidates = set(self._always)
        words = set(text.words)
        for word in words & under.keys():
            candidates.update(under[word])
        line = _bytes(text.line)
        for at in sorted(candidates):
            number, search, others = self._compiled[at]
            if any(need.isdisjoint(words) for need in others):
                continue
            found = search(line)
            while found is not None:
                start, end = found.span()
                first = text.word_at(start)
                last = text.word_at(end - 1) + 1
                if line[start + 1] in _MARKS and last - first > 1:
                    first += 1  # `^` took the mark before the sentence with it
                yield Match(number, first, last)
                found = search(line, text.line_at[first + 1]) if first + 1 < len(text.line_at) else None

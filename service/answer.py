"""Reading a model's answer while it arrives: strict about the shape, patient with fences and preambles.

A parser is fed pieces of text as they come and gives each candidate the moment it is whole. What is not whole at the
end is an error, never a candidate.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Protocol

import pydantic_core

from service.errors import MalformedAnswer

Contract = Literal["tagged", "json", "one-per-move"]

_MAX_PENDING = 20_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reply as the model wrote it, for one of the moves that were asked for."""

    move: str
    text: str


class Parser(Protocol):
    """An answer under way."""

    def feed(self, piece: str) -> list[Candidate]:
        """Take the next piece; return the candidates that it completes."""
        ...

    def close(self) -> list[Candidate]:
        """Say that the answer has ended; return the candidates that its end completes.

        Raises:
            MalformedAnswer: the answer held no candidate, or broke off inside one.
        """
        ...


def make_parser(contract: Contract, moves: Collection[str], spare: int = 0) -> Parser:
    """Return a parser for an answer in the shape of `contract`.

    Args:
        contract: `tagged`: <option move="...">text</option>, one after the other; `json`: an object with a list
            `options` of objects with `move` and `text`; `one-per-move`: nothing but the text.
        moves: ids of the moves that were asked for.
        spare: further candidates that may come for a move, beyond its first.
    """
    if contract == "one-per-move":
        (move,) = moves
        return _Plain(move)
    return (_Tagged if contract == "tagged" else _Json)(moves, spare)


class _Counter:
    """Lets each move through as often as it was asked for; what was not asked for is dropped."""

    def __init__(self, moves: Collection[str], spare: int) -> None:
        self._left = dict.fromkeys(moves, 1 + spare)
        self.taken = 0

    def take(self, move: str, text: str) -> list[Candidate]:
        text = _clean(text)
        if not text or not self._left.get(move):
            return []
        self._left[move] -= 1
        self.taken += 1
        return [Candidate(move, text)]


_OPEN = re.compile(r"<option\s+move\s*=\s*[\"']?([a-z-]{1,40})[\"']?\s*>", re.IGNORECASE)
_CLOSE = re.compile(r"</option\s*>", re.IGNORECASE)


class _Tagged:
    def __init__(self, moves: Collection[str], spare: int) -> None:
        self._counter = _Counter(moves, spare)
        self._rest = ""

    def feed(self, piece: str) -> list[Candidate]:
        self._rest += piece
        found: list[Candidate] = []
        if ">" in piece:
            while (start := _OPEN.search(self._rest)) and (end := _CLOSE.search(self._rest, start.end())):
                text = self._rest[start.end() : end.start()]
                self._rest = self._rest[end.end() :]
                # A tag inside an option means that the one before it was never closed.
                if not _OPEN.search(text):
                    found += self._counter.take(start.group(1).lower(), text)
        if len(self._rest) > _MAX_PENDING:
            raise MalformedAnswer("the answer runs on without an option")
        return found

    def close(self) -> list[Candidate]:
        if _OPEN.search(self._rest):
            raise MalformedAnswer("the answer broke off inside an option")
        if not self._counter.taken:
            raise MalformedAnswer("the answer holds no option that was asked for")
        return []


_OPTIONS = re.compile(r"\{\s*\"options\"\s*:\s*\[")


class _Json:
    """Looks at each character once: strings, escapes and brackets tell where an option ends."""

    def __init__(self, moves: Collection[str], spare: int) -> None:
        self._counter = _Counter(moves, spare)
        self._rest = ""  # what is not read yet, from the start of the option under way
        self._at = 0  # how far into the rest the scan has come
        self._depth = 0
        self._quoted = self._escaped = False
        self._state: Literal["before", "inside", "after"] = "before"

    def feed(self, piece: str) -> list[Candidate]:
        if self._state == "after":
            return []
        self._rest += piece
        if self._state == "before":
            start = _OPTIONS.search(self._rest)
            if start:
                self._rest = self._rest[start.end() :]
                self._state = "inside"
        found = self._scan() if self._state == "inside" else []
        if len(self._rest) > _MAX_PENDING:
            raise MalformedAnswer("the answer runs on")
        return found

    def close(self) -> list[Candidate]:
        if self._state == "before":
            raise MalformedAnswer("the answer has no list of options")
        if self._state == "inside":
            raise MalformedAnswer("the answer broke off")
        if not self._counter.taken:
            raise MalformedAnswer("the answer holds no option that was asked for")
        return []

    def _scan(self) -> list[Candidate]:
        found: list[Candidate] = []
        while self._at < len(self._rest):
            char = self._rest[self._at]
            self._at += 1
            if self._quoted:
                self._quoted = self._escaped or char != '"'
                self._escaped = char == "\\" and not self._escaped
            elif char == '"':
                self._quoted = True
            elif char in "{[":
                self._depth += 1
            elif char in "}]" and self._depth:
                self._depth -= 1
                if self._depth == 0:
                    found += self._counter.take(*_fields(self._rest[: self._at]))
                    self._rest, self._at = self._rest[self._at :], 0
            elif char == "]":
                self._state = "after"
                break
        return found


def _fields(option: str) -> tuple[str, str]:
    try:
        data = pydantic_core.from_json(option.lstrip(" ,\n\r\t"))
    except ValueError as error:
        raise MalformedAnswer(f"an option is not JSON: {error}") from None
    match data:
        case {"move": str(move), "text": str(text), **rest} if not rest:
            return move, text
    raise MalformedAnswer("an option must have a move and a text, both strings, and nothing else")


class _Plain:
    def __init__(self, move: str) -> None:
        self._move = move
        self._text = ""

    def feed(self, piece: str) -> list[Candidate]:
        self._text += piece
        if len(self._text) > _MAX_PENDING:
            raise MalformedAnswer("the answer runs on")
        return []

    def close(self) -> list[Candidate]:
        text = _clean(self._text)
        if not text:
            raise MalformedAnswer("the answer is empty")
        return [Candidate(self._move, text)]


_FENCE = re.compile(r"\A```[a-z]*\n(.*?)\n?```\Z", re.DOTALL)


def _clean(text: str) -> str:
    """Take off what wraps a reply and is no part of it: space, a code fence, one pair of quotation marks."""
    text = text.strip()
    if fenced := _FENCE.match(text):
        text = fenced.group(1).strip()
    for left, right in (('"', '"'), ("“", "”")):
        inner = text[1:-1]
        if (
            len(text) > 1
            and text[0] == left
            and text[-1] == right
            and left not in inner
            and right not in inner
        ):
            text = inner.strip()
    return text

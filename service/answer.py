"""Reading a model's answer while it arrives: strict about the shape, patient with fences and preambles.

A parser is fed pieces of text as they come and gives each candidate the moment it is whole. What is not whole at the
end is an error, never a candidate.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal, Protocol

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


class _Json:
    def __init__(self, moves: Collection[str], spare: int) -> None:
        self._counter = _Counter(moves, spare)
        self._text = ""
        self._given = 0

    def feed(self, piece: str) -> list[Candidate]:
        self._text += piece
        if len(self._text) > _MAX_PENDING:
            raise MalformedAnswer("the answer runs on")
        # An option can only be whole once a brace has closed it.
        return self._options(partial=True) if "}" in piece else []

    def close(self) -> list[Candidate]:
        found = self._options(partial=False)
        if not self._counter.taken:
            raise MalformedAnswer("the answer holds no option that was asked for")
        return found

    def _options(self, *, partial: bool) -> list[Candidate]:
        start = self._text.find("{")
        if start < 0:
            if partial:
                return []
            raise MalformedAnswer("the answer holds no JSON object")
        body = self._text[start:]
        try:
            data = pydantic_core.from_json(
                body if partial else body[: body.rfind("}") + 1], allow_partial=partial
            )
        except ValueError as error:
            if partial:
                return []
            raise MalformedAnswer(f"the answer is not JSON: {error}") from None
        options = data.get("options") if isinstance(data, dict) else None
        if not isinstance(options, list):
            if partial:
                return []
            raise MalformedAnswer("the answer has no list of options")
        # In a partial answer the last option may still be growing, unless its own brace has closed.
        whole = (
            len(options)
            if not partial or body.rstrip(" \n`").endswith(("}", "},", "]"))
            else len(options) - 1
        )
        found: list[Candidate] = []
        for option in options[self._given : whole]:
            found += self._counter.take(*_fields(option))
        self._given = max(self._given, whole)
        return found


def _fields(option: Any) -> tuple[str, str]:
    match option:
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

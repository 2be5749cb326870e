"""Words in capitals: which are abbreviations, codes and names, and which are shouted."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from service.language.text import Text

_RUN = re.compile(r"[A-Z]{2}")
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]{2,}(?![^\W_])")
_CODE_JOINTS = frozenset("-_/#&@.")
_LONGEST_ABBREVIATION = 5


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    read = tomllib.loads((Path(__file__).parents[1] / "rules" / "capitals.toml").read_text(encoding="utf-8"))
    return frozenset(read["abbreviations"].split()), frozenset(read["words"].split())


def in_capitals(text: Text) -> list[int]:
    """Return the indices of the words that are written in capitals throughout, codes and links set aside.

    Looked for once and kept with the text.
    """
    kept: list[int] | None = text.__dict__.get("capitals")
    if kept is not None:
        return kept
    raw = text.raw
    found: list[int] = []
    text.__dict__["capitals"] = found
    if raw.isascii() and not _RUN.search(raw):
        return found
    for i, (word, start, end) in enumerate(zip(text.words, text.starts, text.ends, strict=True)):
        if (
            len(word) > 1
            and word.isalpha()
            and _capitals_only(raw[start:end])
            and not in_code(raw, start, end)
        ):
            found.append(i)
    return found


def capitals_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words in capitals of texts whose writer had no reason to shout."""
    return frozenset(word.lower() for text in texts if _RUN.search(text) for word in _CAPITALS.findall(text))


def calm_capitals_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words in capitals of a customer's texts that are names or abbreviations, not shouting."""
    found: set[str] = set()
    for text in texts:
        words = _CAPITALS.findall(text) if _RUN.search(text) else ()
        if words and 2 * sum(map(str.isupper, text)) < sum(map(str.isalpha, text)):
            found.update(word.lower() for word in words if not ordinary(word.lower()))
    return frozenset(found)


def everyday(word: str) -> bool:
    """Whether a word, in lower case, is an abbreviation that everybody reads without help."""
    return word in _lists()[0]


def ordinary(word: str) -> bool:
    """Whether a word, in lower case, is an ordinary short word and no abbreviation."""
    return word in _lists()[1]


def could_abbreviate(word: str) -> bool:
    """Whether a word, in lower case, has the length of an abbreviation and is no ordinary word."""
    return 2 <= len(word) <= _LONGEST_ABBREVIATION and not ordinary(word)


def _capitals_only(word: str) -> bool:
    """Whether a word is written in capitals, or is the plural of one that is ("SLAs")."""
    return word.isupper() or (len(word) > 3 and word[-1] == "s" and word[:-1].isupper())


def in_code(raw: str, start: int, end: int) -> bool:
    """Whether letters are a part of a code, a link or an address: joined to what holds a digit, or to a dot."""
    for at, step in ((start - 1, -1), (end, 1)):
        if not 0 <= at < len(raw) or raw[at] not in _CODE_JOINTS:
            continue
        near = at + step
        if raw[at] in "@#_":
            return True
        if raw[at] == "." and 0 <= near < len(raw) and raw[near].isalnum():
            return True
        while 0 <= near < len(raw) and (raw[near].isalnum() or raw[near] in _CODE_JOINTS):
            if raw[near].isdigit():
                return True
            near += step
    return False

"""What hides words from a checker and not from a reader, folded away with the offsets kept.

Curly apostrophes, zero-width characters, look-alike letters, markdown, letter-spacing, stretched letters, digits
that stand for letters.
"""

import re
import unicodedata
from itertools import compress
from string import ascii_lowercase

import re2

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
# Mark-up, letter-spacing, stretched letters, digits for letters: RE2 finds in one pass whether there is any of it.
_NEEDS_CARE = re2.compile(
    rb"[*~_]|\]\(|(?:^|\W)\w {1,3}\w {1,3}\w {1,3}\w(?:\W|$)|[a-zA-Z][01345@$][a-zA-Z]|"
    + b"|".join(3 * letter.encode() for letter in ascii_lowercase)
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
_MARKUP = re.compile(r"[*~_]")
_STRETCHED = re.compile(r"(\w)\1\1+")
_LETTER_SPACED = re.compile(r"(?<!\w)(?:\w {1,3}){3,}\w(?!\w)")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\((?:[^()\s]{1,300})\)")


def fold(raw: str) -> tuple[str, list[int] | None]:
    """Return the text without disguises, and for each of its characters the raw offset (None: the same)."""
    norm = raw if raw.isascii() else raw.translate(_SAME_WIDTH)
    if _PLAIN.match(norm) and not _NEEDS_CARE.search(norm.encode()):
        return norm.lower(), None
    text, origin = (norm, list(range(len(norm)))) if norm.isascii() else _decomposed(norm)
    keep = bytearray(b"\x01" * len(text))
    for link in _LINK.finditer(text) if "](" in text else ():
        keep[link.start()] = 0
        keep[link.end(1) : link.end()] = bytes(link.end() - link.end(1))
    for mark in _MARKUP.finditer(text):
        i = mark.start()
        if text[i] != "_" or not (0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum()):
            keep[i] = 0
    text, origin = _kept(text, origin, keep)
    text = _WORD_RUN.sub(_unmask, text)
    keep = bytearray(b"\x01" * len(text))
    for run in _LETTER_SPACED.finditer(text):
        for i in range(run.start(), run.end()):
            # A wider gap inside spaced-out letters is where one word ends and the next begins.
            if text[i] == " " and text[i - 1] != " " and text[i + 1] != " ":
                keep[i] = 0
    for run in _STRETCHED.finditer(text):
        if run.group(1).islower():
            keep[run.start() + 1 : run.end()] = bytes(run.end() - run.start() - 1)
    text, origin = _kept(text, origin, keep)
    return text.lower() if text.isascii() else "".join([c.lower()[0] for c in text]), origin


def _decomposed(norm: str) -> tuple[str, list[int]]:
    """Take letters and their marks apart, and leave marks and invisible characters out."""
    chars: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(norm):
        if char.isascii():
            chars.append(char)
            origin.append(at)
        elif char not in _INVISIBLE:
            for piece in unicodedata.normalize("NFKD", char):
                if unicodedata.category(piece) not in {"Mn", "Me"}:
                    chars.append(piece.translate(_SAME_WIDTH))
                    origin.append(at)
    return "".join(chars), origin


def _kept(text: str, origin: list[int], keep: bytearray) -> tuple[str, list[int]]:
    if all(keep):
        return text, origin
    return "".join(compress(text, keep)), list(compress(origin, keep))


def _unmask(run: re.Match[str]) -> str:
    """Fold look-alikes in a word that mixes scripts, and digits that stand for letters ("y0ur")."""
    word = run.group()
    if word.isascii() and word.isalpha():
        return word
    if not word.isascii() and any("a" <= c.lower() <= "z" for c in word):
        word = "".join(_LOOKALIKE.get(c, c) for c in word)
    if word.islower() and word[-1].isalpha() and sum(c in _LEET for c in word) in (1, 2) and len(word) > 2:
        word = "".join(_LEET.get(c, c) for c in word)
    return word

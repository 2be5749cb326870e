"""Identifiers: order and ticket numbers, codes, links, e-mail addresses, phone numbers, as they stand in a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from service.language.text import Text
from service.values.units import CENTS, CURRENCIES, MEASURES, MONTHS_LONG, SECONDS, bag

_BREAKS = "\"'<>(){}[],;|\u201c\u201d\u2018\u2019\u00ab\u00bb*`\u00b0"
_BREAK = r"\s" + re.escape(_BREAKS)
_CHUNK = re.compile(f"[^{_BREAK}]+")
# Words, prices, dates and times, with the marks that may stand around them; no quantifier can take what another left.
_PLAIN = re.compile(
    r"[('\"]?(?:[A-Za-z]+(?:['\u2019][A-Za-z]+|-[a-z]+)?|[$\u00a3\u20ac]?[0-9]+(?:[.,:][0-9]+)?%?"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})[).,:;!?'\"]{0,3}"
).fullmatch
_SUSPECT = re.compile(
    r"[\d@\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793\u00ad\u200b-\u200d\u2060\ufeff]|\.\S|://|[A-Z]{2}[-/_][A-Z]{2}"
)
_SPACED = re.compile(r"[0-9)][ \u00a0\u202f]\(?[0-9]")
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_DOLLARS = re.compile(r"(?:US|CA|AU|NZ|HK|C|A)\$[0-9][0-9.,]*")
_EDGE = ".:!?~_-\u2013\u2014\u2026/"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOMAIN = re.compile(r"((?:[\w-]+\.)+)([a-zA-Z]{2,24})(:[0-9]+)?([/?#].*)?")
_CAPS = re.compile(r"[A-Z]{2,}(?:[-/_][A-Z]{2,})+")
_PHONE = re.compile(r"\+?\(?[0-9](?:[0-9 ()\u00a0\u202f-]|\.(?=[0-9])){5,24}[0-9]")
_GROUPS = re.compile(r"[0-9]+").findall
_PARTS = re.compile(r"[-\u2010-\u2014/_:]")
_NUMBER = re.compile(r"[$£€¥₹+~]?[0-9]+(?:[.,][0-9]+)*([a-zA-Z]*)%?")
_ISO = re.compile(r"(?:19|20)[0-9]{2}[-./][0-9]{1,2}(?:[-./][0-9]{1,2}(?:[tT].*)?)?")
_DAY_FIRST = re.compile(r"[0-9]{1,2}[-./][0-9]{1,2}[-./](?:19|20)?[0-9]{2}")
_DATE_IN = re.compile(
    r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[-.][0-9]{1,2}[-.](?:19|20)[0-9]{2}|[0-9]\.[0-9]{1,2}(?![0-9.])"
)
_SUFFIXES = (
    frozenset(
        {
            "st",
            "nd",
            "rd",
            "th",
            "am",
            "pm",
            "x",
            "k",
            "s",
            "uhr",
            "kwh",
            "mbps",
            "gbps",
            "mhz",
            "ghz",
            "in",
            "hz",
            "w",
            "c",
            "f",
        }
    )
    | SECONDS.keys()
    | MONTHS_LONG.keys()
    | CURRENCIES.keys()
    | CENTS.keys()
    | MEASURES
)
# Top-level names that are no English words, so that "your account.it will" is no link.
_TLDS = bag(
    "com net org io gov edu eu uk de fr nl dk se fi es pl pt ch ie nz au ca cn jp br app dev tv info biz shop store online"
    " site cloud support example test local help ly gl co me page link tech bank email chat health travel"
)
_EVERYDAY = bag(
    "1d 2d 3d 4k 8k 2g 3g 4g 5g mp3 mp4 b2b b2c 2fa a4 a5 a3 covid19 h1 h2 w2 24x7 1to1 50s 60s 70s 80s 90s 101"
)


class Code(NamedTuple):
    """An identifier at the words first..last: its kind ("code", "link", "mail", "phone") and canonical form."""

    kind: str
    form: str
    first: int
    last: int


def codes_in(text: Text) -> list[Code]:
    """Return the identifiers that can be told by their shape alone, by place; time is linear in the text."""
    raw = text.raw
    # Nearly every text has plain words, prices and dates only: those are set aside before anything costs time.
    chunks = [match for match in _suspects(raw) if not _PLAIN(match.group())]
    spans: list[tuple[str, str, int, int]] = []
    for match in _PHONE.finditer(raw) if chunks or _SPACED.search(raw) else ():
        phone = _phone(match.group())
        start = match.start()
        # A letter or a sign glued to its front makes it part of a longer code or an amount.
        if phone and not (start and (raw[start - 1].isalnum() or raw[start - 1] in "$£€¥₹-/.,#:")):
            spans.append(("phone", phone, start, match.end()))
    for match in chunks:
        found = _shape(match.group())
        if found:
            spans.append((*found, *match.span()))
    if not spans:
        return []
    taken = -1
    codes = []
    for kind, form, start, end in sorted(spans, key=lambda s: s[2]):
        if start < taken:
            continue
        taken = end
        first = bisect_right(text.starts, start) - 1
        first += text.ends[first] <= start if first >= 0 else 1
        last = bisect_left(text.starts, end, lo=max(first, 0))
        while last - 1 > first and not text.words[last - 1][0].isalnum():
            last -= 1
        if last > first:
            codes.append(Code(kind, form, first, last))
    return codes


def _suspects(raw: str) -> Iterator[re.Match[str]]:
    """Yield the chunks that have what every identifier has one of: a digit, a dot, an at sign, joined capitals."""
    done = 0
    for suspect in _SUSPECT.finditer(raw):
        at = suspect.start()
        if at < done:
            continue
        while at > done and raw[at - 1] not in _BREAKS and not raw[at - 1].isspace():
            at -= 1
        chunk = _CHUNK.match(raw, at)
        if chunk is None:  # the suspect breaks a chunk itself
            done = at + 1
        else:
            done = chunk.end()
            yield chunk


def plain(word: str) -> str:
    """Return the letters and digits of an identifier in capitals, which is what makes two spellings one."""
    return "".join(c for c in word if c.isalnum()).upper()


def _phone(found: str) -> str | None:
    if _DATE_IN.search(found):
        return None
    groups = _GROUPS(found)
    digits = "".join(groups)
    if not 7 <= len(digits) <= 20 or len(groups) < 2:
        return None
    marked = found[0] in "+(" or digits[0] == "0"
    return (
        digits if marked or (len(groups) >= 3 and len(digits) >= 8 and min(map(len, groups)) >= 2) else None
    )


def _shape(chunk: str) -> tuple[str, str] | None:
    """Return kind and canonical form of an identifier, or None for an ordinary word or number."""
    body = (chunk if chunk.isascii() else chunk.translate(_INVISIBLE)).strip(_EDGE)
    if len(body) < 3:
        seat = len(body) == 2 and body[0].isdigit() and "A" <= body[1] <= "Z"
        return ("code", body) if seat and body.lower() not in _EVERYDAY else None
    if "@" in body:
        mail = _MAIL.fullmatch(body)
        return ("mail", body.lower()) if mail else None
    if "." in body or "://" in body:
        link = _link(body)
        if link:
            return "link", link
    if not any(c.isdigit() for c in body):
        return ("code", plain(body)) if _CAPS.fullmatch(body) else None
    if body[0] == "#":
        return "code", plain(body)
    return ("code", plain(body)) if _is_code(body) else None


def _link(body: str) -> str | None:
    lower = body.lower()
    scheme = "://" in lower
    if scheme:
        lower = lower.partition("://")[2]
    named = lower.startswith("www.")
    lower = lower.removeprefix("www.").rstrip("/.")
    if scheme:
        return lower
    domain = _DOMAIN.fullmatch(lower)
    if domain is None or not any(c.isalpha() for c in domain.group(1)):
        return None
    labels = domain.group(1).count(".")
    known = domain.group(2) in _TLDS and (
        domain.group(2) not in {"me", "co", "help", "test", "page", "link"} or labels > 1
    )
    return lower if named or known or domain.group(4) else None


def _is_code(body: str) -> bool:
    if body.lower() in _EVERYDAY:
        return False
    if _DOLLARS.fullmatch(body) or _ISO.fullmatch(body) or _DAY_FIRST.fullmatch(body):
        return False
    if body.count(".") >= 2 and body.replace(".", "").lstrip("vV").isdigit():
        return True
    parts = [p for p in _PARTS.split(body) if p]
    if body.isascii() and not any(c.isalpha() for c in body):
        return _numbers_are_code(body, parts)
    upper = digits = 0
    for part in parts:
        number = _NUMBER.fullmatch(part)
        if number:
            tail = number.group(1)
            if len(tail) == 1 and tail.isupper() and tail != "K":
                return True  # a seat, a flat
            tail = tail.lower()
            if tail and tail not in _SUFFIXES:
                return not (len(part) <= 3 and part.islower())
            digits += len(part) - len(tail)
        elif part.isalpha():
            upper += part.isupper()
        elif any(c.isdigit() for c in part):
            return True
    return len(parts) > 1 and digits > 0 and (upper > 0 or digits >= 3) and not _worded(parts)


def _worded(parts: list[str]) -> bool:
    """Whether these are words joined by hyphens or slashes ("30-day", "mid-2024", "£15.49/month")."""
    words = [p for p in parts if p.isalpha()]
    return all(len(w) > 2 and not w.isupper() for w in words) and all(
        len(p) <= 2 or not p.isdigit() or len(p) == 4 or (p.startswith(("1", "2", "3")) and len(p) == 3)
        for p in parts
        if not p.isalpha()
    )


def _numbers_are_code(body: str, parts: list[str]) -> bool:
    if len(parts) < 2 or any(c in body for c in ".,:$£€¥₹%") or "/" in body:
        return False
    if len(parts) == 2:
        low, high = parts
        ranged = low.isdigit() and high.isdigit() and len(high) <= 5 and int(low[:9]) < int(high[:9])
        if len(low) <= 2 and len(high) <= 2 and low.isdigit() and high.isdigit():
            return False  # 8-1 is a morning's slot
        return not (ranged and low[0] != "0")
    return True

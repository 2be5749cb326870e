"""Spans, days and times that follow from given ones: between dates, summed, so long after a date or a time."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from service.language.text import Text
from service.values.almanac import Calendar
from service.values.dates import ORDINALS
from service.values.reckoning import HERE, RECKONING, Terms, hints, said_in
from service.values.units import DAY, HOUR, MINUTE, WEEK, bag
from service.values.value import Figure, Value

_OCCASIONS = bag(
    "time visit appointment parcel delivery date call attempt slot trip show letter message ride morning evening night miss missed"
)
_AHEAD = bag(
    "will shall stay stays keep keeps open held take takes get gets receive arrive arrives reach reaches come comes last lasts need needs valid"
    " would can could expect expected until wait up"
)
_BOUNDING = bag("within inside every each least most than after")
_EACH = bag("each both twice double return back way trip apiece again")
_LIMIT = bag("until till til by through latest within up last end ends expires due deadline valid to")


class Elapsed:
    """Spans of time that follow from the given figures and dates."""

    def __init__(self, figures: Sequence[Figure], calendar: Calendar) -> None:
        self._figures = figures
        self._calendar = calendar

    def support(self, value: Value, reply: Text) -> AbstractSet[int] | None:
        """Return the sources that a span, a date or a time follows from, or None."""
        if value.kind == "duration" and len(value.keys[0]) == 2:
            name, amount = value.keys[0]
            if name == "sec":
                found = self._span(value, amount, reply) or self._added(value, amount, reply)
                return found or (self._occasions(amount / DAY) if _looks_back(value, reply) else None)
            return self._months(amount) if name == "month" and _looks_back(value, reply) else None
        if value.kind == "date":
            return self._day_after(value, reply) or _next_of(value, reply)
        if value.kind == "time" and len(value.keys[0]) == 2:
            return self._time_after(value, reply)
        return None

    def _span(self, value: Value, seconds: Decimal, reply: Text) -> set[int] | None:
        """A span between two dates or two times that were given."""
        if seconds % DAY == 0:
            start, end = reply.clause(value.first)
            if value.side == "most" and "will" in reply.words[start:end]:
                return None
            return set(self._calendar.apart(int(seconds) // DAY) or ())
        room = HOUR if value.near and seconds >= HOUR else 0
        times: list[tuple[int, int]] = []
        for figure in self._figures:
            for key in figure.value.keys:
                if key[0] == "time" and len(key) == 3 and (key[2] - key[1]) * 60 == seconds:
                    return {figure.source}
                if key[0] == "time":
                    times += ((minutes, figure.source) for minutes in key[1:])
        for start, source in times[:60]:
            for end, other in times[:60]:
                if start != end and -room // 3 <= (end - start) % 1440 * 60 - seconds <= room:
                    return {source, other}
        return None

    def _added(self, value: Value, seconds: Decimal, reply: Text) -> AbstractSet[int] | None:
        """A span that is the sum, the difference or the double of spans that were given."""
        if value.side == "most":
            return None
        said = [v for v in said_in(reply) if v.first != value.first]
        named = {key[1] for v in said for key in v.keys if key[0] == "sec" and len(key) == 2}
        bare = {key[1] for v in said if v.kind == "number" for key in v.keys if len(key) == 2}
        twice = Counter(key for v in said for key in v.keys[:1])
        start, end = reply.sentence(value.first)
        sentence = reply.words[start:end]
        loose = not RECKONING.isdisjoint(sentence) or hints(sentence)
        terms: Terms = self._spans | {a: self._spans.get(a, frozenset()) | {HERE} for a in named}
        for a, sources in terms.items():
            if a * 2 == seconds:
                again = twice["sec", a] > 1 or not bare.isdisjoint(
                    a / unit for unit in (MINUTE, HOUR, DAY, WEEK)
                )
                if again or (loose and not _EACH.isdisjoint(sentence)) or _in_all(sentence):
                    return sources
            for b in (seconds - a, a - seconds):
                more = terms.get(b)
                if more is not None and b not in {a, 0} and a != seconds:
                    both = (a in named) + (b in named)
                    if both == 2 or (loose and both):
                        return sources | more
        return None

    @cached_property
    def _spans(self) -> Terms:
        """The given spans of a fixed length in seconds, and their sources."""
        found: dict[Decimal, set[int]] = {}
        for figure in self._figures:
            for key in figure.value.keys:
                if key[0] == "sec" and len(key) == 2:
                    found.setdefault(key[1], set()).add(figure.source)
        return {span: frozenset(sources) for span, sources in found.items()}

    def _occasions(self, days: Decimal) -> set[int] | None:
        """As many days as there were visits, or as one source lists dates."""
        if days != int(days) or days < 3:  # two of something there are in any chat
            return None
        for figure in self._figures:
            if figure.value.keys[0] == ("n", days) and not figure.heads.isdisjoint(_OCCASIONS):
                return {figure.source}
        return self._listed(days, "date")

    def _months(self, months: Decimal) -> set[int] | None:
        """As many months as one source lists, or as lie between two months or two years that were given."""
        if months < 2 or months != int(months):
            return None
        listed = self._listed(months, "in")
        if listed:
            return listed
        given = [
            (key[2], f.source) for f in self._figures for key in f.value.keys[:1] if key[0] == "in" and key[2]
        ]
        for i, (month, source) in enumerate(given[:20]):
            for later, other in given[i + 1 : 20]:
                if (later - month) % 12 == months:
                    return {source, other}
        for figure in self._figures:
            for key in figure.value.keys:
                years = len(key) == 3 and key[0] in {"n", "any"} and 1900 < key[1] < key[2] < 2100
                if years and months in {12 * (key[2] - key[1]), 12 * (key[2] - key[1] + 1)}:
                    return {figure.source}
        return None

    def _listed(self, many: Decimal, name: str) -> set[int] | None:
        """The source that lists just so many dates or months."""
        count = Counter(f.source for f in self._figures if f.value.keys[0][0] == name)
        return next(({source} for source, listed in count.items() if listed == many), None)

    def _day_after(self, value: Value, reply: Text) -> set[int] | None:
        """A last day that lies a given number of days after a given date."""
        start, end = reply.clause(value.first)
        if _LIMIT.isdisjoint(reply.words[start:end]):
            return None
        for figure in self._figures:
            for key in figure.value.keys:
                if key[0] == "month" and len(key) == 2 and 1 <= key[1] <= 120 and key[1] == int(key[1]):
                    source = self._calendar.months_after(int(key[1]), value.keys[0])
                    if source is not None:
                        return {source, figure.source}
                for span in key[1:] if key[0] == "sec" else ():
                    if span % DAY == 0 and span <= 400 * DAY:
                        for wanted in value.keys:
                            if wanted[0] == "date":
                                days = int(span) // DAY
                                source = self._calendar.after(days, wanted, value.unit)
                                if source is None:  # "until 14 days before departure"
                                    source = self._calendar.after(-days, wanted, value.unit)
                                if source is not None:
                                    return {source, figure.source}
        return None

    def _time_after(self, value: Value, reply: Text) -> set[int] | None:
        """A time that lies a given span after or before a given time."""
        wanted = {key[1] for key in value.keys if key[0] == "time"}
        named = {key for v in said_in(reply) if v.first != value.first for key in v.keys}
        spans = [
            (int(key[1]) // 60, figure.source, key in named)
            for figure in self._figures
            for key in figure.value.keys
            if key[0] == "sec" and len(key) == 2 and key[1] < DAY
        ]
        for figure in self._figures if spans else ():
            for key in figure.value.keys:
                for span, source, said in spans if key[0] == "time" and len(key) == 2 else ():
                    if not (said or key in named or value.near):
                        continue
                    if (key[1] + span) % 1440 in wanted or (key[1] - span) % 1440 in wanted:
                        return {source, figure.source}
        return None


def _looks_back(value: Value, reply: Text) -> bool:
    """Whether a span tells of what was, and promises or bounds nothing."""
    if value.side or value.keys[0][0] not in {"sec", "month"}:
        return False
    start, end = reply.clause(value.first)
    before = reply.words[max(start, value.first - 2) : value.first]
    if reply.words[value.last - 1] not in {"day", "days", "month", "months", "year", "years"}:
        return False
    return _AHEAD.isdisjoint(reply.words[start:end]) and _BOUNDING.isdisjoint(before)


def _next_of(value: Value, reply: Text) -> AbstractSet[int] | None:
    """The fourth, where the reply tells of three."""
    if value.keys[0][0] != "date":
        return None
    _, year, month, day = value.keys[0]
    if year or month or reply.words[value.first] not in ORDINALS:
        return None
    before = (("n", Decimal(day - 1)), ("sec", DAY * Decimal(day - 1)))
    return {HERE} if any(v.keys[0] in before for v in said_in(reply) if v.first < value.first) else None


def _in_all(sentence: list[str]) -> bool:
    return ("in", "all") in pairwise(sentence)

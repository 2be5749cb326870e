"""Spans, days and times that follow from given ones: between dates, summed, so long after a date or a time."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from service.language.text import Text
from service.values.almanac import Calendar
from service.values.reckoning import HERE, RECKONING, Terms, hints, said_in
from service.values.units import DAY, HOUR, MINUTE, WEEK, bag
from service.values.value import Figure, Value

_EACH = bag("each both twice double return back way trip apiece again")
_LIMIT = bag("until till til by through latest within up last end ends expires due deadline valid to")


class Elapsed:
    """Spans of time that follow from the given figures and dates."""

    def __init__(self, figures: Sequence[Figure], calendar: Calendar) -> None:
        self._figures = figures
        self._calendar = calendar

    def support(self, value: Value, reply: Text) -> AbstractSet[int] | None:
        """Return the sources that a span, a date or a time follows from, or None."""
        if value.kind == "duration" and value.keys[0][0] == "sec" and len(value.keys[0]) == 2:
            seconds = value.keys[0][1]
            return self._span(value, seconds, reply) or self._added(value, seconds, reply)
        if value.kind == "date":
            return self._day_after(value, reply)
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


def _in_all(sentence: list[str]) -> bool:
    return ("in", "all") in pairwise(sentence)

"""What follows from two given figures: sums, differences, products, shares, spans between dates, dates after a span.

Two figures of one unit may be reckoned with if one text gives both, if the reply names one of them, or if the
sentence says that it reckons ("leaves", "in all", "too much"). Without that, a handful of prices would prove any.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from service.language.text import Text
from service.values.almanac import Calendar
from service.values.units import DAY, HOUR, MINUTE, WEEK, bag, same_currency
from service.values.value import Figure, Support, Value
from service.values.values import values_of

MONEY_HEADS = bag(
    "price cost fee amount pay paid charge charged payment total bill billed rent fare balance deposit refund refunded"
    " deducted tax subtotal salary credit money sum rate owe owed spent"
)
"""Stems of words that make a bare number beside them an amount of money."""
_RECKONING = bag(
    "together total all altogether sum less minus plus leaves left leaving remaining rest difference gap delta too extra saves"
    " save saving cheaper lower higher combined twice double half overcharged overpaid short favor favour"
    " without besides remain remains minus excluding including"
    " spare over past beyond above below under more up down raised rise rises rose grew increase increased surplus instead rather versus against between owed overcharge shortfall"
)
# What says so less surely: one of the two terms must be named then.
_HINTS = bag("missing lost lacking other others makes make comes come behind gone still so")
_WHOLE = bag(
    "all together altogether total sum everyone everybody whole family party group items item pieces piece"
)
_EACH = bag("each both twice double return back way trip apiece again")
_RATE = bag("a an per each every apiece")
_LIMIT = bag("until till til by through latest within up last end ends expires due deadline valid to")
# Beyond this many figures chance alone would make every sum come out; the first ones are the conversation's own.
_MOST_TERMS = 300
_SHARES = {
    "half": Decimal(2),
    "twice": Decimal(2),
    "double": Decimal(2),
    "both": Decimal(2),
    "third": Decimal(3),
    "thirds": Decimal(3),
    "quarter": Decimal(4),
    "quarters": Decimal(4),
}
_PARTS = (["of"], ["the"])
_COMPARED = [[w] for w in ("more", "less", "higher", "lower", "cheaper", "dearer", "of")]
_HERE = -1  # the reply itself as a source
# A reply with more figures than this reckons with the first ones only; what the rest of them say must have been given.
_MOST_SAID = 40
_Terms = dict[Decimal, frozenset[int]]


class Derivation:
    """Figures that follow from the given ones.

    Args:
        figures: all given values; those whose source is `grounds` or more are the customer's.
        calendar: the given dates.
        grounds: number of the company's sources.
    """

    def __init__(self, figures: Sequence[Figure], calendar: Calendar, grounds: int) -> None:
        self._figures = figures[:_MOST_TERMS]
        self._calendar = calendar
        self._grounds = grounds
        self._known_terms: dict[tuple[str, str, tuple[str, ...]], _Terms] = {}

    def support(self, value: Value, reply: Text) -> Support | None:
        """Return the first of the sources that a value follows from, or None."""
        said = _said(reply)
        if len(said) == _MOST_SAID and value.first > said[-1].first:
            return None
        sources: AbstractSet[int] | None = None
        if value.kind in {"money", "count", "number"}:
            readings = [key for key in value.keys if len(key) == 2 and key[0] in {"money", "n"}]
            if value.kind == "number" and readings:
                readings.append(("money", readings[0][1]))
            for name, amount in readings:
                sources = sources or self._reckoned(name, amount, value, reply)
        elif value.kind == "percent" and reply.words[value.last : value.last + 1] in _COMPARED:
            sources = self._share(value.keys[0][1])
        elif value.kind == "duration" and value.keys[0][0] == "sec" and len(value.keys[0]) == 2:
            sources = self._span(value, value.keys[0][1], reply) or self._added(
                value, value.keys[0][1], reply
            )
        elif value.kind == "date":
            sources = self._day_after(value, reply)
        elif value.kind == "time" and len(value.keys[0]) == 2:
            sources = self._time_after(value, reply)
        if not sources:
            return None
        given = sorted(s for s in sources if s != _HERE)
        return Support(
            given[0] if given else _HERE, customer=any(s >= self._grounds for s in given), derived=True
        )

    def _terms(self, name: str, value: Value) -> _Terms:
        """Return the given amounts that may be terms of a sum that gives the value, and their sources."""
        kind = (name, value.unit, value.heads)
        found = self._known_terms.get(kind)
        if found is None:
            terms: dict[Decimal, set[int]] = {}
            for figure in self._figures:
                if _addable(name, figure, value):
                    for key in figure.value.keys:
                        if key[0] == name or (name == "money" and key[0] == "n"):
                            for term in key[1:] if key[1] != 1 or name == "money" else ():
                                terms.setdefault(term, set()).add(figure.source)
            found = self._known_terms[kind] = {term: frozenset(sources) for term, sources in terms.items()}
        return found

    @cached_property
    def _multipliers(self) -> list[tuple[Decimal, Decimal, int]]:
        """By what a price may be multiplied: the factor, the figure that it comes from, and its source."""
        return [
            (factor, key[1], figure.source)
            for figure in self._figures
            for key in figure.value.keys[:1]
            if len(key) == 2
            for factor in _factors(key[0], key[1])
        ]

    def _reckoned(self, name: str, amount: Decimal, value: Value, reply: Text) -> AbstractSet[int] | None:
        others = [v for v in _said(reply) if v.first != value.first]
        named = {key[1] for v in others for key in v.keys if len(key) == 2 and isinstance(key[1], Decimal)}
        alike = [v for v in others if name != "money" or same_currency(v.unit, value.unit)]
        said = {key[1] for v in alike for key in v.keys if key[0] == name and len(key) == 2}
        if any(a != amount and ({amount - a, a - amount} - {a}) & said for a in said):
            return {_HERE}
        terms = dict(self._terms(name, value))
        for v in alike:
            if name == "money" or not value.heads or set(v.heads) & set(value.heads):
                for key in v.keys:
                    if key[0] == name and len(key) == 2:
                        terms[key[1]] = terms.get(key[1], frozenset()) | {_HERE}
        start, end = reply.sentence(value.first)
        loose = not _RECKONING.isdisjoint(reply.words[start:end])
        hinted = _hints(reply.words[start:end])
        if (loose or hinted) and any(a > 1 and amount != a and amount / a in named - {a} for a in said):
            return {_HERE}
        hinted &= reply.words[max(0, value.first - 1) : value.first] not in _PARTS
        for a, sources in terms.items():
            for b in (amount - a, a - amount):
                more = terms.get(b)
                if (
                    more is None
                    or b <= 0
                    or a == amount
                    or (a == b and not (loose or (hinted and a in named)))
                ):
                    continue
                both = (a in named) + (b in named)
                beside = name == "money" and not sources.isdisjoint(more)
                if both == 2 or (loose and (both or beside or value.kind != "number")) or (hinted and both):
                    return sources | more
        if name != "money" or amount <= 0:
            return self._whole(amount, reply.words[start:end]) if name == "n" else None
        rate = not _RATE.isdisjoint(reply.words[value.last : value.last + 1])
        return self._product(amount, terms, named, reply.words[start:end], rate=rate)

    def _whole(self, amount: Decimal, sentence: list[str]) -> AbstractSet[int] | None:
        """The sum of all that one source counts: "all six of you" of four adults and two children."""
        if _WHOLE.isdisjoint(sentence):
            return None
        for source, counts in self._counts.items():
            if len(counts) > 1 and sum(counts) == amount:
                return {source}
        return None

    @cached_property
    def _counts(self) -> dict[int, list[Decimal]]:
        """What each source counts, but for spans and dates."""
        found: dict[int, list[Decimal]] = {}
        for figure in self._figures:
            key = figure.value.keys[0]
            if figure.value.kind == "count" and key[0] == "n" and len(key) == 2:
                found.setdefault(figure.source, []).append(key[1])
        return found

    def _product(
        self, amount: Decimal, terms: _Terms, named: set[Decimal], sentence: list[str], *, rate: bool
    ) -> AbstractSet[int] | None:
        for factor, figure, source in self._multipliers:
            for a, counted in ((amount / factor, rate or figure in named), (amount * factor, False)):
                sources = terms.get(a)
                if sources and (counted or source in sources or a in named):
                    return sources | {source}
        for word in _SHARES.keys() & set(sentence):
            for a in (amount * _SHARES[word], amount / _SHARES[word]):
                if a in terms:
                    return terms[a]
        return None

    def _share(self, percent: Decimal) -> set[int] | None:
        """What part one given sum is of another, or by which part they differ, in percent."""
        sums = [
            (key[1], figure.value.unit, figure.source)
            for figure in self._figures
            for key in figure.value.keys[:1]
            if key[0] == "money" and len(key) == 2 and key[1] > 0
        ][:30]
        for a, unit, source in sums:
            for b, other, more in sums:
                if a != b and same_currency(unit, other) and percent in {100 * a / b, 100 * abs(a - b) / b}:
                    return {source, more}
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
                if start != end and 0 <= (end - start) * 60 - seconds <= room:
                    return {source, other}
        return None

    def _added(self, value: Value, seconds: Decimal, reply: Text) -> AbstractSet[int] | None:
        """A span that is the sum, the difference or the double of spans that were given."""
        if value.side == "most":
            return None
        said = [v for v in _said(reply) if v.first != value.first]
        named = {key[1] for v in said for key in v.keys if key[0] == "sec" and len(key) == 2}
        bare = {key[1] for v in said if v.kind == "number" for key in v.keys if len(key) == 2}
        twice = Counter(key for v in said for key in v.keys[:1])
        start, end = reply.sentence(value.first)
        sentence = reply.words[start:end]
        loose = not _RECKONING.isdisjoint(sentence) or _hints(sentence)
        terms: _Terms = self._spans | {a: self._spans.get(a, frozenset()) | {_HERE} for a in named}
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
    def _spans(self) -> _Terms:
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
                                source = self._calendar.after(int(span) // DAY, wanted, value.unit)
                                if source is not None:
                                    return {source, figure.source}
        return None

    def _time_after(self, value: Value, reply: Text) -> set[int] | None:
        """A time that lies a given span after or before a given time."""
        wanted = {key[1] for key in value.keys if key[0] == "time"}
        named = {key for v in _said(reply) if v.first != value.first for key in v.keys}
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


def _said(reply: Text) -> tuple[Value, ...]:
    """Return the values of a reply that it may reckon with."""
    return values_of(reply)[:_MOST_SAID]


def _in_all(sentence: list[str]) -> bool:
    return ("in", "all") in pairwise(sentence)


def _hints(sentence: list[str]) -> bool:
    """Whether a sentence may be reckoning: "that is ten hours", "so five are left"."""
    return not _HINTS.isdisjoint(sentence) or ("that", "is") in pairwise(sentence)


def _addable(name: str, figure: Figure, value: Value) -> bool:
    """Whether a figure may be a term of a sum that gives the value: money with money, boxes with boxes."""
    given = figure.value
    if name == "money" and given.kind == "money":
        return same_currency(value.unit, given.unit)
    if given.kind not in {"count", "number"}:
        return False
    if name == "money":
        named = given.kind == "number" and not given.spelled and not figure.heads.isdisjoint(MONEY_HEADS)
        return named or any(key[0] == "money" for key in given.keys)
    return given.kind == "number" or not value.heads or not figure.heads.isdisjoint(value.heads)


def _factors(name: str, amount: Decimal) -> tuple[Decimal, ...]:
    """Return by what a price may be multiplied: a count, a span in its own unit, a share."""
    if name == "percent":
        found: tuple[Decimal, ...] = (amount / 100, (100 - amount) / 100)
    elif name == "sec":
        found = (amount / DAY, amount / WEEK, amount / HOUR)
    else:
        found = (amount,) if name in {"n", "bday", "month"} else ()
    return tuple(f for f in found if f > 0 and f != 1)

"""Which figures the grounds support: an index of the values that were given, and the test of a value in a reply.

Built once per request, linear in the grounds; a test is a few look-ups. What the facts, the actions, the commitments
and the agent's earlier messages hold supports any claim; what only the customer said supports its restatement.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from service.language.text import Text
from service.values.almanac import Calendar
from service.values.codes import plain
from service.values.counts import share_at
from service.values.dates import MONTHS, ORDINALS
from service.values.derivation import Derivation
from service.values.ellipsis import elided
from service.values.filing import CODES, POSSESSIVES, around, filed
from service.values.mentions import mentions
from service.values.spans import ONE_SPAN, span_keys
from service.values.units import DAY, HOUR, MEASURE_NAMES, MINUTE, WEEK, bag, same_currency, stem
from service.values.value import STOP_WORDS, Figure, Key, Support, Value
from service.values.values import values_of

_BY = frozenset({"by", "before", "until", "till"})
# Months and seasons that one counts instead of years ("26 Novembers"), and what comes once a month.
_YEARLY = frozenset(map(stem, MONTHS)) | bag("christmas summer winter spring autumn season birthday")
_MONTHLY = bag("bill invoice payment instalment installment statement rent fee")
_WORD = Value("code", 0, 1, ())


class Figures:
    """The values of a request.

    Args:
        grounds: texts that support any claim.
        customer: the customer's own messages.
        names: names that may hold a figure ("Plan 20"); they support themselves.
    """

    def __init__(
        self, grounds: Iterable[Text], customer: Iterable[Text] = (), names: Iterable[str] = ()
    ) -> None:
        self._index: dict[Key, list[Figure]] = {}
        self.values: list[Figure] = []
        self._currencies: set[str] = set()
        self._nouns: set[str] = set()
        self.grounds = 0
        for text in (*grounds, *map(Text, names)):
            self._add(text, self.grounds)
            self.grounds += 1
        for source, text in enumerate(customer, self.grounds):
            self._add(text, source)

    @cached_property
    def calendar(self) -> Calendar:
        """The dates that were given."""
        return Calendar(self.values)

    @cached_property
    def _derivation(self) -> Derivation:
        return Derivation(self.values, self.calendar, self.grounds)

    def support(self, value: Value, reply: Text) -> Support | None:
        """Return what supports a value of a reply, the company's grounds before the customer's words, or None."""
        given = self._given(value, reply)
        if given is None and value.kind == "money" and self._otherwise(value):
            return None
        if given is None or given.customer:
            derived = self._derivation.support(value, reply)
            if given is None or (derived and not derived.customer):
                return derived or given or self._elided(value, reply)
        return given

    def _elided(self, value: Value, reply: Text) -> Support | None:
        """Return what supports a bare number in a unit that its sentence names."""
        for other in elided(value, reply):
            found = self._given(other, reply)
            if found is None and other.kind == "duration":
                found = self._derivation.support(other, reply)
            if found:
                return found
        return None

    def counted(self, heads: Iterable[str]) -> bool:
        """Whether anything given counts one of these nouns."""
        return not self._nouns.isdisjoint(heads)

    def _add(self, text: Text, source: int) -> None:
        words, index = text.words, self._index
        for value in values_of(text):
            if value.kind == "money" and value.unit:
                self._currencies.add(value.unit)
            heads: frozenset[str] = frozenset()
            if value.kind in {"count", "number"}:
                heads = frozenset(around(words, value.first, value.last)).union(value.heads)
            figure = Figure(value, source, heads)
            self.values.append(figure)
            if value.kind == "count":
                self._nouns.update(value.heads)
            for key, part in filed(value, heads, words):
                index.setdefault(key, []).append(figure._replace(part=part) if part else figure)
        mention = Figure(_WORD, source)
        for key in mentions(text):
            index.setdefault(key, []).append(mention)

    def _given(self, value: Value, reply: Text) -> Support | None:
        best: Support | None = None
        for figure in self._fitting(value, reply):
            if figure.source < self.grounds:
                return Support(figure.source)
            best = best or Support(figure.source, customer=True)
        return best

    def _fitting(self, value: Value, reply: Text) -> Iterator[Figure]:
        index = self._index
        for key in value.keys:
            name = key[0]
            if name == "date":
                yield from self._dates(key, value.unit)
                if key[2] is None and value.first and reply.words[value.first - 1] in POSSESSIVES:
                    yield from index.get(("years", key[3]), ())
                if key[2] is None and key[3] > 3 and reply.words[value.first] in ORDINALS and not value.unit:
                    yield from index.get(("ordinal", key[3]), ())  # the fourth: a floor, a letter
            elif name == "in":
                yield from (
                    f for f in index.get(("in", key[2]), ()) if not key[1] or _year_fits(f.value, key[1])
                )
            elif name in CODES:
                yield from self._codes(key)
            elif name == "vague":
                yield from (f for f in self.values if f.value.kind == "duration")
            else:
                yield from (f for f in index.get(key, ()) if self._fits(value, f, key))
                if len(key) == 3:
                    yield from self._both_ends(key, apart=value.side == "from")
                elif name == "ordinal":
                    yield from index.get(("years", key[1]), ())
                    yield from index.get(("day", key[1]), ())
                elif name == "month":
                    yield from index.get(("years", key[1] / 12), ())
                elif name == "time" and key[1] % 60 == 0:
                    yield from self._on_the_hour(Decimal(key[1] // 60), reply.words[max(0, value.first - 1)])
        if value.kind == "weekday":
            yield from self.calendar.undated
        if len(value.keys[0]) == 2:
            if value.kind in {"percent", "duration", "count"}:
                yield from self._named(value, reply)
            if value.kind in {"count", "number"}:
                yield from self._counted(value, reply)
        if (value.near and (value.kind in {"duration", "time"} or not value.side)) or (
            value.spelled and value.kind == "money"
        ):
            yield from self._near(value)

    def _on_the_hour(self, hour: Decimal, before: str) -> Iterator[Figure]:
        """What "at 14" can be beside a time: an age, what was set at 14; and "before noon" is in the morning."""
        if before == "at":
            yield from self._index.get(("at", hour), ())
            yield from self._index.get(("years", hour), ())
        elif before in _BY:
            yield from self._index.get(("by", hour * 60), ())

    def _otherwise(self, value: Value) -> bool:
        """Whether this very amount was given, but in another currency."""
        return any(figure.value.kind == "money" for figure in self._index.get(value.keys[0], ()))

    def _both_ends(self, key: Key, *, apart: bool) -> Iterator[Figure]:
        """A range whose two ends one source gives apart ("rose from $10 to $15"), or two, if need be."""
        lows = {f.source for f in self._index.get((key[0], key[1]), ()) if not f.part}
        yield from (
            f
            for f in self._index.get((key[0], key[2]), ())
            if lows and not f.part and (apart or f.source in lows)
        )

    def _dates(self, key: Key, weekday: str) -> Iterator[Figure]:
        _, year, month, day = key
        if month is None:
            figures = self._index.get(("day", day), [])
        else:
            figures = self._index.get(("date", month, day), [])
            if not self.calendar.months or month in self.calendar.months:
                figures = figures + self._index.get(("bare day", day), [])
        for figure in figures:
            if year and not _year_fits(figure.value, year):
                continue
            if weekday and not self.calendar.falls_on(figure.value, int(weekday)):
                continue
            yield figure

    def _codes(self, key: Key) -> Iterator[Figure]:
        index, (kind, form) = self._index, key
        yield from index.get(key, ())
        if kind == "phone":
            yield from (f for f in index.get(("digits", form[-7:]), ()) if _same_phone(f.value, form))
            yield from index.get(("code", form), ())
        elif kind == "link":
            yield from index.get(("site", form), ())
        elif kind == "code" and len(form) >= 4:
            yield from index.get(("phone", form), ())
            yield from index.get(("tail", form), ())

    def _counted(self, value: Value, reply: Text) -> Iterator[Figure]:
        """Counts that were given otherwise: as "the four of them", as a fourth, as the length of a list."""
        amount = value.keys[0][1]
        before = reply.words[value.first - 1] if value.first else ""
        if before in {"the", "these", "those", "your", "all"}:
            yield from self._index.get(("any" if amount > 12 else "n", amount), ())
        yield from self._index.get(("ordinal", amount), ())
        yield from self._index.get(("alone", amount), ())
        if value.kind == "number":
            yield from self._index.get(("years", amount), ())
        if value.spelled and value.kind == "count" and amount <= 3:
            # Some of what was counted: "two lamps made it" of three.
            yield from (
                f
                for f in self.values
                if f.value.kind == "count"
                and f.value.keys[0][-1] > amount
                and not f.heads.isdisjoint(value.heads)
            )
        yield from self._index.get(("length", amount), ())
        whole = share_at(reply.words, value.last)
        if whole:  # four of ten, where six of ten were given
            yield from self._index.get(("share", whole - amount, whole), ())
        if value.heads:
            yield from self._told_in_time(amount, value.heads)

    def _told_in_time(self, amount: Decimal, heads: tuple[str, ...]) -> Iterator[Figure]:
        """Spans told as counts: "nineteen spotless years", "26 Novembers", "twelve bills" of twelve months."""
        for head in heads[:3]:
            unit = "year" if head in _YEARLY else "month" if head in _MONTHLY else head
            for key in span_keys([amount], unit, office=False) if unit in ONE_SPAN else ():
                yield from self._index.get(key, ())

    def _fits(self, value: Value, figure: Figure, key: Key) -> bool:
        """Whether unit, head and bound of a value agree with a figure that has the same amount."""
        given, name = figure.value, key[0]
        if name == "money" and value.unit:
            # A bare number is in a currency that the request speaks of, if it speaks of any.
            units = {given.unit} if given.kind == "money" and given.unit else self._currencies or {""}
            if not any(same_currency(value.unit, unit) for unit in units):
                return False
        if name == "n" and value.kind == "count":
            return not figure.heads.isdisjoint(value.heads) or "time" in figure.value.heads
        return figure.part != "low" or name == "time" or value.side == "least"

    def _named(self, value: Value, reply: Text) -> Iterator[Figure]:
        """Bare numbers of the grounds ("humidity: 32") whose name stands in the same sentence of the reply."""
        amount = value.keys[0][1]
        figures = self._index.get(("n" if value.kind == "count" else "bare", amount), ())
        if not figures:
            return
        if value.kind == "percent" or (value.heads and value.heads[0] in MEASURE_NAMES):
            yield from (f for f in figures if not f.value.heads)
        start, end = reply.sentence(value.first)
        stems = {stem(w) for w in reply.words[start:end] if w not in STOP_WORDS}
        yield from (f for f in figures if not stems.isdisjoint(f.heads))

    def _near(self, value: Value) -> Iterator[Figure]:
        """Figures that "about 60" can stand for, or the whole part that a spelled sum leaves its cents off."""
        name, amount = value.keys[0][0], value.keys[0][-1]
        if not isinstance(amount, Decimal) or not amount:
            return
        if not value.near:
            if amount != int(amount):
                return
            low, high = amount, amount + Decimal("0.99")
        else:
            digits = str(int(amount))
            if amount.as_tuple().exponent:
                return  # who gives the cents does not round
            unit = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
            if name == "sec":
                unit = next(Decimal(u) for u in (WEEK, DAY, HOUR, MINUTE, 1) if amount % u == 0)
            room = min(max(unit / 2, amount / 50), amount / 8)
            low, high = amount - room, amount + room
        for figure in self.values:
            for key in figure.value.keys:
                if (
                    key[0] == name
                    and len(key) == 2
                    and low <= key[1] <= high
                    and self._fits(value, figure, key)
                ):
                    yield figure


def _year_fits(value: Value, year: int) -> bool:
    years = {key[1] for key in value.keys if key[0] in {"date", "in"}}
    return None in years or year in years


def _same_phone(value: Value, digits: str) -> bool:
    """Whether two numbers differ by no more than a country code or a trunk zero."""
    mine = digits.lstrip("0")
    for key in value.keys:
        given = "".join(c for c in plain(key[1]) if c.isdigit()).lstrip("0")
        if given and (given.endswith(mine) or mine.endswith(given)):
            return True
    return False

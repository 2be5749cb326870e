"""Which figures the grounds support: an index of the values that were given, and the test of a value in a reply.

Built once per request, linear in the grounds; a test is a few look-ups. What the facts, the actions, the commitments
and the agent's earlier messages hold supports any claim; what only the customer said supports its restatement.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from service.codes import plain
from service.dates import ORDINALS
from service.text import Text
from service.units import bag, same_currency, stem
from service.values import STOP_WORDS, Key, Value, values_of

_MONEY_HEADS = bag(
    "price cost fee amount pay paid charge charged payment total bill billed rent fare balance deposit refund refunded"
    " deducted tax subtotal salary credit money sum rate owe owed spent"
)
_DAY_SECONDS = 86400
_MAX_DERIVED = 64  # sums are looked for among the figures nearest to hand; more would ground anything

_RECKONING = bag(
    "together total all altogether sum less minus plus leaves left leaving remaining rest difference gap delta too extra saves save"
    " saving cheaper lower higher makes make come comes combined twice double half overcharged overpaid short favor favour"
    " surplus instead rather versus against between owed overcharge shortfall"
)


class Figure(NamedTuple):
    """A value of the grounds, as it lies in the index.

    Attributes:
        value: the value itself.
        source: number of the text that holds it, in the order given; the customer's texts count on from there.
        heads: stems of the words around a count, by which it is told from other counts.
        part: "" for the whole value, "low" or "high" for an end of a range.
    """

    value: Value
    source: int
    heads: frozenset[str] = frozenset()
    part: str = ""


class Support(NamedTuple):
    """What supports a value: the source's number, whether only the customer said it, whether it was derived."""

    source: int
    customer: bool = False
    derived: bool = False


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
        self.heads: set[str] = set()
        number = -1
        for number, text in enumerate((*grounds, *map(Text, names))):
            self._add(text, number)
        self.grounds = number + 1
        for number, text in enumerate(customer, self.grounds):
            self._add(text, number)

    def _add(self, text: Text, source: int) -> None:
        words = text.words
        index = self._index
        for value in values_of(text):
            heads: frozenset[str] = frozenset()
            if value.kind in {"count", "number"}:
                heads = frozenset(_around(words, value.first, value.last))
            figure = Figure(value, source, heads)
            self.values.append(figure)
            for key, part in _filed(value, heads):
                index.setdefault(key, []).append(figure._replace(part=part) if part else figure)
        for word in words:
            if word in ORDINALS:
                index.setdefault(("ordinal", ORDINALS[word]), []).append(Figure(_WORD, source))
            elif len(word) > 2 and word.isdigit():
                for key in (("code", word), ("tail", word[-4:]), ("tail", word[-3:])):
                    index.setdefault(key, []).append(Figure(_WORD, source))

    def support(self, value: Value, reply: Text) -> Support | None:
        """Return what supports a value of a reply, the company's grounds before the customer's words, or None."""
        found = self._given(value, reply)
        if found is None or self.is_customers(found.source):
            derived = self._derived(value, reply)
            if found is None or (derived and not derived.customer):
                return derived or found
        return found

    def is_customers(self, source: int) -> bool:
        """Whether a source is a message of the customer."""
        return source >= self.grounds

    def _given(self, value: Value, reply: Text) -> Support | None:
        best: Support | None = None
        for figure in self._fitting(value, reply):
            if not self.is_customers(figure.source):
                return Support(figure.source)
            best = best or Support(figure.source, customer=True)
        return best

    def _fitting(self, value: Value, reply: Text) -> Iterator[Figure]:
        index = self._index
        for key in value.keys:
            name = key[0]
            if name == "date":
                yield from self._dates(key, value.unit)
            elif name == "in":
                yield from (
                    f for f in index.get(("in", key[2]), ()) if key[1] is None or _year_fits(f.value, key[1])
                )
            elif name in {"code", "phone", "link", "mail", "tail"}:
                yield from self._codes(key)
            else:
                figures = index.get(key, ())
                for figure in figures:
                    if _fits(value, figure, key):
                        yield figure
                if len(key) == 3:
                    yield from self._both_ends(key)
        if value.kind in {"money", "percent", "duration", "count"} and len(value.keys[0]) == 2:
            yield from self._named(value, reply)
        if value.near or (value.spelled and value.kind == "money"):
            yield from self._near(value)
        if value.kind == "count" and len(value.keys[0]) == 2:
            if _definite(reply, value):
                yield from index.get(value.keys[0], ())
            yield from index.get(("ordinal", value.keys[0][1]), ())

    def _both_ends(self, key: Key) -> Iterator[Figure]:
        """A range whose two ends one source gives apart ("from $10" ... "at most $15")."""
        lows = {f.source: f for f in self._index.get((key[0], key[1]), ()) if not f.part}
        yield from (f for f in self._index.get((key[0], key[2]), ()) if not f.part and f.source in lows)

    def _dates(self, key: Key, weekday: str) -> Iterator[Figure]:
        _, year, month, day = key
        if month is None:
            figures = self._index.get(("day", day), [])
        else:
            figures = self._index.get(("date", month, day), []) + self._index.get(("bare day", day), [])
        for figure in figures:
            if year is not None and not _year_fits(figure.value, year):
                continue
            if weekday and not self._falls_on(figure.value, int(weekday)):
                continue
            yield figure

    def _falls_on(self, value: Value, weekday: int) -> bool:
        days = [key for key in value.keys if key[0] == "date"]
        known = [d for key in days if (d := self._calendar(key)) is not None]
        return any(d.weekday() == weekday for d in known) if known else value.unit in {"", str(weekday)}

    @cached_property
    def year(self) -> int | None:
        """The one year that the request names, by which dates without a year are read; None if there is no one."""
        years = {key[1] for f in self.values for key in f.value.keys if key[0] in {"date", "in"} and key[1]}
        return int(years.pop()) if len(years) == 1 else None  # type: ignore[arg-type]

    @cached_property
    def _month(self) -> int | None:
        months = {key[2] for f in self.values for key in f.value.keys if key[0] == "date" and key[2]}
        return int(months.pop()) if len(months) == 1 else None  # type: ignore[arg-type]

    def _calendar(self, key: Key) -> date | None:
        year, month = key[1] or self.year, key[2] or self._month
        if year is None or month is None:
            return None
        try:
            return date(int(year), int(month), int(key[3]))  # type: ignore[arg-type]
        except ValueError:
            return None

    def _codes(self, key: Key) -> Iterator[Figure]:
        kind, form = key
        yield from self._index.get(key, ())
        if kind == "phone":
            yield from (
                f for f in self._index.get(("digits", str(form)[-7:]), ()) if _same_phone(f, str(form))
            )
            yield from self._index.get(("code", form), ())
        elif kind == "link":
            yield from self._index.get(("site", form), ())
        elif kind == "code" and len(str(form)) >= 4:
            yield from self._index.get(("phone", form), ())
            yield from self._index.get(("tail", form), ())

    def _named(self, value: Value, reply: Text) -> Iterator[Figure]:
        """Bare numbers of the grounds ("humidity: 32") whose name stands in the same sentence of the reply."""
        amount = value.keys[0][1]
        figures = (
            self._index.get(("bare", amount), ())
            if value.kind != "count"
            else self._index.get(("n", amount), ())
        )
        if not figures:
            return
        start, end = reply.sentence(value.first)
        stems = {stem(w) for w in reply.words[start:end] if w not in STOP_WORDS}
        yield from (f for f in figures if f.value.kind in {"count", "number"} and f.heads & stems)

    def _near(self, value: Value) -> Iterator[Figure]:
        name = value.keys[0][0]
        amount = value.keys[0][-1]
        if not isinstance(amount, Decimal) or not amount:
            return
        unit = Decimal(10) ** (len(str(int(amount))) - len(str(int(amount)).rstrip("0")))
        if not value.near:
            unit = Decimal(1) if amount == int(amount) else Decimal(0)
        if name == "sec":
            unit = next(
                u
                for u in map(Decimal, (_DAY_SECONDS * 7, _DAY_SECONDS, 3600, 60, 1))
                if amount % u == 0 or u == 1
            )
        room = min(max(unit / 2, amount / 50), amount / 8) if value.near else unit * Decimal("0.99")
        for figure in self.values:
            for key in figure.value.keys:
                if (
                    key[0] == name
                    and len(key) == 2
                    and abs(key[1] - amount) <= room
                    and _fits(value, figure, key)
                ):  # type: ignore[operator]
                    yield figure

    # What follows from two figures.

    def _derived(self, value: Value, reply: Text) -> Support | None:
        key = value.keys[0]
        if value.kind in {"money", "count", "number"}:
            for key in value.keys:
                if len(key) == 2 and isinstance(key[1], Decimal) and key[0] in {"money", "n"}:
                    found = self._computed(str(key[0]), key[1], value, reply)
                    if found:
                        return found
        if value.kind == "duration" and key[0] == "sec" and len(key) == 2:
            return self._between(value, key[1])  # type: ignore[arg-type]
        if value.kind == "date":
            return self._counted_from(value)
        if value.kind == "time" and len(key) == 2:
            return self._hours_from(value)
        return None

    def _computed(self, name: str, amount: Decimal, value: Value, reply: Text) -> Support | None:
        mine = [v for v in values_of(reply) if v.first != value.first]
        named = {k[1] for v in mine for k in v.keys if len(k) == 2}
        start, end = reply.sentence(value.first)
        reckoned = not _RECKONING.isdisjoint(reply.words[start:end])
        pool: dict[Decimal, set[int]] = {}
        for figure in self.values:
            if not _addable(name, figure, value):
                continue
            for key in figure.value.keys:
                if key[0] in {name, "money"} and key[0] == ("money" if name == "money" else "n"):
                    for a in key[1:]:
                        pool.setdefault(a, set()).add(figure.source)  # type: ignore[arg-type]
        for v in mine:
            for key in v.keys:
                if (
                    key[0] == name
                    and len(key) == 2
                    and (name == "money" or not value.heads or set(v.heads) & set(value.heads))
                ):
                    pool.setdefault(key[1], set()).add(-1)  # type: ignore[arg-type]
        for a, sources in list(pool.items())[-4 * _MAX_DERIVED :]:
            for b in (amount - a, a - amount):
                others = pool.get(b)
                if others is None or b <= 0 or a == amount:
                    continue
                if value.kind == "number" and name == "n" and not (a in named and b in named):
                    continue
                if sources & others or a in named or b in named or reckoned:
                    return self._from(sources | others)
        if name == "money":
            return self._multiplied(amount, pool, named)
        return None

    def _multiplied(
        self, amount: Decimal, pool: dict[Decimal, set[int]], named: set[object]
    ) -> Support | None:
        for figure in self.values:
            for key in figure.value.keys[:1]:
                factor = key[1] if len(key) == 2 else None
                if not isinstance(factor, Decimal) or key[0] not in {"n", "percent", "bday", "month", "sec"}:
                    continue
                if key[0] == "percent":
                    factors = [factor / 100, (100 - factor) / 100]
                elif key[0] == "sec":
                    factors = [factor / _DAY_SECONDS, factor / (7 * _DAY_SECONDS), factor / 3600]
                else:
                    factors = [factor]
                for f in factors:
                    for a in (amount / f, amount * f) if f > 0 and f != 1 and amount > 0 else ():
                        sources = pool.get(a)
                        if sources and (figure.source in sources or a in named or factor in named):
                            return self._from(sources | {figure.source})
        for share in (2, 3, 4):
            for a in (amount * share, amount / share):
                if a in pool and a != amount and (a in named or Decimal(share) in named):
                    return self._from(pool[a])
        return None

    def _between(self, value: Value, seconds: Decimal) -> Support | None:
        """A span between two dates or two times that were given."""
        if seconds % _DAY_SECONDS == 0:
            days = int(seconds) // _DAY_SECONDS
            given = self._calendar_days
            for day, source in given.items():
                try:
                    later = given.get(day + timedelta(days))
                except OverflowError:
                    return None
                if later is not None:
                    return self._from({source, later})
            return None
        room = Decimal(3600) if value.near and seconds >= 3600 else Decimal(0)
        for figure in self.values:
            for key in figure.value.keys:
                if key[0] == "time" and len(key) == 3 and (key[2] - key[1]) * 60 == seconds:  # type: ignore[operator]
                    return self._from({figure.source})
        times = [
            (k[1], f.source) for f in self.values for k in f.value.keys if k[0] == "time" and len(k) == 2
        ][:_MAX_DERIVED]
        for a, source in times:
            for b, other in times:
                if 0 <= (b - a) * 60 - seconds <= room and a != b:  # type: ignore[operator]
                    return self._from({source, other})
        return None

    @cached_property
    def _calendar_days(self) -> dict[date, int]:
        days: dict[date, int] = {}
        for figure in self.values:
            for key in figure.value.keys:
                if key[0] == "date" and (day := self._calendar(key)):
                    days.setdefault(day, figure.source)
        return days

    def _counted_from(self, value: Value) -> Support | None:
        """A date that lies a given number of days after a given date."""
        spans = {
            int(a) // _DAY_SECONDS: f.source  # type: ignore[arg-type]
            for f in self.values
            for k in f.value.keys
            if k[0] == "sec"
            for a in k[1:]
            if a % _DAY_SECONDS == 0 and a < 400 * _DAY_SECONDS  # type: ignore[operator]
        }
        for day, source in list(self._calendar_days.items())[:_MAX_DERIVED]:
            for span, other in list(spans.items())[:_MAX_DERIVED]:
                end = day + timedelta(span)
                for key in value.keys:
                    if (
                        key[0] == "date"
                        and key[3] == end.day
                        and key[2] in {None, end.month}
                        and key[1] in {None, end.year}
                    ):
                        if not value.unit or end.weekday() == int(value.unit):
                            return self._from({source, other})
        return None

    @property
    def has_dates(self) -> bool:
        """Whether the grounds name a date or a weekday at all."""
        return any(f.value.kind in {"date", "weekday"} and f.source < self.grounds for f in self.values)

    def _hours_from(self, value: Value) -> Support | None:
        """A time that lies a given span after a given time."""
        wanted = {key[1] for key in value.keys if key[0] == "time"}
        spans = [
            (int(k[1]) // 60, f.source)  # type: ignore[arg-type]
            for f in self.values
            for k in f.value.keys
            if k[0] == "sec" and len(k) == 2 and k[1] < _DAY_SECONDS  # type: ignore[operator]
        ][:_MAX_DERIVED]
        for figure in self.values if spans else ():
            for key in figure.value.keys:
                if key[0] == "time" and len(key) == 2:
                    for span, source in spans:
                        if (key[1] + span) % 1440 in wanted:  # type: ignore[operator]
                            return self._from({source, figure.source})
        return None

    def next_to_a_given_day(self) -> bool:
        """Whether two days that follow each other were given, so that "tomorrow" or "yesterday" can be one of them."""
        return any(day + timedelta(1) in self._calendar_days for day in self._calendar_days)

    def _from(self, sources: set[int]) -> Support:
        real = [s for s in sources if s >= 0]
        return Support(min(real, default=0), customer=any(map(self.is_customers, real)), derived=True)


_WORD = Value("code", 0, 1, ())


def _around(words: list[str], first: int, last: int) -> Iterator[str]:
    """Yield stems of the content words around a count: up to four on each side, within the sentence."""
    for side in (words[last : last + 6], reversed(words[max(0, first - 8) : first])):
        kept = 0
        for word in side:
            if word in {".", ";", "?", "!", "¶"} or kept == 4:
                break
            if word[0].isalpha() and word not in STOP_WORDS:
                kept += 1
                yield stem(word)


def _filed(value: Value, heads: frozenset[str]) -> Iterator[tuple[Key, str]]:
    """Yield the keys under which a ground's value is looked up, with the part of it that each stands for."""
    for key in value.keys:
        name = key[0]
        if name == "date":
            _, year, month, day = key
            yield ("day", day), ""
            yield (("date", month, day) if month else ("bare day", day)), ""
            if month:
                yield ("in", month), ""
            if year:
                yield ("any", Decimal(year)), ""
            if year and month:
                try:
                    yield ("weekday", date(int(year), int(month), int(day)).weekday()), ""  # type: ignore[arg-type]
                except ValueError:
                    continue
        elif name == "in":
            yield ("in", key[2]), ""
        elif name in {"code", "phone"}:
            form = str(key[1])
            yield key, ""
            yield ("tail", form[-4:]), ""
            yield ("digits", "".join(c for c in form if c.isdigit())[-7:]), ""
        elif name == "link":
            yield key, ""
            site = str(key[1]).partition("/")[0]
            yield ("site", site), ""
        elif name == "mail":
            yield key, ""
            yield ("site", str(key[1]).partition("@")[2]), ""
        else:
            yield key, ""
            if len(key) == 3 and name != "always":
                yield (name, key[1]), "low"
                yield (name, key[2]), "high"
            if name in {"n", "money", "percent", "bday", "month"}:
                yield ("any", *key[1:]), ""
                if len(key) == 3:
                    yield ("any", key[1]), ""
                    yield ("any", key[2]), ""
            elif name == "sec":
                for size in (_DAY_SECONDS, 3600, 60):
                    if key[-1] % size == 0:  # type: ignore[operator]
                        yield ("any", *(a / size for a in key[1:])), ""  # type: ignore[operator]
                        if len(key) == 3:
                            yield ("any", key[1] / size), ""  # type: ignore[operator]
                            yield ("any", key[2] / size), ""  # type: ignore[operator]
                        break
            if name == "n" and value.kind in {"count", "number"}:
                yield ("bare", *key[1:]), ""
                if heads & _MONEY_HEADS:
                    yield ("money", *key[1:]), ""


def _fits(value: Value, figure: Figure, key: Key) -> bool:
    """Whether unit, head and bound of a value agree with a figure that has the same amount."""
    given = figure.value
    name = key[0]
    if name == "money" and not same_currency(value.unit, given.unit if given.kind == "money" else ""):
        return False
    if name == "n" and value.kind == "count":
        return bool(figure.heads.intersection(value.heads))
    if figure.part == "low" and name != "time":
        return value.side == "least"
    return True


def _definite(reply: Text, value: Value) -> bool:
    """Whether a small count is of things already spoken of ("the four blinks")."""
    before = reply.words[value.first - 1] if value.first else ""
    amount = value.keys[0][1]
    return (
        before in {"the", "these", "those", "your", "all", "both"}
        and isinstance(amount, Decimal)
        and amount <= 12
    )


def _year_fits(value: Value, year: object) -> bool:
    years = {key[1] for key in value.keys if key[0] in {"date", "in"}}
    return None in years or year in years


def _same_phone(figure: Figure, digits: str) -> bool:
    """Whether two numbers differ by no more than a country code or a trunk zero."""
    for key in figure.value.keys:
        given = "".join(c for c in plain(str(key[1])) if c.isdigit()).lstrip("0")
        mine = digits.lstrip("0")
        if given and (given.endswith(mine) or mine.endswith(given)):
            return True
    return False


def _addable(name: str, figure: Figure, value: Value) -> bool:
    """Whether a figure may be a term of a sum that gives the value: money with money, boxes with boxes."""
    given = figure.value
    if name == "money":
        return given.kind in {"money", "count", "number"} and (
            given.kind != "money" or same_currency(value.unit, given.unit)
        )
    return given.kind in {"count", "number"} and (
        not value.heads or bool(figure.heads.intersection(value.heads))
    )

"""What follows from two given figures: sums, differences, products, shares, and whatever Elapsed tells of time.

Two figures of one unit may be reckoned with if one text gives both, if the reply names one of them, or if the
sentence says that it reckons ("leaves", "in all", "too much"). Without that, a handful of prices would prove any.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cached_property

from service.language.text import Text
from service.values.almanac import Calendar
from service.values.elapsed import Elapsed
from service.values.reckoning import HERE, MOST_SAID, RECKONING, Terms, hints, said_in
from service.values.units import DAY, HOUR, WEEK, bag, same_currency
from service.values.value import Figure, Support, Value

MONEY_HEADS = bag(
    "price cost fee amount pay paid charge charged payment total bill billed rent fare balance deposit refund refunded"
    " deducted tax subtotal salary credit money sum rate owe owed spent transfer transferred send sent wire wired withdraw"
)
"""Stems of words that make a bare number beside them an amount of money."""
_WHOLE = bag(
    "all together altogether total sum everyone everybody whole family party group items item pieces piece"
)
_RATE = bag("a an per each every apiece")
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
_DOUBLED = bag("half twice double doubled both two second again duplicate pair")
_SUMMED = bag("comes come came makes make made amounts amounted adds add added")
_LACKING = bag("missing lost lacking short absent lack lacks gone")
_COMPARED = [[w] for w in ("more", "less", "higher", "lower", "cheaper", "dearer", "of")]


class Derivation:
    """Figures that follow from the given ones.

    Args:
        figures: all given values; those whose source is `grounds` or more are the customer's.
        calendar: the given dates.
        grounds: number of the company's sources.
    """

    def __init__(self, figures: Sequence[Figure], calendar: Calendar, grounds: int) -> None:
        self._figures = figures[:_MOST_TERMS]
        self._elapsed = Elapsed(self._figures, calendar)
        self._grounds = grounds
        self._known_terms: dict[tuple[str, str, tuple[str, ...]], Terms] = {}

    def support(self, value: Value, reply: Text) -> Support | None:
        """Return the first of the sources that a value follows from, or None."""
        said = said_in(reply)
        if len(said) == MOST_SAID and value.first > said[-1].first:
            return None
        sources: AbstractSet[int] | None = None
        if reply.words[max(0, value.first - 2) : value.first] == ["out", "of"]:
            return None  # "nine out of ten" is a share, and no sum of nine and one
        if value.kind in {"money", "count", "number"}:
            readings = [key for key in value.keys if len(key) == 2 and key[0] in {"money", "n"}]
            if value.kind == "number" and readings:
                readings.append(("money", readings[0][1]))
            for name, amount in readings:
                sources = sources or self._reckoned(name, amount, value, reply)
        elif value.kind == "percent" and reply.words[value.last : value.last + 1] in _COMPARED:
            sources = self._share(value.keys[0][1])
        else:
            sources = self._elapsed.support(value, reply)
        if not sources:
            return None
        given = sorted(s for s in sources if s != HERE)
        return Support(
            given[0] if given else HERE, customer=any(s >= self._grounds for s in given), derived=True
        )

    def _terms(self, name: str, value: Value) -> Terms:
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

    @cached_property
    def _portions(self) -> list[tuple[Decimal, int]]:
        """What part of a price the percentages that were given make, and their sources."""
        return [
            (factor, figure.source)
            for figure in self._figures
            if figure.value.kind == "percent" and len(figure.value.keys[0]) == 2
            for factor in _factors("percent", figure.value.keys[0][1])
        ]

    @cached_property
    def _prices(self) -> dict[Decimal, list[tuple[str, int]]]:
        """The sums of money that the company's sources give, with their currency and source."""
        found: dict[Decimal, list[tuple[str, int]]] = {}
        for figure in self._figures:
            key = figure.value.keys[0]
            if key[0] == "money" and len(key) == 2 and figure.source < self._grounds:
                found.setdefault(key[1], []).append((figure.value.unit, figure.source))
        return found

    def _paid(self, amount: Decimal, unit: str) -> frozenset[int]:
        """Return which of the company's sources give a sum of money."""
        found = self._prices.get(amount, ())
        return frozenset(source for given, source in found if same_currency(given, unit))

    def _reckoned(self, name: str, amount: Decimal, value: Value, reply: Text) -> AbstractSet[int] | None:
        others = [v for v in said_in(reply) if v.first != value.first]
        named = {key[1] for v in others for key in v.keys if len(key) == 2 and isinstance(key[1], Decimal)}
        alike = [v for v in others if name != "money" or same_currency(v.unit, value.unit)]
        said = {key[1] for v in alike for key in v.keys if key[0] == name and len(key) == 2}
        if any(a != amount and ({amount - a, a - amount} - {a}) & said for a in said):
            return {HERE}
        terms = dict(self._terms(name, value))
        for v in alike:
            if name == "money" or not value.heads or set(v.heads) & set(value.heads):
                for key in v.keys:
                    if key[0] == name and len(key) == 2:
                        terms[key[1]] = terms.get(key[1], frozenset()) | {HERE}
        start, end = reply.sentence(value.first)
        loose = not RECKONING.isdisjoint(reply.words[start:end])
        hinted = hints(reply.words[start:end])
        if (loose or hinted) and any(a > 1 and amount != a and amount / a in named - {a} for a in said):
            return {HERE}
        prices = {
            key[1]
            for v in others
            if v.kind == "money" and start <= v.first < end
            for key in v.keys
            if key[0] == "money" and len(key) == 2
        }
        summed = not _SUMMED.isdisjoint(reply.words[start : value.first])
        lacking = not _LACKING.isdisjoint(reply.words[start:end])
        hinted &= reply.words[max(0, value.first - 1) : value.first] not in _PARTS
        twice = self._paid(amount / 2, value.unit) if name == "money" and not value.side else ()
        if len(twice) > 1 and not _DOUBLED.isdisjoint(reply.words):
            return twice  # one charge and the same again
        if name == "n" and any(a * amount == b for a in prices for b in prices if a != b):
            return {HERE}  # eight portions at $8.99 make $71.92
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
                beside = not sources.isdisjoint(more)
                if beside and name == "n" and value.heads and lacking and max(a, b) != amount:
                    return sources & more  # a thousand pieces, 961 counted: 39 are missing
                beside = beside and name == "money"
                if beside and summed:
                    return sources | more
                if both == 2 or (loose and (both or beside or value.kind != "number")) or (hinted and both):
                    return sources | more
        if name != "money" or amount <= 0:
            return self._whole(value, amount, reply.words[start:end]) if name == "n" else None
        off = [key[1] for v in others if v.kind == "percent" for key in v.keys if len(key) == 2]
        bare = {v.keys[0][1] for v in others if v.kind == "number" and v.keys[0][0] == "n"}
        if any(a * f / 100 == amount for p in off for f in (p, 100 - p) for a in said | bare):
            return {HERE}  # "20 percent off 240"
        rate = not _RATE.isdisjoint(reply.words[value.last : value.last + 1])
        return self._product(amount, value, terms, named, reply.words[start:end], rate=rate)

    def _whole(self, value: Value, amount: Decimal, sentence: list[str]) -> AbstractSet[int] | None:
        """The sum of all that one source counts: "all six of you" of four adults and two children."""
        whole = not _WHOLE.isdisjoint(sentence)
        for source, counted in self._counts.items():
            counts = [n for n, heads in counted if whole or not heads.isdisjoint(value.heads)]
            if len(counts) > 1 and sum(counts) == amount:
                return {source}
        return None

    @cached_property
    def _counts(self) -> dict[int, list[tuple[Decimal, frozenset[str]]]]:
        """What each source counts, but for spans and dates."""
        found: dict[int, list[tuple[Decimal, frozenset[str]]]] = {}
        for figure in self._figures:
            key = figure.value.keys[0]
            if figure.value.kind == "count" and key[0] == "n" and len(key) == 2:
                found.setdefault(figure.source, []).append((key[1], frozenset(figure.value.heads)))
        return found

    def _product(
        self,
        amount: Decimal,
        value: Value,
        terms: Terms,
        named: set[Decimal],
        sentence: list[str],
        *,
        rate: bool,
    ) -> AbstractSet[int] | None:
        for factor, source in () if value.side else self._portions:
            paid = self._paid(amount / factor, value.unit)
            if paid:
                return paid | {source}
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

"""The dates that a request gives, on one calendar: spans between them, days counted from them, their weekdays."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from service.values.value import Figure, Key, Value


class Calendar:
    """The given dates. A year that is left out is the one that the request names, if it names just one."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        dated = [(f, key) for f in figures for key in f.value.keys if key[0] == "date"]
        years = {key[1] for _, key in dated if key[1]}
        months = {key[2] for _, key in dated if key[2]}
        self.months = frozenset(months)
        self._year = years.pop() if len(years) == 1 else None
        self._month = months.pop() if len(months) == 1 else None
        self.days: dict[date, int] = {}
        self.undated: list[Figure] = []
        for figure, key in dated:
            day = self._day(key)
            if day:
                self.days.setdefault(day, figure.source)
            elif not years and key[2] and not figure.value.unit:
                self.undated.append(figure)

    @staticmethod
    def weekday(year: int | None, month: int | None, day: int | None) -> int | None:
        """Return 0 for a Monday to 6 for a Sunday; None for what is no whole date."""
        if not (year and month and day):
            return None
        try:
            return date(year, month, day).weekday()
        except ValueError:
            return None

    def falls_on(self, value: Value, weekday: int) -> bool:
        """Whether a given date falls on a weekday, as far as the request tells the year."""
        days = [day for key in value.keys if key[0] == "date" and (day := self._day(key))]
        if days:
            return any(day.weekday() == weekday for day in days)
        return value.unit in {"", str(weekday)}

    def apart(self, days: int) -> tuple[int, int] | None:
        """Return the sources of two given dates that lie so many days apart."""
        span = timedelta(days)
        for day, source in self.days.items():
            try:
                later = self.days.get(day + span)
            except OverflowError:
                return None
            if later is not None:
                return source, later
        return None

    def after(self, days: int, key: Key, weekday: str) -> int | None:
        """Return the source of a given date so many days before the date of the key."""
        _, year, month, day = key
        for start, source in self.days.items():
            try:
                end = start + timedelta(days)
            except OverflowError:
                continue
            fits = end.day == day and month in {None, end.month} and year in {None, end.year}
            if fits and (not weekday or end.weekday() == int(weekday)):
                return source
        return None

    def months_after(self, months: int, key: Key) -> int | None:
        """Return the source of a given date so many months before the date or month of the key, or a day more."""
        _, year, month, day = key if key[0] == "date" else (*key, None)
        for start, source in self.days.items():
            there, at = divmod(start.year * 12 + start.month - 1 + months, 12)
            if not 1 < there < 9999:
                continue
            end = date(there, at + 1, min(start.day, monthrange(there, at + 1)[1]))
            for last in (end, end - timedelta(1)):
                if day in {None, last.day} and month in {None, last.month} and year in {None, last.year}:
                    return source
        return None

    def _day(self, key: Key) -> date | None:
        year, month = key[1] or self._year, key[2] or self._month
        if not (year and month):
            return None
        try:
            return date(year, month, key[3])
        except ValueError:
            return None

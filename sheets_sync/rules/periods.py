"""Days and moments by the year or the month in which they lie."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.rules.clocks import in_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_MONTHS: Final = 240
"""A longer row of months is there for a mistyped year; then only those with rows are told."""


def years(serials: Sequence[float | None]) -> list[int | None]:
    """The year of each day or moment, None without one.

    >>> years([44561, None, 44562.5])
    [2021, None, 2022]
    """
    return [None if number is None else number // 12 for number in months(serials)]


def months(serials: Sequence[float | None]) -> list[int | None]:
    """The month of each day or moment, counted from January of year 0; None without one.

    >>> months([44561, None, 44562.5])
    [24263, None, 24264]
    """
    days = [None if serial is None else serial // 1 for serial in serials]
    made = {day: _month(day) for day in set(days)}
    return list(map(made.__getitem__, days))


def month_of(number: int) -> tuple[int, int]:
    """The year and the month, 1 to 12, with this number.

    >>> month_of(24263)
    (2021, 12)
    """
    year, month = divmod(number, 12)
    return year, month + 1


def all_months(numbers: Iterable[int | None]) -> Sequence[int]:
    """All months from the first to the last of these, those in between included.

    Where these would be more than twenty years, only those that occur.

    >>> list(all_months([24264, None, 24261]))
    [24261, 24262, 24263, 24264]
    """
    known = sorted({number for number in numbers if number is not None})
    if not known or known[-1] - known[0] >= _MOST_MONTHS:
        return known
    return range(known[0], known[-1] + 1)


def _month(day: float | None) -> int | None:
    if day is None or not in_calendar(day):
        return None
    on = date.fromordinal(int(day) + DAY_ZERO)
    return on.year * 12 + on.month - 1

"""Breakdowns: how many rows there are of each status, choice, month or party, and how much.

Rules: the block ``overview`` of a programme file.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.rules.claims import sums_by
from sheets_sync.rules.clocks import in_calendar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from sheets_sync.formula.runtime import Number

_MOST_MONTHS: Final = 240
"""A longer row of months is there for a mistyped year; then only those with rows are told."""


class Line(NamedTuple):
    """A group, how many rows are of it, and the sum of their amounts, in hundredths."""

    group: Any
    rows: int
    amount: Number


def breakdown(
    groups: Sequence[Any],
    amounts: Sequence[Number | None] | None = None,
    among: Iterable[Hashable] = (),
) -> list[Line]:
    """A line for each group; a row without one (None) counts nowhere.

    A cell with several choices (a tuple) counts for each of them. ``among`` are the groups that
    have a line in any case, in this order (the labels of a ladder, the rows of a tab); others come
    behind, sorted. A row without an amount counts as a row.

    >>> breakdown(["b", "a", None, "b"], [100, None, 50, 25], among=["b", "c"])
    [Line(group='b', rows=2, amount=125), Line(group='c', rows=0, amount=0),
     Line(group='a', rows=1, amount=0)]
    >>> breakdown([("Catering", "Schoonmaak"), ("Catering",), ()])
    [Line(group='Catering', rows=2, amount=0), Line(group='Schoonmaak', rows=1, amount=0)]
    """
    sums = [None] * len(groups) if amounts is None else amounts
    # Distinct cells are few: several choices in one are taken apart once for each.
    by_cell = Counter(groups)
    del by_cell[None]
    counts: Counter[Any] = Counter()
    totals: dict[Any, Number] = {}
    in_cell = sums_by(groups, sums)
    for cell, count in by_cell.items():
        for group in cell if isinstance(cell, tuple) else (cell,):
            counts[group] += count
            totals[group] = totals.get(group, 0) + in_cell.get(cell, 0)
    listed = list(dict.fromkeys(among))
    others = sorted(counts.keys() - set(listed))
    return [Line(group, counts[group], totals.get(group, 0)) for group in (*listed, *others)]


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

"""Rules between the cells of a row; a rule that needs a cell which is not fine stays silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.cells.text import clean, quoted
from sheets_sync.problems.problem import Day, Problem, Severity, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.programme.model import Column, Period, RequiredWhen


def cross_check(
    column: Column,
    values: Mapping[str, Sequence[Any]],
    period: Period,
    today: int,
) -> Iterator[tuple[int, Problem]]:
    """(row, problem) for every rule between cells that this column breaks.

    ``values`` holds the checked columns by header; days are serials.
    """
    if column.asked_with:
        yield from _required_when(column, column.asked_with, values)
    if column.not_before:
        yield from _not_before(column, values)
    if column.within_period:
        yield from _within_period(column, values, period)
    if column.not_in_future:
        yield from _not_in_future(column, values, today)


def _required_when(
    column: Column, when: RequiredWhen, values: Mapping[str, Sequence[Any]]
) -> Iterator[tuple[int, Problem]]:
    for row, (value, other) in enumerate(
        zip(values[column.header], values[when.column], strict=True)
    ):
        if value is None and (other == when.equals if when.equals else other is not None):
            details = (("other", when.column), ("found", quoted(clean(other))))
            yield row, Problem("rule.required_when", Severity.MISSING, column.header, details)


def _not_before(
    column: Column, values: Mapping[str, Sequence[Any]]
) -> Iterator[tuple[int, Problem]]:
    pairs = zip(values[column.header], values[column.not_before], strict=True)
    for row, (day, earlier) in enumerate(pairs):
        if day is not None and earlier is not None and day < earlier:
            other, limit = column.not_before, Day(earlier)
            yield row, wrong("rule.before", column.header, day=Day(day), other=other, limit=limit)


def _within_period(
    column: Column, values: Mapping[str, Sequence[Any]], period: Period
) -> Iterator[tuple[int, Problem]]:
    first, last = Day(period.first_day), Day(period.last_day)
    for row, day in enumerate(values[column.header]):
        if day is not None and not first <= day < last + 1:
            shown = Day(day)
            yield (
                row,
                wrong("rule.outside_period", column.header, day=shown, first=first, last=last),
            )


def _not_in_future(
    column: Column, values: Mapping[str, Sequence[Any]], today: int
) -> Iterator[tuple[int, Problem]]:
    for row, day in enumerate(values[column.header]):
        if day is not None and day >= today + 1:
            yield row, wrong("rule.in_future", column.header, day=Day(day))

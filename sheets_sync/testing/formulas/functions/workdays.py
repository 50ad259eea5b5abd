"""Working days: counted and walked, weekends and holidays left out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sheets_sync.testing.entries.days import day_serial
from sheets_sync.testing.formulas.coerce import Grid, Problem
from sheets_sync.testing.formulas.functions.dates import dated, day_of
from sheets_sync.testing.formulas.functions.taken import numbers
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation

WEEKEND = frozenset({5, 6})
ONE_DAY = timedelta(days=1)


def _holidays(here: Evaluation, name: str, given: Value | Grid) -> frozenset[int]:
    if given is None:
        return frozenset()
    return frozenset(int(each // 1) for each in numbers(here, name, (given,)))


def _weekend(name: str, given: Value) -> frozenset[int]:
    """The days off, Monday 0: from a number as Google counts them, or seven zeros and ones."""
    if isinstance(given, str):
        if len(given) != 7 or set(given) - {"0", "1"}:
            raise Problem("VALUE", f"Function {name} parameter 3 value '{given}' is no weekend.")
        return frozenset(index for index, mark in enumerate(given) if mark == "1")
    number = 1 if given is None else int(given)  # type: ignore[arg-type]
    if 1 <= number <= 7:
        return frozenset({(number + 4) % 7, (number + 5) % 7})
    if 11 <= number <= 17:
        return frozenset({(number - 12) % 7})
    raise Problem("NUM", f"Function {name} parameter 3 value is {number}. It is out of range.")


def _works(day: date, weekend: frozenset[int], holidays: frozenset[int]) -> bool:
    return day.weekday() not in weekend and day_serial(day) not in holidays


def _walked(
    name: str, start: float, count: float, weekend: frozenset[int], off: frozenset[int]
) -> Value:
    day, left = day_of(name, start), int(count)
    if len(weekend) == 7:
        raise Problem("VALUE", f"Function {name} has no working days.")
    step = ONE_DAY if left > 0 else -ONE_DAY
    while left:
        day += step
        if _works(day, weekend, off):
            left += -1 if left > 0 else 1
    return dated(day)


def _counted(
    name: str, start: float, end: float, weekend: frozenset[int], off: frozenset[int]
) -> Value:
    first, last = day_of(name, start), day_of(name, end)
    sign = 1 if first <= last else -1
    first, last = min(first, last), max(first, last)
    span = (last - first).days + 1
    return sign * sum(_works(first + ONE_DAY * n, weekend, off) for n in range(span))


@function("WORKDAY", "here n n g?")
def workday(here: Evaluation, start: float, count: float, holidays: Value | Grid = None) -> Value:
    return _walked("WORKDAY", start, count, WEEKEND, _holidays(here, "WORKDAY", holidays))


@function("WORKDAY.INTL", "here n n v? g?")
def workday_of(
    here: Evaluation,
    start: float,
    count: float,
    weekend: Value = None,
    holidays: Value | Grid = None,
) -> Value:
    name = "WORKDAY.INTL"
    return _walked(name, start, count, _weekend(name, weekend), _holidays(here, name, holidays))


@function("NETWORKDAYS", "here n n g?")
def workdays(here: Evaluation, start: float, end: float, holidays: Value | Grid = None) -> Value:
    return _counted("NETWORKDAYS", start, end, WEEKEND, _holidays(here, "NETWORKDAYS", holidays))


@function("NETWORKDAYS.INTL", "here n n v? g?")
def workdays_of(
    here: Evaluation, start: float, end: float, weekend: Value = None, holidays: Value | Grid = None
) -> Value:
    name = "NETWORKDAYS.INTL"
    return _counted(name, start, end, _weekend(name, weekend), _holidays(here, name, holidays))

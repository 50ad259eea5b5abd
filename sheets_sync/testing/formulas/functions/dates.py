"""Days and times: put together, taken apart, counted."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sheets_sync.testing.entries.days import DAY_ZERO, day_serial, moment_typed
from sheets_sync.testing.formulas.coerce import Problem, is_number, shown_as
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation

LATEST = 2_958_466


def day_of(name: str, serial: float) -> date:
    """The day of a serial number. Raises Problem outside the calendar."""
    if not 0 <= serial < LATEST:
        said = f"Function {name} parameter 1 value is {float(serial):g}. It is out of range."
        raise Problem("NUM", said)
    return DAY_ZERO + timedelta(days=int(serial // 1))


def dated(day: date) -> Value:
    """A day that is shown as the locale shows days."""
    return shown_as(float(day_serial(day)), {"type": "DATE"})


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month. Raises Problem."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1899 <= year <= 9999:
        raise Problem("NUM", "The day is out of range.")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@function("DATE", "n n n")
def date_(year: float, month: float, day: float) -> Value:
    full_year = int(year) + (1900 if 0 <= int(year) < 1900 else 0)
    if not 1900 <= full_year <= 9999:
        raise Problem("NUM", f"Function DATE parameter 1 value is {int(year)}. It is out of range.")
    first = months_on(date(full_year, 1, 1), int(month) - 1)
    serial = day_serial(first) + int(day) - 1
    if not 0 <= serial < LATEST:
        raise Problem("NUM", "Function DATE evaluates to an out of bounds number.")
    return shown_as(float(serial), {"type": "DATE"})


@function("TIME", "n n n")
def time(hours: float, minutes: float, seconds: float) -> Value:
    total = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    if total < 0:
        raise Problem("NUM", "Function TIME evaluates to an out of bounds number.")
    return shown_as(total % 86_400 / 86_400, {"type": "TIME", "pattern": "h:mm:ss am/pm"})


@function("DATEVALUE", "here v")
def date_value(here: Evaluation, value: Value) -> Value:
    if is_number(value):
        return float(value) // 1  # type: ignore[arg-type]
    found = moment_typed(str(value).strip(), here.tongue)
    if not found or found.pattern["type"] == "TIME":
        raise Problem("VALUE", f"DATEVALUE parameter '{value}' cannot be parsed to date/time.")
    return float(found.serial // 1)


@function("TIMEVALUE", "here v")
def time_value(here: Evaluation, value: Value) -> Value:
    if is_number(value):
        return float(value) % 1  # type: ignore[arg-type]
    found = moment_typed(str(value).strip(), here.tongue)
    if not found:
        raise Problem("VALUE", f"TIMEVALUE parameter '{value}' cannot be parsed to date/time.")
    return float(found.serial % 1)


def _part(name: str, rule: Callable[[date], int]) -> None:
    @function(name, "n")
    def run(serial: float) -> Value:
        return rule(day_of(name, serial))


_part("YEAR", lambda day: day.year)
_part("MONTH", lambda day: day.month)
_part("DAY", lambda day: day.day)
_part("ISOWEEKNUM", lambda day: day.isocalendar().week)


def _clock(name: str, rule: Callable[[int], int]) -> None:
    @function(name, "n")
    def run(serial: float) -> Value:
        return rule(round(float(serial) % 1 * 86_400_000) // 1000)


_clock("HOUR", lambda seconds: seconds // 3600 % 24)
_clock("MINUTE", lambda seconds: seconds // 60 % 60)
_clock("SECOND", lambda seconds: seconds % 60)


@function("WEEKDAY", "n n?")
def weekday(serial: float, kind: float = 1) -> Value:
    monday_first = day_of("WEEKDAY", serial).weekday()
    if kind not in (1, 2, 3):
        said = f"Function WEEKDAY parameter 2 value is {int(kind)}. It is out of range."
        raise Problem("NUM", said)
    return {1: (monday_first + 1) % 7 + 1, 2: monday_first + 1, 3: monday_first}[int(kind)]


@function("WEEKNUM", "n n?")
def week_number(serial: float, kind: float = 1) -> Value:
    day = day_of("WEEKNUM", serial)
    if kind == 21:
        return day.isocalendar().week
    starts = {1: 6, 2: 0} | {10 + n: n - 1 for n in range(1, 8)}
    if kind not in starts:
        said = f"Function WEEKNUM parameter 2 value is {int(kind)}. It is out of range."
        raise Problem("NUM", said)
    first = date(day.year, 1, 1)
    lead = (first.weekday() - starts[int(kind)]) % 7
    return ((day - first).days + lead) // 7 + 1


@function("EDATE", "n n")
def edate(serial: float, months: float) -> Value:
    return dated(months_on(day_of("EDATE", serial), int(months)))


@function("EOMONTH", "n n")
def end_of_month(serial: float, months: float) -> Value:
    there = months_on(day_of("EOMONTH", serial), int(months))
    return dated(there.replace(day=calendar.monthrange(there.year, there.month)[1]))


@function("DAYS", "n n")
def days(end: float, start: float) -> Value:
    return float(end // 1 - start // 1)


@function("DATEDIF", "n n t")
def difference(start: float, end: float, unit: str) -> Value:
    first, last = day_of("DATEDIF", start), day_of("DATEDIF", end)
    if first > last:
        raise Problem("NUM", "Function DATEDIF parameter 1 should be on or before parameter 2.")
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    units: dict[str, Callable[[], int]] = {
        "D": lambda: (last - first).days,
        "M": lambda: months,
        "Y": lambda: months // 12,
        "YM": lambda: months % 12,
        "MD": lambda: (last - months_on(first, months)).days,
        "YD": lambda: (last - months_on(first, months // 12 * 12)).days,
    }
    if unit.upper() not in units:
        raise Problem("NUM", f"Function DATEDIF parameter 3 value '{unit}' is not a unit.")
    return units[unit.upper()]()


@function("YEARFRAC", "n n n?")
def share_of_year(start: float, end: float, kind: float = 0) -> Value:
    first, last = sorted((day_of("YEARFRAC", start), day_of("YEARFRAC", end)))
    if kind in (2, 3):
        return (last - first).days / (360 if kind == 2 else 365)
    if kind != 0:
        raise Problem("NUM", f"YEARFRAC with basis {int(kind)} is not worked out here.")
    return _days_of_360(first, last) / 360


@function("DAYS360", "n n")
def days_of_360(start: float, end: float) -> Value:
    return _days_of_360(day_of("DAYS360", start), day_of("DAYS360", end))


def _days_of_360(first: date, last: date) -> int:
    one = min(first.day, 30)
    other = 30 if last.day == 31 and one == 30 else last.day
    return (last.year - first.year) * 360 + (last.month - first.month) * 30 + other - one

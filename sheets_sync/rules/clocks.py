"""How the time of a term passes: for each unit a clock that counts in steps.

The steps of hours are seconds, those of working days working days, all others are days. So a
moment is read as its seconds or as its day, both whole.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.cells.dates import DAY_SECONDS, DAY_ZERO
from sheets_sync.formula import runtime
from sheets_sync.formula.runtime import FIRST_DAY, LAST_DAY
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.lengths import Unit

NOT_WHOLE: Final = "term.not_whole"
BEYOND: Final = "term.beyond"

Free: TypeAlias = "Sequence[int]"


class Clock(NamedTuple):
    """How time is counted.

    ``read`` makes a point of a day or moment. ``steps`` tells how many are in a length, or why
    that cannot be told; ``later`` is the point so many on, None where the calendar has ended;
    ``passed`` counts them between two points, the first not included.
    """

    read: Callable[[float], int]
    steps: Callable[[int, Number], int | str]
    later: Callable[[int, int, Free], int | None]
    passed: Callable[[int, int, Free], int]


def _whole(_start: int, number: Number) -> int | str:
    return NOT_WHOLE if number % 100 else int(number // 100)


def _weeks(_start: int, number: Number) -> int | str:
    return NOT_WHOLE if number % 100 else int(number // 100) * 7


def _seconds(_start: int, number: Number) -> int:
    return round(number * (DAY_SECONDS // 24) / 100)


def _months(start: int, number: Number) -> int | str:
    """The days until the same day so many months later, or until the last of that month."""
    if number % 100:
        return NOT_WHOLE
    day = date.fromordinal(start + DAY_ZERO)
    year, month = divmod(day.year * 12 + day.month - 1 + int(number // 100), 12)
    if year > date.max.year:
        return BEYOND
    end = date(year, month + 1, min(day.day, _days_in(year, month + 1)))
    return end.toordinal() - day.toordinal()


def _days_in(year: int, month: int) -> int:
    """As ``calendar.monthrange``, without what that loads."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def _days_later(start: int, steps: int, _free: Free) -> int | None:
    return start + steps if start + steps <= LAST_DAY else None


def _seconds_later(start: int, steps: int, _free: Free) -> int | None:
    return start + steps if start + steps < (LAST_DAY + 1) * DAY_SECONDS else None


def _working_days_later(start: int, steps: int, free: Free) -> int | None:
    return runtime.working_day(start, steps * 100, free)


def _between(start: int, end: int, _free: Free) -> int:
    return end - start


def _working_days_between(start: int, end: int, free: Free) -> int:
    return int(runtime.working_days(start + 1, end, free)) // 100 if start < end else 0


def next_working_day(day: int, free: Free) -> int | None:
    """The day itself where somebody works on it, else the first after it.

    >>> next_working_day(44576, free=[44578])  # a Saturday, and Monday is free
    44579
    """
    if runtime.working_days(day, day, free):
        return day
    return runtime.working_day(day, 100, free)


def day_of(serial: float) -> int:
    """The day of a day or moment."""
    return int(serial // 1)


def in_calendar(serial: float) -> bool:
    """Whether it lies in the years 1 to 9999."""
    return FIRST_DAY <= serial < LAST_DAY + 1


CLOCKS: Final[Mapping[Unit, Clock]] = {
    "hours": Clock(runtime.seconds_of, _seconds, _seconds_later, _between),
    "days": Clock(day_of, _whole, _days_later, _between),
    "working days": Clock(day_of, _whole, _working_days_later, _working_days_between),
    "weeks": Clock(day_of, _weeks, _days_later, _between),
    "months": Clock(day_of, _months, _days_later, _between),
}

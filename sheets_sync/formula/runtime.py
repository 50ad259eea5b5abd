"""What compiled formulas call for a single row. Numbers are hundredths, exact; a blank is None.

A function gets no blanks unless it says so: the code around the call sees to that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from math import floor
from operator import neg
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.cells.dates import DAY_SECONDS, DAY_ZERO
from sheets_sync.cells.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

Number: TypeAlias = "int | Fraction"
"""Hundredths; a Fraction only where it is not whole. Most runs need none, nor load them."""

FIRST_DAY: Final = date.min.toordinal() - DAY_ZERO
LAST_DAY: Final = date.max.toordinal() - DAY_ZERO
_PLACES: Final = 30


def _ratio(number: Number, divisor: Number) -> Fraction:
    from fractions import Fraction

    return Fraction(number, divisor)


def exact(number: Number) -> Number:
    """The number as an int where it is whole, so that what follows is fast again."""
    return number.numerator if number.denominator == 1 else number


def hundredth(product: Number) -> Number:
    """The hundredth part: a product of hundredths has one hundred too many."""
    return exact(_ratio(product, 100))


def over(number: Number, divisor: Number) -> Number:
    """The quotient. Raises ZeroDivisionError."""
    whole, rest = divmod(number * 100, divisor)
    return exact(_ratio(number * 100, divisor)) if rest else int(whole)


def over_or_blank(number: Number, divisor: Number) -> Number | None:
    """The quotient, nothing where there is none."""
    return over(number, divisor) if divisor else None


def rounded(number: Number, places: Number) -> Number:
    """Rounded to so many places behind the point; half goes away from zero, as in Excel."""
    # Whole hundredths have no more than two places; most amounts are shown with as many.
    if places >= 200 and isinstance(number, int):
        return number
    # More places than these make no difference to any number of a register.
    places = max(-_PLACES, min(int(places // 100), _PLACES))
    step = _ratio(100, 10**places) if places >= 0 else _ratio(100 * 10**-places, 1)
    size = -number if number < 0 else number
    whole = floor(size / step + _ratio(1, 2)) * step
    return exact(-whole if number < 0 else whole)


def half_up(hundredths: Number) -> int:
    """Whole hundredths; a half goes away from zero.

    >>> from fractions import Fraction
    >>> half_up(Fraction(3, 2)), half_up(Fraction(-3, 2)), half_up(Fraction(100, 3))
    (2, -2, 33)
    """
    twice = 2 * hundredths.denominator
    whole = (2 * abs(hundredths.numerator) + hundredths.denominator) // twice
    return -whole if hundredths < 0 else whole


def seconds_of(moment: float) -> int:
    """The moment in whole seconds: a sheet's floats know no better, and their noise is gone."""
    return round(moment * DAY_SECONDS)


def moments_apart(late: float, early: float) -> Number:
    """The days between two moments, in hundredths."""
    return exact(_ratio((seconds_of(late) - seconds_of(early)) * 100, DAY_SECONDS))


def moment_later(moment: float, days: Number) -> float:
    """The moment so many days later, to the second."""
    return (seconds_of(moment) + round(_ratio(days * DAY_SECONDS, 100))) / DAY_SECONDS


def _date(serial: float) -> date | None:
    # floor and int differ for what lies before day 0.
    day = int(serial // 1)
    return date.fromordinal(day + DAY_ZERO) if FIRST_DAY <= day <= LAST_DAY else None


def year(serial: float) -> int | None:
    """The year of a day or moment; nothing for one that no calendar has. So for the others."""
    day = _date(serial)
    return None if day is None else day.year * 100


def month(serial: float) -> int | None:
    """The month, 1 to 12."""
    day = _date(serial)
    return None if day is None else day.month * 100


def day_of_month(serial: float) -> int | None:
    """The day of the month."""
    day = _date(serial)
    return None if day is None else day.day * 100


def weekday(serial: float) -> int:
    """Monday is 1."""
    return (int(serial // 1) + DAY_ZERO - 1) % 7 * 100 + 100


def day_at(years: Number, months: Number, days: Number) -> int | None:
    """The day; a month or a day beyond the last goes on counting, as in Excel."""
    later, month_index = divmod(months // 100 - 1, 12)
    in_year = years // 100 + later
    if not 1 <= in_year <= 9999:
        return None
    serial = date(in_year, month_index + 1, 1).toordinal() - DAY_ZERO + days // 100 - 1
    return serial if FIRST_DAY <= serial <= LAST_DAY else None


def apart(start: float, end: float, unit: str) -> int | None:
    """Whole days, months or years from one day to another; below zero where it goes back."""
    if end < start:
        back = apart(end, start, unit)
        return back if back is None else -back
    if unit == "d":
        return (int(end // 1) - int(start // 1)) * 100
    first, last = _date(start), _date(end)
    if first is None or last is None:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return months * 100 if unit == "m" else months // 12 * 100


def working_day(start: float, days: Number, free: Sequence[int]) -> int | None:
    """The day so many working days on: Monday to Friday without the free ones; 0 is the day.

    ``free`` are days from Monday to Friday, sorted.
    """
    day, step = int(start // 1), -1 if days < 0 else 1
    left = int(step * days // 100)
    passed = 0
    end = day
    while left:
        end = _weekdays_on(end, left * step)
        # Free days on the way do not count: as many more are needed, on whose way there may lie
        # others.
        now_passed = _passed(free, day, end)
        left, passed = now_passed - passed, now_passed
    return end if FIRST_DAY <= end <= LAST_DAY else None


def _passed(free: Sequence[int], start: int, end: int) -> int:
    if start <= end:
        return bisect_right(free, end) - bisect_right(free, start)
    return bisect_left(free, start) - bisect_left(free, end)


def _weekdays_on(day: int, days: int) -> int:
    """As ``working_day`` without free days: whole weeks at once."""
    if not days:
        return day
    at = (day + DAY_ZERO - 1) % 7
    if at > 4:
        # From a weekend it counts as from the Friday before, or on the way back from Monday.
        day, at = (day - (at - 4), 4) if days > 0 else (day + (7 - at), 0)
    weeks, rest = divmod(abs(days), 5)
    beyond = at + rest > 4 if days > 0 else at - rest < 0
    step = weeks * 7 + rest + 2 * beyond
    return day + step if days > 0 else day - step


def is_weekday(day: int) -> bool:
    """Whether it is a day from Monday to Friday."""
    return (day + DAY_ZERO - 1) % 7 < 5


def working_days(start: float, end: float, free: Sequence[int]) -> int:
    """The working days from one day to another, both included; below zero where it goes back.

    ``free`` as for ``working_day``.
    """
    if end < start:
        return -working_days(end, start, free)
    first, last = int(start // 1), int(end // 1)
    lost = bisect_right(free, last) - bisect_left(free, first)
    return (_weekdays_before(last + 1) - _weekdays_before(first) - lost) * 100


def _weekdays_before(day: int) -> int:
    weeks, rest = divmod(day + DAY_ZERO - 1, 7)
    return weeks * 5 + min(rest, 5)


def total(*numbers: Number | None) -> Number:
    """The sum; blanks are passed over."""
    return sum(number for number in numbers if number is not None)


def count(*values: object) -> int:
    """How many are not blank."""
    return sum(value is not None for value in values) * 100


def least(*values: Any) -> Any:
    """The smallest; blanks are passed over, and of nothing it is blank."""
    return min((value for value in values if value is not None), default=None)


def most(*values: Any) -> Any:
    """The largest; as ``least``."""
    return max((value for value in values if value is not None), default=None)


def mean(sums: Number, counted: Number) -> Number | None:
    """The average from a sum and a count."""
    return over(sums, counted) if counted else None


def is_within(part: str, text: str) -> bool:
    """Whether a folded text stands in another."""
    return part in text


def day_of(serial: float) -> int:
    """The day of a moment; of a day itself."""
    return int(serial // 1)


def strung(between: str, texts: Sequence[object]) -> str:
    """The texts with something in between."""
    return between.join(map(str, texts))


def length(text: str) -> int:
    """How many characters."""
    return len(text) * 100


def joined(*texts: str | None) -> str | None:
    """The texts after one another, blanks as nothing; of nothing it is blank."""
    return "".join(filter(None, texts)) or None


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "hundredth": hundredth,
    "rounded": rounded,
    "absolute": abs,
    "negated": neg,
    "moments_apart": moments_apart,
    "moment_later": moment_later,
    "year": year,
    "month": month,
    "day_of_month": day_of_month,
    "weekday": weekday,
    "day_at": day_at,
    "apart": apart,
    "working_day": working_day,
    "working_days": working_days,
    "total": total,
    "count": count,
    "least": least,
    "most": most,
    "mean": mean,
    "folded": fold,
    "lower": str.lower,
    "length": length,
    "day_of": day_of,
    "strung": strung,
    "joined": joined,
    "is_within": is_within,
}
"""What the code of a formula can call, by the names that it has there; nothing else."""

BLANK_AT_TIMES: Final = frozenset(
    (
        *("year", "month", "day_of_month", "day_at", "apart", "working_day", "mean", "joined"),
        *("least", "most", "day_in_form", "day_nl", "day_en", "moment_nl", "moment_en"),
    )
)
"""Those that may give a blank though they got none."""

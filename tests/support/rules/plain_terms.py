"""Terms counted step by step: each day, or each hour, is looked at by itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sheets_sync.cells.dates import DAY_ZERO

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Pause = tuple[int | None, int | None]
STANDING = "standing"


def plain_last_day(
    start: int, number: int, unit: str, free: Collection[int], pauses: Sequence[Pause]
) -> int | str:
    """The last day; ``number`` of whole units."""
    left = {"weeks": number * 7, "months": days_in(start, number)}.get(unit, number)
    day = start
    while left:
        day += 1
        stopped = _stopped(day, pauses)
        if stopped == STANDING:
            return STANDING
        if not stopped and (unit != "working days" or works(day, free)):
            left -= 1
    return day


def plain_last_hour(start: int, number: int, pauses: Sequence[Pause]) -> int | str:
    """The same in hours since day 0."""
    return plain_last_day(start, number, "hours", (), pauses)


def _stopped(point: int, pauses: Sequence[Pause]) -> str:
    """Whether the clock stands still in the step that ends here, and whether for ever."""
    here = [end for since, end in pauses if since is not None and since < point]
    if any(end is not None and point <= end for end in here):
        return "stopped"
    return STANDING if None in here else ""


def works(day: int, free: Collection[int]) -> bool:
    return date.fromordinal(day + DAY_ZERO).weekday() < 5 and day not in free


def first_working_day(day: int, free: Collection[int]) -> int:
    while not works(day, free):
        day += 1
    return day


def days_in(start: int, months: int) -> int:
    """The days until the same day so many months later, or the last of that month."""
    day = date.fromordinal(start + DAY_ZERO)
    end = day.replace(day=1)
    for _ in range(months):
        end = (end + timedelta(days=31)).replace(day=1)
    month = end.month
    while end.day < day.day and (end + timedelta(days=1)).month == month:
        end += timedelta(days=1)
    return (end - day).days

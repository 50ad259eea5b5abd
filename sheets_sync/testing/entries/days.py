"""Days and times as people type them, each with the pattern that shows it as it was typed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.testing.locales import Tongue
    from sheets_sync.testing.wire import Message

DAY_ZERO = date(1899, 12, 30)
TIME = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d)(\.\d+)?)?(?:\s*([aApP])\.?[mM]\.?)?")
DAY_AND_TIME = re.compile(r"(.+?)\s+(\d{1,4}:\d\d.*)")
YEAR = r"(?P<year>\d{4}|\d{2})"
BY_ORDER = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
MONTH = r"(?P<month>[^\W\d]{3,})(?P<dot>\.?)"
DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?P<gap>\.? |-){MONTH}(?:(?P<then>,? |-){YEAR})?")
MONTH_FIRST = re.compile(rf"{MONTH}(?P<gap>[ -])(?P<day>\d{{1,2}})(?:(?P<then>,? |-){YEAR})?")
MONTH_AND_YEAR = re.compile(rf"{MONTH}(?P<gap>[ -])(?P<year>\d{{4}})")
WEEKDAY = re.compile(r"([^\W\d]{2,})\.?(,? )(.+)")


class Moment(NamedTuple):
    """A serial number and the NumberFormat that typing it brings along."""

    serial: float
    pattern: Message


def moment_typed(text: str, tongue: Tongue) -> Moment | None:
    """The day, the time or both that a text stands for; None when it is none."""
    day = _day(text, tongue)
    if day:
        return Moment(day[0], {"type": "DATE", "pattern": day[1]})
    clock = _clock(text)
    if clock:
        return Moment(clock[0], {"type": "TIME", "pattern": clock[1]})
    both = DAY_AND_TIME.fullmatch(text)
    day, clock = (_day(both[1], tongue), _clock(both[2])) if both else (None, None)
    if day and clock and clock[0] < 1:
        return Moment(day[0] + clock[0], {"type": "DATE_TIME", "pattern": f"{day[1]} {clock[1]}"})
    return None


def day_serial(day: date) -> int:
    return (day - DAY_ZERO).days


def _clock(text: str) -> tuple[float, str] | None:
    found = TIME.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds = int(found[1]), int(found[2]), float(found[3] or 0)
    pattern = "h:mm:ss" if found[3] else "h:mm"
    if found[5]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if found[5].lower() == "p" else 0)
        pattern += " am/pm"
    elif hours > 23:
        # No time of day: Google makes it a length of time.
        pattern = "[h]:mm:ss"
    elif len(found[1]) == 2:
        pattern = "h" + pattern
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds + float(found[4] or 0))
    return span / timedelta(days=1), pattern


def _day(text: str, tongue: Tongue) -> tuple[int, str] | None:
    return _numeric_day(text, tongue) or _named_day(text, tongue) or _with_weekday(text, tongue)


def _numeric_day(text: str, tongue: Tongue) -> tuple[int, str] | None:
    year_first = YEAR_FIRST.fullmatch(text)
    if year_first:
        year, mark, month, day = year_first.groups()
        given, order = {"y": year, "m": month, "d": day}, "ymd"
    else:
        found = BY_ORDER.fullmatch(text)
        if not found or (found[4] is None and found[2] == "."):
            return None
        mark = found[2]
        order = tongue.order if found[4] else tongue.order.replace("y", "")
        parts = [part for part in (found[1], found[3], found[4]) if part]
        given = dict(zip(order, parts, strict=True))
    pattern = mark.join(_letters(letter, given[letter]) for letter in order)
    day_of = _date(_full_year(given.get("y")), int(given["m"]), int(given["d"]))
    return (day_serial(day_of), pattern) if day_of else None


def _named_day(text: str, tongue: Tongue) -> tuple[int, str] | None:
    found = DAY_FIRST.fullmatch(text) or MONTH_FIRST.fullmatch(text)
    found = found or MONTH_AND_YEAR.fullmatch(text)
    month = tongue.months.get(found["month"].lower()) if found else None
    if found is None or month is None:
        return None
    parts = found.groupdict()
    day = _date(_full_year(parts["year"]), month, int(parts.get("day") or 1))
    return (day_serial(day), _named_pattern(parts, text, tongue)) if day else None


def _named_pattern(parts: dict[str, str | None], text: str, tongue: Tongue) -> str:
    month = "mmmm" if (parts["month"] or "").lower() in tongue.whole_months else "mmm"
    gap, day = parts["gap"] or " ", parts.get("day")
    year = parts["year"]
    end = (parts.get("then") or gap) + "y" * (4 if len(year) == 4 else 2) if year else ""
    if not day:
        return month + end
    number = "d" * len(day)
    return (number + gap + month if text[0].isdigit() else month + gap + number) + end


def _with_weekday(text: str, tongue: Tongue) -> tuple[int, str] | None:
    found = WEEKDAY.fullmatch(text)
    width = tongue.weekdays.get(found[1].lower()) if found else None
    day = _named_day(found[3], tongue) if found and width else None
    return (day[0], f"{width}{found[2]}{day[1]}") if found and day else None


def _full_year(text: str | None) -> int:
    if text is None:
        return date.today().year  # noqa: DTZ011 - a day without a year is this year's, by the wall clock
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 30 else 1900)


def _letters(letter: str, text: str) -> str:
    return letter * 4 if letter == "y" and len(text) == 4 else letter * len(text)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

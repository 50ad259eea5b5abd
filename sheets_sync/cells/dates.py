"""Days and moments as people type them: the day stands before the month, always."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from sheets_sync.cells.text import Language, fold, is_blank, refused
from sheets_sync.grid.snapshot import EarlyDayCell, EarlyMomentCell, ShownNumber
from sheets_sync.problems.problem import Day, Instant, Wrong

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell

DAY_ZERO = date(1899, 12, 30).toordinal()
"""Of the proleptic Gregorian calendar: the day whose serial is 0."""

FIRST_DAY = date(2000, 1, 1).toordinal() - DAY_ZERO
LAST_DAY = date(2099, 12, 31).toordinal() - DAY_ZERO
_LAST_KNOWN = date.max.toordinal() - DAY_ZERO
_LAST_COMPACT = 20991231
DAY_SECONDS = 86_400
_LONGEST = 60
_DATED = frozenset(("day", "moment"))

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan januari january",
            "feb febr februari february",
            "mrt mar maart march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_SHORT_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

# The patterns stay text: re compiles each at its first use, and most runs need few of them.
_WEEKDAY = (
    r"(?:(?:ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[.,]{0,2} )?"
)
_TIME = (
    r"(?:(?:t|,? (?:om |at )?)(?P<hour>[0-9]{1,2})[:.u](?P<minute>[0-9]{2})"
    r"(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?: ?(?:uur|u|h)\.?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?"
    r"(?: ?(?P<zone>z|utc|gmt|[-+][0-9]{2}:?[0-9]{2}))?)?"
)
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_DATES = (
    rf"{_DAY}(?P<mark> ?[-/.] ?| )(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}",
    r"(?P<year>[0-9]{4})(?P<iso>[-/.])(?P<month>[0-9]{1,2})(?P=iso)(?P<day>[0-9]{1,2})",
    r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    rf"{_DAY}(?:e|st|nd|rd|th)?[-/. ]{{0,2}}{_NAME}[-/, ]{{0,2}}{_YEAR}",
    rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})",
)
_YEARLESS = rf"{_DAY}(?: ?[-/] ?[0-9]{{1,2}}|[-/. ]{{1,2}}{_NAME})"


def day(cell: Cell, _language: Language) -> int | Wrong | None:
    """The serial of a day (day 0 = 1899-12-30); a time behind it is left out.

    >>> day("31 dec 2021", "nl")
    44561
    >>> day("31/12/21", "nl")
    44561
    >>> day("32-12-2021", "nl").code
    'date.no_such_day'
    """
    outcome = _read(cell, "date.not_a_date")
    return int(outcome) if isinstance(outcome, float) else outcome


def moment(cell: Cell, _language: Language) -> float | Wrong | None:
    """The serial of a moment, its time of day a fraction; without a time it is midnight.

    >>> moment("31-12-2021 12:00", "nl")
    44561.5
    """
    return _read(cell, "date.not_a_moment")


def year_of(serial: float) -> int:
    """The calendar year of a day or moment.

    >>> year_of(44561)
    2021
    """
    return date.fromordinal(int(serial) + DAY_ZERO).year


def _read(cell: Cell, unread: str) -> float | Wrong | None:
    """The serial with its fraction; ``unread`` is the code for what is no date at all."""
    error = refused(cell)
    if error is not None or is_blank(cell):
        return error
    if isinstance(cell, str):
        return _from_text(fold(cell), unread)
    if isinstance(cell, ShownNumber) and cell.kind not in _DATED:
        return Wrong("date.shown_otherwise")
    if cell is None or isinstance(cell, bool) or not 1 <= cell <= _LAST_COMPACT:
        return Wrong(unread)
    if cell <= _LAST_KNOWN:
        is_early = isinstance(cell, EarlyDayCell | EarlyMomentCell)
        return _within_range(min(cell + 1, 60.0) if is_early else float(cell))
    return _from_text(f"{cell:.15g}", unread)


def _within_range(serial: float) -> float | Wrong:
    if FIRST_DAY <= serial < LAST_DAY + 1:
        return serial
    return Wrong("date.out_of_range", (("date", Day(serial)),))


def _from_text(text: str, unread: str) -> float | Wrong:
    if text.startswith("="):
        return Wrong("cell.formula")
    parts = _parts(text) if len(text) <= _LONGEST else None
    if parts is None:
        yearless = re.fullmatch(_WEEKDAY + _YEARLESS, text)
        known = yearless is not None and (yearless["name"] or "jan") in _MONTHS
        return Wrong("date.no_year" if known else unread)
    return Wrong("date.zone") if "zone" in parts else _from_parts(parts)


def _from_parts(parts: dict[str, str]) -> float | Wrong:
    serial = _dated(parts)
    if isinstance(serial, Wrong):
        return serial
    seconds = _seconds(parts)
    if seconds is None:
        return Wrong("date.no_such_time")
    other = _month_first(parts)
    if "half" in parts and other is not None:
        # Who writes AM or PM mostly writes the month first, but not always.
        return Wrong("date.either_order", _both(parts, serial, other))
    return _within_range((serial * DAY_SECONDS + seconds) / DAY_SECONDS)


def _parts(text: str) -> dict[str, str] | None:
    for pattern in _DATES:
        found = re.fullmatch(_WEEKDAY + pattern + _TIME, text)
        if found is not None:
            parts = {key: part for key, part in found.groupdict().items() if part is not None}
            if parts.get("name", "jan") in _MONTHS:
                return parts
    return None


def _dated(parts: dict[str, str]) -> int | Wrong:
    month = _MONTHS[parts["name"]] if "name" in parts else int(parts["month"])
    day_of_month, year = int(parts["day"]), _year(parts)
    serial = _serial(year, month, day_of_month)
    if serial is not None:
        return serial
    other = _serial(year, day_of_month, month)
    if other is not None and FIRST_DAY <= other <= LAST_DAY:
        return Wrong("date.month_first", (("suggestion", _shown(parts, other)),))
    return Wrong("date.no_such_day")


def _year(parts: dict[str, str]) -> int:
    written = parts["year"].lstrip("'")
    year = int(written)
    if len(written) == 2:
        year += 2000 if year < 80 else 1900
    return year


def _month_first(parts: dict[str, str]) -> int | None:
    """The other day that two numbers before a year can mean; None where they mean one."""
    if "mark" not in parts or int(parts["day"]) == int(parts["month"]):
        return None
    return _serial(_year(parts), int(parts["day"]), int(parts["month"]))


def _shown(parts: dict[str, str], serial: int) -> Day | Instant:
    """A proposal keeps the time that was written: without it somebody would jump the queue."""
    seconds = _seconds(parts) if "hour" in parts else None
    return Day(serial) if seconds is None else Instant(serial * DAY_SECONDS + seconds)


def _both(parts: dict[str, str], serial: int, other: int) -> tuple[tuple[str, Day | Instant], ...]:
    return (("day_first", _shown(parts, serial)), ("month_first", _shown(parts, other)))


def swapped(serial: float) -> int | None:
    """The day with this day's number for its month and the other way round; None if there is none.

    ValueError outside years 1 to 9999.

    >>> format_day(swapped(44291), "nl")
    '04-05-2021'
    """
    known = date.fromordinal(int(serial) + DAY_ZERO)
    return _serial(known.year, known.day, known.month)


def mark_of_month_first(text: str) -> str | None:
    """What stands between the numbers (``/``) of a date that has the month first for certain.

    >>> mark_of_month_first("12/31/2021"), mark_of_month_first("5/6/2021")
    ('/', None)
    """
    parts = _parts(fold(text)) if len(text) <= _LONGEST else None
    if parts is None or "mark" not in parts or _month_first(parts) is None:
        return None
    return None if int(parts["month"]) <= _MONTHS["dec"] else parts["mark"].strip()


def in_either_order(text: str, mark: str) -> Wrong | None:
    """The question about a date that can be read with the month first as well, written so.

    >>> in_either_order("5/6/2021", "/").code
    'date.order_of_column'
    >>> in_either_order("31/12/2021", "/")
    """
    parts = _parts(fold(text)) if len(text) <= _LONGEST else None
    other = _month_first(parts) if parts else None
    if parts is None or other is None or parts["mark"].strip() != mark:
        return None
    serial = _dated(parts)
    if isinstance(serial, Wrong):
        return None
    return Wrong("date.order_of_column", _both(parts, serial, other))


def _serial(year: int, month: int, day_of_month: int) -> int | None:
    try:
        return date(year, month, day_of_month).toordinal() - DAY_ZERO
    except ValueError:
        return None


def _seconds(parts: dict[str, str]) -> int | None:
    hour, minute, second = (int(parts.get(name, 0)) for name in ("hour", "minute", "second"))
    if "half" in parts:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["half"] == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600 + minute * 60 + second


def in_calendar(serial: float) -> bool:
    """Whether this lies in the years 1 to 9999, so that it can be shown as a day or a moment.

    >>> in_calendar(44561.5), in_calendar(1e9)
    (True, False)
    """
    return 1 - DAY_ZERO <= serial < _LAST_KNOWN


def format_day(serial: int, language: Language) -> str:
    """44561 → ``31-12-2021`` (nl) or ``31 Dec 2021`` (en). ValueError outside years 1 to 9999.

    >>> format_day(44561, "nl")
    '31-12-2021'
    >>> format_day(44561, "en")
    '31 Dec 2021'
    """
    shown = date.fromordinal(serial + DAY_ZERO)
    if language == "nl":
        return f"{shown.day:02}-{shown.month:02}-{shown.year:04}"
    return f"{shown.day} {_SHORT_MONTHS[shown.month - 1]} {shown.year:04}"


def format_moment(serial: float, language: Language) -> str:
    """44561.4271 → ``31-12-2021 10:15``; seconds only where there are any. ValueError as above.

    >>> format_moment(44561.5, "nl")
    '31-12-2021 12:00'
    """
    day_serial, seconds = divmod(round(serial * DAY_SECONDS), DAY_SECONDS)
    minutes, second = divmod(seconds, 60)
    time = f"{minutes // 60:02}:{minutes % 60:02}" + (f":{second:02}" if second else "")
    return f"{_day_of_moments(day_serial, language)} {time}"


@lru_cache(maxsize=4096)
def _day_of_moments(serial: int, language: Language) -> str:
    """As ``format_day``: of 400,000 moments few have a day of their own, which saves a third."""
    return format_day(serial, language)

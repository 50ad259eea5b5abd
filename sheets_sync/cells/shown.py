"""Numbers that a cell shows as something else, as the text that people see there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.cells.dates import DAY_SECONDS, format_day, format_moment
from sheets_sync.cells.numbers import format_amount, format_money
from sheets_sync.grid.snapshot import EarlyDayCell, EarlyMomentCell, ShownNumber

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell

_NO_DAYS: Mapping[int, Mapping[Language, str]] = {
    0: {"nl": "00-01-1900", "en": "0 Jan 1900"},
    60: {"nl": "29-02-1900", "en": "29 Feb 1900"},
}

_MOST = 1e12
"""Beyond this nothing is a day, a time or an amount that anybody typed."""


def as_seen(cell: Cell, language: Language) -> Cell:
    """The text that a person sees where a number is shown as something else; any other cell as is.

    Days and amounts look as this program writes them, whatever the cell's own format is.

    >>> from sheets_sync.grid.snapshot import DurationCell, PercentCell
    >>> as_seen(DurationCell(1.5), "nl"), as_seen(PercentCell(0.5), "nl"), as_seen(7.5, "nl")
    ('36:00', '50%', 7.5)
    """
    if not isinstance(cell, ShownNumber) or not abs(cell) < _MOST:
        return cell
    try:
        if isinstance(cell, EarlyDayCell | EarlyMomentCell):
            return _early(cell, language)
        return _SEEN[cell.kind](float(cell), language)
    except (ValueError, OverflowError):
        return cell


def _early(cell: ShownNumber, language: Language) -> str:
    """As Excel shows it, with two days that there never were."""
    whole = int(cell) if cell.kind == "day" else round(cell * DAY_SECONDS) // DAY_SECONDS
    shown = _NO_DAYS.get(whole, {}).get(language) or format_day(whole + 1, language)
    _, time, clock = format_moment(float(cell), language).rpartition(" ")
    return shown if cell.kind == "day" else f"{shown}{time}{clock}"


def _time(serial: float, language: Language) -> str:
    return _duration(serial % 1, language)


def _minutes(serial: float, _language: Language) -> str:
    minutes, second = divmod(round(serial * 86_400) % 3600, 60)
    return f"{minutes:02}:{second:02}"


def _duration(serial: float, _language: Language) -> str:
    minutes, second = divmod(abs(round(serial * 86_400)), 60)
    sign = "-" if serial < 0 else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}" + (f":{second:02}" if second else "")


_SEEN: Mapping[str, Callable[[Any, Language], str]] = {
    "day": lambda serial, language: format_day(int(serial // 1), language),
    "moment": format_moment,
    "time": _time,
    "minutes": _minutes,
    "duration": _duration,
    "percent": lambda part, language: f"{format_amount(round(part * 10_000), language)}%",
    "unit": lambda amount, language: format_amount(round(amount * 100), language),
    "currency": lambda amount, language: format_money(round(amount * 100), language),
}

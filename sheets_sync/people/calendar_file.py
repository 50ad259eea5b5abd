"""The last day of a term as a file for a calendar."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.cells.legible import legible

if TYPE_CHECKING:
    from datetime import datetime


def last_day_file(uid: str, last_day: int, summary: str, made: datetime) -> bytes:
    """A whole day, a serial, in a calendar; the same ``uid`` takes the place of an earlier one."""
    from icalendar import Calendar, Event

    day = date.fromordinal(last_day + DAY_ZERO)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", legible(summary))
    event.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("prodid", "-//sheets-sync//mail//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())

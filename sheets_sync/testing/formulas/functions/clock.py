"""Today and now, by the clock of the machine and in the time zone of the spreadsheet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sheets_sync.testing.entries.days import day_serial
from sheets_sync.testing.formulas.coerce import shown_as
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from datetime import datetime

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation


def _now(here: Evaluation) -> datetime:
    moment = here.book.now()
    here.book.memory.day = moment.date()
    return moment


@function("TODAY", "here")
def today(here: Evaluation) -> Value:
    return shown_as(float(day_serial(_now(here).date())), {"type": "DATE"})


@function("NOW", "here")
def now(here: Evaluation) -> Value:
    moment = _now(here)
    clock = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    serial = day_serial(moment.date()) + clock / timedelta(days=1)
    return shown_as(serial, {"type": "DATE_TIME"})

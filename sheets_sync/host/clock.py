"""Today and now, from outside: the clock in the programme's time zone, or what somebody gives."""

from __future__ import annotations

from sheets_sync.cells.dates import moment
from sheets_sync.problems.problem import Wrong
from sheets_sync.problems.stop import Stop
from sheets_sync.records import NamedTuple


class Moment(NamedTuple):
    """When a run takes place, as serials in the programme's time zone.

    >>> Moment(44561, 44561.5).today
    44561
    """

    today: int
    now: float
    by_clock: bool = False
    """Whether the machine's clock says so, and not a person."""


class BadDate(Stop):
    """A date on the command line that is none."""

    exit_code = 2


def moment_of(text: str | None, time_zone: str) -> Moment:
    """The moment of a run: the given day (or day and time), or now in this time zone.

    Raises:
        BadDate: the text is no date.

    >>> moment_of("2021-12-31 12:00", "Europe/Amsterdam")
    Moment(today=44561, now=44561.5, by_clock=False)
    """
    if text is None:
        return _clock(time_zone)
    now = moment(text, "nl")
    if now is None or isinstance(now, Wrong):
        raise BadDate("run.bad_date")
    return Moment(int(now), now)


def _clock(time_zone: str) -> Moment:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sheets_sync.cells.dates import DAY_ZERO

    now = datetime.now(ZoneInfo(time_zone))
    today = now.toordinal() - DAY_ZERO
    seconds = now.hour * 3600 + now.minute * 60 + now.second
    return Moment(today, (today * 86_400 + seconds) / 86_400, by_clock=True)

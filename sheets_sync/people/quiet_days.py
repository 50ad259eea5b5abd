"""Days on which no mail goes: weekends and a country's holidays."""

from __future__ import annotations

from sheets_sync.formula.runtime import is_weekday
from sheets_sync.records import NamedTuple
from sheets_sync.rules.calendars import free_of_country

_LONGEST = 31
"""No country rests for longer."""


class QuietDays(NamedTuple):
    """The quiet days of a country, "" for a programme in which every day is like another."""

    country: str

    def is_quiet(self, day: int) -> bool:
        """Whether nothing goes on this day, a serial."""
        if not self.country:
            return False
        return not is_weekday(day) or day in free_of_country(self.country, day, day)

    def working_day(self, day: int) -> int:
        """The day itself, or the last one before it on which mail goes.

        >>> QuietDays("NL").working_day(44611)  # a Saturday
        44610
        """
        for back in range(_LONGEST):
            if not self.is_quiet(day - back):
                return day - back
        return day

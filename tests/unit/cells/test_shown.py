"""Numbers that a cell shows as a day, a time, a percentage or money: what each column reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.cells.dates import day, moment
from sheets_sync.cells.numbers import hours, money, number
from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.words import plain
from sheets_sync.grid.snapshot import (
    CurrencyCell,
    DayCell,
    DurationCell,
    EarlyDayCell,
    EarlyMomentCell,
    MinutesCell,
    MomentCell,
    PercentCell,
    ShownNumber,
    TimeCell,
)
from sheets_sync.problems.problem import Wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell

NEW_YEARS_EVE = 44_561

# cell, what people see, and what a column of hours, money, counts, days and moments reads
DATE = ["date"] * 3
TIME = ["time"] * 2
NO_DAY = ["shown_otherwise"] * 2

CELLS = [
    (DayCell(NEW_YEARS_EVE), "31-12-2021", (*DATE, NEW_YEARS_EVE, 44_561.0)),
    (DayCell(46_054), "01-02-2026", (*DATE, 46_054, 46_054.0)),
    (DayCell(4), "03-01-1900", (*DATE, *["out_of_range"] * 2)),
    (EarlyDayCell(4), "04-01-1900", (*DATE, *["out_of_range"] * 2)),
    (EarlyDayCell(60), "29-02-1900", (*DATE, *["out_of_range"] * 2)),
    (EarlyDayCell(0), "00-01-1900", (*DATE, "not_a_date", "not_a_moment")),
    (EarlyMomentCell(4.5), "04-01-1900 12:00", (*DATE, *["out_of_range"] * 2)),
    (EarlyMomentCell(0.25), "00-01-1900 06:00", (*DATE, "not_a_date", "not_a_moment")),
    (EarlyMomentCell(59.999999), "29-02-1900 00:00", (*DATE, *["out_of_range"] * 2)),
    (DayCell(-3), "27-12-1899", (*DATE, "not_a_date", "not_a_moment")),
    (DayCell(-8_712_345_678_901), "-8712345678901", (*DATE, "not_a_date", "not_a_moment")),
    (MomentCell(44_561.25), "31-12-2021 06:00", (*DATE, NEW_YEARS_EVE, 44_561.25)),
    (TimeCell(0.25), "6:00", (600, *TIME, *NO_DAY)),
    (TimeCell(0.3125), "7:30", (750, *TIME, *NO_DAY)),
    (TimeCell(0), "0:00", (0, *TIME, *NO_DAY)),
    (TimeCell(22 / 72), "7:20", ("not_hundredths", *TIME, *NO_DAY)),
    (TimeCell(0.8125), "19:30", (1950, *TIME, *NO_DAY)),
    (TimeCell(1), "0:00", ("unclear_time", *TIME, *NO_DAY)),
    (TimeCell(7.5), "12:00", ("unclear_time", *TIME, *NO_DAY)),
    (TimeCell(-0.25), "18:00", ("unclear_time", *TIME, *NO_DAY)),
    (MinutesCell(0.3125), "30:00", ("unclear_time", *TIME, *NO_DAY)),
    (MinutesCell(450 / 86_400), "07:30", ("unclear_time", *TIME, *NO_DAY)),
    (DurationCell(1.5), "36:00", (3600, *TIME, *NO_DAY)),
    (DurationCell(0.25), "6:00", (600, *TIME, *NO_DAY)),
    (DurationCell(1 / 3), "8:00", (800, *TIME, *NO_DAY)),
    (DurationCell(-0.3125), "-7:30", (-750, *TIME, *NO_DAY)),
    (DurationCell(1e7), "240000000:00", ("too_large", *TIME, *NO_DAY)),
    (PercentCell(0.5), "50%", (*["percent"] * 3, *NO_DAY)),
    (PercentCell(0.125), "12,5%", (*["percent"] * 3, *NO_DAY)),
    (CurrencyCell(7.5), "€ 7,50", ("currency", 750, "currency", *NO_DAY)),
    (CurrencyCell(1200), "€ 1.200,00", ("currency", 120_000, "currency", *NO_DAY)),
    (CurrencyCell(-3), "€ -3,00", ("currency", -300, "currency", *NO_DAY)),
    (CurrencyCell(0.005), "€ 0,00", ("currency", "too_precise", "currency", *NO_DAY)),
]
READERS: tuple[Callable[[Cell, Language], float | Wrong | None], ...] = (
    *(hours, money, number),
    *(day, moment),
)
KINDS = [
    *(DayCell, MomentCell, TimeCell, MinutesCell, DurationCell, PercentCell, CurrencyCell),
]
SHOWN = st.builds(lambda kind, value: kind(value), st.sampled_from(KINDS), st.floats())


def told(outcome: float | Wrong | None) -> float | str | None:
    return outcome.code.partition(".")[2] if isinstance(outcome, Wrong) else outcome


@pytest.mark.parametrize(("cell", "seen", "read"), CELLS)
def test_a_column_reads_what_people_see_or_asks(
    cell: ShownNumber, seen: str, read: tuple[float | str, ...]
) -> None:
    assert plain(cell) == seen
    assert tuple(told(reader(cell, "nl")) for reader in READERS) == read


@given(SHOWN)
def test_every_cell_has_an_outcome_that_is_a_plain_number(cell: ShownNumber) -> None:
    assert isinstance(as_seen(cell, "nl"), str | ShownNumber)
    for read in READERS:
        assert type(read(cell, "nl")) in {int, float, Wrong}


@given(st.integers(0, 24 * 60 - 1), st.sampled_from([TimeCell, DurationCell]))
def test_hours_are_those_of_the_text_that_people_see(minutes: int, kind: type[ShownNumber]) -> None:
    cell = kind(minutes / 1440)
    assert hours(cell, "nl") == hours(as_seen(cell, "nl"), "nl")

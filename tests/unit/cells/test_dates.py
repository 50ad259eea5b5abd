"""Days and moments as people type them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.cells.dates import day, format_day, format_moment, moment
from sheets_sync.grid.snapshot import Cell, ErrorCell
from sheets_sync.problems.problem import Day, Instant, Wrong

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language

LANGUAGES: list[Language] = ["nl", "en"]
BLANKS = st.text(alphabet=" \t\n\u00a0\u202f\u200b\u200e\ufeff", max_size=4)
CELLS = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=50)
DATE_LIKE = st.text(alphabet="0123456789-/.: tTzZjanfebmrtudc'", max_size=20)
NEW_YEARS_EVE = 44_561

DAYS: list[tuple[Cell, int | str | None]] = [
    (None, None),
    ("", None),
    ("\u00a0", None),
    ("'", None),
    (44_561, NEW_YEARS_EVE),
    (44_561.0, NEW_YEARS_EVE),
    (44_561.99, NEW_YEARS_EVE),
    (36_526, 36_526),
    (73_050.5, 73_050),
    ("31-12-2021", NEW_YEARS_EVE),
    ("31/12/21", NEW_YEARS_EVE),
    ("31.12.2021", NEW_YEARS_EVE),
    ("31–12–2021", NEW_YEARS_EVE),
    ("31 - 12 - 2021", NEW_YEARS_EVE),
    ("31 12 2021", NEW_YEARS_EVE),
    ("'31-12-2021", NEW_YEARS_EVE),
    ("31-12-'21", NEW_YEARS_EVE),
    ("31 dec 2021", NEW_YEARS_EVE),
    ("31 dec. 2021", NEW_YEARS_EVE),
    ("31\u00a0december\u00a02021", NEW_YEARS_EVE),
    ("31-DEC-21", NEW_YEARS_EVE),
    ("31dec2021", NEW_YEARS_EVE),
    ("31e december 2021", NEW_YEARS_EVE),
    ("December 31st, 2021", NEW_YEARS_EVE),
    ("2021-12-31", NEW_YEARS_EVE),
    ("2021/12/31", NEW_YEARS_EVE),
    ("20211231", NEW_YEARS_EVE),
    (20_211_231, NEW_YEARS_EVE),
    (20_211_231.0, NEW_YEARS_EVE),
    ("za 31-12-2021", NEW_YEARS_EVE),
    ("Vrijdag, 31 december 2021", NEW_YEARS_EVE),
    ("31-12-2021 23:59", NEW_YEARS_EVE),
    ("2021-12-31T10:15:00.123", NEW_YEARS_EVE),
    ("1-2-2021", 44_228),
    ("29-2-2020", 43_890),
    ("1 mrt 2021", 44_256),
    ("1 maart 2021", 44_256),
    ("1 mei 2021", 44_317),
    ("1 May 2021", 44_317),
    ("1 okt 2021", 44_470),
    ("1-1-2000", 36_526),
    ("1-1-79", 65_381),
    ("12-31-2021", "date.month_first"),
    ("2021-31-12", "date.month_first"),
    ("30-2-2021", "date.no_such_day"),
    ("29-2-2021", "date.no_such_day"),
    ("30 feb 2021", "date.no_such_day"),
    ("32-1-2021", "date.no_such_day"),
    ("0-1-2021", "date.no_such_day"),
    ("13-13-2021", "date.no_such_day"),
    ("0000-01-01", "date.no_such_day"),
    ("1-2", "date.no_year"),
    ("31 december", "date.no_year"),
    ("ma 31/12", "date.no_year"),
    ("1-1-80", "date.out_of_range"),
    ("31-12-1999", "date.out_of_range"),
    ("1-1-2100", "date.out_of_range"),
    ("31-12-0021", "date.out_of_range"),
    (2021, "date.out_of_range"),
    (7.5, "date.out_of_range"),
    (36_525.99, "date.out_of_range"),
    (73_051, "date.out_of_range"),
    ("31-12-2021 25:00", "date.no_such_time"),
    ("2021-12-31T10:15:00Z", "date.zone"),
    ("2021-12-31T10:15:00+01:00", "date.zone"),
    (0, "date.not_a_date"),
    (-1, "date.not_a_date"),
    (20_211_231.5, "date.not_a_date"),
    (20_999_999, "date.not_a_date"),
    (1e300, "date.not_a_date"),
    (float("nan"), "date.not_a_date"),
    (float("-inf"), "date.not_a_date"),
    (True, "date.not_a_date"),
    ("morgen", "date.not_a_date"),
    ("31 foo 2021", "date.not_a_date"),
    ("31 foo", "date.not_a_date"),
    ("31-12/2021", "date.not_a_date"),
    ("31-12-202", "date.not_a_date"),
    ("2021", "date.not_a_date"),
    ("44561", "date.not_a_date"),
    ("10:15", "date.not_a_date"),
    ("12/31/2021 10:15 PM", "date.month_first"),
    ("31/12/2021 10:15 PM", NEW_YEARS_EVE),
    ("4/6/2021 10:15 PM", "date.either_order"),
    ("4/6/2021", 44_351),
    ("4/4/2021 10:15 PM", 44_290),
    ("31-12-2021 of later", "date.not_a_date"),
    ("1" * 5000, "date.not_a_date"),
    ("=TODAY()", "cell.formula"),
    ("#N/B", "cell.error"),
    (ErrorCell("#VALUE!"), "cell.error"),
    (ErrorCell(""), "cell.no_outcome"),
]

MOMENTS: list[tuple[Cell, float | str | None]] = [
    (None, None),
    (44_561, 44_561.0),
    (44_561.25, 44_561.25),
    ("31-12-2021", 44_561.0),
    ("31-12-2021 06:00", 44_561.25),
    ("31-12-2021 6:00", 44_561.25),
    ("31/12/21, 18:00:00", 44_561.75),
    ("31 dec 2021 om 18.00 uur", 44_561.75),
    ("31-12-2021 18u00", 44_561.75),
    ("2021-12-31T12:00", 44_561.5),
    ("2021-12-31 12:00:00.500", 44_561.5),
    ("31-12-2021 10:15:30", (44_561 * 86_400 + 36_930) / 86_400),
    ("31-12-2021 6:00 PM", 44_561.75),
    ("31-12-2021 6:00:00 p.m.", 44_561.75),
    ("31-12-2021 06:00am", 44_561.25),
    ("31-12-2021 12:00 AM", 44_561.0),
    ("31-12-2021 12:00 PM", 44_561.5),
    ("2021-12-31 6:00\u202fPM", 44_561.75),
    ("Dec 31, 2021 6:00 PM", 44_561.75),
    ("31 dec 2021 6:00 PM", 44_561.75),
    ("1/1/2022 6:00 PM", 44_562.75),
    ("1/3/2022 6:00 PM", "date.either_order"),
    ("1/13/2022 2:05:23 PM", "date.month_first"),
    ("31-12-2021 13:00 PM", "date.no_such_time"),
    ("31-12-2021 0:30 AM", "date.no_such_time"),
    ("31-12-2021 6:00 XM", "date.not_a_moment"),
    ("31-12-2021 24:00", "date.no_such_time"),
    ("31-12-2021 10:60", "date.no_such_time"),
    ("31-12-2021 10:15 +0100", "date.zone"),
    ("gisteren", "date.not_a_moment"),
    (float("nan"), "date.not_a_moment"),
    (99_999.5, "date.out_of_range"),
]


def told(outcome: float | Wrong | None) -> float | str | None:
    return outcome.code if isinstance(outcome, Wrong) else outcome


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("cell", "expected"), DAYS)
def test_day(cell: Cell, expected: int | str | None, language: Language) -> None:
    assert told(day(cell, language)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("cell", "expected"), MOMENTS)
def test_moment(cell: Cell, expected: float | str | None, language: Language) -> None:
    assert told(moment(cell, language)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12-31-2021", Wrong("date.month_first", (("suggestion", Day(NEW_YEARS_EVE)),))),
        (
            "1/13/2022 2:05:23 PM",
            Wrong("date.month_first", (("suggestion", Instant(44_574 * 86_400 + 50_723)),)),
        ),
        (
            "2022-13-01 00:00",
            Wrong("date.month_first", (("suggestion", Instant(44_574 * 86_400)),)),
        ),
        (
            "1/3/2022 12:00 PM",
            Wrong(
                "date.either_order",
                (
                    ("day_first", Instant(44_621 * 86_400 + 43_200)),
                    ("month_first", Instant(44_564 * 86_400 + 43_200)),
                ),
            ),
        ),
        ("31-12-2121", Wrong("date.out_of_range", (("date", Day(81_085)),))),
        (2021.7, Wrong("date.out_of_range", (("date", Day(2021)),))),
    ],
)
def test_details(cell: Cell, expected: Wrong) -> None:
    assert day(cell, "nl") == expected


@pytest.mark.parametrize(
    ("serial", "dutch", "english"),
    [
        (44_561.0, "31-12-2021 00:00", "31 Dec 2021 00:00"),
        (44_561.427, "31-12-2021 10:14:53", "31 Dec 2021 10:14:53"),
        ((44_561 * 86_400 + 36_900) / 86_400, "31-12-2021 10:15", "31 Dec 2021 10:15"),
        (33.0, "01-02-1900 00:00", "1 Feb 1900 00:00"),
    ],
)
def test_format_moment(serial: float, dutch: str, english: str) -> None:
    assert (format_moment(serial, "nl"), format_moment(serial, "en")) == (dutch, english)


@given(st.integers(36_526, 73_050), st.sampled_from(LANGUAGES))
def test_a_day_that_is_shown_can_be_read_back(serial: int, language: Language) -> None:
    assert day(format_day(serial, language), language) == serial


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_iso_and_dutch_mean_the_same_day(written: date) -> None:
    serial = (written - date(1899, 12, 30)) // timedelta(days=1)
    dutch = f"{written.day}-{written.month}-{written.year}"
    assert day(written.isoformat(), "nl") == day(dutch, "nl") == serial


@given(st.datetimes(), st.sampled_from(LANGUAGES))
def test_a_moment_that_is_shown_can_be_read_back(written: datetime, language: Language) -> None:
    outcome = moment(str(written), language)
    if isinstance(outcome, float):
        shown = format_moment(outcome, language)
        assert shown.endswith(f"{written:%H:%M:%S}" if written.second else f"{written:%H:%M}")
        assert day(shown, language) == day(outcome, language)


@given(CELLS | DATE_LIKE, st.sampled_from(LANGUAGES))
def test_every_cell_has_an_outcome(cell: Cell, language: Language) -> None:
    for outcome in (day(cell, language), moment(cell, language)):
        assert outcome is None or isinstance(outcome, (int, float, Wrong))


@given(CELLS | DATE_LIKE)
def test_a_moment_lies_on_its_day(cell: Cell) -> None:
    found = moment(cell, "nl")
    if isinstance(found, float):
        assert day(cell, "nl") == int(found)


@given(BLANKS, DATE_LIKE, BLANKS)
def test_blanks_around_it_change_nothing(before: str, text: str, after: str) -> None:
    around = before + text + after
    assert day(around, "nl") == day(text, "nl")
    assert moment(around, "nl") == moment(text, "nl")

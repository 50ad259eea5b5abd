"""Terms by example: until when, in each unit, and what becomes of strange ones."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from sheets_sync.cells.dates import DAY_ZERO, format_day, format_moment
from sheets_sync.rules.calendars import free_of_country, free_of_tab, is_country
from sheets_sync.rules.lengths import Length, length_of
from sheets_sync.rules.terms import Term, deadlines

LAW = {
    2013: "1-1 29-3 1-4 30-4 9-5 20-5 25-12 26-12",
    2020: "1-1 10-4 13-4 27-4 5-5 21-5 1-6 25-12",
    2021: "1-1 2-4 5-4 27-4 5-5 13-5 24-5",
    2022: "15-4 18-4 27-4 5-5 26-5 6-6 26-12",
    2023: "7-4 10-4 27-4 5-5 18-5 29-5 25-12 26-12",
    2024: "1-1 29-3 1-4 9-5 20-5 25-12 26-12",
    2025: "1-1 18-4 21-4 5-5 29-5 9-6 25-12 26-12",
    2026: "1-1 3-4 6-4 27-4 5-5 14-5 25-5 25-12",
    2027: "1-1 26-3 29-3 27-4 5-5 6-5 17-5",
    2028: "14-4 17-4 27-4 5-5 25-5 5-6 25-12 26-12",
}
"""The days of the Algemene termijnenwet, article 3, that fall from Monday to Friday."""


def serial(text: str) -> Any:
    """``2022-03-01`` or ``2022-03-01T10:00``."""
    when = datetime.fromisoformat(text)
    day = when.toordinal() - DAY_ZERO
    return day + (when.hour * 60 + when.minute) / 1440 if "T" in text else day


@pytest.mark.parametrize(("year", "days"), LAW.items())
def test_the_days_of_the_law(year: int, days: str) -> None:
    first = date(year, 1, 1).toordinal() - DAY_ZERO
    found = [date.fromordinal(day + DAY_ZERO) for day in free_of_country("NL", first, first)]
    assert " ".join(f"{day.day}-{day.month}" for day in found) == days


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        ("2022-03-01", "14 days", "15-03-2022"),
        ("2022-03-01T23:59", "14 dagen", "15-03-2022"),
        ("2022-03-01", "2 weken", "15-03-2022"),
        ("2022-03-01", "0 days", "01-03-2022"),
        ("2022-01-31", "1 month", "28-02-2022"),
        ("2024-01-31", "1 maand", "29-02-2024"),
        ("2022-01-31", "3 months", "30-04-2022"),
        ("2021-12-15", "13 maanden", "15-01-2023"),
        ("2022-02-28", "1 maand", "28-03-2022"),
        pytest.param("2022-04-14", "1 working day", "19-04-2022", id="past Easter"),
        pytest.param("2022-04-16", "1 werkdag", "19-04-2022", id="from a Saturday"),
        pytest.param("2022-04-25", "3 werkdagen", "29-04-2022", id="past King's Day"),
        pytest.param("2022-04-25", "8 working days", "09-05-2022", id="past 5 May as well"),
    ],
)
def test_the_last_day(start: str, length: str, last: str) -> None:
    taken = length_of(length)
    assert taken is not None
    term = Term(taken, free_of_country("NL", serial("2022-01-01"), serial("2022-12-31")))
    (found,) = deadlines(term, [serial(start)]).last
    assert found is not None
    assert format_day(int(found), "nl") == last


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        ("2022-03-01T10:00", "48 hours", "03-03-2022 10:00"),
        ("2022-03-01T10:00", "7,5 uur", "01-03-2022 17:30"),
        ("2022-03-01", "2 uur", "01-03-2022 02:00"),
        ("2022-03-04T10:00", "24 uur", "07-03-2022 23:59:59"),
        ("2022-03-04T10:00", "13 uur", "04-03-2022 23:00"),
    ],
)
def test_the_last_moment(start: str, length: str, last: str) -> None:
    taken = length_of(length)
    assert taken is not None
    (found,) = deadlines(Term(taken, to_working_day=True), [serial(start)]).last
    assert found is not None
    assert format_moment(found, "nl") == last


@pytest.mark.parametrize(
    ("start", "last"),
    [
        pytest.param("2022-04-01", "19-04-2022", id="Good Friday, then Easter"),
        pytest.param("2022-04-09", "25-04-2022", id="a Saturday"),
        pytest.param("2022-04-06", "20-04-2022", id="a Wednesday"),
    ],
)
def test_a_term_that_ends_when_nobody_works(start: str, last: str) -> None:
    free = free_of_country("NL", serial("2022-01-01"), serial("2022-12-31"))
    (found,) = deadlines(
        Term(Length(1400, "days"), free, to_working_day=True), [serial(start)]
    ).last
    assert found is not None
    assert format_day(int(found), "nl") == last


@pytest.mark.parametrize(
    ("number", "start", "code"),
    [
        (-300, 44_600, "term.negative"),
        (750, 44_600, "term.not_whole"),
        (Fraction(100, 3), 44_600, "term.not_whole"),
        (10**15, 44_600, "term.beyond"),
        (1400, 2_958_460, "term.beyond"),
        (1400, 10**9, "term.beyond"),
        (1400, -(10**9), "term.beyond"),
    ],
)
@pytest.mark.parametrize("unit", ["days", "working days", "weeks", "months"])
def test_a_term_that_cannot_be_told_is_a_value(
    number: Any, start: int, code: str, unit: Any
) -> None:
    term = Term(Length(0, unit), to_working_day=True)
    found = deadlines(term, [start, 44_600], [number, 100])
    assert found.last[0] is None
    assert found.last[1] is not None
    assert found.wrong == {0: code}


def test_blanks_have_no_deadline() -> None:
    found = deadlines(Term(Length(0, "hours")), [None, 44_600.5], [200, None])
    assert found.last == [None, None]
    assert not found.wrong
    assert not found.standing


TEN_DAYS = Term(Length(1000, "days"))


@pytest.mark.parametrize(
    ("pauses", "last"),
    [
        pytest.param([(5, 8)], 13, id="three days"),
        pytest.param([(5, 5)], 10, id="asked and received on one day"),
        pytest.param([(5, 8), (7, 9)], 14, id="overlapping"),
        pytest.param([(7, 9), (5, 8)], 14, id="in any order"),
        pytest.param([(5, 8), (11, 12)], 14, id="in the time that the first one added"),
        pytest.param([(-5, 2)], 12, id="since before the start"),
        pytest.param([(-5, -2)], 10, id="over before the start"),
        pytest.param([(10, 15)], 10, id="after the last day"),
        pytest.param([(8, 5)], 10, id="backwards"),
        pytest.param([(None, 5)], 10, id="without a start"),
        pytest.param([(5, None)], None, id="still standing"),
        pytest.param([(10, None)], 10, id="standing after the end"),
    ],
)
def test_pauses(pauses: list[tuple[int | None, int | None]], last: int | None) -> None:
    def day(number: int | None) -> int | None:
        return None if number is None else 44_600 + number

    columns = [([day(since)], [day(until)]) for since, until in pauses]
    found = deadlines(TEN_DAYS, [day(0)], pauses=columns)
    assert found.last == [day(last)]
    assert found.standing == (frozenset() if last else {0})


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("14 days", (1400, "days")),
        (" 1  Maand ", (100, "months")),
        ("2 working  days", (200, "working days")),
        ("-3 days", (-300, "days")),
        ("1.5 uur", (150, "hours")),
        ("14", None),
        ("days", None),
        ("veertien dagen", None),
        ("1,234 dagen", None),
        ("1. dag", None),
        ("14 dage", None),
        ("1e9 days", None),
        ("5werkdagen", (500, "working days")),
        ("1,25\u00a0uur", (125, "hours")),
        ("-0,5 uur", (-50, "hours")),
        ("٣ days", None),
        ("1234567 days", None),
        ("", None),
    ],
)
def test_lengths_as_people_write_them(text: str, length: tuple[int, str] | None) -> None:
    assert length_of(text) == length


def test_a_country_that_is_none() -> None:
    assert not is_country("Nederland")
    with pytest.raises(KeyError):
        free_of_country("Nederland", 44_600, 44_600)


def test_a_tab_of_holidays() -> None:
    assert free_of_tab([44_683, 44_682.5, None, 44_678, 44_683]) == (44_678, 44_683)

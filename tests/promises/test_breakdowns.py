"""Breakdowns count each row as it would be counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.rules.overview import breakdown
from sheets_sync.rules.periods import all_months, month_of, months, years

WORDS = st.sampled_from("abc")
CELLS: Any = st.none() | WORDS | st.lists(WORDS, unique=True, max_size=3).map(tuple)
AMOUNTS: Any = st.none() | st.integers(-50, 50) | st.fractions(max_denominator=7)
many = settings(max_examples=200, deadline=None)


@many
@given(st.lists(st.tuples(CELLS, AMOUNTS)), st.lists(st.sampled_from("bcd"), unique=True))
def test_row_by_row(rows: list[tuple[Any, Any]], among: list[str]) -> None:
    lines = breakdown([cell for cell, _ in rows], [amount for _, amount in rows], among)
    groups = [line.group for line in lines]
    assert groups[: len(among)] == among
    assert groups[len(among) :] == sorted(groups[len(among) :])
    for group in "abcd":
        of_it = [amount for cell, amount in rows if cell is not None and group in cell]
        told = [line for line in lines if line.group == group]
        assert sum(line.rows for line in told) == len(of_it)
        assert sum(line.amount for line in told) == sum(amount or 0 for amount in of_it)
        assert len(told) == (group in among or bool(of_it))


@many
@given(
    st.lists(st.none() | st.dates(date(2000, 1, 1), date(2025, 1, 1))), st.just(0.5) | st.just(0)
)
def test_each_month_has_its_days(days: list[date | None], part: float) -> None:
    found = months([None if day is None else day.toordinal() - DAY_ZERO + part for day in days])
    for day, number in zip(days, found, strict=True):
        assert (day is None) == (number is None)
        if day is not None and number is not None:
            assert month_of(number) == (day.year, day.month)
            assert years([day.toordinal() - DAY_ZERO + part]) == [day.year]
    every = list(all_months(found))
    assert set(found) - {None} <= set(every)
    assert every == sorted(set(every))


def test_a_mistyped_year_makes_no_thousands_of_months() -> None:
    first = date(2022, 3, 1).toordinal() - DAY_ZERO
    found = months([first, first + 40, first + 365_000, -(10**9), 10**9])
    assert found[3:] == [None, None]
    assert len(all_months(found)) == 3


def test_a_year_has_twelve() -> None:
    first = date(2022, 1, 1)
    days = [(first + timedelta(step)).toordinal() - DAY_ZERO for step in range(365)]
    counts = {month_of(line.group): line.rows for line in breakdown(months(days))}
    assert list(counts.values()) == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert breakdown(["x"], [Fraction(1, 3)])[0].amount == Fraction(1, 3)

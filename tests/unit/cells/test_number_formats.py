"""Numbers as people see them, and what holds for any cell that is read as a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.cells.numbers import format_amount, format_money, hours, money, number
from sheets_sync.problems.problem import Wrong

if TYPE_CHECKING:
    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell

LANGUAGES: list[Language] = ["nl", "en"]
BLANKS = st.text(alphabet=" \t\n\u00a0\u202f\u200b\u200e\ufeff", max_size=4)
CELLS = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=50)
NUMERIC = st.text(alphabet="0123456789.,:;- +()½¼€uhr/'=", max_size=14)


@pytest.mark.parametrize(
    ("hundredths", "dutch", "english"),
    [(750, "7,5", "7.5"), (725, "7,25", "7.25"), (123_400, "1234", "1234"), (-5, "-0,05", "-0.05")],
)
def test_format_amount(hundredths: int, dutch: str, english: str) -> None:
    assert (format_amount(hundredths, "nl"), format_amount(hundredths, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (123_450, "€ 1.234,50", "€1,234.50"),
        (5, "€ 0,05", "€0.05"),
        (-120_000, "€ -1.200,00", "-€1,200.00"),
    ],
)
def test_format_money(cents: int, dutch: str, english: str) -> None:
    assert (format_money(cents, "nl"), format_money(cents, "en")) == (dutch, english)


EXACT = st.integers(-999_999_999, 999_999_999)


@given(EXACT, st.sampled_from(LANGUAGES))
def test_what_is_shown_can_be_read_back(hundredths: int, language: Language) -> None:
    assert hours(format_amount(hundredths, language), language) == hundredths
    assert number(format_amount(hundredths, language), language) == hundredths
    assert money(format_money(hundredths, language), language) == hundredths


@given(EXACT)
def test_a_number_cell_is_exact_to_the_hundredth(hundredths: int) -> None:
    assert money(hundredths / 100, "nl") == number(hundredths / 100, "nl") == hundredths


@given(CELLS | NUMERIC, st.sampled_from(LANGUAGES))
def test_every_cell_has_an_outcome(cell: Cell, language: Language) -> None:
    for outcome in (hours(cell, language), money(cell, language), number(cell, language)):
        assert outcome is None or isinstance(outcome, (int, Wrong))


@given(BLANKS, NUMERIC, BLANKS, st.sampled_from(LANGUAGES))
def test_blanks_around_it_change_nothing(
    before: str, text: str, after: str, language: Language
) -> None:
    around = before + text + after
    assert hours(around, language) == hours(text, language)
    assert money(around, language) == money(text, language)
    assert number(around, language) == number(text, language)

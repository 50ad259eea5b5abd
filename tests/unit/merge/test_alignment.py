"""Rows and columns are found back wherever people moved them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.merge.matching import Clues, align
from sheets_sync.stores.memory import tab_of_rows

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell, Tab

HEIGHT, WIDTH = 6, 5
NEW = None
GRID = [[f"kop {column}" for column in range(WIDTH)]] + [
    [f"{row}.{column}" for column in range(WIDTH)] for row in range(1, HEIGHT)
]
ROWS = st.permutations([*range(1, HEIGHT), NEW, NEW]).map(lambda rows: [0, *rows])
COLUMNS = st.permutations([*range(WIDTH), NEW])


def moved(rows: list[int | None], columns: list[int | None]) -> Tab:
    """The grid with its rows and columns in this order; NEW is a blank one."""
    return tab_of_rows(
        "t",
        [
            ["" if row is NEW or column is NEW else GRID[row][column] for column in columns]
            for row in rows
        ],
    )


@given(ROWS, COLUMNS, st.data())
def test_everything_is_found_back(
    rows: list[int | None], columns: list[int | None], data: st.DataObject
) -> None:
    after = moved(rows, columns)
    hits = data.draw(
        st.dictionaries(
            st.integers(0, WIDTH),
            st.sets(st.integers(1, HEIGHT + 1), min_size=1, max_size=3),
            max_size=2,
        )
    )
    for column, places in hits.items():
        for row in places:
            after.columns[column][row] = "geraakt"
    found = align(tab_of_rows("t", GRID), after, Clues(), hits)
    assert list(found.columns) == columns
    assert list(found.rows) == rows


@pytest.mark.parametrize("row", range(1, HEIGHT))
@pytest.mark.parametrize("column", range(WIDTH))
def test_a_row_is_known_by_what_was_not_changed_in_it(row: int, column: int) -> None:
    after = moved([0, *reversed(range(1, HEIGHT))], list(range(WIDTH)))
    after.columns[column][row] = "anders"
    found = align(tab_of_rows("t", GRID), after, Clues(), {})
    assert list(found.rows) == [0, *reversed(range(1, HEIGHT))]


def test_a_row_with_another_text_altogether_is_known_by_its_key() -> None:
    before: list[list[Cell]] = [["Kenmerk", "Vraag"], ["S-1", "een"], ["S-2", "twee"]]
    after: list[list[Cell]] = [["Kenmerk", "Vraag"], ["S-2", "drie"], ["S-1", "vier"]]
    found = align(tab_of_rows("t", before), tab_of_rows("t", after), Clues(key=0), {})
    assert list(found.rows) == [0, 2, 1]


def test_a_key_that_strayed_says_nothing() -> None:
    before: list[list[Cell]] = [["Kenmerk", "Vraag"], ["S-1", "een"], ["", "twee"]]
    after: list[list[Cell]] = [["Kenmerk", "Vraag"], ["", ""], ["S-1", "twee"]]
    tabs = tab_of_rows("t", before), tab_of_rows("t", after)
    assert align(*tabs, Clues(key=0, own={0}), {}).rows[2] == 1
    assert align(*tabs, Clues(key=0, own={0}, strayed={1}), {}).rows[2] == 2


def test_a_header_that_got_another_name_is_known_by_its_neighbours() -> None:
    after = moved(list(range(HEIGHT)), list(range(WIDTH)))
    after.columns[2][0] = "Een andere kop"
    assert list(align(tab_of_rows("t", GRID), after, Clues(), {}).columns) == list(range(WIDTH))


def test_rows_above_the_headers_do_not_confuse_it() -> None:
    after = moved([NEW, NEW, *range(HEIGHT)], list(range(WIDTH)))
    found = align(tab_of_rows("t", GRID), after, Clues(), {})
    assert list(found.rows) == [NEW, NEW, *range(HEIGHT)]


def test_which_of_two_twins_it_was_is_a_guess() -> None:
    twins: list[list[Cell]] = [["Vraag"], ["een"], ["twee"], ["twee"]]
    after: list[list[Cell]] = [["Vraag"], ["twee"], ["een"], ["twee"]]
    found = align(tab_of_rows("t", twins), tab_of_rows("t", after), Clues(), {})
    assert found.rows[2] == 1
    assert found.doubtful == {1, 3}

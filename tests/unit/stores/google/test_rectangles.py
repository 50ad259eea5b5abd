"""Cells are joined into rectangles that hold just these cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.grid.edits import ColumnEdit, Format
from sheets_sync.stores.google.write.rectangles import rectangles

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell

CELLS = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 8)), st.none() | st.text(max_size=1)
)


@given(CELLS)
def test_every_cell_is_written_once_and_no_other(
    cells: dict[tuple[int, int], str | None],
) -> None:
    edits = [ColumnEdit("t", column, [row], [cell]) for (column, row), cell in cells.items()]
    written = [
        ((one.left + right, one.top + down), value)
        for one in rectangles(edits, lambda *_: "")
        for right, column in enumerate(one.columns)
        for down, value in enumerate(column)
    ]
    assert len(written) == len(cells)
    assert dict(written) == cells


def test_a_block_is_one_rectangle() -> None:
    edits = [ColumnEdit("t", column, [3, 4, 5], ["a", None, 1]) for column in (7, 8, 9)]
    (one,) = rectangles(edits, lambda *_: "")
    assert (one.top, one.left, one.bottom, one.right) == (3, 7, 6, 10)


def test_cells_that_look_different_are_apart() -> None:
    edits = [
        ColumnEdit("t", 0, [0], ["Start"], heading=True),
        ColumnEdit("t", 0, [1, 2], [44_562, None], Format.DAY),
    ]
    assert [(one.top, one.look.heading, one.look.number) for one in rectangles(edits, _none)] == [
        (0, True, ""),
        (1, False, "day"),
        (2, False, ""),
    ]


def _none(column: int, row: int) -> Cell:
    del column, row
    return ""

"""What to ask for: whole tabs, and of a large register the columns of people's numbers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.text import clean, fold
from sheets_sync.grid.place import column_letters
from sheets_sync.grid.snapshot import ErrorCell
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sheets_sync.grid.snapshot import Column, Snapshot

LOADING: Final = "Loading..."
_HEADER_ROWS: Final = 20
"""Headers stand within so many rows from the top."""


class Band(NamedTuple):
    """A whole tab, or rows ``top`` up to ``bottom`` of one of its columns, from 0."""

    title: str
    sheet_id: int
    column: int | None = None
    top: int = 0
    bottom: int = 0

    @property
    def a1(self) -> str:
        title = quoted(self.title)
        if self.column is None:
            return title
        letters = column_letters(self.column)
        return f"{title}!{letters}{self.top + 1}:{letters}{self.bottom}"

    @property
    def data_filter(self) -> dict[str, Any]:
        area = {"sheetId": self.sheet_id}
        if self.column is not None:
            area |= {"startColumnIndex": self.column, "endColumnIndex": self.column + 1}
            area |= {"startRowIndex": self.top, "endRowIndex": self.bottom}
        return {"gridRange": area}


def quoted(title: str) -> str:
    """The title as a range; without its quotes ``A1`` would be a cell."""
    return "'" + title.replace("'", "''") + "'"


def tabs(known: dict[str, int]) -> list[Band]:
    """These tabs, whole."""
    return [Band(title, number) for title, number in known.items()]


def amounts(found: Snapshot, known: dict[str, int], headers: Collection[str]) -> Iterator[Band]:
    """The numbers below any of these headers (folded), blank ends aside."""
    for tab in found.tabs:
        for place, column in enumerate(tab.columns):
            below = _below_header(column, headers)
            numbers = _numbers(column, below) if below else None
            if numbers and tab.title in known:
                yield Band(tab.title, known[tab.title], place, *numbers)


def is_loading(found: Snapshot, headers: Collection[str]) -> bool:
    """Whether a cell below any of these headers (folded) is not worked out yet."""
    return any(
        isinstance(cell, ErrorCell) and cell == LOADING
        for tab in found.tabs
        for column in tab.columns
        if LOADING in column and (top := _below_header(column, headers))
        for cell in column[top:]
    )


def _below_header(column: Column, headers: Collection[str]) -> int:
    texts: Iterable[tuple[int, str]] = (
        (row, cell) for row, cell in enumerate(column[:_HEADER_ROWS]) if isinstance(cell, str)
    )
    return next((row + 1 for row, cell in texts if fold(clean(cell)) in headers), 0)


def _numbers(column: Column, top: int) -> tuple[int, int] | None:
    """From ``top`` to behind the last number; None where there is none."""
    last = next(
        (row for row in range(len(column) - 1, top - 1, -1) if _is_number(column[row])), None
    )
    return None if last is None else (top, last + 1)


def _is_number(cell: object) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)

"""What stands below the headers of a tab, column by column."""

from __future__ import annotations

from itertools import compress, count, islice, repeat
from operator import is_not
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean, is_blank
from sheets_sync.grid.place import address, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.grid.snapshot import Cell, Tab

LOOKED_AT: Final = 200
"""Cells of a column that are enough to tell what it holds."""


class Contents:
    """The columns of a tab whose headers stand in sheet row ``row``, from 0."""

    def __init__(self, tab: Tab, row: int) -> None:
        self._tab, self._row = tab, row
        self.headers = [clean(column[row]) for column in tab.columns]
        self._firsts: dict[int, int] = {}

    @property
    def first_row(self) -> int:
        """The sheet row below the headers."""
        return self._row + 1

    def below(self, place: int) -> Sequence[Cell]:
        """The cells below the header."""
        return self._tab.columns[place][self._row + 1 :]

    def is_filled(self, place: int) -> bool:
        """Whether anything stands below the header."""
        return self._first_filled(place) < self._tab.height

    def filled_rows(self, place: int) -> Iterator[int]:
        """The sheet rows below the headers in which the column says something."""
        return self._filled(place, self._first_filled(place))

    def _filled(self, place: int, first: int) -> Iterator[int]:
        """Those of the rows from ``first`` on, one by one as they are asked for."""
        cells = self._tab.columns[place]
        # What is blank beyond doubt is passed over at the speed of the built-ins.
        below = islice(cells, first, None)
        # The empty text is one object everywhere, so that identity tells it from all others.
        rows = compress(count(first), map(is_not, below, repeat("")))
        return (row for row in rows if not is_blank(cells[row]))

    def _first_filled(self, place: int) -> int:
        """The first of these rows, the tab's height where there is none; it is looked up once."""
        if place not in self._firsts:
            filled = self._filled(place, self._row + 1)
            self._firsts[place] = next(filled, self._tab.height)
        return self._firsts[place]

    def some(self, place: int) -> list[Cell]:
        """The first cells that are not blank."""
        cells = self._tab.columns[place]
        return [cells[row] for row in islice(self.filled_rows(place), LOOKED_AT)]

    def letters(self, place: int) -> str:
        """The header's cell: ``F1``."""
        return f"{column_letters(place)}{self._row + 1}"

    def address(self, place: int) -> str:
        """The header's cell with its tab: ``Plannen!F1``."""
        return address(self._tab.title, place, self._row)

"""One tab of a register as it stands in a snapshot."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sheets_sync.grid.place import address
from sheets_sync.records import NamedTuple
from sheets_sync.register.totals import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.grid.snapshot import Cell, Tab
    from sheets_sync.programme.model import RegisterTab, TabName
    from sheets_sync.register.totals import Aside


class Table(NamedTuple):
    """One register tab in the snapshot.

    ``places`` gives the sheet column of each header of the programme; machine columns that do not
    exist yet are absent. Rows count from 0 at the first row below the headers. ``tab`` is as people
    read it. ``theirs`` are headers of the program's above a column that is somebody's own, in which
    nothing is written; ``aside`` are rows that are none of the table's, which ``tab`` has blank;
    ``shared`` are, by header, rows in which a number is merged with that of a row above.
    """

    name: TabName
    spec: RegisterTab
    tab: Tab
    header_row: int
    places: Mapping[str, int]
    theirs: frozenset[str] = frozenset()
    aside: Aside = NONE
    shared: Mapping[str, frozenset[int]] = MappingProxyType({})

    @property
    def height(self) -> int:
        return self.tab.height - self.header_row - 1

    def cells(self, header: str) -> list[Cell]:
        """The raw cells below this header. KeyError when the column does not exist yet."""
        return self.tab.columns[self.places[header]][self.header_row + 1 :]

    def cell(self, header: str, row: int) -> Cell:
        """One of them; the column need not be copied for it."""
        return self.tab.columns[self.places[header]][self.sheet_row(row)]

    def sheet_row(self, row: int) -> int:
        """The sheet row, from 0, of a row of the table."""
        return self.header_row + 1 + row

    def address(self, header: str, row: int) -> str:
        """Where people find this cell: ``Plannen!F7``, or the row alone for a new column."""
        if header in self.places:
            return address(self.tab.title, self.places[header], self.sheet_row(row))
        return f"{self.tab.title}!{self.sheet_row(row) + 1}"

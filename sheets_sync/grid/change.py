"""A cell of the program's that changes: one record from the diff to the log and the write."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sheets_sync.grid.edits import Edit, Format, Written
    from sheets_sync.grid.place import Place
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.grid.store import Aside


class CellChange(NamedTuple):
    """What a cell of a register tab says, what it will say, and why.

    ``tab`` is the tab's title in the programme, ``key`` the row's, ``column`` the header. ``place``
    is None for something the log tells that is about no single cell. ``before`` and ``after`` are
    what the cell holds and is to hold (None empties it), ``old`` and ``new`` the same as people
    read it. ``header_row`` is the sheet row, from 0, of the headers it stands below.
    """

    tab: str
    key: str
    column: str
    place: Place | None
    before: Cell
    after: Written
    format: Format
    old: str
    new: str
    reason: str
    header_row: int = 0
    is_fact: bool = False
    """Whether the log keeps it of a cell of people's, which does not change."""

    @property
    def address(self) -> str:
        """Where people find it: the cell, or else the tab."""
        return self.place.address if self.place else self.tab


class Batch(NamedTuple):
    """One write: its edits, the changes that they carry out, and the cells that the log keeps."""

    edits: Sequence[Edit]
    changes: Sequence[CellChange]
    asides: Sequence[Aside] = ()


def cell_edits(changes: Iterable[CellChange]) -> Iterator[ColumnEdit]:
    """The edits that carry out these changes, a column at a time; they come column by column.

    >>> from sheets_sync.grid.edits import Format
    >>> from sheets_sync.grid.place import Place
    >>> place = Place("Uren", 6, 1)
    >>> told = ("", "Geboekt", "Er is een goedgekeurd plan.")
    >>> change = CellChange("Uren", "U-0001", "Status", place, "", "Geboekt", Format.PLAIN, *told)
    >>> [(edit.column, edit.rows, edit.values) for edit in cell_edits([change])]
    [(6, [1], ['Geboekt'])]
    """
    for (tab, column), group in groupby(
        (change for change in changes if change.place), key=attrgetter("place.tab", "place.column")
    ):
        found = list(group)
        rows = [change.place.row for change in found if change.place]
        values, first = [change.after for change in found], found[0]
        yield ColumnEdit(tab, column, rows, values, first.format, header_row=first.header_row)

"""A register that lives in memory: for trying things out, and for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.edits import NewTab
from sheets_sync.grid.place import address
from sheets_sync.grid.snapshot import Snapshot, Tab
from sheets_sync.grid.store import UNGUIDED
from sheets_sync.problems.stop import BrokenStructure, Changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheets_sync.grid.edits import ColumnEdit, Edit, Written
    from sheets_sync.grid.snapshot import Cell, Column
    from sheets_sync.grid.store import Guide
    from sheets_sync.programme.model import Programme


class Memory:
    """The Store of tabs that stand nowhere but here."""

    portion = None

    def __init__(self, tabs: Iterable[Tab] = (), origin: str = "memory") -> None:
        self._tabs = {tab.title: tab for tab in tabs}
        self._origin = origin
        self._version = 0
        self._mark = ""

    @property
    def origin(self) -> str:
        return self._origin

    def read(self) -> Snapshot:
        """Every tab as it stands now; what happens later does not show in it."""
        tabs = tuple(_copied(tab) for tab in self._tabs.values())
        return Snapshot(tabs, str(self._version), self._origin, self._mark)

    def write(self, edits: Sequence[Edit], basis: Snapshot, guide: Guide = UNGUIDED) -> None:
        """Carry out all edits or none.

        Raises Busy when anything was written since ``basis`` was read, BrokenStructure when a tab
        is not there, is there already, or a cell lies hidden in a merged area.
        """
        if not edits:
            return
        if basis.fingerprint != str(self._version):
            raise Changed("workbook.changed", file=self._origin)
        tabs = dict(self._tabs)
        for edit in edits:
            if isinstance(edit, NewTab):
                _refuse_taken(tabs, edit.title)
                tabs[edit.title] = Tab(edit.title, (), 0)
            elif edit.tab not in tabs:
                raise BrokenStructure("workbook.no_tab", tab=edit.tab)
            else:
                tabs[edit.tab] = _edited(tabs[edit.tab], edit)
        self._tabs = tabs
        self._mark = guide.mark or self._mark
        self._version += 1

    def put(self, title: str, column: int, row: int, value: Written) -> None:
        """Change one cell, as a person would: counted from 0, without anybody's leave."""
        self._tabs[title] = _filled(self._tabs[title], column, [row], [value])
        self._version += 1

    def delete_rows(self, title: str, first: int, last: int) -> None:
        """Take out these rows, as a person would: counted from 0, the last one included."""
        tab = self._tabs[title]
        columns = tuple([*column[:first], *column[last + 1 :]] for column in tab.columns)
        height = tab.height - (last + 1 - first)
        self._tabs[title] = tab._replace(columns=columns, height=height)
        self._version += 1

    def cell(self, title: str, column: int, row: int) -> Cell:
        """What stands in one cell now, counted from 0; ``""`` outside what the tab holds."""
        return self._tabs[title].cell(column, row)


def tab_of_rows(title: str, rows: Sequence[Sequence[Cell]]) -> Tab:
    """A tab written down the way people see it: row by row, short rows filled up with blanks."""
    width = max(map(len, rows), default=0)
    columns = tuple(
        [row[column] if column < len(row) else "" for row in rows] for column in range(width)
    )
    return Tab(title, columns, len(rows))


def _copied(tab: Tab) -> Tab:
    columns = tuple(column.copy() for column in tab.columns)
    return Tab(tab.title, columns, tab.height, tab.sheet_id, tab.merged)


def empty_register(programme: Programme) -> Memory:
    """A register in memory that has people's headers and no rows yet."""
    return Memory(
        Tab(tab.title, tuple([column.header] for column in tab.human), 1)
        for tab in programme.tabs.values()
    )


def _edited(tab: Tab, edit: ColumnEdit) -> Tab:
    for top, left, bottom, right in tab.merged:
        if left <= edit.column <= right:
            for row in edit.rows:
                if top <= row <= bottom and (row, edit.column) != (top, left):
                    where = address(tab.title, edit.column, row)
                    raise BrokenStructure("workbook.merged", where=where)
    return _filled(tab, edit.column, edit.rows, edit.values)


def _filled(tab: Tab, place: int, rows: Sequence[int], values: Sequence[Written]) -> Tab:
    height = max(tab.height, *(row + 1 for row in rows)) if rows else tab.height
    width = max(tab.width, place + 1)
    columns: list[Column] = [[*column, *[""] * (height - tab.height)] for column in tab.columns]
    columns += ([""] * height for _ in range(width - tab.width))
    for row, value in zip(rows, values, strict=True):
        columns[place][row] = "" if value is None else value
    return Tab(tab.title, tuple(columns), height, tab.sheet_id, tab.merged)


def _refuse_taken(tabs: dict[str, Tab], title: str) -> None:
    if title.casefold() in map(str.casefold, tabs):
        raise BrokenStructure("workbook.tab_exists", tab=title)

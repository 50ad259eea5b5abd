"""After a write of which it only became known later what came of it.

In between people may have moved what was written, so that a cell that was written to need not be
where it was written. Either nobody moved anything after the write, or nobody did before it; when
neither can be, there is no telling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.aftermath import Situation, Write, follow
from sheets_sync.alignment import align
from sheets_sync.applied import same_cell
from sheets_sync.edits import ColumnEdit
from sheets_sync.errors import Unsafe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.alignment import Alignment
    from sheets_sync.layout import Layout, Table
    from sheets_sync.snapshot import Cell, Snapshot, Tab
    from sheets_sync.stores import After


def follow_write(before: Situation, write: Write, after: After, layout: Layout) -> Situation:
    """The situation after a write; see ``follow``.

    Raises:
        Unsafe: rows or columns were moved both before and after it.
    """
    now = after.snapshot
    titles = {table.tab.title for table in layout.tables.values()}
    on_people = [
        edit for edit in write.edits if isinstance(edit, ColumnEdit) and edit.tab in titles
    ]
    if not after.later or _stands(on_people, now):
        return follow(before, write, now, layout)
    if _was_moved(write.wanted, on_people, now, layout):
        landed = Situation(write.wanted, write.wanted, before.lost)
        return follow(landed, Write(write.wanted), now, layout)
    raise Unsafe("race.lost_track", origin=now.origin)


def _stands(edits: Sequence[ColumnEdit], now: Snapshot) -> bool:
    """Whether every written cell is where it was written."""
    return all(
        same_cell(value, _cell(tab, edit.column, row))
        for edit in edits
        for tab in [now.find(edit.tab)]
        for row, value in zip(edit.rows, edit.values, strict=True)
    )


def _was_moved(
    wanted: Snapshot, edits: Sequence[ColumnEdit], now: Snapshot, layout: Layout
) -> bool:
    """Whether every written cell went along with its row and column."""
    for table in layout.tables.values():
        written = [edit for edit in edits if edit.tab == table.tab.title]
        meant = wanted.find(table.tab.title)
        found = next((tab for tab in now.tabs if tab.sheet_id == table.tab.sheet_id), None)
        if meant and written and not (found and _went_along(table, meant, found, written)):
            return False
    return True


def _went_along(table: Table, meant: Tab, now: Tab, written: Sequence[ColumnEdit]) -> bool:
    key = table.spec.by_role.get("key")
    found = align(meant, now, table.header_row, table.places.get(key.header) if key else None, {})
    rows = {origin: row for row, origin in enumerate(found.rows)}
    columns = {origin: column for column, origin in enumerate(found.columns)}
    return all(
        (
            edit.column not in columns
            or row not in rows
            or same_cell(value, _cell(now, columns[edit.column], rows[row]))
        )
        and not _left_behind(value, edit.column, row, (meant, now, found))
        for edit in written
        for row, value in zip(edit.rows, edit.values, strict=True)
    )


def _left_behind(value: Cell, column: int, row: int, tabs: tuple[Tab, Tab, Alignment]) -> bool:
    """Whether what was written stands where it was written, though that is another cell now."""
    meant, now, found = tabs
    if column >= now.width or row >= now.height:
        return False
    there, line = found.columns[column], found.rows[row]
    if (there, line) == (column, row) or not same_cell(value, now.columns[column][row]):
        return False
    expected = "" if there is None or line is None else _cell(meant, there, line)
    return not same_cell(value, expected)


def _cell(tab: Tab | None, column: int, row: int) -> Cell:
    if tab is None or column >= tab.width or row >= tab.height:
        return ""
    return tab.columns[column][row]

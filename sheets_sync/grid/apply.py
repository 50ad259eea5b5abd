"""A snapshot as it should be after edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.edits import ColumnEdit, NewTab
from sheets_sync.grid.snapshot import Snapshot, Tab

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheets_sync.grid.edits import Edit


def applied(snapshot: Snapshot, edits: Iterable[Edit]) -> Snapshot:
    """What the snapshot would be with these edits carried out; it is itself left as it is.

    >>> from sheets_sync.grid.edits import ColumnEdit
    >>> from sheets_sync.grid.snapshot import Snapshot, Tab
    >>> before = Snapshot((Tab("Uren", (["Status", ""],), 2),), "", "Register.xlsx")
    >>> applied(before, [ColumnEdit("Uren", 0, [1], ["Geboekt"])]).tabs[0].columns
    (['Status', 'Geboekt'],)
    """
    tabs = {tab.title: tab for tab in snapshot.tabs}
    by_tab: dict[str, list[ColumnEdit]] = {}
    for edit in edits:
        if isinstance(edit, NewTab):
            tabs[edit.title] = Tab(edit.title, (), 0)
        else:
            by_tab.setdefault(edit.tab, []).append(edit)
    for title, cells in by_tab.items():
        tabs[title] = _filled(tabs[title], cells)
    return Snapshot(tuple(tabs.values()), snapshot.fingerprint, snapshot.origin, snapshot.mark)


def _filled(tab: Tab, edits: Sequence[ColumnEdit]) -> Tab:
    height = max([tab.height, *(edit.rows[-1] + 1 for edit in edits if edit.rows)])
    width = max([tab.width, *(edit.column + 1 for edit in edits)])
    written = {edit.column for edit in edits}
    columns = list(tab.columns) + [[] for _ in range(width - tab.width)]
    for place, column in enumerate(columns):
        if place in written or len(column) < height:
            columns[place] = [*column, *[""] * (height - len(column))]
    for edit in edits:
        column = columns[edit.column]
        for row, value in zip(edit.rows, edit.values, strict=True):
            column[row] = "" if value is None else value
    return Tab(tab.title, tuple(columns), height, tab.sheet_id, tab.merged)

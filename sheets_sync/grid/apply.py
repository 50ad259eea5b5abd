"""A snapshot as it should be after edits, and whether another one says the same."""

from __future__ import annotations

from itertools import zip_longest
from math import isclose
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.edits import ColumnEdit, NewTab
from sheets_sync.grid.snapshot import Snapshot, Tab

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.snapshot import Cell, Column

SAME_NUMBER: Final = 1e-8
"""Days or units; a spreadsheet keeps fifteen digits or so."""


def applied(snapshot: Snapshot, edits: Iterable[Edit]) -> Snapshot:
    """What the snapshot would be with these edits carried out; it is itself left as it is."""
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


def same_tab(one: Tab, other: Tab) -> bool:
    """Whether the same stands in the same cells, however far the blanks reach."""
    nothing: Column = []
    both = zip_longest(one.columns, other.columns, fillvalue=nothing)
    return all(same_column(left, right) for left, right in both)


def same_column(one: Column, other: Column) -> bool:
    """Whether two columns say the same, however far their blanks reach."""
    return one == other or all(
        same_cell(left, right) for left, right in zip_longest(one, other, fillvalue="")
    )


def same_cell(one: Cell, other: Cell) -> bool:
    """Whether two cells say the same; None is blank, numbers may differ in their last digits.

    A yes is no 1, to people.
    """
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return isclose(one, other, rel_tol=1e-13, abs_tol=SAME_NUMBER)
    return ("" if one is None else one) == ("" if other is None else other)

"""After a write of which it only became known later what came of it.

In between people may have moved what was written, so that a cell that was written to need not be
where it was written. Either nobody moved anything after the write, or nobody did before it; when
neither can be, there is no telling.

>>> from sheets_sync.grid.snapshot import Snapshot, Tab
>>> from sheets_sync.programme.model import Column, RegisterTab
>>> from sheets_sync.register.layout import Layout
>>> from sheets_sync.register.table import Table
>>> spec = RegisterTab(
...     title="Uren", columns=(Column(header="Wie"), Column(header="Status", owner="machine"))
... )
>>> before = Tab("Uren", (["Wie", "Ann", "Bo"], ["Status", "", ""]), 3)
>>> table = Table("hours", spec, before, 0, {"Wie": 0, "Status": 1})
>>> from sheets_sync.grid.store import After
>>> layout = Layout({"hours": table}, {}, None)
>>> read = Snapshot((before,), "", "Register.xlsx")
>>> edit = ColumnEdit("Uren", 1, [2], ["Geboekt"])
>>> tab = Tab("Uren", (["Wie", "Ann", "Bo"], ["Status", "", "Geboekt"]), 3)
>>> meant = Snapshot((tab,), "", "Register.xlsx")
>>> write = Write(meant, [edit], {Place("Uren", 1, 2): ""})
>>> sorted_since = Tab("Uren", (["Wie", "Bo", "Ann"], ["Status", "Geboekt", ""]), 3)
>>> after = After(Snapshot((sorted_since,), "", "Register.xlsx"), later=True)
>>> follow_write(Situation(read, read), write, after, layout).repairs()
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.grid.place import Place
from sheets_sync.merge.matching import align
from sheets_sync.merge.situation import Situation, Write, doubts, follow, typed_since
from sheets_sync.merge.three_way import clues_of, own_columns
from sheets_sync.merge.traces import retrace
from sheets_sync.problems.stop import Unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.grid.snapshot import Cell, Snapshot, Tab
    from sheets_sync.grid.store import After
    from sheets_sync.merge.matching import Alignment
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.table import Table


Tabs: TypeAlias = "tuple[Tab, Tab, Alignment]"
"""A tab as it was meant to be, as it is, and which cell of the one is which of the other."""


def follow_write(before: Situation, write: Write, after: After, layout: Layout) -> Situation:
    """The situation after a write; see ``follow``.

    Raises:
        Unsafe: rows or columns were moved both before and after it.
    """
    now = after.snapshot
    if not after.later:
        return follow(before, write, now, layout)
    ways = list(_ways(before, write, after, layout))
    if not ways:
        raise Unsafe("race.lost_track", origin=now.origin)
    start, landed = min(ways, key=lambda way: typed_since(way[0], way[1], now, layout))
    written: dict[str, set[Cell]] = {}
    for edit in write.edits:
        if isinstance(edit, ColumnEdit):
            values = (value for value in edit.values if value is not None)
            written.setdefault(edit.tab, set()).update(values)
    found = follow(start, landed, now, layout)
    lost = (*found.lost, *doubts(start, landed, now, layout, written))
    return found._replace(lost=lost)


def _ways(
    before: Situation, write: Write, after: After, layout: Layout
) -> Iterator[tuple[Situation, Write]]:
    """How it may have gone: from what situation, and where the write landed as things are now.

    That way is the likeliest in which people typed the least.
    """
    now = after.snapshot
    titles = {table.tab.title for table in layout.written}
    on_people = [
        edit for edit in write.edits if isinstance(edit, ColumnEdit) and edit.tab in titles
    ]
    if _stands(on_people, now):
        yield before, write
    if moved := _retraced(before, write, on_people, after, layout):
        yield before, moved
    if _was_moved(write.wanted, on_people, now, layout):
        yield Situation(write.wanted, write.wanted, before.lost), Write(write.wanted)


def _retraced(
    before: Situation, write: Write, edits: Sequence[ColumnEdit], after: After, layout: Layout
) -> Write | None:
    """The write as it stands in the register now, or None where the log does not tell enough."""
    held = after.before
    if not all(Place(edit.tab, edit.column, row) in held for edit in edits for row in edit.rows):
        return None
    hits: list[ColumnEdit] = []
    known: dict[Place, Cell] = {}
    for table in layout.written:
        written = [edit for edit in edits if edit.tab == table.tab.title]
        old, now = before.now.find(table.tab.title), after.snapshot.counterpart(table.tab)
        if written and (old is None or now is None):
            return None
        if written and old and now:
            found = retrace(table, (old, now), written, held)
            if found is None:
                return None
            hits += found.edits
            known |= found.held
    return Write(write.wanted, hits, known)


def _stands(edits: Sequence[ColumnEdit], now: Snapshot) -> bool:
    """Whether every written cell is where it was written."""
    return all(
        tab is not None and same_cell(value, tab.cell(edit.column, row))
        for edit in edits
        for tab in [now.find(edit.tab)]
        for row, value in zip(edit.rows, edit.values, strict=True)
    )


def _was_moved(
    wanted: Snapshot, edits: Sequence[ColumnEdit], now: Snapshot, layout: Layout
) -> bool:
    """Whether every written cell went along with its row and column."""
    for table in layout.written:
        written = [edit for edit in edits if edit.tab == table.tab.title]
        meant = wanted.find(table.tab.title)
        found = now.counterpart(table.tab)
        if meant and written and not (found and _went_along(table, meant, found, written)):
            return False
    return True


def _went_along(table: Table, meant: Tab, now: Tab, written: Sequence[ColumnEdit]) -> bool:
    found = align(meant, now, clues_of(table), {})
    rows = {origin: row for row, origin in enumerate(found.rows)}
    columns = {origin: column for column, origin in enumerate(found.columns)}
    in_place = all(
        same_cell(value, now.cell(columns[edit.column], rows[row]))
        for edit in written
        if edit.column in columns
        for row, value in zip(edit.rows, edit.values, strict=True)
        if row in rows
    )
    tabs = (meant, now, found)
    return in_place and not _erased(written, tabs) and not _stray(table, written, tabs)


def _erased(written: Sequence[ColumnEdit], tabs: Tabs) -> bool:
    """Whether a cell that was to become blank is blank, though that is another cell now."""
    return any(
        value is None and tabs[1].cell(edit.column, row) == "" != _expected(edit.column, row, tabs)
        for edit in written
        for row, value in zip(edit.rows, edit.values, strict=True)
    )


def _stray(table: Table, written: Sequence[ColumnEdit], tabs: Tabs) -> bool:
    """Whether something that was written stands in a cell of people's that said something else."""
    values = {value for edit in written for value in edit.values} - {None}
    machine = own_columns(table)
    _, now, found = tabs
    theirs = [
        place
        for place, origin in enumerate(found.columns)
        if origin is None or (origin not in machine and origin < table.tab.width)
    ]
    return any(
        cell in values and not same_cell(cell, _expected(place, row, tabs))
        for place in theirs
        for row, cell in enumerate(now.columns[place])
    )


def _expected(column: int, row: int, tabs: Tabs) -> Cell:
    """What a cell, by its place now, said right after the write if that landed well."""
    meant, now, found = tabs
    if column >= now.width or row >= now.height:
        return ""
    there, line = found.columns[column], found.rows[row]
    return "" if there is None or line is None else meant.cell(there, line)

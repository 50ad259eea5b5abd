"""Cells that a write hit by mistake and that people moved right after it, found where they are now.

Where a cell went nobody tells. But the log kept what stood in it, and that is known of every cell
that people had before; a cell that says what was written, where that stood, is the one. What was
written in one column is in one column still.

>>> from sheets_sync.grid.snapshot import Tab
>>> from sheets_sync.programme.model import Column, RegisterTab
>>> from sheets_sync.register.table import Table
>>> spec = RegisterTab(
...     title="Uren", columns=(Column(header="Wie"), Column(header="Status", owner="machine"))
... )
>>> before = Tab("Uren", (["Wie", "Ann", "Bo"], ["Status", "", ""]), 3)
>>> table = Table("hours", spec, before, 0, {"Wie": 0, "Status": 1})
>>> edit = ColumnEdit("Uren", 1, [2], ["Geboekt"])
>>> now = Tab("Uren", (["Wie", "Cas", "Ann", "Bo"], ["Status", "", "", "Geboekt"]), 4)
>>> retrace(table, (before, now), [edit], {Place("Uren", 1, 2): ""}).edits[0].rows
[3]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.grid.place import Place
from sheets_sync.grid.snapshot import cell_at
from sheets_sync.merge.three_way import align_people, own_columns
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.grid.snapshot import Cell, Tab
    from sheets_sync.merge.matching import Alignment
    from sheets_sync.register.table import Table


class Overwriting(NamedTuple):
    """What a write made of a cell, and what the cell held before."""

    written: Cell
    held: Cell


class Landing(NamedTuple):
    """What a write made of one column; ``astray`` if that held what no cell of it ever did."""

    column: int
    pairs: set[Overwriting]
    astray: bool


class Retraced(NamedTuple):
    """The cells of a tab that were written to, by where they are now, and what they held.

    What a cell of people's held may be unknown; of the program's own it is of no interest.
    """

    edits: list[ColumnEdit]
    held: dict[Place, Cell]


def retrace(
    table: Table,
    tabs: tuple[Tab, Tab],
    edits: Sequence[ColumnEdit],
    held: Mapping[Place, Cell],
) -> Retraced | None:
    """What became of these edits, from the first of ``tabs`` to the second; None where none knows.

    ``held`` has what stood in the cells that were written to.
    """
    now = tabs[1]
    own = own_columns(table)
    found = align_people(table, *tabs)
    changed = {place: list(_changed(*tabs, found, place)) for place in range(now.width)}
    hits = {
        place: {cell.row for cell in cells}
        for place, cells in changed.items()
        if found.columns[place] in own
    }
    known: dict[Place, Cell] = {}
    landings = _landings(edits, held, tabs[0])
    landed = _landed(landings, changed, found, own)
    if landed is None:
        return None
    for column, place in landed.items():
        if found.columns[place] in own:
            continue
        for row, candidates in _hit(changed[place], landings[column].pairs):
            hits.setdefault(place, set()).add(row)
            if len(candidates) == 1:
                known[Place(table.tab.title, place, row)] = candidates.pop()
    return Retraced([_edit(table, now, place, rows) for place, rows in hits.items()], known)


def _edit(table: Table, now: Tab, column: int, hit: set[int]) -> ColumnEdit:
    rows = sorted(hit)
    return ColumnEdit(table.tab.title, column, rows, [now.columns[column][row] for row in rows])


def _landings(
    edits: Sequence[ColumnEdit], held: Mapping[Place, Cell], before: Tab
) -> dict[int, Landing]:
    """By the column that was written to."""
    # A later edit of a cell replaces an earlier one.
    written = {
        Place(edit.tab, edit.column, row): value
        for edit in edits
        for row, value in zip(edit.rows, edit.values, strict=True)
    }
    found: dict[int, Landing] = {}
    for place, value in written.items():
        column = place.column
        landing = found.get(column, Landing(column, set(), astray=False))
        landing.pairs.add(Overwriting("" if value is None else value, held[place]))
        astray = landing.astray or held[place] not in {"", *before.columns[column]}
        found[column] = landing._replace(astray=astray)
    return found


class _Changed(NamedTuple):
    """A cell that says something else than before."""

    row: int
    now: Cell
    before: Cell


def _changed(before: Tab, now: Tab, found: Alignment, place: int) -> Iterator[_Changed]:
    origin = found.columns[place]
    was = before.column(origin)
    for row, (cell, line) in enumerate(zip(now.columns[place], found.rows, strict=True)):
        former = "" if line is None else cell_at(was, line)
        if not same_cell(cell, former):
            yield _Changed(row, "" if cell is None else cell, former)


class _Told(NamedTuple):
    """How many cells of a column, as it stands now, tell that it was written to.

    ``surely`` when one has a text that was written: people do not type what the program says.
    """

    cells: int
    is_meant: bool
    place: int
    surely: bool


def _landed(
    landings: Mapping[int, Landing],
    changed: Mapping[int, Sequence[_Changed]],
    found: Alignment,
    own: AbstractSet[int],
) -> dict[int, int] | None:
    """Where each column that was written to stands now, as far as cells tell of it.

    Another run may meanwhile have written the same where it belongs. None where it may be so.
    """
    told = {
        column: [_told(place, landing, changed, found) for place in changed]
        for column, landing in landings.items()
    }
    landed: dict[int, int] = {}
    for column in sorted(told, key=lambda column: max(told[column])[:2], reverse=True):
        free = [
            candidate
            for candidate in told[column]
            if candidate.cells and candidate.place not in landed.values()
        ]
        mine = max(
            [candidate for candidate in free if found.columns[candidate.place] in own], default=None
        )
        theirs = max(
            [candidate for candidate in free if found.columns[candidate.place] not in own],
            default=None,
        )
        if best := _likelier(theirs, mine):
            landed[column] = best.place
        elif theirs or mine or landings[column].astray:
            return None
    return landed


def _likelier(theirs: _Told | None, mine: _Told | None) -> _Told | None:
    """Of a column of people's and one of the program's; None where there is no telling."""
    if theirs is None or mine is None:
        return theirs or mine
    if theirs.cells > mine.cells or (theirs.cells == mine.cells and theirs.surely):
        return theirs
    return None if theirs.cells == mine.cells or theirs.surely else mine


def _told(
    place: int, landing: Landing, changed: Mapping[int, Sequence[_Changed]], found: Alignment
) -> _Told:
    telling = [
        cell for cell in changed[place] if Overwriting(cell.now, cell.before) in landing.pairs
    ]
    texts = [cell for cell in telling if isinstance(cell.now, str) and cell.now]
    # In a row that came in later people may well have typed a number that was written elsewhere.
    others = [cell for cell in telling if cell not in texts and found.rows[cell.row] is not None]
    is_meant = found.columns[place] == landing.column
    return _Told(len(texts) + len(others), is_meant, place, bool(texts))


def _hit(
    changed: Iterable[_Changed], written: AbstractSet[Overwriting]
) -> Iterator[tuple[int, set[Cell]]]:
    """The rows of cells that were written to, and what each may have held."""
    for cell in changed:
        if Overwriting(cell.now, cell.before) in written:
            yield cell.row, {cell.before}
        elif cell.now != "" and (
            held := {pair.held for pair in written if pair.written == cell.now}
        ):
            yield cell.row, held

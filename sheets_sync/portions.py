"""A plan as writes of a bearable size, the rows that arrived first in front.

What a failure half-way leaves undone is then the latest. The log keeps of every cell what stood in
it right before the write: should that have hit another cell, then nothing is lost.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from sheets_sync.edits import ColumnEdit, NewTab
from sheets_sync.stores import Aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sheets_sync.edits import Edit, Format, Written
    from sheets_sync.layout import Layout
    from sheets_sync.logbook import Change
    from sheets_sync.own_tabs import MachineTable
    from sheets_sync.plan import Plan
    from sheets_sync.register import Decision
    from sheets_sync.snapshot import Snapshot

_CELL_BYTES: Final = 60
_RUN_BYTES: Final = 200
_LINE_BYTES: Final = 800
"""A line of the log beside the cell that it tells of, and keeping what stood there."""
_MOST_ASIDE: Final = 500
"""Blocks of cells; copying each by itself takes Google time."""


class Portion(NamedTuple):
    """Edits for one write, the changes among them, and the cells that the log keeps."""

    edits: Sequence[Edit]
    changes: Sequence[Change]
    asides: Sequence[Aside] = ()


class _Cell(NamedTuple):
    """A cell of a register tab, ``line`` being the index of its change."""

    tab: str
    column: int
    row: int
    value: Written
    format: Format
    line: int


class _Parts(NamedTuple):
    """New tabs and headers; cells of people's tabs; lines of the log; the program's own tabs."""

    structure: list[Edit]
    cells: list[_Cell]
    lines: list[ColumnEdit]
    rest: list[Edit]


def portions(
    plan: Plan, layout: Layout, decision: Decision, standing: Snapshot, most: int | None
) -> list[Portion]:
    """The plan in writes of about ``most`` bytes each; all of it in one where that is None.

    ``standing`` is what the log is to keep where nobody comes in between.
    """
    if most is None or not plan.edits:
        return [Portion(plan.edits, plan.changes)]
    registers = {table.tab.title for table in layout.tables.values()}
    log = layout.machine["log"]
    parts = _sorted_out(plan, registers, log.tab.title if log.tab else log.spec.title)
    chunks: Sequence[Sequence[_Cell]] = [parts.cells]
    if sum(map(_size, plan.edits)) + len(parts.cells) * _LINE_BYTES > most:
        chunks = [*_chunks(sorted(parts.cells, key=_arrival(layout, decision)), most), []]
    return list(_written(plan, parts, chunks, log, standing))


def _written(
    plan: Plan,
    parts: _Parts,
    chunks: Sequence[Sequence[_Cell]],
    log: MachineTable,
    standing: Snapshot,
) -> Iterator[Portion]:
    """The last one has what is not about a single cell."""
    old = list(log.spec.headers).index("old")
    about_none = sorted(set(range(len(plan.changes))).difference(cell.line for cell in parts.cells))
    told = 0
    for place, part in enumerate(chunks):
        is_last = place == len(chunks) - 1
        in_order = sorted(part, key=lambda cell: cell.line)
        picked = [cell.line for cell in in_order] + (about_none if is_last else [])
        asides = _asides(in_order, parts.lines, told, standing)
        lines = [_kept(edit, old, asides, standing) for edit in _lines(parts.lines, picked, told)]
        structure = parts.structure if place == 0 else []
        rest = parts.rest if is_last else []
        told += len(picked)
        changes = [plan.changes[line] for line in picked]
        yield Portion([*structure, *_edits(part), *lines, *rest], changes, asides)


def _asides(
    cells: Sequence[_Cell], lines: Sequence[ColumnEdit], told: int, standing: Snapshot
) -> list[Aside]:
    """The cells that are there already, as long as they lie together well enough."""
    widths = {tab.title: tab.width for tab in standing.tabs}
    asides = [
        Aside(cell.tab, cell.column, cell.row, lines[0].rows[told + line], cell.format)
        for line, cell in enumerate(cells)
        if cell.column < widths[cell.tab]
    ]
    blocks = 1 + sum(
        before[:3] != (after.tab, after.column, after.row - 1) for before, after in pairwise(asides)
    )
    return asides if blocks <= _MOST_ASIDE else []


def _kept(edit: ColumnEdit, old: int, asides: Sequence[Aside], standing: Snapshot) -> ColumnEdit:
    """The column of the log that keeps what stood there, with those cells as they are."""
    if edit.column != old:
        return edit
    tabs = {tab.title: tab for tab in standing.tabs}
    held = {
        one.line: tabs[one.tab].columns[one.column][one.row]
        for one in asides
        if one.row < tabs[one.tab].height
    }
    values = [held.get(row, value) for row, value in zip(edit.rows, edit.values, strict=True)]
    return edit._replace(values=[None if value == "" else value for value in values])


def _size(edit: Edit) -> int:
    if isinstance(edit, NewTab):
        return _RUN_BYTES
    texts = sum(len(value) for value in edit.values if isinstance(value, str))
    rows = edit.rows
    runs = 1 + sum(after - row > 1 for row, after in pairwise(rows))
    return texts + len(rows) * _CELL_BYTES + runs * _RUN_BYTES


def _sorted_out(plan: Plan, registers: set[str], log: str) -> _Parts:
    parts = _Parts([], [], [], [])
    # The plan tells its changes cell by cell in this very order, and now and then one of no cell.
    told = (line for line, change in enumerate(plan.changes) if change.column)
    for edit in plan.edits:
        if isinstance(edit, NewTab) or edit.heading:
            parts.structure.append(edit)
        elif edit.tab == log:
            parts.lines.append(edit)
        elif edit.tab not in registers:
            parts.rest.append(edit)
        else:
            parts.cells.extend(
                _Cell(edit.tab, edit.column, row, value, edit.format, next(told))
                for row, value in zip(edit.rows, edit.values, strict=True)
            )
    return parts


def _arrival(layout: Layout, decision: Decision) -> Callable[[_Cell], tuple[int, float, int]]:
    order = {table.tab.title: place for place, table in enumerate(layout.tables.values())}
    requests = layout.tables["requests"]
    moments = decision.answers["requests"].columns["counts_from"]

    def arrival(cell: _Cell) -> tuple[int, float, int]:
        moment = None
        if cell.tab == requests.tab.title:
            moment = moments[cell.row - requests.sheet_row(0)]
        known = moment if isinstance(moment, (int, float)) else float("inf")
        return order[cell.tab], known, cell.row

    return arrival


def _chunks(cells: Sequence[_Cell], most: int) -> Iterator[Sequence[_Cell]]:
    start, size = 0, 0
    for place, cell in enumerate(cells):
        text = len(cell.value) if isinstance(cell.value, str) else 0
        size += _CELL_BYTES + _RUN_BYTES + _LINE_BYTES + 2 * text
        if size > most and place > start:
            yield cells[start:place]
            start, size = place, 0
    if cells[start:]:
        yield cells[start:]


def _edits(cells: Sequence[_Cell]) -> Iterator[ColumnEdit]:
    columns: dict[tuple[str, int, Format], list[_Cell]] = {}
    for cell in cells:
        columns.setdefault((cell.tab, cell.column, cell.format), []).append(cell)
    for (tab, column, form), found in columns.items():
        found.sort(key=lambda cell: cell.row)
        rows = [cell.row for cell in found]
        yield ColumnEdit(tab, column, rows, [cell.value for cell in found], form)


def _lines(lines: Sequence[ColumnEdit], picked: Sequence[int], told: int) -> Iterator[ColumnEdit]:
    """The picked lines of the log, below the ``told`` ones of earlier writes."""
    for edit in lines:
        rows = edit.rows[told : told + len(picked)]
        yield ColumnEdit(edit.tab, edit.column, rows, [edit.values[i] for i in picked], edit.format)

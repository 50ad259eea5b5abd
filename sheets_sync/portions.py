"""A large plan cut into writes of a bearable size, the rows that arrived first in front.

What a failure half-way leaves undone is then the latest.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from sheets_sync.edits import ColumnEdit, NewTab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sheets_sync.edits import Edit, Format, Written
    from sheets_sync.layout import Layout
    from sheets_sync.logbook import Change
    from sheets_sync.plan import Plan
    from sheets_sync.register import Decision

_CELL_BYTES: Final = 60
_RUN_BYTES: Final = 200
_LINE_BYTES: Final = 500
"""A line of the log beside the cell that it tells of."""


class Portion(NamedTuple):
    """Edits for one write, and the changes among them."""

    edits: Sequence[Edit]
    changes: Sequence[Change]


class _Cell(NamedTuple):
    """A cell of a register tab, ``line`` being the index of its change."""

    tab: str
    column: int
    row: int
    value: Written
    format: Format
    line: int


def portions(plan: Plan, layout: Layout, decision: Decision, most: int | None) -> list[Portion]:
    """The plan in writes of about ``most`` bytes each; all of it in one where that is None."""
    if most is None or sum(map(_size, plan.edits)) <= most:
        return [Portion(plan.edits, plan.changes)]
    registers = {table.tab.title for table in layout.tables.values()}
    log = layout.machine["log"]
    log_title = log.tab.title if log.tab else log.spec.title
    structure, cells, lines, rest = _sorted_out(plan, registers, log_title)
    cells.sort(key=_arrival(layout, decision))
    found: list[Portion] = []
    told = 0
    for part in _chunks(cells, most):
        edits = [*structure, *_edits(part), *_lines(lines, part, told)]
        told += len(part)
        found.append(Portion(edits, [plan.changes[cell.line] for cell in part]))
        structure = []
    return [*found, Portion([*structure, *rest], ())] if structure or rest else found


def _size(edit: Edit) -> int:
    if isinstance(edit, NewTab):
        return _RUN_BYTES
    texts = sum(len(value) for value in edit.values if isinstance(value, str))
    rows = edit.rows
    runs = 1 + sum(after - row > 1 for row, after in pairwise(rows))
    return texts + len(rows) * _CELL_BYTES + runs * _RUN_BYTES


def _sorted_out(
    plan: Plan, registers: set[str], log: str
) -> tuple[list[Edit], list[_Cell], list[ColumnEdit], list[Edit]]:
    """New tabs and headers; cells of people's tabs; lines of the log; the program's own tabs."""
    structure: list[Edit] = []
    cells: list[_Cell] = []
    lines: list[ColumnEdit] = []
    rest: list[Edit] = []
    for edit in plan.edits:
        if isinstance(edit, NewTab) or edit.heading:
            structure.append(edit)
        elif edit.tab == log:
            lines.append(edit)
        elif edit.tab not in registers:
            rest.append(edit)
        else:
            # The plan tells its changes cell by cell in this very order.
            numbered = zip(edit.rows, edit.values, strict=True)
            for line, (row, value) in enumerate(numbered, len(cells)):
                cells.append(_Cell(edit.tab, edit.column, row, value, edit.format, line))
    return structure, cells, lines, rest


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


def _lines(lines: Sequence[ColumnEdit], cells: Sequence[_Cell], told: int) -> Iterator[ColumnEdit]:
    """The lines of the log about these cells, below the ``told`` lines of earlier writes."""
    picked = sorted(cell.line for cell in cells)
    for edit in lines:
        rows = edit.rows[told : told + len(picked)]
        yield ColumnEdit(edit.tab, edit.column, rows, [edit.values[i] for i in picked], edit.format)

"""Cells that a spreadsheet is still working out, and what is known of them from an earlier run.

A formula that is loading, that lost what it refers to or whose outcome was not kept says nothing
of what people meant. Such a cell keeps the value of the last run for now, so that nobody's hours
move because of it. Where that is not known either, nothing that was decided is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean, error_of, quoted
from sheets_sync.problems.problem import Severity, attention
from sheets_sync.records import NamedTuple
from sheets_sync.register.remembered import Typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.grid.snapshot import Cell, Column
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.remembered import LastSeen, Remembered
    from sheets_sync.register.table import Table

PASSING: Final = frozenset(("", "Loading...", "#GETTING_DATA"))
"""What a cell says that will say something else by itself; "" is an outcome that was not kept."""

UNSETTLED: Final = PASSING | {"#REF!", "#VERW!"}
"""What says nothing of what people meant: a sheet elsewhere that is not loaded looks the same."""


class Pending(NamedTuple):
    """A cell of people's that is not worked out, by table, header and row of the table."""

    table: TabName
    header: str
    row: int


class Told(NamedTuple):
    """A cell of which something is known, and what its row is told about that."""

    cell: Pending
    is_text: bool
    problem: Problem


class Recalled(NamedTuple):
    """A layout in which what is known stands in for what is not worked out.

    ``held`` are the cells, as people name them, of rows that were decided before and of which
    nothing is known.
    """

    layout: Layout
    told: list[Told]
    held: tuple[str, ...]

    def note(self, checked: Mapping[TabName, CheckedTable]) -> None:
        """Tell it in the rows; a text that is known to have been there is not missing."""
        for cell, is_text, problem in self.told:
            found = checked[cell.table]
            problems = found.problems.setdefault(cell.row, [])
            if is_text:
                problems[:] = [one for one in problems if one.column != cell.header]
                _set_right(found, cell.row, problems)
            problems.append(problem)


def _set_right(found: CheckedTable, row: int, left: list[Problem]) -> None:
    severities = {problem.severity for problem in left}
    for rows, severity in ((found.wrong, Severity.WRONG), (found.missing, Severity.MISSING)):
        if severity not in severities:
            rows.discard(row)


def pending(checked: Mapping[TabName, CheckedTable]) -> list[Pending]:
    """The cells that are not worked out."""
    return [
        Pending(name, problem.column, row)
        for name, found in checked.items()
        for row, problems in found.problems.items()
        for problem in problems
        if problem.code in ERRORS and error_of(_cell(found.table, problem.column, row)) in UNSETTLED
    ]


ERRORS: Final = frozenset(("cell.error", "cell.loading", "cell.no_outcome"))


def recall(layout: Layout, cells: list[Pending], known: Remembered) -> Recalled:
    """The same layout with what is known of these cells in their place."""
    told: list[Told] = []
    held: list[str] = []
    tables = dict(layout.tables)
    for name in dict.fromkeys(cell.table for cell in cells):
        table = tables[name]
        columns = list(table.tab.columns)
        for header in dict.fromkeys(cell.header for cell in cells if cell.table == name):
            rows = [cell.row for cell in cells if cell.table == name and cell.header == header]
            last = known.get(table.spec.title, {}).get(header, {})
            keys = _known_rows(table, header, rows, last)
            columns[table.places[header]] = _with(table, header, keys, last)
            told += [
                _told(table, Pending(name, header, row), last[key]) for row, key in keys.items()
            ]
            held += [
                table.address(header, row)
                for row in rows
                if row not in keys and _is_held(table, header, row, layout)
            ]
        tables[name] = table._replace(tab=table.tab._replace(columns=tuple(columns)))
    return Recalled(layout._replace(tables=tables), told, tuple(held))


def holding(held: tuple[str, ...]) -> Problem:
    """What a run says that changes nothing that was decided because of these cells."""
    more = ["…"] if len(held) > _MOST_NAMED else []
    return attention("busy.held", cells=", ".join([*held[:_MOST_NAMED], *more]))


_MOST_NAMED: Final = 5


def _known_rows(
    table: Table, header: str, rows: list[int], last: Mapping[str, LastSeen]
) -> dict[int, str]:
    """The keys of the rows of which the last value is known.

    Below a formula that fills a column by itself all cells are blank while it is not worked out.
    """
    if not last:
        return {}
    lowest = max(rows)
    below: Column = table.cells(header)[lowest + 1 :]
    if all(cell in {"", None} for cell in below):
        rows = [*rows, *range(lowest + 1, table.height)]
    keys = ((row, _key(table, row)) for row in rows)
    return {row: key for row, key in keys if key in last}


def _with(
    table: Table, header: str, keys: Mapping[int, str], last: Mapping[str, LastSeen]
) -> Column:
    column = list(table.tab.columns[table.places[header]])
    for row, key in keys.items():
        if not isinstance(known := last[key], Typed):
            column[table.sheet_row(row)] = known
    return column


def _told(table: Table, cell: Pending, value: LastSeen) -> Told:
    found = quoted(_cell(table, cell.header, cell.row)) or "…"
    if isinstance(value, Typed):
        return Told(cell, True, attention("busy.passed", cell.header, found=found))
    return Told(cell, False, attention("busy.kept", cell.header, found=found, kept=quoted(value)))


def _cell(table: Table, header: str, row: int) -> Cell:
    """One cell, without a copy of its column."""
    return table.tab.columns[table.places[header]][table.sheet_row(row)]


def _key(table: Table, row: int) -> str:
    """What a row is known by: its key, a party by its name."""
    column = table.spec.naming
    if column.header not in table.places:
        return ""
    return clean(_cell(table, column.header, row))


def _is_held(table: Table, header: str, row: int, layout: Layout) -> bool:
    """Whether what was decided about this row would move for want of an outcome."""
    is_passing = error_of(_cell(table, header, row)) in PASSING
    return is_passing and _key(table, row) in layout.history.keys.get(table.spec.title, ())

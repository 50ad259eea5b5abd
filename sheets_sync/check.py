"""Columns of raw cells → values and problems.

Whole columns pass through sieves that work at the speed of the built-ins; only a cell that a sieve
cannot vouch for is read with care, by the one reader that also makes its message. A sieve may hold
back a good cell, never let a bad one through.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.cells.dates import format_day
from sheets_sync.cells.text import fold, is_blank, quoted
from sheets_sync.crosschecks import cross_check
from sheets_sync.problems import Problem, Severity, Wrong, attention
from sheets_sync.readers import reader_of
from sheets_sync.sieves import SIEVES, Values, sift_distinct

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from sheets_sync.layout import Layout, Table
    from sheets_sync.programme.model import Column, Programme, TabName
    from sheets_sync.sieves import Reader
    from sheets_sync.snapshot import Cell


class CheckedTable(NamedTuple):
    """A table whose human columns have been read.

    ``values`` holds a list for each human header; ``filled`` are the rows that are not blank, in
    order; ``wrong`` and ``missing`` are the rows with at least one such problem.
    """

    table: Table
    values: Mapping[str, Values]
    filled: range | list[int]
    problems: dict[int, list[Problem]]
    wrong: set[int]
    missing: set[int]

    def role(self, role: str) -> Values:
        """The values of the column that plays this role; all None where there is none."""
        column = self.table.spec.by_role.get(role)
        return self.values[column.header] if column else [None] * self.table.height

    def header(self, role: str) -> str:
        """The header of the column that plays this role, for messages."""
        return self.table.spec.by_role[role].header


def check(layout: Layout, programme: Programme, today: int) -> dict[TabName, CheckedTable]:
    """Every register tab, checked by column kind and by the rules between cells.

    ``today`` is a day serial. A rule that needs a cell which is not fine stays silent.
    """
    parties = _check_table(layout.tables["parties"], programme, {}, today)
    names, unclear = party_names(parties)
    for row, spelling in unclear:
        problem = attention("party.unclear", parties.header("name"), found=quoted(spelling))
        parties.problems.setdefault(row, []).append(problem)
    return {
        name: parties if name == "parties" else _check_table(table, programme, names, today)
        for name, table in layout.tables.items()
    }


def party_names(parties: CheckedTable) -> tuple[dict[str, str], list[tuple[int, str]]]:
    """Folded spelling → name, and (row, spelling) of spellings that could mean two parties.

    A spelling that could mean two parties means none.
    """
    names: dict[str, str] = {}
    unclear: list[tuple[int, str]] = []
    for row, name, spelling in _spellings(parties):
        if names.setdefault(fold(spelling), name) != name:
            unclear.append((row, spelling.strip()))
    for _, spelling in unclear:
        names.pop(fold(spelling), None)
    return names, unclear


def _spellings(parties: CheckedTable) -> Iterator[tuple[int, str, str]]:
    columns = (parties.role("name"), parties.role("short"), parties.role("other"))
    for row, (name, short, other) in enumerate(zip(*columns, strict=True)):
        for spelling in (name or "", short or "", *(other or "").split(",")):
            if name and fold(spelling):
                yield row, name, spelling


def _check_table(
    table: Table, programme: Programme, names: Mapping[str, str], today: int
) -> CheckedTable:
    raw = {column.header: table.cells(column.header) for column in table.spec.human}
    filled = _filled(table, raw)
    found = CheckedTable(table, {}, filled, {}, set(), set())
    values: dict[str, Values] = {}
    present = filled if isinstance(filled, range) else frozenset(filled)
    for column in table.spec.human:
        values[column.header] = _check_column(
            raw[column.header], column, reader_of(column, programme, names), found, present
        )
    checked = CheckedTable(table, values, filled, found.problems, found.wrong, found.missing)
    for column in table.spec.human:
        for row, problem in cross_check(column, values, programme.period, today):
            if problem.severity is Severity.WRONG:
                _note(checked, checked.wrong, row, problem)
            elif not any(known.column == column.header for known in checked.problems.get(row, ())):
                _note(checked, checked.missing, row, problem)
    return checked


def _filled(table: Table, raw: Mapping[str, list[Cell]]) -> range | list[int]:
    columns = list(raw.values())
    required = next((raw[c.header] for c in table.spec.human if c.required), columns[0])
    if "" not in required and None not in required:
        return range(table.height)
    blank = [
        row
        for row, cell in enumerate(required)
        if cell.__class__ is not float and is_blank(cell)
        if all(is_blank(column[row]) for column in columns)
    ]
    if not blank:
        return range(table.height)
    if blank[0] == table.height - len(blank):
        return range(blank[0])
    gone = set(blank)
    return [row for row in range(table.height) if row not in gone]


def _check_column(
    cells: list[Cell],
    column: Column,
    read: Reader,
    found: CheckedTable,
    present: Container[int],
) -> Values:
    sifted = SIEVES.get(column.kind, sift_distinct)(cells, read)
    values = sifted.values
    blank = list(sifted.blank) if column.required else []
    judge = lru_cache(maxsize=None, typed=True)(read)
    for row in sifted.doubtful:
        verdict = values[row] = judge(cells[row])
        if verdict.__class__ is Wrong:
            values[row] = None
            _note(found, found.wrong, row, _wrong(verdict, column, cells[row]))
        elif verdict is None:
            blank.append(row)
    if column.required:
        lacking = _missing(column)
        for row in filter(present.__contains__, blank):
            _note(found, found.missing, row, lacking)
    return values


def _note(found: CheckedTable, rows: set[int], row: int, problem: Problem) -> None:
    rows.add(row)
    found.problems.setdefault(row, []).append(problem)


def _wrong(verdict: Wrong, column: Column, cell: Cell) -> Problem:
    far_off = verdict.code == "date.out_of_range" and not isinstance(cell, str)
    shown = format_day(int(cell or 0), "nl") if far_off else quoted(cell)
    details = (("found", shown), *verdict.details)
    return Problem(verdict.code, Severity.WRONG, column.header, details)


def _missing(column: Column) -> Problem:
    kind = column.reference or column.kind
    options = (("options", column.choices),) if column.choices else ()
    return Problem(f"missing.{kind}", Severity.MISSING, column.header, options)

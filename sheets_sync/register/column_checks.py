"""Columns of raw cells → values and problems.

Whole columns pass through sieves that work at the speed of the built-ins; only a cell that a sieve
cannot vouch for is read with care, by the one reader that also makes its message. A sieve may hold
back a good cell, never let a bad one through.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, Any

from sheets_sync.cells.text import fold, is_blank, quoted
from sheets_sync.problems.problem import Problem, Severity, Wrong, attention, wrong
from sheets_sync.records import NamedTuple
from sheets_sync.register.cell_problems import missing_cell, wrong_cell
from sheets_sync.register.column_fast_path import SIEVES, Values, sift_distinct
from sheets_sync.register.column_readers import reader_of
from sheets_sync.register.month_order import doubtful_dates, doubtful_texts
from sheets_sync.register.row_checks import Beside, cross_check
from sheets_sync.register.shifted_rows import note_shifted

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Column, Programme, TabName
    from sheets_sync.register.column_fast_path import Reader
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.table import Table


AMOUNTS = ("amount", "money", "number")
_MAYBE_BLANK = frozenset((str, type(None)))


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

    @property
    def names(self) -> Values:
        """What tells the rows of a tab without keys apart."""
        return self.values[self.table.spec.naming.header]

    def header(self, role: str) -> str:
        """The header of the column that plays this role, for messages."""
        return self.table.spec.by_role[role].header


def check(layout: Layout, programme: Programme, today: int) -> dict[TabName, CheckedTable]:
    """Every register tab, checked by column kind and by the rules between cells.

    ``today`` is a day serial. A rule that needs a cell which is not fine stays silent.
    """
    names: dict[TabName, Mapping[str, str]] = {}
    unclear: dict[TabName, Sequence[tuple[int, str]]] = {}
    for name, table in layout.tables.items():
        if table.spec.is_named:
            names[name], unclear[name] = names_of(table, programme)
    checked = {
        name: _check_table(table, programme, names, today) for name, table in layout.tables.items()
    }
    for name, spellings in unclear.items():
        for row, spelling in spellings:
            header = checked[name].table.spec.naming.header
            problem = attention("name.unclear", header, found=quoted(spelling))
            checked[name].problems.setdefault(row, []).append(problem)
    return checked


def names_of(
    table: Table, programme: Programme
) -> tuple[Mapping[str, str], Sequence[tuple[int, str]]]:
    """Folded spelling → name of a row, and (row, spelling) of those that could mean two rows.

    A spelling that could mean two rows means none.
    """
    names: dict[str, str] = {}
    unclear: list[tuple[int, str]] = []
    for row, name, spelling in _spellings(table, programme):
        if names.setdefault(fold(spelling), name) != name:
            unclear.append((row, spelling.strip()))
    for _, spelling in unclear:
        names.pop(fold(spelling), None)
    return names, unclear


def _spellings(table: Table, programme: Programme) -> Iterator[tuple[int, str, str]]:
    """Row, name and spelling; a row without a name has none."""
    columns = [(one.spelling, _texts(table, one, programme)) for one in table.spec.spellings]
    for row, name in enumerate(columns[0][1]):
        for spelling, texts in columns if name else ():
            text = texts[row] or ""
            for one in text.split(",") if spelling == "several" else (text,):
                if fold(one):
                    yield row, name, one


def _texts(table: Table, column: Column, programme: Programme) -> Values:
    read = reader_of(column, programme, {})
    values, doubtful = SIEVES.get(column.kind, sift_distinct)(table.cells(column.header), read)
    for row in doubtful:
        verdict = read(table.cell(column.header, row))
        values[row] = None if isinstance(verdict, Wrong) else verdict
    return values


def _check_table(
    table: Table, programme: Programme, names: Mapping[TabName, Mapping[str, str]], today: int
) -> CheckedTable:
    filled = _filled(table)
    noted = CheckedTable(table, {}, filled, {}, set(), set())
    for row in sorted(table.aside.doubted):
        noted.problems[row] = [_doubted(table, row)]
    values: dict[str, Values] = {}
    readers: dict[int, Reader] = {}
    present = filled if isinstance(filled, range) else frozenset(filled)
    for column in table.spec.human:
        read = reader_of(column, programme, names)
        readers[table.places[column.header]] = read
        cells = table.cells(column.header)
        lacking = missing_cell(column, programme)
        values[column.header] = _check_column(cells, column, read, lacking, noted, present)
    checked = CheckedTable(table, values, filled, noted.problems, noted.wrong, noted.missing)
    note_shifted(table.tab, table.header_row, readers, noted.wrong, noted.problems)
    for header, rows in table.shared.items():
        _ask_about_shared(checked, header, rows)
    kinds = {column.header: column.kind for column in table.spec.human}
    beside = Beside(programme.period, today, programme.language, kinds)
    for column in table.spec.human:
        for row, problem in cross_check(column, values, beside):
            if problem.severity is Severity.WRONG:
                _note(checked, checked.wrong, row, problem)
            elif not any(known.column == column.header for known in checked.problems.get(row, ())):
                _note(checked, checked.missing, row, problem)
    return checked


def _ask_about_shared(checked: CheckedTable, header: str, rows: Iterable[int]) -> None:
    """A number in a cell that was merged over rows may be meant for all of them together."""
    for row in rows:
        others = [one for one in checked.problems.get(row, ()) if one.column != header]
        checked.problems[row] = [wrong("cell.merged", header), *others]
        checked.wrong.add(row)


def _doubted(table: Table, row: int) -> Problem:
    is_remark = row in table.aside.remarks
    options = tuple(
        one.header
        for one in table.spec.human
        if one.required and (is_remark or one.kind not in AMOUNTS)
    )
    return attention("row.remark" if is_remark else "row.only_numbers", options=options)


def _filled(table: Table) -> range | list[int]:
    headers = [column.header for column in table.spec.human]
    required = next((column.header for column in table.spec.human if column.required), headers[0])
    cells = table.cells(required)
    if "" not in cells and None not in cells:
        return range(table.height)
    columns = [table.tab.columns[table.places[header]] for header in (required, *headers)]
    blank = [
        row
        for row in compress(range(table.height), map(_MAYBE_BLANK.__contains__, map(type, cells)))
        if all(_is_untouched(column[table.sheet_row(row)]) for column in columns)
    ]
    if not blank:
        return range(table.height)
    if blank[0] == table.height - len(blank):
        return range(blank[0])
    gone = set(blank)
    return [row for row in range(table.height) if row not in gone]


def _is_untouched(cell: Cell) -> bool:
    # A column of boxes to tick is full of unticked ones, down to rows that nobody uses.
    return cell is False or is_blank(cell)


def _check_column(
    cells: list[Cell],
    column: Column,
    read: Reader,
    lacking: Problem,
    checked: CheckedTable,
    present: Container[int],
) -> Values:
    if column.required:
        read = _required(read)
    values, doubtful = SIEVES.get(column.kind, sift_distinct)(cells, read)
    judge = lru_cache(maxsize=None, typed=True)(_judge_of(column, read, lacking))
    month_first = []
    for row in doubtful:
        values[row], problem = judge(cells[row])
        if problem is None:
            continue
        if problem.severity is Severity.WRONG:
            _note(checked, checked.wrong, row, problem)
            if problem.code == "date.month_first":
                month_first.append(row)
        elif row in present:
            _note(checked, checked.missing, row, problem)
    if month_first:
        _doubt_order(cells, values, month_first, column, checked)
    return values


def _doubt_order(
    cells: list[Cell],
    values: Values,
    evidence: list[int],
    column: Column,
    checked: CheckedTable,
) -> None:
    """One date with its month first shows that others in its column may have it so too."""
    for row, question in list(doubtful_texts(cells, values, evidence)):
        values[row] = None
        _note(checked, checked.wrong, row, wrong_cell(question, column, cells[row]))
    for row, remark in doubtful_dates(cells, values, evidence):
        problem = attention(remark.code, column.header, **dict(remark.details))
        checked.problems.setdefault(row, []).append(problem)


def _required(read: Reader) -> Reader:
    """The same, but a blank cell is held back like one that is wrong."""

    def required(cell: Cell) -> Any:
        value = read(cell)
        return _LACKING if value is None else value

    return required


_LACKING = Wrong("missing")


def _judge_of(
    column: Column, read: Reader, lacking: Problem
) -> Callable[[Cell], tuple[Any, Problem | None]]:
    """A cell → its value, and what is the matter with it."""

    def judge(cell: Cell) -> tuple[Any, Problem | None]:
        verdict = read(cell)
        if verdict is _LACKING:
            return None, lacking
        if verdict.__class__ is Wrong:
            return None, wrong_cell(verdict, column, cell)
        return verdict, None

    return judge


def _note(checked: CheckedTable, rows: set[int], row: int, problem: Problem) -> None:
    rows.add(row)
    checked.problems.setdefault(row, []).append(problem)

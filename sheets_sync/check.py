"""Columns of raw cells → values and problems.

Whole columns pass through sieves that work at the speed of the built-ins; only a cell that a sieve
cannot vouch for is read with care, by the one reader that also makes its message. A sieve may hold
back a good cell, never let a bad one through.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress, repeat
from operator import is_
from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.cells import dates, numbers, words
from sheets_sync.cells.text import ERROR_TEXTS, clean, fold, is_blank, quoted
from sheets_sync.problems import Amount, Day, Problem, Severity, Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sheets_sync.layout import Layout, Table
    from sheets_sync.problems import Detail
    from sheets_sync.programme.model import Column, Programme, TabName
    from sheets_sync.snapshot import Cell

    Reader: TypeAlias = Callable[[Cell], Any]

Values: TypeAlias = list[Any]
"""A checked column: a value for each row, None where the cell is blank, missing or wrong."""

_EMAIL = re.compile(
    r"[A-Za-z0-9_%+-]++(?:\.[A-Za-z0-9_%+-]++)*+@"
    r"(?:[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+\.)++[A-Za-z]{2,63}+"
)
_DOUBTFUL_TEXTS = ERROR_TEXTS | {"", "'", "\u200b", "\ufeff", "\u200e", "\u200f"}


@dataclass(frozen=True, slots=True)
class CheckedTable:
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


@dataclass(frozen=True, slots=True)
class _Sifted:
    values: Values
    doubtful: Iterable[int]


def check(layout: Layout, programme: Programme, today: int) -> dict[TabName, CheckedTable]:
    """Every register tab, checked by column kind and by the rules between cells.

    ``today`` is a day serial. A rule that needs a cell which is not fine stays silent.
    """
    checked: dict[TabName, CheckedTable] = {}
    checked["parties"] = _check_table(layout.tables["parties"], programme, {}, today)
    names = party_names(checked["parties"])
    for name, table in layout.tables.items():
        if name != "parties":
            checked[name] = _check_table(table, programme, names, today)
    return checked


def party_names(parties: CheckedTable) -> dict[str, str]:
    """Folded spelling → name; a spelling that could mean two parties means none."""
    names: dict[str, str] = {}
    unclear: set[str] = set()
    columns = (parties.role("name"), parties.role("short"), parties.role("other"))
    for name, short, other in zip(*columns, strict=True):
        if name is None:
            continue
        for spelling in map(fold, (name, short or "", *(other or "").split(","))):
            if spelling and names.setdefault(spelling, name) != name:
                unclear.add(spelling)
    return {spelling: name for spelling, name in names.items() if spelling not in unclear}


def _check_table(
    table: Table, programme: Programme, names: Mapping[str, str], today: int
) -> CheckedTable:
    raw = {column.header: table.cells(column.header) for column in table.spec.human}
    filled = _filled(table, raw)
    found = CheckedTable(table, {}, filled, {}, set(), set())
    values: dict[str, Values] = {}
    present = None if isinstance(filled, range) else set(filled)
    for column in table.spec.human:
        values[column.header] = _check_column(
            raw[column.header], column, _reader(column, programme, names), found, present
        )
    checked = CheckedTable(table, values, filled, found.problems, found.wrong, found.missing)
    for column in table.spec.human:
        _between_cells(column, checked, programme, today)
    return checked


def _filled(table: Table, raw: Mapping[str, list[Cell]]) -> range | list[int]:
    columns = list(raw.values())
    required = next((raw[c.header] for c in table.spec.human if c.required), columns[0])
    if "" not in required and None not in required:
        return range(table.height)
    blank = [
        row
        for row in range(table.height)
        if is_blank(required[row]) and all(is_blank(column[row]) for column in columns)
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
    present: set[int] | None,
) -> Values:
    sifted = _SIEVES.get(column.kind, _sift_distinct)(cells, read)
    values = sifted.values
    verdicts: dict[tuple[type, Cell], Any] = {}
    height = len(found.filled) if present is None else None
    for row in sifted.doubtful:
        cell = cells[row]
        key = (cell.__class__, cell)
        if key not in verdicts:
            verdicts[key] = read(cell)
        verdict = verdicts[key]
        if verdict.__class__ is Wrong:
            values[row] = None
            _note(found, found.wrong, row, _wrong(verdict, column, cell))
            continue
        values[row] = verdict
        there = row < height if height is not None else row in (present or ())
        if verdict is None and column.required and there:
            _note(found, found.missing, row, _missing(column))
    return values


def _note(found: CheckedTable, rows: set[int], row: int, problem: Problem) -> None:
    rows.add(row)
    found.problems.setdefault(row, []).append(problem)


def _wrong(verdict: Wrong, column: Column, cell: Cell) -> Problem:
    details = (("found", quoted(cell)), *verdict.details)
    return Problem(verdict.code, Severity.WRONG, column.header, details)


def _missing(column: Column) -> Problem:
    kind = column.reference or column.kind
    options = (("options", column.choices),) if column.choices else ()
    return Problem(f"missing.{kind}", Severity.MISSING, column.header, options)


# ---- sieves: what they let through is a value already


def _sift_text(cells: list[Cell], read: Reader) -> _Sifted:
    if not set(map(type, cells)) <= {str}:
        return _sift_one_by_one(cells, read)
    values: Values = list(map(str.strip, cells))  # type: ignore[arg-type]
    if _DOUBTFUL_TEXTS.isdisjoint(values):
        return _Sifted(values, ())
    return _Sifted(values, compress(range(len(cells)), map(_DOUBTFUL_TEXTS.__contains__, values)))


def _sift_one_by_one(cells: list[Cell], read: Reader) -> _Sifted:
    del read
    return _Sifted(
        [cell.strip() if cell.__class__ is str else cell for cell in cells],  # type: ignore[union-attr]
        [
            row
            for row, cell in enumerate(cells)
            if cell.__class__ is not str or cell.strip() in _DOUBTFUL_TEXTS  # type: ignore[union-attr]
        ],
    )


def _sift_emails(cells: list[Cell], read: Reader) -> _Sifted:
    if not set(map(type, cells)) <= {str}:
        return _sift_one_by_one_email(cells, read)
    values: Values = list(map(str.strip, cells))  # type: ignore[arg-type]
    fine = map(_EMAIL.fullmatch, values)
    return _Sifted(values, list(compress(range(len(cells)), map(is_, fine, repeat(None)))))


def _sift_one_by_one_email(cells: list[Cell], read: Reader) -> _Sifted:
    del read
    values: Values = list(cells)
    return _Sifted(
        values,
        [
            row
            for row, cell in enumerate(cells)
            if cell.__class__ is not str or not _EMAIL.fullmatch(cell)  # type: ignore[arg-type]
        ],
    )


def _sift_moments(cells: list[Cell], read: Reader) -> _Sifted:
    del read
    kinds = set(map(type, cells))
    if kinds <= {float, int} and cells:
        low, high = min(cells), max(cells)  # type: ignore[type-var]
        if low >= dates.FIRST_DAY and high < dates.LAST_DAY + 1:  # type: ignore[operator]
            return _Sifted(list(cells), ())
    return _Sifted(
        list(cells),
        [
            row
            for row, cell in enumerate(cells)
            if (cell.__class__ is not float and cell.__class__ is not int)
            or not dates.FIRST_DAY <= cell < dates.LAST_DAY + 1  # type: ignore[operator]
        ],
    )


def _sift_distinct(cells: list[Cell], read: Reader) -> _Sifted:
    if bool in set(map(type, cells)):
        # True == 1, but only one of them can be a number of hours.
        return _Sifted(list(cells), range(len(cells)))
    verdicts = {cell: read(cell) for cell in set(cells)}
    doubtful = {
        cell for cell, verdict in verdicts.items() if verdict is None or verdict.__class__ is Wrong
    }
    values = list(map(verdicts.__getitem__, cells))
    if not doubtful:
        return _Sifted(values, ())
    rows = compress(range(len(cells)), map(doubtful.__contains__, cells))
    return _Sifted(values, list(rows))


_SIEVES: Mapping[str, Callable[[list[Cell], Reader], _Sifted]] = {
    "text": _sift_text,
    "email": _sift_emails,
    "moment": _sift_moments,
}


# ---- readers: one cell, with care


def _reader(column: Column, programme: Programme, names: Mapping[str, str]) -> Reader:
    return _bounded(column, _plain_reader(column, programme, names))


def _plain_reader(column: Column, programme: Programme, names: Mapping[str, str]) -> Reader:
    language = programme.language
    if column.kind in {"choice", "choices"}:
        choices = {fold(choice): choice for choice in column.choices}
        read = words.choice if column.kind == "choice" else words.several
        return lambda cell: read(cell, choices, language)
    if column.reference == "parties":
        return lambda cell: words.name(cell, names, language)
    if column.kind == "reference":
        return _read_key
    if column.kind == "amount":
        unit = numbers.hours if programme.budget.unit == "hours" else numbers.money
        return lambda cell: unit(cell, language)
    if column.kind == "email":
        return words.email
    if column.kind == "text":
        return lambda cell: words.plain(cell, language)
    by_kind = {
        "money": numbers.money,
        "number": numbers.number,
        "day": dates.day,
        "moment": dates.moment,
    }
    careful = by_kind[column.kind]
    return lambda cell: careful(cell, language)


def _read_key(cell: Cell) -> Any:
    read = words.plain(cell)
    return fold(read).upper() if isinstance(read, str) else read


def _bounded(column: Column, read: Reader) -> Reader:
    above, low, high = column.above, column.minimum, column.maximum
    if above is None and low is None and high is None:
        return read

    def bounded(cell: Cell) -> Any:
        value = read(cell)
        if value is None or value.__class__ is Wrong:
            return value
        if above is not None and value <= above * 100:
            return Wrong("bounds.above", (("limit", Amount(above * 100)),))
        if low is not None and value < low * 100:
            return Wrong("bounds.minimum", (("limit", Amount(low * 100)),))
        if high is not None and value > high * 100:
            return Wrong("bounds.maximum", (("limit", Amount(high * 100)),))
        return value

    return bounded


# ---- rules between cells


def _between_cells(column: Column, checked: CheckedTable, programme: Programme, today: int) -> None:
    days = checked.values[column.header]
    if column.required_when:
        _required_when(column, checked)
    if column.not_before:
        _not_before(column, checked)
    if column.within_period:
        first, last = programme.period.first_day, programme.period.last_day
        for row, day in enumerate(days):
            if day is not None and not first <= day < last + 1:
                details = (("day", Day(day)), ("first", Day(first)), ("last", Day(last)))
                _break(checked, row, "rule.outside_period", column, details)
    if column.not_in_future:
        for row, day in enumerate(days):
            if day is not None and day >= today + 1:
                details = (("day", Day(day)), ("today", Day(today)))
                _break(checked, row, "rule.in_future", column, details)


def _required_when(column: Column, checked: CheckedTable) -> None:
    when = column.required_when
    assert when is not None
    known = {
        row
        for row, problems in checked.problems.items()
        for p in problems
        if p.column == column.header
    }
    there = checked.values[when.column]
    for row, (value, other) in enumerate(zip(checked.values[column.header], there, strict=True)):
        asked = other == when.equals if when.equals else other is not None
        if asked and value is None and row not in known:
            details: tuple[tuple[str, Detail], ...] = (
                ("other", when.column),
                ("found", quoted(clean(other))),
            )
            problem = Problem("rule.required_when", Severity.MISSING, column.header, details)
            _note(checked, checked.missing, row, problem)


def _not_before(column: Column, checked: CheckedTable) -> None:
    pairs = zip(checked.values[column.header], checked.values[column.not_before], strict=True)
    for row, (day, earlier) in enumerate(pairs):
        if day is not None and earlier is not None and day < earlier:
            details = (("day", Day(day)), ("other", column.not_before), ("limit", Day(earlier)))
            _break(checked, row, "rule.before", column, details)


def _break(
    checked: CheckedTable,
    row: int,
    code: str,
    column: Column,
    details: tuple[tuple[str, Detail], ...],
) -> None:
    _note(checked, checked.wrong, row, Problem(code, Severity.WRONG, column.header, details))

"""The register as compiled formulas see it, and what was worked out so far."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from sheets_sync.cells.text import clean, fold
from sheets_sync.problems.problem import Severity, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Column, RegisterTab, TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.model import Register
    from sheets_sync.rules.sharing import Shared

_NONE: frozenset[int] = frozenset()


class Pointers(NamedTuple):
    """A reference column: for each row the row that it points at; ``lost`` point at none."""

    rows: list[int | None]
    lost: AbstractSet[int]


class RegisterWorld:
    """What formulas ask of a register; see ``formula.world``.

    ``notes`` are the messages of each tab's rows, those about cells to begin with; ``columns`` and
    ``ladders`` fill up as steps are worked out.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.kept: dict[Any, Any] = {}
        self.columns: dict[tuple[TabName, str], tuple[Sequence[Any], AbstractSet[int]]] = {}
        self.shared: list[Shared] = []
        self.ladders: dict[TabName, Sequence[str | None]] = {}
        self.notes: dict[TabName, dict[int, list[Problem]]] = {
            name: {row: list(problems) for row, problems in table.problems.items()}
            for name, table in register.tables.items()
        }
        self.faults: dict[TabName, dict[Severity, set[int]]] = {
            name: {Severity.WRONG: set(table.wrong), Severity.MISSING: set(table.missing)}
            for name, table in register.tables.items()
        }
        self._wrong_cells = {name: _wrong_cells(one) for name, one in register.tables.items()}
        self._filled: dict[TabName, Sequence[int]] = {}
        self._orders: dict[TabName, Sequence[int]] = {}
        self._named: dict[TabName, Mapping[str, int]] = {}
        for name in register.tables:
            self._point(name)

    # ---- what a world is asked

    @property
    def today(self) -> int:
        return self.register.today

    @property
    def now(self) -> float:
        return self.register.now

    def height(self, tab: TabName) -> int:
        return self._table(tab).table.height

    def filled(self, tab: TabName) -> Sequence[int]:
        return self._table(tab).filled

    def column(self, tab: TabName, header: str) -> Sequence[Any]:
        return self._found(tab, header)[0]

    def not_fine(self, tab: TabName, header: str) -> AbstractSet[int]:
        return self._found(tab, header)[1]

    def typed(self, tab: TabName, header: str) -> Sequence[str | None]:
        table = self._table(tab).table
        if header not in table.places:
            return [None] * table.height
        language = self.register.programme.language
        return [clean(cell, language) or None for cell in table.cells(header)]

    def order(self, tab: TabName) -> Sequence[int]:
        """By arrival where the tab has it, what has none last; else as the rows stand."""
        if tab not in self._orders:
            table = self._table(tab)
            arrival = table.table.spec.arrival
            rows = list(table.filled)
            if arrival:
                moments = table.values[arrival.header]
                rows.sort(key=lambda row: (moments[row] is None, moments[row] or 0))
            self._orders[tab] = rows
        return self._orders[tab]

    def keys(self, tab: TabName) -> Sequence[str | None]:
        if tab in self.register.keys:
            return _blanks_out(self.register.keys[tab].keys)
        return self._table(tab).names

    def statuses(self, tab: TabName) -> Sequence[str | None]:
        return self.ladders[tab]

    def wrong(self, tab: TabName) -> AbstractSet[int]:
        return self.faults[tab][Severity.WRONG]

    def missing(self, tab: TabName) -> AbstractSet[int]:
        return self.faults[tab][Severity.MISSING]

    def lacking(self, tab: TabName, header: str) -> AbstractSet[int]:
        return {
            row
            for row, problems in self.notes[tab].items()
            if any(one.column == header and one.severity is Severity.MISSING for one in problems)
        }

    def row_named(self, tab: TabName, text: str) -> int | None:
        return self._by_name(tab).get(fold(text))

    # ---- what is told it

    def note(self, tab: TabName, row: int, problem: Problem) -> None:
        """Add a message to a row."""
        self.notes[tab].setdefault(row, []).append(problem)

    # ---- inside

    def _table(self, tab: TabName) -> CheckedTable:
        return self.register.tables[tab]

    def _found(self, tab: TabName, header: str) -> tuple[Sequence[Any], AbstractSet[int]]:
        key = (tab, header)
        if key not in self.columns:
            table = self._table(tab)
            spec = table.table.spec
            known = spec.by_role.get("key")
            if known and known.header == header:
                self.columns[key] = self.keys(tab), _NONE
            else:
                wrong_rows = self._wrong_cells[tab].get(header, _NONE)
                self.columns[key] = table.values[header], wrong_rows
        return self.columns[key]

    def _by_name(self, tab: TabName) -> Mapping[str, int]:
        """Folded key or spelling → row; a key goes before a spelling."""
        if tab not in self._named:
            found = dict(_spelled(self._table(tab)))
            found |= {fold(key): row for row, key in enumerate(self.keys(tab)) if key}
            self._named[tab] = found
        return self._named[tab]

    def _point(self, name: TabName) -> None:
        for column in self._table(name).table.spec.human:
            if column.reference:
                pointers = self._pointers(name, column, column.reference)
                wrong_rows = self._wrong_cells[name].get(column.header, _NONE)
                found = (pointers.rows, wrong_rows | pointers.lost)
                self.columns[name, column.header] = found

    def _pointers(self, name: TabName, column: Column, other: TabName) -> Pointers:
        """Where each row points; that it points nowhere is told in the row."""
        values = self._table(name).values[column.header]
        rows_of = self._by_name(other)
        found = {text: rows_of.get(fold(text)) for text in set(values) if text is not None}
        rows = list(map(found.get, values))
        if None not in found.values():
            return Pointers(rows, _NONE)
        gone = {text for text, row in found.items() if row is None}
        lost = set(compress(range(len(values)), map(gone.__contains__, values)))
        title = self._table(other).table.spec.title
        for row in lost:
            shown = clean(self._table(name).table.cell(column.header, row))
            problem = wrong("reference.unknown", column.header, found=shown, tab=title)
            self.note(name, row, problem)
        self.faults[name][Severity.WRONG] |= lost
        return Pointers(rows, lost)


def _wrong_cells(table: CheckedTable) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for row, problems in table.problems.items():
        for problem in problems:
            if problem.severity is Severity.WRONG and problem.column:
                found.setdefault(problem.column, set()).add(row)
    return found


def _blanks_out(keys: Sequence[str]) -> Sequence[str | None]:
    return [key or None for key in keys] if "" in keys else keys


def _spelled(table: CheckedTable) -> Iterator[tuple[str, int]]:
    """Folded spelling → row; one that could mean two rows means none."""
    twice: set[str] = set()
    seen: dict[str, int] = {}
    for spelling, row in _spellings(table.table.spec, table):
        if seen.setdefault(spelling, row) != row:
            twice.add(spelling)
    yield from ((one, row) for one, row in seen.items() if one not in twice)


def _spellings(spec: RegisterTab, table: CheckedTable) -> Iterator[tuple[str, int]]:
    for column in spec.spellings:
        for row, text in enumerate(table.values[column.header]):
            if text:
                parts = text.split(",") if column.spelling == "several" else (text,)
                yield from ((fold(part), row) for part in parts if fold(part))

"""The register as compiled formulas see it, and what was worked out so far."""

from __future__ import annotations

from itertools import compress, filterfalse, repeat
from operator import is_
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.text import clean, fold
from sheets_sync.formula.columns import MAKERS
from sheets_sync.problems.problem import Severity, wrong
from sheets_sync.records import NamedTuple
from sheets_sync.rules.ranking import in_order, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Column, TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.memory import Asked
    from sheets_sync.register.model import Register
    from sheets_sync.rules.shared_out import Shared

_NONE: frozenset[int] = frozenset()
_FEW: Final = 8
"""Where fewer rows than one in so many are asked for, only those are put in order."""


class Pointers(NamedTuple):
    """A reference column: for each row the row that it points at; ``lost`` point at none."""

    rows: list[int | None]
    lost: AbstractSet[int]


class RegisterWorld:
    """What formulas ask of a register; see ``formula.world``.

    ``notes`` are the messages of each tab's rows, those about cells to begin with; ``columns`` and
    ``ladders`` fill up as steps are worked out. ``turns`` are moments at which the same register
    may begin to mean something else, ``alerts`` what is told of the register as a whole.
    """

    makers = MAKERS

    def __init__(self, register: Register) -> None:
        self.register = register
        self.kept: dict[Any, Any] = {}
        self.columns: dict[tuple[TabName, str], tuple[Sequence[Any], AbstractSet[int]]] = {}
        self.shared: list[Shared] = []
        self.turns: list[float] = []
        self.alerts: list[Problem] = []
        self.asked: Sequence[Asked] = register.memory.asked
        self.marks: dict[TabName, dict[tuple[str, int], str]] = {}
        self.ladders: dict[TabName, Sequence[str | None]] = {}
        self.notes: dict[TabName, dict[int, list[Problem]]] = {
            name: {row: list(problems) for row, problems in table.problems.items()}
            for name, table in register.tables.items()
        }
        self.faults: dict[TabName, dict[Severity, set[int]]] = {
            name: {Severity.WRONG: set(table.wrong), Severity.MISSING: set(table.missing)}
            for name, table in register.tables.items()
        }
        self._unreadable = {name: _unreadable(one) for name, one in register.tables.items()}
        self._unknown: dict[tuple[TabName, str], AbstractSet[int]] = {}
        self._filled: dict[TabName, Sequence[int]] = {}
        self._orders: dict[TabName, Sequence[int]] = {}
        self._keyed: dict[TabName, Mapping[str, int]] = {}
        self._named: dict[TabName, Mapping[str, int]] = {}
        for name, table in register.tables.items():
            for column in table.table.spec.human:
                if column.reference and not _is_computed(register, column.reference):
                    self.point(name, column)

    # ---- what a world is asked

    @property
    def today(self) -> int:
        return self.register.today

    @property
    def now(self) -> float:
        # Who asks the time may find something else a second later.
        self.turns.append(self.register.now)
        return self.register.now

    def height(self, tab: TabName) -> int:
        # Of no tab is the register as a whole: one row, without columns.
        return self._table(tab).table.height if tab else 1

    def filled(self, tab: TabName) -> Sequence[int]:
        return self._table(tab).filled if tab else range(1)

    def column(self, tab: TabName, header: str) -> Sequence[Any]:
        return self._found(tab, header)[0]

    def not_fine(self, tab: TabName, header: str) -> AbstractSet[int]:
        return self._found(tab, header)[1]

    def typed(self, tab: TabName, header: str) -> Sequence[str | None]:
        table = self._table(tab).table
        if header not in table.places:
            return [None] * table.height
        language = self.register.programme.language
        cells = table.cells(header)
        seen = {cell: _as_seen(cell, language) for cell in set(cells)}
        texts = list(map(seen.__getitem__, cells))
        for row in self._fillers(tab, header):
            texts[row] = None
        return texts

    def _fillers(self, tab: TabName, header: str) -> Iterator[int]:
        """Rows in which something stands that says that nothing belongs there."""
        values = self._table(tab).values.get(header)
        if values is None or None not in values:
            return iter(())
        blank = compress(range(len(values)), map(is_, values, repeat(None)))
        return filterfalse(self._unreadable[tab].get(header, _NONE).__contains__, blank)

    def order(self, tab: TabName) -> Sequence[int]:
        """By arrival where the tab has it, then by key: sorting the sheet changes nothing."""
        if tab not in self._orders:
            table = self._table(tab)
            first = table.table.spec.ordering
            columns = [self.column(tab, first.header)] if first else []
            self._orders[tab] = self.ranked(tab, table.filled, columns)
        return self._orders[tab]

    def in_order(self, tab: TabName, rows: Sequence[int]) -> Sequence[int]:
        if tab in self._orders or len(rows) * _FEW > self.height(tab):
            return list(filter(set(rows).__contains__, self.order(tab)))
        first = self._table(tab).table.spec.ordering
        columns = [self.column(tab, first.header)] if first else []
        return self.ranked(tab, rows, columns)

    def ranked(
        self, tab: TabName, rows: Sequence[int], columns: Sequence[Sequence[Any]]
    ) -> Sequence[int]:
        """The rows in the order of these columns; of equals the one that was numbered first."""
        ordered = in_order(rows, columns)
        if tab not in self.register.keys:
            return ordered
        return settled(ordered, columns, self.register.keys[tab].keys)

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

    def unknown(self, tab: TabName, header: str) -> AbstractSet[int]:
        return self._unknown.get((tab, header), _NONE)

    def ended(self, tab: TabName) -> AbstractSet[int]:
        """The rows that claimed something of a pool which they can get no more."""
        found: set[int] = set()
        for shared in self.shared:
            if shared.step.tab == tab:
                amounts = shared.claims.amounts
                found |= {row for row in shared.endings.ended if amounts[row] is not None}
        return found

    def row_named(self, tab: TabName, text: str) -> int | None:
        """A key goes before a spelling."""
        folded = fold(text)
        row = self._by_key(tab).get(folded.upper())
        return self._by_spelling(tab).get(folded) if row is None else row

    # ---- what is told it

    def note(self, tab: TabName, row: int, problem: Problem) -> None:
        """Add a message to a row."""
        self.notes[tab].setdefault(row, []).append(problem)

    def note_each(self, tab: TabName, rows: Iterable[int], problems: Iterable[Problem]) -> None:
        """Add a message to each of these rows."""
        notes = self.notes[tab]
        for row, problem in zip(rows, problems, strict=True):
            if row in notes:
                notes[row].append(problem)
            else:
                notes[row] = [problem]

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
                unreadable = self._unreadable[tab].get(header, _NONE)
                self.columns[key] = table.values[header], unreadable
        return self.columns[key]

    def _by_key(self, tab: TabName) -> Mapping[str, int]:
        """Key, which is in capitals, → row."""
        if tab not in self._keyed:
            keys = self.register.keys[tab].keys if tab in self.register.keys else ()
            found = dict(zip(keys, range(len(keys)), strict=True))
            found.pop("", None)
            self._keyed[tab] = found
        return self._keyed[tab]

    def _by_spelling(self, tab: TabName) -> Mapping[str, int]:
        """Folded spelling or name → row."""
        if tab not in self._named:
            found = dict(_spelled(self, tab))
            if tab not in self.register.keys:
                found |= {fold(name): row for row, name in enumerate(self.keys(tab)) if name}
            self._named[tab] = found
        return self._named[tab]

    def point(self, name: TabName, column: Column) -> None:
        """Find out where a reference column points; that it points nowhere is told in the row."""
        assert column.reference is not None
        pointers = self._pointers(name, column, column.reference)
        unreadable = self._unreadable[name].get(column.header, _NONE)
        self._unknown[name, column.header] = pointers.lost
        self.columns[name, column.header] = pointers.rows, unreadable | pointers.lost

    def _pointers(self, name: TabName, column: Column, other: TabName) -> Pointers:
        values = self._table(name).values[column.header]
        found = {text: self.row_named(other, text) for text in set(values) if text is not None}
        rows = list(map(found.get, values))
        if None not in found.values():
            return Pointers(rows, _NONE)
        gone = {text for text, row in found.items() if row is None}
        lost = set(compress(range(len(values)), map(gone.__contains__, values)))
        if column.unknown == "wrong":
            self._tell_lost(name, column, other, lost)
        return Pointers(rows, lost)

    def _tell_lost(self, name: TabName, column: Column, other: TabName, lost: set[int]) -> None:
        title, shared = self._table(other).table.spec.title, _shared(self, other)
        for row in lost:
            shown = clean(self._table(name).table.cell(column.header, row))
            told = {"found": shown, "tab": title}
            if keys := shared.get(fold(shown)):
                problem = wrong("reference.of_several", column.header, **told, keys=keys)
            else:
                problem = wrong("reference.unknown", column.header, **told)
            self.note(name, row, problem)
        self.faults[name][Severity.WRONG] |= lost


def _is_computed(register: Register, tab: TabName) -> bool:
    """Whether rows of this tab are called by what is worked out: known only after some steps."""
    return any(one.formula for one in register.tables[tab].table.spec.naming_columns)


def _as_seen(cell: Cell, language: Language) -> str | None:
    """What a person sees; nothing in a box that is not ticked."""
    return None if cell is False else clean(as_seen(cell, language), language) or None


def _unreadable(table: CheckedTable) -> dict[str, set[int]]:
    """Header → rows of which the cell says something that cannot be read.

    What can be read counts, also where a rule finds it wrong: a last day before the first.
    """
    found: dict[str, set[int]] = {}
    for row, problems in table.problems.items():
        for problem in problems:
            values = table.values.get(problem.column, ())
            if problem.severity is Severity.WRONG and values and values[row] is None:
                found.setdefault(problem.column, set()).add(row)
    return found


def _blanks_out(keys: Sequence[str]) -> Sequence[str | None]:
    return [key or None for key in keys] if "" in keys else keys


def _shared(world: RegisterWorld, tab: TabName) -> Mapping[str, str]:
    """Folded spelling → the keys of the rows that have it, for spellings of more than one."""
    if tab not in world.register.keys:
        return {}
    rows: dict[str, dict[int, None]] = {}
    for spelling, row in _spellings(world, tab):
        rows.setdefault(spelling, {})[row] = None
    keys = world.keys(tab)
    return {
        spelling: ", ".join(keys[row] or "-" for row in of)
        for spelling, of in rows.items()
        if len(of) > 1
    }


def _spelled(world: RegisterWorld, tab: TabName) -> Iterator[tuple[str, int]]:
    """Folded spelling → row; one that could mean two rows means none."""
    twice: set[str] = set()
    seen: dict[str, int] = {}
    for spelling, row in _spellings(world, tab):
        if seen.setdefault(spelling, row) != row:
            twice.add(spelling)
    yield from ((one, row) for one, row in seen.items() if one not in twice)


def _spellings(world: RegisterWorld, tab: TabName) -> Iterator[tuple[str, int]]:
    for column in world.register.tables[tab].table.spec.naming_columns:
        for row, text in enumerate(world.column(tab, column.header)):
            if text:
                parts = text.split(",") if column.spelling == "several" else (text,)
                yield from ((fold(part), row) for part in parts if fold(part))

"""Wanted against present: which cells differ, why, and whether it is safe to write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from operator import ne
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.cells.numbers import to_number
from sheets_sync.grid.change import Batch, CellChange, cell_edits
from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.edits import ColumnEdit, Edit, Written
from sheets_sync.plan.changed_rules import changed_rules
from sheets_sync.plan.log_lines import (
    FORMATS,
    CellDiff,
    ColumnDiff,
    LogEnd,
    changes_of,
    emptied,
    gone_on,
    in_order,
    log_end,
    log_lines,
    noted,
    own_structure,
)
from sheets_sync.plan.programme_facts import programme_doubt, programme_news
from sheets_sync.plan.questions import plan_questions
from sheets_sync.problems.stop import Unsafe
from sheets_sync.records import NamedTuple
from sheets_sync.register.totals import NONE

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Column
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.machine_table import MachineTable
    from sheets_sync.register.model import Answer, Decision, Register, WantedTab
    from sheets_sync.register.table import Table

Wanted: TypeAlias = Sequence[str | float | None]

MESSAGES_LIMIT = 30_000
"""Characters; a cell of Excel holds 32,767, one of Google Sheets 50,000."""

SAFE_CHANGES = 50
AMOUNTS = ("amount", "money")
_YES_OR_NO: Final = frozenset((False, True))
"""And 0 and 1, which equal them."""
_NEVER_ONE: Final = frozenset(("text", "day", "moment"))
"""Kinds of which no value is 0 or 1."""
NO_EFFECTS: Final[Mapping[str, str]] = MappingProxyType({})
BLOCK = 128
"""Cells; few enough that most blocks say what they should where one row in a hundred changed."""


class Plan(NamedTuple):
    """Everything a run wants to write.

    ``structure`` are tabs and headers that lack, ``changes`` the cells of the register's tabs,
    ``own`` those of the program's own tabs; ``log`` is where the lines about the changes go.
    ``tidying`` puts the log in order when something is written anyhow. ``overdone`` tells why this
    should not be written without somebody's consent, ``other_programme`` that the programme means
    something else than the one by which the register was brought up to date.
    """

    structure: Sequence[Edit]
    changes: Sequence[CellChange]
    own: Sequence[ColumnEdit]
    log: LogEnd
    overdone: Unsafe | None = None
    tidying: Sequence[Edit] = ()
    other_programme: Unsafe | None = None

    @property
    def beginning(self) -> Sequence[Edit]:
        """What comes before all other edits."""
        if self.structure or self.changes or self.own:
            return [*self.structure, *self.tidying]
        return ()

    @property
    def whole(self) -> Batch:
        """All of it as one write; one without edits when there is nothing to do."""
        lines = log_lines(self.log, self.changes)
        edits = [*self.beginning, *cell_edits(self.changes), *lines, *self.own]
        return Batch(edits, self.changes)


def make_plan(
    layout: Layout, register: Register, decision: Decision, effects: Mapping[str, str] = NO_EFFECTS
) -> Plan:
    """What has to be written for every machine cell to say what was decided.

    ``effects`` has, by the key of a new question, what changes when the new counts.
    """
    structure: list[Edit] = []
    changes: list[CellChange] = []
    overdone: Unsafe | None = None
    for name, answer in decision.answers.items():
        table = layout.tables[name]
        diffs = list(_diffs(table, register, answer, decision))
        overdone = overdone or _overdone(table, diffs)
        structure += _headings(table, diffs)
        tell = changes_of(table, register, answer, decision)
        for diff in diffs:
            changes += tell(diff)
        changes += emptied(table, register, decision)
    log = layout.machine["log"]
    changes += gone_on(register, decision)
    sheets = [(layout.machine[name], sheet) for name, sheet in decision.sheets.items()]
    ours = [(table, sheet) for table, sheet in sheets if not table.is_theirs]
    structure += (edit for table, _ in ours for edit in _own_headings(table))
    own = [edit for table, sheet in ours for edit in _sheet_cells(table, sheet)]
    asking = plan_questions(layout, register, decision, effects)
    structure += asking.structure
    changes += asking.changes
    changes += noted([*register.memory.lines, *decision.noted], decision.catalogue)
    headings = list(own_structure(log, log.places()))
    structure += headings if log.tab is None or layout.lines.is_tidy else []
    changes += changed_rules(layout.machine["rules"], decision.sheets["rules"], decision.catalogue)
    news = programme_news(register, decision.catalogue)
    doubt = programme_doubt(news, changes, register)
    if news.pressing or structure or changes or own:
        changes += news.lines
    end = log_end(log, layout.lines, register)
    tidying = [] if layout.lines.is_tidy else [*headings, *in_order(log, layout.lines)]
    return Plan(structure, changes, own, end, overdone, tidying, doubt)


def without_outcomes(plan: Plan, layout: Layout) -> Plan:
    """Of this plan the keys and what rows are told; what was decided before stays as it is."""
    kept = {
        (table.spec.title, column.header)
        for table in layout.tables.values()
        for column in table.spec.machine
        if column.role in {"key", "messages"}
    }
    changes = [change for change in plan.changes if (change.tab, change.column) in kept]
    return plan._replace(changes=changes, own=[], overdone=None)


# ---- register tabs


def _diffs(
    table: Table, register: Register, answer: Answer, decision: Decision
) -> Iterator[ColumnDiff]:
    free = table.tab.width
    for column in table.spec.machine:
        if column.header in table.theirs:
            continue
        wanted = _wanted(table, column, register, answer, decision)
        is_new = column.header not in table.places
        if is_new:
            place, free = free, free + 1
        else:
            place = table.places[column.header]
        present = [] if is_new else table.tab.columns[place]
        cells = _differing(present, table.header_row + 1, wanted, column.kind)
        if cells and table.aside is not NONE:
            cells = _of_rows(table, column, cells)
        if cells or is_new:
            yield ColumnDiff(column, place, cells, is_new)


def _headings(table: Table, diffs: Sequence[ColumnDiff]) -> Iterator[ColumnEdit]:
    for diff in diffs:
        if diff.is_new:
            header: list[Written] = [diff.column.header]
            yield ColumnEdit(table.tab.title, diff.place, [table.header_row], header, heading=True)


def _of_rows(table: Table, column: Column, cells: Sequence[CellDiff]) -> list[CellDiff]:
    """Nothing is written in a line that is no row; one that may be a row gets its message."""
    aside = table.aside.sums
    if column.role != "messages":
        aside |= table.aside.doubted
    return [cell for cell in cells if cell.row not in aside]


def _wanted(
    table: Table, column: Column, register: Register, answer: Answer, decision: Decision
) -> Wanted:
    if column.role == "key":
        return register.keys[table.name].keys[: table.height]
    if column.role == "messages":
        return _message_cells(table.height, answer.notes, decision)
    # Rows that are gone stand below those of the sheet, and nowhere on it.
    return answer.columns[column.role or column.header][: table.height]


def to_cells(values: Wanted, kind: str) -> list[Written]:
    """Values as they are written: hundredths become numbers, None becomes ``""``.

    >>> to_cells([750, None, 4000], "amount")
    [7.5, '', 40]
    """
    if kind in AMOUNTS:
        return list(map(_Amounts({None: ""}).__getitem__, values))
    return ["" if value is None else value for value in values]


class _Amounts(dict[Any, Written]):
    """Hundredths → the number to write; each distinct amount is worked out once."""

    def __missing__(self, hundredths: int) -> Written:
        number = self[hundredths] = to_number(hundredths)
        return number


def _message_cells(
    height: int, notes: Mapping[int, Sequence[Problem]], decision: Decision
) -> list[Written]:
    cells: list[Written] = [""] * height
    say = cache(decision.catalogue.message)
    # Thousands of rows may share one problem; the object is found again sooner than its equal. All
    # are kept by ``notes`` meanwhile, so that no other can come to have its id.
    alone: dict[int, str] = {}
    for row, problems in notes.items():
        if row >= height:
            continue
        if len(problems) != 1:
            cells[row] = _message_cell(problems, say)
            continue
        problem = id(problems[0])
        if problem not in alone:
            alone[problem] = _message_cell(problems, say)
        cells[row] = alone[problem]
    return cells


def _message_cell(problems: Sequence[Problem], say: Callable[[Problem], str]) -> str:
    text = "\n".join(dict.fromkeys(map(say, sorted(problems, key=_urgency))))
    return text if len(text) <= MESSAGES_LIMIT else text[: MESSAGES_LIMIT - 1] + "…"


def _urgency(problem: Problem) -> int:
    return problem.severity


def _differing(present: Sequence[Cell], first: int, values: Wanted, kind: str) -> list[CellDiff]:
    """The cells, from row 0 at cell ``first``, for which ``values`` says something else.

    Plainly: every cell of which ``same_cell`` says that it is another. Comparing blocks first
    spares nearly all of that where little changed; ``tests/promises/test_promises.py`` runs twice
    and finds nothing left, ``tests/promises/test_every_cell.py`` judges each cell by itself.
    """
    found: list[CellDiff] = []
    amounts = _Amounts({None: ""})
    wanted = list(map(amounts.__getitem__, values)) if kind in AMOUNTS else values
    # A yes or no, which Python takes for a 1 or a 0, is no number: looked for once in a column,
    # and not at all where neither is wanted, which the distinct amounts tell soonest.
    alike = amounts.values() if kind in AMOUNTS else _YES_OR_NO
    odd = kind not in _NEVER_ONE and not _YES_OR_NO.isdisjoint(alike) and _has_yes_or_no(present)
    differs = _unlike if odd else ne
    for start in range(0, len(wanted), BLOCK):
        block = wanted[start : start + BLOCK]
        old = present[first + start : first + start + len(block)]
        # Two lists are compared much sooner than their cells one by one.
        if old == block and not odd:
            continue
        new = to_cells(block, "text")
        if odd or old != new:
            found += _compared(start, [*old, *[""] * (len(new) - len(old))], new, differs)
    return found


def _compared(
    start: int,
    old: list[Cell],
    new: list[Written],
    differs: Callable[[Cell, Written], bool],
) -> Iterator[CellDiff]:
    for place in compress(range(len(new)), map(differs, old, new)):
        if not same_cell(old[place], new[place]):
            after = new[place]
            yield CellDiff(start + place, old[place], None if after == "" else after)


def _has_yes_or_no(cells: Sequence[Cell]) -> bool:
    return bool in set(map(type, cells))


def _unlike(present: Cell, wanted: Written) -> bool:
    return isinstance(present, bool) or present != wanted


def _overdone(table: Table, diffs: Sequence[ColumnDiff]) -> Unsafe | None:
    """More than half of what was decided before, and more than a handful, is suspicious."""
    changed = sum(cell.before not in {"", None} for diff in diffs for cell in diff.cells)
    if changed <= SAFE_CHANGES:
        return None
    decided = 0
    for column in table.spec.machine:
        if column.header in table.places:
            decided += table.height - table.cells(column.header).count("")
        if changed * 2 <= decided:
            return None
    return Unsafe("safety.too_many", tab=table.tab.title, changed=changed, decided=decided)


# ---- the program's own tabs


def _own_headings(table: MachineTable) -> Iterator[Edit]:
    places = {role: place for place, role in enumerate(table.spec.headers)}
    return own_structure(table, places)


def _sheet_cells(table: MachineTable, sheet: WantedTab) -> Iterator[ColumnEdit]:
    for place, role in enumerate(table.spec.headers):
        index = sheet.roles.index(role)
        values, kind = sheet.columns[index], sheet.kinds[index]
        present = table.tab.columns[place] if table.tab and place < table.tab.width else []
        blanks = [None] * (len(present) - 1 - len(values))
        found = _differing(present, 1, [*values, *blanks] if blanks else values, kind)
        if found:
            rows = [cell.row + 1 for cell in found]
            yield ColumnEdit(
                table.title, place, rows, [cell.after for cell in found], FORMATS[kind]
            )

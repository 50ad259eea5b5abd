"""Wanted against present: which cells differ, why, and whether it is safe to write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sheets_sync.cells.numbers import to_number
from sheets_sync.edits import ColumnEdit, Edit, Format, NewTab, Written
from sheets_sync.errors import Unsafe
from sheets_sync.logbook import Change, Difference, changes_of, emptied, log_edits
from sheets_sync.rulebook import changed_rules

if TYPE_CHECKING:
    from sheets_sync.layout import Layout, Table
    from sheets_sync.own_tabs import MachineTable
    from sheets_sync.problems import Problem
    from sheets_sync.programme.model import Column
    from sheets_sync.register import Answer, Decision, Register, Sheet
    from sheets_sync.snapshot import Cell

Wanted: TypeAlias = Sequence[str | float | None]

MESSAGES_LIMIT = 30_000
"""Characters; a cell of Excel holds 32,767, one of Google Sheets 50,000."""

SAFE_CHANGES = 50
AMOUNTS = ("amount", "money")
BLOCK = 128
"""Cells; few enough that most blocks say what they should where one row in a hundred changed."""

SAME_MOMENT = 1e-8
"""Days; a file keeps moments to the millisecond."""


class Plan(NamedTuple):
    """Everything a run wants to write; nothing to do when ``edits`` is empty."""

    edits: Sequence[Edit]
    changes: Sequence[Change]
    overdone: Unsafe | None
    """Why this should not be written without somebody's consent, or None."""


def make_plan(layout: Layout, register: Register, decision: Decision) -> Plan:
    """The edits that make every machine cell say what was decided."""
    edits: list[Edit] = []
    changes: list[Change] = []
    overdone: Unsafe | None = None
    for name, answer in decision.answers.items():
        table = layout.tables[name]
        differences = list(_differences(table, register, answer, decision))
        overdone = overdone or _overdone(table, differences)
        for difference in differences:
            edits += _edits(table, difference)
        changes += changes_of(table, differences, register, answer, decision)
        changes += emptied(table, register, decision)
    for sheet_name, sheet in decision.sheets.items():
        edits += _sheet_edits(layout.machine[sheet_name], sheet)
    # Behind all others: writes in parts tell changes of cells by their order.
    changes += changed_rules(layout.machine["rules"], decision.sheets["rules"], decision.catalogue)
    edits += log_edits(layout.machine["log"], changes, register.now)
    return Plan(edits, changes, overdone)


# ---- register tabs


def _differences(
    table: Table, register: Register, answer: Answer, decision: Decision
) -> Iterator[Difference]:
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
        found = _differing(present, table.header_row + 1, wanted, column.kind)
        if found.rows or is_new:
            yield Difference(column, place, *found, is_new)


def _wanted(
    table: Table, column: Column, register: Register, answer: Answer, decision: Decision
) -> Wanted:
    if column.role == "key":
        return register.keys[table.name].keys
    if column.role == "messages":
        return _message_cells(table.height, answer.notes, decision)
    return answer.columns[column.role]


def to_cells(values: Wanted, kind: str) -> list[Written]:
    """Values as they are written: hundredths become numbers, None becomes ``""``."""
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
    # Thousands of rows may share one problem; the object is found again sooner than its equal.
    alone: dict[int, str] = {}
    for row, problems in notes.items():
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


class _Differing(NamedTuple):
    """Rows that do not say what is wanted, what they say and what they should."""

    rows: list[int]
    old: list[Cell]
    new: list[Written]


def _differing(present: Sequence[Cell], first: int, values: Wanted, kind: str) -> _Differing:
    """The rows, from 0 at cell ``first``, for which ``values`` says something else."""
    found = _Differing([], [], [])
    wanted = to_cells(values, kind) if kind in AMOUNTS else values
    for start in range(0, len(wanted), BLOCK):
        block = wanted[start : start + BLOCK]
        old = present[first + start : first + start + len(block)]
        # Two lists are compared much sooner than their cells one by one.
        new = list(block) if (alike := old == block) else to_cells(block, "text")
        if (not alike and old != new) or (kind != "text" and _has_yes_or_no(old)):
            _compare(start, [*old, *[""] * (len(new) - len(old))], new, found)
    return found


def _compare(start: int, old: list[Cell], new: list[Written], found: _Differing) -> None:
    differs = _unlike if _has_yes_or_no(old) else ne
    for place in compress(range(len(new)), map(differs, old, new)):
        if not _same(old[place], new[place]):
            found.rows.append(start + place)
            found.old.append(old[place])
            found.new.append(new[place])


def _has_yes_or_no(cells: Sequence[Cell]) -> bool:
    """Which Python takes for a 1 or a 0."""
    return bool in map(type, cells)


def _unlike(present: Cell, wanted: Written) -> bool:
    return isinstance(present, bool) or present != wanted


def _same(present: Cell, wanted: Written) -> bool:
    if isinstance(present, bool):
        return present is wanted
    if present is None or isinstance(present, str):
        return (present or "") == wanted
    if isinstance(wanted, float):
        return abs(present - wanted) < SAME_MOMENT
    return present == wanted


def _edits(table: Table, difference: Difference) -> Iterator[Edit]:
    if difference.is_new:
        header = difference.column.header
        yield ColumnEdit(
            table.tab.title, difference.place, [table.header_row], [header], heading=True
        )
    if difference.rows:
        yield ColumnEdit(
            table.tab.title,
            difference.place,
            [table.sheet_row(row) for row in difference.rows],
            list(map(_blank_is_none, difference.new)),
            FORMATS[difference.column.kind],
        )


def _blank_is_none(value: Written) -> Written:
    return None if value == "" else value


FORMATS: Mapping[str, Format] = {
    "amount": Format.AMOUNT,
    "money": Format.MONEY,
    "day": Format.DAY,
    "moment": Format.MOMENT,
    "number": Format.PLAIN,
    "text": Format.PLAIN,
}


def _overdone(table: Table, differences: Sequence[Difference]) -> Unsafe | None:
    """More than half of what was decided before, and more than a handful, is suspicious."""
    changed = sum(old not in {"", None} for difference in differences for old in difference.old)
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


def _sheet_edits(table: MachineTable, sheet: Sheet) -> Iterator[Edit]:
    roles = list(table.spec.headers)
    by_role = {
        role: (values, kind)
        for role, values, kind in zip(sheet.roles, sheet.columns, sheet.kinds, strict=True)
    }
    if table.tab is None:
        yield NewTab(table.spec.title)
    title = table.tab.title if table.tab else table.spec.title
    for place, role in enumerate(roles):
        values, kind = by_role[role]
        present = table.tab.columns[place] if table.tab and place < table.tab.width else []
        if present[:1] != [table.spec.headers[role]]:
            yield ColumnEdit(title, place, [0], [table.spec.headers[role]], heading=True)
        blanks = [None] * (len(present) - 1 - len(values))
        found = _differing(present, 1, [*values, *blanks] if blanks else values, kind)
        if found.rows:
            yield ColumnEdit(
                title,
                place,
                [row + 1 for row in found.rows],
                list(map(_blank_is_none, found.new)),
                FORMATS[kind],
            )

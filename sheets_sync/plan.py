"""Wanted against present: which cells differ, why, and whether it is safe to write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sheets_sync.cells.numbers import to_number
from sheets_sync.edits import ColumnEdit, Edit, Format, NewTab
from sheets_sync.errors import Unsafe
from sheets_sync.logbook import Change, Difference, changes_of, emptied, log_edits

if TYPE_CHECKING:
    from sheets_sync.edits import Written
    from sheets_sync.layout import Layout, MachineTable, Table
    from sheets_sync.problems import Problem
    from sheets_sync.programme.model import Column
    from sheets_sync.register import Answer, Decision, Register, Sheet
    from sheets_sync.snapshot import Cell

Wanted: TypeAlias = Sequence[str | float | None]

MESSAGES_LIMIT = 30_000
"""Characters; a cell of Excel holds 32,767, one of Google Sheets 50,000."""

SAFE_CHANGES = 50
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
    edits += log_edits(layout.machine["log"], changes, register.now)
    return Plan(edits, changes, overdone)


# ---- register tabs


def _differences(
    table: Table, register: Register, answer: Answer, decision: Decision
) -> Iterator[Difference]:
    free = table.tab.width
    for column in table.spec.machine:
        wanted = _wanted(table, column, register, answer, decision)
        is_new = column.header not in table.places
        if is_new:
            present: Sequence[Cell] = [""] * table.height
            place, free = free, free + 1
        else:
            present = table.cells(column.header)
            place = table.places[column.header]
        rows = _differing(present, wanted)
        if rows or is_new:
            yield Difference(column, place, rows, wanted, present, is_new)


def _wanted(
    table: Table, column: Column, register: Register, answer: Answer, decision: Decision
) -> list[Written]:
    if column.role == "key":
        return list(register.keys[table.name].keys)
    if column.role == "messages":
        return _message_cells(table.height, answer.notes, decision)
    return to_cells(answer.columns[column.role], column.kind)


def to_cells(values: Wanted, kind: str) -> list[Written]:
    """Values as they are written: hundredths become numbers, None becomes ``""``."""
    if kind in {"amount", "money"}:
        shown: dict[str | float | None, Written] = {
            value: "" if value is None else to_number(value)  # type: ignore[arg-type]
            for value in set(values)
        }
        return list(map(shown.__getitem__, values))
    return ["" if value is None else value for value in values]


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


def _differing(present: Sequence[Cell], wanted: Sequence[Written]) -> list[int]:
    if present == wanted:
        return []
    rows = compress(range(len(wanted)), map(ne, present, wanted))
    return [row for row in rows if not _same(present[row], wanted[row])]


def _same(present: Cell, wanted: Written) -> bool:
    if present is None or isinstance(present, (str, bool)):
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
            [_blank_is_none(difference.wanted[row]) for row in difference.rows],
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
    changed = sum(
        difference.present[row] not in {"", None}
        for difference in differences
        for row in difference.rows
    )
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
        wanted = to_cells(values, kind)
        below = list(present[1:])
        size = max(len(wanted), len(below))
        wanted += [""] * (size - len(wanted))
        below += [""] * (size - len(below))
        if rows := _differing(below, wanted):
            yield ColumnEdit(
                title,
                place,
                [row + 1 for row in rows],
                [_blank_is_none(wanted[row]) for row in rows],
                FORMATS[kind],
            )

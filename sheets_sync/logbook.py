"""One line in the log for every machine cell that changes: what it said, what it says, why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.cells.dates import format_day, format_moment, in_calendar
from sheets_sync.cells.text import quoted
from sheets_sync.edits import ColumnEdit, Edit, Format, NewTab
from sheets_sync.history import EMPTIED
from sheets_sync.snapshot import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.edits import Written
    from sheets_sync.layout import Table
    from sheets_sync.own_tabs import MachineTable
    from sheets_sync.programme.model import Column
    from sheets_sync.register import Answer, Decision, Register
    from sheets_sync.snapshot import Cell

SHOWN_LIMIT = 400
"""Characters of a cell that the log and the screen show."""


class Change(NamedTuple):
    """One machine cell that changes; ``old`` and ``new`` as people read them."""

    tab: str
    key: str
    column: str
    address: str
    old: str
    new: str
    reason: str


class Difference(NamedTuple):
    """The rows of one machine column that say something else than was decided.

    ``place`` is the sheet column, also of a column that ``is_new``; ``old`` and ``new`` have a
    cell for each of the rows.
    """

    column: Column
    place: int
    rows: Sequence[int]
    old: Sequence[Cell]
    new: Sequence[Written]
    is_new: bool


def changes_of(
    table: Table,
    differences: Sequence[Difference],
    register: Register,
    answer: Answer,
    decision: Decision,
) -> Iterator[Change]:
    """A change for every cell of these differences."""
    key_of = _keys(table, register)
    for difference in differences:
        explain = _reasons(table, difference, register, answer, decision)
        kind, language = difference.column.kind, register.programme.language
        for row, before, wanted in zip(
            difference.rows, difference.old, difference.new, strict=True
        ):
            old = show_cell(before, kind, language)
            new = show_cell(wanted, kind, language)
            key = key_of(row) or (old if difference.column.role == "key" else "")
            yield Change(
                tab=table.spec.title,
                key=key,
                column=difference.column.header,
                address=address(table.tab.title, difference.place, table.sheet_row(row)),
                old=old,
                new=new,
                reason=explain(row, key, old, new),
            )


def emptied(table: Table, register: Register, decision: Decision) -> Iterator[Change]:
    """A line for a tab that had rows and has none now; it is only written with consent."""
    title = table.spec.title
    if register.history.standing.get(title) and not register.tables[table.name].filled:
        reason = f"{decision.catalogue.say('reason.emptied')} {EMPTIED}"
        yield Change(title, "", "", table.tab.title, "", "", reason)


def _keys(table: Table, register: Register) -> Callable[[int], str]:
    if table.name in register.keys:
        return register.keys[table.name].keys.__getitem__
    names = register.tables[table.name].role("name")
    return lambda row: names[row] or ""


def _reasons(
    table: Table,
    difference: Difference,
    register: Register,
    answer: Answer,
    decision: Decision,
) -> Callable[[int, str, str, str], str]:
    role, header = difference.column.role, difference.column.header
    say, last = decision.catalogue.say, register.history.last
    keys = register.keys.get(table.name)

    def plain(row: int, key: str, old: str, new: str) -> str:
        if not key and not new:
            return say("reason.blank")
        if role == "key":
            if keys is not None and row in keys.copied:
                return say("reason.key_copied", first=keys.copied[row])
            back = keys is not None and row in keys.moved
            return say("reason.key_back" if back else "reason.key")
        # What the log wrote last no longer stands there: a person has been at the cell.
        if last.get((table.spec.title, key, header), old) != old:
            return say("reason.by_hand")
        if role == "status" and answer.statuses[row]:
            return say(f"why.{table.name}.{answer.statuses[row]}")
        return say(f"reason.{role}")

    def marked(row: int, key: str, old: str, new: str) -> str:
        mark = answer.marks.get((role, row), "")
        if role == "key" and keys is not None:
            mark = keys.marks.get(row, "")
        reason = plain(row, key, old, new)
        return f"{reason} [{mark}]" if mark else reason

    return marked


def show_cell(cell: Cell, kind: str, language: Language) -> str:
    """A machine cell as the log and the screen show it."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and in_calendar(cell):
        if kind == "day":
            return format_day(int(cell), language)
        if kind == "moment":
            return format_moment(cell, language)
    return quoted(cell, SHOWN_LIMIT, language)


def log_edits(table: MachineTable, changes: Sequence[Change], now: float) -> Iterator[Edit]:
    """The lines for these changes, below the last line; and the tab itself where it lacks."""
    headers = table.spec.headers
    title = table.tab.title if table.tab else table.spec.title
    if table.tab is None:
        yield NewTab(title)
    present = table.tab.columns if table.tab else ()
    for place, header in enumerate(headers.values()):
        if place >= len(present) or present[place][:1] != [header]:
            yield ColumnEdit(title, place, [0], [header], heading=True)
    if not changes:
        return
    first = max(_used_height(table), 1)
    rows = list(range(first, first + len(changes)))
    lines: dict[str, list[Written]] = {
        "moment": [now] * len(changes),
        "tab": [change.tab for change in changes],
        "key": [change.key or None for change in changes],
        "column": [change.column or None for change in changes],
        "old": [change.old or None for change in changes],
        "new": [change.new or None for change in changes],
        "reason": [change.reason for change in changes],
    }
    for place, role in enumerate(headers):
        form = Format.MOMENT if role == "moment" else Format.PLAIN
        yield ColumnEdit(title, place, rows, lines[role], form)


def _used_height(table: MachineTable) -> int:
    """Rows up to and including the last that says anything; a log only grows."""
    columns = table.tab.columns if table.tab else ()
    return max(map(_last_filled, columns), default=0)


def _last_filled(column: Sequence[Cell]) -> int:
    return next((row for row in range(len(column), 0, -1) if column[row - 1] not in {"", None}), 0)

"""One line in the log for every machine cell that changes: what it said, what it says, why."""

from __future__ import annotations

from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import format_day, format_moment, in_calendar
from sheets_sync.cells.legible import legible
from sheets_sync.cells.text import quoted
from sheets_sync.grid.change import CellChange
from sheets_sync.grid.compare import same_cell
from sheets_sync.grid.edits import ColumnEdit, Edit, Format, NewTab
from sheets_sync.grid.place import Place
from sheets_sync.grid.snapshot import plain
from sheets_sync.programme.blocks import in_language
from sheets_sync.records import NamedTuple
from sheets_sync.register.log_reader import EMPTIED, EVENT, FACT, Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.edits import Written
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.messages.catalogue import Catalogue
    from sheets_sync.programme.model import Column
    from sheets_sync.register.facts import FactLine
    from sheets_sync.register.log_order import LogLines
    from sheets_sync.register.machine_table import MachineTable
    from sheets_sync.register.model import Answer, Decision, Register
    from sheets_sync.register.table import Table
    from sheets_sync.register.whose import Known, Whose

FORMATS: Mapping[str, Format] = {
    "amount": Format.AMOUNT,
    "money": Format.MONEY,
    "day": Format.DAY,
    "moment": Format.MOMENT,
    "number": Format.PLAIN,
    "text": Format.PLAIN,
}

SHOWN_LIMIT = 400
"""Characters of a cell that the log and the screen show."""


class CellDiff(NamedTuple):
    """A row whose cell says ``before`` and should say ``after``; None empties it."""

    row: int
    before: Cell
    after: Written


class ColumnDiff(NamedTuple):
    """The cells of one machine column that say something else than was decided.

    ``place`` is the sheet column, also of a column that ``is_new``.
    """

    column: Column
    place: int
    cells: Sequence[CellDiff]
    is_new: bool


def changes_of(
    table: Table, register: Register, answer: Answer, decision: Decision
) -> Callable[[ColumnDiff], Iterator[CellChange]]:
    """A column's differences → a change for each of its cells."""
    key_of = _keys(table, register)
    given = register.history.keys.get(table.spec.title, frozenset())

    def tell(diff: ColumnDiff) -> Iterator[CellChange]:
        explain = _reasons(table, diff.column, register, answer, decision)
        kind, language = diff.column.kind, register.programme.language
        for row, before, after in diff.cells:
            old, new = show_cell(before, kind, language), show_cell(after, kind, language)
            # What somebody typed where keys belong was never given, and no number goes on after it.
            key = key_of(row) or (old if diff.column.role == "key" and old in given else "")
            yield CellChange(
                tab=table.spec.title,
                key=key,
                column=diff.column.header,
                place=Place(table.tab.title, diff.place, table.sheet_row(row)),
                before=before,
                after=after,
                format=FORMATS[kind],
                old=old,
                new=new,
                reason=explain(row, key, old, new),
                header_row=table.header_row,
            )

    return tell


def emptied(table: Table, register: Register, decision: Decision) -> Iterator[CellChange]:
    """A line for a tab that had rows and has none now; it is only written with consent."""
    title = table.spec.title
    gone = len(register.memory.gone.get(table.name, ()))
    filled = len(register.tables[table.name].filled) - gone
    if register.history.standing.get(title) and not filled:
        reason = f"{decision.catalogue.say('reason.emptied')} {EMPTIED}"
        yield told(title, reason=reason)


def told(tab: str, *, column: str = "", old: str = "", new: str = "", reason: str) -> CellChange:
    """Something for the log to tell that is about no cell of a row.

    >>> told("Uren", reason="Het tabblad is leeg.").address
    'Uren'
    """
    return CellChange(tab, "", column, None, None, None, Format.PLAIN, old, new, reason)


def noted(lines: Iterable[FactLine], catalogue: Catalogue) -> Iterator[CellChange]:
    """What the log keeps of people's cells, a line each."""
    for one in lines:
        reason = f"{catalogue.say(one.code)} [{FACT}{one.mark}]"
        line = told(one.tab, column=one.column, old=one.old, new=one.new, reason=reason)
        yield line._replace(key=one.key, is_fact=True)


def event_line(event: Event) -> CellChange:
    """A line of the log that is read again as this event; the write gives number and moment.

    >>> event_line(Event("copied", "Logboek", "", "", "", "dit is een kopie", "")).reason
    'dit is een kopie [!copied]'
    """
    assert "]" not in event.data
    said = " ".join(filter(None, (event.kind, event.data)))
    reason = f"{event.reason}{EVENT}{said}]"
    line = told(event.tab, column=event.column, old=event.old, new=event.new, reason=reason)
    return line._replace(is_fact=True)


def gone_on(register: Register, decision: Decision) -> Iterator[CellChange]:
    """A line for lines of the log that are known and not there; only written with consent."""
    if known := register.history.lost:
        reason = decision.catalogue.say("reason.log_lost", known=known)
        yield told(register.programme.own.log.title, reason=reason)


def said_of_it(whose: Whose, here: Known, register: Register, decision: Decision) -> CellChange:
    """A line for what somebody said that this register is."""
    reason = decision.catalogue.say(f"reason.{whose.value}")
    title = register.programme.own.log.title
    return event_line(Event(whose.value, title, "", here.elsewhere, "", reason, ""))


def _keys(table: Table, register: Register) -> Callable[[int], str]:
    if table.name in register.keys:
        return register.keys[table.name].keys.__getitem__
    names = register.tables[table.name].names
    return lambda row: names[row] or ""


def _reasons(
    table: Table, column: Column, register: Register, answer: Answer, decision: Decision
) -> Callable[[int, str, str, str], str]:
    role, header = column.role, column.header
    say, last = decision.catalogue.say, register.history.last
    keys = register.keys.get(table.name)
    computed = _of_column(column, decision.catalogue)

    def plain(row: int, key: str, old: str, new: str) -> str:
        if not new and (role == "key" or not key):
            # A key that no run gave can only have been typed.
            return say("reason.blank" if key or role != "key" else "reason.by_hand")
        if role == "key":
            if keys is not None and row in keys.copied:
                return say("reason.key_copied", first=keys.copied[row])
            back = keys is not None and row in keys.moved
            return say("reason.key_back" if back else "reason.key")
        # What the log wrote last no longer stands there: a person has been at the cell.
        if last.get((table.spec.title, key, header), old) != old:
            return say("reason.by_hand")
        if role == "status" and answer.statuses[row]:
            return _why(table, answer.statuses[row], decision.catalogue)
        return computed

    def marked(row: int, key: str, old: str, new: str) -> str:
        mark = answer.marks.get((role, row), "")
        if role == "key" and keys is not None:
            mark = keys.marks.get(row, "")
        reason = plain(row, key, old, new)
        return f"{reason} [{mark}]" if mark else reason

    return marked


def _of_column(column: Column, catalogue: Catalogue) -> str:
    """Why a column of the program's changes, whatever the row."""
    if column.reason:
        return legible(in_language(column.reason, catalogue.language))
    known = column.role in _EXPLAINED
    return catalogue.say(f"reason.{column.role}" if known else "reason.computed")


_EXPLAINED: Final = frozenset(("key", "status", "turn", "next", "explanation", "messages"))
"""The columns of which it is known without the programme why they change."""


def _why(table: Table, status: str, catalogue: Catalogue) -> str:
    """What the programme says of a status, or else its rules."""
    if why := in_language(table.spec.statuses[status].why, catalogue.language):
        return legible(why)
    code = f"why.{table.name}.{status}"
    return catalogue.say(code if code in catalogue.sentences else "reason.status")


def show_cell(cell: Cell, kind: str, language: Language) -> str:
    """A machine cell as the log and the screen show it.

    >>> show_cell(44561, "day", "nl"), show_cell(7.5, "amount", "nl")
    ('31-12-2021', '7,5')
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and in_calendar(cell):
        if kind == "day":
            return format_day(int(cell), language)
        if kind == "moment":
            return format_moment(cell, language)
    return quoted(cell, SHOWN_LIMIT, language)


class LogEnd(NamedTuple):
    """Where the next line of the log goes: its tab, row and columns; its number and moment."""

    title: str
    row: int
    places: Mapping[str, int]
    now: float
    number: int

    @property
    def old(self) -> int:
        """The column that keeps what a cell said before."""
        return self.places["old"]


def log_end(table: MachineTable, lines: LogLines, register: Register) -> LogEnd:
    """The end of the log as it stands, or as it is put in order; a log only grows."""
    used = 1 + lines.end
    if lines.is_tidy:
        columns = table.tab.columns if table.tab else ()
        used = max(map(_last_filled, columns), default=0)
    number = max(register.history.number, lines.highest) + 1
    return LogEnd(table.title, max(used, 1), table.places(), register.now, number)


def in_order(table: MachineTable, lines: LogLines) -> Iterator[ColumnEdit]:
    """The edits that put the lines of the log where they belong, each with its number."""
    if lines.is_tidy:
        return
    height = max(lines.height, lines.end)
    for role, place in sorted(table.places().items(), key=itemgetter(1)):
        wanted: list[Cell] = [""] * height
        for row, cell in zip(lines.rows, lines.columns[role], strict=True):
            wanted[row] = cell
        present = table.column(role)
        rows = [row for row, cell in enumerate(wanted) if not _stands(cell, row, present)]
        values = [None if wanted[row] == "" else plain(wanted[row]) for row in rows]
        form = Format.MOMENT if role == "moment" else Format.PLAIN
        if rows:
            yield ColumnEdit(table.title, place, [row + 1 for row in rows], values, form)


def _stands(cell: Cell, row: int, present: Sequence[Cell]) -> bool:
    return same_cell(present[row] if row < len(present) else "", cell)


def own_structure(table: MachineTable, places: Mapping[str, int]) -> Iterator[Edit]:
    """One of the program's own tabs and its headers, as far as they lack in these columns.

    >>> from sheets_sync.programme.model import MachineTab
    >>> from sheets_sync.register.machine_table import MachineTable
    >>> spec = MachineTab(title="Regels", headers={"rule": "Regel"})
    >>> [type(edit).__name__ for edit in own_structure(MachineTable(spec, None), {"rule": 0})]
    ['NewTab', 'ColumnEdit']
    """
    if table.tab is None:
        yield NewTab(table.title)
    present = table.tab.columns if table.tab else ()
    for role, header in table.spec.headers.items():
        place = places[role]
        if place >= len(present) or present[place][:1] != [header]:
            yield ColumnEdit(table.title, place, [0], [header], heading=True)


def log_lines(
    log: LogEnd, changes: Sequence[CellChange], kept: Mapping[int, Cell] = MappingProxyType({})
) -> Iterator[ColumnEdit]:
    """A line for each of these changes, in their order, below the last line.

    ``kept`` has, by row of the log, what the line keeps of a cell as it stood, instead of text.

    >>> log = LogEnd("Logboek", 7, {"moment": 0, "tab": 1, "reason": 2}, 44562.0, 7)
    >>> [edit.values for edit in log_lines(log, [told("Uren", reason="Het tabblad is leeg.")])]
    [[44562.0], ['Uren'], ['Het tabblad is leeg.']]
    """
    if not changes:
        return
    rows = list(range(log.row, log.row + len(changes)))
    lines: dict[str, list[Written]] = {
        "number": list(range(log.number, log.number + len(changes))),
        "moment": [log.now] * len(changes),
        "tab": [change.tab for change in changes],
        "key": [change.key or None for change in changes],
        "column": [change.column or None for change in changes],
        "old": [change.old or None for change in changes],
        "new": [change.new or None for change in changes],
        "reason": [change.reason for change in changes],
    }
    for row, cell in kept.items():
        lines["old"][row - log.row] = None if cell == "" else cell
    for role, place in sorted(log.places.items(), key=lambda found: found[1]):
        form = Format.MOMENT if role == "moment" else Format.PLAIN
        yield ColumnEdit(log.title, place, rows, lines[role], form)


def _last_filled(column: Sequence[Cell]) -> int:
    return next((row for row in range(len(column), 0, -1) if column[row - 1] not in {"", None}), 0)

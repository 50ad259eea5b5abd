"""Where a register's tabs and columns stand in a snapshot; stops when one cannot be told."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.suggestions import closest
from sheets_sync.cells.text import clean, fold
from sheets_sync.grid.place import address
from sheets_sync.problems.problem import attention
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.records import NamedTuple
from sheets_sync.register.column_evidence import Known
from sheets_sync.register.day_numbers import counted_as_ours
from sheets_sync.register.headers import find_headers
from sheets_sync.register.log_order import NO_LINES, LogLines, lines_of
from sheets_sync.register.log_reader import read_history
from sheets_sync.register.log_tab import renamed_log, titles_of
from sheets_sync.register.lookalike_tabs import header_row, renamed, strays, uncounted
from sheets_sync.register.machine_table import MachineTable
from sheets_sync.register.merged_cells import read_merged
from sheets_sync.register.own_tabs import find_own, is_a_log
from sheets_sync.register.questions_table import Questions, find_questions
from sheets_sync.register.shifted_rows import rows_beside
from sheets_sync.register.table import Table
from sheets_sync.register.totals import rows_aside, without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.snapshot import Snapshot, Tab
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Programme, RegisterTab, TabName
    from sheets_sync.register.headers import Headers
    from sheets_sync.register.log_reader import History
    from sheets_sync.register.remembered import Remembered

MOST_ROWS: Final = 500_000
"""Of a tab of requests, plans or hours; what every row means has to fit in memory as well."""

_KEY: Final = re.compile(r"[^\W\d_]+-\d{4}\S*")
"""What a key of any programme looks like."""


class Layout(NamedTuple):
    """All tables of a register, and the program's own tabs by their name in the programme.

    ``history`` is what its log remembers, by which columns and tabs are known again. ``alerts`` are
    messages about the register as a whole: what was found another way than usual. ``lines`` are
    those of the log, in order.
    """

    tables: Mapping[TabName, Table]
    machine: Mapping[str, MachineTable]
    history: History
    alerts: tuple[Problem, ...] = ()
    questions: Questions = Questions()
    lines: LogLines = NO_LINES

    @property
    def written(self) -> tuple[Table, ...]:
        """The tables in which people and the program both write: also that of the questions."""
        known = tuple(self.tables.values())
        return (*known, self.questions.table) if self.questions.table else known


def find_layout(
    snapshot: Snapshot, programme: Programme, remembered: Callable[[], Remembered] = dict
) -> Layout:
    """Where everything stands; ``remembered`` gives people's cells as a run saw them last.

    Raises:
        BrokenStructure: a tab or a human column lacks, or a header stands twice; every place to
            mend is among the error's ``places``.
    """
    log, alerts = _find_log(snapshot, programme)
    lines = lines_of(log)
    titles = titles_of(programme, lines.columns.get("tab", ()), lines.columns.get("key", ()))
    history = read_history(lines, log.tab.height if log.tab else 0, titles)
    known = Known(
        programme, history, cache(partial(_spellings, snapshot, programme)), cache(remembered)
    )
    machine: dict[str, MachineTable] = {}
    for own in programme.own.by_name:
        if own != "log":
            machine[own], told = find_own(own, snapshot, programme, history)
            alerts += told
    machine["log"] = log
    tables: dict[TabName, Table] = {}
    broken = list(_strange_log(log, programme, history))
    for name, spec in programme.register_tabs():
        found = _find_table(name, spec, snapshot, known)
        alerts += found.alerts
        broken += found.mistakes
        if found.table:
            tables[name] = found.table
    if broken:
        stop = BrokenStructure("structure.broken", origin=snapshot.origin, count=len(broken))
        stop.places = tuple(broken)
        raise stop
    read = {
        spec.title: _standing(snapshot, tables[name]) for name, spec in programme.register_tabs()
    }
    alerts += uncounted(snapshot, programme, read, history)
    questions = find_questions(snapshot, programme)
    return Layout(tables, machine, history, (*alerts, *questions.alerts), questions, lines)


class _Found(NamedTuple):
    """A table, what is told of how it was found, and what has to be mended first."""

    table: Table | None = None
    alerts: Sequence[Problem] = ()
    mistakes: Sequence[BrokenStructure] = ()


def _find_table(name: TabName, spec: RegisterTab, snapshot: Snapshot, known: Known) -> _Found:
    programme = known.programme
    alerts: list[Problem] = []
    tab = _find_tab(snapshot, (spec.title, *spec.accepts))
    if tab is None and (tab := renamed(strays(snapshot, programme), spec)):
        alerts.append(attention("structure.tab_found", tab=spec.title, found=tab.title))
    if tab is None:
        return _Found(mistakes=[_missing_tab(snapshot, programme, spec)])
    if tab.height > MOST_ROWS:
        return _Found(None, alerts, [_too_tall(tab)])
    top = header_row(tab, spec)
    if top is None:
        return _Found(None, alerts, [BrokenStructure("structure.no_headers", tab=tab.title)])
    headers = find_headers(tab, spec, top.row, known)
    alerts += [*headers.alerts, *rows_beside(tab, top.row)]
    mistakes = [*headers.mistakes, *_rows_above(tab, spec, top.row, headers.places)]
    return _Found(_table(name, spec, tab, top.row, headers), alerts, mistakes)


def _spellings(snapshot: Snapshot, programme: Programme) -> dict[TabName, Mapping[str, str]]:
    """What people may call the rows of a tab, before it is known which of its columns are which."""
    return {
        name: dict(_spelled(snapshot, spec))
        for name, spec in programme.register_tabs()
        if spec.is_named
    }


def _spelled(snapshot: Snapshot, spec: RegisterTab) -> Iterator[tuple[str, str]]:
    tab = _find_tab(snapshot, (spec.title, *spec.accepts))
    top = header_row(tab, spec) if tab else None
    if tab is None or top is None:
        return
    headers = {fold(name) for one in spec.spellings for name in (one.header, *one.accepts)}
    for column in tab.columns:
        if fold(clean(column[top.row])) in headers:
            for cell in column[top.row + 1 :]:
                yield from ((fold(one), one) for one in clean(cell).split(","))


def _too_tall(tab: Tab) -> BrokenStructure:
    last = tab.height - 1
    filled = (place for place, column in enumerate(tab.columns) if clean(column[last]))
    cell = address(tab.title, next(filled, 0), last)
    return BrokenStructure("structure.too_many_rows", tab=tab.title, cell=cell, most=MOST_ROWS)


def _table(name: TabName, spec: RegisterTab, tab: Tab, header_row: int, found: Headers) -> Table:
    places = found.places
    as_read = counted_as_ours(_as_read(tab, found), spec, header_row, places)
    read = read_merged(as_read, spec, header_row, places)
    aside = rows_aside(read.tab, spec, header_row, places)
    human = [places[one.header] for one in spec.human if one.header in places]
    seen = without(read.tab, aside, header_row, human)
    return Table(name, spec, seen, header_row, places, found.theirs, aside, read.doubted)


def _find_log(snapshot: Snapshot, programme: Programme) -> tuple[MachineTable, list[Problem]]:
    """The log; that it goes by another name is told."""
    spec = programme.own.log
    tab = _find_tab(snapshot, (spec.title,))
    if tab or not (found := renamed_log(snapshot, spec)):
        return MachineTable(spec, tab), []
    told = attention("log.renamed", tab=spec.title, found=found.title)
    return MachineTable(spec, found), [told]


def _strange_log(
    log: MachineTable, programme: Programme, history: History
) -> Iterator[BrokenStructure]:
    """A tab of somebody's own that has the name of the log, where keys are remembered."""
    titles = frozenset(spec.title for _, spec in programme.register_tabs())
    if log.tab and not is_a_log(log.tab, log.spec, titles, history):
        yield BrokenStructure("own_tab.log_theirs", tab=log.tab.title)


def _as_read(tab: Tab, found: Headers) -> Tab:
    if not found.columns:
        return tab
    columns = list(tab.columns)
    for place, column in found.columns.items():
        columns[place] = list(column)
    return tab._replace(columns=tuple(columns))


def _standing(snapshot: Snapshot, table: Table) -> Tab:
    return next(tab for tab in snapshot.tabs if tab.title == table.tab.title)


def _find_tab(snapshot: Snapshot, titles: Iterable[str]) -> Tab | None:
    by_title = {fold(tab.title): tab for tab in reversed(snapshot.tabs)}
    return next((by_title[fold(title)] for title in titles if fold(title) in by_title), None)


def _rows_above(
    tab: Tab, spec: RegisterTab, header_row: int, places: Mapping[str, int]
) -> Iterator[BrokenStructure]:
    """Titles and remarks may stand above the headers; rows of the table were sorted there."""
    key = spec.by_role.get("key")
    required = [places[one.header] for one in spec.human if one.required and one.header in places]

    def is_row(row: int) -> bool:
        text = clean(tab.columns[places[key.header]][row]) if key and key.header in places else ""
        filled = sum(bool(clean(tab.columns[place][row])) for place in required)
        return bool(_KEY.fullmatch(text)) or (filled > 1 and filled * 2 > len(required))

    if rows := tuple(str(row + 1) for row in range(header_row) if is_row(row)):
        row = str(header_row + 1)
        yield BrokenStructure("structure.headers_below", tab=tab.title, row=row, rows=rows)


def _missing_tab(snapshot: Snapshot, programme: Programme, spec: RegisterTab) -> BrokenStructure:
    known = {fold(tab.title) for _, tab in programme.register_tabs()}
    known |= set(map(fold, programme.own_titles()))
    strays = [tab.title for tab in snapshot.tabs if fold(tab.title) not in known]
    if close := closest(spec.title, strays):
        return BrokenStructure("structure.tab_renamed", tab=spec.title, found=close)
    return BrokenStructure("structure.tab_missing", tab=spec.title)

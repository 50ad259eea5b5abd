"""Where the program asks and people answer: the tab in a snapshot, and the questions in the log."""

from __future__ import annotations

import json
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean, fold
from sheets_sync.problems.problem import attention
from sheets_sync.programme.questions_tab import NAME
from sheets_sync.records import NamedTuple
from sheets_sync.register.lookalike_tabs import header_row, is_copy, strays
from sheets_sync.register.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.grid.snapshot import Snapshot, Tab
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Programme, RegisterTab, TabName
    from sheets_sync.register.log_reader import History

OPEN: Final = "?"
CLOSED: Final = "."
"""Marks of a question in the log."""


class Questions(NamedTuple):
    """The tab in a snapshot; ``table`` is None while it is not there.

    ``is_theirs``: a tab of this name is somebody's own, and nothing is asked.
    """

    table: Table | None = None
    is_theirs: bool = False
    alerts: tuple[Problem, ...] = ()


class Cause(NamedTuple):
    """Why something is asked: what became of which cells or rows.

    ``kind`` names the question; each of ``cells`` is the key of a row and, where it is about cells,
    the column's header, what was there and what is there now.
    """

    kind: str
    tab: TabName
    cells: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """As the log keeps it."""
        return json.dumps([self.kind, self.tab, self.cells], ensure_ascii=False)


class Known(NamedTuple):
    """A question that was asked before.

    ``answer`` is what the log has noted, "" while there is none, since the day ``since``.
    """

    key: str
    cause: Cause
    answer: str = ""
    since: int = 0
    is_open: bool = True


def find_questions(snapshot: Snapshot, programme: Programme) -> Questions:
    """The tab of questions, also where people renamed it or moved its columns."""
    spec = programme.asking
    if spec is None:
        return Questions()
    tab = next((one for one in snapshot.tabs if fold(one.title) == fold(spec.title)), None)
    if tab is None:
        alike = [one for one in strays(snapshot, programme) if _places(one, spec, 0)[1]]
        originals = [one for one in alike if not is_copy(one)]
        if len(originals) != 1:
            return Questions()
        told = attention("own_tab.renamed", tab=spec.title, found=originals[0].title)
        return Questions(_table(originals[0], spec), alerts=(told,))
    if not any(clean(cell) for column in tab.columns for cell in column):
        return Questions(Table(NAME, spec, tab, 0, {}))
    table = _table(tab, spec)
    if table is None:
        return Questions(None, True, (attention("own_tab.theirs", tab=tab.title),))
    return Questions(table)


def _table(tab: Tab, spec: RegisterTab) -> Table | None:
    top = header_row(tab, spec)
    row = top.row if top else 0
    places, is_it = _places(tab, spec, row)
    return Table(NAME, spec, tab, row, places) if is_it else None


def _places(tab: Tab, spec: RegisterTab, row: int) -> tuple[dict[str, int], bool]:
    """The columns by header, and whether these are enough to take it for this tab."""
    standing: dict[str, int] = {}
    for place, column in reversed(list(enumerate(tab.columns))):
        standing[fold(clean(column[row])) if row < len(column) else ""] = place
    places = {
        one.header: standing[fold(one.header)]
        for one in spec.columns
        if fold(one.header) in standing
    }
    return places, spec.naming.header in places and len(places) * 2 > len(spec.columns)


def rows_of(table: Table | None) -> Mapping[str, int]:
    """Key of a question → its row; of two rows with one key the first."""
    header = table.spec.naming.header if table else ""
    if table is None or header not in table.places:
        return MappingProxyType({})
    found: dict[str, int] = {}
    for row, cell in enumerate(table.cells(header)):
        if key := clean(cell):
            found.setdefault(key, row)
    return found


def asked_before(history: History, spec: RegisterTab) -> Iterator[Known]:
    """The questions in the log, in the order in which they were asked."""
    answers = history.facts.get((spec.title, spec.by_role["answer"].header), {})
    for key, (text, mark) in history.facts.get((spec.title, ""), {}).items():
        if (cause := _cause(text)) is not None:
            answer, day = answers.get(key, ("", ""))
            since = int(day) if day.isdecimal() else 0
            yield Known(key, cause, answer, since, mark == OPEN)


def _cause(text: str) -> Cause | None:
    # A line of the log that people changed is no question any more.
    with suppress(ValueError, TypeError):
        kind, tab, cells = json.loads(text)
        return Cause(str(kind), str(tab), tuple(tuple(map(str, cell)) for cell in cells))
    return None


def asker(cause: Cause, programme: Programme) -> str:
    """Who is asked: as the question or the column says, else its tab, else who decides."""
    own = next((one for one in programme.questions if one.name == cause.kind), None)
    if own and own.asks:
        return own.asks
    tab = programme.tabs[cause.tab]
    headers = {cell[1] for cell in cause.cells if len(cell) > 2}
    said = {column.asks for column in tab.human if column.header in headers and column.asks}
    return said.pop() if len(said) == 1 else tab.asks or programme.names.who_decides

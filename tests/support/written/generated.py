"""Random registers in memory, and what a run makes of their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hypothesis import HealthCheck, Phase, settings

from sheets_sync.grid.place import address
from sheets_sync.grid.snapshot import ErrorCell, ShownNumber, Snapshot, Tab
from sheets_sync.host.clock import Moment
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.review import Review, review
from sheets_sync.sync.run import Mode, sync_register
from sheets_sync.validators import decide
from support.oracle.register import HUMAN, MACHINE, Judgement, Register, Row, Rules, Shown, serial
from support.oracle.writing import grid, machine_cells

from .runs import variant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Programme
    from support.oracle.generate import Case

Cells: TypeAlias = "dict[str, Cell]"

QUICK = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    # Generated registers are small; making them smaller still takes minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SHOWN: dict[str, type[ShownNumber]] = {kind.kind: kind for kind in ShownNumber.__subclasses__()}
REGISTER_TABS = tuple(HUMAN)


def memory_of(register: Register) -> Memory:
    """The register as a store, in which a formula's error is an error."""
    return Memory(
        tab_of_rows(title, [list(map(as_read, row)) for row in grid(title, rows)])
        for title, rows in register.tabs().items()
    )


def as_read(cell: Cell) -> Cell:
    """A generated cell as a store hands it out."""
    if cell is None:
        return ""
    if isinstance(cell, Shown):
        return SHOWN[cell.kind](cell)
    return ErrorCell(cell) if isinstance(cell, str) and cell.startswith("#") else cell


def programme_of(rules: Rules) -> Programme:
    return variant(
        total=rules.total / 100,
        cap=rules.cap / 100,
        release=rules.release,
        order=rules.order,
        short=rules.short,
    )


def moment_of(case: Case) -> Moment:
    return Moment(int(serial(case.today)), float(serial(case.now)))


def look(store: Memory, case: Case) -> Review:
    return review(store.read(), programme_of(case.rules), decide, moment_of(case))


def run(store: Memory, case: Case) -> Review:
    """Sync; whatever would be too much at once is what the test is after."""
    return sync_register(store, programme_of(case.rules), decide, moment_of(case), Mode.ACCEPT)


def synced(case: Case) -> Memory:
    store = memory_of(case.register)
    run(store, case)
    return store


def judged(store: Memory) -> Judgement:
    """The machine cells that an independent calculation judges, in its shape."""
    found: Judgement = {}
    for tab in MACHINE:
        shown = tab_of(store, tab)
        rows = [[None if cell == "" else cell for cell in row] for row in lines(shown)]
        found[tab] = machine_cells(tab, rows)
    return found


def tab_of(store: Memory, title: str) -> Tab:
    found = store.read().find(title)
    assert found is not None
    return found


def lines(tab: Tab) -> list[list[Cell]]:
    return [list(row) for row in zip(*tab.columns, strict=True)]


def human_columns(snapshot: Snapshot) -> dict[str, list[list[Cell]]]:
    """Every column of the register tabs that is not the program's, whole."""
    return {
        title: [list(column) for column in tab.columns if str(column[0]) in HUMAN[title]]
        for title in REGISTER_TABS
        if (tab := snapshot.find(title))
    }


def machine_places(store: Memory) -> dict[str, Cell]:
    """Address → content of every machine cell of the register tabs that holds something."""
    return {
        address(title, place, row): cell
        for title in REGISTER_TABS
        for place, column in enumerate(tab_of(store, title).columns)
        if str(column[0]) not in HUMAN[title]
        for row, cell in enumerate(column)
        if row and cell != ""
    }


def with_rows(store: Memory, title: str, change: Callable[[list[list[Cell]]], None]) -> Memory:
    """The register after somebody did something to the rows of one tab, headers first."""
    snapshot = store.read()
    tabs = []
    for tab in snapshot.tabs:
        if tab.title == title:
            rows = lines(tab)
            change(rows)
            tabs.append(tab_of_rows(title, rows))
        else:
            tabs.append(tab)
    return Memory(tabs)


def appended(store: Memory, title: str, row: Row) -> Memory:
    """The register with one more row below the others."""

    def append(rows: list[list[Cell]]) -> None:
        rows.append([as_read(row.get(str(header), "")) for header in rows[0]])

    return with_rows(store, title, append)


def columns_of(store: Memory, title: str, headers: Iterable[str]) -> list[Cells]:
    """The named cells of every row below the headers."""
    shown = lines(tab_of(store, title))
    wanted = list(headers)
    return [
        {header: row[shown[0].index(header)] for header in wanted if header in shown[0]}
        for row in shown[1:]
    ]

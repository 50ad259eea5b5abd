"""A write too large for one request goes in several, and a failure leaves the latest undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.google.sheets import new_sheet, store_of
from support.written.runs import moment, pilot
from support.written.tables import register

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.opening import wanted_titles
from sheets_sync.sync.run import sync_register
from sheets_sync.testing.faults import Fault
from sheets_sync.testing.when import When
from sheets_sync.validators import decide

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell, Snapshot
    from sheets_sync.stores.google import GoogleSheet
    from sheets_sync.testing.server import SheetsServer

BATCH = "spreadsheets.batchUpdate"
REQUESTS = 40
DAYS = [(7 * number) % REQUESTS for number in range(REQUESTS)]
"""The row of each request tells nothing of when it came in."""


@pytest.fixture
def book(sheets_server: SheetsServer) -> str:
    lines = [f"2022-01-01T{day // 2 + 1:02}:{day % 2 * 30:02} | 10" for day in DAYS]
    text = "\n".join(["Aanvragen", "Tijdstempel | Geschatte uren", *lines])
    return new_sheet(sheets_server, register(text).tabs)


def store_with(server: SheetsServer, book: str, portion: int) -> GoogleSheet:
    store = store_of(server, book, wanted=wanted_titles(pilot()))
    store.portion = portion
    return store


def run(store: GoogleSheet) -> Snapshot:
    sync_register(store, pilot(), decide, moment())
    return store.read()


def column(snapshot: Snapshot, title: str, header: str) -> list[Cell]:
    tab = snapshot.find(title)
    assert tab
    return next((found[1:] for found in tab.columns if found[0] == header), [""] * REQUESTS)


def without_moments(snapshot: Snapshot) -> list[tuple[str, list[list[Cell]]]]:
    """All cells; the lines of the log in any order, so without their numbers."""
    return [
        (tab.title, sorted(map(list, zip(*tab.columns[1:], strict=True)), key=str))
        if tab.title == "Logboek"
        else (tab.title, list(tab.columns))
        for tab in snapshot.tabs
    ]


def test_it_comes_to_the_same(sheets_server: SheetsServer, book: str) -> None:
    twin = new_sheet(
        sheets_server,
        {
            tab.title: [list(row) for row in zip(*tab.columns, strict=True)]
            for tab in store_of(sheets_server, book).read().tabs
        },
    )
    in_parts = run(store_with(sheets_server, book, 20_000))
    assert sheets_server.log.count(BATCH) > 5
    assert without_moments(in_parts) == without_moments(run(store_with(sheets_server, twin, 10**9)))


@pytest.mark.parametrize("part", [2, 4, 6])
def test_what_is_undone_after_a_failure_came_in_last(
    sheets_server: SheetsServer, book: str, part: int
) -> None:
    sheets_server.plan(Fault("error", When(BATCH, nth=part, times=100), code=403))
    with pytest.raises(Unreachable):
        run(store_with(sheets_server, book, 20_000))
    sheets_server.service.faults.clear()
    snapshot = store_of(sheets_server, book).read()
    statuses = column(snapshot, "Aanvragen", "Status")
    done = [DAYS[row] for row, status in enumerate(statuses) if status]
    undone = [DAYS[row] for row, status in enumerate(statuses) if not status]
    assert done
    assert undone
    assert max(done) < min(undone)


def test_what_is_undone_is_done_by_the_next_run(sheets_server: SheetsServer, book: str) -> None:
    sheets_server.plan(Fault("error", When(BATCH, nth=3, times=100), code=403))
    with pytest.raises(Unreachable):
        run(store_with(sheets_server, book, 20_000))
    sheets_server.service.faults.clear()
    snapshot = run(store_with(sheets_server, book, 20_000))
    keys = column(snapshot, "Aanvragen", "Kenmerk")
    assert keys == [f"SI-2022-{day + 1:03}" for day in DAYS]
    sheets_server.log.clear()
    run(store_with(sheets_server, book, 20_000))
    assert not sheets_server.log.count(BATCH)

"""Of a large register only what is needed is read back after a write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.google.sheets import new_sheet, store_of

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.grid.store import Guide
from sheets_sync.stores.google.write import proof
from sheets_sync.testing.people import PersonsEdit

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.testing.server import SheetsServer

TAB = "Plannen"
GUIDE = Guide("v", "Logboek", {TAB: (0, (0,))})
EDIT = ColumnEdit(TAB, 2, [2, 4], ["Goed", "Af"])


@pytest.fixture
def book(sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(proof, "ORDINARY_CELLS", 10)
    rows: list[list[Cell]] = [["Kenmerk", "Vraag", "Status"]]
    rows += [[f"SI-2021-{number:03}", f"Vraag {number}", ""] for number in range(9)]
    return new_sheet(sheets_server, {TAB: rows, "Van mensen": [["x"]]})


def person(server: SheetsServer, book: str, kind: str, at: int, to: int) -> None:
    band = {"dimension": kind, "startIndex": at, "endIndex": at + 1}
    move = {"moveDimension": {"source": band, "destinationIndex": to}}
    server.as_person(PersonsEdit(book, (move,)))


def test_it_is_one_request(sheets_server: SheetsServer, book: str) -> None:
    store = store_of(sheets_server, book)
    basis = store.read()
    sheets_server.log.clear()
    assert store.write([EDIT], basis, GUIDE) is None
    assert sheets_server.log.count() == 1


def test_what_people_type_elsewhere_does_not_matter(sheets_server: SheetsServer, book: str) -> None:
    store = store_of(sheets_server, book)
    basis = store.read()
    typing = ({"range": f"{TAB}!B3", "values": [["Anders"]]},)
    sheets_server.as_person(PersonsEdit(book, typing=typing))
    assert store.write([EDIT], basis, GUIDE) is None


@pytest.mark.parametrize(("kind", "at", "to"), [("ROWS", 8, 1), ("COLUMNS", 2, 0)])
def test_what_was_moved_is_noticed(
    sheets_server: SheetsServer, book: str, kind: str, at: int, to: int
) -> None:
    store = store_of(sheets_server, book)
    basis = store.read()
    person(sheets_server, book, kind, at, to)
    after = store.write([EDIT], basis, GUIDE)
    assert after
    assert after.later
    assert {tab.title for tab in after.snapshot.tabs} == {TAB, "Van mensen"}

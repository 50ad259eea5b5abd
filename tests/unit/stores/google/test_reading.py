"""A register in Google Sheets is read in one request, whatever happened to its tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.google.sheets import new_sheet, sheet_body, store_of

from sheets_sync.grid.snapshot import ErrorCell
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.testing.people import PersonsEdit

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.testing.server import SheetsServer

FIRST, BY_ID, BY_TITLE = (
    "spreadsheets.get",
    "spreadsheets.getByDataFilter",
    "spreadsheets.get",
)
PLANS: list[list[Cell]] = [["Kenmerk", "Uren", "Akkoord"], ["SI-2021-001", 7.5, True], ["", 3, ""]]
TABS: dict[str, list[list[Cell]]] = {
    "Plannen & meer": PLANS,
    "A1": [["niet", "een cel"]],
    "Van mensen": [["x"]],
}
WANTED = [("Plannen & meer",), ("A1", "Uren")]


@pytest.fixture
def book(sheets_server: SheetsServer) -> str:
    return new_sheet(sheets_server, TABS)


def rename(server: SheetsServer, book: str, old: int, title: str) -> None:
    properties = {"sheetId": old, "title": title}
    change = {"updateSheetProperties": {"properties": properties, "fields": "title"}}
    server.as_person(PersonsEdit(book, (change,)))


def requests(server: SheetsServer) -> list[str]:
    found = [line.method for line in server.log.lines]
    server.log.clear()
    return found


@pytest.mark.parametrize(("access", "later"), [(Access.WRITE, BY_ID), (Access.LOOK, BY_TITLE)])
def test_every_reading_is_one_request(
    sheets_server: SheetsServer, book: str, access: Access, later: str
) -> None:
    for expected in (FIRST, later, later):
        tabs = store_of(sheets_server, book, access=access).read().tabs
        assert requests(sheets_server) == [expected]
        assert {
            tab.title: [list(row) for row in zip(*tab.columns, strict=True)] for tab in tabs
        } == TABS


def test_the_ids_of_the_tabs_are_known_after_any_reading_that_may_lead_to_a_write(
    sheets_server: SheetsServer, book: str
) -> None:
    for _ in range(2):
        tabs = store_of(sheets_server, book).read().tabs
        assert [tab.sheet_id for tab in tabs] == [0, 11, 22]


def test_only_the_tabs_of_the_programme_are_read(sheets_server: SheetsServer, book: str) -> None:
    for _ in range(2):
        tabs = store_of(sheets_server, book, wanted=WANTED).read().tabs
        assert [tab.title for tab in tabs] == ["Plannen & meer", "A1"]


def test_where_a_tab_lacks_all_are_shown_so_that_one_can_tell_which_it_may_be(
    sheets_server: SheetsServer, book: str
) -> None:
    tabs = store_of(sheets_server, book, wanted=[*WANTED, ("Logboek",)]).read().tabs
    assert [tab.title for tab in tabs] == [*TABS]


def test_a_tab_that_gets_another_accepted_name_is_still_read_in_one_request(
    sheets_server: SheetsServer, book: str
) -> None:
    store_of(sheets_server, book, wanted=WANTED).read()
    rename(sheets_server, book, 11, "Uren")
    requests(sheets_server)
    tabs = store_of(sheets_server, book, wanted=WANTED).read().tabs
    assert [tab.title for tab in tabs] == ["Plannen & meer", "Uren"]
    assert requests(sheets_server) == [BY_ID]


@pytest.mark.parametrize("access", Access)
def test_a_tab_that_was_replaced_by_one_of_the_same_name_is_not_taken_for_it(
    sheets_server: SheetsServer, book: str, access: Access
) -> None:
    store_of(sheets_server, book, access=access, wanted=WANTED).read()
    rename(sheets_server, book, 11, "A1 (oud)")
    fresh = {"addSheet": {"properties": {"sheetId": 99, "title": "A1"}}}
    sheets_server.as_person(PersonsEdit(book, (fresh,)))
    found = store_of(sheets_server, book, access=access, wanted=WANTED).read().find("A1")
    assert found
    assert (found.sheet_id, found.width) == (99, 0)


@pytest.mark.parametrize("access", Access)
def test_a_tab_that_is_gone_is_not_there(
    sheets_server: SheetsServer, book: str, access: Access
) -> None:
    store_of(sheets_server, book, access=access).read()
    sheets_server.as_person(PersonsEdit(book, ({"deleteSheet": {"sheetId": 11}},)))
    tabs = store_of(sheets_server, book, access=access).read().tabs
    assert [tab.title for tab in tabs] == ["Plannen & meer", "Van mensen"]


@pytest.mark.parametrize("access", Access)
def test_error_cells_are_told_from_text(sheets_server: SheetsServer, access: Access) -> None:
    book = new_sheet(
        sheets_server, {"Uren": [["Datum", "#DIV/0! in een zin"], [ErrorCell("#DIV/0!"), 1]]}
    )
    for _ in range(2):
        tab = store_of(sheets_server, book, access=access).read().tabs[0]
        assert tab.columns == (["Datum", "#DIV/0!"], ["#DIV/0! in een zin", 1])
        assert (type(tab.columns[0][1]), type(tab.columns[1][1])) == (ErrorCell, int)
        assert type(tab.columns[1][0]) is str


def test_merged_areas_are_known_at_first_sight(sheets_server: SheetsServer) -> None:
    body = sheet_body({"Uren": [["a", "b"], ["c", "d"]]})
    body["sheets"][0]["merges"] = [
        {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 1}
    ]
    book = sheets_server.spreadsheet("Register", body=body)
    assert store_of(sheets_server, book).read().tabs[0].merged == ((0, 0, 1, 0),)


def test_a_tab_that_is_one_big_chart_has_no_cells(sheets_server: SheetsServer) -> None:
    body: dict[str, Any] = sheet_body({"Uren": [["a"]]})
    body["sheets"].append({"properties": {"sheetId": 5, "title": "Grafiek", "sheetType": "OBJECT"}})
    book = sheets_server.spreadsheet("Register", body=body)
    for _ in range(2):
        assert [tab.title for tab in store_of(sheets_server, book).read().tabs] == ["Uren"]


def test_what_is_remembered_is_for_its_owner_alone(
    sheets_server: SheetsServer, book: str, home: Path
) -> None:
    store_of(sheets_server, book).read()
    (kept,) = home.rglob("google/*")
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize("content", [b"", b"{", b'{"tabs": 7}', b"\xff"])
def test_what_is_remembered_may_be_lost(
    sheets_server: SheetsServer, book: str, home: Path, content: bytes
) -> None:
    before = store_of(sheets_server, book).read()
    (kept,) = home.rglob("google/*")
    kept.write_bytes(content)
    assert store_of(sheets_server, book).read() == before


@pytest.mark.parametrize("answer", ["[]", "{", '{"valueRanges": [{"range": 7}]}'])
def test_half_an_answer_is_none(sheets_server: SheetsServer, book: str, answer: str) -> None:
    store = store_of(sheets_server, book, transport=Saying(answer))
    with pytest.raises(Unreachable) as stop:
        store.read()
    assert stop.value.code == "google.not_an_answer"


class Saying:
    """A Transport that brings the same answer whatever is asked."""

    def __init__(self, answer: str) -> None:
        self._answer = answer

    def send(self, _: object) -> Any:
        from sheets_sync.stores.google.http.transport import Reply

        return Reply(200, self._answer.encode())

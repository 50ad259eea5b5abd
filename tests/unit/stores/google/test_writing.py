"""One write is one request, and changes just the cells it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.google.sheets import new_sheet, sheet_body, store_of

from sheets_sync.grid.edits import ColumnEdit, Edit, Format, NewTab
from sheets_sync.grid.store import Guide
from sheets_sync.problems.stop import BrokenStructure, Busy, Stop, Unreachable
from sheets_sync.stores.google.left_behind import MARKER_KEY
from sheets_sync.testing.people import PersonsEdit
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.stores.google import GoogleSheet
    from sheets_sync.testing.server import SheetsServer

TAB = "Plannen"
ROWS: list[list[Cell]] = [["Kenmerk", "Start", "Status"], ["SI-2021-001", 44_562, "Goed"]]
LOG = Guide(log="Logboek")


@pytest.fixture
def book(sheets_server: SheetsServer) -> str:
    return new_sheet(sheets_server, {TAB: ROWS})


def write(store: GoogleSheet, edits: Sequence[Edit], guide: Guide = LOG) -> object:
    basis = store.read()
    return store.write(edits, basis, guide)


def cells(server: SheetsServer, book: str, place: str, *fields: str) -> list[list[Any]]:
    """What the server holds, cell by cell: the value that was entered and the named fields."""
    client = server.client()
    mask = f"sheets.data.rowData.values(userEnteredValue{''.join(f',{name}' for name in fields)})"
    found = client.http_client.fetch_sheet_metadata(
        book, params={"ranges": place, "fields": mask, "includeGridData": "true"}
    )
    return [row.get("values", []) for row in found["sheets"][0]["data"][0].get("rowData", [])]


def grid(server: SheetsServer, book: str, title: str) -> dict[str, int]:
    found = server.client().http_client.fetch_sheet_metadata(book)
    sheets = {sheet["properties"]["title"]: sheet["properties"] for sheet in found["sheets"]}
    size: dict[str, int] = sheets[title]["gridProperties"]
    return size


def test_however_many_tabs_and_cells_it_is_one_request(
    sheets_server: SheetsServer, book: str
) -> None:
    store = store_of(sheets_server, book)
    basis = store.read()
    sheets_server.log.clear()
    edits: list[Edit] = [
        ColumnEdit(TAB, 2, [1, 5, 40], ["Af", "x", "y"]),
        *(NewTab(f"Nieuw {number}") for number in range(5)),
        *(ColumnEdit(f"Nieuw {number}", 0, [0, 9], ["kop", 1]) for number in range(5)),
    ]
    assert store.write(edits, basis) is None
    assert sheets_server.log.counts == {"spreadsheets.batchUpdate": 1}


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6", "'007", "007", "1-2-2021", "https://example.org", "WAAR", "é\n😀"]
)
def test_text_stays_text_and_never_becomes_a_formula(
    sheets_server: SheetsServer, book: str, text: str
) -> None:
    write(store_of(sheets_server, book), [ColumnEdit(TAB, 2, [1], [text])])
    ((cell,),) = cells(sheets_server, book, f"{TAB}!C2")
    assert cell["userEnteredValue"] == {"stringValue": text}


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        (Format.DAY, 44_562, "01-01-2022"),
        (Format.MOMENT, 44_562.5, "01-01-2022 12:00"),
        (Format.MONEY, 1234.5, "€ 1.234,50"),
        (Format.AMOUNT, 7.5, "7,5"),
        (Format.AMOUNT, 40, "40"),
        (Format.PLAIN, 3, "3"),
        (Format.DAY, 4_000_000, "4000000"),
    ],
)
def test_a_new_number_is_shown_as_what_it_is(
    sheets_server: SheetsServer, book: str, form: Format, value: float, shown: str
) -> None:
    write(store_of(sheets_server, book), [ColumnEdit(TAB, 4, [1], [value], form)])
    ((cell,),) = cells(sheets_server, book, f"{TAB}!E2", "formattedValue")
    assert cell["formattedValue"] == shown


def test_a_number_that_stands_already_keeps_the_look_that_people_gave_it(
    sheets_server: SheetsServer, book: str
) -> None:
    look = {"numberFormat": {"type": "DATE", "pattern": "yyyy"}}
    place = {"startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 1, "endColumnIndex": 2}
    repeat = {"range": place, "cell": {"userEnteredFormat": look}, "fields": "userEnteredFormat"}
    sheets_server.as_person(PersonsEdit(book, ({"repeatCell": repeat},)))
    write(store_of(sheets_server, book), [ColumnEdit(TAB, 1, [1], [44_600], Format.DAY)])
    ((cell,),) = cells(sheets_server, book, f"{TAB}!B2", "userEnteredFormat.numberFormat")
    assert cell["userEnteredFormat"] == look


def test_new_columns_come_in_between_and_blank_ones_move_aside(
    sheets_server: SheetsServer, book: str
) -> None:
    heading = ColumnEdit(TAB, 3, [0], ["Meldingen"], heading=True)
    store = store_of(sheets_server, book)
    basis = store.read()
    note = {"range": f"{TAB}!D1:D2", "values": [["Notitie"], ["van iemand"]]}
    sheets_server.as_person(PersonsEdit(book, typing=(note,)))
    after = store.write([heading, ColumnEdit(TAB, 3, [1], ["x"])], basis)
    assert after
    tab = after.snapshot.find(TAB)
    assert tab
    assert tab.columns[3:] == (["Meldingen", "x"], ["Notitie", "van iemand"])


def test_new_columns_fit_where_the_grid_ends(sheets_server: SheetsServer) -> None:
    body = sheet_body({TAB: ROWS}, rowCount=2, columnCount=3)
    book = sheets_server.spreadsheet("Register", body=body)
    write(store_of(sheets_server, book), [ColumnEdit(TAB, 3, [0, 5], ["a", "b"])])
    assert grid(sheets_server, book, TAB) == {"rowCount": 6, "columnCount": 4}


def test_lines_of_the_log_go_below_what_stands_there_by_then(
    sheets_server: SheetsServer, book: str
) -> None:
    store = store_of(sheets_server, book)
    heading = ColumnEdit("Logboek", 0, [0], ["Moment"], heading=True)
    write(store, [NewTab("Logboek"), heading, ColumnEdit("Logboek", 0, [1], [1.5])])
    basis = store.read()
    row = {"values": [{"userEnteredValue": {"stringValue": "van een ander"}}]}
    other = {"sheetId": basis.tabs[1].sheet_id, "rows": [row], "fields": "userEnteredValue"}
    sheets_server.as_person(PersonsEdit(book, ({"appendCells": other},)))
    after = store.write([ColumnEdit("Logboek", 0, [2, 3], ["a", "b"])], basis, LOG)
    assert after
    log = after.snapshot.find("Logboek")
    assert log
    assert log.columns == (["Moment", 1.5, "van een ander", "a", "b"],)


def test_what_stands_there_after_it_is_told_when_somebody_was_at_work(
    sheets_server: SheetsServer, book: str
) -> None:
    store = store_of(sheets_server, book)
    basis = store.read()
    insert = {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 1, "endIndex": 2}}}
    sheets_server.as_person(PersonsEdit(book, (insert,)))
    after = store.write([ColumnEdit(TAB, 2, [1], ["Af"])], basis)
    assert after
    assert not after.later
    tab = after.snapshot.find(TAB)
    assert tab
    assert [list(row) for row in zip(*tab.columns, strict=True)] == [
        ["Kenmerk", "Start", "Status"],
        ["", "", "Af"],
        ["SI-2021-001", 44_562, "Goed"],
    ]


def marks(server: SheetsServer, book: str) -> list[str]:
    found = server.client().http_client.fetch_sheet_metadata(book)
    return [
        one["metadataValue"]
        for one in found.get("developerMetadata", [])
        if one["metadataKey"] == MARKER_KEY
    ]


def test_a_write_leaves_a_mark_and_clears_old_ones_away(
    sheets_server: SheetsServer, book: str
) -> None:
    hour = 3600.0
    for number, now in enumerate((hour, 1.5 * hour, 2.25 * hour)):
        store = store_of(sheets_server, book)
        store._session.time = lambda now=now: now  # type: ignore[misc]
        write(store, [ColumnEdit(TAB, 2, [1], [f"{number}"])])
    assert [mark.partition("-")[0] for mark in marks(sheets_server, book)] == ["5400", "8100"]


def test_two_runs_that_start_from_the_same_state_do_not_both_write(
    sheets_server: SheetsServer, book: str
) -> None:
    one, other = store_of(sheets_server, book), store_of(sheets_server, book)
    bases = one.read(), other.read()
    guide = Guide("the same version")
    one.write([ColumnEdit(TAB, 2, [1], ["een"])], bases[0], guide)
    with pytest.raises(Busy) as stop:
        other.write([ColumnEdit(TAB, 2, [1], ["twee"])], bases[1], guide)
    assert stop.value.code == "google.changed"
    # Read again it is the same state after all: then it is no longer held up.
    assert other.write([ColumnEdit(TAB, 2, [1], ["twee"])], other.read(), guide) is None


# ---- refusals


def protect(server: SheetsServer, book: str, **protection: Any) -> None:
    place = {"startRowIndex": 0, "endRowIndex": 9, "startColumnIndex": 2, "endColumnIndex": 3}
    request = {"addProtectedRange": {"protectedRange": {"range": place, **protection}}}
    server.as_person(PersonsEdit(book, (request,)))


def test_a_protected_range_in_the_way_is_named(sheets_server: SheetsServer, book: str) -> None:
    protect(sheets_server, book)
    store = store_of(sheets_server, book)
    before = store.read()
    with pytest.raises(BrokenStructure) as stop:
        store.write(
            [ColumnEdit(TAB, 0, [1], ["x"]), ColumnEdit(TAB, 2, [1, 2], ["a", "b"])], before
        )
    assert stop.value.code == "google.protected_unnamed"
    assert stop.value.details["cells"] == (f"{TAB}!C2",)
    assert store.read() == before


def test_a_protection_that_only_warns_is_not_in_the_way(
    sheets_server: SheetsServer, book: str
) -> None:
    protect(sheets_server, book, warningOnly=True)
    assert write(store_of(sheets_server, book), [ColumnEdit(TAB, 2, [1], ["a"])]) is None


def test_a_spreadsheet_without_room_is_said_to_be_full(sheets_server: SheetsServer) -> None:
    body = sheet_body({TAB: ROWS}, rowCount=1_000_000, columnCount=10)
    store = store_of(sheets_server, sheets_server.spreadsheet("Register", body=body))
    with pytest.raises(BrokenStructure) as stop:
        write(store, [NewTab("Logboek"), ColumnEdit("Logboek", 0, [0], ["Moment"])])
    assert stop.value.code == "google.full"


def test_a_refusal_that_nobody_foresaw_is_passed_on_in_google_s_words(
    sheets_server: SheetsServer, book: str
) -> None:
    store = store_of(sheets_server, book)
    sheets_server.fail("error", When("spreadsheets.batchUpdate", times=2), code=400)
    stops = []
    for _ in range(2):
        with pytest.raises(Stop) as stop:
            write(store, [ColumnEdit(TAB, 2, [1], ["x"])])
        stops.append(stop.value)
    assert [stop.code for stop in stops] == ["google.changed", "google.refused"]
    assert stops[1].details["reason"]


def test_who_may_only_read_is_told_so(sheets_server: SheetsServer) -> None:
    book = sheets_server.spreadsheet("Register", robot="reader", body=sheet_body({TAB: ROWS}))
    store = store_of(sheets_server, book)
    with pytest.raises(Unreachable) as stop:
        write(store, [ColumnEdit(TAB, 2, [1], ["x"])])
    assert stop.value.code == "google.read_only_unnamed"


def test_a_text_longer_than_a_cell_holds_is_cut(sheets_server: SheetsServer, book: str) -> None:
    write(store_of(sheets_server, book), [ColumnEdit(TAB, 2, [1], ["x" * 60_000])])
    ((cell,),) = cells(sheets_server, book, f"{TAB}!C2")
    assert len(cell["userEnteredValue"]["stringValue"]) == 50_000

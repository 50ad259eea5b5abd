"""The Drive calls of an ordinary day, through gspread as it is and over plain HTTP."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import gspread
import pytest
from gspread.utils import ExportFormat

from sheets_sync.testing.client import http_client

if TYPE_CHECKING:
    from support.loopback.calls import Api

    from sheets_sync.testing.server import SheetsServer

PERSON = "colleague@example.org"
SHEET = "application/vnd.google-apps.spreadsheet"
QUERY = f"mimeType='{SHEET}'"


@pytest.fixture
def google(sheets_server: SheetsServer) -> gspread.Client:
    return sheets_server.client()


@pytest.mark.evidence("T")
def test_gspread_as_it_is_creates_finds_copies_and_deletes(google: gspread.Client) -> None:
    book = google.create("Register")
    book.sheet1.update([["naam", "uren"], ["a", "7,5"]], "A1")
    twin = google.copy(book.id, "Kopie", copy_permissions=True)
    assert google.open("Kopie").sheet1.get_all_values() == [["naam", "uren"], ["a", "7,5"]]
    google.del_spreadsheet(twin.id)
    with pytest.raises(gspread.SpreadsheetNotFound):
        google.open_by_key(twin.id)


@pytest.mark.evidence("T")
def test_gspread_shares_and_withdraws(google: gspread.Client) -> None:
    book = google.create("Register")
    book.share(PERSON, perm_type="user", role="writer", notify=False)
    roles = {each["emailAddress"]: each["role"] for each in book.list_permissions()}
    assert roles[PERSON] == "writer"
    book.remove_permissions(PERSON)
    assert PERSON not in [each["emailAddress"] for each in book.list_permissions()]


@pytest.mark.evidence("C")
def test_a_spreadsheet_of_somebody_else_cannot_be_opened(
    google: gspread.Client, sheets_server: SheetsServer
) -> None:
    private = sheets_server.spreadsheet("Private", robot="")
    with pytest.raises(PermissionError):
        google.open_by_key(private)


@pytest.mark.evidence("D")
def test_a_reader_may_not_write(google: gspread.Client, sheets_server: SheetsServer) -> None:
    shared = google.open_by_key(sheets_server.spreadsheet("Shared", robot="reader"))
    assert shared.sheet1.get_all_values() == [[]]
    with pytest.raises(gspread.exceptions.APIError, match="caller does not have permission"):
        shared.sheet1.update([["x"]], "A1")


@pytest.mark.evidence("T")
@pytest.mark.parametrize(
    ("kind", "start"),
    [
        (ExportFormat.CSV, b'a,"1,5"\r\n,x'),
        (ExportFormat.TSV, b"a\t1,5\r\n\tx"),
        (ExportFormat.PDF, b"%PDF-"),
        (ExportFormat.EXCEL, b"PK"),
        (ExportFormat.OPEN_OFFICE_SHEET, b"PK"),
        (ExportFormat.ZIPPED_HTML, b"PK"),
    ],
)
def test_a_spreadsheet_is_exported(
    google: gspread.Client, kind: ExportFormat, start: bytes
) -> None:
    book = google.create("Register")
    book.sheet1.update([["a", "1,5"], ["", "x"]], "A1")
    assert book.export(kind).startswith(start)


@pytest.mark.evidence("D")
def test_an_exported_workbook_holds_every_tab(google: gspread.Client) -> None:
    book = google.create("Register")
    book.add_worksheet("Uren", 5, 5).update([["x"]], "A1")
    with zipfile.ZipFile(io.BytesIO(book.export(ExportFormat.EXCEL))) as archive:
        assert 'name="Uren"' in archive.read("xl/workbook.xml").decode()


@pytest.mark.evidence("C")
def test_a_csv_file_takes_the_place_of_everything(google: gspread.Client) -> None:
    book = google.create("Register")
    google.import_csv(book.id, 'naam,uren\n"a, b",7\n')
    fresh = google.open_by_key(book.id)
    assert [sheet.title for sheet in fresh.worksheets()] == ["Register"]
    assert fresh.sheet1.get_all_values() == [["naam", "uren"], ["a, b", "7"]]


@pytest.mark.evidence("D")
def test_files_are_listed_by_page(api: Api) -> None:
    for name in ("One", "Two"):
        api.call("POST", "/drive/v3/files", json={"name": name, "mimeType": SHEET})
    params = {"q": QUERY, "pageSize": "2", "fields": "nextPageToken,files(name)"}
    first = api.call("GET", "/drive/v3/files", params=params)
    token = {"pageToken": first["nextPageToken"]}
    second = api.call("GET", "/drive/v3/files", params=params | token)
    found = [file["name"] for file in first["files"] + second["files"]]
    assert found[:3] == ["Two", "One", "Test"]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("name = 'One'", ["One"]),
        ('name contains "o" and trashed = false', ["One"]),
        (f"{QUERY} and name != 'One' and 'root' in parents", ["Two"]),
        ("name = 'O\\'Neill'", []),
    ],
)
def test_files_are_found_by_query(api: Api, query: str, names: list[str]) -> None:
    for name in ("One", "Two"):
        api.call("POST", "/drive/v3/files", json={"name": name, "mimeType": SHEET})
    answer = api.call("GET", "/drive/v3/files", params={"q": query})
    assert [f["name"] for f in answer["files"] if f["name"] in ("One", "Two")] == names


@pytest.mark.evidence("R")
def test_drive_has_its_own_words_for_no(api: Api) -> None:
    response = api.raw("GET", "/drive/v3/files/nothing")
    assert response.json()["error"]["errors"][0]["reason"] == "notFound"
    assert api.refusal("GET", "/drive/v3/files/nothing") == (404, "File not found: nothing.")
    refusal = api.refusal("GET", "/drive/v3/files", params={"q": "nonsense"})
    assert refusal == (400, "Invalid Value")


@pytest.mark.evidence("D")
def test_folders_hold_files(google: gspread.Client, api: Api) -> None:
    kind = "application/vnd.google-apps.folder"
    folder = api.call("POST", "/drive/v3/files", json={"name": "Map", "mimeType": kind})["id"]
    google.create("Inside", folder_id=folder)
    assert [each["name"] for each in google.list_spreadsheet_files(folder_id=folder)] == ["Inside"]


@pytest.mark.evidence("T")
def test_any_token_stands_for_the_robot_unless_the_server_is_strict(
    sheets_server: SheetsServer,
) -> None:
    from google.oauth2.credentials import Credentials

    anyone = Credentials("any token")  # type: ignore[no-untyped-call]
    client = gspread.Client(anyone, http_client=http_client(sheets_server.base_url))
    assert client.create("Register").sheet1.title == "Sheet1"

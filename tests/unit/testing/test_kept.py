"""Between starts, back to a moment before, from a workbook; and looked at as a person does."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import msgspec
import openpyxl
import pytest
import requests
from openpyxl.styles import Font
from support.loopback.calls import ROBOTS, Api

from sheets_sync.testing.server import SheetsServer
from sheets_sync.testing.state import Damaged
from sheets_sync.testing.world import OWNER

if TYPE_CHECKING:
    from pathlib import Path

RED = {"red": 1}
LOOKS = {
    "updateCells": {
        "rows": [{"values": [{"note": "a note", "userEnteredFormat": {"backgroundColor": RED}}]}],
        "fields": "note,userEnteredFormat.backgroundColor",
        "start": {"sheetId": 0},
    }
}


def filled(api: Api) -> Any:
    """Values, a formula, an error, looks, a note, a merge, a name, metadata, a protection."""
    api.put("A1", [["<b>naam</b>", 1.0, True, "=1/0", "=SUM(B1:B9)"]], "USER_ENTERED")
    area = {"sheetId": 0, "startRowIndex": 2, "endRowIndex": 4, "endColumnIndex": 2}
    api.batch(
        LOOKS,
        {"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}},
        {"addNamedRange": {"namedRange": {"name": "here", "range": area}}},
        {"addProtectedRange": {"protectedRange": {"range": area, "warningOnly": True}}},
        {"createDeveloperMetadata": {"developerMetadata": METADATA}},
        {"addSheet": {"properties": {"title": "Second"}}},
    )
    return everything(api)


METADATA = {"metadataKey": "k", "location": {"spreadsheet": True}, "visibility": "DOCUMENT"}


def everything(api: Api) -> Any:
    return api.raw("GET", api.here, params={"includeGridData": "true"}).json()


def at(server: SheetsServer, api: Api) -> Api:
    """The same spreadsheet, at another server."""
    other = Api(server)
    other.spreadsheet_id = api.spreadsheet_id
    return other


@pytest.mark.parametrize("ended", ["stopped", "killed"])
def test_everything_is_there_at_the_next_start(tmp_path: Path, ended: str) -> None:
    server = SheetsServer(state=tmp_path / "state")
    server.start()
    api = Api(server)
    before = filled(api)
    folder = api.call("POST", "/drive/v3/files", json={"name": "x", "starred": True})["id"]
    gone = api.call("POST", "/drive/v3/files", json={"name": "y"})["id"]
    api.raw("DELETE", f"/drive/v3/files/{gone}")
    if ended == "stopped":
        server.stop()
    with SheetsServer(state=tmp_path / "state") as again:
        assert everything(at(again, api)) == before
        there = at(again, api)
        told = there.call("GET", f"/drive/v3/files/{folder}", params={"fields": "starred"})
        assert told == {"starred": True}
        assert there.refusal("GET", f"/drive/v3/files/{gone}")[0] == 404
    if ended == "killed":
        server.stop()


def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "1abc.json").write_text('{"file_id": 5}', "utf-8")
    with pytest.raises(Damaged, match=r"1abc\.json"):
        SheetsServer(state=tmp_path)
    assert (tmp_path / "1abc.json").read_text("utf-8") == '{"file_id": 5}'


def test_a_snapshot_is_gone_back_to(api: Api) -> None:
    before = filled(api)
    control = f"{api.server.base_url}/_control/snapshot"
    saved = requests.get(control, timeout=9).content
    api.put("A1", [["changed"]])
    new = api.call("POST", "/drive/v3/files", json={"name": "later"})["id"]
    assert requests.put(control, data=saved, timeout=9).ok
    assert everything(api) == before
    assert api.refusal("GET", f"/drive/v3/files/{new}")[0] == 404
    assert requests.put(control, data=b'{"files": 5}', timeout=9).status_code == 400
    assert everything(api) == before
    api.server.restore(api.server.snapshot())
    assert everything(api) == before
    with pytest.raises(msgspec.DecodeError):
        api.server.restore(b"[]")


@pytest.fixture
def workbook() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Uren"
    for row in (["naam", "uren"], ["a", 1.5], ["b", 2], ["som", "=SUM(B2:B3)"]):
        page.append(row)
    page["A1"].font = Font(bold=True)
    page["B2"].number_format = "0.00"
    page.merge_cells("A6:B6")
    page.freeze_panes = "A2"
    book.create_sheet("Hidden").sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_is_there_from_the_start(sheets_server: SheetsServer, workbook: bytes) -> None:
    file_id = sheets_server.load(workbook, "Uren")
    book = sheets_server.client().open_by_key(file_id)
    assert book.worksheet("Uren").get("A1:B4") == [
        ["naam", "uren"],
        ["a", "1.50"],
        ["b", "2"],
        ["som", "3.50"],
    ]
    told = book.fetch_sheet_metadata()["sheets"]
    assert told[0]["properties"]["gridProperties"]["frozenRowCount"] == 1
    assert told[0]["merges"][0]["startRowIndex"] == 5
    assert told[1]["properties"]["hidden"]


def test_a_page_shows_what_a_person_sees(api: Api) -> None:
    filled(api)
    here = f"{api.server.base_url}/spreadsheets/d"
    page = requests.get(f"{here}/{api.spreadsheet_id}/edit", timeout=9).text
    assert "&lt;b&gt;naam&lt;/b&gt;" in page
    assert "<b>naam" not in page
    assert "#DIV/0!" in page
    assert 'title="a note"' in page
    assert "background:#ff0000" in page
    assert 'rowspan="2" colspan="2"' in page
    assert len(re.findall("<h2", page)) == 2
    assert "<script" not in page
    missing = requests.get(f"{here}/nothing/edit", timeout=9)
    assert missing.status_code == 404


@pytest.mark.evidence("R")
def test_files_come_from_the_address_that_people_use(api: Api) -> None:
    api.put("A1", [["a", "1,5"]])
    reply = api.batch({"addSheet": {"properties": {"title": "Second"}}})["replies"][0]
    second = reply["addSheet"]["properties"]["sheetId"]
    api.put("Second!A1", [["x"]])
    url = f"{api.server.base_url}/spreadsheets/d/{api.spreadsheet_id}/export"

    def got(**query: str) -> requests.Response:
        return requests.get(url, query, headers=ROBOTS, timeout=9, allow_redirects=False)

    assert got(format="csv").content == b'a,"1,5"'
    assert got(format="csv", gid=str(second)).content == b"x"
    assert got(format="tsv").content == b"a\t1,5"
    assert got(format="xlsx").content[:2] == b"PK"
    assert got(format="docx").status_code == 400
    assert got(format="csv", gid="5").status_code == 400
    away = requests.get(url, {"format": "csv"}, timeout=9, allow_redirects=False)
    assert away.status_code == 302
    assert away.headers["location"].startswith("https://accounts.google.com/")


def test_somebody_elses_file_does_not_come_from_there(sheets_server: SheetsServer) -> None:
    hers = sheets_server.spreadsheet("Hers", owner=OWNER, robot="")
    url = f"{sheets_server.base_url}/spreadsheets/d/{hers}/export"
    answer = requests.get(url, headers=ROBOTS, timeout=9, allow_redirects=False)
    assert answer.status_code == 302


def test_a_snapshot_says_in_plain_json_what_is_there(api: Api) -> None:
    api.put("A1", [["x"]])
    files = json.loads(api.server.snapshot())["files"]
    book = next(each["book"] for each in files if each["name"] == "Test")
    assert book["sheets"][0]["rows"] == [["x"]]

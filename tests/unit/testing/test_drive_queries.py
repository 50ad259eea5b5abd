"""What drive.files.list finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.loopback.calls import ROBOTS

from sheets_sync.testing.world import OWNER, ROBOT

if TYPE_CHECKING:
    from support.loopback.calls import Api

    from sheets_sync.testing.server import SheetsServer

SHEET = "application/vnd.google-apps.spreadsheet"
FOLDER = "application/vnd.google-apps.folder"


@pytest.fixture
def drive(api: Api, sheets_server: SheetsServer) -> Api:
    """Hours (starred), Costs of 2022 in the bin, a folder Archive with HelloWorld in it."""
    files = "/drive/v3/files"
    archive = api.call("POST", files, json={"name": "Archive", "mimeType": FOLDER})["id"]
    hours = {"name": "Hours", "starred": True, "properties": {"team": "north"}}
    first = api.call("POST", files, json=hours | {"mimeType": SHEET})["id"]
    costs = {"name": "Costs 2022", "description": "what it took", "createdTime": "2022-01-01"}
    second = api.call("POST", files, json=costs | {"mimeType": SHEET})["id"]
    hello = {"name": "HelloWorld", "mimeType": SHEET, "parents": [archive]}
    api.call("POST", files, json=hello)
    api.call("PATCH", f"{files}/{second}", json={"trashed": True})
    values = f"/v4/spreadsheets/{first}/values/A1"
    api.raw("PUT", values, params={"valueInputOption": "RAW"}, json={"values": [["Hello_there"]]})
    sheets_server.spreadsheet("Hers", owner=OWNER)
    api.archive = archive  # type: ignore[attr-defined]
    return api


def found(api: Api, query: str) -> list[str]:
    names = {"Archive", "Hours", "Costs 2022", "HelloWorld", "Hers"}
    query = query.replace("ARCHIVE", getattr(api, "archive", ""))
    answer = api.call("GET", "/drive/v3/files", params={"q": query, "orderBy": "name"})
    return [file["name"] for file in answer["files"] if file["name"] in names]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("name = 'Hours' or name = 'Hers'", ["Hers", "Hours"]),
        ("not name = 'Hours' and starred = true", []),
        ("not (name = 'Hours' or name = 'Hers') and trashed = false", ["Archive", "HelloWorld"]),
        ("trashed = true", ["Costs 2022"]),
        ("trashed != true and starred = true", ["Hours"]),
        ("name = 'Hers' or name = 'Hours' and starred = true", ["Hours"]),
        ("name = 'Hers' or (name = 'Hours' and starred = true)", ["Hers", "Hours"]),
        ("'ARCHIVE' in parents", ["HelloWorld"]),
        ("parents in 'ARCHIVE'", ["HelloWorld"]),
        ("'root' in parents and starred = true", ["Hours"]),
        (f"'{OWNER}' in owners and name contains 'her'", ["Hers"]),
        ("'me' in owners and starred = true", ["Hours"]),
        (f"'{ROBOT}' in writers and name = 'Hers'", ["Hers"]),
        ("sharedWithMe and name = 'Hers'", ["Hers"]),
        ("sharedWithMe = false and starred = true", ["Hours"]),
        ("modifiedTime > '2020-01-01T12:00:00' and starred = true", ["Hours"]),
        ("modifiedTime < '2020-01-01T12:00:00Z'", []),
        ("createdTime <= '2022-01-01'", ["Costs 2022"]),
        ("createdTime > '2030-01-01T00:00:00+02:00'", []),
        ("name contains 'Hello'", ["HelloWorld"]),
        ("name contains 'World'", []),
        ("name contains '2022 cost'", ["Costs 2022"]),
        ("fullText contains 'took'", ["Costs 2022"]),
        ("fullText contains 'HelloWorld'", ["HelloWorld"]),
        ("fullText contains 'Hello'", ["Hours"]),
        ("fullText contains '\"hello there\"'", ["Hours"]),
        ("fullText contains '\"there hello\"'", []),
        ("fullText contains 'there hello'", ["Hours"]),
        ("mimeType contains 'folder'", ["Archive"]),
        (f"mimeType != '{SHEET}' and trashed = false", ["Archive"]),
        ("properties has { key='team' and value='north' }", ["Hours"]),
        ("appProperties has { key='team' and value='north' }", []),
    ],
)
def test_a_query_finds(drive: Api, query: str, names: list[str]) -> None:
    assert found(drive, query) == names


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("name =", 400),
        ("name = Hours", 400),
        ("name > 'a'", 400),
        ("title = 'Hours'", 400),
        ("name = 'a' name = 'b'", 400),
        ("name = 'a' and", 400),
        ("(name = 'a'", 400),
        ("name = 'a')", 400),
        ("name = 'a", 400),
        ("modifiedTime > 'yesterday'", 400),
        ("modifiedTime contains '2020'", 400),
        ("fullText = 'x'", 400),
        ("trashed = maybe", 400),
        ("trashed > true", 400),
        ("'x' in nothing", 400),
        ("in owners", 400),
        ("not", 400),
        ("(" * 5000 + "starred = true" + ")" * 5000, 400),
        ("visibility = 'limited'", 501),
        ("viewedByMeTime > '2020-01-01'", 501),
    ],
)
def test_a_query_that_cannot_be_read_is_refused(api: Api, query: str, status: int) -> None:
    # By POST: the longest one is no address.
    headers = {"X-HTTP-Method-Override": "GET", **ROBOTS}
    response = api.raw("POST", "/drive/v3/files", data={"q": query}, headers=headers)
    assert response.status_code == status, response.text


@pytest.mark.evidence("D")
def test_files_come_in_the_order_that_is_asked_for(drive: Api) -> None:
    def order(by: str) -> list[str]:
        params = {"orderBy": by, "q": "trashed = false and not sharedWithMe"}
        answer = drive.call("GET", "/drive/v3/files", params=params)
        return [file["name"] for file in answer["files"] if file["name"] != "Test"]

    assert order("name") == ["Archive", "HelloWorld", "Hours"]
    assert order("name desc") == ["Hours", "HelloWorld", "Archive"]
    assert order("folder,name desc") == ["Archive", "Hours", "HelloWorld"]
    assert order("starred,name") == ["Hours", "Archive", "HelloWorld"]
    assert drive.refusal("GET", "/drive/v3/files", params={"orderBy": "size"})[0] == 400
    assert drive.refusal("GET", "/drive/v3/files", params={"orderBy": "viewedByMeTime"})[0] == 501

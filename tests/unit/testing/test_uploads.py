"""Files that are sent: whole, with a description, or piece by piece; and read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build_from_document
from googleapiclient.http import MediaInMemoryUpload
from support.loopback.calls import ROBOTS
from support.loopback.discovery import drive_document

from sheets_sync.testing.drive.exports import XLSX

if TYPE_CHECKING:
    from support.loopback.calls import Api

UPLOAD = "/upload/drive/v3/files"
SHEET = "application/vnd.google-apps.spreadsheet"
CSV = b"naam,uren\r\na,7\r\n"


def multipart(described: Any, content: bytes, kind: str) -> dict[str, Any]:
    border = "a boundary"
    body = (
        f"--{border}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n".encode()
        + json.dumps(described).encode()
        + f"\r\n--{border}\r\nContent-Type: {kind}\r\n\r\n".encode()
        + content
        + f"\r\n--{border}--".encode()
    )
    return {"data": body, "headers": {"Content-Type": f'multipart/related; boundary="{border}"'}}


def rows(api: Api, file_id: str) -> Any:
    return api.call("GET", f"/v4/spreadsheets/{file_id}/values/A1:C9").get("values")


@pytest.mark.evidence("D")
def test_a_file_and_its_description_are_sent_together(api: Api) -> None:
    options = multipart({"name": "Uren", "mimeType": SHEET}, CSV, "text/csv")
    answer = api.call("POST", UPLOAD, params={"uploadType": "multipart"}, **options)
    assert (answer["name"], answer["mimeType"]) == ("Uren", SHEET)
    assert rows(api, answer["id"]) == [["naam", "uren"], ["a", "7"]]


@pytest.mark.evidence("D")
def test_any_other_file_is_kept_to_the_byte(api: Api) -> None:
    content = bytes(range(256)) + b"\r\n--a boundar\r\n\n"
    options = multipart({"name": "x.bin"}, content, "application/zip")
    answer = api.call("POST", UPLOAD, params={"uploadType": "multipart"}, **options)
    back = api.raw("GET", f"/drive/v3/files/{answer['id']}", params={"alt": "media"})
    assert (back.content, back.headers["content-type"]) == (content, "application/zip")
    fields = {"fields": "size,md5Checksum,fileExtension"}
    told = api.call("GET", f"/drive/v3/files/{answer['id']}", params=fields)
    assert (told["size"], told["fileExtension"]) == (str(len(content)), "bin")
    assert api.refusal("GET", f"/v4/spreadsheets/{answer['id']}")[0] == 404


@pytest.mark.evidence("D")
def test_a_file_comes_piece_by_piece(api: Api) -> None:
    body = {"name": "Uren", "mimeType": SHEET}
    kind = {"X-Upload-Content-Type": "text/csv"}
    begun = api.raw("POST", UPLOAD, params={"uploadType": "resumable"}, json=body, headers=kind)
    place = begun.headers["location"]

    def send(piece: bytes, span: str) -> Any:
        headers = {"Content-Range": f"bytes {span}", **ROBOTS}
        return api.web.put(place, data=piece, headers=headers, timeout=9)

    assert send(CSV[:5], f"0-4/{len(CSV)}").status_code == 308
    assert send(b"", f"*/{len(CSV)}").headers["range"] == "bytes=0-4"
    assert send(CSV[7:], f"7-{len(CSV) - 1}/{len(CSV)}").status_code == 400
    last = send(CSV[5:], f"5-{len(CSV) - 1}/{len(CSV)}")
    assert rows(api, last.json()["id"]) == [["naam", "uren"], ["a", "7"]]
    assert send(b"", f"*/{len(CSV)}").status_code == 404


@pytest.mark.evidence("D")
def test_a_workbook_becomes_a_spreadsheet_and_takes_the_place_of_one(api: Api) -> None:
    api.put("A1", [["a", 1.5], ["=B1*2", True]], "USER_ENTERED")
    where = f"/drive/v3/files/{api.spreadsheet_id}/export"
    workbook = api.raw("GET", where, params={"mimeType": XLSX}).content
    options = multipart({"mimeType": SHEET}, workbook, XLSX)
    answer = api.call("POST", UPLOAD, params={"uploadType": "multipart"}, **options)
    assert rows(api, answer["id"]) == [["a", "1.5"], ["3", "TRUE"]]
    api.raw(
        "PATCH",
        f"{UPLOAD}/{answer['id']}",
        params={"uploadType": "media"},
        data=CSV,
        headers={"Content-Type": "text/csv"},
    )
    assert rows(api, answer["id"]) == [["naam", "uren"], ["a", "7"]]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("query", "options", "status"),
    [
        ({}, {"data": b"x"}, 400),
        ({"uploadType": "other"}, {"data": b"x"}, 400),
        ({"uploadType": "multipart"}, {"data": b"x"}, 400),
        ({"uploadType": "multipart"}, multipart([], b"x", "text/csv"), 400),
        ({"uploadType": "multipart"}, multipart({"mimeType": SHEET}, b"x", XLSX), 400),
        ({"uploadType": "multipart"}, multipart({"mimeType": SHEET}, b"\xff", "text/csv"), 400),
        ({"uploadType": "multipart"}, multipart({"mimeType": SHEET}, b"x", "image/png"), 501),
        ({"uploadType": "multipart"}, multipart({"contentHints": {}}, b"x", "text/csv"), 501),
        ({"uploadType": "resumable"}, {"data": b"{"}, 400),
        ({"uploadType": "resumable"}, {"data": b'{"nmae": "x"}'}, 400),
    ],
)
def test_an_upload_that_is_refused_leaves_nothing(
    api: Api, query: dict[str, str], options: dict[str, Any], status: int
) -> None:
    before = len(api.server.service.world.files)
    assert api.refusal("POST", UPLOAD, params=query, **options)[0] == status
    assert len(api.server.service.world.files) == before


@pytest.mark.evidence("T")
@pytest.mark.parametrize("resumable", [False, True])
def test_googles_own_client_sends_files_and_batches(api: Api, *, resumable: bool) -> None:
    base = api.server.base_url
    any_token = Credentials("any")  # type: ignore[no-untyped-call]
    document = drive_document() | {"rootUrl": f"{base}/", "baseUrl": f"{base}/drive/v3/"}
    with build_from_document(document, credentials=any_token) as service:
        _sent(api, service, resumable=resumable)


def _sent(api: Api, service: Any, *, resumable: bool) -> None:
    media = MediaInMemoryUpload(CSV, "text/csv", resumable=resumable)
    wish = {"name": "Uren", "mimeType": SHEET}
    made = service.files().create(body=wish, media_body=media, fields="id").execute()
    assert rows(api, made["id"]) == [["naam", "uren"], ["a", "7"]]
    heard: dict[str, Any] = {}
    batch = service.new_batch_http_request(
        callback=lambda name, answer, error: heard.update({name: error or answer})
    )
    batch.add(service.files().get(fileId=made["id"], fields="name"), request_id="one")
    batch.add(service.files().get(fileId="nothing"), request_id="two")
    batch.execute()
    assert heard["one"] == {"name": "Uren"}
    assert heard["two"].resp.status == 404

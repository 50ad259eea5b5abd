"""A lot at once, and what is no request at all."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
import requests
from support.loopback.calls import ROBOTS

from sheets_sync.testing.quota import Quota

if TYPE_CHECKING:
    from support.loopback.calls import Api

    from sheets_sync.testing.server import SheetsServer


def test_ten_megabytes_are_taken_and_given_back(api: Api) -> None:
    text = "x" * 49_000
    rows = [[text] for _ in range(210)]
    api.batch({"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 300}})
    assert len(json.dumps(rows)) > 10_000_000
    api.put("A1:A210", rows)
    assert api.read("A1:A210") == rows


def test_five_thousand_requests_in_a_batch(api: Api) -> None:
    def one(number: int) -> Any:
        cell = {"userEnteredValue": {"numberValue": number}}
        start = {"sheetId": 0, "rowIndex": number % 20, "columnIndex": number % 6}
        rows = [{"values": [cell]}]
        return {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}

    replies = api.batch(*map(one, range(5000)))["replies"]
    assert len(replies) == 5000
    bad = [one(n) for n in range(4999)] + [{"deleteSheet": {"sheetId": 99}}]
    status, said = api.refused_batch(*bad)
    assert (status, said) == (400, "Invalid requests[4999].deleteSheet: No grid with id: 99")


def test_twenty_clients_at_once_lose_nothing(api: Api, sheets_server: SheetsServer) -> None:
    url = f"{sheets_server.base_url}{api.here}/values/A1:append"
    params = {"valueInputOption": "RAW"}

    def client(number: int) -> list[int]:
        with requests.Session() as web:
            web.headers.update(ROBOTS)
            return [
                web.post(
                    url, params=params, json={"values": [[f"{number}-{n}"]]}, timeout=60
                ).status_code
                for n in range(10)
            ]

    with ThreadPoolExecutor(20) as pool:
        statuses = [status for found in pool.map(client, range(20)) for status in found]
    assert statuses == [200] * 200
    assert len({row[0] for row in api.read("A1:A500")}) == 200


@pytest.mark.evidence("R")
@pytest.mark.parametrize(
    "body",
    [b"{", b"nonsense", b"\xff\xfe", b'{"requests": [}', b"[" * 5000, b'{"a": 1e999999}', b"\x00"],
)
def test_a_body_that_is_no_json_is_refused_in_googles_form(api: Api, body: bytes) -> None:
    for verb, path in (("POST", f"{api.here}:batchUpdate"), ("PUT", f"{api.here}/values/A1")):
        response = api.raw(verb, path, data=body, params={"valueInputOption": "RAW"})
        error = response.json()["error"]
        assert (response.status_code, error["status"]) == (400, "INVALID_ARGUMENT"), error


@pytest.mark.evidence("D")
@pytest.mark.parametrize("body", [b"[]", b'"text"', b"5", b'{"requests": 5}', b'{"nosuch": 1}'])
def test_json_that_is_no_message_is_refused(api: Api, body: bytes) -> None:
    response = api.raw("POST", f"{api.here}:batchUpdate", data=body)
    assert response.status_code == 400, response.text


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("GET", "/v4/spreadsheets/nothing"),
        ("GET", "/v4/spreadsheets/nothing/values/A1"),
        ("POST", "/v4/spreadsheets/nothing:batchUpdate"),
        ("PUT", "/v4/spreadsheets/nothing/values/A1"),
        ("GET", "/drive/v3/files/nothing"),
        ("PATCH", "/drive/v3/files/nothing"),
        ("DELETE", "/drive/v3/files/nothing"),
        ("POST", "/drive/v3/files/nothing/copy"),
        ("GET", "/drive/v3/files/nothing/export"),
        ("GET", "/drive/v3/files/nothing/permissions"),
        ("PATCH", "/upload/drive/v3/files/nothing?uploadType=media"),
    ],
)
def test_an_id_that_does_not_exist_is_not_found(api: Api, verb: str, path: str) -> None:
    body: dict[str, object] | None = None if verb == "GET" else {}
    assert api.refusal(verb, path, json=body)[0] == 404


@pytest.mark.evidence("L")
def test_the_sixty_first_write_of_a_minute_is_refused(
    api: Api, sheets_server: SheetsServer
) -> None:
    time = [0.0]
    sheets_server.service.quota = Quota(60, 60, lambda: time[0])
    for _ in range(60):
        api.put("A1", [["x"]])
    path = f"{api.here}/values/A1"
    params = {"valueInputOption": "RAW"}
    status, said = api.refusal("PUT", path, params=params, json={"values": [["y"]]})
    assert (status, "Write requests per minute per user" in said) == (429, True)
    assert api.read("A1") == [["x"]]
    # Another user has a quota of her own.
    form = sheets_server.user_file() | {"grant_type": "refresh_token"}
    token = requests.post(f"{sheets_server.base_url}/token", data=form, timeout=9).json()
    hers = {"Authorization": f"Bearer {token['access_token']}"}
    assert api.raw("POST", "/v4/spreadsheets", json={}, headers=hers).ok
    time[0] = 60.0
    api.put("A1", [["y"]])

"""Faults on demand, and people at work between two requests."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
import requests
from support.loopback.calls import grid

from sheets_sync.testing.faults import Fault
from sheets_sync.testing.people import PersonsEdit
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from support.loopback.calls import Api

    from sheets_sync.testing.server import SheetsServer

UPDATE = "spreadsheets.values.update"


def write(api: Api, text: str = "x") -> requests.Response:
    body = {"values": [[text]]}
    return api.raw("PUT", f"{api.here}/values/A1?valueInputOption=RAW", json=body)


@pytest.mark.parametrize(
    ("code", "status", "message"),
    [
        pytest.param(
            429,
            "RESOURCE_EXHAUSTED",
            "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute"
            " per user' of service 'sheets.googleapis.com' for consumer 'project_number:1'.",
            id="L 429",
        ),
        pytest.param(500, "INTERNAL", "Internal error encountered.", id="R 500"),
        pytest.param(503, "UNAVAILABLE", "The service is currently unavailable.", id="R 503"),
    ],
)
def test_an_error_strikes_once_and_nothing_happens(
    sheets_server: SheetsServer, api: Api, code: int, status: str, message: str
) -> None:
    sheets_server.plan(Fault("error", When(UPDATE), code=code))
    response = write(api)
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (code, code)
    assert (error["status"], error["message"]) == (status, message)
    assert "Retry-After" not in response.headers
    assert api.read("A1") == []
    assert write(api).ok


@pytest.mark.evidence("L")
def test_a_429_carries_its_reason(sheets_server: SheetsServer, api: Api) -> None:
    sheets_server.plan(Fault("error", code=429))
    (info,) = write(api).json()["error"]["details"]
    assert info["reason"] == "RATE_LIMIT_EXCEEDED"


@pytest.mark.evidence("T")
def test_a_503_can_have_a_body_of_html(sheets_server: SheetsServer, api: Api) -> None:
    sheets_server.plan(Fault("error", body="html"))
    response = write(api)
    assert response.status_code == 503
    assert response.headers["content-type"].startswith("text/html")
    with pytest.raises(requests.exceptions.JSONDecodeError):
        response.json()


@pytest.mark.parametrize(
    ("fault", "applied"),
    [
        (Fault("cut_before"), False),
        (Fault("cut_after"), True),
        (Fault("truncated"), True),
    ],
    ids=lambda value: getattr(value, "kind", str(value)),
)
def test_a_connection_that_breaks(
    sheets_server: SheetsServer,
    api: Api,
    fault: Fault,
    applied: bool,  # noqa: FBT001
) -> None:
    sheets_server.plan(fault)
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        write(api)
    assert api.read("A1") == ([["x"]] if applied else [])


def test_an_error_after_the_request_was_carried_out(sheets_server: SheetsServer, api: Api) -> None:
    sheets_server.plan(Fault("error", code=500, applied=True))
    assert write(api).status_code == 500
    assert api.read("A1") == [["x"]]


def test_a_delay_delays(sheets_server: SheetsServer, api: Api) -> None:
    sheets_server.plan(Fault("delay", seconds=0.2))
    start = time.monotonic()
    assert write(api).ok
    assert time.monotonic() - start >= 0.2


def test_a_fault_waits_for_its_request_and_strikes_as_often_as_planned(
    sheets_server: SheetsServer, api: Api
) -> None:
    sheets_server.plan(Fault("error", When(UPDATE, nth=2, times=2)))
    found = []
    for _ in range(5):
        api.read("A1")
        found.append(write(api).status_code)
    assert found == [200, 503, 503, 200, 200]


def test_faults_are_planned_over_http(sheets_server: SheetsServer, api: Api) -> None:
    wish = {"kind": "error", "code": 429, "when": {"method": UPDATE}}
    pending = api.call("POST", "/_control/faults", json={"faults": [wish]})
    assert pending["faults"][0]["when"] == {"method": UPDATE, "nth": 1, "times": 1}
    assert write(api).status_code == 429
    api.call("POST", "/_control/faults", json={"faults": [{"kind": "cut_before"}]})
    api.call("DELETE", "/_control/faults")
    assert write(api).ok
    assert sheets_server.service.faults.pending == []


def test_a_fault_that_cannot_be_is_refused(api: Api) -> None:
    response = api.raw("POST", "/_control/faults", json={"faults": [{"kind": "flood"}]})
    assert response.status_code == 400
    assert "flood" in response.json()["error"]


INSERT_ROW = {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}}


@pytest.mark.parametrize(
    ("moment", "expected"), [("before", [["x"]]), ("after", [[], ["x"]])], ids=str
)
def test_a_person_edits_between_two_requests(
    sheets_server: SheetsServer, api: Api, moment: Any, expected: Any
) -> None:
    edit = PersonsEdit(api.spreadsheet_id, (INSERT_ROW,), when=When(UPDATE), moment=moment)
    sheets_server.plan(edit)
    write(api)
    assert api.read("A1:A3") == expected


def test_people_are_planned_over_http(api: Api) -> None:
    typing = [{"range": "B1", "values": [["=1+1"]]}]
    wish = {"spreadsheetId": api.spreadsheet_id, "typing": typing}
    api.call("POST", "/_control/people", json=wish | {"when": {"nth": 2}})
    assert write(api).ok
    assert api.read("B1") == []
    assert api.read("B1") == [["2"]]
    api.call("POST", "/_control/people", json=wish | {"typing": [{"range": "B1", "values": [[5]]}]})
    assert api.read("B1") == [["5"]]


def test_the_log_counts_requests(sheets_server: SheetsServer, api: Api) -> None:
    sheets_server.log.clear()
    sheets_server.plan(Fault("error", When(UPDATE)))
    write(api)
    api.read("A1")
    answer = api.call("GET", "/_control/requests")
    assert answer["total"] == sheets_server.log.count() == 2
    assert answer["counts"] == {UPDATE: 1, "spreadsheets.values.get": 1}
    assert [(line["status"], line["fault"]) for line in answer["requests"]] == [
        (503, "error"),
        (200, ""),
    ]
    api.call("DELETE", "/_control/requests")
    assert sheets_server.log.count() == 0


def test_a_reset_forgets_everything(sheets_server: SheetsServer, api: Api) -> None:
    sheets_server.plan(Fault("error", When(nth=5)))
    api.call("POST", "/_control/reset")
    assert api.refusal("GET", api.here)[0] == 404
    assert sheets_server.service.faults.pending == []


def test_a_person_may_do_what_the_robot_may_not(sheets_server: SheetsServer, api: Api) -> None:
    protect = {"addProtectedRange": {"protectedRange": {"range": grid(0, 0, 1, 1)}}}
    edit = PersonsEdit(api.spreadsheet_id, (protect,), ({"range": "A1", "values": [["mine"]]},))
    sheets_server.as_person(edit)
    assert write(api).status_code == 400
    assert api.read("A1") == [["mine"]]

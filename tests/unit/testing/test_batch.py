"""spreadsheets.batchUpdate as a whole: in order, all or nothing, with the state after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.calls import grid

if TYPE_CHECKING:
    from support.loopback.calls import Api


def text(where: Any, value: str) -> Any:
    rows = [{"values": [{"userEnteredValue": {"stringValue": value}}]}]
    return {"updateCells": {"range": where, "rows": rows, "fields": "userEnteredValue"}}


A1 = grid(0, 0, 1, 1)


@pytest.mark.evidence("D")
def test_one_bad_request_spoils_the_batch(api: Api) -> None:
    api.put("A1", [["before"]])
    insert = {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}
    refusal = api.refused_batch(
        text(A1, "after"),
        {"insertDimension": insert},
        {"updateCells": {"range": {"sheetId": 999999}, "fields": "*"}},
    )
    assert refusal == (400, "Invalid requests[2].updateCells: No grid with id: 999999")
    assert api.read("A1:A2") == [["before"]]


@pytest.mark.evidence("D")
def test_requests_see_what_those_before_them_did(api: Api) -> None:
    insert = {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}
    api.batch(text(A1, "one"), {"insertDimension": insert}, text(A1, "two"))
    assert api.read("A1:A2") == [["two"], ["one"]]


@pytest.mark.evidence("D")
def test_the_answer_can_show_the_state_after_it(api: Api) -> None:
    api.put("A1", [["", "old"]])
    answer = api.batch(
        text(A1, "new"),
        includeSpreadsheetInResponse=True,
        responseRanges=["A1:B1"],
        responseIncludeGridData=True,
    )
    data = answer["updatedSpreadsheet"]["sheets"][0]["data"][0]
    shown = [cell["formattedValue"] for cell in data["rowData"][0]["values"]]
    assert shown == ["new", "old"]


@pytest.mark.evidence("D")
def test_a_mask_trims_the_state_after_it(api: Api) -> None:
    body = {"requests": [text(A1, "new")], "includeSpreadsheetInResponse": True}
    fields = "updatedSpreadsheet(sheets(data(rowData(values(formattedValue)))))"
    path = f"{api.here}:batchUpdate"
    answer = api.call("POST", path, params={"fields": fields}, json=body)
    assert answer == {
        "updatedSpreadsheet": {
            "sheets": [{"data": [{"rowData": [{"values": [{"formattedValue": "new"}]}]}]}]
        }
    }


@pytest.mark.evidence("R")
def test_an_empty_batch_is_refused(api: Api) -> None:
    assert api.refused_batch() == (400, "Must specify at least one request.")


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    "request_",
    [
        {"addSheet": {"properties": {"sheetId": 5, "title": "x"}}},
        {"addNamedRange": {"namedRange": {"namedRangeId": "5", "name": "x", "range": A1}}},
        {"addProtectedRange": {"protectedRange": {"protectedRangeId": 5, "range": A1}}},
        {
            "createDeveloperMetadata": {
                "developerMetadata": {
                    "metadataId": 5,
                    "metadataKey": "run",
                    "location": {"spreadsheet": True},
                    "visibility": "DOCUMENT",
                }
            }
        },
    ],
    ids=lambda request_: next(iter(request_)),
)
def test_an_id_that_is_reused_fails_the_whole_batch(api: Api, request_: Any) -> None:
    api.batch(request_)
    status, message = api.refused_batch(text(A1, "again"), request_)
    assert (status, message.split(":")[0]) == (400, f"Invalid requests[1].{next(iter(request_))}")
    assert api.read("A1") == []

"""No success for what was not done: all of Google's two discovery documents, asked one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.discovery import drive_document, every_method

from sheets_sync.testing.drive.bodies import NOT_FILLED, NOT_KEPT, PASSED_OVER, WRITABLE
from sheets_sync.testing.drive.bodies import shapes as drive_shapes
from sheets_sync.testing.methods import NOT_DONE, methods
from sheets_sync.testing.routes import ROUTES

if TYPE_CHECKING:
    from support.loopback.calls import Api

METHODS = every_method()
DONE = {route.name for route in ROUTES}
PARAMETERS = [(name, each) for name in sorted(METHODS) for each in METHODS[name]["parameters"]]


@pytest.mark.evidence("D")
def test_the_methods_are_those_of_the_discovery_documents() -> None:
    assert methods() == METHODS


@pytest.mark.evidence("D")
def test_the_fields_of_drive_are_those_of_its_discovery_document() -> None:
    document = drive_document()["schemas"]
    for shape, fields in drive_shapes().items():
        outermost, *inner = shape.split(".")
        schema = document[outermost]
        for name in inner:
            schema = schema["properties"][name]
            schema = schema.get("items", schema)
        assert set(fields) == set(schema["properties"]), shape


def path_of(api: Api, name: str) -> str:
    places = {"spreadsheetId": api.spreadsheet_id, "fileId": api.spreadsheet_id, "range": "A1"}
    return re.sub(r"\{(\w+)\}", lambda m: places.get(m[1], "0"), METHODS[name]["path"])


@pytest.mark.evidence("D")
@pytest.mark.parametrize("name", sorted(set(METHODS) - DONE))
def test_a_method_that_is_not_carried_out_says_so(api: Api, name: str) -> None:
    status, said = api.refusal(METHODS[name]["verb"], path_of(api, name), json={})
    assert (status, said) == (501, f"{name} is not implemented by this testing server.")


@pytest.mark.evidence("D")
@pytest.mark.parametrize("name", sorted(set(METHODS) & DONE))
def test_a_method_that_is_carried_out_knows_no_other_parameters(api: Api, name: str) -> None:
    body: Any = None if METHODS[name]["verb"] == "GET" else {}
    params = {"nosuch": "1"}
    status, said = api.refusal(METHODS[name]["verb"], path_of(api, name), json=body, params=params)
    assert (status, "nosuch" in said) == (400, True)


@pytest.mark.evidence("D")
@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_a_parameter_is_carried_out_or_refused(api: Api, name: str, parameter: str) -> None:
    if name not in DONE:
        pytest.skip("the whole method is refused")
    undone = parameter in NOT_DONE.get(name, ())
    if undone:
        body: Any = None if METHODS[name]["verb"] == "GET" else {}
        params = {parameter: "true"}
        answer = api.refusal(METHODS[name]["verb"], path_of(api, name), json=body, params=params)
        assert (answer[0], parameter in answer[1]) == (501, True)
    else:
        assert parameter in CARRIED_OUT | NO_MATTER, f"{parameter} of {name}"


CARRIED_OUT = {
    *("ranges", "includeGridData", "excludeTablesInBandedRanges"),
    *("majorDimension", "valueRenderOption", "dateTimeRenderOption", "valueInputOption"),
    *("insertDataOption", "includeValuesInResponse", "responseValueRenderOption"),
    *("responseDateTimeRenderOption", "q", "orderBy", "pageSize", "pageToken", "corpora", "spaces"),
    *("mimeType", "addParents", "removeParents", "transferOwnership", "sendNotificationEmail"),
}
"""What has tests of its own."""

NO_MATTER = {
    *("supportsAllDrives", "supportsTeamDrives", "acknowledgeAbuse", "enforceSingleParent"),
    *("includeItemsFromAllDrives", "includeTeamDriveItems", "ignoreDefaultVisibility"),
    *("emailMessage", "includeDeleted"),
}
"""What changes no answer where there are no other drives, domains, mail and deleted comments."""


@pytest.mark.evidence("D")
@pytest.mark.parametrize("shape", sorted(WRITABLE))
def test_every_field_that_can_be_set_is_kept_or_refused(api: Api, shape: str) -> None:
    places = {
        "File": "/drive/v3/files",
        "Permission": f"/drive/v3/files/{api.spreadsheet_id}/permissions",
        "Comment": f"/drive/v3/files/{api.spreadsheet_id}/comments",
    }
    samples: dict[str, Any] = {"boolean": True, "date-time": "2020-01-01T00:00:00Z"}
    for field, kind in drive_shapes()[shape].items():
        if field in WRITABLE[shape] or field in PASSED_OVER[shape]:
            continue
        value = [] if kind[0] == "[" else {} if kind[0] in "{ABCDEFU" else samples.get(kind, "x")
        status, said = api.refusal("POST", places[shape], json={field: value})
        expected = 501 if field in NOT_KEPT[shape] else 403
        assert (status, expected == 403 or field in said) == (expected, True), field


@pytest.mark.evidence("D")
def test_every_field_of_a_file_is_answered_or_refused(api: Api) -> None:
    """Empty at Google for a spreadsheet is empty here; what Google fills in and we do not: 501."""
    path = f"/drive/v3/files/{api.spreadsheet_id}"
    empty = {"description", "properties", "appProperties", "folderColorRgb", "size"}
    empty |= {"md5Checksum", "originalFilename", "fileExtension", "fullFileExtension"}
    for field in drive_shapes()["File"]:
        response = api.raw("GET", path, params={"fields": field})
        if field in NOT_FILLED["File"]:
            assert response.status_code == 501, field
        else:
            assert response.json().keys() == ({field} - empty), field

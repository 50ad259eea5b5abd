"""Every field that can be set is told of afterwards, or was refused: asked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.fields import fields_of, joined, stands_in

from sheets_sync.testing.shapes import NOT_CARRIED_OUT, shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.loopback.calls import Api

RANGE = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 0}
RANGE |= {"endColumnIndex": 2}
ANCHOR = {"overlayPosition": {"anchorCell": {"sheetId": 0}}}
CHART = {"spec": {"title": "t", "basicChart": {"chartType": "BAR"}}, "position": ANCHOR}
NOTED = {"metadataKey": "k", "location": {"spreadsheet": True}, "visibility": "DOCUMENT"}
ONLY_READ = ("effectiveFormat", "effectiveValue", "formattedValue", "hyperlink", "defaultFormat")
"""Of a cell and of a spreadsheet: who writes back what was read sends them too (D)."""

ELSEWHERE = ("position.newSheet", "requestingUserCanEdit", "editors", "data", "source")
"""What shows in another way, in tests of its own."""

Case = tuple[str, Any, "Callable[[Any], Any]", "Callable[[Any], Any]"]


def part(name: str) -> Callable[[Any], Any]:
    return lambda told: told["sheets"][0].get(name, [])


def everywhere(told: Any) -> Any:
    return [sheet["properties"] for sheet in told["sheets"]]


def cell(told: Any) -> Any:
    return told["sheets"][0]["data"][0].get("rowData", [])


CASES: dict[str, Case] = {
    "addSheet": (
        "SheetProperties",
        {},
        lambda given: {"addSheet": {"properties": given}},
        everywhere,
    ),
    "updateCells": (
        "CellData",
        {},
        lambda given: {
            "updateCells": {
                "start": {"sheetId": 0},
                "rows": [{"values": [given]}],
                "fields": ",".join(given),
            }
        },
        lambda told: [each.get("values") for each in cell(told)],
    ),
    "addProtectedRange": (
        "ProtectedRange",
        {"range": RANGE},
        lambda given: {"addProtectedRange": {"protectedRange": given}},
        part("protectedRanges"),
    ),
    "addNamedRange": (
        "NamedRange",
        {"range": RANGE, "name": "n"},
        lambda given: {"addNamedRange": {"namedRange": given}},
        lambda told: told["namedRanges"],
    ),
    "addBanding": (
        "BandedRange",
        {"range": RANGE, "rowProperties": {"firstBandColor": {"red": 1}}},
        lambda given: {"addBanding": {"bandedRange": given}},
        part("bandedRanges"),
    ),
    "addFilterView": (
        "FilterView",
        {"range": RANGE},
        lambda given: {"addFilterView": {"filter": given}},
        part("filterViews"),
    ),
    "setBasicFilter": (
        "BasicFilter",
        {"range": RANGE},
        lambda given: {"setBasicFilter": {"filter": given}},
        part("basicFilter"),
    ),
    "addSlicer": (
        "Slicer",
        {"spec": {"dataRange": RANGE}, "position": ANCHOR},
        lambda given: {"addSlicer": {"slicer": given}},
        part("slicers"),
    ),
    "addChart": (
        "EmbeddedChart",
        CHART,
        lambda given: {"addChart": {"chart": given}},
        part("charts"),
    ),
    "createDeveloperMetadata": (
        "DeveloperMetadata",
        NOTED,
        lambda given: {"createDeveloperMetadata": {"developerMetadata": given}},
        lambda told: told["developerMetadata"],
    ),
    "addTable": (
        "Table",
        {"range": RANGE},
        lambda given: {"addTable": {"table": given}},
        part("tables"),
    ),
}


@pytest.mark.evidence("D")
@pytest.mark.parametrize("name", CASES)
def test_a_field_of_a_request_is_kept_or_refused(api: Api, name: str) -> None:
    shape, base, request, look = CASES[name]
    start = api.server.snapshot()
    lost = []
    for path, given in fields_of(shape, 3):
        api.server.restore(start)
        wish = request(joined(given, base))
        answer = api.raw("POST", f"{api.here}:batchUpdate", json={"requests": [wish]})
        assert answer.status_code in (200, 400, 501), (path, answer.text)
        told = api.raw("GET", api.here, params={"includeGridData": "true"}).json()
        if answer.ok and not passed_over(path) and not stands_in(look(told), path):
            lost.append(path)
    assert lost == []


@pytest.mark.evidence("D")
def test_a_field_of_a_new_spreadsheet_is_kept_or_refused(api: Api) -> None:
    lost = []
    for path, given in fields_of("Spreadsheet", 3):
        answer = api.raw("POST", "/v4/spreadsheets", json=given)
        assert answer.status_code in (200, 400, 501), (path, answer.text)
        if answer.ok:
            params = {"includeGridData": "true"}
            where = f"/v4/spreadsheets/{answer.json()['spreadsheetId']}"
            told = api.raw("GET", where, params=params).json()
            if not passed_over(path) and not stands_in(told, path):
                lost.append(path)
    assert lost == []


def passed_over(path: str) -> bool:
    names = path.split(".")
    # No answer of Google's has an alpha.
    return names[-1] == "alpha" or bool({*ONLY_READ, *ELSEWHERE} & {*names, path})


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("shape", "field"), [(s, f) for s, found in NOT_CARRIED_OUT.items() for f in sorted(found)]
)
def test_what_is_not_carried_out_is_known_to_google(shape: str, field: str) -> None:
    assert field in shapes()[shape]


@pytest.mark.evidence("D")
def test_validation_passes_over_rows_that_a_filter_hides(api: Api) -> None:
    api.put("A1:A3", [["a"], ["1"], ["2"]])
    hides = {"range": RANGE, "criteria": {"0": {"hiddenValues": ["1"]}}}
    rule = {"condition": {"type": "BOOLEAN"}}
    wish = {"range": RANGE, "rule": rule}
    api.batch({"setBasicFilter": {"filter": hides}}, {"setDataValidation": wish})

    def ruled() -> list[bool]:
        rows = api.sheet(includeGridData="true", ranges="A1:A3")["data"][0]["rowData"]
        return ["dataValidation" in row["values"][0] for row in rows]

    assert ruled() == [True, False, True]
    api.batch({"setDataValidation": wish | {"filteredRowsIncluded": True}})
    assert ruled() == [True, True, True]

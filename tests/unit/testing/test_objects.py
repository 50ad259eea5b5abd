"""What lies on a sheet: merges, filters, protections, charts, looks, names, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.calls import grid

from sheets_sync.testing.people import PersonsEdit

if TYPE_CHECKING:
    from support.loopback.calls import Api

    from sheets_sync.testing.server import SheetsServer

BLOCK = grid(0, 0, 4, 2)
PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to"
    " remove protection if you need to edit."
)


def test_merging_keeps_the_corner_and_unmerging_needs_the_whole(api: Api) -> None:
    api.put("A1", [["a", "b"], ["c", "d"]])
    api.batch({"mergeCells": {"range": grid(0, 0, 2, 2), "mergeType": "MERGE_ROWS"}})
    assert api.read("A1:B2") == [["a"], ["c"]]
    assert len(api.sheet()["merges"]) == 2
    status, message = api.refused_batch({"unmergeCells": {"range": grid(0, 0, 1, 1)}})
    assert (status, message.split(": ")[1]) == (
        400,
        "You must select all cells in a merged range to merge or unmerge them.",
    )
    api.batch({"unmergeCells": {"range": BLOCK}})
    assert "merges" not in api.sheet()


NAMES = [["naam", "uren"], ["c", 3], ["a", 1], ["b", ""]]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("order", "expected"),
    [("ASCENDING", ["a", "c", "b"]), ("DESCENDING", ["c", "a", "b"])],
)
def test_sorting_puts_blanks_last(api: Api, order: str, expected: list[str]) -> None:
    api.put("A1", NAMES)
    specs = [{"dimensionIndex": 1, "sortOrder": order}]
    api.batch({"sortRange": {"range": grid(1, 0, 4, 2), "sortSpecs": specs}})
    assert api.read("A2:A4", majorDimension="COLUMNS") == [expected]


@pytest.mark.evidence("D")
def test_numbers_sort_before_text_and_text_before_yes_and_no(api: Api) -> None:
    api.put("A1", [["b"], [True], ["A"], [10], [9]])
    api.batch({"sortRange": {"range": grid(0, 0, 5, 1), "sortSpecs": [{}]}})
    assert api.unformatted("A1:A5") == [[9], [10], ["A"], ["b"], [True]]


@pytest.mark.evidence("D")
def test_a_basic_filter_hides_rows_and_sorts(api: Api) -> None:
    api.put("A1", NAMES)
    criteria = {"0": {"hiddenValues": ["b"]}, "1": {"condition": {"type": "NOT_BLANK"}}}
    specs = [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]
    wish = {"range": BLOCK, "criteria": criteria, "sortSpecs": specs}
    api.batch({"setBasicFilter": {"filter": wish}})
    assert api.read("A2:A4") == [["a"], ["b"], ["c"]]
    rows = api.sheet(ranges="A1:B4", includeGridData="true")["data"][0]["rowMetadata"]
    assert [row.get("hiddenByFilter", False) for row in rows] == [False, False, True, False]
    api.batch({"clearBasicFilter": {}})
    assert "basicFilter" not in api.sheet()


@pytest.mark.evidence("D")
def test_filter_views_come_and_go(api: Api) -> None:
    view = api.batch({"addFilterView": {"filter": {"title": "Open", "range": BLOCK}}})
    number = view["replies"][0]["addFilterView"]["filter"]["filterViewId"]
    update = {"filter": {"filterViewId": number, "title": "Closed"}, "fields": "title"}
    api.batch({"updateFilterView": update}, {"duplicateFilterView": {"filterId": number}})
    assert [each["title"] for each in api.sheet()["filterViews"]] == ["Closed", "Copy of Closed"]
    api.batch({"deleteFilterView": {"filterId": number}})
    assert [each["title"] for each in api.sheet()["filterViews"]] == ["Copy of Closed"]


@pytest.mark.evidence("D")
def test_names_stand_for_ranges(api: Api) -> None:
    api.put("A1", NAMES)
    api.batch({"addNamedRange": {"namedRange": {"name": "Uren", "range": grid(1, 1, 4, 2)}}})
    api.type_in("D1", [["=SUM(Uren)"]])
    assert api.read("Uren") == [["3"], ["1"]]
    assert api.unformatted("D1") == [[4]]
    number = api.get()["namedRanges"][0]["namedRangeId"]
    named = {"namedRangeId": number, "name": "A1"}
    refused = {"updateNamedRange": {"namedRange": named, "fields": "name"}}
    assert api.refused_batch(refused)[0] == 400


@pytest.mark.evidence("R")
def test_someone_elses_protection_refuses(sheets_server: SheetsServer, api: Api) -> None:
    protect = {"addProtectedRange": {"protectedRange": {"range": grid(0, 0, 2, 2)}}}
    sheets_server.as_person(PersonsEdit(api.spreadsheet_id, (protect,)))
    path, option = f"{api.here}/values/A1", {"valueInputOption": "RAW"}
    body = {"values": [["x"]]}
    assert api.refusal("PUT", path, params=option, json=body) == (400, PROTECTED)
    rows = [{"values": [{"note": "x"}]}]
    note = {"updateCells": {"range": grid(1, 1, 2, 2), "rows": rows, "fields": "note"}}
    expected = f"Invalid requests[0].updateCells: {PROTECTED}"
    assert api.refused_batch(note) == (400, expected)
    api.put("C3", [["free"]])
    assert "editors" not in api.sheet()["protectedRanges"][0]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    "protection",
    [
        {"range": {"sheetId": 0}, "unprotectedRanges": [grid(0, 0, 1, 1)]},
        {"range": {"sheetId": 0}, "warningOnly": True},
        {"range": {"sheetId": 0}, "editors": {"users": ["robot@example.iam.gserviceaccount.com"]}},
    ],
    ids=["a hole in it", "a warning", "an editor"],
)
def test_a_protection_that_lets_the_robot_through(
    sheets_server: SheetsServer, api: Api, protection: Any
) -> None:
    protect = {"addProtectedRange": {"protectedRange": protection}}
    sheets_server.as_person(PersonsEdit(api.spreadsheet_id, (protect,)))
    api.put("A1", [["x"]])
    assert api.read("A1") == [["x"]]


@pytest.mark.evidence("D")
def test_a_chart_is_placed_moved_and_removed(api: Api) -> None:
    wish = {"spec": {"title": "Hours", "basicChart": {"chartType": "COLUMN"}}}
    chart = api.batch({"addChart": {"chart": wish}})["replies"][0]["addChart"]["chart"]
    overlay = {"anchorCell": {"rowIndex": 3}}
    move = {"objectId": chart["chartId"], "fields": "anchorCell"}
    move |= {"newPosition": {"overlayPosition": overlay}}
    spec = {"title": "Euros", "basicChart": {"chartType": "LINE"}}
    api.batch(
        {"updateEmbeddedObjectPosition": move},
        {"updateChartSpec": {"chartId": chart["chartId"], "spec": spec}},
    )
    (placed,) = api.sheet()["charts"]
    assert placed["spec"]["title"] == "Euros"
    assert placed["position"]["overlayPosition"]["anchorCell"] == {"rowIndex": 3}
    api.batch({"deleteEmbeddedObject": {"objectId": chart["chartId"]}})
    assert "charts" not in api.sheet()


@pytest.mark.evidence("D")
def test_conditional_formats_keep_their_order(api: Api) -> None:
    def rule(value: str) -> Any:
        condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": value}]}
        look = {"condition": condition, "format": {"textFormat": {"bold": True}}}
        return {"ranges": [BLOCK], "booleanRule": look}

    for value in ("a", "b"):
        api.batch({"addConditionalFormatRule": {"rule": rule(value), "index": 0}})
    answer = api.batch(
        {"updateConditionalFormatRule": {"index": 1, "rule": rule("c")}},
        {"updateConditionalFormatRule": {"index": 1, "newIndex": 0}},
        {"deleteConditionalFormatRule": {"index": 1}},
    )
    deleted = answer["replies"][2]["deleteConditionalFormatRule"]["rule"]
    assert deleted == rule("b")
    assert api.sheet()["conditionalFormats"] == [rule("c")]


@pytest.mark.evidence("D")
def test_alternating_colours(api: Api) -> None:
    band = {"range": BLOCK, "rowProperties": {"firstBandColor": {"red": 1}}}
    answer = api.batch({"addBanding": {"bandedRange": band}})
    number = answer["replies"][0]["addBanding"]["bandedRange"]["bandedRangeId"]
    wish = {"bandedRangeId": number, "range": grid(0, 0, 2, 2)}
    api.batch({"updateBanding": {"bandedRange": wish, "fields": "range"}})
    assert api.sheet()["bandedRanges"][0]["range"] == grid(0, 0, 2, 2)
    api.batch({"deleteBanding": {"bandedRangeId": number}})
    assert "bandedRanges" not in api.sheet()


def metadata(key: str, location: Any) -> Any:
    wish = {"metadataKey": key, "location": location, "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": wish | {"metadataValue": "1"}}}


COLUMN_B = {"dimensionRange": {"dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}}


@pytest.mark.evidence("D")
def test_metadata_finds_the_column_that_it_hangs_on(api: Api) -> None:
    api.put("A1", NAMES)
    lookup = {"developerMetadataLookup": {"metadataKey": "hours"}}
    insert = {"range": {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}}
    api.batch(metadata("hours", COLUMN_B), {"insertDimension": insert})
    columns = api.sheet(includeGridData="true")["data"][0]["columnMetadata"]
    assert [i for i, column in enumerate(columns) if "developerMetadata" in column] == [2]
    values = f"{api.here}/values"
    body = {"dataFilters": [lookup], "majorDimension": "COLUMNS"}
    found = api.call("POST", f"{values}:batchGetByDataFilter", json=body)["valueRanges"][0]
    assert found["valueRange"]["range"] == "Sheet1!C1:C20"
    assert found["valueRange"]["values"] == [["uren", "3", "1"]]
    data = [{"dataFilter": lookup, "values": [["hours"]]}]
    body = {"valueInputOption": "RAW", "data": data}
    written = api.call("POST", f"{values}:batchUpdateByDataFilter", json=body)
    assert written["responses"][0]["updatedRange"] == "Sheet1!C1"
    api.call("POST", f"{values}:batchClearByDataFilter", json={"dataFilters": [lookup]})
    assert api.read("C1:C4") == []


@pytest.mark.evidence("D")
def test_metadata_is_searched_read_changed_and_deleted(api: Api) -> None:
    api.batch(metadata("run", {"spreadsheet": True}), metadata("run", {"sheetId": 0}))
    place = f"{api.here}/developerMetadata"
    lookup = {"developerMetadataLookup": {"metadataKey": "run", "locationType": "SHEET"}}
    found = api.call("POST", f"{place}:search", json={"dataFilters": [lookup]})
    (match,) = found["matchedDeveloperMetadata"]
    number = match["developerMetadata"]["metadataId"]
    assert api.call("GET", f"{place}/{number}")["location"] == {
        "locationType": "SHEET",
        "sheetId": 0,
    }
    change = {"developerMetadata": {"metadataValue": "2"}, "fields": "metadataValue"}
    api.batch({"updateDeveloperMetadata": change | {"dataFilters": [lookup]}})
    answer = api.batch({"deleteDeveloperMetadata": {"dataFilter": lookup}})
    (gone,) = answer["replies"][0]["deleteDeveloperMetadata"]["deletedDeveloperMetadata"]
    assert gone["metadataValue"] == "2"
    assert api.refusal("GET", f"{place}/{number}") == (404, "Requested entity was not found.")


@pytest.mark.evidence("D")
def test_a_data_filter_chooses_sheets_and_ranges(api: Api) -> None:
    api.put("A1", NAMES)
    body = {"dataFilters": [{"gridRange": grid(1, 0, 2, 2)}], "includeGridData": True}
    answer = api.call("POST", f"{api.here}:getByDataFilter", json=body)
    data = answer["sheets"][0]["data"][0]
    assert data["startRow"] == 1
    assert [cell["formattedValue"] for cell in data["rowData"][0]["values"]] == ["c", "3"]

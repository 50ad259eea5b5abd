"""Rows, columns and tabs that come, go and move, and what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.loopback.calls import grid

if TYPE_CHECKING:
    from support.loopback.calls import Api


def span(dimension: str, start: int, end: int) -> Any:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


def insert(dimension: str, start: int, end: int) -> Any:
    return {"insertDimension": {"range": span(dimension, start, end)}}


def delete(dimension: str, start: int, end: int) -> Any:
    return {"deleteDimension": {"range": span(dimension, start, end)}}


def move(dimension: str, start: int, end: int, target: int) -> Any:
    source = span(dimension, start, end)
    return {"moveDimension": {"source": source, "destinationIndex": target}}


LETTERS = [["a"], ["b"], ["c"], ["d"]]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (insert("ROWS", 1, 3), ["a", "", "", "b", "c", "d"]),
        (delete("ROWS", 1, 3), ["a", "d"]),
        (move("ROWS", 0, 1, 3), ["b", "c", "a", "d"]),
        (move("ROWS", 2, 4, 0), ["c", "d", "a", "b"]),
        (move("ROWS", 1, 2, 2), ["a", "b", "c", "d"]),
    ],
    ids=["insert", "delete", "move down", "move up", "move nowhere"],
)
def test_rows_are_rearranged(api: Api, request_: Any, expected: list[str]) -> None:
    api.put("A1", LETTERS)
    api.batch(request_)
    assert api.read("A:A", majorDimension="COLUMNS") == [expected]


@pytest.mark.evidence("D")
def test_columns_are_rearranged(api: Api) -> None:
    api.put("A1", [["a", "b", "c", "d"]])
    api.batch(move("COLUMNS", 3, 4, 0), insert("COLUMNS", 1, 2), delete("COLUMNS", 3, 4))
    assert api.read("1:1") == [["d", "", "a", "c"]]
    assert api.sheet()["properties"]["gridProperties"]["columnCount"] == 6


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (insert("ROWS", 1, 2), "=SUM(A1:A4)+B1+Sheet1!$A$4"),
        (delete("ROWS", 1, 2), "=SUM(A1:A2)+B1+Sheet1!$A$2"),
        (insert("COLUMNS", 0, 1), "=SUM(B1:B3)+C1+Sheet1!$B$3"),
        (delete("ROWS", 2, 3), "=SUM(A1:A2)+B1+#REF!"),
    ],
)
def test_formulas_follow_the_cells_they_name(api: Api, request_: Any, expected: str) -> None:
    api.type_in("A1", [[1, 10], [2], [3]])
    api.type_in("D1", [["=SUM(A1:A3)+B1+Sheet1!$A$3"]])
    api.batch(request_)
    assert expected in str(api.formulas("Sheet1"))


@pytest.mark.evidence("D")
def test_what_lies_on_cells_moves_along(api: Api) -> None:
    where = grid(2, 1, 4, 3)
    api.batch(
        {"addNamedRange": {"namedRange": {"name": "Block", "range": where}}},
        {"mergeCells": {"range": where, "mergeType": "MERGE_ALL"}},
        {"setBasicFilter": {"filter": {"range": where}}},
        {"addProtectedRange": {"protectedRange": {"range": where}}},
        insert("ROWS", 0, 2),
        delete("COLUMNS", 0, 1),
    )
    moved = grid(4, 0, 6, 2)
    book = api.get()
    sheet = book["sheets"][0]
    assert book["namedRanges"][0]["range"] == moved
    assert sheet["merges"] == [moved]
    assert sheet["basicFilter"]["range"] == moved
    assert sheet["protectedRanges"][0]["range"] == moved


@pytest.mark.evidence("D")
def test_what_lies_on_deleted_rows_goes_with_them(api: Api) -> None:
    api.batch(
        {"mergeCells": {"range": grid(2, 0, 4, 2), "mergeType": "MERGE_ALL"}}, delete("ROWS", 1, 5)
    )
    assert "merges" not in api.sheet()


@pytest.mark.evidence("D")
def test_a_smaller_grid_cuts_off_what_lies_on_it(api: Api) -> None:
    smaller = {"gridProperties": {"rowCount": 3, "columnCount": 2}}
    size = {"properties": smaller, "fields": "gridProperties(rowCount,columnCount)"}
    api.batch(
        {"addNamedRange": {"namedRange": {"name": "Block", "range": grid(1, 1, 9, 5)}}},
        {"mergeCells": {"range": grid(4, 0, 6, 2), "mergeType": "MERGE_ALL"}},
        {"updateSheetProperties": size},
    )
    assert api.get()["namedRanges"][0]["range"] == grid(1, 1, 3, 2)
    assert "merges" not in api.sheet()


@pytest.mark.evidence("D")
def test_cells_shift_aside_and_back(api: Api) -> None:
    api.put("A1", [["a", "b"], ["c", "d"]])
    hole = {"range": grid(0, 0, 1, 1), "shiftDimension": "ROWS"}
    api.batch({"insertRange": hole})
    assert api.read("A1:B3") == [["", "b"], ["a", "d"], ["c"]]
    api.batch({"deleteRange": hole})
    assert api.read("A1:B3") == [["a", "b"], ["c", "d"]]


@pytest.mark.evidence("D")
def test_rows_are_hidden_sized_and_appended(api: Api) -> None:
    properties = {"pixelSize": 40, "hiddenByUser": True}
    update = {"range": span("ROWS", 1, 2), "properties": properties, "fields": "*"}
    api.batch(
        {"updateDimensionProperties": update},
        {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 5}},
    )
    sheet = api.sheet(includeGridData="true")
    assert sheet["data"][0]["rowMetadata"][:2] == [{"pixelSize": 21}, properties]
    assert sheet["properties"]["gridProperties"]["rowCount"] == 25


@pytest.mark.evidence("D")
def test_groups_nest_and_dissolve(api: Api) -> None:
    for start, end in ((0, 6), (1, 3)):
        api.batch({"addDimensionGroup": {"range": span("ROWS", start, end)}})
    depths = [(g["range"]["startIndex"], g["depth"]) for g in api.sheet()["rowGroups"]]
    assert depths == [(0, 1), (1, 2)]
    api.batch({"deleteDimensionGroup": {"range": span("ROWS", 0, 6)}})
    assert api.sheet()["rowGroups"] == [
        {"range": {"dimension": "ROWS", "startIndex": 1, "endIndex": 3}, "depth": 1}
    ]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(("before", "expected"), [(True, True), (False, False)])
def test_a_new_row_looks_like_its_neighbour(api: Api, *, before: bool, expected: bool) -> None:
    look = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    repeat = {"range": grid(0, 0, 1, 1), "cell": look, "fields": "userEnteredFormat"}
    added = {"range": span("ROWS", 1, 2), "inheritFromBefore": before}
    api.batch({"repeatCell": repeat}, {"insertDimension": added})
    row = api.get("sheets.data.rowData.values.userEnteredFormat", ranges="A2")["sheets"][0]
    assert ("bold" in str(row)) is expected


def titles(api: Api) -> list[str]:
    return [sheet["properties"]["title"] for sheet in api.get()["sheets"]]


@pytest.mark.evidence("D")
def test_tabs_are_added_copied_moved_renamed_and_deleted(api: Api) -> None:
    api.put("A1", [["x"]])
    api.batch({"addSheet": {"properties": {"title": "B", "sheetId": 7, "index": 0}}})
    api.batch({"duplicateSheet": {"sourceSheetId": 0, "newSheetName": "C", "insertSheetIndex": 2}})
    assert titles(api) == ["B", "Sheet1", "C"]
    assert api.read("C!A1") == [["x"]]
    api.batch(
        {"updateSheetProperties": {"properties": {"sheetId": 7, "index": 3}, "fields": "index"}},
        {"updateSheetProperties": {"properties": {"title": "A"}, "fields": "title"}},
        {"deleteSheet": {"sheetId": 7}},
    )
    assert titles(api) == ["A", "C"]


@pytest.mark.evidence("D")
def test_a_tab_is_copied_to_another_spreadsheet(api: Api) -> None:
    api.put("A1", [["x"]])
    other = api.call("POST", "/v4/spreadsheets", json={})["spreadsheetId"]
    wish = {"destinationSpreadsheetId": other}
    copy = api.call("POST", f"{api.here}/sheets/0:copyTo", json=wish)
    assert (copy["title"], copy["index"]) == ("Copy of Sheet1", 1)
    assert api.call("GET", f"/v4/spreadsheets/{other}/values/{copy['title']}!A1")["values"] == [
        ["x"]
    ]


REFUSED = [
    (
        {"addSheet": {"properties": {"title": "sheet1"}}},
        'addSheet: A sheet with the name "sheet1" already exists. Please enter another name.',
    ),
    ({"deleteSheet": {}}, "deleteSheet: You can't remove all the sheets in a document."),
    (
        {"updateSheetProperties": {"properties": {"hidden": True}, "fields": "hidden"}},
        "updateSheetProperties: You can't hide all the sheets in a document.",
    ),
    (delete("ROWS", 0, 20), "deleteDimension: You can't delete all the rows on the sheet."),
    (
        {"appendDimension": {"dimension": "ROWS", "length": 10_000_000}},
        (
            "appendDimension: This action would increase the number of cells in the workbook above"
            " the limit of 10000000 cells."
        ),
    ),
]


@pytest.mark.parametrize(
    ("request_", "message"), REFUSED, ids=["L title", "R last", "C hidden", "R rows", "R cells"]
)
def test_what_google_refuses(api: Api, request_: Any, message: str) -> None:
    assert api.refused_batch(request_) == (400, f"Invalid requests[0].{message}")


STEPS = st.lists(
    st.one_of(
        st.builds(insert, st.just("ROWS"), st.integers(0, 3), st.integers(4, 6)),
        st.builds(delete, st.just("ROWS"), st.integers(0, 2), st.integers(3, 4)),
        st.builds(move, st.just("ROWS"), st.integers(0, 2), st.integers(3, 5), st.integers(0, 9)),
    ),
    max_size=4,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_a_formula_keeps_pointing_at_the_same_cell(api: Api, steps: list[Any]) -> None:
    api.call("POST", f"{api.here}/values/Sheet1:clear")
    api.put("A1", [[n] for n in range(1, 11)])
    api.type_in("C20", [["=A9"]])
    api.batch({"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 20}}, *steps)
    column = [row[0] for row in api.unformatted("A1:A40") if row[:1] != [""] and row]
    shown = [row[2] for row in api.unformatted("A1:C60") if len(row) == 3]
    assert shown == ([9] if 9 in column else ["#REF!"])

"""Cells in full: spreadsheets.get with grid data, updateCells, repeatCell and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.calls import grid

if TYPE_CHECKING:
    from support.loopback.calls import Api

CORNER = "sheets.data.rowData.values"


def cells(api: Api, where: str, fields: str) -> Any:
    """The CellData of a range, row by row."""
    answer = api.get(f"{CORNER}({fields})", ranges=where)
    rows = answer["sheets"][0]["data"][0].get("rowData", [])
    return [row.get("values", []) for row in rows]


@pytest.mark.evidence("D")
def test_a_cell_shows_what_was_typed_what_it_is_and_how_it_looks(api: Api) -> None:
    api.type_in("A1", [["=1+1", "2020-01-01", "TRUE", "=1/0"]])
    fields = "userEnteredValue,effectiveValue,formattedValue"
    division = {"type": "DIVIDE_BY_ZERO", "message": "Function DIVIDE parameter 2 cannot be zero."}
    assert cells(api, "A1:D1", fields) == [
        [
            {
                "userEnteredValue": {"formulaValue": "=1+1"},
                "effectiveValue": {"numberValue": 2},
                "formattedValue": "2",
            },
            {
                "userEnteredValue": {"numberValue": 43831},
                "effectiveValue": {"numberValue": 43831},
                "formattedValue": "2020-01-01",
            },
            {
                "userEnteredValue": {"boolValue": True},
                "effectiveValue": {"boolValue": True},
                "formattedValue": "TRUE",
            },
            {
                "userEnteredValue": {"formulaValue": "=1/0"},
                "effectiveValue": {"errorValue": division},
                "formattedValue": "#DIV/0!",
            },
        ]
    ]


@pytest.mark.evidence("D")
def test_grid_data_tells_where_it_starts_and_how_wide_the_columns_are(api: Api) -> None:
    api.put("B3", [["x"]])
    data = api.sheet(ranges="B3:C4", includeGridData="true")["data"][0]
    assert (data["startRow"], data["startColumn"]) == (2, 1)
    assert data["columnMetadata"] == [{"pixelSize": 100}] * 2
    assert data["rowMetadata"] == [{"pixelSize": 21}] * 2
    assert data["rowData"][0]["values"][0]["effectiveFormat"]["textFormat"]["fontSize"] == 10


@pytest.mark.evidence("D")
def test_update_cells_clears_the_masked_fields_that_the_rows_do_not_reach(api: Api) -> None:
    api.put("A1", [["a", "b"], ["c", "d"]])
    row = {"values": [{"userEnteredValue": {"stringValue": "=1+1"}}]}
    update = {"range": grid(0, 0, 2, 2), "rows": [row], "fields": "userEnteredValue"}
    api.batch({"updateCells": update})
    assert api.unformatted("A1:B2") == [["=1+1"]]


@pytest.mark.evidence("D")
def test_update_cells_from_a_corner_touches_just_its_rows(api: Api) -> None:
    api.put("A1", [["a", "b"], ["c", "d"]])
    row = {"values": [{"userEnteredValue": {"numberValue": 0}}]}
    start = {"sheetId": 0, "rowIndex": 1, "columnIndex": 0}
    api.batch({"updateCells": {"start": start, "rows": [row], "fields": "userEnteredValue"}})
    assert api.unformatted("A1:B2") == [["a", "b"], [0, "d"]]


@pytest.mark.evidence("C")
def test_a_colour_is_kept_both_ways_and_in_steps(api: Api) -> None:
    look = {"backgroundColor": {"red": 1, "blue": 0.5}, "textFormat": {"bold": False}}
    repeat = {"range": grid(0, 0, 1, 1), "cell": {"userEnteredFormat": look}}
    api.batch({"repeatCell": repeat | {"fields": "userEnteredFormat"}})
    color = {"red": 1, "blue": 0.49803922}
    assert cells(api, "A1", "userEnteredFormat") == [
        [
            {
                "userEnteredFormat": {
                    "backgroundColor": color,
                    "backgroundColorStyle": {"rgbColor": color},
                    "textFormat": {"bold": False},
                }
            }
        ]
    ]


@pytest.mark.evidence("D")
def test_a_mask_changes_one_field_of_a_format(api: Api) -> None:
    def repeat(look: Any, fields: str) -> Any:
        cell = {"userEnteredFormat": look}
        return {"repeatCell": {"range": grid(0, 0, 1, 1), "cell": cell, "fields": fields}}

    api.batch(repeat({"textFormat": {"bold": True, "fontSize": 12}}, "userEnteredFormat"))
    api.batch(repeat({}, "userEnteredFormat.textFormat.bold"))
    assert cells(api, "A1", "userEnteredFormat") == [
        [{"userEnteredFormat": {"textFormat": {"fontSize": 12}}}]
    ]


@pytest.mark.evidence("D")
def test_a_repeated_formula_counts_along(api: Api) -> None:
    api.put("A1", [[1], [2], [3]])
    cell = {"userEnteredValue": {"formulaValue": "=A1*2+$A$1"}}
    repeat = {"range": grid(0, 1, 3, 2), "cell": cell, "fields": "userEnteredValue"}
    api.batch({"repeatCell": repeat})
    assert api.formulas("B1:B3") == [["=A1*2+$A$1"], ["=A2*2+$A$1"], ["=A3*2+$A$1"]]
    assert api.unformatted("B1:B3") == [[3], [5], [7]]


@pytest.mark.evidence("D")
def test_append_cells_goes_below_the_last_row_with_data_and_grows_the_grid(api: Api) -> None:
    api.put("B20", [["last"]])
    rows = [{"values": [{"userEnteredValue": {"stringValue": "new"}}]}]
    api.batch({"appendCells": {"sheetId": 0, "rows": rows, "fields": "*"}})
    assert api.read("A20:B21") == [["", "last"], ["new"]]


@pytest.mark.evidence("D")
def test_a_rule_for_typing_is_kept_and_does_not_stop_the_api(api: Api) -> None:
    condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "y"}]}
    rule = {"condition": condition, "strict": True}
    api.batch({"setDataValidation": {"range": grid(0, 0, 1, 1), "rule": rule}})
    api.put("A1", [["n"]])
    assert cells(api, "A1", "dataValidation,formattedValue") == [
        [{"dataValidation": rule, "formattedValue": "n"}]
    ]
    api.batch({"setDataValidation": {"range": grid(0, 0, 1, 1)}})
    assert cells(api, "A1", "dataValidation") == []


@pytest.mark.evidence("D")
def test_borders_lie_on_the_outer_and_inner_edges(api: Api) -> None:
    line = {"style": "SOLID"}
    borders = {"range": grid(0, 0, 2, 2), "top": line, "innerVertical": {"style": "DASHED"}}
    api.batch({"updateBorders": borders})
    found = cells(api, "A1:B2", "userEnteredFormat.borders")
    sides = [[sorted(cell["userEnteredFormat"]["borders"]) for cell in row] for row in found]
    assert sides == [[["right", "top"], ["left", "top"]], [["right"], ["left"]]]


@pytest.mark.evidence("C")
def test_an_unknown_field_in_a_mask_is_refused(api: Api) -> None:
    status, message = api.refusal("GET", api.here, params={"fields": "sheets.nonsense"})
    assert (status, message) == (400, "Request contains an invalid argument.")


REFUSED = [
    (
        {"updateCells": {"range": {"sheetId": 999999}, "fields": "*"}},
        "Invalid requests[0].updateCells: No grid with id: 999999",
    ),
    (
        {"updateCells": {"range": grid(0, 0, 21, 1), "fields": "*"}},
        (
            "Invalid requests[0].updateCells: Range (Sheet1!A1:A21) exceeds grid limits."
            " Max rows: 20, max columns: 6"
        ),
    ),
    (
        {"updateCells": {"range": grid(0, 0, 1, 1), "rows": []}},
        (
            "Invalid requests[0].updateCells: At least one field must be listed in 'fields'."
            " (Use '*' to indicate all fields.)"
        ),
    ),
    (
        {"updateCells": {"nonsense": 1}},
        (
            'Invalid JSON payload received. Unknown name "nonsense" at'
            " 'requests[0].update_cells': Cannot find field."
        ),
    ),
    (
        {"updateCells": {"range": {"startRowIndex": "a"}}},
        "Invalid value at 'requests[0].update_cells.range.start_row_index' (TYPE_INT32), \"a\"",
    ),
]


@pytest.mark.parametrize(
    ("request_", "message"), REFUSED, ids=["L grid", "L limits", "R mask", "L name", "L kind"]
)
def test_a_request_that_google_refuses(api: Api, request_: Any, message: str) -> None:
    assert api.refused_batch(request_) == (400, message)

"""spreadsheets.values: reading, writing, clearing, appending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from support.loopback.calls import Api


@pytest.mark.evidence("C")
def test_blank_ends_are_trimmed_and_inner_blank_rows_are_empty(api: Api) -> None:
    api.put("A1", [["a", "", "c", ""], ["", "", "", ""], ["", "z", "", ""]])
    assert api.read("A1:D5") == [["a", "", "c"], [], ["", "z"]]
    assert api.read("A1:D5", majorDimension="COLUMNS") == [["a"], ["", "", "z"], ["c"]]


@pytest.mark.evidence("C")
def test_values_are_absent_when_all_is_blank(api: Api) -> None:
    answer = api.call("GET", f"{api.here}/values/A1:B2")
    assert answer == {"range": "Sheet1!A1:B2", "majorDimension": "ROWS"}


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        ("Sheet1", "Sheet1!A1:F20"),
        ("'Sheet1'!B2", "Sheet1!B2"),
        ("A2:2", "Sheet1!A2:F2"),
        ("D4:A1", "Sheet1!A1:D4"),
        ("B:C", "Sheet1!B1:C20"),
        ("A1:ZZZ5000", "Sheet1!A1:F20"),
    ],
)
def test_the_range_is_echoed_in_full(api: Api, asked: str, echoed: str) -> None:
    assert api.call("GET", f"{api.here}/values/{asked}")["range"] == echoed


@pytest.mark.evidence("D")
def test_a_null_cell_is_skipped_and_an_empty_one_emptied(api: Api) -> None:
    api.put("A1:C1", [["a", "b", "c"]])
    answer = api.put("A1:C1", [[None, "", "C"]], includeValuesInResponse="true")
    assert answer["updatedCells"] == 2
    assert answer["updatedData"]["values"] == [["a", "", "C"]]
    assert api.read("A1:C1") == [["a", "", "C"]]


@pytest.mark.evidence("C")
def test_only_the_rows_and_columns_that_are_hit_count(api: Api) -> None:
    answer = api.put("A1:D6", [["x", None], [None, None], [None, "y"]])
    counts = {n: answer[f"updated{n}"] for n in ("Range", "Rows", "Columns", "Cells")}
    assert counts == {"Range": "Sheet1!A1:B3", "Rows": 2, "Columns": 2, "Cells": 2}


REFUSED_WRITES = [
    pytest.param(
        "AA1:AB2",
        [["x"]],
        "Range (Sheet1!AA1:AB2) exceeds grid limits. Max rows: 20, max columns: 6",
        id="L beyond the grid",
    ),
    pytest.param(
        "A20",
        [["x"], ["y"]],
        "Range (Sheet1!A20:A21) exceeds grid limits. Max rows: 20, max columns: 6",
        id="L data beyond the grid",
    ),
    pytest.param(
        "NoSuchTab!A1", [["x"]], "Unable to parse range: NoSuchTab!A1", id="L no such tab"
    ),
    pytest.param(
        "A1:B2",
        [["x"], ["y"], ["z"]],
        "Requested writing within range [Sheet1!A1:B2], but tried writing to row [3]",
        id="L more rows than the range has",
    ),
    pytest.param(
        "A1:B2",
        [["x", "y", "z"]],
        "Requested writing within range [Sheet1!A1:B2], but tried writing to column [C]",
        id="L more columns than the range has",
    ),
    pytest.param(
        "A1",
        "X",
        "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\"",
        id="C no list",
    ),
]


@pytest.mark.parametrize(("where", "rows", "message"), REFUSED_WRITES)
def test_a_write_that_google_refuses(api: Api, where: str, rows: Any, message: str) -> None:
    path, option = f"{api.here}/values/{where}", {"valueInputOption": "RAW"}
    assert api.refusal("PUT", path, params=option, json={"values": rows}) == (400, message)


@pytest.mark.evidence("L")
def test_one_bad_range_spoils_all_of_a_batch_of_values(api: Api) -> None:
    data = [{"range": "A1", "values": [["x"]]}, {"range": "NoSuchTab!A1", "values": [["y"]]}]
    body = {"valueInputOption": "RAW", "data": data}
    refusal = api.refusal("POST", f"{api.here}/values:batchUpdate", json=body)
    assert refusal == (400, "Invalid data[1]: Unable to parse range: NoSuchTab!A1")
    assert api.read("A1") == []


@pytest.mark.evidence("D")
def test_an_input_option_is_required(api: Api) -> None:
    refusal = api.refusal("PUT", f"{api.here}/values/A1", json={"values": [["x"]]})
    assert refusal == (400, "'valueInputOption' is required but not specified")


@pytest.mark.evidence("D")
def test_a_batch_reads_several_ranges(api: Api) -> None:
    api.put("A1:B2", [["a", "b"], ["c", "d"]])
    params = {"ranges": ["A1", "B1:B2"], "fields": "valueRanges(range,values)"}
    answer = api.call("GET", f"{api.here}/values:batchGet", params=params)
    assert answer == {
        "valueRanges": [
            {"range": "Sheet1!A1", "values": [["a"]]},
            {"range": "Sheet1!B1:B2", "values": [["b"], ["d"]]},
        ]
    }


@pytest.mark.evidence("C")
def test_clearing_leaves_looks_and_notes(api: Api) -> None:
    note = {"range": {"endRowIndex": 1, "endColumnIndex": 1}, "fields": "note"}
    api.put("A1", [["x"]])
    api.batch({"updateCells": note | {"rows": [{"values": [{"note": "read me"}]}]}})
    answer = api.call("POST", f"{api.here}/values:batchClear", json={"ranges": ["A1:B2"]})
    assert answer["clearedRanges"] == ["Sheet1!A1:B2"]
    assert (
        api.sheet(ranges="A1", includeGridData="true")["data"][0]["rowData"][0]["values"][0]["note"]
        == "read me"
    )


TWO_TABLES = [
    ["x", "y", "z", "", ""],
    ["x", "y", "z", "", ""],
    ["", "", "", "", ""],
    ["", "x", "y", "", ""],
    ["", "", "y", "z", ""],
    ["", "x", "y", "z", ""],
    ["", "", "", "", ""],
]


def appended(api: Api, where: str, **params: str) -> Any:
    path = f"{api.here}/values/{where}:append"
    body = {"values": [["n", "m"]]}
    return api.call("POST", path, params={"valueInputOption": "RAW"} | params, json=body)


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("where", "table", "landed"),
    [
        ("Sheet1", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("C5:D5", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("B2:D4", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("A3:F10", "Sheet1!B4:D6", "Sheet1!B7:C7"),
        ("A1", "Sheet1!A1:C2", "Sheet1!A3:B3"),
        ("E4", None, "Sheet1!E4:F4"),
        ("A4", None, "Sheet1!A4:B4"),
    ],
)
def test_append_finds_its_table(api: Api, where: str, table: str | None, landed: str) -> None:
    api.put("A1", TWO_TABLES)
    answer = appended(api, where)
    assert (answer.get("tableRange"), answer["updates"]["updatedRange"]) == (table, landed)


@pytest.mark.evidence("C")
def test_a_gap_in_a_row_makes_the_next_append_land_under_its_last_block(api: Api) -> None:
    body = {"values": [["x", "", "y"]]}
    path = f"{api.here}/values/Sheet1:append?valueInputOption=RAW"
    api.call("POST", path, json=body)
    answer = api.call("POST", path, json=body)
    assert (answer["tableRange"], answer["updates"]["updatedRange"]) == (
        "Sheet1!C1",
        "Sheet1!C2:E2",
    )


@pytest.mark.evidence("D")
def test_append_can_insert_rows_and_grows_the_grid(api: Api) -> None:
    api.put("A1", [["a", "b"], ["", ""], ["total", "1"]])
    appended(api, "A1:B1", insertDataOption="INSERT_ROWS")
    assert api.read("A1:B4") == [["a", "b"], ["n", "m"], [], ["total", "1"]]
    assert api.sheet()["properties"]["gridProperties"]["rowCount"] == 21


CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    st.integers(-(2**53), 2**53),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_is_written_raw_is_read_back(api: Api, rows: list[list[Any]]) -> None:
    api.call("POST", f"{api.here}/values/Sheet1:clear")
    api.put("B2", rows)
    expected = [list(row) for row in rows]
    for row in expected:
        while row and row[-1] == "":
            row.pop()
    while expected and not expected[-1]:
        expected.pop()
    assert api.unformatted("B2:F20") == expected

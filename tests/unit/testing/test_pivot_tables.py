"""Pivot tables worked out: rows, columns, values, totals, order, filters; the others refused."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.loopback.calls import grid

from sheets_sync.testing import spreadsheets
from sheets_sync.testing.cells import Cell
from sheets_sync.testing.formulas.outcomes import rows_shown, value_at

if TYPE_CHECKING:
    from support.loopback.calls import Api

SALES = [
    ["Item", "Model", "Cost", "Quantity", "Region"],
    ["Wheel", "W-24", "$20.50", 4, "West"],
    ["Door", "D-01", "$15.00", 2, "South"],
    ["Wheel", "W-25", "$20.00", 8, "South"],
    ["Door", "D-01", "$15.00", 6, "West"],
    ["Engine", "E-1", "$100.00", 1, "North"],
]
SOURCE = grid(0, 0, 6, 5)
TOTALLED = {"showTotals": True, "sortOrder": "ASCENDING"}
QUANTITY = {"summarizeFunction": "SUM", "sourceColumnOffset": 3}


def pivot(table: Any) -> Any:
    top, left = 7, 0
    rows = [{"values": [{"pivotTable": {"source": SOURCE} | table}]}]
    area = grid(top, left, top + 1, left + 1)
    return {"updateCells": {"range": area, "rows": rows, "fields": "pivotTable"}}


TABLES = [
    (
        {"rows": [{"sourceColumnOffset": 0} | TOTALLED], "values": [QUANTITY]},
        [
            ["Item", "SUM of Quantity"],
            ["Door", "8"],
            ["Engine", "1"],
            ["Wheel", "12"],
            ["Grand Total", "21"],
        ],
    ),
    (
        {
            "rows": [{"sourceColumnOffset": 0, "sortOrder": "DESCENDING", "label": "Thing"}],
            "values": [
                QUANTITY | {"name": "Pieces"},
                {"summarizeFunction": "COUNTA", "sourceColumnOffset": 1},
                {"summarizeFunction": "AVERAGE", "sourceColumnOffset": 2},
            ],
        },
        [
            ["Thing", "Pieces", "COUNTA of Model", "AVERAGE of Cost"],
            ["Wheel", "12", "2", "$20.25"],
            ["Engine", "1", "1", "$100.00"],
            ["Door", "8", "2", "$15.00"],
        ],
    ),
    (
        {
            "rows": [{"sourceColumnOffset": 0} | TOTALLED],
            "columns": [{"sourceColumnOffset": 4} | TOTALLED],
            "values": [QUANTITY],
        },
        [
            ["SUM of Quantity", "Region"],
            ["Item", "North", "South", "West", "Grand Total"],
            ["Door", "", "2", "6", "8"],
            ["Engine", "1", "", "", "1"],
            ["Wheel", "", "8", "4", "12"],
            ["Grand Total", "1", "10", "10", "21"],
        ],
    ),
    (
        {
            "rows": [{"sourceColumnOffset": 0} | TOTALLED, {"sourceColumnOffset": 1} | TOTALLED],
            "values": [QUANTITY],
        },
        [
            ["Item", "Model", "SUM of Quantity"],
            ["Door", "D-01", "8"],
            ["Door Total", "", "8"],
            ["Engine", "E-1", "1"],
            ["Engine Total", "", "1"],
            ["Wheel", "W-24", "4"],
            ["", "W-25", "8"],
            ["Wheel Total", "", "12"],
            ["Grand Total", "", "21"],
        ],
    ),
    (
        {
            "rows": [{"sourceColumnOffset": 0, "sortOrder": "DESCENDING", "valueBucket": {}}],
            "values": [QUANTITY],
        },
        [["Item", "SUM of Quantity"], ["Wheel", "12"], ["Door", "8"], ["Engine", "1"]],
    ),
    (
        {
            "rows": [{"sourceColumnOffset": 0}],
            "values": [QUANTITY],
            "criteria": {"4": {"visibleValues": ["West", "North"]}},
        },
        [["Item", "SUM of Quantity"], ["Door", "6"], ["Engine", "1"], ["Wheel", "4"]],
    ),
    (
        {"values": [QUANTITY, {"summarizeFunction": "MAX", "sourceColumnOffset": 2}]},
        [["SUM of Quantity", "MAX of Cost"], ["21", "$100.00"]],
    ),
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_a_pivot_table_is_worked_out(api: Api, table: Any, expected: Any) -> None:
    api.type_in("A1", SALES)
    api.batch(pivot(table))
    assert api.read("A8:F20") == expected


def test_a_pivot_table_follows_its_source(api: Api) -> None:
    api.type_in("A1", SALES)
    table = {"rows": [{"sourceColumnOffset": 4}], "values": [QUANTITY]}
    api.batch(pivot(table))
    api.put("D2", [[40]])
    assert api.unformatted("A9:B11") == [["North", 1], ["South", 10], ["West", 46]]
    api.type_in("F1", [["=B11*2"]])
    assert api.unformatted("F1") == [[92]]
    insert = {"dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    api.batch({"insertDimension": {"range": insert}})
    assert api.unformatted("A10:B12") == [["North", 1], ["South", 10], ["West", 46]]


@pytest.mark.evidence("D")
def test_the_anchor_tells_the_table_and_its_cells_tell_values(api: Api) -> None:
    api.type_in("A1", SALES)
    criteria = {"0": {"visibleValues": ["Wheel"]}}
    table = {"rows": [{"sourceColumnOffset": 4}], "values": [QUANTITY], "criteria": criteria}
    api.batch(pivot(table))
    rows: Any = api.sheet(ranges="A8:B10", includeGridData="true")["data"][0]["rowData"]
    anchor = rows[0]["values"][0]
    assert anchor["pivotTable"]["rows"] == table["rows"]
    assert anchor["pivotTable"]["filterSpecs"] == [{"filterCriteria": criteria["0"]}]
    assert anchor["formattedValue"] == "Region"
    assert "userEnteredValue" not in rows[1]["values"][1]
    assert rows[1]["values"][1]["effectiveValue"] == {"numberValue": 8}


REFUSED = [
    {"rows": [{"sourceColumnOffset": 0}], "values": [{"summarizeFunction": "CUSTOM"}]},
    {"rows": [{"groupRule": {"histogramRule": {"interval": 5}}}], "values": [QUANTITY]},
    {"columns": [{"sourceColumnOffset": 0}], "values": [QUANTITY]},
    {"rows": [{}], "columns": [{}, {"sourceColumnOffset": 4}], "values": [QUANTITY]},
    {"rows": [{}], "values": [QUANTITY, QUANTITY], "valueLayout": "VERTICAL"},
    {"rows": [{}], "values": [QUANTITY | {"calculatedDisplayType": "PERCENT_OF_ROW_TOTAL"}]},
    {"rows": [{"sourceColumnOffset": 9}], "values": [QUANTITY]},
]


@pytest.mark.parametrize("table", REFUSED)
def test_what_is_not_worked_out_is_refused(api: Api, table: Any) -> None:
    api.type_in("A1", SALES)
    assert api.refused_batch(pivot(table))[0] == 400
    assert "rowData" not in api.sheet(ranges="A8", includeGridData="true")["data"][0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(-99, 99)), max_size=20))
def test_the_totals_of_the_groups_are_those_of_the_rows(rows: list[tuple[str, int]]) -> None:
    book = spreadsheets.created("x", {"properties": {"title": "Test", "locale": "en_US"}})
    sheet = book.sheets[0]
    table = {
        "source": grid(0, 0, len(rows) + 1, 2),
        "rows": [{"showTotals": True}],
        "values": [{"summarizeFunction": "SUM", "sourceColumnOffset": 1}],
    }
    sheet.write(0, 0, [("key", "number"), *rows])
    sheet.write(0, 4, [(Cell(extras={"pivotTable": table}),)])
    expected: dict[str, int] = defaultdict(int)
    for key, number in rows:
        expected[key] += number
    shown = rows_shown(book, sheet)[: len(expected) + 2]
    found = {
        str(value_at(book, sheet, y, 4)): value_at(book, sheet, y, 5) for y in range(len(shown))
    }
    assert found.pop("key") == "SUM of number"
    total = found.pop("Grand Total")
    assert found == expected
    assert (total or 0) == sum(expected.values())

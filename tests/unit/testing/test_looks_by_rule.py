"""What conditional formats make of the cells that a program reads; and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.calls import grid

if TYPE_CHECKING:
    from support.loopback.calls import Api

RED, GREEN, WHITE = {"red": 1}, {"green": 1}, {"red": 1, "green": 1, "blue": 1}
ROWS = [["ann", 5, "1/5/2020", ""], ["bob", 20, "2/5/2020", "x"], ["", 12, "", ""]]


def rule(kind: str, *values: str, shade: Any = RED, **where: int) -> Any:
    condition = {"type": kind}
    if values:
        condition |= {"values": [{"userEnteredValue": value} for value in values]}  # type: ignore[dict-item]
    look = {"condition": condition, "format": {"backgroundColor": shade}}
    area = where or grid(0, 0, 3, 4)
    return {"addConditionalFormatRule": {"rule": {"ranges": [area], "booleanRule": look}}}


def marked(api: Api) -> list[str]:
    """The cells that are red, as ``A1``."""
    answer = api.get("sheets.data.rowData.values.effectiveFormat.backgroundColor", ranges="A1:D3")
    rows: Any = answer["sheets"][0]["data"][0].get("rowData", [])
    return [
        f"{'ABCD'[x]}{y + 1}"
        for y, row in enumerate(rows)
        for x, cell in enumerate(row.get("values", []))
        if cell.get("effectiveFormat", {}).get("backgroundColor") == RED
    ]


CONDITIONS = [
    (rule("NUMBER_GREATER", "10", **grid(0, 1, 3, 2)), ["B2", "B3"]),
    (rule("NUMBER_BETWEEN", "5", "12", **grid(0, 1, 3, 2)), ["B1", "B3"]),
    (rule("NUMBER_NOT_BETWEEN", "5", "12", **grid(0, 1, 3, 2)), ["B2"]),
    (rule("NUMBER_EQ", "=B2-8", **grid(0, 1, 1, 2)), []),
    (rule("TEXT_CONTAINS", "B"), ["A2"]),
    (rule("TEXT_STARTS_WITH", "an"), ["A1"]),
    (rule("TEXT_ENDS_WITH", "b"), ["A2"]),
    (rule("TEXT_EQ", "ann"), ["A1"]),
    (rule("DATE_AFTER", "1/31/2020", **grid(0, 2, 3, 3)), ["C2"]),
    (rule("DATE_EQ", "1/5/2020", **grid(0, 2, 3, 3)), ["C1"]),
    (rule("BLANK", **grid(0, 3, 2, 4)), ["D1"]),
    (rule("NOT_BLANK", **grid(0, 3, 3, 4)), ["D2"]),
    (rule("CUSTOM_FORMULA", "=$B1>10"), ["A2", "B2", "C2", "D2", "A3", "B3", "C3", "D3"]),
    (rule("CUSTOM_FORMULA", "=A1=A$1", **grid(0, 0, 3, 1)), ["A1"]),
    (rule("CUSTOM_FORMULA", "=COUNTIF($B$1:$B$3,B1)=1", **grid(0, 1, 3, 2)), ["B1", "B2", "B3"]),
]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(("wish", "cells"), CONDITIONS)
def test_a_rule_marks_the_cells_that_meet_it(api: Api, wish: Any, cells: list[str]) -> None:
    api.type_in("A1", ROWS)
    api.batch(wish)
    assert marked(api) == cells


@pytest.mark.evidence("R")
def test_the_first_rule_that_is_met_counts(api: Api) -> None:
    api.type_in("A1", ROWS)
    where = grid(0, 1, 3, 2)
    wishes = [
        rule("NUMBER_GREATER", "15", shade=GREEN, **where),
        rule("NUMBER_GREATER", "10", **where),
    ]
    api.batch(*reversed(wishes))
    assert marked(api) == ["B3"]
    api.put("B1", [[11]])
    assert marked(api) == ["B1", "B3"]
    own = api.get("sheets.data.rowData.values.userEnteredFormat", ranges="B1:B3")
    assert "rowData" not in own["sheets"][0]["data"][0]


@pytest.mark.evidence("D")
def test_a_gradient_runs_from_the_lowest_to_the_highest(api: Api) -> None:
    api.put("A1", [[0], [50], [100], ["x"]])
    points = {
        "minpoint": {"color": WHITE, "type": "MIN"},
        "maxpoint": {"color": RED, "type": "MAX"},
    }
    wish = {"ranges": [grid(0, 0, 4, 1)], "gradientRule": points}
    api.batch({"addConditionalFormatRule": {"rule": wish}})
    rows: Any = api.sheet(includeGridData="true")["data"][0]["rowData"]
    shades = [row["values"][0]["effectiveFormat"]["backgroundColor"] for row in rows]
    assert shades[0] == WHITE
    assert shades[1] == {"red": 1, "green": 0.49803922, "blue": 0.49803922}
    assert shades[2] == RED
    assert shades[3] == WHITE


@pytest.mark.evidence("D")
@pytest.mark.parametrize("kind", ["ONE_OF_LIST", "TEXT_IS_EMAIL", "BOOLEAN"])
def test_a_condition_that_is_no_rule_for_looks_is_refused(api: Api, kind: str) -> None:
    status, message = api.refused_batch(rule(kind, "x"))
    assert status == 400
    assert kind in message


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ({"type": "NUMBER_BETWEEN", "values": ["10", "30"]}, ["bob", "cid"]),
        ({"type": "TEXT_STARTS_WITH", "values": ["5"]}, ["ann"]),
        ({"type": "CUSTOM_FORMULA", "values": ["=B2>10"]}, ["bob", "cid"]),
    ],
)
def test_filters_know_the_same_conditions(api: Api, condition: Any, shown: list[str]) -> None:
    api.put("A1", [["name", "hours"], ["ann", 5], ["bob", 20], ["cid", 12]])
    given = [{"userEnteredValue": value} for value in condition["values"]]
    criteria = {"1": {"condition": {"type": condition["type"], "values": given}}}
    wish = {"range": grid(0, 0, 4, 2), "criteria": criteria}
    api.batch({"setBasicFilter": {"filter": wish}})
    rows = api.sheet(ranges="A2:A4", includeGridData="true")["data"][0]["rowMetadata"]
    names = [name for (name,) in api.read("A2:A4")]
    pairs = zip(names, rows, strict=True)
    assert [name for name, row in pairs if not row.get("hiddenByFilter")] == shown


@pytest.mark.evidence("L")
def test_a_chart_comes_back_with_what_google_fills_in(api: Api) -> None:
    source = {"sourceRange": {"sources": [{"sheetId": 0} | grid(0, 0, 3, 1)]}}
    basic = {
        "chartType": "COLUMN",
        "axis": [{"position": "BOTTOM_AXIS"}],
        "domains": [{"domain": source}],
    }
    wish = {"chart": {"spec": {"title": "Hours", "basicChart": basic}}}
    chart = api.batch({"addChart": wish})["replies"][0]["addChart"]["chart"]
    assert chart["spec"]["hiddenDimensionStrategy"] == "SKIP_HIDDEN_ROWS_AND_COLUMNS"
    assert chart["spec"]["fontName"] == "Roboto"
    assert chart["spec"]["titleTextFormat"] == {"fontFamily": "Roboto"}
    assert chart["spec"]["basicChart"]["axis"][0]["viewWindowOptions"] == {}
    domain = chart["spec"]["basicChart"]["domains"][0]["domain"]["sourceRange"]["sources"][0]
    assert domain == grid(0, 0, 3, 1)
    overlay = chart["position"]["overlayPosition"]
    assert (overlay["widthPixels"], overlay["heightPixels"]) == (600, 371)
    assert api.sheet()["charts"] == [chart]

"""Black is a colour without parts: it is not lost where parts that are zero are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.calls import grid

if TYPE_CHECKING:
    from support.loopback.calls import Api

BLACK = {"red": 0, "green": 0, "blue": 0}
FORMS = [
    ("backgroundColor", {"backgroundColor": BLACK}),
    ("backgroundColorStyle", {"backgroundColorStyle": {"rgbColor": BLACK}}),
    ("backgroundColor", {"backgroundColor": {}}),
    ("*", {"backgroundColor": BLACK}),
]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(("fields", "form"), FORMS)
def test_a_black_background(api: Api, fields: str, form: Any) -> None:
    cell, mask = {"userEnteredFormat": form}, f"userEnteredFormat.{fields}"
    api.batch({"repeatCell": {"range": grid(0, 0, 1, 1), "cell": cell, "fields": mask}})
    (row,) = api.sheet(includeGridData="true")["data"][0]["rowData"]
    for kind in ("userEnteredFormat", "effectiveFormat"):
        assert row["values"][0][kind]["backgroundColor"] == {}
        assert row["values"][0][kind]["backgroundColorStyle"] == {"rgbColor": {}}


@pytest.mark.evidence("D")
def test_a_black_tab_a_black_line_and_a_black_rule(api: Api) -> None:
    properties = {"sheetId": 0, "tabColor": BLACK}
    look = {"condition": {"type": "BLANK"}, "format": {"backgroundColor": BLACK}}
    rule = {"ranges": [grid(0, 0, 1, 1)], "booleanRule": look}
    line = {"style": "SOLID", "color": BLACK}
    api.batch(
        {"updateSheetProperties": {"properties": properties, "fields": "tabColor"}},
        {"addConditionalFormatRule": {"rule": rule}},
        {"updateBorders": {"range": grid(0, 0, 1, 1), "top": line}},
    )
    sheet = api.sheet(includeGridData="true")
    assert sheet["properties"]["tabColor"] == {}
    assert sheet["properties"]["tabColorStyle"] == {"rgbColor": {}}
    (cell,) = sheet["data"][0]["rowData"][0]["values"]
    assert cell["effectiveFormat"]["backgroundColor"] == {}
    top = cell["userEnteredFormat"]["borders"]["top"]
    assert (top["color"], top["colorStyle"]) == ({}, {"rgbColor": {}})

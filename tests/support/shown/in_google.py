"""A tab of a Google Sheet as the API tells of it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from openpyxl.utils import column_index_from_string

from sheets_sync.cells.dates import DAY_ZERO
from support.google.provisioned import Json, cells, texts
from support.shown import ANY_DAY, Shown

_PIXELS_A_CHARACTER = 7


def in_google(sheets: dict[str, Json], sheet: Json) -> Shown:
    shown = texts(sheet)
    headers = [text for (row, _), text in shown.items() if row == 0]
    by_place = {(row, column): cell for row, column, cell in cells(sheet)}
    grid = sheet["properties"]["gridProperties"]
    rules = {
        header: by_place.get((2, place), {}).get("dataValidation")
        for place, header in enumerate(headers)
    }
    return Shown(
        headers,
        {headers[c]: cell["note"] for (r, c), cell in by_place.items() if not r and "note" in cell},
        [
            one["pixelSize"] // _PIXELS_A_CHARACTER
            for one in sheet["data"][0]["columnMetadata"][: len(headers)]
        ],
        grid.get("frozenColumnCount", 0),
        _hex(sheet["properties"]["tabColorStyle"]),
        "basicFilter" in sheet,
        _guards(sheet, headers),
        {header: _hint(one["condition"]) for header, one in rules.items() if one},
        _colours(sheet, headers),
        {
            place: cell["userEnteredValue"]["stringValue"]
            for place, cell in by_place.items()
            if place[0] and "stringValue" in cell.get("userEnteredValue", {})
        },
        [_chart(sheets, one) for one in sheet.get("charts", [])],
    )


def _guards(sheet: Json, headers: list[str]) -> set[str]:
    found = set()
    for one in sheet.get("protectedRanges", []):
        where = one["range"]
        if "startColumnIndex" not in where:
            found.add("*")
        else:
            found |= set(headers[where["startColumnIndex"] : where["endColumnIndex"]])
    return found


def _hint(condition: Json) -> Any:
    values = [one["userEnteredValue"] for one in condition.get("values", [])]
    kind = condition["type"]
    if kind == "ONE_OF_LIST":
        return ("choices", values)
    if kind == "ONE_OF_RANGE":
        found = re.fullmatch(r"='(.*)'!\$(\w+?)\$2:\$\w+", values[0])
        assert found
        place = column_index_from_string(found[2]) - 1
        return ("listed", found[1].replace("''", "'"), place)
    if kind == "DATE_IS_VALID":
        return ANY_DAY
    if kind == "DATE_BETWEEN":
        return ("days", *(float(date.fromisoformat(one).toordinal() - DAY_ZERO) for one in values))
    operators = {
        "NUMBER_BETWEEN": "between",
        "NUMBER_GREATER_THAN_EQ": "greaterThanOrEqual",
        "NUMBER_LESS_THAN_EQ": "lessThanOrEqual",
    }
    bounds = (int(one[1:-4]) / 100 if one.startswith("=") else float(one) for one in values)
    return (operators[kind], *bounds)


def _colours(sheet: Json, headers: list[str]) -> dict[str, Any]:
    found = {}
    operators = {"TEXT_EQ": "equal", "NUMBER_GREATER": "greaterThan", "NUMBER_LESS": "lessThan"}
    for one in sheet.get("conditionalFormats", []):
        where, rule = one["ranges"][0], one["booleanRule"]
        top = where.get("startRowIndex", 0)
        last = 0 if where.get("endRowIndex") == top + 1 else None
        operator = operators.get(rule["condition"]["type"], "formula")
        says = rule["condition"]["values"][0]["userEnteredValue"]
        start = (headers[where.get("startColumnIndex", 0)], top, last)
        fill = rule["format"].get("backgroundColorStyle")
        text = rule["format"]["textFormat"]
        look = (_hex(fill) if fill else "", _hex(text["foregroundColorStyle"]), "bold" in text)
        found[f"{start} {operator} {'heading' if operator == 'formula' else says}"] = look
    return found


def _chart(sheets: dict[str, Json], one: Json) -> Any:
    spec, spot = one["spec"]["basicChart"], one["position"]["overlayPosition"]
    headed = spec.get("headerCount", 0)
    series = []
    for bars in spec["series"]:
        points = [_hex(point["colorStyle"]) for point in bars.get("styleOverrides", [])]
        colours = points or [_hex(bars["colorStyle"])]
        series.append((_area(sheets, bars["series"], headed), colours))
    labels = _area(sheets, spec["domains"][0]["domain"], headed)
    box = tuple(
        spot.get(name, 0)
        for name in ("offsetXPixels", "offsetYPixels", "widthPixels", "heightPixels")
    )
    return one["spec"]["title"], labels, series, box


def _area(sheets: dict[str, Json], data: Json, headed: int) -> Any:
    where = data["sourceRange"]["sources"][0]
    number = where.get("sheetId", 0)
    title = next(t for t, one in sheets.items() if one["properties"]["sheetId"] == number)
    rows = where.get("startRowIndex", 0) + headed, where["endRowIndex"] - 1
    return title, rows, (where.get("startColumnIndex", 0), where["endColumnIndex"] - 1)


def _hex(style: Json) -> str:
    rgb = style["rgbColor"]
    return "".join(f"{round(255 * rgb.get(part, 0)):02X}" for part in ("red", "green", "blue"))

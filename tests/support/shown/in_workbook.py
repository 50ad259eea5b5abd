"""A tab of a workbook as openpyxl reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from openpyxl.utils import column_index_from_string

from support.shown import Shown

if TYPE_CHECKING:
    import openpyxl
    from openpyxl.worksheet.worksheet import Worksheet

_EMU, _ROW, _COLUMN = 9525, 20, 64
_CELLS = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$(\w+?)\$(\d+)(?::\$(\w+?)\$(\d+))?")


def in_workbook(book: openpyxl.Workbook, sheet: Worksheet) -> Shown:
    first = [cell for cell in sheet[1] if cell.value]
    headers = [str(cell.value) for cell in first]
    wide = [int(sheet.column_dimensions[cell.column_letter].width) for cell in first]
    below, warned = {}, set()
    for one in sheet.data_validations.dataValidation:
        header = headers[next(iter(one.sqref.ranges)).min_col - 1]
        if one.type == "custom":
            warned.add(header)
        elif one.type:
            below[header] = _hint(book, one)
    pane = sheet.freeze_panes
    return Shown(
        headers,
        {str(cell.value): cell.comment.text for cell in first if cell.comment},
        wide,
        column_index_from_string(re.sub(r"\d", "", str(pane))) - 1,
        str(sheet.sheet_properties.tabColor.rgb)[2:] if sheet.sheet_properties.tabColor else "",
        bool(sheet.auto_filter.ref),
        {"*"} if sheet.protection.sheet else warned,
        below,
        _colours(sheet, headers),
        {
            (cell.row - 1, cell.column - 1): str(cell.value)
            for row in sheet.iter_rows(2, 60)
            for cell in row
            if isinstance(cell.value, str)
        },
        [_chart(one, headers) for one in getattr(sheet, "_charts", [])],
    )


def _hint(book: openpyxl.Workbook, one: Any) -> Any:
    if one.type == "list" and one.formula1.startswith('"'):
        return ("choices", one.formula1.strip('"').split(","))
    if one.type == "list":
        title, _, (place, _) = _cells(book.defined_names[one.formula1].attr_text)
        return ("listed", title, place)
    if one.type == "date":
        return ("days", float(one.formula1), float(one.formula2))
    bounds = [float(bound) for bound in (one.formula1, one.formula2) if bound is not None]
    return (one.operator or "between", *bounds)


def _colours(sheet: Worksheet, headers: list[str]) -> dict[str, Any]:
    found = {}
    for area in sheet.conditional_formatting:
        where = next(iter(area.sqref.ranges))
        for rule in area.rules:
            last = 0 if where.min_row == where.max_row else None
            start = (headers[where.min_col - 1], where.min_row - 1, last)
            says = rule.formula[0].removeprefix('"').removesuffix('"').replace('""', '"')
            says = "heading" if rule.type == "expression" else says
            fill = rule.dxf.fill.bgColor.rgb[2:] if rule.dxf.fill else ""
            look = (fill, rule.dxf.font.color.rgb[2:], bool(rule.dxf.font.b))
            found[f"{start} {rule.operator or 'formula'} {says}"] = look
    return found


def _chart(chart: Any, headers: list[str]) -> Any:
    start, end = chart.anchor._from, chart.anchor.to
    right = (start.col - len(headers)) * _COLUMN + start.colOff // _EMU
    down = (start.row - 1) * _ROW + start.rowOff // _EMU
    width = (end.col - start.col) * _COLUMN + (end.colOff - start.colOff) // _EMU
    height = (end.row - start.row) * _ROW + (end.rowOff - start.rowOff) // _EMU
    series = []
    for one in chart.series:
        points = [point.spPr.solidFill.srgbClr for point in one.dPt]
        values = _cells(one.val.numRef.f)
        series.append((values, points or [one.spPr.solidFill.srgbClr]))
    title = chart.title.tx.rich.p[0].r[0].t
    labels = chart.series[0].cat
    named = labels.strRef or labels.numRef
    return title, _cells(named.f), series, (right, down, width, height)


def _cells(reference: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """Tab, rows from 0, and columns from 0, the last included."""
    found = _CELLS.search(reference)
    assert found
    title = (found[1] or found[2].rpartition("(")[2]).replace("''", "'")
    first, last = int(found[4]) - 1, int(found[6] or found[4]) - 1
    left = column_index_from_string(found[3]) - 1
    return title, (first, last), (left, column_index_from_string(found[5] or found[3]) - 1)

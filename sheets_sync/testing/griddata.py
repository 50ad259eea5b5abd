"""Cells as CellData: everything about a cell, in and out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sheets_sync.testing import masks
from sheets_sync.testing.cells import EMPTY, Cell, ErrorValue, Stored, Value, full, lean
from sheets_sync.testing.conditional import rules_at, with_rules
from sheets_sync.testing.defaults import COLUMN_PIXELS, ROW_PIXELS
from sheets_sync.testing.formats import merged_format
from sheets_sync.testing.formulas.outcomes import (
    hidden_rows,
    link_at,
    pattern_at,
    rows_shown,
    value_at,
)
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import text_of
from sheets_sync.testing.pivots.checks import settled_pivot
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.areas import Area
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.masks import Mask
    from sheets_sync.testing.sheet import Row, Sheet

OWN = {"userEnteredValue", "userEnteredFormat", "note"}
VALUE_ONLY: Mask = {"userEnteredValue": {}}
PLAIN_KINDS = {"stringValue", "numberValue", "boolValue"}
READ_ONLY = {"effectiveValue", "effectiveFormat", "formattedValue", "hyperlink"}


def changed(stored: Stored, data: Message, mask: Mask) -> Stored:
    """The cell with the masked fields as they are in the CellData. Raises ApiError."""
    if mask == VALUE_ONLY and not isinstance(stored, Cell):
        given = data.get("userEnteredValue", {})
        if len(given) < 2 and given.keys() <= PLAIN_KINDS:
            value = next(iter(given.values()), None)
            return None if value == "" else value
    cell = full(stored)
    if masks.touches(mask, "userEnteredValue"):
        cell = _with_value(cell, data.get("userEnteredValue", {}))
    if masks.touches(mask, "userEnteredFormat"):
        new = data.get("userEnteredFormat", {})
        form = merged_format(cell.format, new, masks.below(mask, "userEnteredFormat"))
        cell = replace(cell, format=form)
    if masks.touches(mask, "note"):
        cell = replace(cell, note=data.get("note", ""))
    whole = not mask or "*" in mask
    names = (set(data) | set(cell.extras) if whole else set(mask)) - OWN - READ_ONLY
    extras = cell.extras
    for name in names - {"*"}:
        extras = {key: part for key, part in extras.items() if key != name}
        if data.get(name):
            part = settled_pivot(data[name]) if name == "pivotTable" else data[name]
            extras = extras | {name: part}
    return lean(replace(cell, extras=extras))


def _with_value(cell: Cell, given: Message) -> Cell:
    if len(given) > 1:
        raise invalid("Only one of the fields of 'userEnteredValue' may be set.")
    if "errorValue" in given:
        raise invalid("'errorValue' can't be set.")
    if "formulaValue" in given:
        formula = str(given["formulaValue"])
        if not formula.startswith("="):
            raise invalid("Formula must start with '='.")
        return replace(cell, value=None, formula=formula)
    value = next(iter(given.values()), None)
    return replace(cell, value=None if value == "" else value, formula="")


def extended(value: Value) -> Message:
    """The ExtendedValue of a value."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int | float):
        return {"numberValue": value}
    if isinstance(value, ErrorValue):
        message = {"message": value.message} if value.message else {}
        return {"errorValue": {"type": value.kind} | message}
    return {"stringValue": value} if value else {}


def cell_data(book: Book, sheet: Sheet, row: int, column: int, mask: Mask) -> Message:
    """The masked fields of one cell's CellData, empty for a blank cell without looks."""
    cell = full(sheet.cell(row, column))
    value = value_at(book, sheet, row, column)
    if cell == EMPTY and value is None and not _looked_at(book, sheet, row, column, mask):
        return {}
    data = {} if cell.blank and value is None else _contents(book, sheet, (row, column), cell)
    if cell.format:
        data["userEnteredFormat"] = cell.format
    link = _hyperlink(cell) or (link_at(book, sheet, row, column) if cell.formula else "")
    if masks.touches(mask, "effectiveFormat"):
        pattern = pattern_at(book, sheet, row, column)
        form = effective_format(book, cell, pattern, link)
        looks = rules_at(book, sheet, row, column) if _rules_matter(mask) else {}
        data["effectiveFormat"] = with_rules(form, looks)
    if cell.note:
        data["note"] = cell.note
    chosen: Message = masks.selected(
        data | ({"hyperlink": link} if link else {}) | cell.extras, mask
    )
    return chosen


def _looked_at(book: Book, sheet: Sheet, row: int, column: int, mask: Mask) -> bool:
    """Whether a rule gives a blank cell its looks."""
    wanted = bool(sheet.parts["conditionalFormats"]) and _rules_matter(mask)
    return wanted and bool(rules_at(book, sheet, row, column))


def _rules_matter(mask: Mask) -> bool:
    """Whether looks are asked for that a rule may give: the pattern of a number is none of these.

    It saves five sixths of the time in which a new register is read.
    """
    only_patterns = set(masks.below(mask, "effectiveFormat")) == {"numberFormat"}
    return masks.touches(mask, "effectiveFormat") and not only_patterns


def _contents(book: Book, sheet: Sheet, place: tuple[int, int], cell: Cell) -> Message:
    value = value_at(book, sheet, *place)
    entered = {"formulaValue": cell.formula} if cell.formula else extended(cell.value)
    shown = text_of(value, pattern_at(book, sheet, *place), tongue(book.locale))
    data: Message = {"userEnteredValue": entered} if entered else {}
    data |= {"effectiveValue": extended(value)}
    return data | ({"formattedValue": shown} if shown else {})


def effective_format(book: Book, cell: Cell, pattern: Message, link: str) -> Message:
    """The cell's own format over the spreadsheet's, with the pattern that it is shown by."""
    form: Message = book.properties["defaultFormat"]
    text = form.get("textFormat", {}) | cell.format.get("textFormat", {})
    display = {"hyperlinkDisplayType": "LINKED" if link else "PLAIN_TEXT"}
    number = {"numberFormat": pattern} if pattern else {}
    return form | display | number | cell.format | {"textFormat": text}


def _hyperlink(cell: Cell) -> str:
    link: str = cell.format.get("textFormat", {}).get("link", {}).get("uri", "")
    is_address = isinstance(cell.value, str) and cell.value.startswith(("https://", "http://"))
    if is_address and not link and not any(c.isspace() for c in str(cell.value)):
        return str(cell.value)
    return link


def grid_data(book: Book, sheet: Sheet, area: Area, mask: Mask) -> Message:
    """The GridData of an area: rows and cells trimmed at the end to what the mask finds there."""
    data: Message = {}
    if area.top:
        data["startRow"] = area.top
    if area.left:
        data["startColumn"] = area.left
    if masks.touches(mask, "rowData"):
        rows = _row_data(book, sheet, area, masks.below(mask, "rowData"))
        data |= {"rowData": rows} if rows else {}
    if masks.touches(mask, "rowMetadata"):
        data["rowMetadata"] = _row_sizes(book, sheet, area)
    if masks.touches(mask, "columnMetadata"):
        sizes, hung = sheet.sizes["COLUMNS"], _hung_on(sheet, "COLUMNS")
        data["columnMetadata"] = [
            {"pixelSize": COLUMN_PIXELS} | sizes.get(column, {}) | hung.get(column, {})
            for column in range(area.left, area.right)
        ]
    return data


def _hung_on(sheet: Sheet, dimension: str) -> dict[int, Message]:
    """The developer metadata of single rows, or columns, by index."""
    found: dict[int, Message] = {}
    for metadata in sheet.parts["developerMetadata"]:
        place = metadata["location"].get("dimensionRange", {})
        if place.get("dimension") == dimension:
            entry = found.setdefault(place.get("startIndex", 0), {"developerMetadata": []})
            entry["developerMetadata"].append(metadata)
    return found


def _row_sizes(book: Book, sheet: Sheet, area: Area) -> list[Message]:
    hidden, sizes = hidden_rows(book, sheet), sheet.sizes["ROWS"]
    hung = _hung_on(sheet, "ROWS")
    found = []
    for row in range(area.top, area.bottom):
        size = {"pixelSize": ROW_PIXELS} | sizes.get(row, {}) | hung.get(row, {})
        found.append(size | ({"hiddenByFilter": True} if row in hidden else {}))
    return found


def _row_data(book: Book, sheet: Sheet, area: Area, mask: Mask) -> list[Message]:
    below = masks.below(mask, "values")
    found: list[Message] = []
    rows = rows_shown(book, sheet)
    for row in range(area.top, min(area.bottom, len(rows))):
        columns = range(area.left, min(area.right, len(rows[row])))
        cells: list[Any] = [cell_data(book, sheet, row, c, below) for c in columns]
        while cells and not cells[-1]:
            cells.pop()
        found.append({"values": cells} if cells else {})
    while found and not found[-1]:
        found.pop()
    return found


def rows_changed(sheet: Sheet, area: Area, rows: list[Message], mask: Mask) -> None:
    """UpdateCells over an area: cells that the rows do not reach lose the masked fields."""
    block: list[Row] = []
    for index, old in enumerate(sheet.block(area)):
        given = rows[index].get("values", []) if index < len(rows) else []
        cells = [changed(was, _at(given, i), mask) for i, was in enumerate(old)]
        block.append(tuple(cells))
    sheet.write(area.top, area.left, block)


def _at(given: list[Message], index: int) -> Message:
    return given[index] if index < len(given) else {}

"""Sheets as a whole: added, deleted, copied, renamed, moved, hidden, resized."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheets_sync.testing import masks, structure
from sheets_sync.testing.defaults import sheet_properties
from sheets_sync.testing.formats import both_colors, settled
from sheets_sync.testing.formulas.renaming import sheet_renamed
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.sheet import Sheet
from sheets_sync.testing.wire import Message, cloned, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book

OBJECT_IDS = {
    "filterViews": "filterViewId",
    "protectedRanges": "protectedRangeId",
    "charts": "chartId",
    "bandedRanges": "bandedRangeId",
    "slicers": "slicerId",
    "developerMetadata": "metadataId",
    "tables": "tableId",
}


def add(book: Book, request: Message) -> Message:
    wish = settled(request.get("properties", {}))
    number = wish.get("sheetId", book.fresh_id())
    if any(sheet.sheet_id == number for sheet in book.sheets):
        raise invalid(f"A sheet with id {number} already exists. Please enter another id.")
    title = wish.get("title") or _free_title(book, "Sheet{}", len(book.sheets) + 1)
    _check_title(book, title, None)
    index = wish.get("index", len(book.sheets))
    properties = sheet_properties(number, title, index)
    grid = properties["gridProperties"] | wish.get("gridProperties", {})
    sheet = Sheet(properties | wish | {"sheetId": number, "title": title, "gridProperties": grid})
    book.sheets.insert(index, sheet)
    book.renumber()
    book.check_size()
    return {"properties": cloned(sheet.properties)}


def delete(book: Book, request: Message) -> None:
    sheet = book.sheet(request.get("sheetId", 0))
    sheet.guard(sheet.whole)
    others = [other for other in book.sheets if other is not sheet]
    if not others:
        raise invalid("You can't remove all the sheets in a document.")
    if all(other.properties.get("hidden") for other in others):
        raise invalid("You can't remove all the visible sheets in a document.")
    book.sheets = others
    home = sheet.sheet_id
    book.named_ranges = [n for n in book.named_ranges if n["range"].get("sheetId", 0) != home]
    book.renumber()


def duplicate(book: Book, request: Message) -> Message:
    source = book.sheet(request.get("sourceSheetId", 0))
    title = request.get("newSheetName") or _free_title(book, f"Copy of {source.title}", 1)
    copied(book, source, title, request.get("newSheetId", book.fresh_id()))
    twin = book.sheets.pop()
    book.sheets.insert(request.get("insertSheetIndex", 0), twin)
    book.renumber()
    return {"properties": cloned(twin.properties)}


def copied(book: Book, source: Sheet, title: str, number: int) -> Message:
    """A copy of the sheet behind the others; its SheetProperties. Raises ApiError."""
    _check_title(book, title, None)
    if any(sheet.sheet_id == number for sheet in book.sheets):
        raise invalid(f"A sheet with id {number} already exists. Please enter another id.")
    twin = source.fork()
    twin.properties |= {"sheetId": number, "title": title}
    twin.properties.pop("hidden", None)
    for name, objects in twin.parts.items():
        for each in objects:
            _rehomed(each, source.sheet_id, number)
            if name in OBJECT_IDS:
                fresh = book.fresh_id()
                each[OBJECT_IDS[name]] = str(fresh) if name == "tables" else fresh
    _rehomed(twin.basic_filter, source.sheet_id, number)
    book.sheets.append(twin)
    book.renumber()
    book.check_size()
    return cloned(twin.properties)


def copy_to(book: Book, source: Sheet) -> Message:
    """spreadsheets.sheets.copyTo: the sheet as the last one of this spreadsheet."""
    return copied(book, source, _free_title(book, f"Copy of {source.title}", 1), book.fresh_id())


def _rehomed(value: object, old: int, new: int) -> None:
    if isinstance(value, list):
        for item in value:
            _rehomed(item, old, new)
    elif isinstance(value, dict):
        indexed = {"startRowIndex", "endRowIndex", "startIndex", "startColumnIndex"} & value.keys()
        if value.get("sheetId", 0 if indexed else None) == old:
            value["sheetId"] = new
        for item in value.values():
            _rehomed(item, old, new)


def update(book: Book, request: Message) -> None:
    mask, wish = masks.required(request, "SheetProperties"), settled(request.get("properties", {}))
    sheet = book.sheet(wish.get("sheetId", 0))
    old = sheet.properties
    new = masks.merged(old, wish, both_colors(mask)) | {"sheetType": old["sheetType"]}
    grid = old["gridProperties"] | new.get("gridProperties", {})
    for name in ("frozenRowCount", "frozenColumnCount", "hideGridlines"):
        if name not in new.get("gridProperties", {}):
            grid.pop(name, None)
    new |= {"gridProperties": grid, "sheetId": sheet.sheet_id, "index": old["index"]}
    _check_title(book, new.get("title", ""), sheet)
    rows, columns = grid["rowCount"], grid["columnCount"]
    if "gridProperties" in mask and (rows, columns) != (sheet.row_count, sheet.column_count):
        _resized(book, sheet, rows, columns)
    sheet.properties = new
    if old["title"] != new["title"]:
        sheet_renamed(book, old["title"], new["title"])
    if masks.touches(mask, "index") and "index" in wish:
        _moved(book, sheet, wish["index"])
    if all(each.properties.get("hidden") for each in book.sheets):
        raise invalid("You can't hide all the sheets in a document.")
    book.check_size()


def _resized(book: Book, sheet: Sheet, rows: int, columns: int) -> None:
    # What lies on rows and columns that are cut off goes the way of deleted ones.
    if 0 < rows < sheet.row_count:
        structure.delete(book, sheet, "ROWS", rows, sheet.row_count)
    if 0 < columns < sheet.column_count:
        structure.delete(book, sheet, "COLUMNS", columns, sheet.column_count)
    sheet.resize(rows, columns)


def _moved(book: Book, sheet: Sheet, target: int) -> None:
    # The index counts the sheets as they stood before the move.
    old = book.sheets.index(sheet)
    if not 0 <= target <= len(book.sheets):
        raise invalid(f"Invalid sheet index: {target}")
    book.sheets.pop(old)
    book.sheets.insert(target - 1 if target > old else target, sheet)
    book.renumber()


def update_spreadsheet(book: Book, request: Message) -> None:
    mask = masks.required(request, "SpreadsheetProperties")
    new = masks.merged(book.properties, request.get("properties", {}), mask)
    tongue(new.get("locale", ""))
    try:
        ZoneInfo(new.get("timeZone", ""))
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise invalid(f"Invalid time zone: {new.get('timeZone', '')}") from error
    if not new.get("title"):
        raise invalid("The spreadsheet's title can't be blank.")
    book.properties = {**book.properties, **new}


def _check_title(book: Book, title: str, own: Sheet | None) -> None:
    if not title:
        raise invalid("The sheet name cannot be empty.")
    other = book.titled(title)
    if other is not None and other is not own:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def _free_title(book: Book, form: str, start: int) -> str:
    number = start
    while True:
        title = (
            form.format(number) if "{}" in form else form + ("" if number == 1 else f" {number}")
        )
        if book.titled(title) is None:
            return title
        number += 1

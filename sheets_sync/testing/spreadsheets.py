"""spreadsheets.create, get and getByDataFilter: the whole of a spreadsheet as a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.areas import Area, Corners
from sheets_sync.testing.batch.protection import may_edit
from sheets_sync.testing.book import Book
from sheets_sync.testing.datafilters import matching_ranges
from sheets_sync.testing.defaults import sheet_properties
from sheets_sync.testing.griddata import grid_data, rows_changed
from sheets_sync.testing.shapes import decoded
from sheets_sync.testing.sheet import PARTS, Sheet
from sheets_sync.testing.wire import Message, cloned

if TYPE_CHECKING:
    from sheets_sync.testing.masks import Mask
    from sheets_sync.testing.requests import Asked

CHOSEN = (
    "autoRecalc",
    "importFunctionsExternalUrlAccessAllowed",
    "iterativeCalculationSettings",
    "spreadsheetTheme",
)
URL = "https://docs.google.com/spreadsheets/d/{}/edit"


def get(book: Book, asked: Asked) -> Message:
    """spreadsheets.get: grid data when asked for, or when the field mask chooses it."""
    wanted = [book.find(text) for text in asked.options("ranges")]
    return shown(book, wanted, _mask(asked), grid=asked.flag("includeGridData"))


def get_by_data_filter(book: Book, asked: Asked) -> Message:
    """spreadsheets.getByDataFilter."""
    body = decoded(asked.body, "GetSpreadsheetByDataFilterRequest")
    found = [matching_ranges(book, each) for each in body.get("dataFilters", [])]
    wanted = [(each.sheet, each.corners) for each in (hit for hits in found for hit in hits)]
    return shown(book, wanted, _mask(asked), grid=bool(body.get("includeGridData")))


def _mask(asked: Asked) -> Mask:
    fields = asked.option("fields", "")
    return masks.checked(fields, "Spreadsheet") if fields else {}


def shown(book: Book, wanted: list[tuple[Sheet, Corners]], mask: Mask, *, grid: bool) -> Message:
    """The spreadsheet, only the sheets of the wanted ranges when there are any.

    A mask that chooses fields decides about the grid data as well.
    """
    below = masks.below(mask, "sheets") if masks.touches(mask, "sheets") else None
    if mask and "*" not in mask:
        grid = below is not None and masks.touches(below, "data")
    sheets = [sheet for sheet in book.sheets if not wanted or any(s is sheet for s, _ in wanted)]
    message: Message = {"spreadsheetId": book.book_id, "properties": cloned(book.properties)}
    if below is not None:
        message["sheets"] = [_sheet(book, sheet, wanted, below, grid=grid) for sheet in sheets]
    if book.named_ranges:
        message["namedRanges"] = cloned(book.named_ranges)
    if book.metadata:
        message["developerMetadata"] = cloned(book.metadata)
    message["spreadsheetUrl"] = URL.format(book.book_id)
    chosen: Message = masks.selected(message, mask)
    return chosen


def _sheet(
    book: Book, sheet: Sheet, wanted: list[tuple[Sheet, Corners]], mask: Mask, *, grid: bool
) -> Message:
    message: Message = {"properties": cloned(sheet.properties)}
    if grid:
        corners = [c for s, c in wanted if s is sheet] or [Corners(None, None, None, None)]
        areas = [each.within(sheet.row_count, sheet.column_count) for each in corners]
        below = masks.below(mask, "data")
        message["data"] = [grid_data(book, sheet, area, below) for area in areas]
    for name in PARTS:
        if sheet.parts[name] and name != "developerMetadata":
            message[name] = cloned(sheet.parts[name])
    own = [m for m in sheet.parts["developerMetadata"] if "sheetId" in m["location"]]
    if own:
        message["developerMetadata"] = cloned(own)
    if sheet.parts["protectedRanges"]:
        seen = [_as_seen(book, protection) for protection in message["protectedRanges"]]
        message["protectedRanges"] = seen
    if sheet.basic_filter:
        message["basicFilter"] = cloned(sheet.basic_filter)
    return message


def _as_seen(book: Book, protection: Message) -> Message:
    # Who may edit is shown to those who may.
    if may_edit(book, protection):
        return protection | {"requestingUserCanEdit": True}
    hidden = ("requestingUserCanEdit", "editors")
    return {name: part for name, part in protection.items() if name not in hidden}


def created(book_id: str, body: object) -> Book:
    """The spreadsheet that spreadsheets.create asks for. Raises ApiError."""
    wish = decoded(body or {}, "Spreadsheet")
    properties = wish.get("properties", {})
    title = properties.get("title", "Untitled spreadsheet")
    book = Book(
        book_id, title, properties.get("locale", "en_US"), properties.get("timeZone", "Etc/GMT")
    )
    book.properties |= {name: properties[name] for name in CHOSEN if name in properties}
    for index, given in enumerate(wish.get("sheets") or [{}]):
        book.sheets.append(_created_sheet(book, index, given))
    book.named_ranges = [
        {"namedRangeId": str(book.fresh_id())} | each for each in wish.get("namedRanges", [])
    ]
    _hung_up(book, wish)
    book.check_size()
    return book


def _hung_up(book: Book, wish: Message) -> None:
    """Filters and developer metadata, as the requests of a batch put them there."""
    from sheets_sync.testing.batch import filtering, metadata

    for each in wish.get("developerMetadata", []):
        metadata.create(book, {"developerMetadata": {"location": {"spreadsheet": True}} | each})
    for sheet, given in zip(book.sheets, wish.get("sheets", []), strict=False):
        here = {"location": {"sheetId": sheet.sheet_id}}
        for each in given.get("developerMetadata", []):
            metadata.create(book, {"developerMetadata": here | each})
        if given.get("basicFilter"):
            own = given["basicFilter"].get("range", {}) | {"sheetId": sheet.sheet_id}
            filtering.set_basic(book, {"filter": given["basicFilter"] | {"range": own}})


def _created_sheet(book: Book, index: int, given: Message) -> Sheet:
    wish = given.get("properties", {})
    number = wish.get("sheetId", index and book.fresh_id())
    properties = sheet_properties(number, f"Sheet{index + 1}", index)
    grid = properties["gridProperties"] | wish.get("gridProperties", {})
    sheet = Sheet(properties | wish | {"index": index, "gridProperties": grid})
    for data in given.get("data", []):
        rows = data.get("rowData", [])
        width = max((len(row.get("values", [])) for row in rows), default=0)
        top, left = data.get("startRow", 0), data.get("startColumn", 0)
        rows_changed(sheet, Area(top, left, top + len(rows), left + width), rows, {})
    for name in PARTS:
        sheet.parts[name] = given.get(name, []) if name != "developerMetadata" else []
    return sheet

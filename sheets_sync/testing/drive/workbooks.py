"""Workbooks (.xlsx) in: their tabs with values, formulas, looks, merges and notes."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.testing.areas import Area
from sheets_sync.testing.cells import Cell, ErrorValue, lean
from sheets_sync.testing.defaults import sheet_properties
from sheets_sync.testing.drive.answers import DriveError
from sheets_sync.testing.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Read
    from openpyxl.worksheet.worksheet import Worksheet

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.cells import Stored
    from sheets_sync.testing.sheet import Row
    from sheets_sync.testing.wire import Message

EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial number knows no zone
ROWS, COLUMNS = 1000, 26
ERRORS: Final = {
    "#N/A": "N_A",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#VALUE!": "VALUE",
    "#REF!": "REF",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#NULL!": "NULL_VALUE",
}
ALIGNED: Final = {"left": "LEFT", "center": "CENTER", "right": "RIGHT"}


def sheets_of(content: bytes, book: Book) -> list[Sheet]:
    """The tabs of a workbook. Raises DriveError when it cannot be read as one."""
    import openpyxl

    try:
        read = openpyxl.load_workbook(io.BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        raise DriveError(400, "Bad Request", "conversionUnsupported") from error
    sheets = [
        _sheet(page, book.fresh_id() if index else 0, index)
        for index, page in enumerate(read.worksheets)
    ]
    if all(sheet.properties.get("hidden") for sheet in sheets):
        raise DriveError(400, "Bad Request", "conversionUnsupported")
    return sheets


def _sheet(page: Worksheet, number: int, index: int) -> Sheet:
    properties = sheet_properties(number, page.title, index)
    if page.sheet_state != "visible":
        properties["hidden"] = True
    sheet = Sheet(properties)
    sheet.resize(max(ROWS, page.max_row), max(COLUMNS, page.max_column))
    frozen = page.freeze_panes
    if frozen:
        cell = page[str(frozen)]
        grid = {"frozenRowCount": cell.row - 1, "frozenColumnCount": cell.column - 1}
        sheet.properties["gridProperties"] |= {n: count for n, count in grid.items() if count}
    rows: list[Row] = [tuple([_stored(cell) for cell in row]) for row in page.iter_rows()]
    sheet.write(0, 0, rows)
    sheet.parts["merges"] = [
        _range(number, Area(m.min_row - 1, m.min_col - 1, m.max_row, m.max_col))
        for m in page.merged_cells.ranges
    ]
    return sheet


def _range(number: int, area: Area) -> Message:
    here = {
        "startRowIndex": area.top,
        "endRowIndex": area.bottom,
        "startColumnIndex": area.left,
        "endColumnIndex": area.right,
    }
    return {"sheetId": number} | here if number else here


def _stored(cell: Any) -> Stored:
    value, form, note = cell.value, _format(cell), cell.comment.text if cell.comment else ""
    if cell.data_type == "f":
        text = (
            value if isinstance(value, str) else f"={getattr(value, 'text', '')}".replace("==", "=")
        )
        return Cell(formula=text, format=form, note=note)
    if cell.data_type == "e":
        return Cell(ErrorValue(ERRORS.get(value, "ERROR")), format=form, note=note)
    return lean(Cell(_plain(value), format=form, note=note))


def _plain(value: Any) -> Any:
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return value / timedelta(days=1)
    if isinstance(value, datetime):
        serial = (value - EPOCH) / timedelta(days=1)
        return int(serial) if serial.is_integer() else serial
    if isinstance(value, date):
        return (datetime(value.year, value.month, value.day) - EPOCH).days  # noqa: DTZ001
    return str(value) if value is not None and not isinstance(value, str | int | float) else value


def _format(cell: Read) -> Message:
    if not cell.has_style:
        return {}
    form: Message = {}
    pattern = _pattern(cell)
    if pattern:
        form["numberFormat"] = pattern
    letters = {n: True for n in ("bold", "italic") if getattr(cell.font, n, False)}
    if cell.font.strike:
        letters["strikethrough"] = True
    if letters:
        form["textFormat"] = letters
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None
    if isinstance(fill, str) and len(fill) == 8:
        color = {
            n: int(fill[i : i + 2], 16) / 255 for n, i in (("red", 2), ("green", 4), ("blue", 6))
        }
        color = {name: part for name, part in color.items() if part}
        form |= {"backgroundColor": color, "backgroundColorStyle": {"rgbColor": color}}
    if cell.alignment.horizontal in ALIGNED:
        form["horizontalAlignment"] = ALIGNED[cell.alignment.horizontal]
    if cell.alignment.wrap_text:
        form["wrapStrategy"] = "WRAP"
    return form


def _pattern(cell: Read) -> Message:
    pattern = cell.number_format
    if pattern == "General":
        return {}
    if pattern == "@":
        return {"type": "TEXT", "pattern": "@"}
    if cell.is_date:
        return {"type": _moment_kind(pattern.lower()), "pattern": pattern}
    return {"type": "PERCENT" if "%" in pattern else "NUMBER", "pattern": pattern}


def _moment_kind(pattern: str) -> str:
    days, hours = any(c in pattern for c in "yd"), "h" in pattern
    if days and hours:
        return "DATE_TIME"
    return "DATE" if days or not hours else "TIME"

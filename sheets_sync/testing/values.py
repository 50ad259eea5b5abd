"""spreadsheets.values: read, write, clear and append rectangles of plain values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sheets_sync.testing import typed
from sheets_sync.testing.areas import Area, Corners, address
from sheets_sync.testing.book import Book, outside, spelled
from sheets_sync.testing.cells import Stored, emptied
from sheets_sync.testing.formulas.outcomes import rows_shown
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.render import FORMATTED, Rendering
from sheets_sync.testing.shapes import decoded
from sheets_sync.testing.structure import insert
from sheets_sync.testing.tables import table_around
from sheets_sync.testing.wire import ApiError, Message, compact, invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.grid.snapshot import Cell as Plain
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.sheet import Row, Sheet

INPUT_OPTIONS = ("RAW", "USER_ENTERED")


def get(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.get."""
    sheet, wanted = book.find(asked.range)
    return read(asked.rendering(book), sheet, wanted, asked.option("majorDimension", "ROWS"))


def batch_get(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.batchGet."""
    rendering, dimension = asked.rendering(book), asked.option("majorDimension", "ROWS")
    found = [read(rendering, *book.find(text), dimension) for text in asked.options("ranges")]
    return {"spreadsheetId": book.book_id} | ({"valueRanges": found} if found else {})


def read(rendering: Rendering, sheet: Sheet, wanted: Corners, dimension: str) -> Message:
    """A ValueRange: blank ends trimmed, ``values`` absent when all is blank."""
    area = wanted.within(sheet.row_count, sheet.column_count)
    dimension = "ROWS" if dimension == "DIMENSION_UNSPECIFIED" else dimension
    rows = (rendering.rows if dimension == "ROWS" else rendering.columns)(sheet, area)
    answer: Message = {"range": address(sheet.title, area), "majorDimension": dimension}
    return answer | ({"values": rows} if rows else {})


def update(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.update."""
    body = decoded(asked.body, "ValueRange", "data")
    _check_same_range(book, body, asked.range)
    option = check_input_option(asked.option("valueInputOption", ""))
    written = put(book, asked.range, body, option)
    if asked.flag("includeValuesInResponse"):
        written["updatedData"] = reread(book, written, body, asked.rendering(book, "response"))
    written.pop("hit")
    return written


def batch_update(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.batchUpdate: all of the ranges or none."""
    body = decoded(asked.body, "BatchUpdateValuesRequest")
    option = check_input_option(body.get("valueInputOption", ""))
    responses = []
    for index, data in enumerate(body.get("data", [])):
        try:
            responses.append(put(book, data.get("range", ""), data, option))
        except ApiError as error:
            raise error.within(f"data[{index}]") from error
    if body.get("includeValuesInResponse"):
        rendering = Rendering(
            book,
            body.get("responseValueRenderOption", FORMATTED),
            body.get("responseDateTimeRenderOption", "SERIAL_NUMBER"),
        )
        for written, data in zip(responses, body.get("data", []), strict=True):
            written["updatedData"] = reread(book, written, data, rendering)
    return {"spreadsheetId": book.book_id} | totals(responses) | {"responses": responses}


def totals(responses: list[Message]) -> Message:
    """The sums over all ranges; a row or column that is hit twice counts once."""
    cells = sum(response.get("updatedCells", 0) for response in responses)
    hit = [response.pop("hit") for response in responses]
    rows = {(title, row) for title, these, _ in hit for row in these}
    columns = {(title, column) for title, _, these in hit for column in these}
    counts = {
        "totalUpdatedRows": len(rows),
        "totalUpdatedColumns": len(columns),
        "totalUpdatedCells": cells,
        "totalUpdatedSheets": len({title for title, these, _ in hit if these}),
    }
    return compact(counts)


def put(book: Book, text: str, data: Message, option: str) -> Message:
    """Write one ValueRange; the UpdateValuesResponse, with ``hit`` for the totals."""
    sheet, wanted = book.find(text)
    rows = _by_row(data)
    area = _written_area(sheet, wanted, rows)
    if wanted.bottom is None or wanted.bottom - (wanted.top or 0) > 1 or _wide(wanted):
        _check_inside(sheet, wanted, area)
    return write(book, sheet, area, rows, option)


def write(book: Book, sheet: Sheet, area: Area, rows: list[list[Any]], option: str) -> Message:
    """Put rows down in an area of their size. A null cell is skipped."""
    book.reach(sheet, area.bottom, area.right)
    if area.bottom > sheet.row_count or area.right > sheet.column_count:
        raise outside(sheet, area)
    place: Callable[[Any, Stored], Stored] = typed.raw
    if option == "USER_ENTERED":
        place = partial(typed.entered, tongue=tongue(book.locale))
    block: list[Row] = []
    hit_rows, hit_columns, cells = [], set[int](), 0
    for index, (old, row) in enumerate(zip(sheet.block(area), rows, strict=False), area.top):
        plain = typed.raw_row(row, old) if option == "RAW" else None
        given = range(len(row)) if plain else [c for c, v in enumerate(row) if v is not None]
        if given:
            hit_rows.append(index)
            hit_columns.update(given)
            cells += len(given)
        pairs = zip(row, old, strict=False)
        block.append(plain or tuple([w if n is None else place(n, w) for n, w in pairs]))
    sheet.write(area.top, area.left, block)
    answer = {
        "spreadsheetId": book.book_id,
        "updatedRange": address(sheet.title, area),
        "updatedRows": len(hit_rows),
        "updatedColumns": len(hit_columns),
        "updatedCells": cells,
    }
    return compact(answer) | {"hit": (sheet.title, hit_rows, {area.left + c for c in hit_columns})}


def reread(book: Book, written: Message, data: Message, rendering: Rendering) -> Message:
    """What stands in the written range now, skipped cells included."""
    sheet, wanted = book.find(written["updatedRange"])
    return read(rendering, sheet, wanted, data.get("majorDimension", "ROWS"))


def clear(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.clear: the values go, looks and notes stay."""
    return {"spreadsheetId": book.book_id, "clearedRange": emptied_range(*book.find(asked.range))}


def batch_clear(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.batchClear."""
    body = decoded(asked.body, "BatchClearValuesRequest")
    found = [book.find(text) for text in body.get("ranges", [])]
    cleared = [emptied_range(sheet, wanted) for sheet, wanted in found]
    return {"spreadsheetId": book.book_id, "clearedRanges": cleared}


def emptied_range(sheet: Sheet, wanted: Corners) -> str:
    """Empty a range; its address. Raises ApiError when it is protected."""
    area = wanted.within(sheet.row_count, sheet.column_count)
    used = area.common(Area(0, 0, len(sheet.rows), sheet.column_count))
    sheet.guard(area)
    sheet.change(used, emptied)
    return address(sheet.title, area)


def append(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.append: below the last table that the range meets."""
    body = decoded(asked.body, "ValueRange", "data")
    _check_same_range(book, body, asked.range)
    option = check_input_option(asked.option("valueInputOption", ""))
    sheet, wanted = book.find(asked.range)
    rows = _by_row(body)
    around = wanted.within(sheet.row_count, sheet.column_count)
    table = table_around(rows_shown(book, sheet), around)
    top, left = (table.bottom, table.left) if table else (wanted.top or 0, wanted.left or 0)
    area = Area(top, left, top + len(rows), left + max(map(len, rows), default=1))
    if asked.option("insertDataOption", "OVERWRITE") == "INSERT_ROWS":
        insert(book, sheet, "ROWS", top, len(rows))
    sheet.resize(max(sheet.row_count, area.bottom), max(sheet.column_count, area.right))
    book.check_size()
    written = write(book, sheet, area, rows, option)
    if asked.flag("includeValuesInResponse"):
        written["updatedData"] = reread(book, written, body, asked.rendering(book, "response"))
    written.pop("hit")
    answer: Message = {"spreadsheetId": book.book_id}
    if table:
        answer["tableRange"] = address(sheet.title, table)
    return answer | {"updates": written}


def _by_row(data: Message) -> list[list[Plain]]:
    values: list[list[Plain]] = data.get("values", [])
    if data.get("majorDimension") != "COLUMNS":
        return values
    height = max(map(len, values), default=0)
    padded = [column + [None] * (height - len(column)) for column in values]
    return [list(row) for row in zip(*padded, strict=True)]


def _written_area(sheet: Sheet, wanted: Corners, rows: list[list[Plain]]) -> Area:
    top, left = wanted.top or 0, wanted.left or 0
    height, width = len(rows), max(map(len, rows), default=0)
    if not height or not width:
        return spelled(sheet, wanted).common(Area(top, left, top + 1, left + 1))
    return Area(top, left, top + height, left + width)


def _wide(wanted: Corners) -> bool:
    return wanted.right is None or wanted.right - (wanted.left or 0) > 1


def _check_inside(sheet: Sheet, wanted: Corners, area: Area) -> None:
    limits = f"Requested writing within range [{address(sheet.title, spelled(sheet, wanted))}]"
    if wanted.bottom is not None and area.bottom > wanted.bottom:
        raise invalid(f"{limits}, but tried writing to row [{wanted.bottom + 1}]")
    if wanted.right is not None and area.right > wanted.right:
        beyond = address("x", Area(0, wanted.right, 1, wanted.right + 1))
        raise invalid(f"{limits}, but tried writing to column [{beyond[2:-1]}]")


def check_input_option(option: str) -> str:
    """The option itself. Raises ApiError when it is none."""
    if option not in INPUT_OPTIONS:
        raise invalid("'valueInputOption' is required but not specified")
    return option


def _check_same_range(book: Book, body: Message, text: str) -> None:
    other = body.get("range", text)
    if other != text and book.find(other) != book.find(text):
        raise invalid(
            f"Requested writing within range [{text}], but request body's range is"
            f" [{other}]. The two must be the same."
        )

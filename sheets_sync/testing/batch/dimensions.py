"""Rows and columns: inserted, deleted, moved, appended, sized, hidden; and cells shifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks, structure
from sheets_sync.testing.areas import Area
from sheets_sync.testing.cells import Cell, Stored, lean
from sheets_sync.testing.formulas.outcomes import pattern_at, value_at
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import text_of
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Row, Sheet

# Google measures with the font; this is the mean width of a capital in its default font.
LETTER_PIXELS, PADDING_PIXELS = 543 / 64, 3


def span(book: Book, place: Message) -> tuple[Sheet, str, int, int]:
    """The sheet, dimension, start and end of a DimensionRange. Raises ApiError."""
    sheet = book.sheet(place.get("sheetId", 0))
    dimension = place.get("dimension", "DIMENSION_UNSPECIFIED")
    if dimension not in ("ROWS", "COLUMNS"):
        raise invalid("range.dimension is required.")
    start, end = place.get("startIndex", 0), place.get("endIndex", sheet.count(dimension))
    if start < 0 or end < start:
        raise invalid(f"Invalid range: startIndex[{start}], endIndex[{end}].")
    return sheet, dimension, start, end


def _inside(place: tuple[Sheet, str, int, int]) -> tuple[Sheet, str, int, int]:
    sheet, dimension, start, end = place
    count = sheet.count(dimension)
    if end > count:
        kind = dimension.lower()
        raise invalid(
            f"range.endIndex[{end}] is after last {kind.removesuffix('s')} in grid[{count}]"
            if start < count
            else f"Cannot reach {kind} from {start}: the grid has {count}."
        )
    return sheet, dimension, start, end


def insert(book: Book, request: Message) -> None:
    sheet, dimension, start, end = span(book, request.get("range", {}))
    if request.get("inheritFromBefore") and start == 0:
        raise invalid("inheritFromBefore cannot be true when inserting at index 0.")
    structure.insert(book, sheet, dimension, start, end - start)
    _inherited(sheet, dimension, (start, end), request)


def _inherited(sheet: Sheet, dimension: str, new: tuple[int, int], request: Message) -> None:
    start, end = new
    source = start - 1 if request.get("inheritFromBefore") else end
    if source >= sheet.count(dimension):
        return
    size = sheet.sizes[dimension].get(source)
    if size:
        sheet.sizes[dimension] |= {index: dict(size) for index in range(start, end)}
    looks = [tuple([_looks(c) for c in row]) for row in _source_cells(sheet, dimension, source)]
    if any(cell is not None for row in looks for cell in row):
        by_rows = dimension == "ROWS"
        block = looks * (end - start) if by_rows else [row * (end - start) for row in looks]
        sheet.write(start if by_rows else 0, 0 if by_rows else start, block)


def _source_cells(sheet: Sheet, dimension: str, source: int) -> list[Row]:
    band = sheet.band(dimension, source, source + 1)
    return sheet.block(band.common(Area(0, 0, len(sheet.rows), sheet.column_count)))


def _looks(stored: Stored) -> Stored:
    """What a new cell takes over from its neighbour: format and rule for typing."""
    if not isinstance(stored, Cell):
        return None
    rule = {name: part for name, part in stored.extras.items() if name == "dataValidation"}
    return lean(Cell(format=stored.format, extras=rule))


def delete(book: Book, request: Message) -> None:
    structure.delete(book, *_inside(span(book, request.get("range", {}))))


def move(book: Book, request: Message) -> None:
    sheet, dimension, start, end = _inside(span(book, request.get("source", {})))
    target = request.get("destinationIndex", 0)
    if not 0 <= target <= sheet.count(dimension):
        raise invalid(f"destinationIndex[{target}] is out of bounds.")
    structure.move(book, sheet, dimension, (start, end), target)


def append(book: Book, request: Message) -> None:
    sheet = book.sheet(request.get("sheetId", 0))
    extra = request.get("length", 0)
    if extra < 1:
        raise invalid("length must be greater than zero.")
    by_rows = request.get("dimension") == "ROWS"
    sheet.resize(
        sheet.row_count + (extra if by_rows else 0),
        sheet.column_count + (0 if by_rows else extra),
    )
    book.check_size()


def update(book: Book, request: Message) -> None:
    mask = masks.required(request, "DimensionProperties")
    sheet, dimension, start, end = _inside(span(book, request.get("range", {})))
    for index in range(start, end):
        old = sheet.sizes[dimension].get(index, {})
        sheet.sizes[dimension][index] = masks.merged(old, request.get("properties", {}), mask)


def auto_resize(book: Book, request: Message) -> None:
    if "dimensions" not in request:
        raise invalid("dimensions is required.")
    sheet, dimension, start, end = _inside(span(book, request["dimensions"]))
    for index in range(start, end):
        size = sheet.sizes[dimension].setdefault(index, {})
        if dimension == "ROWS":
            size.pop("pixelSize", None)
        else:
            size |= _fitting(book, sheet, index)


def _fitting(book: Book, sheet: Sheet, column: int) -> Message:
    habits, longest = tongue(book.locale), 0
    for row in range(len(sheet.rows)):
        pattern = pattern_at(book, sheet, row, column)
        text = text_of(value_at(book, sheet, row, column), pattern, habits)
        longest = max(longest, *map(len, text.split("\n")))
    return {"pixelSize": round(longest * LETTER_PIXELS) + PADDING_PIXELS} if longest else {}


def insert_range(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("range", {}))
    if request.get("shiftDimension") == "ROWS":
        rest = Area(area.top, area.left, sheet.row_count, area.right)
        block = [(None,) * area.width] * area.height + sheet.block(rest)
        sheet.write(area.top, area.left, block[: rest.height])
    else:
        rest = Area(area.top, area.left, area.bottom, sheet.column_count)
        rows = [(None,) * area.width + row for row in sheet.block(rest)]
        sheet.write(area.top, area.left, [row[: rest.width] for row in rows])


def delete_range(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("range", {}))
    if request.get("shiftDimension") == "ROWS":
        rest = Area(area.top, area.left, sheet.row_count, area.right)
        block = sheet.block(rest)[area.height :]
        sheet.write(area.top, area.left, block + [(None,) * area.width] * area.height)
    else:
        rest = Area(area.top, area.left, area.bottom, sheet.column_count)
        rows = [row[area.width :] + (None,) * area.width for row in sheet.block(rest)]
        sheet.write(area.top, area.left, rows)

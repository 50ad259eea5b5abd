"""Tables: a range with a name and named columns, which grows when rows are appended to it.

Types of columns and colours of rows are kept, not applied.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.areas import Area, grid_corners, grid_range
from sheets_sync.testing.cells import emptied, full, is_blank, lean
from sheets_sync.testing.formulas.outcomes import value_at
from sheets_sync.testing.griddata import rows_changed
from sheets_sync.testing.wire import Message, cloned, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.masks import Mask
    from sheets_sync.testing.sheet import Sheet

READ_ONLY_TYPES = {"COLUMN_TYPE_UNSPECIFIED"}


def add(book: Book, request: Message) -> Message:
    wish = cloned(request.get("table", {}))
    sheet, area = _placed(book, wish, own="")
    number = wish.get("tableId") or str(book.fresh_id())
    if any(table["tableId"] == number for _, table in _all(book)):
        raise invalid(f"The table id {number} already exists.")
    name = wish.get("name") or _free_name(book)
    _check_name(book, name, own="")
    table = wish | {
        "tableId": number,
        "name": name,
        "range": grid_range(sheet.sheet_id, area),
        "columnProperties": _columns(book, sheet, area, wish.get("columnProperties", [])),
    }
    sheet.parts["tables"].append(table)
    _write_header(sheet, area, table["columnProperties"])
    return {"table": cloned(table)}


def update(book: Book, request: Message) -> None:
    mask, wish = masks.required(request, "Table"), cloned(request.get("table", {}))
    sheet, old = found(book, wish.get("tableId", ""))
    new = masks.merged(old, wish, mask) | {"tableId": old["tableId"]}
    _check_name(book, new.get("name", ""), own=old["tableId"])
    target, area = _placed(book, new, own=old["tableId"])
    if target is not sheet:
        raise invalid("A table can't be moved to another sheet.")
    new["range"] = grid_range(sheet.sheet_id, area)
    new["columnProperties"] = _columns(book, sheet, area, new.get("columnProperties", []))
    sheet.parts["tables"] = [new if each is old else each for each in sheet.parts["tables"]]
    _write_header(sheet, area, new["columnProperties"])


def delete(book: Book, request: Message) -> None:
    """The table goes with what stands in it (D)."""
    sheet, table = found(book, request.get("tableId", ""))
    area = area_of(sheet, table)
    sheet.change(area, emptied)
    sheet.parts["tables"].remove(table)


def append(book: Book, number: str, rows: list[Message], mask: Mask) -> None:
    """Rows below the last one of the table that is not blank; the table grows over them."""
    sheet, table = found(book, number)
    area = area_of(sheet, table)
    if any(len(row.get("values", [])) > area.width for row in rows):
        raise invalid("The rows don't fit in the table.")
    block = sheet.block(area)
    filled = [i for i, row in enumerate(block) if i == 0 or not all(map(is_blank, row))]
    top = area.top + filled[-1] + 1
    bottom = max(area.bottom, top + len(rows))
    beyond = Area(area.bottom, area.left, bottom, area.right)
    if not all(map(is_blank, (cell for row in sheet.block(beyond) for cell in row))):
        raise invalid("Growing a table over cells that hold something is not implemented here.")
    sheet.resize(max(sheet.row_count, bottom), sheet.column_count)
    book.check_size()
    rows_changed(sheet, Area(top, area.left, top + len(rows), area.right), rows, mask)
    grown = Area(area.top, area.left, bottom, area.right)
    table["range"] = grid_range(sheet.sheet_id, grown)


def found(book: Book, number: str) -> tuple[Sheet, Message]:
    """The table and its sheet. Raises ApiError when there is none with this id."""
    for sheet, table in _all(book):
        if table["tableId"] == number:
            return sheet, table
    raise invalid(f"No table with id: {number}")


def area_of(sheet: Sheet, table: Message) -> Area:
    return grid_corners(table["range"]).within(sheet.row_count, sheet.column_count)


def _all(book: Book) -> list[tuple[Sheet, Message]]:
    return [(sheet, table) for sheet in book.sheets for table in sheet.parts["tables"]]


def _placed(book: Book, wish: Message, own: str) -> tuple[Sheet, Area]:
    if not wish.get("range"):
        raise invalid("A table needs a range.")
    sheet, area = book.area(wish["range"])
    if area.height < 1 or area.width < 1:
        raise invalid("A table needs a range.")
    for each in sheet.parts["tables"]:
        if each["tableId"] != own and area_of(sheet, each).meets(area):
            raise invalid("A table can't overlap another table.")
    return sheet, area


def _check_name(book: Book, name: str, own: str) -> None:
    if not name:
        raise invalid("A table needs a name.")
    others = [table["name"] for _, table in _all(book) if table["tableId"] != own]
    if name.casefold() in [other.casefold() for other in others]:
        raise invalid(f'A table with the name "{name}" already exists.')


def _free_name(book: Book) -> str:
    taken = {table["name"].casefold() for _, table in _all(book)}
    return next(f"Table{n}" for n in range(1, len(taken) + 2) if f"table{n}" not in taken)


def _columns(book: Book, sheet: Sheet, area: Area, given: list[Message]) -> list[Message]:
    wanted = {each.get("columnIndex", 0): each for each in given}
    if set(wanted) - set(range(area.width)):
        raise invalid("A column of the table lies outside its range.")
    columns: list[Message] = []
    for index in range(area.width):
        each = wanted.get(index, {})
        dropdown = each.get("columnType") == "DROPDOWN"
        if dropdown != bool(each.get("dataValidationRule")):
            raise invalid("A dataValidationRule belongs to a column of the type DROPDOWN.")
        held = value_at(book, sheet, area.top, area.left + index)
        name = each.get("columnName") or str(held or "") or f"Column {index + 1}"
        place = {"columnIndex": index} if index else {}
        columns.append({n: p for n, p in each.items() if n != "columnIndex"} | place)
        columns[-1]["columnName"] = name
    names = [each["columnName"].casefold() for each in columns]
    if len(set(names)) < len(names):
        raise invalid("The columns of a table need different names.")
    return columns


def _write_header(sheet: Sheet, area: Area, columns: list[Message]) -> None:
    row = sheet.block(Area(area.top, area.left, area.top + 1, area.right))[0]
    named = zip(row, columns, strict=True)
    cells = [lean(replace(full(c), value=each["columnName"], formula="")) for c, each in named]
    sheet.write(area.top, area.left, [tuple(cells)])

"""What stands in cells: values, looks, notes, rules for typing, borders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.areas import Area
from sheets_sync.testing.batch import tables
from sheets_sync.testing.book import outside
from sheets_sync.testing.cells import Cell, Stored, full, is_blank, lean
from sheets_sync.testing.formats import settled
from sheets_sync.testing.formulas.outcomes import hidden_rows
from sheets_sync.testing.formulas.tokens import moved_by
from sheets_sync.testing.griddata import changed, rows_changed
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.masks import Mask
    from sheets_sync.testing.sheet import Row


def update(book: Book, request: Message) -> None:
    mask = masks.required(request, "CellData")
    rows = request.get("rows", [])
    if "range" in request:
        sheet, area = book.area(request["range"])
        if len(rows) > area.height or any(len(r.get("values", [])) > area.width for r in rows):
            raise invalid("The rows don't fit in the range.")
    elif "start" in request:
        start = request["start"]
        sheet = book.sheet(start.get("sheetId", 0))
        top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
        width = max((len(row.get("values", [])) for row in rows), default=0)
        area = Area(top, left, top + len(rows), left + width)
        book.reach(sheet, area.bottom, area.right)
        if area.bottom > sheet.row_count or area.right > sheet.column_count:
            raise outside(sheet, area)
        for index, row in enumerate(rows):
            cells = len(row.get("values", []))
            line = Area(top + index, left, top + index + 1, left + cells)
            rows_changed(sheet, line, [row], mask)
        return
    else:
        raise invalid("Either 'start' or 'range' must be set.")
    rows_changed(sheet, area, rows, mask)


def repeat(book: Book, request: Message) -> None:
    mask = masks.required(request, "CellData")
    sheet, area = book.area(request.get("range", {}))
    data = request.get("cell", {})
    formula = data.get("userEnteredValue", {}).get("formulaValue")
    if not formula or not masks.touches(mask, "userEnteredValue"):
        sheet.change(area, _repeating(data, mask))
        return
    block: list[Row] = []
    for down, row in enumerate(sheet.block(area)):
        texts = [moved_by(formula, down, right) for right in range(area.width)]
        here = [data | {"userEnteredValue": {"formulaValue": text}} for text in texts]
        block.append(tuple([changed(old, new, mask) for old, new in zip(row, here, strict=True)]))
    sheet.write(area.top, area.left, block)


def _repeating(data: Message, mask: Mask) -> Callable[[Stored], Stored]:
    fresh = full(changed(None, data, mask))
    keeps_value = not masks.touches(mask, "userEnteredValue")

    def rule(stored: Stored) -> Stored:
        # A plain cell comes out the same each time but for its value.
        if isinstance(stored, Cell) or not keeps_value:
            return changed(stored, data, mask)
        return lean(replace(fresh, value=stored))

    return rule


def append(book: Book, request: Message) -> None:
    mask = masks.required(request, "CellData")
    if request.get("tableId"):
        tables.append(book, request["tableId"], request.get("rows", []), mask)
        return
    sheet = book.sheet(request.get("sheetId", 0))
    rows = request.get("rows", [])
    filled = [i for i, row in enumerate(sheet.rows) if not all(is_blank(cell) for cell in row)]
    top = filled[-1] + 1 if filled else 0
    width = max((len(row.get("values", [])) for row in rows), default=0)
    bottom = top + len(rows)
    sheet.resize(max(sheet.row_count, bottom), max(sheet.column_count, width))
    book.check_size()
    rows_changed(sheet, Area(top, 0, bottom, width), rows, mask)


def validate(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("range", {}))
    rule = request.get("rule", {})
    if rule and not rule.get("condition", {}).get("type"):
        raise invalid("A data validation rule needs a condition.")

    def ruled(stored: Stored) -> Stored:
        cell = full(stored)
        extras = {name: part for name, part in cell.extras.items() if name != "dataValidation"}
        return lean(replace(cell, extras=extras | ({"dataValidation": rule} if rule else {})))

    skipped = set() if request.get("filteredRowsIncluded") else hidden_rows(book, sheet)
    if not skipped:
        sheet.change(area, ruled)
        return
    for row in set(range(area.top, area.bottom)) - skipped:
        sheet.change(Area(row, area.left, row + 1, area.right), ruled)


def borders(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("range", {}))
    lines = settled({name: request[name] for name in _SIDES if name in request})
    block = [
        tuple(
            [_bordered(cell, _lines_at(lines, area, r, c)) for c, cell in enumerate(row, area.left)]
        )
        for r, row in enumerate(sheet.block(area), area.top)
    ]
    sheet.write(area.top, area.left, block)


_SIDES = ("top", "bottom", "left", "right", "innerHorizontal", "innerVertical")


def _lines_at(lines: Message, area: Area, row: int, column: int) -> Message:
    wanted = {
        "top": "top" if row == area.top else "innerHorizontal",
        "bottom": "bottom" if row == area.bottom - 1 else "innerHorizontal",
        "left": "left" if column == area.left else "innerVertical",
        "right": "right" if column == area.right - 1 else "innerVertical",
    }
    return {side: lines[name] for side, name in wanted.items() if name in lines}


def _bordered(stored: Stored, lines: Message) -> Stored:
    cell: Cell = full(stored)
    sides = cell.format.get("borders", {}) | lines
    sides = {side: line for side, line in sides.items() if line.get("style") not in (None, "NONE")}
    form = {name: part for name, part in cell.format.items() if name != "borders"}
    return lean(replace(cell, format=form | ({"borders": sides} if sides else {})))

"""Merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.areas import Area, grid_corners, grid_range
from sheets_sync.testing.cells import emptied
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet

PARTLY = "You must select all cells in a merged range to merge or unmerge them."


def merge(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("range", {}))
    sheet.guard(area)
    _dissolve(sheet, area)
    for piece in _pieces(area, request.get("mergeType", "MERGE_ALL")):
        if piece.height * piece.width > 1:
            sheet.parts["merges"].append(grid_range(sheet.sheet_id, piece))
            _keep_corner(sheet, piece)


def unmerge(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("range", {}))
    sheet.guard(area)
    _dissolve(sheet, area)


def _pieces(area: Area, kind: str) -> list[Area]:
    if kind == "MERGE_ROWS":
        return [Area(r, area.left, r + 1, area.right) for r in range(area.top, area.bottom)]
    if kind == "MERGE_COLUMNS":
        return [Area(area.top, c, area.bottom, c + 1) for c in range(area.left, area.right)]
    return [area]


def _dissolve(sheet: Sheet, area: Area) -> None:
    kept = []
    for merged in sheet.parts["merges"]:
        spot = grid_corners(merged).within(sheet.row_count, sheet.column_count)
        if not area.meets(spot):
            kept.append(merged)
        elif not area.holds(spot):
            raise invalid(PARTLY)
    sheet.parts["merges"] = kept


def _keep_corner(sheet: Sheet, piece: Area) -> None:
    corner = sheet.cell(piece.top, piece.left)
    sheet.change(piece, emptied)
    sheet.write(piece.top, piece.left, [(corner,)])

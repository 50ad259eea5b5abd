"""Rows of a range in another order, or fewer of them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from sheets_sync.testing.cells import Cell, Stored
from sheets_sync.testing.filters import sort_key
from sheets_sync.testing.formulas.outcomes import value_at
from sheets_sync.testing.formulas.tokens import moved_by
from sheets_sync.testing.wire import Message, compact, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.areas import Area
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet


def sort(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("range", {}))
    if not request.get("sortSpecs"):
        raise invalid("At least one sort specification is required.")
    sort_rows(book, sheet, area, request["sortSpecs"])


def sort_rows(book: Book, sheet: Sheet, area: Area, specs: list[Message]) -> None:
    """Sort the rows of an area, blanks last whichever way. Raises ApiError."""
    order = list(range(area.top, area.bottom))
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        if not area.left <= column < area.right:
            raise invalid(f"Sort column {column} is outside the range.")
        values = {row: value_at(book, sheet, row, column) for row in order}
        filled = [row for row in order if values[row] is not None]
        descending = spec.get("sortOrder") == "DESCENDING"
        filled.sort(key=lambda row, v=values: sort_key(v[row]), reverse=descending)
        order = filled + [row for row in order if values[row] is None]
    _rearranged(sheet, area, order)


def randomize(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("range", {}))
    order = list(range(area.top, area.bottom))
    random.shuffle(order)
    _rearranged(sheet, area, order)


def delete_duplicates(book: Book, request: Message) -> Message:
    sheet, area = book.area(request.get("range", {}))
    columns = [
        column
        for each in request.get("comparisonColumns", [])
        for column in range(each.get("startIndex", 0), each.get("endIndex", sheet.column_count))
    ] or list(range(area.left, area.right))
    seen, order = set(), []
    for row in range(area.top, area.bottom):
        key = tuple([sort_key(value_at(book, sheet, row, column)) for column in columns])
        if key not in seen:
            order.append(row)
        seen.add(key)
    removed = area.height - len(order)
    _rearranged(sheet, area, order)
    return compact({"duplicatesRemovedCount": removed})


def _rearranged(sheet: Sheet, area: Area, order: list[int]) -> None:
    block = sheet.block(area)
    fresh = [
        tuple([_shifted(stored, new - old) for stored in block[old - area.top]])
        for new, old in enumerate(order, area.top)
    ]
    blank = (None,) * area.width
    sheet.write(area.top, area.left, fresh + [blank] * (area.height - len(fresh)))


def _shifted(stored: Stored, rows: int) -> Stored:
    if isinstance(stored, Cell) and stored.formula and rows:
        return replace(stored, formula=moved_by(stored.formula, rows, 0))
    return stored

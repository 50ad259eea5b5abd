"""Filters: which rows they hide, and the order they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ErrorValue, Value
from sheets_sync.testing.conditions import holds
from sheets_sync.testing.formulas.outcomes import value_at
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import text_of

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet
    from sheets_sync.testing.wire import Message


def hidden_rows(book: Book, sheet: Sheet) -> set[int]:
    """The rows that the sheet's basic filter hides; its first row is the header."""
    specs = _criteria(sheet.basic_filter)
    if not specs:
        return set()
    where = sheet.basic_filter.get("range", {})
    first, last = where.get("startRowIndex", 0) + 1, where.get("endRowIndex", sheet.row_count)
    return {
        row
        for row in range(first, last)
        if any(_hides(book, sheet, row, column, rule) for column, rule in specs)
    }


def _criteria(basic_filter: Message) -> list[tuple[int, Message]]:
    old = [(int(column), rule) for column, rule in basic_filter.get("criteria", {}).items()]
    new = [
        (spec.get("columnIndex", 0), spec.get("filterCriteria", {}))
        for spec in basic_filter.get("filterSpecs", [])
    ]
    return new or old


def _hides(book: Book, sheet: Sheet, row: int, column: int, criteria: Message) -> bool:
    value = value_at(book, sheet, row, column)
    shown = text_of(value, {}, tongue(book.locale))
    if shown in criteria.get("hiddenValues", []):
        return True
    condition = criteria.get("condition", {})
    if not condition:
        return False
    origin = (sheet.basic_filter.get("range", {}).get("startRowIndex", 0) + 1, column)
    return not holds(book, sheet, (row, column), condition, origin)


def sort_key(value: Value) -> tuple[int, float, str]:
    """Numbers, then text, then no and yes, then errors."""
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, int | float):
        return 0, float(value), ""
    if isinstance(value, ErrorValue):
        return 3, 0.0, value.kind
    return 1, 0.0, (value or "").casefold()

"""Filters: which rows they hide, and the order they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ErrorValue, Value
from sheets_sync.testing.formulas.outcomes import value_at
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.render import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet
    from sheets_sync.testing.wire import Message


def _same(value: Value, given: str) -> bool:
    return text_of(value, {}, tongue("en_US")).casefold() == given.casefold()


def _contains(value: Value, given: str) -> bool:
    return given.casefold() in text_of(value, {}, tongue("en_US")).casefold()


def _against(compare: Callable[[float, float], bool]) -> Callable[[Value, str], bool]:
    def rule(value: Value, given: str) -> bool:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and compare(float(str(value)), float(given))

    return rule


CONDITIONS: dict[str, Callable[[Value, str], bool]] = {
    "BLANK": lambda value, _: value is None,
    "NOT_BLANK": lambda value, _: value is not None,
    "TEXT_EQ": _same,
    "TEXT_CONTAINS": _contains,
    "TEXT_NOT_CONTAINS": lambda value, given: not _contains(value, given),
    "NUMBER_EQ": _against(lambda one, other: one == other),
    "NUMBER_NOT_EQ": _against(lambda one, other: one != other),
    "NUMBER_GREATER": _against(lambda one, other: one > other),
    "NUMBER_GREATER_THAN_EQ": _against(lambda one, other: one >= other),
    "NUMBER_LESS": _against(lambda one, other: one < other),
    "NUMBER_LESS_THAN_EQ": _against(lambda one, other: one <= other),
}


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
    rule = CONDITIONS.get(condition.get("type", ""))
    given = [each.get("userEnteredValue", "") for each in condition.get("values", [])] or [""]
    return rule is not None and not any(rule(value, each) for each in given)


def sort_key(value: Value) -> tuple[int, float, str]:
    """Numbers, then text, then no and yes, then errors."""
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, int | float):
        return 0, float(value), ""
    if isinstance(value, ErrorValue):
        return 3, 0.0, value.kind
    return 1, 0.0, (value or "").casefold()

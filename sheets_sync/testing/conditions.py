"""Conditions upon a cell: of filters and of conditional formats."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from sheets_sync.testing import typed
from sheets_sync.testing.formulas.coerce import is_number
from sheets_sync.testing.formulas.outcomes import pattern_at, value_at, worked_out
from sheets_sync.testing.formulas.tokens import moved_by
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import text_of
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.sheet import Sheet

NUMBERS: dict[str, Callable[[float, float], bool]] = {
    "NUMBER_EQ": operator.eq,
    "NUMBER_NOT_EQ": operator.ne,
    "NUMBER_GREATER": operator.gt,
    "NUMBER_GREATER_THAN_EQ": operator.ge,
    "NUMBER_LESS": operator.lt,
    "NUMBER_LESS_THAN_EQ": operator.le,
}
DAYS: dict[str, Callable[[float, float], bool]] = {
    "DATE_EQ": operator.eq,
    "DATE_NOT_EQ": operator.ne,
    "DATE_BEFORE": operator.lt,
    "DATE_AFTER": operator.gt,
    "DATE_ON_OR_BEFORE": operator.le,
    "DATE_ON_OR_AFTER": operator.ge,
}
TEXTS: dict[str, Callable[[str, str], bool]] = {
    "TEXT_EQ": operator.eq,
    "TEXT_NOT_EQ": operator.ne,
    "TEXT_CONTAINS": operator.contains,
    "TEXT_NOT_CONTAINS": lambda text, given: given not in text,
    "TEXT_STARTS_WITH": str.startswith,
    "TEXT_ENDS_WITH": str.endswith,
}
BETWEEN = {"NUMBER_BETWEEN": True, "NUMBER_NOT_BETWEEN": False}
ALONE = {"BLANK", "NOT_BLANK"}
FORMULA = "CUSTOM_FORMULA"
WORKED_OUT = {*NUMBERS, *DAYS, *TEXTS, *BETWEEN, *ALONE, FORMULA}
# As the discovery document has it for conditional formatting.
FOR_LOOKS = WORKED_OUT - {"TEXT_NOT_EQ", "DATE_NOT_EQ", "DATE_ON_OR_BEFORE", "DATE_ON_OR_AFTER"}
RELATIVE = {"TODAY": 0, "TOMORROW": 1, "YESTERDAY": -1}


def check(condition: Message, allowed: set[str]) -> None:
    """Raises ApiError for a condition that can't stand there, or is not worked out here."""
    kind = condition.get("type", "")
    if kind not in allowed:
        raise invalid(f"ConditionType '{kind}' is not implemented here by this testing server.")
    values = condition.get("values", [])
    wanted = 2 if kind in BETWEEN else 0 if kind in ALONE else 1
    if len(values) != wanted:
        raise invalid(f"ConditionType '{kind}' expects {wanted} values, but got {len(values)}.")
    far = [value["relativeDate"] for value in values if "relativeDate" in value]
    if set(far) - RELATIVE.keys():
        raise invalid(f"relativeDate '{far[0]}' is not implemented by this testing server.")


def holds(
    book: Book, sheet: Sheet, place: tuple[int, int], condition: Message, origin: tuple[int, int]
) -> bool:
    """Whether a cell meets a condition; its formulas are written as seen from ``origin``."""
    kind, value = str(condition.get("type")), value_at(book, sheet, *place)
    if kind in ALONE:
        return (value in (None, "")) is (kind == "BLANK")
    step = (place[0] - origin[0], place[1] - origin[1])
    given = [_given(book, sheet, place, each, step) for each in condition.get("values", [])]
    if kind == FORMULA:
        return given[0] is True or (is_number(given[0]) and bool(given[0]))
    if kind in TEXTS:
        text = text_of(value, pattern_at(book, sheet, *place), tongue(book.locale))
        wanted = condition["values"][0].get("userEnteredValue", "")
        wanted = str(given[0] or "") if wanted.startswith("=") else wanted
        return bool(TEXTS[kind](text.casefold(), wanted.casefold()))
    numbers = [float(str(each)) for each in (value, *given) if is_number(each)]
    return len(numbers) == 1 + len(given) and _compares(kind, numbers)


def _compares(kind: str, numbers: list[float]) -> bool:
    value, *given = numbers
    if kind in BETWEEN:
        return (min(given) <= value <= max(given)) == BETWEEN[kind]
    if kind in DAYS:
        return DAYS[kind](value // 1, given[0] // 1)
    return kind in NUMBERS and NUMBERS[kind](value, given[0])


def _given(
    book: Book, sheet: Sheet, place: tuple[int, int], each: Message, step: tuple[int, int]
) -> Value:
    if "relativeDate" in each:
        formula = f"=TODAY()+{RELATIVE.get(each['relativeDate'], 0)}"
        return worked_out(book, sheet, place, formula)
    text = each.get("userEnteredValue", "")
    if text.startswith("="):
        return worked_out(book, sheet, place, moved_by(text, *step))
    return typed.interpreted(text, tongue(book.locale)).value

"""Conditions upon a cell, of filters and of conditional formats: which there are."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from collections.abc import Callable


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

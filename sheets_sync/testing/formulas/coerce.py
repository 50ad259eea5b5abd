"""Values taken as a number, a text, yes or no; and compared. Errors stay what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeAlias

from sheets_sync.testing.cells import ErrorValue, Value
from sheets_sync.testing.entries.amounts import amount_typed
from sheets_sync.testing.entries.days import moment_typed
from sheets_sync.testing.patterns import general
from sheets_sync.testing.shapes import plain_number

if TYPE_CHECKING:
    from sheets_sync.testing.locales import Tongue
    from sheets_sync.testing.wire import Message

Grid: TypeAlias = list[list[Value]]
"""Rows of values, all equally long."""


class Problem(Exception):
    """A formula that comes to an error."""

    def __init__(self, kind: str, message: str = "") -> None:
        super().__init__(message)
        self.value = ErrorValue(kind, message)


CIRCULAR = ErrorValue(
    "REF",
    "Circular dependency detected. To resolve with iterative calculation, see File > Settings.",
)


class ShownNumber(float):
    """A number and the NumberFormat that it brings along from where it was read."""

    __slots__ = ("pattern",)
    pattern: Message

    def __new__(cls, number: float, pattern: Message) -> Self:
        made = super().__new__(cls, number)
        made.pattern = pattern
        return made


def pattern_of(value: object) -> Message:
    """The NumberFormat that a value brings along, empty where none."""
    return value.pattern if isinstance(value, ShownNumber) else {}


def shown_as(number: float, pattern: Message) -> float:
    """The number with a NumberFormat, bare where that is empty."""
    return ShownNumber(number, pattern) if pattern else number


def known(value: Value) -> Value:
    """The value. Raises Problem when it is an error."""
    if isinstance(value, ErrorValue):
        problem = Problem(value.kind, value.message)
        raise problem
    return value


def is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(value: Value, tongue: Tongue, name: str, place: int) -> float:
    """The value as a number; text counts when typing it would give a number or a day.

    ``name`` and ``place`` tell whose parameter it is. Raises Problem.
    """
    if isinstance(value, float):
        return value
    if isinstance(value, str):
        typed = amount_typed(value.strip(), tongue) or moment_typed(value.strip(), tongue)
        if typed is None:
            said = f"But '{value}' is a text and cannot be coerced to a number."
            where = f"Function {name} parameter {place}"
            raise Problem("VALUE", f"{where} expects number values. {said}")
        return float(typed[0])
    return float(known(value) or 0)  # type: ignore[arg-type]


def text(value: Value, tongue: Tongue) -> str:
    """The value as a text. Raises Problem when it is an error."""
    if isinstance(value, str):
        return value
    known(value)
    if isinstance(value, bool):
        return tongue.true if value else tongue.false
    if isinstance(value, int | float):
        return general(plain_number(float(value)), tongue)
    return ""


def yes(value: Value, tongue: Tongue, name: str, place: int) -> bool:
    """The value as yes or no. Raises Problem."""
    if isinstance(value, str):
        word = value.strip().upper()
        if word in ("TRUE", tongue.true):
            return True
        if word in ("FALSE", tongue.false, ""):
            return False
        said = f"But '{value}' is a text and cannot be coerced to a boolean."
        where = f"Function {name} parameter {place}"
        raise Problem("VALUE", f"{where} expects boolean values. {said}")
    return bool(known(value))


NUMBERS = {int, float, ShownNumber}


def compared(first: Value, second: Value) -> int:
    """-1, 0 or 1: numbers before texts before no and yes; a blank is what it is held against."""
    if type(first) in NUMBERS and type(second) in NUMBERS:
        return (first > second) - (first < second)  # type: ignore[operator]
    if first is None or second is None:
        first, second = _filled(first, second), _filled(second, first)
    one, other = _rank(first), _rank(second)
    return (one > other) - (one < other)


def _filled(value: Value, other: Value) -> Value:
    if value is not None:
        return value
    if isinstance(other, str):
        return ""
    return False if isinstance(other, bool) else 0


def _rank(value: Value) -> tuple[int, float, str]:
    if isinstance(value, str):
        return 1, 0.0, value.casefold()
    if isinstance(value, bool):
        return 2, float(value), ""
    return 0, float(value or 0), ""  # type: ignore[arg-type]


def key(value: Value) -> tuple[int, float, str] | None:
    """What equal values have in common; None for a blank and for errors."""
    return None if value is None or isinstance(value, ErrorValue) else _rank(value)

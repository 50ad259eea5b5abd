"""The operators upon two values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ErrorValue
from sheets_sync.testing.formulas import inherited
from sheets_sync.testing.formulas.coerce import (
    Problem,
    compared,
    known,
    number,
    pattern_of,
    shown_as,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.locales import Tongue

PLAIN = {int, float}


def _pair(name: str, left: Value, right: Value, tongue: Tongue) -> tuple[float, float]:
    if type(left) in PLAIN and type(right) in PLAIN:
        return left, right  # type: ignore[return-value]
    known(left)
    return number(left, tongue, name, 1), number(right, tongue, name, 2)


def add(left: Value, right: Value, tongue: Tongue) -> Value:
    one, other = _pair("ADD", left, right, tongue)
    return inherited.of_sum("+", one, other, float(one) + float(other))


def minus(left: Value, right: Value, tongue: Tongue) -> Value:
    one, other = _pair("MINUS", left, right, tongue)
    return inherited.of_sum("-", one, other, float(one) - float(other))


def multiply(left: Value, right: Value, tongue: Tongue) -> Value:
    one, other = _pair("MULTIPLY", left, right, tongue)
    return inherited.of_product(one, other, float(one) * float(other))


def divide(left: Value, right: Value, tongue: Tongue) -> Value:
    one, other = _pair("DIVIDE", left, right, tongue)
    if other == 0:
        raise Problem("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
    return inherited.of_product(one, other, float(one) / float(other))


def power(left: Value, right: Value, tongue: Tongue) -> Value:
    one, other = _pair("POW", left, right, tongue)
    if one == 0 and other < 0:
        raise Problem("DIVIDE_BY_ZERO", "Evaluation of function POW caused a divide by zero error.")
    result: float | complex = float(one) ** float(other)
    if isinstance(result, complex):
        raise Problem("NUM", "Evaluation of function POW cannot be parsed as a real number.")
    return result


def joined(left: Value, right: Value, tongue: Tongue) -> Value:
    return text(left, tongue) + text(right, tongue)


def _comparing(holds: Callable[[int], bool]) -> Callable[[Value, Value, Tongue], Value]:
    def rule(left: Value, right: Value, _: Tongue) -> Value:
        for value in (left, right):
            if isinstance(value, ErrorValue):
                known(value)
        return holds(compared(left, right))

    return rule


def signed(sign: str, operand: Value, tongue: Tongue) -> Value:
    """``-`` or ``+`` in front, ``%`` behind."""
    if sign == "+":
        return known(operand)
    name = "UMINUS" if sign == "-" else "UNARY_PERCENT"
    given = number(operand, tongue, name, 1)
    if sign == "-":
        return shown_as(-float(given), pattern_of(given))
    return float(given) / 100


OPERATORS: dict[str, Callable[[Value, Value, Tongue], Value]] = {
    "+": add,
    "-": minus,
    "*": multiply,
    "/": divide,
    "^": power,
    "&": joined,
    "=": _comparing(lambda order: order == 0),
    "<>": _comparing(lambda order: order != 0),
    "<": _comparing(lambda order: order < 0),
    ">": _comparing(lambda order: order > 0),
    "<=": _comparing(lambda order: order <= 0),
    ">=": _comparing(lambda order: order >= 0),
}

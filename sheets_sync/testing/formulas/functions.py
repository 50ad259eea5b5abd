"""The functions that are worked out; all others answer ``#NAME?`` and say so."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.testing.cells import ErrorValue, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Argument: TypeAlias = Value | list[list[Value]]


class Problem(Exception):
    """A formula that comes to an error."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.value = ErrorValue(kind, message)


def scalar(argument: Argument) -> Value:
    """One value; a range that is used as one gives its first cell."""
    return argument[0][0] if isinstance(argument, list) else argument


def number(value: Value) -> float:
    """The value as a number. Raises Problem for text that is none."""
    if isinstance(value, ErrorValue):
        raise Problem(value.kind, value.message)
    if value is None:
        return 0
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            message = f"'{value}' is a text and cannot be coerced to a number."
            raise Problem("VALUE", message) from None
    return float(value)


def _values(arguments: list[Argument]) -> Iterator[Value]:
    for argument in arguments:
        if isinstance(argument, list):
            yield from (value for row in argument for value in row)
        else:
            yield argument


def _numbers(arguments: list[Argument]) -> list[float]:
    found = []
    for argument in arguments:
        if not isinstance(argument, list):
            found.append(number(argument))
            continue
        for value in _values([argument]):
            if isinstance(value, ErrorValue):
                raise Problem(value.kind, value.message)
            if isinstance(value, int | float) and not isinstance(value, bool):
                found.append(float(value))
    return found


def _average(arguments: list[Argument]) -> Value:
    found = _numbers(arguments)
    if not found:
        raise Problem("DIVIDE_BY_ZERO", "Evaluation of function AVERAGE caused a divide by zero.")
    return sum(found) / len(found)


def _round(arguments: list[Argument]) -> Value:
    places = int(number(scalar(arguments[1]))) if len(arguments) > 1 else 0
    exact = Decimal(repr(number(scalar(arguments[0]))))
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _if(arguments: list[Argument]) -> Argument:
    return arguments[1] if number(scalar(arguments[0])) else (arguments[2:3] or [False])[0]


def _count(arguments: list[Argument]) -> Value:
    return sum(isinstance(v, int | float) and not isinstance(v, bool) for v in _values(arguments))


def _not_available(_: list[Argument]) -> Argument:
    raise Problem("N_A", "")


FUNCTIONS: dict[str, Callable[[list[Argument]], Argument]] = {
    "SUM": lambda arguments: sum(_numbers(arguments)),
    "AVERAGE": _average,
    "MIN": lambda arguments: min(_numbers(arguments), default=0),
    "MAX": lambda arguments: max(_numbers(arguments), default=0),
    "COUNT": _count,
    "COUNTA": lambda arguments: sum(value is not None for value in _values(arguments)),
    "ROUND": _round,
    "IF": _if,
    "NA": _not_available,
}

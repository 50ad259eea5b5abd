"""What a value is; errors asked about, taken as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ErrorValue, full
from sheets_sync.testing.formulas.coerce import Problem, is_number, pattern_of
from sheets_sync.testing.formulas.registry import function
from sheets_sync.testing.patterns import MOMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Operand

ERROR_NUMBERS = {
    "NULL_VALUE": 1,
    "DIVIDE_BY_ZERO": 2,
    "VALUE": 3,
    "REF": 4,
    "NAME": 5,
    "NUM": 6,
    "N_A": 7,
    "ERROR": 8,
}


def _fact(name: str, holds: Callable[[Value], bool]) -> None:
    @function(name, "e")
    def run(value: Value) -> Value:
        return holds(value)


def _is_error(value: Value) -> bool:
    return isinstance(value, ErrorValue)


_fact("ISBLANK", lambda value: value is None)
_fact("ISERROR", _is_error)
_fact("ISERR", lambda value: isinstance(value, ErrorValue) and value.kind != "N_A")
_fact("ISNA", lambda value: isinstance(value, ErrorValue) and value.kind == "N_A")
_fact("ISNUMBER", is_number)
_fact("ISTEXT", lambda value: isinstance(value, str))
_fact("ISNONTEXT", lambda value: not isinstance(value, str))
_fact("ISLOGICAL", lambda value: isinstance(value, bool))
_fact("ISDATE", lambda value: pattern_of(value).get("type") in MOMENTS)


@function("ISEVEN", "n")
def is_even(value: float) -> Value:
    return int(value) % 2 == 0


@function("ISODD", "n")
def is_odd(value: float) -> Value:
    return int(value) % 2 == 1


@function("NA")
def not_available() -> Value:
    raise Problem("N_A", "Error")


@function("N", "v")
def as_number(value: Value) -> Value:
    return value if is_number(value) else float(value is True)


@function("ERROR.TYPE", "e")
def error_type(value: Value) -> Value:
    if not isinstance(value, ErrorValue):
        raise Problem("N_A", "Function ERROR.TYPE parameter 1 is not an error.")
    return ERROR_NUMBERS[value.kind]


@function("TYPE", "e")
def type_(value: Value) -> Value:
    if isinstance(value, ErrorValue):
        return 16
    if isinstance(value, bool):
        return 4
    return 2 if isinstance(value, str) else 1


@function("ISFORMULA", "r")
def is_formula(given: Operand) -> Value:
    return bool(_formula(given))


@function("FORMULATEXT", "r")
def formula_text(given: Operand) -> Value:
    formula = _formula(given)
    if not formula:
        raise Problem("N_A", "Function FORMULATEXT parameter 1 has no formula.")
    return formula


def _formula(given: Operand) -> str:
    area = getattr(given, "area", None)
    sheet = getattr(given, "sheet", None)
    if area is None or sheet is None:
        raise Problem("N_A", "Argument must be a range.")
    return full(sheet.cell(area.top, area.left)).formula

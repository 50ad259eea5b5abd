"""Arithmetic, rounding, powers, chance; and the operators by name."""

from __future__ import annotations

import math
import random
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import TYPE_CHECKING

from sheets_sync.testing.formulas.coerce import Problem, pattern_of, shown_as
from sheets_sync.testing.formulas.operators import OPERATORS, signed
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation

NAMED = {
    "ADD": "+",
    "MINUS": "-",
    "MULTIPLY": "*",
    "DIVIDE": "/",
    "POW": "^",
    "POWER": "^",
    "CONCAT": "&",
    "EQ": "=",
    "NE": "<>",
    "LT": "<",
    "LTE": "<=",
    "GT": ">",
    "GTE": ">=",
}


def _named(name: str, sign: str) -> None:
    rule = OPERATORS[sign]

    @function(name, "here v v")
    def run(here: Evaluation, left: Value, right: Value) -> Value:
        return rule(left, right, here.tongue)


for _name, _sign in NAMED.items():
    _named(_name, _sign)


@function("UMINUS", "here v")
def negated(here: Evaluation, value: Value) -> Value:
    return signed("-", value, here.tongue)


def _keeping(name: str, rule: Callable[[float], float]) -> None:
    """A function of one number whose result is shown as the number is."""

    @function(name, "n")
    def run(value: float) -> Value:
        return shown_as(rule(float(value)), pattern_of(value))


_keeping("ABS", abs)
_keeping("INT", lambda value: float(math.floor(value)))
_keeping("EVEN", lambda value: math.copysign(math.ceil(abs(value) / 2) * 2, value))
_keeping("ODD", lambda value: math.copysign(math.ceil((abs(value) - 1) / 2) * 2 + 1, value))


def _plain(name: str, rule: Callable[[float], float], allowed: Callable[[float], bool]) -> None:
    @function(name, "n")
    def run(value: float) -> Value:
        if not allowed(value):
            said = f"Function {name} parameter 1 value is {float(value):g}. It is out of range."
            raise Problem("NUM", said)
        return rule(float(value))


def _any(_: float) -> bool:
    return True


_plain("SIGN", lambda value: (value > 0) - (value < 0), _any)
_plain("EXP", math.exp, _any)
_plain("SQRT", math.sqrt, lambda value: value >= 0)
_plain("LN", math.log, lambda value: value > 0)
_plain("LOG10", math.log10, lambda value: value > 0)
_plain("FACT", lambda value: float(math.factorial(int(value))), lambda value: 0 <= value <= 170)
_plain("RADIANS", math.radians, _any)
_plain("DEGREES", math.degrees, _any)
_plain("SIN", math.sin, _any)
_plain("COS", math.cos, _any)
_plain("TAN", math.tan, _any)


@function("LOG", "n n?")
def log(value: float, base: float = 10) -> Value:
    if value <= 0 or base <= 0:
        raise Problem("NUM", "Function LOG parameter 1 value should be greater than 0.")
    if base == 1:
        raise Problem("DIVIDE_BY_ZERO", "Function LOG parameter 2 cannot be 1.")
    return math.log(value) / math.log(base)


@function("PI")
def pi() -> Value:
    return math.pi


@function("MOD", "n n")
def modulo(value: float, by: float) -> Value:
    if by == 0:
        raise Problem("DIVIDE_BY_ZERO", "Function MOD parameter 2 cannot be zero.")
    return shown_as(float(value) - float(by) * math.floor(value / by), pattern_of(value))


@function("QUOTIENT", "n n")
def quotient(value: float, by: float) -> Value:
    if by == 0:
        raise Problem("DIVIDE_BY_ZERO", "Function QUOTIENT parameter 2 cannot be zero.")
    return float(math.trunc(value / by))


def _rounding(name: str, way: str) -> None:
    @function(name, "n n?")
    def run(value: float, places: float = 0) -> Value:
        exact, step = Decimal(repr(float(value))), Decimal(1).scaleb(-int(places))
        if exact.adjusted() < -int(places) - 1 and way != ROUND_UP:
            return shown_as(0.0, pattern_of(value))
        rounded = (exact / step).to_integral_value(way) * step
        return shown_as(float(rounded), pattern_of(value))


_rounding("ROUND", ROUND_HALF_UP)
_rounding("ROUNDUP", ROUND_UP)
_rounding("ROUNDDOWN", ROUND_DOWN)
_rounding("TRUNC", ROUND_DOWN)


def _to_multiple(name: str, way: str) -> None:
    @function(name, "n n?")
    def run(value: float, factor: float = 1) -> Value:
        if factor == 0:
            return 0
        if value > 0 > factor:
            said = f"Parameters of function {name} have different signs."
            raise Problem("NUM", said)
        ratio = Decimal(repr(float(value))) / Decimal(repr(abs(float(factor))))
        turned = ROUND_CEILING if way == ROUND_FLOOR else ROUND_FLOOR
        used = turned if factor < 0 and way != ROUND_HALF_UP else way
        steps = ratio.to_integral_value(used)
        return shown_as(float(steps * Decimal(repr(abs(float(factor))))), pattern_of(value))


_to_multiple("CEILING", ROUND_CEILING)
_to_multiple("FLOOR", ROUND_FLOOR)
_to_multiple("MROUND", ROUND_HALF_UP)


@function("GCD", "n *1")
def divisor(*values: float) -> Value:
    return math.gcd(*[int(value) for value in values])


@function("LCM", "n *1")
def multiple(*values: float) -> Value:
    return math.lcm(*[int(value) for value in values])


@function("RAND")
def chance() -> Value:
    return random.random()  # noqa: S311 - a spreadsheet's chance, no secret


@function("RANDBETWEEN", "n n")
def chance_between(low: float, high: float) -> Value:
    first, last = math.ceil(low), math.floor(high)
    if first > last:
        raise Problem("NUM", "Function RANDBETWEEN parameter 2 should not be below parameter 1.")
    return random.randint(first, last)  # noqa: S311 - a spreadsheet's chance, no secret

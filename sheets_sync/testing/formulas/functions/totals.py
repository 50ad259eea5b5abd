"""Totals, means and counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sheets_sync.testing.formulas import inherited
from sheets_sync.testing.formulas.coerce import Grid, Problem, is_number, key, known
from sheets_sync.testing.formulas.functions.taken import grid, numbers, values
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation


def _total(name: str, rule: Callable[[list[float]], float]) -> None:
    @function(name, "here g *1")
    def run(here: Evaluation, *arguments: Value | Grid) -> Value:
        found = numbers(here, name, arguments)
        return inherited.of_first(found, rule([float(each) for each in found]))


_total("SUM", math.fsum)
_total("MIN", lambda found: min(found, default=0))
_total("MAX", lambda found: max(found, default=0))


@function("AVERAGE", "here g *1")
def average(here: Evaluation, *arguments: Value | Grid) -> Value:
    found = numbers(here, "AVERAGE", arguments)
    if not found:
        raise divided("AVERAGE")
    return inherited.of_first(found, math.fsum(found) / len(found))


def divided(name: str) -> Problem:
    return Problem(
        "DIVIDE_BY_ZERO", f"Evaluation of function {name} caused a divide by zero error."
    )


@function("PRODUCT", "here g *1")
def product(here: Evaluation, *arguments: Value | Grid) -> Value:
    found = numbers(here, "PRODUCT", arguments)
    return math.prod([float(each) for each in found]) if found else 0


@function("SUMSQ", "here g *1")
def squares(here: Evaluation, *arguments: Value | Grid) -> Value:
    return math.fsum(float(each) ** 2 for each in numbers(here, "SUMSQ", arguments))


@function("COUNT", "g *1")
def count(*arguments: Value | Grid) -> Value:
    return sum(is_number(value) for value in values(arguments))


@function("COUNTA", "g *1")
def count_filled(*arguments: Value | Grid) -> Value:
    return sum(value is not None for value in values(arguments))


@function("COUNTBLANK", "g *1")
def count_blank(*arguments: Value | Grid) -> Value:
    return sum(value is None or value == "" for value in values(arguments))


@function("COUNTUNIQUE", "g *1")
def count_unique(*arguments: Value | Grid) -> Value:
    return len({key(known(value)) for value in values(arguments) if value is not None})


@function("SUMPRODUCT", "g *1")
def sum_of_products(*arguments: Value | Grid) -> Value:
    grids = [grid(argument) for argument in arguments]
    if len({(len(each), len(each[0])) for each in grids}) > 1:
        raise Problem("VALUE", "Function SUMPRODUCT has mismatched range sizes.")
    lines = zip(*(values((each,)) for each in grids), strict=True)
    return math.fsum(math.prod(map(_factor, factors)) for factors in lines)


def _factor(value: Value) -> float:
    known(value)
    return float(value) if isinstance(value, int | float) else 0.0

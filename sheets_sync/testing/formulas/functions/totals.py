"""Totals, means and counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sheets_sync.testing.formulas import inherited
from sheets_sync.testing.formulas.calls import function
from sheets_sync.testing.formulas.coerce import Grid, Problem, is_number, key, known
from sheets_sync.testing.formulas.functions.taken import grid, numbers, values

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


@function("COUNTBLANK", "here r *1")
def count_blank(here: Evaluation, *arguments: Value | Grid) -> Value:
    cells = [here.grid(argument) for argument in arguments]
    blank = sum(value is None or value == "" for value in values(tuple(cells)))
    return blank + sum(
        _unread(argument, each) for argument, each in zip(arguments, cells, strict=True)
    )


def _unread(argument: object, read: Grid) -> int:
    # Rows below the last that is filled are blank, and were not read.
    area = getattr(argument, "area", None)
    return (area.height - len(read)) * area.width if area else 0


@function("COUNTUNIQUE", "g *1")
def count_unique(*arguments: Value | Grid) -> Value:
    return len({key(known(value)) for value in values(arguments) if value is not None})


@function("SUMPRODUCT", "g *1")
def sum_of_products(*arguments: Value | Grid) -> Value:
    grids = [grid(argument) for argument in arguments]
    height, width = max(map(len, grids)), max(len(each[0]) for each in grids)
    total = 0.0
    for row in range(height):
        for column in range(width):
            total += math.prod(_factor(each, row, column) for each in grids)
    return total


def _factor(each: Grid, row: int, column: int) -> float:
    if len(each[0]) <= column:
        raise Problem("VALUE", "Function SUMPRODUCT has mismatched range sizes.")
    value = known(each[row][column]) if row < len(each) else None
    return float(value) if is_number(value) or isinstance(value, bool) else 0.0  # type: ignore[arg-type]

"""Further functions of counting and chance."""

from __future__ import annotations

import itertools
import math
import statistics
from typing import TYPE_CHECKING

from sheets_sync.testing.formulas.coerce import Grid, Problem, compared, is_number, known
from sheets_sync.testing.formulas.functions import totals
from sheets_sync.testing.formulas.functions.taken import flat, grid, numbers, values
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation

MOST_MADE = 1_000_000


@function("ISBETWEEN", "v v v y? y?")
def is_between(
    value: Value, low: Value, high: Value, with_low: bool = True, with_high: bool = True
) -> Value:
    below, above = compared(value, low), compared(value, high)
    return (below > 0 or (below == 0 and with_low)) and (above < 0 or (above == 0 and with_high))


def _as_numbers(arguments: tuple[Value | Grid, ...]) -> list[float]:
    found = [known(value) for value in values(arguments) if value is not None]
    return [float(v) if is_number(v) or isinstance(v, bool) else 0.0 for v in found]  # type: ignore[arg-type]


@function("AVERAGEA", "g *1")
def average_of_all(*arguments: Value | Grid) -> Value:
    found = _as_numbers(arguments)
    if not found:
        raise totals.divided("AVERAGEA")
    return math.fsum(found) / len(found)


@function("MAXA", "g *1")
def max_of_all(*arguments: Value | Grid) -> Value:
    return max(_as_numbers(arguments), default=0)


@function("MINA", "g *1")
def min_of_all(*arguments: Value | Grid) -> Value:
    return min(_as_numbers(arguments), default=0)


@function("AVERAGE.WEIGHTED", "here g g")
def weighted(here: Evaluation, given: Value | Grid, weights: Value | Grid) -> Value:
    found, share = numbers(here, "AVERAGE.WEIGHTED", (given,)), numbers(here, "", (weights,))
    if len(found) != len(share) or not sum(share):
        raise totals.divided("AVERAGE.WEIGHTED")
    return math.fsum(a * b for a, b in zip(found, share, strict=True)) / math.fsum(share)


def _pairs(name: str, one: Value | Grid, other: Value | Grid) -> tuple[list[float], list[float]]:
    lines = zip(flat(one), flat(other), strict=False)
    both = [(a, b) for a, b in lines if is_number(known(a)) and is_number(known(b))]
    if len(both) < 2:
        raise totals.divided(name)
    return [float(a) for a, _ in both], [float(b) for _, b in both]  # type: ignore[arg-type]


def _of_pairs(name: str, rule: Callable[[list[float], list[float]], float]) -> None:
    @function(name, "g g")
    def run(one: Value | Grid, other: Value | Grid) -> Value:
        try:
            return rule(*_pairs(name, one, other))
        except statistics.StatisticsError as error:
            raise totals.divided(name) from error


_of_pairs("CORREL", statistics.correlation)
_of_pairs("SLOPE", lambda y, x: statistics.linear_regression(x, y).slope)
_of_pairs("INTERCEPT", lambda y, x: statistics.linear_regression(x, y).intercept)


@function("COMBIN", "n n")
def combinations(all_of_them: float, chosen: float) -> Value:
    if not 0 <= int(chosen) <= int(all_of_them):
        raise Problem("NUM", "Function COMBIN parameter 2 should not be above parameter 1.")
    return float(math.comb(int(all_of_them), int(chosen)))


@function("PERMUT", "n n")
def permutations(all_of_them: float, chosen: float) -> Value:
    if not 0 <= int(chosen) <= int(all_of_them):
        raise Problem("NUM", "Function PERMUT parameter 2 should not be above parameter 1.")
    return float(math.perm(int(all_of_them), int(chosen)))


@function("FREQUENCY", "here g g")
def frequency(here: Evaluation, data: Value | Grid, classes: Value | Grid) -> Grid:
    found = numbers(here, "FREQUENCY", (data,))
    limits = sorted(numbers(here, "FREQUENCY", (classes,)))
    edges = [-math.inf, *limits, math.inf]
    pairs = itertools.pairwise(edges)
    return [[sum(low < each <= high for each in found)] for low, high in pairs]


def _wrapped(name: str) -> None:
    @function(name, "g n v?")
    def run(given: Value | Grid, count: float, pad: Value = None) -> Grid:
        line, size = flat(given), int(count)
        if not 1 <= size <= MOST_MADE:
            raise Problem("NUM", f"Function {name} parameter 2 value should be at least 1.")
        line += [pad] * (-len(line) % size)
        rows = [line[at : at + size] for at in range(0, len(line), size)]
        return rows if name == "WRAPROWS" else [list(each) for each in zip(*rows, strict=True)]


_wrapped("WRAPROWS")
_wrapped("WRAPCOLS")


@function("MMULT", "g g")
def matrix_product(one: Value | Grid, other: Value | Grid) -> Grid:
    left, right = grid(one), grid(other)
    if len(left[0]) != len(right):
        raise Problem("VALUE", "Function MMULT has incompatible parameter sizes.")
    for value in values((left, right)):
        if not is_number(known(value)):
            raise Problem("VALUE", "Function MMULT expects number values.")
    columns = list(zip(*right, strict=True))
    return [
        [math.fsum(a * b for a, b in zip(row, column, strict=True)) for column in columns]
        for row in left
    ]


def _angle(name: str, rule: Callable[[float], float]) -> None:
    @function(name, "n")
    def run(value: float) -> Value:
        try:
            return rule(float(value))
        except ValueError as error:
            said = f"Function {name} parameter 1 value is {float(value):g}. It is out of range."
            raise Problem("NUM", said) from error


for _short in ("asin", "acos", "atan", "sinh", "cosh", "tanh"):
    _angle(_short.upper(), getattr(math, _short))


@function("ATAN2", "n n")
def angle(x: float, y: float) -> Value:
    if x == y == 0:
        raise Problem(
            "DIVIDE_BY_ZERO", "Evaluation of function ATAN2 caused a divide by zero error."
        )
    return math.atan2(y, x)

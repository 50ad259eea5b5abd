"""Spread, rank and order."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING

from sheets_sync.testing.formulas import inherited
from sheets_sync.testing.formulas.coerce import Grid, Problem
from sheets_sync.testing.formulas.functions.taken import numbers
from sheets_sync.testing.formulas.functions.totals import divided
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation


def _spread(name: str, least: int, rule: Callable[[list[float]], float]) -> None:
    @function(name, "here g *1")
    def run(here: Evaluation, *arguments: Value | Grid) -> Value:
        found = [float(each) for each in numbers(here, name, arguments)]
        if len(found) < least:
            raise divided(name)
        return rule(found)


for _name in ("STDEV", "STDEV.S"):
    _spread(_name, 2, statistics.stdev)
for _name in ("STDEVP", "STDEV.P"):
    _spread(_name, 1, statistics.pstdev)
for _name in ("VAR", "VAR.S"):
    _spread(_name, 2, statistics.variance)
for _name in ("VARP", "VAR.P"):
    _spread(_name, 1, statistics.pvariance)


@function("MEDIAN", "here g *1")
def median(here: Evaluation, *arguments: Value | Grid) -> Value:
    found = numbers(here, "MEDIAN", arguments)
    if not found:
        raise Problem("NUM", "MEDIAN has no valid input data.")
    return inherited.of_first(found, statistics.median([float(each) for each in found]))


@function("MODE", "here g *1")
def mode(here: Evaluation, *arguments: Value | Grid) -> Value:
    found = [float(each) for each in numbers(here, "MODE", arguments)]
    if len(set(found)) == len(found):
        raise Problem("N_A", "No value occurs more than once.")
    return statistics.mode(found)


def _nth(here: Evaluation, name: str, data: Value | Grid, place: float) -> float:
    found = sorted(numbers(here, name, (data,)))
    if not 1 <= int(place) <= len(found):
        raise Problem("NUM", f"Function {name} parameter 2 value is {int(place)}, out of range.")
    return found[int(place) - 1 if name == "SMALL" else -int(place)]


@function("LARGE", "here g n")
def large(here: Evaluation, data: Value | Grid, place: float) -> Value:
    return _nth(here, "LARGE", data, place)


@function("SMALL", "here g n")
def small(here: Evaluation, data: Value | Grid, place: float) -> Value:
    return _nth(here, "SMALL", data, place)


@function("RANK", "here n g y?")
def rank(here: Evaluation, value: float, data: Value | Grid, rising: bool = False) -> Value:
    found = numbers(here, "RANK", (data,))
    if value not in found:
        raise Problem("N_A", "Value not found in the data of RANK.")
    return 1 + sum(each < value if rising else each > value for each in found)


def _percentile(here: Evaluation, name: str, data: Value | Grid, share: float) -> float:
    found = sorted(float(each) for each in numbers(here, name, (data,)))
    if not found or not 0 <= share <= 1:
        raise Problem("NUM", f"Function {name} has no valid input data.")
    at = share * (len(found) - 1)
    low = math.floor(at)
    high = min(low + 1, len(found) - 1)
    return found[low] + (found[high] - found[low]) * (at - low)


@function("PERCENTILE", "here g n")
def percentile(here: Evaluation, data: Value | Grid, share: float) -> Value:
    return _percentile(here, "PERCENTILE", data, share)


@function("QUARTILE", "here g n")
def quartile(here: Evaluation, data: Value | Grid, quarter: float) -> Value:
    return _percentile(here, "QUARTILE", data, int(quarter) / 4)

"""Totals and counts of what passes a criterion."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from sheets_sync.testing.areas import Area
from sheets_sync.testing.formulas import inherited
from sheets_sync.testing.formulas.coerce import Grid, Problem, is_number, key, known
from sheets_sync.testing.formulas.criteria import equals_only, test_of
from sheets_sync.testing.formulas.functions.totals import divided
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand

SIZES = "Array arguments to {} are of different size."


def _passing(here: Evaluation, given: Operand, criterion: Value) -> set[int] | list[int]:
    """The places in a range, counted row by row, whose values pass."""
    grid = here.grid(given)
    wanted = equals_only(criterion, here.tongue)
    if wanted is not None and key(wanted) is not None:
        index = here.book.memory.index(grid, "all", lambda: _by_value(grid))
        found: list[int] = index.get(key(wanted), [])
        return found
    test = test_of(criterion, here.tongue)
    width = len(grid[0])
    return [y * width + x for y, row in enumerate(grid) for x, v in enumerate(row) if test(v)]


def _by_value(grid: Grid) -> dict[object, list[int]]:
    index: dict[object, list[int]] = defaultdict(list)
    width = len(grid[0])
    for y, row in enumerate(grid):
        for x, value in enumerate(row):
            index[key(value)].append(y * width + x)
    return dict(index)


def _all_passing(here: Evaluation, name: str, given: tuple[object, ...]) -> list[int]:
    shape = _shape(here, given[0])
    passed: set[int] | None = None
    for area, criterion in zip(given[::2], given[1::2], strict=True):
        if _shape(here, area) != shape:
            raise Problem("VALUE", SIZES.format(name))
        found = _passing(here, area, known(criterion))  # type: ignore[arg-type]
        passed = set(found) if passed is None else passed & set(found)
    return sorted(passed or ())


def _shape(here: Evaluation, operand: object) -> tuple[int, int]:
    area = getattr(operand, "area", None)
    if isinstance(area, Area):
        return area.height, area.width
    grid = here.grid(operand)  # type: ignore[arg-type]
    return len(grid), len(grid[0])


def _picked(
    here: Evaluation, given: Operand, places: list[int] | set[int], width: int
) -> list[float]:
    grid = here.grid(given)
    found = []
    for place in places:
        row, column = divmod(place, width)
        value = grid[row][column] if row < len(grid) and column < len(grid[row]) else None
        if is_number(known(value)):
            found.append(value)
    return found  # type: ignore[return-value]


@function("COUNTIF", "here r v")
def count_if(here: Evaluation, area: Operand, criterion: Value) -> Value:
    return len(_passing(here, area, criterion))


@function("COUNTIFS", "here r v *2")
def count_ifs(here: Evaluation, *given: Operand) -> Value:
    return len(_all_passing(here, "COUNTIFS", given))


def _one(name: str, combine: Callable[[list[float]], float]) -> None:
    @function(name, "here r v r?")
    def run(here: Evaluation, area: Operand, criterion: Value, picked: Operand = None) -> Value:
        places = _passing(here, area, criterion)
        source = area if picked is None else _reshaped(here, picked, area)
        return _combined(_picked(here, source, places, _shape(here, area)[1]), combine)


def _reshaped(here: Evaluation, picked: Operand, area: Operand) -> Operand:
    """The range to pick from, as large as the range that is tested."""
    spot, sheet = getattr(picked, "area", None), getattr(picked, "sheet", None)
    if spot is None or sheet is None or _shape(here, picked) == _shape(here, area):
        return picked
    height, width = _shape(here, area)
    wished = Area(spot.top, spot.left, spot.top + height, spot.left + width)
    return here.pointed(sheet, wished.common(sheet.whole))


def _many(name: str, combine: Callable[[list[float]], float]) -> None:
    @function(name, "here r r v *2")
    def run(here: Evaluation, picked: Operand, *given: Operand) -> Value:
        if _shape(here, picked) != _shape(here, given[0]):
            raise Problem("VALUE", SIZES.format(name))
        places = _all_passing(here, name, given)
        return _combined(_picked(here, picked, places, _shape(here, picked)[1]), combine)


def _combined(found: list[float], combine: Callable[[list[float]], float]) -> Value:
    return inherited.of_first(found, combine([float(each) for each in found]))


def _mean(name: str) -> Callable[[list[float]], float]:
    def rule(found: list[float]) -> float:
        if not found:
            raise divided(name)
        return math.fsum(found) / len(found)

    return rule


_one("SUMIF", math.fsum)
_one("AVERAGEIF", _mean("AVERAGEIF"))
_many("SUMIFS", math.fsum)
_many("AVERAGEIFS", _mean("AVERAGEIFS"))
_many("MAXIFS", lambda found: max(found, default=0))
_many("MINIFS", lambda found: min(found, default=0))

"""Values found by a key."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.testing.formulas.coerce import Grid, Problem, compared, key
from sheets_sync.testing.formulas.criteria import wildcards
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand

Line: TypeAlias = "Callable[[], list[Value]]"
WILD = re.compile(r"[*?~]")


def line_of(here: Evaluation, operand: Operand) -> list[Value]:
    """The values of a single row or column; of a wider range its first column."""
    grid = here.grid(operand)
    if len(grid) == 1 and not _stands(operand):
        return grid[0]
    return [row[0] for row in grid]


def _stands(operand: Operand) -> bool:
    area = getattr(operand, "area", None)
    return area is not None and bool(area.width == 1)


def first_equal(here: Evaluation, grid: Grid, line: Line, value: Value) -> int:
    """The first place of an equal value, wildcards in a text heeded; -1 where there is none."""
    if isinstance(value, str) and WILD.search(value):
        pattern = wildcards(value)
        found = (i for i, v in enumerate(line()) if isinstance(v, str) and pattern.fullmatch(v))
        return next(found, -1)
    return _exact(here, grid, line, value)


def _exact(here: Evaluation, grid: Grid, line: Line, value: Value) -> int:
    def build() -> dict[object, int]:
        places: dict[object, int] = {}
        for place, each in enumerate(line()):
            places.setdefault(key(each), place)
        return places

    if len(grid) == 1:
        return build().get(key(0 if value is None else value), -1)
    index: dict[object, int] = here.book.memory.index(grid, "line", build)
    return index.get(key(0 if value is None else value), -1)


def last_not_above(line: list[Value], value: Value) -> int:
    """The last place, in a line that rises, of a value of the same kind that is not above."""
    wanted = key(0 if value is None else value)
    if wanted is None:
        return -1
    same = [(k, i) for i, v in enumerate(line) if (k := key(v)) and k[0] == wanted[0]]
    place = bisect_right([k for k, _ in same], wanted) - 1
    return same[place][1] if place >= 0 else -1


def _searched(name: str, here: Evaluation, value: Value, grid: Grid, near: bool) -> int:
    def column() -> list[Value]:
        return [row[0] for row in grid]

    place = last_not_above(column(), value) if near else first_equal(here, grid, column, value)
    if place < 0:
        raise Problem("N_A", f"Did not find value '{_said(value)}' in {name} evaluation.")
    return place


def _said(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str("" if value is None else value)


def _checked(name: str, index: float, most: int) -> int:
    if int(index) < 1:
        said = f"Function {name} parameter 3 value is {int(index)}."
        raise Problem("VALUE", f"{said} It should be greater than or equal to 1.")
    if int(index) > most:
        raise Problem("REF", f"{name} evaluates to an out of bounds range.")
    return int(index) - 1


@function("VLOOKUP", "here v r n y?")
def vlookup(
    here: Evaluation, value: Value, area: Operand, index: float, near: bool = True
) -> Value:
    grid = here.grid(area)
    column = _checked("VLOOKUP", index, len(grid[0]))
    return grid[_searched("VLOOKUP", here, value, grid, near)][column]


@function("HLOOKUP", "here v r n y?")
def hlookup(
    here: Evaluation, value: Value, area: Operand, index: float, near: bool = True
) -> Value:
    grid = here.grid(area)
    row = _checked("HLOOKUP", index, len(grid))
    turned: Grid = [list(column) for column in zip(*grid, strict=True)]
    return grid[row][_searched("HLOOKUP", here, value, turned, near)]


@function("LOOKUP", "here v r r?")
def lookup(here: Evaluation, value: Value, area: Operand, results: Operand = None) -> Value:
    grid = here.grid(area)
    wide = len(grid[0]) > len(grid)
    line = list(grid[0]) if wide else [row[0] for row in grid]
    place = last_not_above(line, value)
    if place < 0:
        raise Problem("N_A", f"Did not find value '{_said(value)}' in LOOKUP evaluation.")
    if results is not None:
        found = line_of(here, results)
        return found[place] if place < len(found) else None
    return grid[-1][place] if wide else grid[place][-1]


@function("MATCH", "here v r n?")
def match(here: Evaluation, value: Value, area: Operand, kind: float = 1) -> Value:
    if kind == 0:
        place = first_equal(here, here.grid(area), partial(line_of, here, area), value)
    elif kind > 0:
        place = last_not_above(line_of(here, area), value)
    else:
        line = line_of(here, area)
        falls = [i for i, v in enumerate(line) if key(v) and compared(v, value) >= 0]
        place = falls[-1] if falls else -1
    if place < 0:
        raise Problem("N_A", f"Did not find value '{_said(value)}' in MATCH evaluation.")
    return place + 1


@function("XMATCH", "here v r n? n?")
def xmatch(here: Evaluation, value: Value, area: Operand, kind: float = 0, way: float = 1) -> Value:
    place = _extended(here, value, area, int(kind), int(way))
    if place < 0:
        raise Problem("N_A", f"Did not find value '{_said(value)}' in XMATCH evaluation.")
    return place + 1


@function("XLOOKUP", "here v r r v? n? n?")
def xlookup(
    here: Evaluation,
    value: Value,
    keys: Operand,
    results: Operand,
    missing: Value = None,
    kind: float = 0,
    way: float = 1,
) -> Value | Grid:
    place = _extended(here, value, keys, int(kind), int(way))
    if place < 0 and missing is None:
        raise Problem("N_A", "Did not find value in XLOOKUP evaluation.")
    if place < 0:
        return missing
    rows, wide = here.grid(results), len(here.grid(keys)) == 1 and not _stands(keys)
    if wide:
        return [[row[place]] for row in rows]
    return [rows[place]] if place < len(rows) else None


def _extended(here: Evaluation, value: Value, area: Operand, kind: int, way: int) -> int:
    """The place by match mode (0 exact, -1 or 1 the next below or above, 2 wildcards)."""
    if way >= 0 and kind == 0:
        return _exact(here, here.grid(area), partial(line_of, here, area), value)
    line = line_of(here, area)
    if way < 0:
        back = _one_way(line[::-1], value, kind)
        return len(line) - 1 - back if back >= 0 else -1
    return _one_way(line, value, kind)


def _one_way(line: list[Value], value: Value, kind: int) -> int:
    if kind == 2 and isinstance(value, str):
        pattern = wildcards(value)
        return next(
            (i for i, v in enumerate(line) if isinstance(v, str) and pattern.fullmatch(v)), -1
        )
    equal = next((i for i, v in enumerate(line) if key(v) and compared(v, value) == 0), -1)
    if equal >= 0 or kind not in (-1, 1):
        return equal
    near = [(v, i) for i, v in enumerate(line) if key(v) and compared(v, value) * kind > 0]
    if not near:
        return -1
    return min(near, key=lambda pair: abs(_distance(pair[0], value)))[1]


def _distance(one: Value, other: Value) -> float:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return float(one) - float(other)
    return 0.0

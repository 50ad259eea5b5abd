"""Functions that answer with rows of values."""

from __future__ import annotations

from functools import cmp_to_key
from itertools import chain
from typing import TYPE_CHECKING

from sheets_sync.testing.cells import ErrorValue
from sheets_sync.testing.formulas.coerce import Grid, Problem, compared, known, number, yes
from sheets_sync.testing.formulas.functions.taken import flat, grid
from sheets_sync.testing.formulas.registry import function

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand

MOST_MADE = 1_000_000
NONE_FOUND = "No matches are found in FILTER evaluation."


@function("FILTER", "here r g *1")
def filtered(here: Evaluation, given: Operand, *conditions: Value | Grid) -> Grid:
    rows = here.grid(given)
    across = len(rows[0]) > 1 and all(
        len(grid(each)) == 1 and len(grid(each)[0]) == len(rows[0]) for each in conditions
    )
    length = len(rows[0]) if across else len(rows)
    kept = [True] * length
    for condition in conditions:
        tests = flat(condition)
        if len(grid(condition)) > 1 and len(grid(condition)[0]) > 1:
            raise Problem("N_A", "FILTER range must be a single row or a single column.")
        if len(tests) != length:
            raise _mismatch(length, len(tests))
        kept = [k and _passes(here, test) for k, test in zip(kept, tests, strict=True)]
    found = _across(rows, kept) if across else [r for r, k in zip(rows, kept, strict=True) if k]
    if not found or not found[0]:
        raise Problem("N_A", NONE_FOUND)
    return found


def _mismatch(length: int, given: int) -> Problem:
    said = f"FILTER has mismatched range sizes. Expected row count: {length}. column count: 1."
    return Problem("N_A", f"{said} Actual row count: {given}, column count: 1.")


def _passes(here: Evaluation, test: Value) -> bool:
    if isinstance(test, ErrorValue) or (isinstance(test, str) and not test):
        return False
    return yes(test, here.tongue, "FILTER", 2)


def _across(rows: Grid, kept: list[bool]) -> Grid:
    return [[value for value, k in zip(row, kept, strict=True) if k] for row in rows]


@function("UNIQUE", "here r y? y?")
def unique(
    here: Evaluation,
    given: Operand,
    by_column: bool = False,
    once: bool = False,
) -> Grid:
    rows = here.grid(given)
    lines = _turned(rows) if by_column else rows
    keys = [tuple([_exactly(value) for value in line]) for line in lines]
    counts: dict[object, int] = {}
    for each in keys:
        counts[each] = counts.get(each, 0) + 1
    seen: set[object] = set()
    found = []
    for each, line in zip(keys, lines, strict=True):
        if each not in seen and not (once and counts[each] > 1):
            found.append(line)
        seen.add(each)
    if not found:
        raise Problem("N_A", "No unique values found in UNIQUE evaluation.")
    return _turned(found) if by_column else found


def _exactly(value: Value) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "number", float(value)
    return type(value).__name__, value


@function("SORT", "here r g? g? *2")
def sort(here: Evaluation, given: Operand, *orders: Value | Grid) -> Grid:
    return _sorted(here, here.grid(given), orders or (1, True))


def _sorted(here: Evaluation, rows: Grid, orders: tuple[Value | Grid, ...]) -> Grid:
    places = list(range(len(rows)))
    pairs = list(zip(orders[::2], [*orders[1::2], True], strict=False))
    for column, rising in reversed(pairs):
        line = _sort_line(here, rows, column)
        up = yes(known(flat(rising)[0]), here.tongue, "SORT", 3)
        filled = [p for p in places if line[p] is not None]
        filled.sort(key=cmp_to_key(lambda a, b, v=line: _order(v[a], v[b])), reverse=not up)  # type: ignore[misc]
        places = filled + [p for p in places if line[p] is None]
    return [rows[place] for place in places]


def _order(one: Value, other: Value) -> int:
    if isinstance(one, ErrorValue) or isinstance(other, ErrorValue):
        return isinstance(one, ErrorValue) - isinstance(other, ErrorValue)
    return compared(one, other)


def _sort_line(here: Evaluation, rows: Grid, column: Value | Grid) -> list[Value]:
    if isinstance(column, list) and len(column) == len(rows) > 1:
        return [row[0] for row in column]
    place = int(number(flat(column)[0], here.tongue, "SORT", 2))
    if not 1 <= place <= len(rows[0]):
        said = f"Function SORT parameter 2 value is {place}."
        raise Problem("VALUE", f"{said} Valid values are between 1 and {len(rows[0])} inclusive.")
    return [row[place - 1] for row in rows]


@function("SORTN", "here r n? n? g? g? *2")
def sort_some(
    here: Evaluation, given: Operand, count: float = 1, ties: float = 0, *orders: Value | Grid
) -> Grid:
    if ties != 0:
        raise Problem("NAME", "This testing server works SORTN out without ties only.")
    return _sorted(here, here.grid(given), orders or (1, True))[: max(int(count), 0)] or [[None]]


@function("TRANSPOSE", "here r")
def transpose(here: Evaluation, given: Operand) -> Grid:
    return _turned(here.grid(given))


def _turned(rows: Grid) -> Grid:
    return [list(column) for column in zip(*rows, strict=True)]


@function("FLATTEN", "g *1")
def flatten(*arguments: Value | Grid) -> Grid:
    return [[value] for argument in arguments for value in flat(argument)]


@function("TOCOL", "g n?")
def to_column(given: Value | Grid, skip: float = 0) -> Grid:
    return [[value] for value in _without(given, int(skip))] or [[None]]


@function("TOROW", "g n?")
def to_row(given: Value | Grid, skip: float = 0) -> Grid:
    return [list(_without(given, int(skip)))]


def _without(given: Value | Grid, skip: int) -> Iterable[Value]:
    kept = [v for v in flat(given) if not (skip in (1, 3) and v is None)]
    return [v for v in kept if not (skip in (2, 3) and isinstance(v, ErrorValue))]


@function("SEQUENCE", "n n? n? n?")
def sequence(rows: float, columns: float = 1, start: float = 1, step: float = 1) -> Grid:
    if rows < 1 or columns < 1:
        raise Problem("NUM", "Function SEQUENCE parameter 1 value should be at least 1.")
    width = int(columns)
    if int(rows) * width > MOST_MADE:
        raise Problem("REF", "Result was not automatically expanded, please insert more rows.")
    return [
        [start + (row * width + column) * step for column in range(width)]
        for row in range(int(rows))
    ]


@function("HSTACK", "g *1")
def beside(*arguments: Value | Grid) -> Grid:
    grids = [grid(argument) for argument in arguments]
    height = max(map(len, grids))
    return [list(chain(*[_row(each, index) for each in grids])) for index in range(height)]


def _row(each: Grid, index: int) -> list[Value]:
    return each[index] if index < len(each) else [ErrorValue("N_A")] * len(each[0])


@function("VSTACK", "g *1")
def below(*arguments: Value | Grid) -> Grid:
    rows = [row for argument in arguments for row in grid(argument)]
    width = max(map(len, rows))
    return [row + [ErrorValue("N_A")] * (width - len(row)) for row in rows]


@function("CHOOSECOLS", "g n *1")
def choose_columns(given: Value | Grid, *places: float) -> Grid:
    rows = grid(given)
    wanted = [_place("CHOOSECOLS", place, len(rows[0])) for place in places]
    return [[row[place] for place in wanted] for row in rows]


@function("CHOOSEROWS", "g n *1")
def choose_rows(given: Value | Grid, *places: float) -> Grid:
    rows = grid(given)
    return [rows[_place("CHOOSEROWS", place, len(rows))] for place in places]


def _place(name: str, place: float, most: int) -> int:
    index = int(place) - 1 if place > 0 else most + int(place)
    if not 0 <= index < most or not int(place):
        said = f"Function {name} parameter 2 value is {int(place)}. It is out of range."
        raise Problem("VALUE", said)
    return index


@function("ARRAY_CONSTRAIN", "g n n")
def constrained(given: Value | Grid, rows: float, columns: float) -> Grid:
    if rows < 1 or columns < 1:
        raise Problem("NUM", "Function ARRAY_CONSTRAIN needs at least one row and one column.")
    return [row[: int(columns)] for row in grid(given)[: int(rows)]]

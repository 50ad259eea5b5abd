"""Cells by their place: rows, columns, offsets, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.place import column_letters
from sheets_sync.testing.areas import Area, quoted
from sheets_sync.testing.formulas.coerce import Grid, Problem
from sheets_sync.testing.formulas.evaluate import Ref
from sheets_sync.testing.formulas.reading import located
from sheets_sync.testing.formulas.registry import function
from sheets_sync.testing.formulas.tokens import words
from sheets_sync.testing.formulas.tree import Name, Reference

if TYPE_CHECKING:
    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand


@function("ROW", "here r?")
def row(here: Evaluation, given: Operand = None) -> Value | Grid:
    if given is None:
        return here.spot[0] + 1
    area = _cells(given).area
    if here.arrayed and area.height > 1:
        return [[index + 1] for index in range(area.top, area.bottom)]
    return area.top + 1


@function("COLUMN", "here r?")
def column(here: Evaluation, given: Operand = None) -> Value | Grid:
    if given is None:
        return here.spot[1] + 1
    area = _cells(given).area
    if here.arrayed and area.width > 1:
        return [[index + 1 for index in range(area.left, area.right)]]
    return area.left + 1


@function("ROWS", "here r")
def rows(here: Evaluation, given: Operand) -> Value:
    return given.area.height if isinstance(given, Ref) else len(here.grid(given))


@function("COLUMNS", "here r")
def columns(here: Evaluation, given: Operand) -> Value:
    return given.area.width if isinstance(given, Ref) else len(here.grid(given)[0])


def _cells(given: Operand) -> Ref:
    if not isinstance(given, Ref):
        raise Problem("N_A", "Argument must be a range.")
    return given


@function("INDEX", "here r n? n?")
def index(here: Evaluation, given: Operand, row: float = 0, column: float = 0) -> Operand:
    if not isinstance(given, Ref):
        return _part(here.grid(given), int(row), int(column))
    area, down, right = given.area, int(row), int(column)
    if area.height == 1 and right == 0 and down > 1:
        down, right = 0, down
    if down < 0 or right < 0 or down > area.height or right > area.width:
        raise Problem("NUM", _outside(down, right, area.height, area.width))
    top = area.top + max(down - 1, 0)
    left = area.left + max(right - 1, 0)
    bottom = top + 1 if down else area.bottom
    right_end = left + 1 if right else area.right
    picked = Ref(given.sheet, Area(top, left, bottom, right_end))
    return here.grid(picked) if here.is_many(picked) else picked


def _outside(row: int, column: int, height: int, width: int) -> str:
    place, given, most = (2, row, height) if not 0 <= row <= height else (3, column, width)
    return (
        f"Function INDEX parameter {place} value is {given}."
        f" Valid values are between 0 and {most} inclusive."
    )


def _part(grid: Grid, row: int, column: int) -> Grid:
    if not 0 <= row <= len(grid) or not 0 <= column <= len(grid[0]):
        raise Problem("NUM", _outside(row, column, len(grid), len(grid[0])))
    picked = grid[row - 1 : row] if row else grid
    return [line[column - 1 : column] if column else line for line in picked]


@function("OFFSET", "here r n n n? n?")
def offset(
    here: Evaluation,
    given: Operand,
    down: float,
    right: float,
    height: float | None = None,
    width: float | None = None,
) -> Operand:
    start = _cells(given)
    top, left = start.area.top + int(down), start.area.left + int(right)
    tall = start.area.height if height is None else int(height)
    wide = start.area.width if width is None else int(width)
    area = Area(top, left, top + tall, left + wide)
    if top < 0 or left < 0 or tall < 1 or wide < 1 or not start.sheet.whole.holds(area):
        raise Problem("REF", "Function OFFSET evaluates to an out of bounds range.")
    return here.pointed(start.sheet, area)


@function("INDIRECT", "here t y?")
def indirect(here: Evaluation, given: str, by_letters: bool = True) -> Operand:
    cut = words(given)
    if len(cut) != 1 or cut[0].kind not in ("reference", "name") or not by_letters:
        message = f"Function INDIRECT parameter 1 value is '{given}'."
        raise Problem("REF", f"{message} It is not a valid cell/range reference.")
    node = Reference(given) if cut[0].kind == "reference" else Name(given)
    return here.pointed(*located(here.book, here.sheet, node))


@function("ADDRESS", "n n n? y? t?")
def address(
    row: float,
    column: float,
    kind: float = 1,
    by_letters: bool = True,
    sheet: str = "",
) -> Value:
    if row < 1 or column < 1 or kind not in (1, 2, 3, 4):
        raise Problem("VALUE", "Function ADDRESS parameter 1 value should be at least 1.")
    fixed_row, fixed_column = kind in (1, 2), kind in (1, 3)
    if by_letters:
        letters = column_letters(int(column) - 1)
        cell = f"{'$' * fixed_column}{letters}{'$' * fixed_row}{int(row)}"
    else:
        down = f"{int(row)}" if fixed_row else f"[{int(row)}]"
        cell = f"R{down}C{int(column)}" if fixed_column else f"R{down}C[{int(column)}]"
    return f"{quoted(sheet)}!{cell}" if sheet else cell

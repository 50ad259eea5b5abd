"""Working a formula out from its tree."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.testing.cells import ErrorValue, Value
from sheets_sync.testing.formulas.coerce import Grid, Problem, text
from sheets_sync.testing.formulas.operators import OPERATORS, signed
from sheets_sync.testing.formulas.reading import (
    carried,
    grid_of,
    located,
    reaching,
    tree_of,
    within,
)
from sheets_sync.testing.formulas.tree import (
    Applied,
    Braces,
    Call,
    Constant,
    Name,
    Node,
    Reference,
    Signed,
)
from sheets_sync.testing.locales import tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sheets_sync.testing.areas import Area
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.formulas.memory import Place
    from sheets_sync.testing.sheet import Sheet


class Ref(NamedTuple):
    """Cells that a formula points at."""

    sheet: Sheet
    area: Area


Operand: TypeAlias = "Value | Grid | Ref"
TOO_LARGE = ErrorValue("NUM", "Result is too large or not a number.")
MOST_WHOLE, LARGEST = 2**53, 10**308
NO_ARRAY = "An array value could not be found."


class Around(NamedTuple):
    """What working out one formula asks of those who work out all of them.

    ``settle`` works out formulas that turn up only now, ``call`` a function with its arguments;
    ``hidden_rows`` are those that the sheet's filter hides.
    """

    settle: Callable[[Iterable[Place], Iterable[Place]], None]
    call: Callable[[Evaluation, Call], Operand]
    hidden_rows: Callable[[Book, Sheet], set[int]]


class Evaluation:
    """One formula at its place. ``arrayed`` is whether ranges are taken value by value.

    ``link`` is where a HYPERLINK leads, ``names`` what LET and LAMBDA give names to.
    """

    def __init__(
        self,
        book: Book,
        sheet: Sheet,
        spot: tuple[int, int],
        around: Around,
    ) -> None:
        self.book, self.sheet, self.spot = book, sheet, spot
        self.around = around
        self.tongue = tongue(book.locale)
        self.arrayed = False
        self.link = ""
        self.names: dict[str, Operand] = {}

    def outcome(self, formula: str) -> Value | Grid:
        """What the formula comes to: a value, or rows of them; a problem is an ErrorValue."""
        try:
            tree = tree_of(self.book, formula)
            operand = self.operand(tree)
            result = self.grid(operand) if isinstance(operand, list) else self.value(operand)
            self.link = self._link(tree)
        except Problem as problem:
            return problem.value
        except ArithmeticError:
            return TOO_LARGE
        except RecursionError:
            return ErrorValue("ERROR", "Formula parse error.")
        if isinstance(result, list):
            rows = [[_finite(value) for value in row] for row in result]
            return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows
        return 0 if result is None and isinstance(operand, Ref) else _finite(result)

    def _link(self, tree: Node) -> str:
        if not isinstance(tree, Call) or tree.name != "HYPERLINK":
            return ""
        return text(self.value(self.operand(tree.arguments[0])), self.tongue)

    def operand(self, node: Node) -> Operand:
        """What a part of the formula comes to. Raises Problem."""
        if isinstance(node, Constant):
            return node.value
        if isinstance(node, Reference | Name):
            return self._meant(node)
        if isinstance(node, Call):
            return self.around.call(self, node)
        return self._braces(node) if isinstance(node, Braces) else self._signs(node)

    def _meant(self, node: Reference | Name) -> Operand:
        known = self.names if isinstance(node, Name) else {}
        folded = node.text.casefold()
        if folded in known:
            return known[folded]
        return self.referred(*located(self.book, self.sheet, node))

    def _signs(self, node: Applied | Signed) -> Operand:
        if isinstance(node, Applied):
            return self._applied(node)
        given = [self.operand(node.operand)]
        return self.each(lambda values: signed(node.sign, values[0], self.tongue), given)

    def referred(self, sheet: Sheet, area: Area) -> Ref:
        """A reference to these cells, ready to be read."""
        return Ref(sheet, area)

    def pointed(self, sheet: Sheet, area: Area) -> Ref:
        """A reference that turned up only now: its formulas are worked out at once."""
        self.around.settle(within(self.book, sheet, area), reaching(self.book, sheet, area))
        return Ref(sheet, area)

    def _applied(self, node: Applied) -> Operand:
        rule = OPERATORS[node.sign]
        operands = [self.operand(node.left), self.operand(node.right)]
        return self.each(lambda values: rule(values[0], values[1], self.tongue), operands)

    def each(self, rule: Callable[[list[Value]], Operand], operands: list[Operand]) -> Operand:
        """The rule upon values; upon each of them where ranges are taken value by value."""
        if not self.arrayed or not any(self.is_many(operand) for operand in operands):
            return rule([self.value(operand) for operand in operands])
        grids = [self.grid(operand) for operand in operands]
        height, width = max(map(len, grids)), max(len(grid[0]) for grid in grids)
        filled = [_filled(grid, height, width) for grid in grids]
        return [
            [self._one(rule, list(values)) for values in zip(*rows, strict=True)]
            for rows in zip(*filled, strict=True)
        ]

    def _one(self, rule: Callable[[list[Value]], Operand], values: list[Value]) -> Value:
        try:
            result = rule(values)
            return self.value(result) if isinstance(result, list | Ref) else result
        except Problem as problem:
            return problem.value

    def is_many(self, operand: Operand) -> bool:
        """Whether this is more than one value."""
        if isinstance(operand, Ref):
            return operand.area.height > 1 or operand.area.width > 1
        return isinstance(operand, list) and (len(operand) > 1 or len(operand[0]) > 1)

    def value(self, operand: Operand) -> Value:
        """One value: that of the cell, or of the range's cell in this row or column."""
        if isinstance(operand, list):
            return operand[0][0]
        if not isinstance(operand, Ref):
            return operand
        area, (row, column) = operand.area, self.spot
        if area.height == area.width == 1:
            return carried(self.book, operand.sheet, area.top, area.left)
        if area.width == 1 and area.top <= row < area.bottom:
            return carried(self.book, operand.sheet, row, area.left)
        if area.height == 1 and area.left <= column < area.right:
            return carried(self.book, operand.sheet, area.top, column)
        raise Problem("VALUE", NO_ARRAY)

    def grid(self, operand: Operand) -> Grid:
        """Rows of values."""
        if isinstance(operand, Ref):
            return grid_of(self.book, operand.sheet, operand.area)
        return operand if isinstance(operand, list) else [[operand]]

    def _braces(self, node: Braces) -> Grid:
        rows: Grid = []
        for cells in node.rows:
            grids = [self.grid(self.operand(cell)) for cell in cells]
            if len({len(grid) for grid in grids}) > 1:
                message = "Function ARRAY_ROW parameter 2 has mismatched row size."
                raise Problem("VALUE", message)
            rows += [list(chain(*parts)) for parts in zip(*grids, strict=True)]
        if len({len(row) for row in rows}) > 1:
            said = "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows."
            raise Problem("VALUE", said)
        return rows


def _finite(value: Value) -> Value:
    # Whole numbers may be longer than a sheet's numbers are; floats may have run over.
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= MOST_WHOLE:
        return float(value) if abs(value) < LARGEST else TOO_LARGE
    return TOO_LARGE if isinstance(value, float) and not math.isfinite(value) else value


def _filled(grid: Grid, height: int, width: int) -> Grid:
    """The grid in this size; a single row or column serves for all."""
    rows = grid * height if len(grid) == 1 else grid
    lacking = ErrorValue("N_A", "Argument arrays have different sizes.")
    if len(grid[0]) == 1 < width:
        rows = [row * width for row in rows]
    elif len(grid[0]) < width:
        rows = [row + [lacking] * (width - len(row)) for row in rows]
    return rows + [[lacking] * width] * (height - len(rows))

"""Totals of the rows that a filter leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.cells import full
from sheets_sync.testing.formulas.coerce import Grid, Problem
from sheets_sync.testing.formulas.evaluate import Ref
from sheets_sync.testing.formulas.registry import FUNCTIONS, function

if TYPE_CHECKING:
    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.evaluate import Evaluation, Operand

KINDS = {
    1: "AVERAGE",
    2: "COUNT",
    3: "COUNTA",
    4: "MAX",
    5: "MIN",
    6: "PRODUCT",
    7: "STDEV",
    8: "STDEVP",
    9: "SUM",
    10: "VAR",
    11: "VARP",
}


@function("SUBTOTAL", "here n r *1")
def subtotal(here: Evaluation, kind: float, *ranges: Operand) -> Value:
    code = int(kind) % 100 if 101 <= kind <= 111 else int(kind)
    if code not in KINDS:
        said = f"Function SUBTOTAL parameter 1 value is {int(kind)}. It is no function code."
        raise Problem("VALUE", said)
    wanted = FUNCTIONS[KINDS[code]]
    grids = [_left(here, each, by_hand=kind > 100) for each in ranges]
    result: Value = wanted.run(here, *grids) if wanted.here else wanted.run(*grids)
    return result


def _left(here: Evaluation, given: Operand, *, by_hand: bool) -> Grid:
    """The rows that are not hidden, without what is a subtotal itself."""
    if not isinstance(given, Ref):
        raise Problem("VALUE", "Function SUBTOTAL expects ranges.")
    sheet, area = given
    hidden = here.around.hidden_rows(here.book, sheet)
    if by_hand:
        sizes = sheet.sizes["ROWS"].items()
        hidden |= {row for row, size in sizes if size.get("hiddenByUser")}
    rows = enumerate(here.grid(given), area.top)
    return [
        [None if _nested(given, row, area.left + x) else value for x, value in enumerate(cells)]
        for row, cells in rows
        if row not in hidden
    ]


def _nested(given: Ref, row: int, column: int) -> bool:
    return full(given.sheet.cell(row, column)).formula.upper().startswith("=SUBTOTAL(")

"""What is told of a cell that cannot be read, and of one that lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.dates import format_day
from sheets_sync.cells.shown import as_seen
from sheets_sync.cells.text import quoted
from sheets_sync.grid.snapshot import ShownNumber
from sheets_sync.problems.problem import Problem, Severity, Wrong

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.problems.problem import Detail
    from sheets_sync.programme.model import Column, Programme, RegisterTab


def wrong_cell(verdict: Wrong, column: Column, cell: Cell) -> Problem:
    """Of a cell that cannot be read; a number that is no day by far is shown as the day it is."""
    far_off = verdict.code == "date.out_of_range" and not isinstance(cell, (str, ShownNumber))
    shown = format_day(int(cell or 0), "nl") if far_off else quoted(as_seen(cell, "nl"))
    details = (("found", shown), *verdict.details)
    return Problem(_code(verdict.code, column), Severity.WRONG, column.header, details)


def _code(code: str, column: Column) -> str:
    """Where a cell may be blank, the remedy is not to fill it with something."""
    return f"optional.{code}" if code in _MAY_BE_BLANK and not column.required else code


_MAY_BE_BLANK = frozenset(
    (
        *("date.not_a_date", "date.not_a_moment", "date.out_of_range", "date.no_such_day"),
        *("choice.unknown", "several.unknown", "date.shown_otherwise"),
    )
)


def missing_cell(column: Column, programme: Programme) -> Problem:
    """Of a blank cell in a column that must be filled; what may stand there is told with it."""
    details: tuple[tuple[str, Detail], ...] = ()
    kind = column.kind
    if column.choices:
        details = (("options", column.choices),)
    elif column.reference:
        return _missing_reference(column, programme.tabs[column.reference])
    return Problem(f"missing.{kind}", Severity.MISSING, column.header, details)


def _missing_reference(column: Column, spec: RegisterTab) -> Problem:
    if spec.is_named:
        return Problem("missing.name", Severity.MISSING, column.header)
    code = "missing.key_of" if spec.one_row else "missing.key"
    details = (("row", spec.one_row), ("tab", spec.title))
    return Problem(code, Severity.MISSING, column.header, details)

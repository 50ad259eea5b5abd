"""One cell: what was typed, how it looks, what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from sheets_sync.testing.wire import Message

ERROR_TEXTS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error where a value should be. ``kind`` is one of Google's ErrorType names."""

    kind: str
    message: str = ""

    @property
    def text(self) -> str:
        return ERROR_TEXTS[self.kind]


Value: TypeAlias = str | int | float | bool | ErrorValue | None
"""A value of a cell; None is blank. Dates are serial numbers (day 0 = 1899-12-30)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds more than a plain value.

    ``format`` is its userEnteredFormat, ``extras`` holds the other fields of CellData that people
    can set (``dataValidation``, ``textFormatRuns``, …). A formula's value is worked out on reading.
    """

    value: Value = None
    formula: str = ""
    format: Message = field(default_factory=dict)
    note: str = ""
    extras: Message = field(default_factory=dict)

    @property
    def pattern(self) -> Message:
        """Its NumberFormat, empty where it has none."""
        pattern: Message = self.format.get("numberFormat", {})
        return pattern

    @property
    def blank(self) -> bool:
        return self.value is None and not self.formula


Stored: TypeAlias = str | int | float | bool | Cell | None
"""A cell as the grid keeps it: a bare value where it is nothing more."""

EMPTY = Cell()


def full(stored: Stored) -> Cell:
    """The cell with all its parts."""
    if stored is None:
        return EMPTY
    return stored if isinstance(stored, Cell) else Cell(stored)


def lean(cell: Cell) -> Stored:
    """The cell as the grid keeps it."""
    bare = not (cell.formula or cell.format or cell.note or cell.extras)
    if bare and not isinstance(cell.value, ErrorValue):
        return cell.value
    return cell


def emptied(stored: Stored) -> Stored:
    """The cell without its value; its looks stay."""
    if not isinstance(stored, Cell):
        return None
    return lean(replace(stored, value=None, formula=""))


def is_blank(stored: Stored) -> bool:
    return stored is None or (isinstance(stored, Cell) and stored.blank)

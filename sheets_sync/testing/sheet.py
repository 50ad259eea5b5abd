"""One sheet: a grid of cells and the things that lie upon it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.testing.areas import Area
from sheets_sync.testing.cells import Cell
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sheets_sync.testing.cells import Stored

Row: TypeAlias = "tuple[Stored, ...]"

PARTS = (
    "merges",
    "conditionalFormats",
    "filterViews",
    "protectedRanges",
    "charts",
    "bandedRanges",
    "developerMetadata",
    "rowGroups",
    "columnGroups",
    "slicers",
    "tables",
)
PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to"
    " remove protection if you need to edit."
)


class Sheet:
    """A grid of ``row_count`` by ``column_count`` cells.

    ``rows`` holds immutable rows, which may be shorter than the grid is wide; there may be fewer
    than the grid is high. ``sizes`` has the DimensionProperties of the rows and columns that
    differ from the rest. ``locked`` are the areas that whoever is at work may not edit.
    """

    def __init__(self, properties: Message) -> None:
        self.properties = properties
        self.rows: list[Row] = []
        self.sizes: dict[str, dict[int, Message]] = {"ROWS": {}, "COLUMNS": {}}
        self.parts: dict[str, list[Message]] = {name: [] for name in PARTS}
        self.basic_filter: Message = {}
        self.locked: tuple[Area, ...] = ()
        self._worked_out: bool | None = None

    @property
    def sheet_id(self) -> int:
        number: int = self.properties["sheetId"]
        return number

    @property
    def title(self) -> str:
        title: str = self.properties["title"]
        return title

    @property
    def row_count(self) -> int:
        count: int = self.properties["gridProperties"]["rowCount"]
        return count

    @property
    def column_count(self) -> int:
        count: int = self.properties["gridProperties"]["columnCount"]
        return count

    @property
    def whole(self) -> Area:
        return Area(0, 0, self.row_count, self.column_count)

    @property
    def has_formulas(self) -> bool:
        """Whether a formula or a pivot table was ever written."""
        if self._worked_out is None:
            self._worked_out = any(map(_any_formula, self.rows))
        return self._worked_out

    def count(self, dimension: str) -> int:
        return self.row_count if dimension == "ROWS" else self.column_count

    def band(self, dimension: str, start: int, end: int) -> Area:
        """Whole rows, or whole columns."""
        if dimension == "ROWS":
            return Area(start, 0, end, self.column_count)
        return Area(0, start, self.row_count, end)

    def fork(self) -> Sheet:
        """A sheet that can change without changing this one."""
        twin = Sheet(copy.deepcopy(self.properties))
        twin.rows = list(self.rows)
        twin.sizes = copy.deepcopy(self.sizes)
        twin.parts = copy.deepcopy(self.parts)
        twin.basic_filter = copy.deepcopy(self.basic_filter)
        twin._worked_out = self._worked_out
        return twin

    def guard(self, area: Area) -> None:
        """Raises ApiError when someone else's protection lies on these cells."""
        if any(lock.meets(area) for lock in self.locked):
            raise invalid(PROTECTED)

    def cell(self, row: int, column: int) -> Stored:
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    def block(self, area: Area) -> list[Row]:
        """The cells of the area, row by row, all rows equally long."""
        blank = (None,) * area.width
        found = [row[area.left : area.right] for row in self.rows[area.top : area.bottom]]
        padded = [row + blank[len(row) :] if len(row) < area.width else row for row in found]
        return padded + [blank] * (area.height - len(padded))

    def write(self, top: int, left: int, block: Sequence[Row]) -> None:
        """Put these cells down from a corner. Raises ApiError where that is protected."""
        width = max((len(row) for row in block), default=0)
        self.guard(Area(top, left, top + len(block), left + width))
        self._worked_out = self.has_formulas
        if len(self.rows) < top + len(block):
            self.rows.extend([()] * (top + len(block) - len(self.rows)))
        for index, new in enumerate(block, top):
            self._worked_out = self._worked_out or _any_formula(new)
            old = self.rows[index]
            head = old[:left] + (None,) * (left - len(old))
            self.rows[index] = head + tuple(new) + old[left + len(new) :]

    def change(self, area: Area, rule: Callable[[Stored], Stored]) -> None:
        """Each cell of the area becomes what the rule makes of it."""
        block = [tuple([rule(cell) for cell in row]) for row in self.block(area)]
        self.write(area.top, area.left, block)

    def resize(self, rows: int, columns: int) -> None:
        """Grow or crop the grid. Raises ApiError when nothing would be left."""
        if rows < 1 or columns < 1:
            raise invalid("You can't delete all the rows or columns on the sheet.")
        self.properties["gridProperties"] |= {"rowCount": rows, "columnCount": columns}
        del self.rows[rows:]
        if any(len(row) > columns for row in self.rows):
            self.rows = [row[:columns] for row in self.rows]


def _any_formula(row: Row) -> bool:
    return Cell in set(map(type, row)) and any(
        isinstance(c, Cell) and (c.formula or "pivotTable" in c.extras) for c in row
    )

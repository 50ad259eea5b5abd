"""What formulas have come to, until something in the spreadsheet changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sheets_sync.testing.areas import Area
    from sheets_sync.testing.cells import Value

Place: TypeAlias = tuple[int, int, int]
"""Sheet id, row, column."""

MOST_REMEMBERED = 2_000_000


class Spilling(NamedTuple):
    """Formulas of one column that may fill more than their cell, from the top.

    ``ends`` has, for each row, the row and column before which what it fills must end, for there
    something stands; ``tallest`` and ``widest`` are the most that any of them can fill.
    """

    rows: list[int]
    ends: list[tuple[int, int]]
    tallest: int
    widest: int


class Formulas(NamedTuple):
    """Where a sheet's formulas stand: rows by column, and those that may fill more than a cell."""

    rows: dict[int, list[int]]
    spilling: dict[int, Spilling]


class Memory:
    """``spilled`` has the values that a formula puts into cells around it, by sheet and place.

    ``day`` is the day that TODAY or NOW gave: what hangs on it is forgotten on the next.
    """

    def __init__(self) -> None:
        self.outcomes: dict[Place, Value] = {}
        self.spilled: dict[int, dict[tuple[int, int], Value]] = defaultdict(dict)
        self.formulas: dict[int, Formulas] = {}
        self.opened: set[Place] = set()
        self.circular: set[Place] = set()
        self.links: dict[Place, str] = {}
        self.grids: dict[tuple[int, Area], Any] = {}
        self.remembered = 0
        self.indexes: dict[tuple[int, str], Any] = {}
        self.day: date | None = None

    def clear(self) -> None:
        """Forget everything."""
        self.__init__()  # type: ignore[misc]

    def grid(self, sheet_id: int, area: Area, read: Callable[[], Any]) -> Any:
        """The values of an area, read once; few enough are kept."""
        if (sheet_id, area) in self.grids:
            return self.grids[sheet_id, area]
        if self.remembered > MOST_REMEMBERED:
            self.grids.clear()
            self.indexes.clear()
            self.remembered = 0
        grid = self.grids[sheet_id, area] = read()
        self.remembered += area.height * area.width
        return grid

    def index(self, grid: Any, kind: str, build: Callable[[], Any]) -> Any:
        """What was built for a grid, such as its rows by value. Kept while the grid is."""
        if (id(grid), kind) not in self.indexes:
            kept = any(each is grid for each in self.grids.values()) if self.grids else False
            if not kept:
                return build()
            self.indexes[id(grid), kind] = build()
        return self.indexes[id(grid), kind]

    def remembered_for(self, owner: object, build: Callable[[], Any]) -> Any:
        """What was worked out for a thing that lies on a sheet, such as a gradient's limits."""
        if (id(owner), "own") not in self.indexes:
            self.indexes[id(owner), "own"] = build()
        return self.indexes[id(owner), "own"]

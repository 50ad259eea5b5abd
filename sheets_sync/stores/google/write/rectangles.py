"""Cells to write, joined into as few rectangles as hold nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sheets_sync.grid.edits import Format
from sheets_sync.grid.snapshot import ShownNumber

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sheets_sync.grid.edits import ColumnEdit, Written
    from sheets_sync.grid.snapshot import Cell

AFTER_LAST_DAY: Final = 2_958_466
"""1 January of the year 10000."""


NumberLook: TypeAlias = Literal[
    "", "none", "day", "moment", "time", "minutes", "duration", "percent", "currency", "unit"
]
"""How a number is to be shown from now on; ``none`` is as Google shows numbers by itself."""

_LOOKS: Final[Mapping[Format, NumberLook]] = {
    Format.DAY: "day",
    Format.MOMENT: "moment",
    Format.MONEY: "currency",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What is set besides the value; a number format that is ``""`` is left as it is."""

    number: NumberLook = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Cells side by side that get the same look; ``columns`` are equally long."""

    top: int
    left: int
    columns: tuple[tuple[Written, ...], ...]
    look: Look

    @property
    def bottom(self) -> int:
        return self.top + len(self.columns[0])

    @property
    def right(self) -> int:
        return self.left + len(self.columns)


Standing: TypeAlias = "Callable[[int, int], Cell]"
"""What stands in this (column, row) already."""


def rectangles(edits: Iterable[ColumnEdit], standing: Standing) -> list[Rectangle]:
    """The rectangles of the edits of one tab; a later edit of a cell replaces an earlier one."""
    cells: dict[tuple[int, int], tuple[Written, Look]] = {}
    for edit in edits:
        for row, value in zip(edit.rows, edit.values, strict=True):
            cells[edit.column, row] = value, _look(edit, value, standing(edit.column, row))
    return list(_side_by_side(_runs(cells)))


def _look(edit: ColumnEdit, value: Written, present: Cell) -> Look:
    """A number that stands there may look as people want, as long as it is of that kind."""
    if edit.heading:
        return Look(heading=True)
    wanted = value.kind if isinstance(value, ShownNumber) else look_of(value, edit.format).number
    if isinstance(present, ShownNumber):
        if present.kind == wanted or (value is None and edit.format is not Format.PLAIN):
            return Look()
        return Look(wanted or "none")
    has_number = isinstance(present, (int, float)) and not isinstance(value, ShownNumber)
    return Look() if has_number else Look(wanted)


def look_of(value: Written, form: Format) -> Look:
    """How a value is shown that has no look yet; a day that is none is a plain number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return Look()
    is_day = 0 <= value < AFTER_LAST_DAY
    return Look(_LOOKS.get(form, "") if is_day or form is Format.MONEY else "")


def _runs(cells: dict[tuple[int, int], tuple[Written, Look]]) -> Iterator[Rectangle]:
    """Cells right below each other."""
    ordered = sorted(cells.items(), key=lambda item: item[0])
    placed = [
        (column, row, row - place, look, value)
        for place, ((column, row), (value, look)) in enumerate(ordered)
    ]
    for (column, _, look), run in groupby(placed, lambda cell: (cell[0], cell[2], cell[3])):
        found = list(run)
        yield Rectangle(found[0][1], column, (tuple([cell[4] for cell in found]),), look)


def _side_by_side(runs: Iterable[Rectangle]) -> Iterator[Rectangle]:
    """Runs next to each other of the same rows and look become one."""
    grown: dict[tuple[int, int, int, Look], Rectangle] = {}
    for run in runs:
        before = grown.pop((run.left, run.top, run.bottom, run.look), None)
        joined = replace(before, columns=before.columns + run.columns) if before else run
        grown[joined.right, joined.top, joined.bottom, joined.look] = joined
    yield from grown.values()

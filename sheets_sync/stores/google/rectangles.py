"""Cells to write, joined into as few rectangles as hold nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.edits import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sheets_sync.edits import ColumnEdit, Written

AFTER_LAST_DAY: Final = 2_958_466
"""1 January of the year 10000."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is set besides the value; ``Format.PLAIN`` leaves the number format as it is."""

    format: Format = Format.PLAIN
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


HasNumber: TypeAlias = "Callable[[int, int], bool]"
"""Whether a number stands in this (column, row) already, and so has a look of its own."""


def rectangles(edits: Iterable[ColumnEdit], has_number: HasNumber) -> list[Rectangle]:
    """The rectangles of the edits of one tab; a later edit of a cell replaces an earlier one."""
    cells: dict[tuple[int, int], tuple[Written, Look]] = {}
    for edit in edits:
        for row, value in zip(edit.rows, edit.values, strict=True):
            cells[edit.column, row] = value, _look(edit, row, value, has_number)
    return list(_side_by_side(_runs(cells)))


def _look(edit: ColumnEdit, row: int, value: Written, has_number: HasNumber) -> Look:
    if edit.heading:
        return Look(heading=True)
    if isinstance(value, (int, float)) and not has_number(edit.column, row):
        return look_of(value, edit.format)
    return Look()


def look_of(value: Written, form: Format) -> Look:
    """How a value is shown that has no look yet; a day that is none is a plain number."""
    if not isinstance(value, (int, float)):
        return Look()
    if form is Format.MONEY:
        return Look(form)
    is_day = form in {Format.DAY, Format.MOMENT} and 0 <= value < AFTER_LAST_DAY
    return Look(form) if is_day else Look()


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

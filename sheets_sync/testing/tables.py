"""Where values.append lands: the last table that a range meets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sheets_sync.testing.areas import Area
from sheets_sync.testing.cells import Cell, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.testing.sheet import Row


def table_around(rows: list[Row], wanted: Area) -> Area | None:
    """The table whose rows the next append goes below, or None when the range meets no table.

    A table is a block of filled cells that touch, corners included, and the rectangle around it.
    Of several tables the last one counts: the lowest, and the rightmost of those.
    """
    met = [table for table in _tables(rows, wanted) if table.meets(wanted)]
    return max(met, key=lambda table: (table.bottom, table.left), default=None)


def _tables(rows: list[Row], wanted: Area) -> Iterator[Area]:
    """Every table, row by row from the top: runs of filled cells join the tables they touch."""
    open_tables: list[Area] = []
    for row, cells in enumerate(rows):
        grown = _runs(row, cells)
        if len(open_tables) == len(grown) == 1 and _same_columns(open_tables[0], grown[0]):
            open_tables = [replace(open_tables[0], bottom=row + 1)]
            continue
        for table in open_tables:
            touching = [run for run in grown if _touch(table, run)]
            if not touching:
                yield table
                continue
            grown = [run for run in grown if run not in touching]
            grown.append(_around([table, *touching]))
        still_open = _joined(grown)
        open_tables = [table for table in still_open if table.bottom == row + 1]
        yield from (table for table in still_open if table.bottom != row + 1)
        if not open_tables and row >= wanted.bottom:
            return
    yield from open_tables


def _same_columns(one: Area, other: Area) -> bool:
    return (one.left, one.right) == (other.left, other.right)


def _runs(row: int, cells: Row) -> list[Area]:
    if cells and None not in cells and not any(c.blank for c in cells if type(c) is Cell):
        return [Area(row, 0, row + 1, len(cells))]
    runs: list[Area] = []
    for column, stored in enumerate(cells):
        if is_blank(stored):
            continue
        if runs and runs[-1].right == column:
            runs[-1] = Area(row, runs[-1].left, row + 1, column + 1)
        else:
            runs.append(Area(row, column, row + 1, column + 1))
    return runs


def _touch(one: Area, other: Area) -> bool:
    reach = Area(one.top - 1, one.left - 1, one.bottom + 1, one.right + 1)
    return reach.meets(other)


def _around(areas: list[Area]) -> Area:
    return Area(
        min(area.top for area in areas),
        min(area.left for area in areas),
        max(area.bottom for area in areas),
        max(area.right for area in areas),
    )


def _joined(areas: list[Area]) -> list[Area]:
    for index, area in enumerate(areas):
        touching = [other for other in areas[index + 1 :] if _touch(area, other)]
        if touching:
            rest = [other for other in areas if other != area and other not in touching]
            return _joined([*rest, _around([area, *touching])])
    return areas

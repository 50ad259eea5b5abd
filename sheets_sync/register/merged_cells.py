"""Cells of people's that were merged over several rows, read as a person sees them.

What stands in the tall cell counts for every row that it covers, where that row has something of
its own. A number may be meant for all of them together, so that is asked. Rows that are one tall
row in all they hold are one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import is_blank
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.grid.snapshot import Cell, Tab
    from sheets_sync.programme.model import Column, RegisterTab

AMOUNTS: Final = ("amount", "money", "number")


class Tall(NamedTuple):
    """A merged area in one column of people's: sheet rows from ``top`` through ``bottom``."""

    column: Column
    place: int
    top: int
    bottom: int


class Merged(NamedTuple):
    """The tab as it is read, and the rows of the table (by header) whose number is not known."""

    tab: Tab
    doubted: Mapping[str, frozenset[int]]


def read_merged(tab: Tab, spec: RegisterTab, header_row: int, places: Mapping[str, int]) -> Merged:
    """The tab with tall cells read in every row that has something of its own."""
    tall = list(_tall_ones(tab, spec, header_row, places))
    if not tall:
        return Merged(tab, {})
    covered = {(one.place, row) for one in tall for row in range(one.top + 1, one.bottom + 1)}
    human = [places[one.header] for one in spec.human if one.header in places]
    columns = list(tab.columns)
    doubted: dict[str, set[int]] = {}
    for one in tall:
        cell: Cell = tab.columns[one.place][one.top]
        for row in range(one.top + 1, one.bottom + 1):
            own = any(
                not is_blank(tab.columns[place][row])
                for place in human
                if (place, row) not in covered
            )
            if is_blank(cell) or not own:
                continue
            if one.column.kind in AMOUNTS:
                rows = doubted.setdefault(one.column.header, set())
                rows.add(row - header_row - 1)
                continue
            if columns[one.place] is tab.columns[one.place]:
                columns[one.place] = list(columns[one.place])
            columns[one.place][row] = cell
    found = {header: frozenset(rows) for header, rows in doubted.items()}
    return Merged(tab._replace(columns=tuple(columns)), found)


def _tall_ones(
    tab: Tab, spec: RegisterTab, header_row: int, places: Mapping[str, int]
) -> Iterator[Tall]:
    # An ordinary reading of a Google Sheet does not tell what is merged: there the cell lacks.
    if not tab.merged or tab.sheet_id is not None:
        return
    human = {places[one.header]: one for one in spec.human if one.header in places}
    for top, left, bottom, _ in tab.merged:
        # Across columns, what is merged stands in the first of them.
        last = min(bottom, tab.height - 1)
        if header_row < top < last and left in human:
            yield Tall(human[left], left, top, last)

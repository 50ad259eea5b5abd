"""Days that stand in a workbook as plain numbers, where those count from 1904."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.grid.snapshot import MomentCell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.grid.snapshot import Cell, Tab
    from sheets_sync.programme.model import RegisterTab

_DATED: Final = frozenset(("day", "moment"))
_LAST: Final = 2_958_465
"""31 December 9999 from 1900 on: higher numbers are days of another kind, such as 20211231."""


def counted_as_ours(tab: Tab, spec: RegisterTab, header_row: int, places: Mapping[str, int]) -> Tab:
    """The tab with numbers in columns of days as the moments that its program takes them for."""
    if not tab.first_day:
        return tab
    columns = list(tab.columns)
    for column in spec.human:
        if column.kind in _DATED and (place := places.get(column.header)) is not None:
            below = columns[place][header_row + 1 :]
            read = [_moment(cell, tab.first_day) for cell in below]
            columns[place] = [*columns[place][: header_row + 1], *read]
    return tab._replace(columns=tuple(columns))


def _moment(cell: Cell, first_day: int) -> Cell:
    if type(cell) in {int, float} and 0 <= float(cell or 0) <= _LAST:
        return MomentCell(float(cell or 0) + first_day)
    return cell

"""The edits of a run, tab by tab and cell by cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.grid.edits import Format, NewTab
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.edits import ColumnEdit, Edit, Written
    from sheets_sync.stores.workbook.package import Package

_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
# Excel counts a 29 February 1900 that never was; days before it cannot be shown as they are.
_FIRST_DAY_FROM_1900: Final = 61
_FIRST_DAY_FROM_1904: Final = 1463
_AFTER_LAST_DAY: Final = 2_958_466
_TITLE = re.compile(r"[^\[\]:*?/\\]{1,31}")


class Wanted(NamedTuple):
    """What a cell is to hold, and in which row the headers of its table stand."""

    value: Written
    format: Format
    heading: bool
    header_row: int = 0


Cells: TypeAlias = dict[int, dict[int, Wanted]]
"""By sheet row, then by sheet column, both from 0."""


def cells_by_tab(package: Package, edits: Sequence[Edit]) -> dict[str, Cells]:
    """Every tab that is edited or new; a later edit of a cell takes the place of an earlier one.

    A day that the workbook cannot show as a date becomes a plain number.

    Raises BrokenStructure for a tab that is not there, cannot be there or has no room.
    """
    tabs: dict[str, Cells] = {}
    earliest = _FIRST_DAY_FROM_1904 if package.from_1904 else _FIRST_DAY_FROM_1900
    titles = {part.title.casefold() for part in package.sheets}
    for edit in edits:
        if isinstance(edit, NewTab):
            _refuse_title(edit.title, titles)
            titles.add(edit.title.casefold())
            tabs[edit.title] = {}
        else:
            found = package.find(edit.tab)
            if edit.tab not in tabs and (found is None or found.kind != "worksheet"):
                raise BrokenStructure("workbook.no_tab", tab=edit.tab)
            _add(tabs.setdefault(edit.tab, {}), edit, earliest)
    return tabs


def _add(cells: Cells, edit: ColumnEdit, earliest: int) -> None:
    if edit.column >= _MOST_COLUMNS or max(edit.rows, default=0) >= _MOST_ROWS:
        raise BrokenStructure("workbook.full_tab", tab=edit.tab)
    for row, value in zip(edit.rows, edit.values, strict=True):
        form = edit.format if _can_show(value, edit.format, earliest) else Format.PLAIN
        cells.setdefault(row, {})[edit.column] = Wanted(value, form, edit.heading, edit.header_row)


def _can_show(value: Written, form: Format, earliest: int) -> bool:
    if form not in (Format.DAY, Format.MOMENT) or value is None or isinstance(value, str):
        return True
    return earliest <= value < _AFTER_LAST_DAY


def _refuse_title(title: str, taken: set[str]) -> None:
    if title.casefold() in taken:
        raise BrokenStructure("workbook.tab_exists", tab=title)
    if not _TITLE.fullmatch(title) or "'" in (title[0], title[-1]):
        raise BrokenStructure("workbook.tab_title", tab=title)

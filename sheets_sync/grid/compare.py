"""Whether two tabs, columns or cells say the same."""

from __future__ import annotations

from itertools import zip_longest
from math import isclose
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell, Column, Tab

SAME_NUMBER: Final = 1e-8
"""Days or units; a spreadsheet keeps fifteen digits or so, and a moment to the millisecond."""

_SAME_DIGITS: Final = 1e-13


def same_tab(one: Tab, other: Tab) -> bool:
    """Whether the same stands in the same cells, however far the blanks reach.

    >>> from sheets_sync.grid.snapshot import Tab
    >>> same_tab(Tab("Uren", (["Datum"],), 1), Tab("Uren", (["Datum", ""], ["", None]), 2))
    True
    """
    nothing: Column = []
    both = zip_longest(one.columns, other.columns, fillvalue=nothing)
    return all(same_column(left, right) for left, right in both)


def same_column(one: Column, other: Column) -> bool:
    """Whether two columns say the same, however far their blanks reach.

    >>> same_column(["Uren", 2], ["Uren", 2.0, ""]), same_column(["Uren", 2], ["Uren", True])
    (True, False)
    """
    return one == other or all(
        same_cell(left, right) for left, right in zip_longest(one, other, fillvalue="")
    )


def same_cell(one: Cell, other: Cell, tolerance: float = SAME_NUMBER) -> bool:
    """Whether two cells say the same; None is blank, numbers may be ``tolerance`` apart.

    A yes is no 1, to people.

    >>> same_cell(None, ""), same_cell(0.1 + 0.2, 0.3), same_cell(True, 1)
    (True, True, False)
    """
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return isclose(one, other, rel_tol=_SAME_DIGITS, abs_tol=tolerance)
    return ("" if one is None else one) == ("" if other is None else other)

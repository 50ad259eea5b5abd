"""Checking a register that a spreadsheet may not have worked out yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple
from sheets_sync.register.column_checks import check
from sheets_sync.register.recalled_cells import holding, pending, recall

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sheets_sync.programme.model import Programme, TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.remembered import Remembered


class Settled(NamedTuple):
    """The tables as they are to be decided on.

    ``is_held`` tells that nothing may be changed that was decided before.
    """

    layout: Layout
    checked: Mapping[TabName, CheckedTable]
    is_held: bool = False


def settled(
    layout: Layout, programme: Programme, today: int, remembered: Callable[[], Remembered]
) -> Settled:
    """Check all tables; ``remembered`` is looked up where a cell is not worked out."""
    checked = check(layout, programme, today)
    cells = pending(checked)
    if not cells:
        return Settled(layout, checked)
    recalled = recall(layout, cells, remembered())
    known = recalled.layout
    if recalled.held:
        known = known._replace(alerts=(*known.alerts, holding(recalled.held)))
    again = check(known, programme, today) if recalled.told else checked
    recalled.note(again)
    return Settled(known, again, bool(recalled.held))

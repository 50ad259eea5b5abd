"""The tabs of a new workbook, ready to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.stores.workbook.fresh.book import LAST_ROW
from sheets_sync.stores.workbook.fresh.hints import add_hint, add_note, warn_off

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.stores.founding.blueprint import ColumnLook, TabLook
    from sheets_sync.stores.founding.colours import Alarm, StatusColour
    from sheets_sync.stores.workbook.fresh.book import NewBook

_VERY_LAST_ROW: Final = 1_048_575
"""A locked filter does not grow with its tab, and the log goes on for years."""

_SIDES: Final = {"above": ">", "below": "<"}
_ALLOWED: Final = (
    *("autofilter", "format_cells", "format_columns", "format_rows", "objects", "scenarios"),
)


def add_tab(new: NewBook, look: TabLook) -> Worksheet:
    """A tab with its headers and all that goes with them."""
    sheet = new.add_tab(look)
    for place, column in enumerate(look.columns):
        _add_column(new, sheet, place, column)
    for row, texts in enumerate(look.first_rows, start=1):
        _write_row(sheet, row, texts)
    if look.frozen:
        sheet.repeat_columns(0, look.frozen - 1)
    if look.filtered:
        last = _VERY_LAST_ROW if look.guarded else LAST_ROW
        sheet.autofilter(0, 0, last, len(look.columns) - 1)
    new.set_up_pages(sheet, look.width)
    if look.guarded:
        # Against slips: there is no password, and reading and filtering go on.
        sheet.protect("", dict.fromkeys(_ALLOWED, True))
    return sheet


def _add_column(new: NewBook, sheet: Worksheet, place: int, column: ColumnLook) -> None:
    sheet.set_column(place, place, column.width, new.format(column.body))
    sheet.write_string(0, place, column.header, new.format(column.head))
    if column.note:
        add_note(sheet, place, column.note)
    if column.guarded:
        warn_off(new, sheet, place, column)
    elif column.hint:
        add_hint(new, sheet, place, column.header, column.hint)
    if column.alarm:
        alarm(new, sheet, (1, place, LAST_ROW), column.alarm)
    _colour_statuses(new, sheet, place, column.statuses)


def _write_row(sheet: Worksheet, row: int, texts: Iterable[str]) -> None:
    for place, text in enumerate(texts):
        if text:
            sheet.write_string(row, place, text)


def _colour_statuses(
    new: NewBook, sheet: Worksheet, place: int, statuses: Iterable[StatusColour]
) -> None:
    for status in statuses:
        quoted = status.text.replace('"', '""')
        rule = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{quoted}"',
            "format": new.format(status.look),
        }
        sheet.conditional_format(1, place, LAST_ROW, place, rule)


def alarm(new: NewBook, sheet: Worksheet, where: tuple[int, int, int], asking: Alarm) -> None:
    """Make some numbers stand out; ``where`` is (first row, column, last row)."""
    first, place, last = where
    look = new.format(asking.look)
    rule = {"type": "cell", "criteria": _SIDES[asking.side], "value": 0, "format": look}
    sheet.conditional_format(first, place, last, place, rule)

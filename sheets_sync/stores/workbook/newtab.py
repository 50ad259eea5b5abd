"""The XML of a worksheet that is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sheets_sync.stores.workbook.wanted import Cells

_NARROWEST: Final = 10
_WIDEST: Final = 60
_ROWS_LOOKED_AT: Final = 200
_FROZEN: Final = (
    b'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    b' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)


def empty_worksheet(namespace: str, cells: Cells) -> bytes:
    """A worksheet without rows, its columns wide enough for what comes, its header row frozen."""
    headed = any(wanted.heading for wanted in cells.get(0, {}).values())
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<worksheet xmlns="%b">%b%b<sheetData/></worksheet>'
        % (namespace.encode(), _FROZEN if headed else b"", _columns(cells))
    )


def _columns(cells: Cells) -> bytes:
    widths: dict[int, int] = {}
    for row in sorted(cells)[:_ROWS_LOOKED_AT]:
        for column, wanted in cells[row].items():
            longest = max(map(len, str(wanted.value).split("\n")))
            widths[column] = max(widths.get(column, _NARROWEST), min(longest + 2, _WIDEST))
    if not widths:
        return b""
    tags = (
        b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (column + 1, column + 1, width)
        for column, width in sorted(widths.items())
    )
    return b"<cols>" + b"".join(tags) + b"</cols>"

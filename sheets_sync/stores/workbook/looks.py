"""Which style a written cell gets: a person's own, or that of its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple
from sheets_sync.stores.workbook.markup import elements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sheets_sync.stores.workbook.sheet import CellPart, RowPart, SheetXml
    from sheets_sync.stores.workbook.styles import Styles
    from sheets_sync.stores.workbook.wanted import Wanted


_TRUE = frozenset({"1", "true", "on"})
_UNKNOWN_WIDTH = 1000
"""Of a column that is as wide as the program likes only line breaks count."""

LINE = 13
MOST_LINES = 30
"""Points, and lines: Excel's rows end at 409 points."""


class Line(NamedTuple):
    """A row that is written to: sheet row ``number``, at ``place`` among the rows that are there.

    ``own`` is the row's style; ``styles`` are those of its cells, growing while it is written.
    """

    number: int
    place: int
    own: int
    styles: dict[int, int]


class Looks:
    """The styles of one worksheet's cells."""

    def __init__(self, sheet: SheetXml, styles: Styles | None) -> None:
        self._sheet = sheet
        self._styles = styles
        self._columns = list(_column_styles(sheet))
        self._widths = list(_column_widths(sheet))
        self._above: tuple[int, dict[int, int]] = (-1, {})

    def of_old(self, cell: CellPart, wanted: Wanted) -> int:
        """A cell keeps its style, unless that would show a date as a number or the reverse."""
        if self._styles is None or wanted.value is None or isinstance(wanted.value, str):
            return cell.style
        return self._styles.fitting(cell.style, wanted.format)

    def of_new(self, line: Line, column: int, wanted: Wanted) -> int:
        """The style of the row, the column or the cell above, fit for what it will show."""
        if wanted.heading:
            return self._of_heading(line, column)
        style = line.own or self._of_column(column)
        if not style and line.number - 1 != wanted.header_row:
            style = self._of_above(line, column)
        if self._styles is None or isinstance(wanted.value, str):
            return style
        return self._styles.fresh(style, wanted.format)

    def height(self, wanted: Mapping[int, Wanted]) -> int | None:
        """Points that a new row needs to show its texts; None where one line is enough.

        Not every program makes a row higher by itself when a text in it is wrapped.
        """
        lines = 1
        for column, cell in wanted.items():
            if isinstance(cell.value, str) and cell.value:
                width = self._width(column)
                lines = max(lines, sum(1 + len(part) // width for part in cell.value.split("\n")))
        return min(MOST_LINES, lines) * LINE + 3 if lines > 1 else None

    def grown(self, row: RowPart, line: Line, wanted: Mapping[int, Wanted]) -> int | None:
        """Points that a row needs for new texts that are wrapped; None where it has room enough.

        A height that a person gave it stays as it is.
        """
        wrapped = {
            column: cell
            for column, cell in wanted.items()
            if isinstance(cell.value, str) and self._wraps(line.styles.get(column, 0))
        }
        points = self.height(wrapped) if wrapped else None
        if points is None:
            return None
        found = row.tag.attributes
        own = found.get("customHeight") in _TRUE
        return None if own or points <= _points(found.get("ht")) else points

    def _wraps(self, style: int) -> bool:
        return self._styles is not None and self._styles.wraps(style)

    def remember(self, line: Line) -> None:
        """Tell that this line is done; the next one may ask how it looks."""
        # The first row is the header's; what lies below it must not come out bold.
        self._above = (line.number, line.styles if line.place else {})

    def _width(self, column: int) -> int:
        found = (width for first, last, width in self._widths if first <= column <= last)
        return next(found, _UNKNOWN_WIDTH)

    def _of_heading(self, line: Line, column: int) -> int:
        left = [one for one in line.styles if one < column]
        if left:
            return line.styles[max(left)]
        return self._styles.bold() if self._styles else 0

    def _of_column(self, column: int) -> int:
        found = (style for first, last, style in self._columns if first <= column <= last)
        return next(found, 0)

    def _of_above(self, line: Line, column: int) -> int:
        above = line.number - 1
        if self._above[0] != above:
            near = line.place > 1 and self._sheet.numbers[line.place - 1] == above
            cells = self._sheet.row(line.place - 1).cells if near else ()
            self._above = (above, {cell.column: cell.style for cell in cells})
        return self._above[1].get(column, 0)


def row_style(row: RowPart) -> int:
    """The style that a row gives to its new cells, 0 when it gives none."""
    found = row.tag.attributes
    return int(found.get("s", "0")) if found.get("customFormat") in ("1", "true") else 0


def _points(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _column_styles(sheet: SheetXml) -> Iterator[tuple[int, int, int]]:
    for element in elements(sheet.safe[: sheet.data.start], sheet.prefix, b"col"):
        found = element.attributes
        yield int(found["min"]) - 1, int(found["max"]) - 1, int(found.get("style", "0"))


def _column_widths(sheet: SheetXml) -> Iterator[tuple[int, int, int]]:
    for element in elements(sheet.safe[: sheet.data.start], sheet.prefix, b"col"):
        found = element.attributes
        if "width" in found:
            yield int(found["min"]) - 1, int(found["max"]) - 1, max(1, int(float(found["width"])))

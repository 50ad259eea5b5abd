"""Cells as the three render options show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.testing.cells import Cell, ErrorValue, Value
from sheets_sync.testing.formulas.outcomes import pattern_at, rows_shown, value_at
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import is_moment, text_of
from sheets_sync.testing.shapes import plain_number

if TYPE_CHECKING:
    from sheets_sync.testing.areas import Area
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Row, Sheet

__all__ = ["FORMATTED", "FORMULA", "UNFORMATTED", "Rendering", "text_of"]
Rows: TypeAlias = list[list[Any]]

FORMATTED, UNFORMATTED, FORMULA = "FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"


class Rendering:
    """How to show cells: one of the render options, and dates as numbers or as text."""

    def __init__(self, book: Book, value_option: str, date_option: str) -> None:
        self.book = book
        self.option = value_option
        self.dates_as_text = date_option == "FORMATTED_STRING"
        self.tongue = tongue(book.locale)

    def rows(self, sheet: Sheet, area: Area) -> Rows:
        """The area's rows from the top, trimmed of blank cells and rows at the end."""
        lines = _lines(self.book, sheet, area)
        return _trimmed(
            [
                self._line(sheet, line, row, area.left, (0, 1))
                for row, line in enumerate(lines, area.top)
            ]
        )

    def columns(self, sheet: Sheet, area: Area) -> Rows:
        """The same by column."""
        lines = _lines(self.book, sheet, area)
        width = max(map(len, lines), default=0)
        blank = (None,) * width
        padded = [line if len(line) == width else line + blank[len(line) :] for line in lines]
        return _trimmed(
            [
                self._line(sheet, line, area.top, column, (1, 0))
                for column, line in enumerate(zip(*padded, strict=True), area.left)
            ]
        )

    def _line(
        self, sheet: Sheet, line: Row, row: int, column: int, step: tuple[int, int]
    ) -> list[Any]:
        kinds = set(map(type, line))
        if Cell in kinds:
            down, right = step
            shown_line = [
                self._cell(stored, sheet, row + index * down, column + index * right)
                if isinstance(stored, Cell)
                else self._bare(stored)
                for index, stored in enumerate(line)
            ]
        elif self.option == FORMATTED and kinds & {int, float, bool}:
            shown_line = [x if type(x) is str else self._bare(x) for x in line]  # type: ignore[arg-type]
        elif type(None) in kinds:
            shown_line = ["" if stored is None else stored for stored in line]
        else:
            shown_line = list(line)
        while shown_line and shown_line[-1] == "":
            shown_line.pop()
        return shown_line

    def _bare(self, value: Value) -> Any:
        if value is None:
            return ""
        return text_of(value, {}, self.tongue) if self.option == FORMATTED else value

    def _cell(self, cell: Cell, sheet: Sheet, row: int, column: int) -> Any:
        if cell.blank:
            return ""
        if self.option == FORMULA and cell.formula:
            return cell.formula
        value, pattern = cell.value, cell.pattern
        if cell.formula:
            value = value_at(self.book, sheet, row, column)
            pattern = pattern_at(self.book, sheet, row, column)
        as_date = self.dates_as_text and is_moment(pattern)
        if self.option == FORMATTED or as_date or isinstance(value, ErrorValue):
            return text_of(value, pattern, self.tongue)
        if isinstance(value, float):
            return plain_number(value)
        return "" if value is None else value


def _lines(book: Book, sheet: Sheet, area: Area) -> list[Row]:
    rows = rows_shown(book, sheet)[area.top : area.bottom]
    if area.left == 0 and area.right >= sheet.column_count:
        return rows
    return [row[area.left : area.right] for row in rows]


def _trimmed(rows: Rows) -> Rows:
    while rows and not rows[-1]:
        rows.pop()
    return rows

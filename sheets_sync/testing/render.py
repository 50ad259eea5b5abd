"""Cells as the three render options show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.testing.cells import Cell, ErrorValue, Value
from sheets_sync.testing.formulas.evaluate import value_at
from sheets_sync.testing.locales import Tongue, tongue
from sheets_sync.testing.patterns import general, is_moment, shown

if TYPE_CHECKING:
    from sheets_sync.testing.areas import Area
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Row, Sheet

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
        found = [
            self._row(sheet, row[area.left : area.right], index, area.left)
            for index, row in enumerate(sheet.rows[area.top : area.bottom], area.top)
        ]
        return _trimmed(found)

    def columns(self, sheet: Sheet, area: Area) -> Rows:
        """The same by column."""
        rows = self.rows(sheet, area)
        width = max(map(len, rows), default=0)
        padded = [row + [""] * (width - len(row)) for row in rows]
        columns = [list(column) for column in zip(*padded, strict=True)]
        for column in columns:
            _cut(column)
        return _trimmed(columns)

    def _row(self, sheet: Sheet, row: Row, index: int, left: int) -> list[Any]:
        kinds = set(map(type, row))
        if Cell in kinds:
            shown_row = [
                self._cell(sheet, index, column) if isinstance(stored, Cell) else self._bare(stored)
                for column, stored in enumerate(row, left)
            ]
        elif self.option == FORMATTED and kinds & {int, float, bool}:
            shown_row = [self._bare(stored) for stored in row]  # type: ignore[arg-type]
        else:
            shown_row = ["" if stored is None else stored for stored in row]
        _cut(shown_row)
        return shown_row

    def _bare(self, value: Value) -> Any:
        if value is None:
            return ""
        return text_of(value, {}, self.tongue) if self.option == FORMATTED else value

    def _cell(self, sheet: Sheet, row: int, column: int) -> Any:
        cell = sheet.cell(row, column)
        if not isinstance(cell, Cell) or cell.blank:
            return ""
        if self.option == FORMULA and cell.formula:
            return cell.formula
        value = value_at(self.book, sheet, row, column)
        as_date = self.dates_as_text and is_moment(cell.pattern)
        if self.option == FORMATTED or as_date or isinstance(value, ErrorValue):
            return text_of(value, cell.pattern, self.tongue)
        return "" if value is None else value


def text_of(value: Value, pattern: dict[str, Any], tongue: Tongue) -> str:
    """A value as a person sees it in the cell."""
    if isinstance(value, bool):
        return tongue.true if value else tongue.false
    if isinstance(value, int | float):
        return shown(value, pattern, tongue) if pattern else general(value, tongue)
    if isinstance(value, ErrorValue):
        return value.text
    return value or ""


def _cut(row: list[Any]) -> None:
    while row and row[-1] == "":
        row.pop()


def _trimmed(rows: Rows) -> Rows:
    while rows and not rows[-1]:
        rows.pop()
    return rows

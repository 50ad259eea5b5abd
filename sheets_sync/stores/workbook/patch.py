"""Changed cells put into a worksheet; whatever lies between them is left byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.edits import Format
from sheets_sync.errors import BrokenStructure
from sheets_sync.snapshot import column_letters
from sheets_sync.stores.workbook.markup import Splice, elements, with_attribute, without
from sheets_sync.stores.workbook.sheet import area
from sheets_sync.stores.workbook.values import cell_xml, stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.edits import Written
    from sheets_sync.stores.workbook.sheet import CellPart, RowPart, Sheet
    from sheets_sync.stores.workbook.styles import Styles

_RENEWED: Final = frozenset({b"t", b"cm", b"vm"})
_DATED: Final = (Format.DAY, Format.MOMENT)
_DAYS_FROM_1900_TO_1904: Final = 1462


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a cell is to hold."""

    value: Written
    format: Format
    heading: bool


Cells: TypeAlias = dict[int, dict[int, Wanted]]
"""By sheet row, then by sheet column, both from 0."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the whole workbook says about its cells."""

    styles: Styles | None
    from_1904: bool


class Patch:
    """The splices that put these cells into a worksheet.

    ``formulas`` lists what they replace: (row, column, what stands in the tag of the formula).
    Raises BrokenStructure when the cells of a row do not stand in order.
    """

    def __init__(self, title: str, sheet: Sheet, cells: Cells, book: Book) -> None:
        self._title = title
        self._sheet = sheet
        self._book = book
        self._columns = list(_column_styles(sheet))
        self._above: tuple[int, dict[int, int]] = (-1, {})
        self.formulas: list[tuple[int, int, bytes]] = []
        self.splices = tuple(self._all(cells))

    def _all(self, cells: Cells) -> Iterator[Splice]:
        numbers = self._sheet.numbers
        behind = []
        yield from _dimension(self._sheet, cells)
        for number in sorted(cells):
            index = bisect_left(numbers, number)
            if index < len(numbers) and numbers[index] == number:
                yield from self._row(self._sheet.row(index), index, cells[number])
            elif index < len(numbers):
                start = self._sheet.starts[index]
                yield Splice(start, start, self._new_row(number, index, cells[number]))
            else:
                behind.append(self._new_row(number, index, cells[number]))
        if any(behind):
            yield self._end(b"".join(behind))

    def _end(self, rows: bytes) -> Splice:
        data = self._sheet.data
        if not data.closed:
            return Splice(self._sheet.data_end, self._sheet.data_end, rows)
        name = self._sheet.prefix + b"sheetData"
        tag = b"<" + name + data.raw.rstrip(b"/ ") + b">"
        return Splice(data.start, data.end, tag + rows + b"</" + name + b">")

    def _row(self, row: RowPart, index: int, wanted: dict[int, Wanted]) -> Iterator[Splice]:
        there = {cell.column: cell for cell in row.cells}
        look = _row_style(row)
        styles = {cell.column: cell.style for cell in row.cells}
        columns = [cell.column for cell in row.cells]
        if columns != sorted(there):
            raise BrokenStructure("workbook.disorder", tab=self._title, row=row.number + 1)
        pieces: list[Splice] = []
        for column in sorted(wanted):
            cell = there.get(column)
            if cell:
                pieces.append(self._replaced(row.number, cell, wanted[column], styles))
            elif stored(wanted[column].value) != "":
                style = self._new_style(row.number, index, column, look, styles, wanted[column])
                styles[column] = style
                place = bisect_left(columns, column)
                start = row.cells[place].start if place < len(columns) else row.inner_end
                pieces.append(
                    Splice(start, start, self._new_cell(row.number, column, style, wanted[column]))
                )
        self._remember(row.number, index, styles)
        if row.tag.closed and pieces:
            yield _opened(self._sheet.prefix, row, pieces)
        elif any(piece.start == piece.end for piece in pieces):
            yield _without_spans(self._sheet.prefix, row)
            yield from pieces
        else:
            yield from pieces

    def _replaced(
        self, number: int, cell: CellPart, wanted: Wanted, styles: dict[int, int]
    ) -> Splice:
        formula = next(self._sheet.elements(b"f", cell.inside, cell.end), None)
        if formula:
            self.formulas.append((number, cell.column, formula.raw))
        raw = without(cell.raw, _RENEWED)
        value = stored(wanted.value)
        if not isinstance(value, str) and self._book.styles:
            style = self._book.styles.fitting(cell.style, wanted.format)
            if style != cell.style:
                styles[cell.column] = style
                raw = with_attribute(raw, b"s", b"%d" % style)
        new = cell_xml(self._sheet.prefix, raw, self._dated(value, wanted))
        return Splice(cell.start, cell.end, new)

    def _new_row(self, number: int, index: int, wanted: dict[int, Wanted]) -> bytes:
        styles: dict[int, int] = {}
        cells = []
        for column in sorted(wanted):
            if stored(wanted[column].value) != "":
                style = self._new_style(number, index, column, 0, styles, wanted[column])
                styles[column] = style
                cells.append(self._new_cell(number, column, style, wanted[column]))
        if not cells:
            return b""
        self._remember(number, index, styles)
        name = self._sheet.prefix + b"row"
        return b'<%b r="%d">%b</%b>' % (name, number + 1, b"".join(cells), name)

    def _new_cell(self, number: int, column: int, style: int, wanted: Wanted) -> bytes:
        address = f"{column_letters(column)}{number + 1}".encode()
        raw = b' r="%b"' % address + (b' s="%d"' % style if style else b"")
        return cell_xml(self._sheet.prefix, raw, self._dated(stored(wanted.value), wanted))

    def _dated(self, value: str | float, wanted: Wanted) -> str | float:
        if isinstance(value, str) or not self._book.from_1904 or wanted.format not in _DATED:
            return value
        return value - _DAYS_FROM_1900_TO_1904

    def _new_style(
        self,
        number: int,
        index: int,
        column: int,
        look: int,
        styles: dict[int, int],
        wanted: Wanted,
    ) -> int:
        if wanted.heading:
            return self._heading_style(column, styles)
        style = look or self._column_style(column) or self._style_above(number, index, column)
        if self._book.styles is None or isinstance(wanted.value, str):
            return style
        return self._book.styles.fresh(style, wanted.format)

    def _heading_style(self, column: int, styles: dict[int, int]) -> int:
        left = [one for one in styles if one < column]
        if left:
            return styles[max(left)]
        return self._book.styles.bold() if self._book.styles else 0

    def _column_style(self, column: int) -> int:
        found = (style for first, last, style in self._columns if first <= column <= last)
        return next(found, 0)

    def _style_above(self, number: int, index: int, column: int) -> int:
        if self._above[0] != number - 1:
            near = index > 1 and self._sheet.numbers[index - 1] == number - 1
            cells = self._sheet.row(index - 1).cells if near else ()
            self._above = (number - 1, {cell.column: cell.style for cell in cells})
        return self._above[1].get(column, 0)

    def _remember(self, number: int, index: int, styles: dict[int, int]) -> None:
        # The first row is the header's; what lies below it must not come out bold.
        self._above = (number, styles if index else {})


def _opened(prefix: bytes, row: RowPart, pieces: list[Splice]) -> Splice:
    name = prefix + b"row"
    raw = without(row.tag.raw.rstrip(b"/ \t\r\n"), frozenset({b"spans"}))
    cells = b"".join(piece.content for piece in pieces)
    return Splice(row.tag.start, row.end, b"<" + name + raw + b">" + cells + b"</" + name + b">")


def _without_spans(prefix: bytes, row: RowPart) -> Splice:
    raw = without(row.tag.raw, frozenset({b"spans"}))
    return Splice(row.tag.start, row.tag.end, b"<" + prefix + b"row" + raw + b">")


def _row_style(row: RowPart) -> int:
    found = row.tag.attributes
    return int(found.get("s", "0")) if found.get("customFormat") in ("1", "true") else 0


def _column_styles(sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    for element in elements(sheet.safe[: sheet.data.start], sheet.prefix, b"col"):
        found = element.attributes
        yield int(found["min"]) - 1, int(found["max"]) - 1, int(found.get("style", "0"))


def _dimension(sheet: Sheet, cells: Cells) -> Iterator[Splice]:
    element = next(elements(sheet.safe[: sheet.data.start], sheet.prefix, b"dimension"), None)
    columns = [column for row in cells.values() for column in row]
    if element is None or not re.fullmatch(r"[A-Z]+\d+(:[A-Z]+\d+)?", element.attributes["ref"]):
        return
    top, left, bottom, right = area(element.attributes["ref"])
    grown = min(top, *cells), min(left, *columns), max(bottom, *cells), max(right, *columns)
    if grown != (top, left, bottom, right):
        first, last = (f"{column_letters(c)}{r + 1}" for r, c in (grown[:2], grown[2:]))
        raw = with_attribute(element.raw, b"ref", f"{first}:{last}".encode())
        yield Splice(element.start, element.end, b"<" + sheet.prefix + b"dimension" + raw + b">")

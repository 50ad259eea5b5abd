"""Changed cells put into a worksheet; whatever lies between them is left byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.edits import Format
from sheets_sync.grid.place import column_letters
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.workbook.looks import Line, Looks, row_style
from sheets_sync.stores.workbook.markup import Splice, elements, with_attribute, without
from sheets_sync.stores.workbook.sheet import area
from sheets_sync.stores.workbook.values import cell_xml, stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.workbook.sheet import CellPart, RowPart, SheetXml
    from sheets_sync.stores.workbook.styles import Styles
    from sheets_sync.stores.workbook.wanted import Cells, Wanted

_RENEWED: Final = frozenset({b"t", b"cm", b"vm"})
_SPANS: Final = frozenset({b"spans"})
_DATED: Final = (Format.DAY, Format.MOMENT)


class Patch:
    """The splices that put these cells into a worksheet.

    ``epoch`` is the serial number, counted from 1899-12-30, of the workbook's own day 0.
    ``formulas`` lists what they replace: (row, column, what stands in the tag of the formula).
    Raises BrokenStructure when the cells of a row do not stand in order.
    """

    def __init__(
        self, title: str, sheet: SheetXml, cells: Cells, styles: Styles | None, epoch: int
    ) -> None:
        self._title = title
        self._sheet = sheet
        self._looks = Looks(sheet, styles)
        self._epoch = epoch
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
                yield Splice(start, start, self._new_row(Line(number, index, 0, {}), cells[number]))
            else:
                behind.append(self._new_row(Line(number, index, 0, {}), cells[number]))
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
        columns = [cell.column for cell in row.cells]
        if columns != sorted(set(columns)):
            raise BrokenStructure("workbook.disorder", tab=self._title, row=row.number + 1)
        styles = {cell.column: cell.style for cell in row.cells}
        line = Line(row.number, index, row_style(row), styles)
        there = dict(zip(columns, row.cells, strict=True))
        pieces: list[Splice] = []
        for column in sorted(wanted):
            if column in there:
                pieces.append(self._replaced(line, there[column], wanted[column]))
            elif stored(wanted[column].value) != "":
                place = bisect_left(columns, column)
                start = row.cells[place].start if place < len(columns) else row.inner_end
                pieces.append(Splice(start, start, self._new_cell(line, column, wanted[column])))
        self._looks.remember(line)
        points = self._looks.grown(row, line, wanted)
        yield from _in_row(self._sheet.prefix, row, pieces, points)

    def _replaced(self, line: Line, cell: CellPart, wanted: Wanted) -> Splice:
        formula = next(self._sheet.elements(b"f", cell.inside, cell.end), None)
        if formula:
            self.formulas.append((line.number, cell.column, formula.raw))
        raw = without(cell.raw, _RENEWED)
        style = self._looks.of_old(cell, wanted)
        if style != cell.style:
            line.styles[cell.column] = style
            raw = with_attribute(raw, b"s", b"%d" % style)
        return Splice(cell.start, cell.end, cell_xml(self._sheet.prefix, raw, self._held(wanted)))

    def _new_row(self, line: Line, wanted: dict[int, Wanted]) -> bytes:
        cells = b"".join(
            self._new_cell(line, column, wanted[column])
            for column in sorted(wanted)
            if stored(wanted[column].value) != ""
        )
        if not cells:
            return b""
        self._looks.remember(line)
        name = self._sheet.prefix + b"row"
        points = self._looks.height(wanted)
        height = b"" if points is None else b' ht="%d"' % points
        return b'<%b r="%d"%b>%b</%b>' % (name, line.number + 1, height, cells, name)

    def _new_cell(self, line: Line, column: int, wanted: Wanted) -> bytes:
        style = self._looks.of_new(line, column, wanted)
        line.styles[column] = style
        address = f"{column_letters(column)}{line.number + 1}".encode()
        raw = b' r="%b"' % address + (b' s="%d"' % style if style else b"")
        return cell_xml(self._sheet.prefix, raw, self._held(wanted))

    def _held(self, wanted: Wanted) -> str | float:
        value = stored(wanted.value)
        if isinstance(value, str) or wanted.format not in _DATED:
            return value
        return value - self._epoch


def _in_row(
    prefix: bytes, row: RowPart, pieces: list[Splice], points: int | None
) -> Iterator[Splice]:
    grows = any(piece.start == piece.end for piece in pieces)
    if not grows and points is None:
        yield from pieces
        return
    # ``spans`` tells which columns the row has; it is a hint that may be left out.
    raw = without(row.tag.raw.rstrip(b"/ \t\r\n"), _SPANS) if grows else row.tag.raw
    if points is not None:
        raw = with_attribute(raw, b"ht", b"%d" % points)
    tag = b"<" + prefix + b"row" + raw + b">"
    if row.tag.closed:
        cells = b"".join(piece.content for piece in pieces)
        yield Splice(row.tag.start, row.end, tag + cells + b"</" + prefix + b"row>")
    else:
        yield Splice(row.tag.start, row.tag.end, tag)
        yield from pieces


def _dimension(sheet: SheetXml, cells: Cells) -> Iterator[Splice]:
    element = next(elements(sheet.safe[: sheet.data.start], sheet.prefix, b"dimension"), None)
    columns = [column for row in cells.values() for column in row]
    if element is None or not columns:
        return
    reference = element.attributes.get("ref", "")
    if not re.fullmatch(r"[A-Z]+\d+(:[A-Z]+\d+)?", reference):
        return
    top, left, bottom, right = area(reference)
    first = min(top, *cells), min(left, *columns)
    last = max(bottom, *cells), max(right, *columns)
    if (first, last) != ((top, left), (bottom, right)):
        corners = (f"{column_letters(column)}{row + 1}" for row, column in (first, last))
        raw = with_attribute(element.raw, b"ref", ":".join(corners).encode())
        yield Splice(element.start, element.end, b"<" + sheet.prefix + b"dimension" + raw + b">")

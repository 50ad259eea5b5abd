"""A worksheet's XML seen as rows and cells that each know which bytes they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple
from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.markup import (
    INSIDE,
    Element,
    content,
    elements,
    masked,
    opening,
    root,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Za-z]{1,3})(\d+)[\"']")
_NUMBER = re.compile(rb"(?:^|\s)r\s*=\s*[\"'](\d+)[\"']")
_STYLE = re.compile(rb"(?:^|\s)s\s*=\s*[\"'](\d+)[\"']")


class CellPart(NamedTuple):
    """A ``<c>``: its bytes are ``xml[start:end]``; its tag ends at ``inside``."""

    column: int
    start: int
    inside: int
    end: int
    raw: bytes

    @property
    def style(self) -> int:
        found = _STYLE.search(self.raw)
        return int(found[1]) if found else 0


class RowPart(NamedTuple):
    """A ``<row>``; its cells lie in ``xml[tag.end:inner_end]``."""

    number: int
    tag: Element
    inner_end: int
    end: int
    cells: tuple[CellPart, ...]


class SheetXml(NamedTuple):
    """``numbers[i]`` is the sheet row, from 0, of the row whose tag begins at ``starts[i]``.

    ``safe`` is ``xml`` with comments and CDATA masked; rows lie in ``xml[data.end:data_end]``.
    """

    xml: bytes
    safe: bytes
    prefix: bytes
    data: Element
    data_end: int
    numbers: list[int]
    starts: list[int]

    def row(self, index: int) -> RowPart:
        """The ``index``-th row that is there, with its cells."""
        tag = next(self.elements(b"row", self.starts[index], self.data_end))
        inside, inner_end, end = content(self.safe, tag, self.prefix, b"row")
        return RowPart(self.numbers[index], tag, inner_end, end, self._cells(inside, inner_end))

    def _cells(self, start: int, end: int) -> tuple[CellPart, ...]:
        cells = []
        column = -1
        last = b"</" + self.prefix + b"c"
        for found in _addressed(self.prefix, b"c", rb"([A-Z]+)\d+").finditer(self.safe, start, end):
            raw = found[1]
            letters = found[3] or _first(_ADDRESS, raw)
            column = column_number(letters) if letters else column + 1
            inside = whole = found.end()
            if not raw.endswith(b"/"):
                whole = self.safe.index(b">", self.safe.index(last, inside, end)) + 1
            cells.append(CellPart(column, found.start(), inside, whole, raw))
        return tuple(cells)

    def elements(self, name: bytes, start: int, end: int) -> Iterator[Element]:
        """The elements of this name between two places."""
        for found in opening(self.prefix, name).finditer(self.safe, start, end):
            yield Element(found.start(), found.end(), found[1])


def scan(xml: bytes) -> SheetXml:
    """Find the rows of a worksheet. Raises BadArchiveError when it is no worksheet."""
    safe = masked(xml)
    prefix, data, end = _data(safe)
    tags = list(_addressed(prefix, b"row", rb"\d+").finditer(safe, data.end, end))
    starts = [tag.start() for tag in tags]
    return SheetXml(xml, safe, prefix, data, end, _numbers(tags), starts)


def scan_area(safe: bytes) -> tuple[bytes, int, int]:
    """The prefix of a worksheet's masked XML, and between which places its rows lie.

    Raises BadArchiveError when it is no worksheet.
    """
    prefix, data, end = _data(safe)
    return prefix, data.end, end


def row_numbers(safe: bytes, prefix: bytes, start: int, end: int) -> list[int]:
    """Which sheet rows, from 0, the rows between two places of masked XML are."""
    stated = _plain_rows(prefix).findall(safe, start, end)
    if len(stated) == safe.count(b"<" + prefix + b"row", start, end):
        return [int(one) - 1 for one in stated]
    return _numbers(list(_addressed(prefix, b"row", rb"\d+").finditer(safe, start, end)))


def _data(safe: bytes) -> tuple[bytes, Element, int]:
    try:
        prefix, _ = root(safe)
        data = next(elements(safe, prefix, b"sheetData"))
        end = data.end if data.closed else safe.rindex(b"</" + prefix + b"sheetData")
    except (ValueError, StopIteration) as error:
        raise BadArchiveError("sheetData") from error
    return prefix, data, end


def _numbers(tags: list[re.Match[bytes]]) -> list[int]:
    stated = [tag[2] for tag in tags]
    return [int(one) - 1 for one in stated] if all(stated) else list(_counted(tags))


def _counted(tags: list[re.Match[bytes]]) -> Iterator[int]:
    number = -1
    for tag in tags:
        stated = tag[2] or _first(_NUMBER, tag[1])
        number = int(stated) - 1 if stated else number + 1
        yield number


@cache
def _plain_rows(prefix: bytes) -> re.Pattern[bytes]:
    """Rows that say where they are, as everybody writes them."""
    return re.compile(b"<" + re.escape(prefix) + rb'row r="(\d{1,9})"')


@cache
def _addressed(prefix: bytes, name: bytes, address: bytes) -> re.Pattern[bytes]:
    """As ``opening``; group 2 is the address, when it stands where everybody puts it: first."""
    return re.compile(
        b"<"
        + re.escape(prefix)
        + name
        + rb"(?=[\s/>])((?: r=\"("
        + address
        + b')")?'
        + INSIDE
        + b")>"
    )


def _first(pattern: re.Pattern[bytes], raw: bytes) -> bytes | None:
    found = pattern.search(raw)
    return found[1] if found else None


def position(sheet: SheetXml, start: int) -> tuple[int, int]:
    """(row, column) of the cell whose tag begins at ``start``."""
    index = bisect_right(sheet.starts, start) - 1
    row = sheet.row(index)
    return row.number, next(cell.column for cell in row.cells if cell.start == start)


def own_address(raw: bytes) -> tuple[int, int] | None:
    """(row, column) as a cell's own ``r`` says, from 0."""
    own = _ADDRESS.search(raw)
    return (int(own[2]) - 1, column_number(own[1])) if own else None


def last_look(xml: bytes, first: int) -> int:
    """The highest number of a look, from this one on, that a worksheet refers to; -1 for none."""
    above = digits_above(str(first - 1)) if first else r"\d+"
    # The letter first: a search for one takes a fraction of the time of one for any white space.
    named = re.compile(rf"s(?<=\ss)(?:tyle)?=[\"']({above})[\"']".encode())
    return max((int(found[1][:9]) for found in named.finditer(xml)), default=-1)


def digits_above(last: str) -> str:
    """A pattern for every number above this one."""
    return "|".join(
        [rf"\d{{{len(last) + 1},}}"]
        + [
            rf"{last[:place]}[{int(digit) + 1}-9]\d{{{len(last) - place - 1}}}"
            for place, digit in enumerate(last)
            if digit != "9"
        ]
    )


@cache
def column_number(letters: bytes) -> int:
    """``b"A"`` → 0, ``b"AA"`` → 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def area(reference: str) -> tuple[int, int, int, int]:
    """``B2:C4`` → (1, 1, 3, 2): first row, first column, last row, last column, from 0."""
    first, _, last = reference.replace("$", "").partition(":")
    top = own_address(f'r="{first}"'.encode()) or (0, 0)
    return (*top, *(own_address(f'r="{last or first}"'.encode()) or top))

"""How far a worksheet reaches: blanks far away left out, a stray cell told by its name.

The reader of cells makes room for everything from A1 to the last row and column. What a worksheet
says of its own size is often old, so only its cells are believed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.place import address, column_letters
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.workbook.markup import (
    INSIDE,
    Element,
    Splice,
    content,
    elements,
    masked,
    opening,
    spliced,
)
from sheets_sync.stores.workbook.sheet import digits_above, own_address, row_numbers, scan_area
from sheets_sync.stores.workbook.texts import blank_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

MOST_CELLS: Final = 40_000_000
"""From A1 to the last row and column, blanks included: more would take gigabytes."""

_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
_NEARBY: Final = 702
"""Through column ZZ: a blank beyond it is stray, and would have new columns stand behind it."""
_WIDE: Final = re.compile(
    rb'r="(?:[A-Za-z]{3}|[B-Zb-z][A-Za-z]|[Aa][N-Zn-z]|[A-Za-z]{1,2}+[0-9]{7})'
)
"""Beyond column AM or row 999,999: found in half the time that the exact bounds take."""
_UNUSUAL: Final = re.compile(rb"r(?<=\sr)(?:='|\s+=|=\s)")
"""The letter first: a search for one takes a quarter of the time of one for any white space."""
_HEAD: Final = 1_000_000
"""A program writes all its cells in one way, so the first so many bytes tell which."""
_AREA: Final = re.compile(r"[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?")


class Reach:
    """A worksheet seen from afar; ``blank_texts`` tells which of the shared texts are blank.

    Raises BadArchiveError when it is no worksheet.
    """

    def __init__(self, xml: bytes, blank_texts: Callable[[], Container[int]]) -> None:
        self._xml = xml
        self._safe = masked(xml)
        self._blank_texts = blank_texts
        self._prefix, self._start, self._end = scan_area(self._safe)

    def bounded(self, title: str) -> bytes:
        """The worksheet, without rows at its end and cells far off that hold nothing but blanks.

        Raises Unreachable, naming the cell, when what is left reaches too far to be read.
        """
        stop = self._last_row_end()
        cut = [] if stop == self._end else [Splice(stop, self._end, b"")]
        left_out = [*self._strange_size(), *self._far_blanks(title, stop), *cut]
        return spliced(self._xml, left_out) if left_out else self._xml

    def _strange_size(self) -> Iterator[Splice]:
        """What a worksheet says of its size, where that is not from one cell to another."""
        for element in elements(self._safe[: self._start], self._prefix, b"dimension"):
            if not _AREA.fullmatch(element.attributes.get("ref", "")):
                end = content(self._safe, element, self._prefix, b"dimension")[2]
                yield Splice(element.start, end, b"")

    def _last_row_end(self) -> int:
        """Where the last row ends that holds something; the end of all where no blanks follow."""
        name = b"<" + self._prefix + b"row"
        stop, place, white = self._end, self._end, False
        while (start := self._safe.rfind(name, self._start, place)) >= 0:
            if self._safe[start + len(name) : start + len(name) + 1] in b" \t\r\n/>":
                held = [self._holds(cell, stop) for cell in self._filled(start, stop)]
                if any(held):
                    break
                white = white or bool(held)
                stop = start
            place = start
        return stop if white else self._end

    def _filled(self, start: int, stop: int) -> Iterator[Element]:
        for found in _filled_cells(self._prefix).finditer(self._safe, start, stop):
            yield Element(found.start(), found.end(), found[1])

    def _holds(self, cell: Element, stop: int) -> bool:
        end = self._safe.find(b"</" + self._prefix + b"c", cell.end, stop)
        inside = self._xml[cell.end : end if end >= 0 else stop]
        return not blank_inside(self._prefix, cell.raw, inside, self._blank_texts)

    def _far_blanks(self, title: str, stop: int) -> Iterator[Splice]:
        """The blank cells that lie too far to the right, or below the last row."""
        if self._is_narrow(stop):
            return
        near = self._pattern(self._last_number(stop), _NEARBY)
        if near.search(self._safe, self._start, stop) is None:
            return
        # Rows out of order, a text that looks like an address, or a cell far off indeed.
        numbers = row_numbers(self._safe, self._prefix, self._start, stop)
        height = min(max(numbers, default=-1) + 1, _MOST_ROWS)
        room, last = _room(height), self._start
        for found in self._pattern(height, _NEARBY).finditer(self._safe, self._start, stop):
            cell = self._cell_around(found, last)
            place = own_address(cell.raw) if cell and not cell.closed else None
            if cell is None or place is None:
                continue
            if self._holds(cell, stop):
                if place[0] < height and place[1] < room:
                    continue
                raise Unreachable("workbook.stray_cell", where=address(title, place[1], place[0]))
            last = content(self._safe, cell, self._prefix, b"c")[2]
            yield Splice(cell.start, last, b"")

    def _is_narrow(self, stop: int) -> bool:
        """Whether no cell says that it lies so far that a million rows would be too many."""
        return self._is_usual() and _WIDE.search(self._safe, self._start, stop) is None

    def _cell_around(self, found: re.Match[bytes], earliest: int) -> Element | None:
        start = self._safe.rfind(b"<", earliest, found.start())
        tag = opening(self._prefix, b"c").match(self._safe, max(start, 0))
        return Element(start, tag.end(), tag[1]) if tag and tag.end() > found.end() else None

    def _last_number(self, stop: int) -> int:
        name = b"<" + self._prefix + b"row"
        start = self._safe.rfind(name, self._start, stop)
        numbers = row_numbers(self._safe, self._prefix, start, stop) if start >= 0 else []
        return numbers[-1] + 1 if numbers else 0

    def _pattern(self, height: int, columns: int) -> re.Pattern[bytes]:
        return _far(min(_room(height), columns), height, self._is_usual())

    def _is_usual(self) -> bool:
        """Whether addresses are written as nearly everybody does; they are found sooner then."""
        head = self._start, self._start + _HEAD
        usual = self._safe.find(b' r="', *head) >= 0
        return usual and _UNUSUAL.search(self._safe, *head) is None


def _room(height: int) -> int:
    """How many columns there may be of so many rows."""
    return max(min(_MOST_COLUMNS, MOST_CELLS // max(height, 1)), 1)


@cache
def _filled_cells(prefix: bytes) -> re.Pattern[bytes]:
    """As ``opening``, of cells that do not close themselves."""
    return re.compile(b"<" + re.escape(prefix) + rb"c(?=[\s>])(" + INSIDE + rb")(?<!/)>")


@cache
def _far(width: int, height: int, usual: bool) -> re.Pattern[bytes]:  # noqa: FBT001 -- a cache's key
    """Finds addresses of cells beyond this many columns and rows, and texts that look like one."""
    right, below = _after_letters(column_letters(width - 1)), digits_above(str(height))
    start, end = ('r="', '"') if usual else ("r\\s*=\\s*[\"']", "[\"']")
    return re.compile(rf"{start}(?:(?:{right})\d|[A-Za-z]+(?:{below}){end})".encode())


def _after_letters(last: str) -> str:
    return "|".join(
        [f"[A-Za-z]{{{len(last) + 1},}}"]
        + [
            f"{last[:place]}[{chr(ord(letter) + 1)}-Z][A-Z]{{{len(last) - place - 1}}}"
            for place, letter in enumerate(last)
            if letter != "Z"
        ]
    )

"""Rectangles of cells, and Google's two ways to write them down: A1 notation and GridRange."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.grid.place import column_letters

if TYPE_CHECKING:
    from sheets_sync.testing.wire import Message

CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,8})?")
ROW_COLUMN = re.compile(r"R([1-9][0-9]*)C([1-9][0-9]*)(?::R([1-9][0-9]*)C([1-9][0-9]*))?")
PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Area:
    """Rows ``top`` up to ``bottom`` and columns ``left`` up to ``right``, from 0, ends excluded."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    def meets(self, other: Area) -> bool:
        return (
            self.top < other.bottom
            and other.top < self.bottom
            and self.left < other.right
            and other.left < self.right
        )

    def holds(self, other: Area) -> bool:
        return (
            self.top <= other.top
            and self.left <= other.left
            and self.bottom >= other.bottom
            and self.right >= other.right
        )

    def common(self, other: Area) -> Area:
        """What both cover; it has no height or width when they don't meet."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        bottom, right = min(self.bottom, other.bottom), min(self.right, other.right)
        return Area(top, left, max(top, bottom), max(left, right))


@dataclass(frozen=True, slots=True)
class Corners:
    """A range as written: None where it is open towards that side."""

    top: int | None
    left: int | None
    bottom: int | None
    right: int | None

    def within(self, rows: int, columns: int) -> Area:
        """The cells of it that a grid of this size has."""
        top, left = self.top or 0, self.left or 0
        bottom = rows if self.bottom is None else min(self.bottom, rows)
        right = columns if self.right is None else min(self.right, columns)
        return Area(top, left, max(top, bottom), max(left, right))


def column_index(letters: str) -> int:
    """``A`` → 0, ``AA`` → 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def corners(text: str) -> Corners | None:
    """``B2:D``, ``A:A``, ``2:5``, ``C3`` or ``R1C1:R2C2``; None when the text is none of these."""
    by_number = ROW_COLUMN.fullmatch(text)
    if by_number:
        row, column, last_row, last_column = by_number.groups()
        ends = int(last_row or row), int(last_column or column)
        return _ordered((int(row) - 1, int(column) - 1), (ends[0] - 1, ends[1] - 1))
    first, colon, last = text.partition(":")
    start, end = CORNER.fullmatch(first), CORNER.fullmatch(last if colon else first)
    if start is None or end is None or not any(start.groups()) or not any(end.groups()):
        return None
    if not colon and not all(start.groups()):
        return None
    return _ordered(_corner(start), _corner(end))


def _corner(match: re.Match[str]) -> tuple[int | None, int | None]:
    letters, digits = match.groups()
    row = int(digits) - 1 if digits else None
    return row, column_index(letters) if letters else None


def _ordered(start: tuple[int | None, int | None], end: tuple[int | None, int | None]) -> Corners:
    top, bottom = _span(start[0], end[0])
    left, right = _span(start[1], end[1])
    return Corners(top, left, bottom, right)


def _span(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is not None and last is not None:
        return min(first, last), max(first, last) + 1
    if first is None and last is not None:
        return last, None
    return first, None


def quoted(title: str) -> str:
    """The title as Google writes it in front of ``!``."""
    if PLAIN_TITLE.fullmatch(title) and not _needs_quotes(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def _needs_quotes(title: str) -> bool:
    few_letters = re.fullmatch(r"[A-Za-z]{1,3}[0-9]+", title) is not None
    return few_letters or re.fullmatch(r"[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*", title) is not None


def a1(area: Area) -> str:
    """``A1:B2``, or ``A1`` for one cell."""
    first = f"{column_letters(area.left)}{area.top + 1}"
    last = f"{column_letters(max(area.left, area.right - 1))}{max(area.top, area.bottom - 1) + 1}"
    return first if first == last else f"{first}:{last}"


def address(title: str, area: Area) -> str:
    """``'My tab'!A1:B2``."""
    return f"{quoted(title)}!{a1(area)}"


def grid_corners(grid_range: Message) -> Corners:
    """The corners that a GridRange names."""
    return Corners(
        grid_range.get("startRowIndex"),
        grid_range.get("startColumnIndex"),
        grid_range.get("endRowIndex"),
        grid_range.get("endColumnIndex"),
    )


def grid_range(sheet_id: int, area: Area) -> Message:
    """The GridRange of these cells. That of sheet 0 omits the sheet's id, as Google's do."""
    place: Message = {"sheetId": sheet_id} if sheet_id else {}
    return place | {
        "startRowIndex": area.top,
        "endRowIndex": area.bottom,
        "startColumnIndex": area.left,
        "endColumnIndex": area.right,
    }

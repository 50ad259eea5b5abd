"""A spreadsheet: its sheets, its names, and how requests find their way in it."""

from __future__ import annotations

import copy
import secrets
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sheets_sync.testing.areas import Area, Corners, address, corners, grid_corners
from sheets_sync.testing.defaults import DEFAULT_FORMAT, THEME
from sheets_sync.testing.formulas.memory import Memory
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.testing.sheet import Sheet

MOST_CELLS = 10_000_000


class Book:
    """A spreadsheet.

    ``person`` is who is at work in it. ``grows`` lets a write past the edge of a grid enlarge
    it. ``memory`` has what its formulas have come to, until something changes.
    """

    def __init__(self, book_id: str, title: str, locale: str, time_zone: str) -> None:
        self.book_id = book_id
        self.properties: Message = {
            "title": title,
            "locale": locale,
            "autoRecalc": "ON_CHANGE",
            "timeZone": time_zone,
            "defaultFormat": copy.deepcopy(DEFAULT_FORMAT),
            "spreadsheetTheme": copy.deepcopy(THEME),
        }
        self.sheets: list[Sheet] = []
        self.named_ranges: list[Message] = []
        self.metadata: list[Message] = []
        self.person = ""
        self.grows = False
        self.memory = Memory()

    @property
    def locale(self) -> str:
        locale: str = self.properties["locale"]
        return locale

    def now(self) -> datetime:
        """The moment by the machine's clock, in the time zone of the spreadsheet."""
        return datetime.now(ZoneInfo(self.properties["timeZone"]))

    def fork(self) -> Book:
        """A spreadsheet that can change without changing this one."""
        twin = Book(self.book_id, "", "", "")
        twin.properties = copy.deepcopy(self.properties)
        twin.sheets = [sheet.fork() for sheet in self.sheets]
        twin.named_ranges = copy.deepcopy(self.named_ranges)
        twin.metadata = copy.deepcopy(self.metadata)
        twin.grows = self.grows
        return twin

    def reach(self, sheet: Sheet, rows: int, columns: int) -> None:
        """Let the grid be so large where it may grow. Raises ApiError beyond Google's limit."""
        if self.grows and (rows > sheet.row_count or columns > sheet.column_count):
            sheet.resize(max(rows, sheet.row_count), max(columns, sheet.column_count))
            self.check_size()

    def lock_for(self, person: str) -> None:
        """From here on, ``person`` is at work: others' protections refuse."""
        self.person = person
        for sheet in self.sheets:
            sheet.locked = tuple(self._locks(sheet, person))

    def _locks(self, sheet: Sheet, person: str) -> Iterator[Area]:
        for protection in sheet.parts["protectedRanges"]:
            editors = protection.get("editors", {}).get("users", [])
            if protection.get("warningOnly") or person in editors:
                continue
            area = self.protected_area(sheet, protection)
            holes = protection.get("unprotectedRanges", [])
            free = [grid_corners(h).within(sheet.row_count, sheet.column_count) for h in holes]
            yield from without(area, free)

    def protected_area(self, sheet: Sheet, protection: Message) -> Area:
        """The cells that a ProtectedRange is about, directly or by a named range."""
        name_id, where = protection.get("namedRangeId"), protection.get("range", {})
        for named in self.named_ranges:
            if name_id and named["namedRangeId"] == name_id:
                where = named["range"]
        return grid_corners(where).within(sheet.row_count, sheet.column_count)

    def sheet(self, sheet_id: int) -> Sheet:
        """Raises ApiError when there is none with this id."""
        for sheet in self.sheets:
            if sheet.sheet_id == sheet_id:
                return sheet
        raise invalid(f"No grid with id: {sheet_id}")

    def titled(self, title: str) -> Sheet | None:
        folded = title.casefold()
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == folded), None)

    def area(self, grid_range: Message) -> tuple[Sheet, Area]:
        """The cells of a GridRange that exist. Raises ApiError when it lies outside the grid."""
        sheet = self.sheet(grid_range.get("sheetId", 0))
        wanted = grid_corners(grid_range)
        self.reach(sheet, wanted.bottom or 0, wanted.right or 0)
        ends = (wanted.bottom or 0) > sheet.row_count or (wanted.right or 0) > sheet.column_count
        area = wanted.within(sheet.row_count, sheet.column_count)
        if ends or area.top > sheet.row_count or area.left > sheet.column_count:
            reach = Area(
                area.top,
                area.left,
                sheet.row_count if wanted.bottom is None else wanted.bottom,
                sheet.column_count if wanted.right is None else wanted.right,
            )
            raise outside(sheet, reach)
        return sheet, area

    def find(self, text: str) -> tuple[Sheet, Corners]:
        """What a range in A1 notation, a title or the name of a range stands for.

        Raises ApiError when it stands for nothing, or begins outside the grid.
        """
        found = self._find(text)
        if found is None:
            raise invalid(f"Unable to parse range: {text}")
        sheet, wanted = found
        self.reach(sheet, (wanted.top or 0) + 1, (wanted.left or 0) + 1)
        if (wanted.top or 0) >= sheet.row_count or (wanted.left or 0) >= sheet.column_count:
            raise outside(sheet, spelled(sheet, wanted))
        return sheet, wanted

    def _find(self, text: str) -> tuple[Sheet, Corners] | None:
        title, rest = split_title(text)
        if title is None:
            bare = corners(rest)
            if bare is not None:
                return self.first_visible(), bare
            return self._named(rest) or self._whole(rest)
        sheet = self.titled(title)
        if sheet is None:
            return None
        if not rest:
            return sheet, Corners(None, None, None, None)
        wanted = corners(rest)
        return (sheet, wanted) if wanted else self._named(rest)

    def _whole(self, title: str) -> tuple[Sheet, Corners] | None:
        sheet = self.titled(title)
        return (sheet, Corners(None, None, None, None)) if sheet else None

    def _named(self, name: str) -> tuple[Sheet, Corners] | None:
        for named in self.named_ranges:
            if named["name"].casefold() == name.casefold():
                where = named["range"]
                return self.sheet(where.get("sheetId", 0)), grid_corners(where)
        return None

    def first_visible(self) -> Sheet:
        return next(sheet for sheet in self.sheets if not sheet.properties.get("hidden"))

    def renumber(self) -> None:
        """Let the sheets' indexes follow their order."""
        for index, sheet in enumerate(self.sheets):
            sheet.properties["index"] = index

    def check_size(self) -> None:
        """Raises ApiError when the spreadsheet has grown beyond what Google allows."""
        if sum(sheet.row_count * sheet.column_count for sheet in self.sheets) > MOST_CELLS:
            raise invalid(
                "This action would increase the number of cells in the workbook above the limit of"
                f" {MOST_CELLS} cells."
            )

    def fresh_id(self) -> int:
        """An id that no object in this spreadsheet has."""
        return secrets.randbelow(2**31 - 1) + 1


def outside(sheet: Sheet, area: Area) -> Exception:
    """The refusal of cells that the grid does not have."""
    return invalid(
        f"Range ({address(sheet.title, area)}) exceeds grid limits."
        f" Max rows: {sheet.row_count}, max columns: {sheet.column_count}"
    )


def spelled(sheet: Sheet, wanted: Corners) -> Area:
    """The range as asked for, open ends filled in from the grid."""
    top, left = wanted.top or 0, wanted.left or 0
    bottom = max(sheet.row_count, top + 1) if wanted.bottom is None else wanted.bottom
    right = max(sheet.column_count, left + 1) if wanted.right is None else wanted.right
    return Area(top, left, bottom, right)


def split_title(text: str) -> tuple[str | None, str]:
    """The title in front of ``!``, None where there is none, and the rest."""
    if text.startswith("'"):
        end = _closing_quote(text)
        if end and text[end + 1 : end + 2] in ("", "!"):
            return text[1:end].replace("''", "'"), text[end + 2 :]
    title, mark, rest = text.rpartition("!")
    return (title, rest) if mark else (None, text)


def _closing_quote(text: str) -> int:
    index = 1
    while index < len(text):
        if text[index] != "'":
            index += 1
        elif text[index + 1 : index + 2] == "'":
            index += 2
        else:
            return index
    return 0


def without(area: Area, holes: list[Area]) -> list[Area]:
    """Rectangles that together cover the area except the holes."""
    pieces = [area]
    for hole in holes:
        pieces = [left for piece in pieces for left in _around(piece, hole)]
    return pieces


def _around(piece: Area, hole: Area) -> list[Area]:
    if not piece.meets(hole):
        return [piece]
    common = piece.common(hole)
    sides = [
        Area(piece.top, piece.left, common.top, piece.right),
        Area(common.bottom, piece.left, piece.bottom, piece.right),
        Area(common.top, piece.left, common.bottom, common.left),
        Area(common.top, common.right, common.bottom, piece.right),
    ]
    return [side for side in sides if side.height > 0 and side.width > 0]

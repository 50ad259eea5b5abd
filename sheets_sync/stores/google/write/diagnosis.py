"""Why Google refused a write: its own words come in any language, so the spreadsheet is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import DecodeError, Struct
from msgspec.json import Decoder

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.grid.place import address
from sheets_sync.problems.stop import BrokenStructure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.grid.edits import Edit
    from sheets_sync.stores.google.read.session import Session
    from sheets_sync.stores.google.write.message import Message

MOST_CELLS: Final = 10_000_000
_SHOWN: Final = 5
_FIELDS: Final = (
    "sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),"
    "protectedRanges(range,unprotectedRanges,warningOnly,requestingUserCanEdit))"
)


class _Range(Struct, rename="camel", frozen=True):
    start_row_index: int = 0
    end_row_index: int = MOST_CELLS
    start_column_index: int = 0
    end_column_index: int = MOST_CELLS

    def holds(self, column: int, row: int) -> bool:
        return (
            self.start_row_index <= row < self.end_row_index
            and self.start_column_index <= column < self.end_column_index
        )


class _Protection(Struct, rename="camel"):
    range: _Range = _Range()
    unprotected_ranges: list[_Range] = []
    warning_only: bool = False
    requesting_user_can_edit: bool = False

    def refuses(self, column: int, row: int) -> bool:
        if self.warning_only or self.requesting_user_can_edit:
            return False
        free = any(one.holds(column, row) for one in self.unprotected_ranges)
        return self.range.holds(column, row) and not free


class _Grid(Struct, rename="camel", frozen=True):
    row_count: int = 0
    column_count: int = 0


class _Properties(Struct, rename="camel"):
    title: str = ""
    sheet_id: int = 0
    grid_properties: _Grid = _Grid()


class _Sheet(Struct, rename="camel"):
    properties: _Properties
    protected_ranges: list[_Protection] = []


class _Answer(Struct):
    sheets: list[_Sheet] = []


_DECODER = Decoder(_Answer)


def refuse_what_is_in_the_way(
    session: Session, edits: Sequence[Edit], requests: Sequence[Message]
) -> None:
    """Look for the reason why these requests, which were to carry out the edits, were refused.

    Raises:
        BrokenStructure: somebody protected cells that are to be written, or there is no room.
    """
    try:
        found = _DECODER.decode(session.api.read("", {"fields": _FIELDS}))
    except DecodeError:
        return
    by_title = {sheet.properties.title: sheet.protected_ranges for sheet in found.sheets}
    if cells := list(dict.fromkeys(_protected(by_title, edits))):
        shown = (*cells[:_SHOWN], *(["…"] if len(cells) > _SHOWN else []))
        who = session.api.identity.email
        code = "google.protected" if who else "google.protected_unnamed"
        raise BrokenStructure(code, cells=shown, robot=who)
    if _cells_after(found.sheets, requests) > MOST_CELLS:
        raise BrokenStructure("google.full", origin=session.origin)


def _protected(by_title: dict[str, list[_Protection]], edits: Sequence[Edit]) -> Iterator[str]:
    for edit in edits:
        if isinstance(edit, ColumnEdit):
            for protection in by_title.get(edit.tab, ()):
                for row in edit.rows:
                    if protection.refuses(edit.column, row):
                        yield address(edit.tab, edit.column, row)
                        break


def _cells_after(sheets: Sequence[_Sheet], requests: Sequence[Message]) -> int:
    """How many cells the spreadsheet would have at most."""
    sizes = {sheet.properties.sheet_id: sheet.properties.grid_properties for sheet in sheets}
    cells = sum(grid.row_count * grid.column_count for grid in sizes.values())
    return cells + sum(_growth(request, sizes) for request in requests)


def _growth(request: Message, sizes: Mapping[int, _Grid]) -> int:
    ((kind, content),) = request.items()
    if kind == "addSheet":
        grid = content["properties"]["gridProperties"]
        return int(grid["rowCount"] * grid["columnCount"])
    if kind == "appendCells":
        return len(content["rows"]) * sizes.get(content["sheetId"], _Grid()).column_count
    if kind not in {"insertDimension", "appendDimension"}:
        return 0
    band = content.get("range", content)
    grid = sizes.get(band["sheetId"], _Grid())
    length = int(band.get("length", band.get("endIndex", 0) - band.get("startIndex", 0)))
    return length * (grid.row_count if band["dimension"] == "COLUMNS" else grid.column_count)

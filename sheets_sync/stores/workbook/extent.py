"""A cell far from all others makes a tab too big to hold, though it looks small."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.errors import Unreachable
from sheets_sync.snapshot import address
from sheets_sync.stores.workbook.markup import masked, root
from sheets_sync.stores.workbook.sheet import area, column_number

if TYPE_CHECKING:
    from sheets_sync.stores.workbook.package import Package, SheetPart

MOST_CELLS: Final = 40_000_000
"""From A1 to the last row and column, blanks included: more would take gigabytes."""

_MOST_COLUMNS: Final = 1000
_DIMENSION = re.compile(rb"<(?:[\w.\-]+:)?dimension\s[^<>]*?ref\s*=\s*[\"']([A-Z0-9:]+)")


def refuse_stray(package: Package, part: SheetPart) -> None:
    """Raises Unreachable, naming the cell, when a tab reaches too far to be read.

    Only a worksheet that says itself that it is so big is looked through.
    """
    stated = _DIMENSION.search(package.archive.head(part.part))
    if stated is None:
        return
    _, _, bottom, right = area(stated[1].decode())
    if (bottom + 1) * (right + 1) <= MOST_CELLS:
        return
    xml = masked(package.archive.read(part.part))
    prefix, _ = root(xml)
    # Cells that have a look but no content take no room; they close themselves.
    filled = re.findall(rb"<%bc\s[^<>]*?r=\"([A-Z]+)(\d+)\"[^<>]*(?<!/)>" % re.escape(prefix), xml)
    places = [(int(row) - 1, column_number(letters)) for letters, row in filled]
    rows = max((row for row, _ in places), default=0) + 1
    columns = max((column for _, column in places), default=0) + 1
    if rows * columns > MOST_CELLS:
        last = columns - 1 if columns > _MOST_COLUMNS else None
        row, column = next(
            place for place in places if place[1] == last or (last is None and place[0] == rows - 1)
        )
        raise Unreachable("workbook.stray_cell", where=address(part.title, column, row))

"""Groups of rows or columns that fold away.

Google keeps for each row how many groups it lies in; the groups are the runs of each depth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.batch.dimensions import span
from sheets_sync.testing.wire import Message, cloned, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet

PARTS = {
    "ROWS": ("rowGroups", "rowGroupControlAfter"),
    "COLUMNS": ("columnGroups", "columnGroupControlAfter"),
}


def add(book: Book, request: Message) -> Message:
    sheet, dimension, start, end = span(book, request.get("range", {}))
    sheet.properties["gridProperties"][PARTS[dimension][1]] = True
    return _shifted(sheet, dimension, (start, end), 1)


def delete(book: Book, request: Message) -> Message:
    sheet, dimension, start, end = span(book, request.get("range", {}))
    if not any(_depths(sheet, dimension)[start:end]):
        raise invalid("There is no group on the given range.")
    return _shifted(sheet, dimension, (start, end), -1)


def update(book: Book, request: Message) -> None:
    mask = masks.required(request, "DimensionGroup")
    wish = request.get("dimensionGroup", {})
    sheet, dimension, start, end = span(book, wish.get("range", {}))
    for group in sheet.parts[PARTS[dimension][0]]:
        place = group["range"]
        found = (place.get("startIndex"), place.get("endIndex"), group["depth"])
        if found == (start, end, wish.get("depth", 0)):
            _collapse(sheet, dimension, group, masks.merged(group, wish, mask))
            return
    raise invalid("There is no group with that range and depth.")


def _collapse(sheet: Sheet, dimension: str, group: Message, new: Message) -> None:
    collapsed = bool(new.get("collapsed"))
    group.pop("collapsed", None)
    if collapsed:
        group["collapsed"] = True
    for index in range(group["range"]["startIndex"], group["range"]["endIndex"]):
        size = sheet.sizes[dimension].setdefault(index, {})
        size.pop("hiddenByUser", None)
        if collapsed:
            size["hiddenByUser"] = True


def _depths(sheet: Sheet, dimension: str) -> list[int]:
    depths = [0] * sheet.count(dimension)
    for group in sheet.parts[PARTS[dimension][0]]:
        for index in range(group["range"]["startIndex"], group["range"]["endIndex"]):
            depths[index] = max(depths[index], group["depth"])
    return depths


def _shifted(sheet: Sheet, dimension: str, where: tuple[int, int], step: int) -> Message:
    depths, part = _depths(sheet, dimension), PARTS[dimension][0]
    for index in range(*where):
        depths[index] = max(0, depths[index] + step)
    collapsed = {_key(group) for group in sheet.parts[part] if group.get("collapsed")}
    groups = _runs(depths, sheet.sheet_id, dimension)
    for group in groups:
        if _key(group) in collapsed:
            group["collapsed"] = True
    sheet.parts[part] = groups
    return {"dimensionGroups": [cloned(group) for group in groups]} if groups else {}


def _key(group: Message) -> tuple[int, int, int]:
    return group["range"]["startIndex"], group["range"]["endIndex"], group["depth"]


def _runs(depths: list[int], sheet_id: int, dimension: str) -> list[Message]:
    home: Message = {"sheetId": sheet_id} if sheet_id else {}
    found = []
    for depth in range(1, max(depths, default=0) + 1):
        start = None
        for index, each in enumerate([*depths, 0]):
            if each >= depth and start is None:
                start = index
            elif each < depth and start is not None:
                place = home | {"dimension": dimension, "startIndex": start, "endIndex": index}
                found.append({"range": place, "depth": depth})
                start = None
    return found

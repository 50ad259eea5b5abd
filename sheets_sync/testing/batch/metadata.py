"""Developer metadata: notes that a program hangs on a spreadsheet, a sheet, a row or a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.batch.dimensions import span
from sheets_sync.testing.datafilters import all_metadata, matching_metadata
from sheets_sync.testing.wire import Message, cloned, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book


def create(book: Book, request: Message) -> Message:
    wish = request.get("developerMetadata", {})
    number = wish.get("metadataId") or book.fresh_id()
    if any(each["metadataId"] == number for each in all_metadata(book)):
        raise invalid(f"Developer metadata with id {number} already exists.")
    _check(wish)
    metadata = {"metadataId": number} | cloned(wish) | {"location": _located(book, wish)}
    _home(book, metadata).append(metadata)
    return {"developerMetadata": cloned(metadata)}


def _check(wish: Message) -> None:
    if not wish.get("metadataKey"):
        raise invalid("The metadata key must be specified.")
    if wish.get("visibility") not in ("DOCUMENT", "PROJECT"):
        raise invalid("The metadata visibility must be specified.")


def _located(book: Book, wish: Message) -> Message:
    location = wish.get("location", {})
    if "dimensionRange" in location:
        _, dimension, start, end = span(book, location["dimensionRange"])
        if end - start != 1:
            raise invalid("The dimension range must cover exactly one row or column.")
        kind = "ROW" if dimension == "ROWS" else "COLUMN"
        return {"locationType": kind, "dimensionRange": dict(location["dimensionRange"])}
    if "sheetId" in location:
        return {"locationType": "SHEET", "sheetId": book.sheet(location["sheetId"]).sheet_id}
    if not location.get("spreadsheet"):
        raise invalid("The metadata location must be specified.")
    return {"locationType": "SPREADSHEET", "spreadsheet": True}


def _home(book: Book, metadata: Message) -> list[Message]:
    location = metadata["location"]
    if location["locationType"] == "SPREADSHEET":
        return book.metadata
    place = location.get("dimensionRange", location)
    return book.sheet(place.get("sheetId", 0)).parts["developerMetadata"]


def update(book: Book, request: Message) -> Message:
    mask = masks.required(request, "DeveloperMetadata")
    changed = []
    for old in _matched(book, request.get("dataFilters", [])):
        new = masks.merged(old, request.get("developerMetadata", {}), mask)
        new |= {"metadataId": old["metadataId"], "location": _located(book, new)}
        _check(new)
        _home(book, old).remove(old)
        _home(book, new).append(new)
        changed.append(cloned(new))
    return {"developerMetadata": changed} if changed else {}


def delete(book: Book, request: Message) -> Message:
    gone = _matched(book, [request.get("dataFilter", {})])
    for metadata in gone:
        _home(book, metadata).remove(metadata)
    return {"deletedDeveloperMetadata": gone} if gone else {}


def _matched(book: Book, filters: list[Message]) -> list[Message]:
    found: dict[int, Message] = {}
    for data_filter in filters:
        found |= {each["metadataId"]: each for each in matching_metadata(book, data_filter)}
    return list(found.values())

"""Data filters and developer metadata: ranges found by what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.testing import values
from sheets_sync.testing.areas import Corners, address, grid_corners
from sheets_sync.testing.render import FORMATTED, Rendering
from sheets_sync.testing.shapes import decoded
from sheets_sync.testing.wire import ApiError, Message, cloned, invalid, not_found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Filtered:
    """A range that a data filter found, and its A1 notation."""

    sheet: Sheet
    corners: Corners

    @property
    def address(self) -> str:
        sheet = self.sheet
        return address(sheet.title, self.corners.within(sheet.row_count, sheet.column_count))


def all_metadata(book: Book) -> Iterator[Message]:
    """The developer metadata of the spreadsheet, its sheets, rows and columns."""
    yield from book.metadata
    for sheet in book.sheets:
        yield from sheet.parts["developerMetadata"]


def matching_metadata(book: Book, data_filter: Message) -> list[Message]:
    """The metadata that a DataFilter looks up, or that lies in the range it names."""
    lookup = data_filter.get("developerMetadataLookup")
    if lookup is not None:
        return [each for each in all_metadata(book) if _fits(each, lookup)]
    places = {(hit.sheet.sheet_id, hit.corners) for hit in matching_ranges(book, data_filter)}
    return [
        each
        for each in all_metadata(book)
        if any((hit.sheet.sheet_id, hit.corners) in places for hit in _ranges_of(book, each))
    ]


def matching_ranges(book: Book, data_filter: Message) -> list[Filtered]:
    """The ranges that a DataFilter stands for. Raises ApiError when it names none that exist."""
    if "a1Range" in data_filter:
        return [Filtered(*book.find(data_filter["a1Range"]))]
    if "gridRange" in data_filter:
        sheet, _ = book.area(data_filter["gridRange"])
        return [Filtered(sheet, grid_corners(data_filter["gridRange"]))]
    if "developerMetadataLookup" in data_filter:
        found = matching_metadata(book, data_filter)
        return [hit for metadata in found for hit in _ranges_of(book, metadata)]
    raise invalid("Must specify at least one filter.")


def _fits(metadata: Message, lookup: Message) -> bool:
    names = {
        "metadataId": "metadataId",
        "metadataKey": "metadataKey",
        "metadataValue": "metadataValue",
        "visibility": "visibility",
    }
    if any(lookup[a] != metadata.get(b) for a, b in names.items() if a in lookup):
        return False
    location = metadata["location"]
    kind = lookup.get("locationType")
    if kind and location.get("locationType") != kind:
        return False
    wanted = lookup.get("metadataLocation")
    if wanted is None:
        return True
    if lookup.get("locationMatchingStrategy") == "INTERSECTING_LOCATION":
        return _sheet_of(wanted) in (None, _sheet_of(location))
    return all(location.get(name) == value for name, value in wanted.items())


def _sheet_of(location: Message) -> int | None:
    if "dimensionRange" in location:
        number: int = location["dimensionRange"].get("sheetId", 0)
        return number
    return location.get("sheetId")


def _ranges_of(book: Book, metadata: Message) -> list[Filtered]:
    location = metadata["location"]
    sheet_id = _sheet_of(location)
    if sheet_id is None:
        everything = Corners(None, None, None, None)
        return [Filtered(sheet, everything) for sheet in book.sheets]
    sheet, band = book.sheet(sheet_id), location.get("dimensionRange", {})
    start, end = band.get("startIndex"), band.get("endIndex")
    if band.get("dimension") == "COLUMNS":
        return [Filtered(sheet, Corners(None, start, None, end))]
    return [Filtered(sheet, Corners(start, None, end, None))]


def get_metadata(book: Book, asked: Asked) -> Message:
    """spreadsheets.developerMetadata.get."""
    for metadata in all_metadata(book):
        if metadata["metadataId"] == asked.number:
            return cloned(metadata)
    raise not_found()


def search_metadata(book: Book, asked: Asked) -> Message:
    """spreadsheets.developerMetadata.search."""
    body = decoded(asked.body, "SearchDeveloperMetadataRequest")
    matched: dict[int, Message] = {}
    for data_filter in body.get("dataFilters", []):
        for metadata in matching_metadata(book, data_filter):
            number = metadata["metadataId"]
            entry = {"developerMetadata": cloned(metadata), "dataFilters": []}
            matched.setdefault(number, entry)["dataFilters"].append(data_filter)
    return {"matchedDeveloperMetadata": list(matched.values())} if matched else {}


def batch_get(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.batchGetByDataFilter."""
    body = decoded(asked.body, "BatchGetValuesByDataFilterRequest")
    rendering = Rendering(
        book,
        body.get("valueRenderOption", FORMATTED),
        body.get("dateTimeRenderOption", "SERIAL_NUMBER"),
    )
    found: dict[str, Message] = {}
    for data_filter in body.get("dataFilters", []):
        for hit in matching_ranges(book, data_filter):
            dimension = body.get("majorDimension", "ROWS")
            value_range = values.read(rendering, hit.sheet, hit.corners, dimension)
            entry = {"valueRange": value_range, "dataFilters": []}
            found.setdefault(hit.address, entry)["dataFilters"].append(data_filter)
    ranges = {"valueRanges": list(found.values())} if found else {}
    return {"spreadsheetId": book.book_id} | ranges


def batch_clear(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.batchClearByDataFilter."""
    body = decoded(asked.body, "BatchClearValuesByDataFilterRequest")
    found = [hit for each in body.get("dataFilters", []) for hit in matching_ranges(book, each)]
    cleared = [values.emptied_range(hit.sheet, hit.corners) for hit in found]
    return {"spreadsheetId": book.book_id} | ({"clearedRanges": cleared} if cleared else {})


def batch_update(book: Book, asked: Asked) -> Message:
    """spreadsheets.values.batchUpdateByDataFilter."""
    body = decoded(asked.body, "BatchUpdateValuesByDataFilterRequest")
    option, responses, filters = body.get("valueInputOption", ""), [], []
    values.check_input_option(option)
    for index, data in enumerate(body.get("data", [])):
        for hit in matching_ranges(book, data.get("dataFilter", {})):
            try:
                responses.append(values.put(book, hit.address, data, option))
            except ApiError as error:
                raise error.within(f"data[{index}]") from error
            filters.append(data["dataFilter"])
    totals = values.totals(responses)
    for response, data_filter in zip(responses, filters, strict=True):
        response.pop("spreadsheetId")
        response["dataFilter"] = data_filter
    return {"spreadsheetId": book.book_id} | totals | {"responses": responses}

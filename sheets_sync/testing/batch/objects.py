"""Objects that lie on a sheet and are known by an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet

KINDS = {
    "filterViews": ("filterViewId", "filter view"),
    "protectedRanges": ("protectedRangeId", "protected range"),
    "charts": ("chartId", "embedded object"),
    "slicers": ("slicerId", "embedded object"),
    "bandedRanges": ("bandedRangeId", "banded range"),
}


def find_object(book: Book, part: str, number: int) -> tuple[Sheet, Message]:
    """The object and its sheet. Raises ApiError when there is none with this id."""
    name, words = KINDS[part]
    for sheet in book.sheets:
        for each in sheet.parts[part]:
            if each[name] == number:
                return sheet, each
    raise invalid(f"No {words} with id: {number}")


def claim_id(book: Book, part: str, wish: Message) -> int:
    """The id that is asked for, or a new one. Raises ApiError when it is taken."""
    name, words = KINDS[part]
    number: int = wish.get(name) or book.fresh_id()
    if any(each[name] == number for sheet in book.sheets for each in sheet.parts[part]):
        raise invalid(f"The {words} id {number} already exists.")
    return number

"""Protected ranges. Who adds one is among its editors; everyone not named is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.batch.objects import claim_id, find_object
from sheets_sync.testing.sheet import PROTECTED, Sheet
from sheets_sync.testing.wire import Message, cloned, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book


def add(book: Book, request: Message) -> Message:
    wish = request.get("protectedRange", {})
    sheet = _home(book, wish)
    number = claim_id(book, "protectedRanges", wish)
    # Google answers as if nobody were named yet, and shows who may edit on the next reading.
    reply = _settled(wish) | {"protectedRangeId": number, "requestingUserCanEdit": True}
    reply["editors"] = wish.get("editors", {})
    sheet.parts["protectedRanges"].append(cloned(reply) | {"editors": _with(book, wish)})
    return {"protectedRange": reply}


def _with(book: Book, wish: Message) -> Message:
    editors: Message = cloned(wish.get("editors", {}))
    users = editors.get("users", [])
    return editors | {"users": users if book.person in users else [*users, book.person]}


def _settled(wish: Message) -> Message:
    result = cloned(wish)
    for where in [result.get("range", {}), *result.get("unprotectedRanges", [])]:
        if not where.get("sheetId", 1):
            del where["sheetId"]
    return result


def _home(book: Book, wish: Message) -> Sheet:
    if "namedRangeId" in wish:
        for named in book.named_ranges:
            if named["namedRangeId"] == wish["namedRangeId"]:
                return book.area(named["range"])[0]
        raise invalid(f"No named range with id: {wish['namedRangeId']}")
    return book.area(wish.get("range", {}))[0]


def update(book: Book, request: Message) -> None:
    mask = masks.required(request, "ProtectedRange")
    wish = request.get("protectedRange", {})
    sheet, old = _mine(book, wish.get("protectedRangeId", 0))
    new = _settled(masks.merged(old, wish, mask)) | {"protectedRangeId": old["protectedRangeId"]}
    if new.get("warningOnly") and masks.touches(mask, "warningOnly"):
        new.pop("editors", None)
    new |= {"editors": _with(book, new), "requestingUserCanEdit": True}
    places = sheet.parts["protectedRanges"]
    places[places.index(old)] = new


def delete(book: Book, request: Message) -> None:
    sheet, old = _mine(book, request.get("protectedRangeId", 0))
    sheet.parts["protectedRanges"].remove(old)


def _mine(book: Book, number: int) -> tuple[Sheet, Message]:
    sheet, protection = find_object(book, "protectedRanges", number)
    if not may_edit(book, protection):
        raise invalid(PROTECTED)
    return sheet, protection


def may_edit(book: Book, protection: Message) -> bool:
    """Whether the protection lets the person at work through."""
    users = protection.get("editors", {}).get("users", [])
    return bool(protection.get("warningOnly")) or book.person in users

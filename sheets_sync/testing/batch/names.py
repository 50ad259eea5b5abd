"""Named ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.areas import corners
from sheets_sync.testing.formulas.renaming import range_renamed
from sheets_sync.testing.wire import Message, cloned, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book


def add(book: Book, request: Message) -> Message:
    wish = request.get("namedRange", {})
    number = wish.get("namedRangeId") or str(book.fresh_id())
    if any(named["namedRangeId"] == number for named in book.named_ranges):
        raise invalid(f"The named range id {number} already exists.")
    named = {"namedRangeId": number, "name": wish.get("name", ""), "range": _range(book, wish)}
    _check_name(book, named)
    book.named_ranges.append(named)
    return {"namedRange": cloned(named)}


def update(book: Book, request: Message) -> None:
    mask, wish = masks.required(request, "NamedRange"), request.get("namedRange", {})
    named = _find(book, wish.get("namedRangeId", ""))
    new = masks.merged(named, wish, mask) | {"namedRangeId": named["namedRangeId"]}
    new["range"] = _range(book, new)
    _check_name(book, new)
    if named["name"] != new["name"]:
        range_renamed(book, named["name"], new["name"])
    named |= new


def delete(book: Book, request: Message) -> None:
    book.named_ranges.remove(_find(book, request.get("namedRangeId", "")))


def _range(book: Book, named: Message) -> Message:
    where: Message = named.get("range", {})
    book.area(where)
    # That of sheet 0 has no sheet id, whether it was given or not.
    return {name: value for name, value in where.items() if name != "sheetId" or value}


def _find(book: Book, number: str) -> Message:
    for named in book.named_ranges:
        if named["namedRangeId"] == number:
            return named
    raise invalid(f"No named range with id: {number}")


def _check_name(book: Book, named: Message) -> None:
    name = named.get("name", "")
    if (
        not re.fullmatch(r"[^\W\d][\w.]*", name)
        or corners(name)
        or name.upper() in ("TRUE", "FALSE")
    ):
        raise invalid(f"The named range's name is invalid: {name}")
    taken = [n for n in book.named_ranges if n["name"].casefold() == name.casefold()]
    if any(other["namedRangeId"] != named["namedRangeId"] for other in taken):
        raise invalid(
            f'A named range with the name "{name}" already exists. Please enter another name.'
        )

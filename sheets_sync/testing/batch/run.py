"""Carrying out a batch: in order, all of it or nothing, and the state after it on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks, spreadsheets
from sheets_sync.testing.batch.kinds import KINDS
from sheets_sync.testing.shapes import decoded
from sheets_sync.testing.wire import ApiError, Message, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.requests import Asked


def batch_update(book: Book, asked: Asked) -> Message:
    """spreadsheets.batchUpdate. Raises ApiError naming the request that cannot be carried out."""
    body = decoded(asked.body, "BatchUpdateSpreadsheetRequest")
    if not body.get("requests"):
        raise invalid("Must specify at least one request.")
    replies = [apply(book, index, request) for index, request in enumerate(body["requests"])]
    answer: Message = {"spreadsheetId": book.book_id, "replies": replies}
    if body.get("includeSpreadsheetInResponse"):
        wanted = [book.find(text) for text in body.get("responseRanges", [])]
        fields = asked.option("fields", "")
        mask = masks.below(masks.parsed(fields), "updatedSpreadsheet") if fields else {}
        grid = bool(body.get("responseIncludeGridData"))
        answer["updatedSpreadsheet"] = spreadsheets.shown(book, wanted, mask, grid=grid)
    return answer


def apply(book: Book, index: int, request: Message) -> Message:
    """Carry out one request; its reply."""
    if len(request) != 1:
        raise invalid(f"Invalid requests[{index}]: Exactly one kind of update must be set.")
    (kind, content), place = next(iter(request.items())), f"requests[{index}]"
    if kind not in KINDS:
        raise invalid(f"Invalid {place}.{kind}: not implemented by this testing server.")
    book.lock_for(book.person)
    book.memory.clear()
    try:
        reply = KINDS[kind](book, content)
    except ApiError as error:
        raise error.within(f"{place}.{kind}") from error
    book.memory.clear()
    return {kind: reply} if reply is not None else {}

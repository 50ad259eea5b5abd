"""Long lists in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.testing.drive.answers import DriveError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.wire import Message

LARGEST: Final = {100: 1000}
"""The largest page, where it is not 100."""


def paged(items: Sequence[Message], asked: Asked, usual: int) -> tuple[list[Message], Message]:
    """The page that is asked for, and the token of the next one. Raises DriveError."""
    size = _size(asked.option("pageSize", str(usual)), LARGEST.get(usual, 100))
    start = _start(asked.option("pageToken", ""))
    more = {"nextPageToken": f"from-{start + size}"} if start + size < len(items) else {}
    return list(items[start : start + size]), more


def _size(text: str, largest: int) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= largest:
        within = f"Values must be within the range: [1, {largest}]"
        raise DriveError(400, f"Invalid value '{text}'. {within}", "invalidParameter", "pageSize")
    return int(text)


def _start(token: str) -> int:
    digits = token.removeprefix("from-")
    if token and not (digits.isascii() and digits.isdigit()):
        raise DriveError(400, "Invalid Value", "invalid", "pageToken")
    return int(digits or 0)

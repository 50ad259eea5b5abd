"""Cells copied in the very moment before they are overwritten.

Google tells what stands in a cell after a write, never what stood there before. So the same batch
first copies it elsewhere; what lands there is part of the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sheets_sync.snapshot import Cell, Column
    from sheets_sync.stores.google.batch import Message

NOT_COPIED: Final = "…"
"""What stands in the cells to copy to, and stays where Google skips rows that a filter hides."""


class Source(NamedTuple):
    """A cell to copy, and the row that it is copied to."""

    tab: str
    column: int
    row: int
    line: int


def copies(
    sources: Iterable[Source], ids: Mapping[str, int], sheet_id: int, column: int
) -> Iterator[Message]:
    """The requests that copy these cells to one column of a tab; ``ids`` are those of the tabs."""
    for block in _blocks(sources):
        first, length = block[0], len(block)
        yield {
            "copyPaste": {
                "source": _area(ids[first.tab], first.row, first.column, length),
                "destination": _area(sheet_id, first.line, column, length),
                "pasteType": "PASTE_VALUES",
            }
        }


def copied(
    sources: Iterable[Source], column: Column, sound: Iterable[int] | None = None
) -> dict[tuple[str, int, int], Cell]:
    """What each cell held, by tab, column and row, as far as it arrived in ``column``.

    ``sound`` are the only rows of it that can be trusted, where not all can.
    """
    trusted = None if sound is None else set(sound)
    held: dict[tuple[str, int, int], Cell] = {}
    for block in _blocks(sources):
        cells = [column[one.line] if one.line < len(column) else "" for one in block]
        complete = trusted is None or trusted.issuperset(one.line for one in block)
        if complete and NOT_COPIED not in cells:
            held |= zip([one[:3] for one in block], cells, strict=True)
    return held


def _blocks(sources: Iterable[Source]) -> Iterator[Sequence[Source]]:
    """Cells right below each other that are copied to rows right below each other."""
    block: list[Source] = []
    for one in sources:
        last = block[-1] if block else None
        if last and one != (last.tab, last.column, last.row + 1, last.line + 1):
            yield block
            block = []
        block.append(one)
    if block:
        yield block


def _area(sheet_id: int, top: int, left: int, height: int) -> Message:
    return {
        "sheetId": sheet_id,
        "startRowIndex": top,
        "endRowIndex": top + height,
        "startColumnIndex": left,
        "endColumnIndex": left + 1,
    }

"""Cells copied in the very moment before they are overwritten.

Google tells what stands in a cell after a write, never what stood there before. So the same batch
first copies it elsewhere; what lands there is part of the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.grid.snapshot import cell_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sheets_sync.grid.place import Place
    from sheets_sync.grid.snapshot import Cell, Column
    from sheets_sync.grid.store import Aside
    from sheets_sync.stores.google.write.message import Message

NOT_COPIED: Final = "…"
"""What stands in the cells to copy to, and stays where Google skips rows that a filter hides."""


def copies(
    asides: Iterable[Aside], ids: Mapping[str, int], sheet_id: int, column: int
) -> Iterator[Message]:
    """The requests that copy these cells to one column of a tab; ``ids`` are those of the tabs."""
    for block in _blocks(asides):
        first, length = block[0], len(block)
        yield {
            "copyPaste": {
                "source": _area(ids[first.place.tab], first.place.row, first.place.column, length),
                "destination": _area(sheet_id, first.line, column, length),
                "pasteType": "PASTE_VALUES",
            }
        }


def copied(
    asides: Iterable[Aside], column: Column, sound: Iterable[int] | None = None
) -> dict[Place, Cell]:
    """What each cell held, as far as it arrived in ``column``.

    ``sound`` are the only rows of it that can be trusted, where not all can.
    """
    trusted = None if sound is None else set(sound)
    held: dict[Place, Cell] = {}
    for block in _blocks(asides):
        cells = [cell_at(column, one.line) for one in block]
        complete = trusted is None or trusted.issuperset(one.line for one in block)
        if complete and NOT_COPIED not in cells:
            held |= zip([one.place for one in block], cells, strict=True)
    return held


def _blocks(asides: Iterable[Aside]) -> Iterator[Sequence[Aside]]:
    """Cells right below each other that are copied to rows right below each other."""
    block: list[Aside] = []
    for one in asides:
        last = block[-1] if block else None
        if last and (one.place, one.line) != (last.place.below, last.line + 1):
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

"""What stands in a cell at the very moment in which it is overwritten.

Google tells what stands in a cell after a write, never what stood there before. Where that matters,
the same batch first copies the cells to a hidden tab, which is taken away as soon as it was read.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from sheets_sync.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.edits import ColumnEdit
    from sheets_sync.snapshot import Cell
    from sheets_sync.stores.google.batch import Message

PREFIX: Final = "sheets-sync "


class Scratch(NamedTuple):
    """A hidden tab for these cells (tab, column, row), below each other."""

    title: str
    sheet_id: int
    cells: Sequence[tuple[str, int, int]]

    @property
    def ranges(self) -> list[str]:
        """What to ask for to see it."""
        return [f"'{self.title}'"] if self.cells else []

    def requests(self, ids: Mapping[str, int]) -> Iterator[Message]:
        """Make the tab and copy the cells; nothing where there are none."""
        if not self.cells:
            return
        grid = {"rowCount": len(self.cells), "columnCount": 1}
        properties = {"sheetId": self.sheet_id, "title": self.title, "gridProperties": grid}
        yield {"addSheet": {"properties": {**properties, "hidden": True}}}
        for (tab, column), first, length, line in _runs(self.cells):
            yield {
                "copyPaste": {
                    "source": _area(ids[tab], first, column, length),
                    "destination": _area(self.sheet_id, line, 0, length),
                    "pasteType": "PASTE_VALUES",
                }
            }

    def taken_from(self, after: Snapshot) -> tuple[Snapshot, dict[tuple[str, int, int], Cell]]:
        """What is left without the hidden tab, and what each of the cells held."""
        found = after.find(self.title)
        tabs = tuple(tab for tab in after.tabs if not tab.title.startswith(PREFIX))
        held = list(found.columns[0]) if found and found.columns else []
        held += [""] * (len(self.cells) - len(held))
        before = dict(zip(self.cells, held, strict=False)) if found else {}
        return Snapshot(tabs, after.fingerprint, after.origin), before


def scratch_for(edits: Sequence[ColumnEdit], mark: str, sheet_id: int) -> Scratch:
    """The hidden tab for the cells of these edits, called after the mark of the write."""
    cells = [(edit.tab, edit.column, row) for edit in edits for row in edit.rows]
    return Scratch(f"{PREFIX}{mark}", sheet_id, cells)


def _runs(
    cells: Sequence[tuple[str, int, int]],
) -> Iterator[tuple[tuple[str, int], int, int, int]]:
    """Cells right below each other: their tab and column, first row, number, and first line."""
    numbered = [(cell[:2], cell[2], line) for line, cell in enumerate(cells)]
    for (place, _), run in groupby(numbered, lambda item: (item[0], item[1] - item[2])):
        found = list(run)
        yield place, found[0][1], len(found), found[0][2]


def _area(sheet_id: int, top: int, left: int, height: int) -> Message:
    return {
        "sheetId": sheet_id,
        "startRowIndex": top,
        "endRowIndex": top + height,
        "startColumnIndex": left,
        "endColumnIndex": left + 1,
    }

"""A hidden tab with what stood in cells that are put right, taken away as soon as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.edits import Format
from sheets_sync.grid.place import Place
from sheets_sync.grid.snapshot import Snapshot
from sheets_sync.grid.store import Aside
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.left_behind import SCRATCH
from sheets_sync.stores.google.write.aside import NOT_COPIED, copied, copies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.grid.edits import ColumnEdit
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.stores.google.write.message import Message


class Scratch(NamedTuple):
    """A hidden tab for these cells, below each other."""

    title: str
    sheet_id: int
    cells: Sequence[Aside]

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
        yield {
            "repeatCell": {
                "range": {"sheetId": self.sheet_id},
                "cell": {"userEnteredValue": {"stringValue": NOT_COPIED}},
                "fields": "userEnteredValue",
            }
        }
        yield from copies(self.cells, ids, self.sheet_id, 0)

    def taken_from(self, after: Snapshot) -> tuple[Snapshot, dict[Place, Cell]]:
        """What is left without the hidden tab, and what the cells held, as far as is known."""
        found = after.find(self.title)
        tabs = tuple(tab for tab in after.tabs if not tab.title.startswith(SCRATCH))
        before = copied(self.cells, found.columns[0] if found.columns else []) if found else {}
        return Snapshot(tabs, after.fingerprint, after.origin, after.mark), before


def scratch_for(edits: Sequence[ColumnEdit], mark: str, sheet_id: int) -> Scratch:
    """The hidden tab for the cells of these edits, called after the mark of the write."""
    places = [Place(edit.tab, edit.column, row) for edit in edits for row in edit.rows]
    asides = [Aside(place, line, Format.PLAIN) for line, place in enumerate(places)]
    return Scratch(f"{SCRATCH}{mark}", sheet_id, asides)

"""Lines added to the log of a register without a run: something else than a cell was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.grid.change import Batch
from sheets_sync.grid.store import UNGUIDED
from sheets_sync.merge.write_guide import guide_of
from sheets_sync.plan.log_lines import in_order, log_end, log_lines, own_structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.change import CellChange
    from sheets_sync.grid.store import Store
    from sheets_sync.sync.review import Review


def note_lines(store: Store, seen: Review, lines: Sequence[CellChange]) -> None:
    """Add these lines to the log as it was read, all or none.

    Raises:
        Busy: it is another by now, or somebody has it open; nothing was written.
        Unreachable: it cannot be written.
    """
    log = seen.layout.machine["log"]
    known = seen.layout.lines
    end = log_end(log, known, seen.register)
    headings = own_structure(log, log.places())
    edits = [*headings, *in_order(log, known), *log_lines(end, lines)]
    guide = UNGUIDED
    if store.portion is not None:
        batch = Batch(edits, lines)
        guide = guide_of(seen.snapshot, seen.layout, seen.register, batch, ())
    store.write(edits, seen.snapshot, guide)

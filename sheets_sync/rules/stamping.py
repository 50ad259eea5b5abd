"""Stamps of a programme: moments at which a condition first held, as the log remembers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.dates import format_moment, moment
from sheets_sync.formula.running import judged
from sheets_sync.problems.problem import Wrong
from sheets_sync.rules.stamps import stamped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.rules.prepared import StampStep
    from sheets_sync.rules.world import RegisterWorld


def stamps_of(world: RegisterWorld, step: StampStep) -> Sequence[float | None]:
    """The moment of each row: that of an earlier run, or of this one; None where it never held."""
    spec = world.register.tables[step.tab].table.spec
    arrival = world.column(step.tab, spec.arrival.header) if spec.arrival else None
    holds = judged(world, step.condition).rows
    return stamped(holds, remembered(world, step), world.register.now, arrival).moments


def remembered(world: RegisterWorld, step: StampStep) -> Sequence[float | None]:
    """What earlier runs set: the log's word goes above the cell, which a hand may have changed."""
    table = world.register.tables[step.tab].table
    present = table.cells(step.header) if step.header in table.places else None
    keys = world.keys(step.tab)
    moments: list[float | None] = [None] * table.height
    for row in world.filled(step.tab):
        logged = world.register.history.last.get((table.spec.title, keys[row] or "", step.header))
        moments[row] = _remembered(present[row] if present else None, logged or "", world)
    return moments


def _remembered(cell: Cell, logged: str, world: RegisterWorld) -> float | None:
    language = world.register.programme.language
    seen = _moment(cell, world)
    if logged and (seen is None or format_moment(seen, language) != logged):
        return _moment(logged, world)
    return seen


def _moment(cell: Cell, world: RegisterWorld) -> float | None:
    read = moment(cell, world.register.programme.language)
    return None if isinstance(read, Wrong) else read

"""The program's own tab with the queue of a pool: its claims, first in rank first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.programme.tabs import queue_columns
from sheets_sync.register.model import WantedTab

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.programme.model import Column, MachineTab
    from sheets_sync.register.model import Answer
    from sheets_sync.rules.world import RegisterWorld

_SHOWN_AS: Final = {"amount", "money", "number", "day", "moment"}


def queue_sheet(world: RegisterWorld, tab: MachineTab, answers: Mapping[str, Answer]) -> WantedTab:
    """The columns that the programme names, of the rows in the queue of its first pool."""
    shared = world.shared[0]
    name, pools = shared.step.tab, shared.claims.pools
    # Pool by pool, in the order of their first claims.
    order: Sequence[int] = shared.shares.order
    if len(set(pools)) > 1:
        first = {pools[row]: place for place, row in reversed(list(enumerate(order)))}
        order = sorted(order, key=lambda row: first[pools[row]])
    columns = queue_columns(world.register.programme.tabs[name].columns, tab)
    return WantedTab(
        roles=tuple(tab.headers),
        columns=tuple(_cells(world, name, one, answers[name], order) for one in columns),
        kinds=tuple(one.kind if one.kind in _SHOWN_AS else "text" for one in columns),
    )


def _cells(
    world: RegisterWorld, name: str, column: Column, answer: Answer, order: Sequence[int]
) -> list[Any]:
    if column.role == "key":
        return _of(order, world.keys(name))
    if column.owner == "machine":
        empty = 0 if column.zero_as_blank else None
        cells = answer.columns[column.role or column.header]
        return [empty if cell is None else cell for cell in _of(order, cells)]
    values = world.column(name, column.header)
    if column.reference:
        # What was typed where it names no row.
        names, rows = world.keys(column.reference), _of(order, values)
        if None not in rows:
            return _of(rows, names)
        typed = world.typed(name, column.header)
        return [typed[row] if values[row] is None else names[values[row]] for row in order]
    return [", ".join(cell) if isinstance(cell, tuple) else cell for cell in _of(order, values)]


def _of(order: Sequence[int], cells: Sequence[Any]) -> list[Any]:
    return list(map(cells.__getitem__, order))

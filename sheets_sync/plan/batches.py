"""A plan as batches of a bearable size, the rows that arrived first in front.

What a failure half-way leaves undone is then the latest. The log keeps of every cell what stood in
it right before the write: should that have hit another cell, then nothing is lost.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.change import Batch, cell_edits
from sheets_sync.grid.edits import NewTab
from sheets_sync.grid.store import Aside
from sheets_sync.plan.log_lines import log_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sheets_sync.grid.change import CellChange
    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.place import Place
    from sheets_sync.grid.snapshot import Cell, Snapshot
    from sheets_sync.plan.diff import Plan
    from sheets_sync.plan.log_lines import LogEnd
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.model import Decision

_CELL_BYTES: Final = 60
_RUN_BYTES: Final = 200
_LINE_BYTES: Final = 800
"""A line of the log beside the cell that it tells of, and keeping what stood there."""
_MOST_ASIDE: Final = 500
"""Blocks of cells; copying each by itself takes Google time."""


def batches(
    plan: Plan, layout: Layout, decision: Decision, standing: Snapshot, most: int | None
) -> list[Batch]:
    """The plan in writes of about ``most`` bytes each; all of it in one where that is None.

    ``standing`` is what the log is to keep where nobody comes in between.

    >>> from sheets_sync.grid.change import CellChange
    >>> from sheets_sync.grid.edits import Format
    >>> from sheets_sync.grid.place import Place
    >>> from sheets_sync.grid.snapshot import Snapshot
    >>> from sheets_sync.plan.diff import Plan
    >>> from sheets_sync.plan.log_lines import LogEnd
    >>> said = ("", "Ja", Format.PLAIN, "", "Ja", "Er is een plan.")
    >>> changes = [
    ...     CellChange("Uren", f"U-{row}", "Status", Place("Uren", 6, row), *said)
    ...     for row in (1, 2)
    ... ]
    >>> plan = Plan([], changes, [], LogEnd("Logboek", 1, {"key": 0}, 44562.0, 1))
    >>> [whole] = batches(plan, None, None, Snapshot((), "", ""), most=None)
    >>> [(edit.tab, edit.rows, edit.values) for edit in whole.edits]
    [('Uren', [1, 2], ['Ja', 'Ja']), ('Logboek', [1, 2], ['U-1', 'U-2'])]
    """
    whole = plan.whole
    if most is None or not whole.edits:
        return [whole]
    of_cells = [change for change in plan.changes if change.place]
    chunks: Sequence[Sequence[CellChange]] = [plan.changes]
    if sum(map(_size, whole.edits)) + len(of_cells) * _LINE_BYTES > most:
        chunks = list(_chunks(plan, layout, decision, most))
    return list(_written(plan, chunks, standing))


def _written(
    plan: Plan, chunks: Sequence[Sequence[CellChange]], standing: Snapshot
) -> Iterator[Batch]:
    """The first one makes room, the last one has the program's own tabs."""
    log = plan.log
    for place, changes in enumerate(chunks):
        asides = _asides(changes, log, standing)
        lines = log_lines(log, changes, _held(asides, standing))
        structure = plan.beginning if place == 0 else []
        own = plan.own if place == len(chunks) - 1 else []
        yield Batch([*structure, *cell_edits(changes), *lines, *own], changes, asides)
        log = log._replace(row=log.row + len(changes), number=log.number + len(changes))


def _asides(changes: Sequence[CellChange], log: LogEnd, standing: Snapshot) -> list[Aside]:
    """The cells that are there already, as long as they lie together well enough."""
    sizes = {tab.title: (tab.width, tab.height) for tab in standing.tabs}

    def is_there(place: Place) -> bool:
        width, height = sizes.get(place.tab, (0, 0))
        return place.column < width and place.row < height

    asides = [
        Aside(change.place, line, change.format)
        for line, change in enumerate(changes, start=log.row)
        if change.place and is_there(change.place)
    ]
    blocks = 1 + sum(after.place != before.place.below for before, after in pairwise(asides))
    return asides if blocks <= _MOST_ASIDE else []


def _held(asides: Sequence[Aside], standing: Snapshot) -> dict[int, Cell]:
    """By row of the log, what stands in the cell that it keeps."""
    tabs = {tab.title: tab for tab in standing.tabs}
    return {
        one.line: tabs[one.place.tab].cell(one.place.column, one.place.row)
        for one in asides
        if one.place.row < tabs[one.place.tab].height
    }


def _size(edit: Edit) -> int:
    if isinstance(edit, NewTab):
        return _RUN_BYTES
    texts = sum(len(value) for value in edit.values if isinstance(value, str))
    rows = edit.rows
    runs = 1 + sum(after - row > 1 for row, after in pairwise(rows))
    return texts + len(rows) * _CELL_BYTES + runs * _RUN_BYTES


# ---- chunks


def _chunks(
    plan: Plan, layout: Layout, decision: Decision, most: int
) -> Iterator[Sequence[CellChange]]:
    """The changes by arrival, each chunk in the plan's order; last what is about no single cell."""
    arrival = _arrival(layout, decision)
    arrivals = sorted(
        (arrival(change), line) for line, change in enumerate(plan.changes) if change.place
    )
    lines: list[int] = []
    size = 0
    for _, line in arrivals:
        after = plan.changes[line].after
        size += _CELL_BYTES + _RUN_BYTES + _LINE_BYTES
        size += 2 * len(after) if isinstance(after, str) else 0
        if size > most and lines:
            yield [plan.changes[one] for one in sorted(lines)]
            lines, size = [], 0
        lines.append(line)
    if lines:
        yield [plan.changes[one] for one in sorted(lines)]
    yield [change for change in plan.changes if not change.place]


def _arrival(layout: Layout, decision: Decision) -> Callable[[CellChange], tuple[int, float, int]]:
    order = {table.tab.title: place for place, table in enumerate(layout.tables.values())}
    moments = {
        table.tab.title: (table, decision.answers[name].columns["order"])
        for name, table in layout.tables.items()
        if "order" in decision.answers[name].columns
    }

    def arrival(change: CellChange) -> tuple[int, float, int]:
        assert change.place is not None
        tab, _, row = change.place
        moment = None
        if tab in moments:
            table, counted = moments[tab]
            moment = counted[row - table.sheet_row(0)]
        known = moment if isinstance(moment, (int, float)) else float("inf")
        return order.get(tab, len(order)), known, row

    return arrival

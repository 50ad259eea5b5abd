"""What stands in a register: its tabs and headers, its keys, and what a run would make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.doctor.verdicts import Mark, fine, stopped
from sheets_sync.problems.stop import Stop, Unsafe
from sheets_sync.register.layout import find_layout
from sheets_sync.sync.review import emptied_tabs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.layout import Layout
    from sheets_sync.sync.review import Review


def headers_found(snapshot: Snapshot, programme: Programme) -> tuple[Verdict, Layout | None]:
    """Whether every tab and column that people fill is there, once."""
    try:
        layout = find_layout(snapshot, programme)
    except Stop as stop:
        return stopped(stop), None
    titles = tuple(table.tab.title for table in layout.tables.values())
    return fine("doctor.headers", tabs=titles), layout


def keys_sound(
    snapshot: Snapshot, programme: Programme, review: Callable[[Snapshot, Programme], Review]
) -> Iterator[Verdict]:
    """Whether each row has a key of its own, and whether the safety rules let a run pass."""
    try:
        seen = review(snapshot, programme)
    except Stop as stop:
        yield stopped(stop)
        return
    new = sum(len(keys.marks) for keys in seen.register.keys.values())
    given = sum(sum(map(bool, keys.keys)) for keys in seen.register.keys.values())
    yield fine("doctor.keys", count=given - new, new=new)
    if seen.plan.overdone:
        yield stopped(seen.plan.overdone)._replace(mark=Mark.NOTE)
    for doubt in seen.doubts:
        # Whether the clock of this machine is right matters to a run that writes.
        if not isinstance(doubt, Unsafe):
            yield stopped(doubt)
    yield from map(stopped, emptied_tabs(seen))

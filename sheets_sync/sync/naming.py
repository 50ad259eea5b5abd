"""What is still to be put right, named by where it stands by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.merge.late_answers import follow_write
from sheets_sync.merge.situation import Write, carried, follow
from sheets_sync.problems.stop import Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.store import After, Store
    from sheets_sync.merge.situation import Situation
    from sheets_sync.register.layout import Layout


def as_it_is(store: Store, situation: Situation, layout: Layout) -> Situation:
    """The situation by the cells as people find them now, as far as that can be known.

    ``layout`` is where things stood when they were decided on last.
    """
    try:
        now = store.read()
    except Stop:
        return situation
    found = carried(layout, situation.now)
    return follow(situation, Write(situation.wanted), now, found)


def after_repairs(
    store: Store, situation: Situation, repairs: Sequence[Edit], after: After, layout: Layout
) -> Situation:
    """The situation after repairs that people got in between of."""
    write = Write(situation.wanted, repairs, after.before)
    try:
        return follow_write(situation, write, after, carried(layout, situation.now))
    except Stop:
        return as_it_is(store, situation, layout)

"""The only place where a register is read, decided on and written."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.check import check
from sheets_sync.errors import BrokenStructure, Busy
from sheets_sync.history import read_history
from sheets_sync.keys import settle_keys
from sheets_sync.layout import find_layout
from sheets_sync.lock import only_run
from sheets_sync.plan import make_plan
from sheets_sync.register import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.journal import Journal
    from sheets_sync.layout import Layout
    from sheets_sync.plan import Plan
    from sheets_sync.programme.model import Programme
    from sheets_sync.register import Decide, Decision
    from sheets_sync.snapshot import Snapshot
    from sheets_sync.stores import Store

ATTEMPTS = 3


class Mode(Enum):
    """How far a sync may go."""

    WRITE = "write"
    FORCE = "force"
    """Write even what the safety rule would stop."""
    LOOK = "look"
    """Write nothing at all."""


class Moment(NamedTuple):
    """When a run takes place, as serials in the programme's time zone."""

    today: int
    now: float


class Review(NamedTuple):
    """A register as one run saw it: what stands there, what it means, what should change."""

    snapshot: Snapshot
    layout: Layout
    register: Register
    decision: Decision
    plan: Plan


def review(snapshot: Snapshot, programme: Programme, decide: Decide, moment: Moment) -> Review:
    """Read, check and decide; pure.

    Raises:
        BrokenStructure: tabs, headers or keys are not what they must be.
    """
    layout = find_layout(snapshot, programme)
    history = read_history(layout.machine["log"])
    checked = check(layout, programme, moment.today)
    keys = settle_keys(checked, history, programme, moment.today)
    register = Register(programme, checked, keys, history, moment.today, moment.now)
    decision = decide(register)
    return Review(snapshot, layout, register, decision, make_plan(layout, register, decision))


def sync_register(
    store: Store,
    programme: Programme,
    decide: Decide,
    moment: Moment,
    mode: Mode = Mode.WRITE,
    journal: Callable[[], Journal] | None = None,
) -> Review:
    """Bring every machine cell up to date; people's cells are never touched.

    A register that changes between reading and writing is read and decided anew, a few times.

    Raises:
        Unreachable: it cannot be read or written.
        BrokenStructure: its tabs, headers or keys are broken; nothing was written.
        Busy: somebody has it open, or it kept changing.
        Unsafe: more would change than should without consent; nothing was written.
    """
    if mode is Mode.LOOK:
        return review(store.read(), programme, decide, moment)
    with only_run(store.origin):
        return _sync(store, programme, decide, moment, mode, journal)


def _sync(
    store: Store,
    programme: Programme,
    decide: Decide,
    moment: Moment,
    mode: Mode,
    journal: Callable[[], Journal] | None,
) -> Review:
    for _ in range(ATTEMPTS):
        seen = review(store.read(), programme, decide, moment)
        if not seen.plan.edits:
            return seen
        if mode is not Mode.FORCE:
            _refuse_danger(seen)
        try:
            _write(store, seen, journal)
        except Busy as busy:
            if not busy.code.endswith(".changed"):
                raise
        else:
            return seen
    raise Busy("run.restless", origin=store.origin)


def _refuse_danger(seen: Review) -> None:
    if seen.plan.overdone:
        raise seen.plan.overdone
    for table in seen.layout.tables.values():
        known = seen.register.history.keys.get(table.spec.title, frozenset())
        if known and not seen.register.tables[table.name].filled:
            raise BrokenStructure("structure.tab_emptied", tab=table.tab.title, count=len(known))


def _write(store: Store, seen: Review, journal: Callable[[], Journal] | None) -> None:
    if journal is None:
        store.write(seen.plan.edits, seen.snapshot)
        return
    with journal().run(store.origin, seen.register.now, seen.plan.changes):
        store.write(seen.plan.edits, seen.snapshot)

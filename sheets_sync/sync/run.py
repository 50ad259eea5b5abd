"""The only place where a register is read, decided on and written: it carries out the steps."""

from __future__ import annotations

from contextlib import contextmanager
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from sheets_sync.grid.store import UNGUIDED, Guide
from sheets_sync.history.journal import unquoted
from sheets_sync.history.last_seen import recall_cells, remember_cells
from sheets_sync.host.lock import only_run
from sheets_sync.merge.situation import unmended
from sheets_sync.merge.write_guide import guide_of
from sheets_sync.plan.batches import batches
from sheets_sync.plan.mark import mark_after
from sheets_sync.problems.stop import Changed, Stop
from sheets_sync.records import NamedTuple
from sheets_sync.register.numbering import read_mark
from sheets_sync.register.whose import COPIED, Known, Whose
from sheets_sync.stores.workbook.leftovers import clear
from sheets_sync.sync.naming import after_repairs, as_it_is
from sheets_sync.sync.next_step import (
    Decide,
    Finish,
    GiveUp,
    PutBack,
    State,
    WriteBatch,
    begin,
    decided,
    next_step,
    overtaken,
    wrote,
)
from sheets_sync.sync.review import Review, dangers, review
from sheets_sync.sync.whereabouts import elsewhere, whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sheets_sync.grid.edits import ColumnEdit, Edit
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.grid.store import After, Store
    from sheets_sync.history.journal import Journal
    from sheets_sync.host.clock import Moment
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.model import Decide as Rules
    from sheets_sync.register.numbering import Mark
    from sheets_sync.sync.stillness import Still, Watch


class Mode(Enum):
    """How far a sync may go.

    >>> Mode("look") is Mode.LOOK
    True
    """

    WRITE = "write"
    FORCE = "force"
    """Write even what the safety rule would stop; not by another programme."""
    ACCEPT = "accept"
    """Write by another programme, however much changes by it."""
    MEND = "mend"
    """Go on although lines of the log are not there; nothing else is gone past."""
    MOVED = "moved"
    COPY = "copied"
    RESTORED = "restored"
    """Write what somebody says is a register that moved, a copy, or an older version."""
    LOOK = "look"
    """Write nothing at all."""


def sync_register(
    store: Store,
    programme: Programme,
    decide: Rules,
    moment: Moment,
    mode: Mode = Mode.WRITE,
    journal: Callable[[], Journal] | None = None,
) -> Review:
    """Bring every machine cell up to date; people's cells are never touched.

    A register that changes between reading and writing is decided anew, a few times; what a write
    hit by mistake meanwhile is put back.

    Raises:
        Unreachable: it cannot be read or written.
        BrokenStructure: its tabs, headers or keys are broken; nothing was written.
        Busy: somebody has it open, or it kept changing.
        Unsafe: more would change than should without consent, and nothing was written; or people
            moved things while it was written, and not all could be mended.

    >>> from sheets_sync import load_programme, moment_of
    >>> from sheets_sync.stores.memory import empty_register
    >>> from sheets_sync.validators import PILOT, decide
    >>> programme = load_programme(PILOT)
    >>> register, moment = empty_register(programme), moment_of("2022-11-15", "Europe/Amsterdam")
    >>> sync_register(register, programme, decide, moment, Mode.LOOK).batches[0].edits != []
    True
    >>> seen = sync_register(register, programme, decide, moment)
    >>> {"Overzicht", "Logboek"} <= {tab.title for tab in register.read().tabs}
    True
    """
    errand = _Errand(store, programme, decide, moment, mode, journal)
    if mode is Mode.LOOK:
        return errand.reviewed(store.read(), errand.known_mark())
    with _alone(store):
        return _carried_out(errand)


def sync_if_news(watch: Watch, decide: Rules) -> Review | Still:
    """Bring a register up to date, unless nothing is new since a run that left nothing to do.

    Raises:
        Stop: as ``sync_register``.
    """
    store, programme, moment, journal, *_ = watch
    with _alone(store):
        if still := watch.found():
            return still
        errand = _Errand(store, programme, decide, moment, Mode.WRITE, lambda: journal)
        return _carried_out(errand)


@contextmanager
def _alone(store: Store) -> Iterator[None]:
    """No other run meanwhile, and nothing left of one that was killed. Raises Busy."""
    with only_run(store.origin) as alone:
        if alone:
            clear(Path(store.origin).resolve())
        yield


class _Errand(NamedTuple):
    """What a run is sent out with."""

    store: Store
    programme: Programme
    decide: Rules
    moment: Moment
    mode: Mode
    journal: Callable[[], Journal] | None

    def known_mark(self) -> Mark | None:
        """The mark that the journal of this machine has of the register."""
        return read_mark(self.journal().known(self.store.origin)) if self.journal else None

    def reviewed(self, snapshot: Snapshot, known: Mark | None) -> Review:
        """What this means, with what this machine saw last. Raises what ``review`` does."""
        last_seen = partial(recall_cells, self.store.origin)
        mark = read_mark(snapshot.mark)
        here = Known(
            known,
            elsewhere(self.origin, mark.at if mark else ""),
            _WHOSE.get(self.mode, Whose.ITSELF),
        )
        return review(snapshot, self.programme, self.decide, self.moment, here, last_seen)

    @property
    def origin(self) -> str:
        """Where the register stands, the same for however it is named."""
        return whereabouts(self.store.origin)


_WHOSE: Final = {mode: Whose(mode.value) for mode in (Mode.MOVED, Mode.COPY, Mode.RESTORED)}


def _carried_out(errand: _Errand) -> Review:
    known = errand.known_mark()
    state = begin(errand.store.read())
    while True:
        step = next_step(state)
        match step:
            case Decide():
                state = _decided(errand, state, step, known)
            case WriteBatch():
                state, known = _written(errand, state, step, known)
            case PutBack():
                raise _put_back(errand.store, state, step.stop) from step.stop
            case GiveUp():
                raise step.stop
            case Finish():
                return _finished(errand, state, step.seen, known)
            case _:
                assert_never(step)


def _decided(errand: _Errand, state: State, step: Decide, known: Mark | None) -> State:
    try:
        seen = errand.reviewed(step.on, known)
        _refuse_danger(seen, errand.mode)
    except Stop as stop:
        return state._replace(refused=stop)
    now, most = state.situation.now, errand.store.portion
    return decided(state, seen, batches(seen.plan, seen.layout, seen.decision, now, most))


def _refuse_danger(seen: Review, mode: Mode) -> None:
    """Raise what this run does not go past."""
    other = seen.plan.other_programme
    for danger in dangers(seen):
        if mode is Mode.ACCEPT and other and danger in {other, seen.plan.overdone}:
            continue
        if mode is Mode.MEND and danger is seen.numbering.lost:
            continue
        if mode is not Mode.FORCE or danger is other or danger.code == COPIED:
            raise danger


def _put_back(store: Store, state: State, stop: Stop) -> Stop:
    """What to stop with, after what could be done about it."""
    situation = state.situation
    assert state.seen is not None
    layout = state.seen.layout
    repairs = situation.repairs()
    try:
        after = store.write(repairs, situation.now, Guide(careful=repairs))
    except Stop:
        return unmended(as_it_is(store, situation, layout), stop)
    if after is not None:
        return unmended(after_repairs(store, situation, repairs, after, layout), stop)
    return unmended(situation.mended(), stop) if situation.lost else stop


def _written(
    errand: _Errand, state: State, step: WriteBatch, known: Mark | None
) -> tuple[State, Mark | None]:
    """What became of it, and the mark that the register has now."""
    try:
        return _attempted(errand, state, step, known)
    except Stop as stop:
        # Whatever stops it, also the reading after it: what is still wrong is told.
        if state.situation.lost or state.situation.damaged():
            assert state.seen is not None
            now = as_it_is(errand.store, state.situation, state.seen.layout)
            raise unmended(now, stop) from stop
        raise


def _attempted(
    errand: _Errand, state: State, step: WriteBatch, known: Mark | None
) -> tuple[State, Mark | None]:
    repairs = state.situation.repairs()
    edits = [*repairs, *step.batch.edits]
    guide = _guide(errand, state, step, repairs)
    try:
        after = _write(errand, state, step, edits, guide)
    except Changed:
        return overtaken(state, errand.store.read()), known
    return wrote(state, edits, after), read_mark(guide.mark) or known


def _guide(errand: _Errand, state: State, step: WriteBatch, repairs: Sequence[ColumnEdit]) -> Guide:
    seen = state.seen
    assert seen is not None
    guide = UNGUIDED
    # Where nobody can come in between, nothing has to be told apart.
    if errand.store.portion is not None:
        guide = guide_of(state.situation.now, seen.layout, seen.register, step.batch, repairs)
    if not step.is_last:
        return guide
    told = state.told + len(step.batch.changes)
    mark = mark_after(seen.numbering, seen.register, told, errand.origin, seen.whose)
    return guide._replace(mark=mark.text)


def _write(
    errand: _Errand, state: State, step: WriteBatch, edits: Sequence[Edit], guide: Guide
) -> After | None:
    store, now = errand.store, state.situation.now
    if errand.journal is None:
        return store.write(edits, now, guide)
    assert state.seen is not None
    journal = errand.journal()
    changes = unquoted(step.batch.changes, state.seen.register)
    with journal.run(store.origin, errand.moment.now, changes):
        after = store.write(edits, now, guide)
    if guide.mark:
        journal.note(store.origin, guide.mark)
    return after


def _finished(errand: _Errand, state: State, seen: Review, known: Mark | None) -> Review:
    found = seen.numbering.known
    if errand.journal and found and not state.done and found != known:
        errand.journal().note(errand.store.origin, found.text)
    if errand.journal:
        remember_cells(errand.store.origin, seen.register)
    restored = list(dict.fromkeys(state.restored))
    return seen._replace(batches=list(state.done), restored=restored, doubts=())

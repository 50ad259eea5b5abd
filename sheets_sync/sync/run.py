"""The only place where a register is read, decided on and written."""

from __future__ import annotations

from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sheets_sync.grid.apply import applied
from sheets_sync.grid.collection import uncollected
from sheets_sync.grid.store import UNGUIDED, Guide
from sheets_sync.history.journal import unquoted
from sheets_sync.history.last_seen import recall_cells, remember_cells
from sheets_sync.host.lock import only_run
from sheets_sync.merge.late_answers import follow_write
from sheets_sync.merge.situation import (
    Situation,
    Write,
    areas,
    follow,
    of_people,
    rekeyed,
    unmended,
)
from sheets_sync.merge.write_guide import guide_of
from sheets_sync.plan.batches import batches
from sheets_sync.plan.changed_rules import rule_alerts
from sheets_sync.plan.diff import make_plan, without_outcomes
from sheets_sync.plan.mark import mark_after
from sheets_sync.problems.problem import attention, remark
from sheets_sync.problems.stop import BrokenStructure, Busy, Stop, Unsafe
from sheets_sync.register.keys import settle_keys
from sheets_sync.register.layout import find_layout
from sheets_sync.register.model import Register
from sheets_sync.register.numbering import (
    UNKNOWN,
    read_mark,
    weigh,
    with_numbering,
)
from sheets_sync.stores.workbook.leftovers import clear
from sheets_sync.sync.settling import settled
from sheets_sync.sync.wrong_clock import doubted_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sheets_sync.grid.change import Batch, CellChange
    from sheets_sync.grid.edits import ColumnEdit, Edit
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.grid.store import After, Store
    from sheets_sync.history.journal import Journal
    from sheets_sync.host.clock import Moment
    from sheets_sync.plan.diff import Plan
    from sheets_sync.problems.problem import Problem
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.log_reader import History
    from sheets_sync.register.model import Decide, Decision
    from sheets_sync.register.numbering import Mark, Numbering
    from sheets_sync.register.recalled_cells import Remembered

Rules: TypeAlias = "tuple[Programme, Decide, Moment]"

ATTEMPTS = 5
"""Decisions on a register that keeps changing; twice as many while something is not put right."""


class Mode(Enum):
    """How far a sync may go."""

    WRITE = "write"
    FORCE = "force"
    """Write even what the safety rule would stop."""
    LOOK = "look"
    """Write nothing at all."""


class Review(NamedTuple):
    """A register as one run saw it: what stands there, what it means, what should change.

    ``batches`` are the writes that were carried out, or the one that would be. ``restored`` names
    cells of people's that a write hit by mistake and that were put right. ``numbering`` is what is
    known of the log and the keys besides, ``doubts`` are what a run does not go past without
    consent, ``remarks`` what somebody who looks had better know.
    """

    snapshot: Snapshot
    layout: Layout
    register: Register
    decision: Decision
    plan: Plan
    batches: Sequence[Batch]
    restored: Sequence[str] = ()
    numbering: Numbering = UNKNOWN
    doubts: Sequence[Stop] = ()
    remarks: tuple[Problem, ...] = ()

    @property
    def changes(self) -> list[CellChange]:
        """The cells of the register's tabs that were changed, or would be."""
        return [change for batch in self.batches for change in batch.changes]

    @property
    def edits(self) -> list[Edit]:
        """All that was written, or would be."""
        return [edit for batch in self.batches for edit in batch.edits]

    @property
    def alerts(self) -> tuple[Problem, ...]:
        """Messages about the register as a whole: what stands where, new rules, what it means."""
        tabs = self.register.programme.tabs
        return (
            *map(_told, self.doubts),
            *self.layout.alerts,
            *self.numbering.alerts,
            *rule_alerts(self.changes, tabs.rules.title, tabs.log.title),
            *self.decision.alerts,
            *self.remarks,
        )


def _told(doubt: Stop) -> Problem:
    """A doubt to somebody who only looks; the clock is no concern of the register's."""
    if isinstance(doubt, Unsafe):
        return remark(f"{doubt.code}_seen", **doubt.details)
    return attention(doubt.code, **doubt.details)


@uncollected()
def review(
    snapshot: Snapshot,
    programme: Programme,
    decide: Decide,
    moment: Moment,
    known: Mark | None = None,
    remembered: Callable[[], Remembered] = dict,
) -> Review:
    """Read, check and decide; pure.

    ``known`` is the mark that the journal of this machine has of the register, ``remembered``
    gives the cells of people that it saw last; they are needed where one is not worked out.

    Raises:
        BrokenStructure: tabs, headers or keys are not what they must be.
    """
    layout = find_layout(snapshot, programme)
    numbering = weigh(snapshot, layout, programme, known)
    history = with_numbering(layout.history, numbering)
    layout, checked, is_held = settled(layout, programme, moment.today, remembered)
    keys = settle_keys(checked, history, programme, moment.today)
    register = Register(programme, checked, keys, history, moment.today, moment.now)
    decision = decide(register)
    plan = make_plan(layout, register, decision)
    if is_held:
        plan = without_outcomes(plan, layout)
    doubts, remarks = _doubts(numbering, history, moment)
    return Review(
        *(snapshot, layout, register, decision, plan, [plan.whole]),
        numbering=numbering,
        doubts=doubts,
        remarks=remarks,
    )


def _doubts(
    numbering: Numbering, history: History, moment: Moment
) -> tuple[tuple[Stop, ...], tuple[Problem, ...]]:
    lost = (numbering.lost,) if numbering.lost else ()
    known = numbering.known
    clock = doubted_clock(moment.now, known.moment if known else history.latest)
    if clock is None:
        return lost, ()
    if moment.by_clock:
        return (*lost, clock), ()
    return lost, (remark(f"{clock.code}_given", **clock.details),)


def sync_register(
    store: Store,
    programme: Programme,
    decide: Decide,
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
    """
    if mode is Mode.LOOK:
        known = read_mark(journal().known(store.origin)) if journal else None
        last_seen = partial(recall_cells, store.origin)
        return review(store.read(), programme, decide, moment, known, last_seen)
    run = _Run(store, (programme, decide, moment), mode, journal)
    with only_run(store.origin) as alone:
        if alone:
            clear(Path(store.origin).resolve())
        return run.carried_out()


class _Run:
    """One run, and what it carried out so far."""

    def __init__(
        self,
        store: Store,
        rules: Rules,
        mode: Mode,
        journal: Callable[[], Journal] | None,
    ) -> None:
        self._store, self._rules, self._mode, self._journal = store, rules, mode, journal
        self._known = read_mark(journal().known(store.origin)) if journal else None
        self._batches: list[Batch] = []
        self._restored: list[str] = []
        self._first: Layout | None = None
        self._crossed = False
        """Whether another run, or an answer that was lost, came in between."""
        self._is_last = True
        """Whether the write made last was the last one of its plan."""

    def carried_out(self) -> Review:
        now = self._store.read()
        situation = Situation(now, now)
        attempts = 0
        while attempts < ATTEMPTS * (1 + situation.damaged()):
            seen = self._decided(situation)
            self._first = self._first or seen.layout
            if not seen.edits and not situation.damaged():
                return self._done(seen, situation)
            after = self._attempted(seen, situation)
            if after is None:
                return self._done(seen, situation.mended())
            situation = after
            if self._is_last or situation.damaged():
                attempts += 1
        if not situation.damaged() and self._batches:
            # All stands where it should; what people did last is for the next run.
            return self._done(seen, situation)
        if not situation.damaged():
            raise Busy("run.restless", origin=self._store.origin)
        raise unmended(situation)

    def _decided(self, situation: Situation) -> Review:
        try:
            last_seen = partial(recall_cells, self._store.origin)
            seen = review(situation.rightful, *self._rules, self._known, last_seen)
            if self._mode is not Mode.FORCE:
                _refuse_danger(seen)
        except Stop as stop:
            if situation.damaged() or situation.lost:
                raise self._put_back(situation, stop) from stop
            raise
        return seen

    def _put_back(self, situation: Situation, stop: Stop) -> Stop:
        """What to stop with; nothing can be decided, but what was hit by mistake is not left so."""
        try:
            repairs = situation.repairs()
            after = self._store.write(repairs, situation.standing, Guide(careful=repairs))
        except Stop:
            return unmended(situation, stop)
        if after is not None:
            return unmended(situation, stop)
        return unmended(situation.mended(), stop) if situation.lost else stop

    def _attempted(self, seen: Review, situation: Situation) -> Situation | None:
        try:
            return self._written(seen, situation)
        except Stop as stop:
            if situation.damaged() or situation.lost:
                raise unmended(situation, stop) from stop
            raise

    def _written(self, seen: Review, situation: Situation) -> Situation | None:
        """The situation after it, or None when all is exactly as it should be."""
        repairs = situation.repairs()
        parts = batches(
            seen.plan, seen.layout, seen.decision, situation.standing, self._store.portion
        )
        told = 0
        for batch in parts:
            self._is_last = batch is parts[-1]
            told += len(batch.changes)
            edits = [*repairs, *batch.edits]
            wanted = applied(situation.rightful, batch.edits)
            try:
                guide = self._guide(seen, situation, batch, repairs)
                if self._is_last:
                    mark = mark_after(seen.numbering, seen.register, told, self._store.origin)
                    guide = guide._replace(mark=mark.text)
                after = self._write(batch._replace(edits=edits), situation.standing, guide, seen)
            except Busy as busy:
                if not busy.code.endswith(".changed"):
                    raise
                self._is_last = self._crossed = True
                now = self._store.read()
                return follow(situation, Write(situation.rightful), now, seen.layout)
            self._restored += areas(of_people(repairs, seen.layout))
            if after is not None:
                self._crossed = self._crossed or after.later
                write = Write(wanted, edits, after.before)
                return follow_write(situation, write, after, seen.layout)
            situation, repairs = Situation(wanted, wanted, situation.lost), []
        return None

    def _guide(
        self, seen: Review, situation: Situation, batch: Batch, repairs: list[ColumnEdit]
    ) -> Guide:
        # Where nobody can come in between, nothing has to be told apart.
        if self._store.portion is None:
            return UNGUIDED
        return guide_of(situation.standing, seen.layout, seen.register, batch, repairs)

    def _write(self, batch: Batch, standing: Snapshot, guide: Guide, seen: Review) -> After | None:
        if self._journal is None:
            after = self._store.write(batch.edits, standing, guide)
        else:
            journal, now = self._journal(), self._rules[2].now
            changes = unquoted(batch.changes, seen.register)
            with journal.run(self._store.origin, now, changes):
                after = self._store.write(batch.edits, standing, guide)
            if guide.mark:
                journal.note(self._store.origin, guide.mark)
        self._known = read_mark(guide.mark) or self._known
        self._batches.append(batch)
        return after

    def _done(self, seen: Review, situation: Situation) -> Review:
        strange: list[Unsafe] = []
        if self._crossed and self._first:
            strange += rekeyed(self._first, seen.layout, seen.register.keys)
        if situation.lost or strange:
            raise unmended(situation, *strange)
        known = seen.numbering.known
        if self._journal and known and not self._batches and known != self._known:
            self._journal().note(self._store.origin, known.text)
        if self._journal:
            remember_cells(self._store.origin, seen.register)
        restored = list(dict.fromkeys(self._restored))
        return seen._replace(batches=self._batches, restored=restored, doubts=())


def emptied_tabs(seen: Review) -> Iterator[BrokenStructure]:
    """Tabs that had rows and have none now, which a run does not believe without consent."""
    for table in seen.layout.tables.values():
        known = seen.register.history.standing.get(table.spec.title, frozenset())
        if known and not seen.register.tables[table.name].filled:
            yield BrokenStructure("structure.tab_emptied", tab=table.tab.title, count=len(known))


def _refuse_danger(seen: Review) -> None:
    for doubt in seen.doubts:
        # A register in which nothing happens for a year is no reason to distrust the clock.
        if doubt.code != "clock.ahead" or seen.edits:
            raise doubt
    if seen.plan.overdone:
        raise seen.plan.overdone
    for emptied in emptied_tabs(seen):
        raise emptied

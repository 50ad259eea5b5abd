"""Read, check, decide: what a register means and what should change in it. Pure.

>>> from sheets_sync import load_programme, moment_of
>>> from sheets_sync.stores.memory import empty_register
>>> from sheets_sync.validators import PILOT, decide
>>> programme = load_programme(PILOT)
>>> register, moment = empty_register(programme), moment_of("2022-11-15", "Europe/Amsterdam")
>>> seen = review(register.read(), programme, decide, moment)
>>> isinstance(seen, Review), seen.changes, seen.alerts
(True, [], ())
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.grid.collection import uncollected
from sheets_sync.plan.changed_rules import rule_alerts
from sheets_sync.plan.diff import make_plan, without_outcomes
from sheets_sync.plan.log_lines import said_of_it
from sheets_sync.plan.questions import question_alerts
from sheets_sync.problems.problem import attention, remark
from sheets_sync.problems.stop import BrokenStructure, Unsafe
from sheets_sync.records import NamedTuple
from sheets_sync.register.keys import settle_keys
from sheets_sync.register.layout import find_layout
from sheets_sync.register.model import Register
from sheets_sync.register.numbering import UNKNOWN, weigh, with_numbering
from sheets_sync.register.whose import NOTHING, Known, Whose, answered
from sheets_sync.register.whose import doubts as doubts_about
from sheets_sync.sync.settling import settled
from sheets_sync.sync.wrong_clock import doubted_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sheets_sync.grid.change import Batch, CellChange
    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.host.clock import Moment
    from sheets_sync.plan.diff import Plan
    from sheets_sync.problems.problem import Problem
    from sheets_sync.problems.stop import Stop
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.layout import Layout
    from sheets_sync.register.log_reader import History
    from sheets_sync.register.model import Decide, Decision
    from sheets_sync.register.numbering import Numbering
    from sheets_sync.register.remembered import Remembered
    from sheets_sync.register.table import Table


class Review(NamedTuple):
    """A register as one run saw it: what stands there, what it means, what should change.

    ``batches`` are the writes that were carried out, or the one that would be. ``restored`` names
    cells of people's that a write hit by mistake and that were put right. ``numbering`` is what is
    known of the log and the keys besides, ``doubts`` are what a run does not go past without
    consent, ``remarks`` what somebody who looks had better know. ``whose`` is what somebody
    said that the register is, where there was a doubt.
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
    whose: Whose = Whose.ITSELF

    @property
    def changes(self) -> list[CellChange]:
        """The cells of the register's tabs that were changed, or would be."""
        changes = (change for batch in self.batches for change in batch.changes)
        return [change for change in changes if not change.is_fact]

    @property
    def edits(self) -> list[Edit]:
        """All that was written, or would be."""
        return [edit for batch in self.batches for edit in batch.edits]

    @property
    def alerts(self) -> tuple[Problem, ...]:
        """Messages about the register as a whole: what stands where, new rules, what it means."""
        return (
            *map(_told, self.doubts),
            *self.layout.alerts,
            *self.numbering.alerts,
            *_copies(self.register),
            *self._other_rules,
            *question_alerts(self.changes, self.register),
            *self.decision.alerts,
            *self.remarks,
        )

    @property
    def _other_rules(self) -> tuple[Problem, ...]:
        """The rules that changed; those of a programme that waits for a yes are told by that."""
        if self.doubts and self.plan.other_programme:
            return ()
        own = self.register.programme.own
        return rule_alerts(self.changes, own.rules.title, own.log.title)


def _copies(register: Register) -> Iterator[Problem]:
    """What a run says of the copies that it meets: until somebody reads their rows, both count."""
    for name, keys in register.keys.items():
        pairs = [f"{keys.keys[row]} (= {first})" for row, first in sorted(keys.copied.items())]
        if pairs:
            more = ["…"] if len(pairs) > _MOST_NAMED else []
            title = register.tables[name].table.tab.title
            yield attention("row.copies", tab=title, copies=", ".join(pairs[:_MOST_NAMED] + more))


_MOST_NAMED: Final = 10


def _told(doubt: Stop) -> Problem:
    """A doubt to somebody who only looks; the clock is no concern of the register's."""
    tell = remark if isinstance(doubt, Unsafe) else attention
    return tell(f"{doubt.code}_seen", **doubt.details)


@uncollected()
def review(
    snapshot: Snapshot,
    programme: Programme,
    decide: Decide,
    moment: Moment,
    known: Known = NOTHING,
    remembered: Callable[[], Remembered] = dict,
) -> Review:
    """Read, check and decide; pure.

    ``known`` is what is known of the register besides its cells, ``remembered`` gives the cells of
    people that this machine saw last; they are needed where one is not worked out or a header is
    not there.

    Raises:
        BrokenStructure: tabs, headers or keys are not what they must be.
    """
    layout = find_layout(snapshot, programme, remembered)
    numbering = weigh(snapshot, layout, programme, known.mark)
    history = with_numbering(layout.history, numbering)
    meant = _meant(layout, history, programme, decide, moment, remembered)
    layout, register, decision, plan = meant
    if plan.overdone and _is_of_the_day(meant, history, decide, moment, remembered):
        plan = plan._replace(overdone=None)
    whose = answered(numbering, known)
    if whose is not Whose.ITSELF:
        plan = plan._replace(changes=[*plan.changes, said_of_it(whose, known, register, decision)])
    unsure = doubts_about(numbering, known, snapshot.origin)
    doubts, remarks = _doubts(unsure, numbering, history, moment)
    if plan.other_programme:
        doubts = (*doubts, plan.other_programme)
    return Review(
        *(snapshot, layout, register, decision, plan, [plan.whole]),
        numbering=numbering,
        doubts=doubts,
        whose=whose,
        remarks=remarks,
    )


class _Meant(NamedTuple):
    """What the cells mean on a day, and what should change by that."""

    layout: Layout
    register: Register
    decision: Decision
    plan: Plan


def _meant(
    layout: Layout,
    history: History,
    programme: Programme,
    decide: Decide,
    moment: Moment,
    remembered: Callable[[], Remembered],
) -> _Meant:
    layout, checked, is_held = settled(layout, programme, moment.today, remembered)
    keys = settle_keys(checked, history, programme, moment.today)
    register = Register(programme, checked, keys, history, moment.today, moment.now)
    effects: Mapping[str, str] = {}
    if programme.asking:
        from sheets_sync.sync.remembering import decided_with_memory, told_effects

        physical = register
        register, decision = decided_with_memory(layout, physical, decide)
        effects = told_effects(layout, physical, register, decision, decide)
    else:
        decision = decide(register)
    plan = make_plan(layout, register, decision, effects)
    return _Meant(layout, register, decision, without_outcomes(plan, layout) if is_held else plan)


def _is_of_the_day(
    meant: _Meant,
    history: History,
    decide: Decide,
    moment: Moment,
    remembered: Callable[[], Remembered],
) -> bool:
    """Whether the same rows, on the day of the last run, would change no more than they should.

    Then it is the day alone by which so much changes: a new year is no accident.
    """
    register, last = meant.register, history.latest
    if last is None or int(last) >= register.today:
        return False
    then = moment._replace(today=int(last), now=last)
    before = _meant(meant.layout, history, register.programme, decide, then, remembered)
    return before.plan.overdone is None


def _doubts(
    lost: Sequence[Stop], numbering: Numbering, history: History, moment: Moment
) -> tuple[tuple[Stop, ...], tuple[Problem, ...]]:
    known = numbering.known
    clock = doubted_clock(moment.now, known.moment if known else history.latest)
    if clock is None:
        return (*lost,), ()
    if moment.by_clock:
        return (*lost, clock), ()
    return (*lost,), (remark(f"{clock.code}_given", **clock.details),)


def emptied_tabs(seen: Review) -> Iterator[BrokenStructure]:
    """Tabs that had rows and have none now, which a run does not believe without consent."""
    for table in seen.layout.tables.values():
        known = seen.register.history.standing.get(table.spec.title, frozenset())
        if known and not _filled(seen, table):
            yield BrokenStructure("structure.tab_emptied", tab=table.tab.title, count=len(known))


def _filled(seen: Review, table: Table) -> int:
    """How many rows of the sheet are not blank; rows that are gone and count are none."""
    gone = seen.register.memory.gone.get(table.name, ())
    return len(seen.register.tables[table.name].filled) - len(gone)


def dangers(seen: Review) -> Iterator[Stop]:
    """What a run does not go past without consent."""
    for doubt in seen.doubts:
        # A register in which nothing happens for a year is no reason to distrust the clock.
        if doubt.code != "clock.ahead" or seen.edits:
            yield doubt
    yield from emptied_tabs(seen)
    if seen.plan.overdone:
        yield seen.plan.overdone

"""What a run does next, and what becomes of it by each step: a table without clock or I/O.

A run reads, decides and writes. While it writes people may move things, so after each write it may
have to follow them, put right what was hit by mistake and decide anew, until nothing is left to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sheets_sync.grid.apply import applied
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
from sheets_sync.problems.stop import Busy
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.change import Batch
    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.grid.store import After
    from sheets_sync.problems.stop import Stop
    from sheets_sync.register.layout import Layout
    from sheets_sync.sync.review import Review

ATTEMPTS: Final = 5
"""Decisions on a register that keeps changing; twice as many while something is not put right."""


class State(NamedTuple):
    """All that a run knows.

    ``seen`` is the latest decision, ``queue`` the batches of it that are still to be written: None
    while this situation has not been decided on. ``told`` is how many changes those before them
    told. ``refused`` is why nothing can be decided. ``done`` are all batches that were written,
    ``restored`` cells of people's that were put right. ``first`` is where things stood in the first
    reading; ``crossed`` says whether another run, or an answer that was lost, came in between.
    """

    situation: Situation
    seen: Review | None = None
    queue: tuple[Batch, ...] | None = None
    told: int = 0
    refused: Stop | None = None
    done: tuple[Batch, ...] = ()
    restored: tuple[str, ...] = ()
    first: Layout | None = None
    crossed: bool = False
    attempts: int = 0


class Decide(NamedTuple):
    """Find out what the register as it should stand means."""

    on: Snapshot


class WriteBatch(NamedTuple):
    """Put right what was hit by mistake, and write this batch; ``is_last`` of its plan."""

    batch: Batch
    is_last: bool


class PutBack(NamedTuple):
    """Nothing can be decided any more; put right what was hit by mistake, then stop."""

    stop: Stop


class Finish(NamedTuple):
    """Everything stands as it should; this is what was seen."""

    seen: Review


class GiveUp(NamedTuple):
    """Stop, and say this."""

    stop: Stop


Step: TypeAlias = Decide | WriteBatch | PutBack | Finish | GiveUp


def begin(now: Snapshot) -> State:
    """A run that has read the register."""
    return State(Situation(now, now))


def next_step(state: State) -> Step:
    """What to do now."""
    situation = state.situation
    if state.refused:
        # Nothing can be decided; what a write hit by mistake is still not left so.
        is_harmed = situation.lost or situation.damaged()
        return PutBack(state.refused) if is_harmed else GiveUp(state.refused)
    if state.queue is None:
        return _undecided(state)
    if state.queue:
        return WriteBatch(state.queue[0], is_last=len(state.queue) == 1)
    return _finished(state)


def _undecided(state: State) -> Step:
    situation, damaged = state.situation, state.situation.damaged()
    if state.attempts < ATTEMPTS * (1 + damaged):
        return Decide(situation.wanted)
    if damaged:
        # People move faster than a run puts right; they are told which cells are wrong.
        return GiveUp(unmended(situation))
    if not state.done:
        # It changed at every attempt, before anything was written.
        return GiveUp(Busy("run.restless", origin=situation.now.origin))
    # What was written stands where it should; what people did last is for the next run.
    return _finished(state)


def _finished(state: State) -> Step:
    assert state.seen is not None
    strange: list[Stop] = []
    if state.crossed and state.first:
        strange += rekeyed(state.first, state.seen.layout, state.seen.register.keys)
    if state.situation.lost or strange:
        # Not all could be told apart: people are to look at those cells.
        return GiveUp(unmended(state.situation.mended(), *strange))
    return Finish(state.seen)


# ---- what becomes of a run by a step


def decided(state: State, seen: Review, queue: Sequence[Batch]) -> State:
    """It was decided what this situation means; ``queue`` has the writes that it takes."""
    is_fine = not seen.edits and not state.situation.damaged()
    first = state.first or seen.layout
    return state._replace(seen=seen, queue=() if is_fine else tuple(queue), told=0, first=first)


def wrote(state: State, edits: Sequence[Edit], after: After | None) -> State:
    """The first batch of the queue was written, with these edits; ``after`` if not just that."""
    assert state.seen is not None
    assert state.queue
    batch, *rest = state.queue
    situation, layout = state.situation, state.seen.layout
    wanted = applied(situation.wanted, batch.edits)
    repaired = areas(of_people(situation.repairs(), layout))
    state = state._replace(
        done=(*state.done, batch._replace(edits=edits)),
        restored=(*state.restored, *repaired),
        told=state.told + len(batch.changes),
    )
    if after is None:
        return state._replace(
            situation=Situation(wanted, wanted, situation.lost), queue=tuple(rest)
        )
    write = Write(wanted, edits, after.before)
    now = follow_write(situation, write, after, layout)
    crossed = state.crossed or after.later
    return _followed(state._replace(crossed=crossed), now, is_attempt=not rest)


def overtaken(state: State, now: Snapshot) -> State:
    """Nothing was written, because the register is another by now."""
    assert state.seen is not None
    situation = state.situation
    found = follow(situation, Write(situation.wanted), now, state.seen.layout)
    return _followed(state._replace(crossed=True), found, is_attempt=True)


def _followed(state: State, situation: Situation, *, is_attempt: bool) -> State:
    """To be decided anew; a write between others of its plan is no attempt that failed."""
    attempts = state.attempts + (is_attempt or situation.damaged())
    return state._replace(situation=situation, queue=None, attempts=attempts)

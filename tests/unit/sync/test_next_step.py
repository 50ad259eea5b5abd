"""The table of a run: what it does next in each situation, and what becomes of it by a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.written.runs import looked_at
from support.written.tables import register

from sheets_sync.grid.apply import applied
from sheets_sync.grid.place import Place
from sheets_sync.merge.situation import Situation
from sheets_sync.problems.stop import BrokenStructure, Busy, Unsafe
from sheets_sync.sync.next_step import (
    ATTEMPTS,
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

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.sync.review import Review

WRITTEN = register(
    """
    Aanvragen
    Hogeschool | Geschatte uren
    HRO        | 20
    """
)
NEW = looked_at(WRITTEN)
"""A register of which nothing was written yet: everything is to be written."""

HIT = (Place("Aanvragen", 0, 1),)
REFUSED = BrokenStructure("structure.broken", origin="Register.xlsx", count=1)


def typed_over(now: Snapshot) -> Snapshot:
    """The register with somebody's cell as a misplaced write left it."""
    tab = now.tabs[0]
    columns = ([*tab.columns[0][:1], "In behandeling", *tab.columns[0][2:]], *tab.columns[1:])
    return now._replace(tabs=(tab._replace(columns=columns), *now.tabs[1:]))


def harmed(**more: Any) -> State:
    return State(Situation(typed_over(NEW.snapshot), NEW.snapshot), **more)


def fresh(**more: Any) -> State:
    return begin(NEW.snapshot)._replace(**more)


def on_its_way(*, parts: int) -> State:
    batch = NEW.plan.whole
    return decided(begin(NEW.snapshot), NEW, [batch] * parts)


@pytest.mark.parametrize(
    ("state", "step"),
    [
        pytest.param(fresh(), Decide(NEW.snapshot), id="just read"),
        pytest.param(harmed(), Decide(NEW.snapshot), id="harmed: decided on as it should be"),
        pytest.param(on_its_way(parts=1), WriteBatch(NEW.plan.whole, is_last=True), id="one write"),
        pytest.param(
            on_its_way(parts=2), WriteBatch(NEW.plan.whole, is_last=False), id="the first of two"
        ),
        pytest.param(fresh(seen=NEW, queue=()), Finish(NEW), id="all is written"),
        pytest.param(
            fresh(seen=NEW, attempts=ATTEMPTS, done=(NEW.plan.whole,)),
            Finish(NEW),
            id="people go on, and what was written stands",
        ),
        pytest.param(
            harmed(attempts=ATTEMPTS), Decide(NEW.snapshot), id="harmed: tried twice as often"
        ),
        pytest.param(fresh(refused=REFUSED), GiveUp(REFUSED), id="nothing can be decided"),
        pytest.param(harmed(refused=REFUSED), PutBack(REFUSED), id="nor left as it is"),
        pytest.param(
            State(Situation(NEW.snapshot, NEW.snapshot, HIT), refused=REFUSED),
            PutBack(REFUSED),
            id="nor forgotten",
        ),
    ],
)
def test_what_comes_next(state: State, step: object) -> None:
    assert next_step(state) == step


@pytest.mark.parametrize(
    ("state", "kind", "code"),
    [
        pytest.param(fresh(attempts=ATTEMPTS), Busy, "run.restless", id="never still"),
        pytest.param(harmed(attempts=2 * ATTEMPTS), Unsafe, "race.unmended", id="never mended"),
        pytest.param(
            State(Situation(NEW.snapshot, NEW.snapshot, HIT), seen=NEW, queue=()),
            Unsafe,
            "race.unmended",
            id="a cell of people's that nobody knows",
        ),
    ],
)
def test_what_it_gives_up_on(state: State, kind: type[Exception], code: str) -> None:
    step = next_step(state)
    assert isinstance(step, GiveUp)
    assert (type(step.stop), step.stop.code) == (kind, code)


def test_nothing_to_write_is_done() -> None:
    seen: Review = NEW._replace(batches=[])
    assert next_step(decided(fresh(), seen, [NEW.plan.whole])) == Finish(seen)


def test_a_write_that_went_well_leaves_what_was_wanted() -> None:
    state = wrote(on_its_way(parts=1), NEW.edits, None)
    assert state.situation.now == applied(NEW.snapshot, NEW.edits)
    assert (state.queue, state.attempts, state.told) == ((), 0, len(NEW.plan.changes))
    assert next_step(state) == Finish(NEW)


def test_a_register_that_was_changed_meanwhile_is_decided_anew() -> None:
    later = typed_over(NEW.snapshot)
    state = overtaken(on_its_way(parts=1), later)
    assert (state.crossed, state.attempts, state.done) == (True, 1, ())
    assert next_step(state) == Decide(later)

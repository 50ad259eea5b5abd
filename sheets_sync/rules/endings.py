"""Claims that end: offers not accepted in time, lapses, a pool that has closed.

Rules: ``offer``, ``lapse`` and ``closes`` of a pool. What earlier runs noted comes in as facts, row
by row; what this run finds goes out, to be noted. A claim that has ended stays so, whatever its row
says later; once its row is mended it claims anew, behind all others. So a pool is worked out in
three steps: ``endings``, then ``pools.give_out`` (of offers: ``give_out_offers``) with what they
say is held and has ended, and then ``noted`` for what has to be remembered of that.

Only rows that may end are looked at; the plain twin judges each claim by itself
(``tests/support/rules/plain_endings.py``, held by ``tests/promises/test_claims_that_end.py``).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.rules.terms import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.pools import Shares
    from sheets_sync.rules.terms import Term

Why: TypeAlias = Literal["expired", "lapsed", "closed"]
Closing: TypeAlias = Literal["all", "decided"]
NOTHING: Final[Mapping[int, Any]] = MappingProxyType({})
NOBODY: Final[frozenset[int]] = frozenset()


class Conditions(NamedTuple):
    """When claims of a pool end.

    ``offer`` is how long an offer stands, ``lapse`` how long a claim does without what it needs;
    both from the day on which something was first reserved for it. After ``last_day`` a pool that
    closes ends ``"all"`` open claims, or with ``"decided"`` those that were not handed in by then.
    """

    offer: Term | None = None
    lapse: Term | None = None
    closes: Closing | None = None
    last_day: int | None = None


class Facts(NamedTuple):
    """What earlier runs noted, by row.

    ``reserved_on`` is the day on which something was first reserved, ``offered`` what the last run
    reserved, ``ended`` why it ended, and ``renewed_on`` the moment at which it was found mended
    after that.
    """

    reserved_on: Mapping[int, int] = NOTHING
    offered: Mapping[int, Number] = NOTHING
    ended: Mapping[int, Why] = NOTHING
    renewed_on: Mapping[int, float] = NOTHING


class Rows(NamedTuple):
    """What the rows say in this run.

    ``accepted`` are those whose offer was accepted, ``kept`` those that have what keeps them from
    lapsing, ``mended`` those that people changed since they ended. ``handed_in`` is the day or
    moment of each row, for a pool that closes with ``"decided"``.
    """

    accepted: AbstractSet[int] = NOBODY
    kept: AbstractSet[int] = NOBODY
    mended: AbstractSet[int] = NOBODY
    handed_in: Sequence[float | None] = ()


class Endings(NamedTuple):
    """What claims no more, and what goes before all new claims.

    ``ended`` are the rows that claim nothing, and why. ``held`` is what offers that stand, or were
    accepted, keep for their rows. ``renewed_on`` is the moment from which a row claims anew: it
    ranks by that in place of its own moment (``moments``). ``until`` is the last day of an offer
    that stands, or of a claim that is to lapse. ``fresh_ends`` and ``fresh_renewals`` are what this
    run found. ``turns`` is the next moment at which any of this changes by itself.
    """

    ended: Mapping[int, Why]
    held: Mapping[int, Number]
    renewed_on: Mapping[int, float]
    until: Mapping[int, int]
    fresh_ends: Mapping[int, Why]
    fresh_renewals: frozenset[int]
    turns: float | None

    def amounts_held(self, height: int) -> Sequence[Number] | None:
        """What each of so many rows holds, as claims take it."""
        return [self.held.get(row, 0) for row in range(height)] if self.held else None

    def moments(self, own: Sequence[float | None]) -> Sequence[float | None]:
        """The moments by which claims rank: their own, or that from which they claim anew."""
        if not self.renewed_on:
            return own
        return [self.renewed_on.get(row, moment) for row, moment in enumerate(own)]


def endings(conditions: Conditions, facts: Facts, rows: Rows, height: int, now: float) -> Endings:
    """Which of the ``height`` rows claim no more at this moment.

    An offer stands to the end of its last day, and so does a claim that is to lapse. What was not
    found to have ended by a run is judged by what its row says in this one.
    """
    today = int(now // 1)
    closed = _is_closed(conditions, today)
    renewed = NOBODY if closed else frozenset(facts.ended.keys() & rows.mended)
    standing = {row: day for row, day in facts.reserved_on.items() if row not in facts.ended}
    offers = _until(conditions.offer, standing, rows.accepted)
    fresh: dict[int, Why] = dict.fromkeys(offers, "closed") if closed else {}
    fresh |= dict.fromkeys(_past(offers, today), "expired")
    held = _held(conditions, facts, standing.keys() - fresh.keys())
    shut = _undecided(conditions, rows, height) - held.keys() - fresh.keys() if closed else NOBODY
    lapses = _until(conditions.lapse, standing, rows.kept | shut | fresh.keys())
    fresh |= dict.fromkeys(_past(lapses, today), "lapsed")
    held = {row: amount for row, amount in held.items() if row not in fresh}
    ended: dict[int, Why] = dict.fromkeys(shut, "closed")
    ended |= {row: why for row, why in facts.ended.items() if row not in renewed} | fresh
    until = {
        row: min(day, offers.get(row, day))
        for row, day in (*offers.items(), *lapses.items())
        if row not in ended
    }
    return Endings(
        ended=ended,
        held=held,
        renewed_on={**facts.renewed_on, **dict.fromkeys(renewed, now)},
        until=until,
        fresh_ends=fresh,
        fresh_renewals=renewed,
        turns=_turns(conditions, until, today),
    )


def _is_closed(conditions: Conditions, today: int) -> bool:
    last = conditions.last_day
    return conditions.closes is not None and last is not None and today > last


def _until(
    term: Term | None, since: Mapping[int, int], without: AbstractSet[int]
) -> dict[int, int]:
    """Row → the last day, for those that are not done."""
    waiting = [row for row in since if row not in without]
    if term is None or not waiting:
        return {}
    last = deadlines(term, [since[row] for row in waiting]).last
    return {row: int(day // 1) for row, day in zip(waiting, last, strict=True) if day is not None}


def _past(until: Mapping[int, int], today: int) -> Iterable[int]:
    return (row for row, day in until.items() if today > day)


def _held(conditions: Conditions, facts: Facts, rows: AbstractSet[int]) -> Mapping[int, Number]:
    if conditions.offer is None:
        return NOTHING
    return {row: amount for row, amount in facts.offered.items() if row in rows}


def _undecided(conditions: Conditions, rows: Rows, height: int) -> AbstractSet[int]:
    """The rows whose claim ends when the pool closes, offers that were accepted aside."""
    last = conditions.last_day
    if conditions.closes == "all" or last is None:
        return set(range(height))
    return {row for row, day in enumerate(rows.handed_in) if day is None or day >= last + 1}


def _turns(conditions: Conditions, until: Mapping[int, int], today: int) -> float | None:
    """The first day after a last one."""
    days = [*until.values()]
    last = conditions.last_day
    if conditions.closes is not None and last is not None and last >= today:
        days.append(last)
    return min(days) + 1.0 if days else None


def noted(
    conditions: Conditions, facts: Facts, found: Endings, shares: Shares, today: int
) -> Facts:
    """The facts after a run: what differs from those before it is to be remembered.

    Of a row that claims anew, what was noted before means nothing any more. What a row holds is
    what this run reserved for it, so that no two hold the same; in a pool that stopped it keeps
    what it had.
    """
    got = {row: amount for row, amount in enumerate(shares.reserved) if amount}
    before = _without(facts.reserved_on, found.fresh_renewals)
    kept = {row: facts.offered[row] for row in shares.stopped & facts.offered.keys()}
    counts = conditions.offer is not None or conditions.lapse is not None
    return Facts(
        reserved_on={**dict.fromkeys(got, today), **before} if counts else {},
        offered={**kept, **got} if conditions.offer is not None else {},
        ended={**_without(facts.ended, found.fresh_renewals), **found.fresh_ends},
        renewed_on=found.renewed_on,
    )


def _without(facts: Mapping[int, Any], rows: AbstractSet[int]) -> dict[int, Any]:
    return {row: fact for row, fact in facts.items() if row not in rows}

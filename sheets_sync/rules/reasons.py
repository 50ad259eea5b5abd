"""Why a claim gets what it gets: which bound it met, what was left, who stood before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sheets_sync.rules.claims import sums_by
from sheets_sync.rules.serving import most_by_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.claims import Cap, Claims, Pool
    from sheets_sync.rules.pools import Shares


class CapMet(NamedTuple):
    """The cap that leaves a claim least.

    ``cap`` is its number, ``left`` what it leaves the claim, and ``before`` the row that got
    something in that group last before it (None: what is gone was taken otherwise).
    """

    cap: int
    left: Number
    before: int | None


class Reason(NamedTuple):
    """Why a row gets what it gets.

    ``left`` is what its pool had when its turn came. ``met`` is the cap that keeps something from
    it. ``before`` is the row of its pool that got something last before it, ``ahead`` the last
    before it that waits: for a row that waits itself, who comes first when something is freed.
    """

    left: Number
    met: CapMet | None
    before: int | None
    ahead: int | None


def reasons(
    claims: Claims, pool: Pool, caps: Sequence[Cap], shares: Shares
) -> Mapping[int, Reason]:
    """Row → why it gets what ``give_out`` made of these; none for rows of stopped pools.

    One pass over the queue.

    >>> from sheets_sync.rules.claims import Cap, Claims, Pool
    >>> from sheets_sync.rules.pools import give_out
    >>> claims, pool = Claims([3000, 3000, 1000], ["p"] * 3), Pool({"p": 3500})
    >>> caps = [Cap(["a", "a", "b"], most=4000)]
    >>> found = reasons(claims, pool, caps, give_out(claims, pool, caps))
    >>> found[1]
    Reason(left=500, met=CapMet(cap=0, left=1000, before=0), before=0, ahead=None)
    >>> found[2]
    Reason(left=0, met=None, before=1, ahead=1)
    """
    going = [row for row in shares.order if row not in shares.stopped]
    drawn = [row for row in going if row not in claims.undrawn]
    totals = list(map(pool.totals.get, claims.pools))
    there = _tally(claims, going, claims.pools, totals, pool.taken)
    bounds = [_tally(claims, going, cap.groups, _mosts(cap), cap.taken) for cap in caps]
    ahead: dict[Any, int] = {}
    found: dict[int, Reason] = {}
    for row in (*drawn, *(row for row in going if row in claims.undrawn)):
        one = claims.pools[row]
        found[row] = Reason(
            there.left(row), _met(claims, shares, bounds, row), there.last.get(one), ahead.get(one)
        )
        if shares.waiting[row]:
            ahead[one] = row
        new = (shares.reserved[row] or 0) - _held(claims, row)
        for tally in (there, *bounds):
            tally.give(row, new)
    return found


class _Tally(NamedTuple):
    """What the groups of one bound have used, and the row that used some last."""

    groups: Sequence[Any]
    mosts: Sequence[Any]
    used: dict[Any, Number]
    last: dict[Any, int]

    def left(self, row: int) -> Number:
        room: Number = self.mosts[row] - self.used.get(self.groups[row], 0)
        return max(room, 0)

    def give(self, row: int, amount: Number) -> None:
        if amount:
            group = self.groups[row]
            self.used[group] = self.used.get(group, 0) + amount
            self.last[group] = row


def _tally(
    claims: Claims,
    rows: Sequence[int],
    groups: Sequence[Any],
    mosts: Sequence[Any],
    taken: Mapping[Any, Number],
) -> _Tally:
    used = dict(taken)
    holders = [row for row in rows if _held(claims, row)] if claims.held else []
    for group, amount in sums_by(
        [groups[row] for row in holders], [_held(claims, row) for row in holders]
    ).items():
        used[group] = used.get(group, 0) + amount
    last = {groups[row]: row for row in holders}
    return _Tally(groups, mosts, used, last)


def _mosts(cap: Cap) -> Sequence[Any]:
    most = most_by_row(cap)
    return [cap.most] * len(cap.groups) if most is None else most


def _met(claims: Claims, shares: Shares, bounds: Sequence[_Tally], row: int) -> CapMet | None:
    entitled = shares.entitled[row] or 0
    if entitled >= (claims.amounts[row] or 0):
        return None
    rooms = [
        (bound.left(row), number)
        for number, bound in enumerate(bounds)
        if bound.groups[row] is not None
    ]
    room, number = min(rooms)
    bound = bounds[number]
    return CapMet(number, room + _held(claims, row), bound.last.get(bound.groups[row]))


def _held(claims: Claims, row: int) -> Number:
    if claims.held is None:
        return 0
    return min(max(claims.held[row], 0), max(claims.amounts[row] or 0, 0))

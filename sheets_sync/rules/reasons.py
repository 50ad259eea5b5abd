"""Why a claim gets what it gets: which bound it met, what was left, who stood before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.records import NamedTuple
from sheets_sync.rules.claims import sums_by
from sheets_sync.rules.serving import most_by_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.claims import Cap, Claims, Pool
    from sheets_sync.rules.pools import Shares


class Met(NamedTuple):
    """The cap that leaves a claim least.

    ``cap`` is its number, ``left`` what it leaves the claim, and ``before`` the row that got
    something in that group last before it (None: what is gone was taken otherwise).
    """

    cap: int
    left: Number
    before: int | None


class Reasons(NamedTuple):
    """Why each row gets what it gets; None where it is not in the queue or its pool stopped.

    ``left`` is what its pool had when its turn came. ``before`` is the row of its pool that got
    something last before it, ``ahead`` the last before it that waits: for a row that waits itself,
    who comes first when something is freed. ``met`` has the rows from which a cap keeps something.
    """

    left: Sequence[Number | None]
    before: Sequence[int | None]
    ahead: Sequence[int | None]
    met: Mapping[int, Met]


def reasons(claims: Claims, pool: Pool, caps: Sequence[Cap], shares: Shares) -> Reasons:
    """Why each row gets what ``give_out`` made of these, in one pass over the queue.

    >>> from sheets_sync.rules.claims import Cap, Claims, Pool
    >>> from sheets_sync.rules.pools import give_out
    >>> claims, pool = Claims([3000, 3000, 1000], ["p"] * 3), Pool({"p": 3500})
    >>> caps = [Cap(["a", "a", "b"], most=4000)]
    >>> reasons(claims, pool, caps, give_out(claims, pool, caps))
    Reasons(left=[3500, 500, 0], before=[None, 0, 1], ahead=[None, None, 1],
            met={1: Met(cap=0, left=1000, before=0)})
    """
    rows = _in_turn(claims, shares)
    totals = list(map(pool.totals.get, claims.pools))
    there = _tally(claims, rows, claims.pools, totals, pool.taken)
    bounds = [_tally(claims, rows, cap.groups, _mosts(cap), cap.taken) for cap in caps]
    left: list[Number | None] = [None] * len(claims.amounts)
    before: list[int | None] = [None] * len(left)
    ahead: list[int | None] = [None] * len(left)
    met: dict[int, Met] = {}
    waits: dict[Any, int] = {}
    for row in rows:
        one, held = claims.pools[row], _held(claims, row)
        left[row], before[row], ahead[row] = there.left(row), there.last.get(one), waits.get(one)
        if (shares.entitled[row] or 0) < (claims.amounts[row] or 0):
            met[row] = _met(bounds, row, held)
        if shares.waiting[row]:
            waits[one] = row
        if (shares.reserved[row] or 0) > held:
            for tally in (there, *bounds):
                tally.give(row, (shares.reserved[row] or 0) - held)
    return Reasons(left, before, ahead, met)


def _in_turn(claims: Claims, shares: Shares) -> Sequence[int]:
    """The rows in the order in which they were served; those that get nothing yet come last."""
    if not shares.stopped and not claims.undrawn:
        return shares.order
    going = [row for row in shares.order if row not in shares.stopped]
    drawn = [row for row in going if row not in claims.undrawn]
    return [*drawn, *(row for row in going if row in claims.undrawn)]


class _Tally(NamedTuple):
    """What the groups of one bound have used, and the row that used some last."""

    groups: Sequence[Any]
    mosts: Sequence[Any]
    used: dict[Any, Number]
    last: dict[Any, int]

    def left(self, row: int) -> Number:
        room: Number = self.mosts[row] - self.used[self.groups[row]]
        return max(room, 0)

    def give(self, row: int, amount: Number) -> None:
        group = self.groups[row]
        self.used[group] += amount
        self.last[group] = row


def _tally(
    claims: Claims,
    rows: Sequence[int],
    groups: Sequence[Any],
    mosts: Sequence[Any],
    taken: Mapping[Any, Number],
) -> _Tally:
    used: dict[Any, Number] = {**dict.fromkeys(groups, 0), **taken}
    holders = [row for row in rows if _held(claims, row)] if claims.held else []
    held = sums_by([groups[row] for row in holders], [_held(claims, row) for row in holders])
    for group, amount in held.items():
        used[group] += amount
    return _Tally(groups, mosts, used, {groups[row]: row for row in holders})


def _mosts(cap: Cap) -> Sequence[Any]:
    most = most_by_row(cap)
    return [cap.most] * len(cap.groups) if most is None else most


def _met(bounds: Sequence[_Tally], row: int, held: Number) -> Met:
    rooms = (
        (bound.left(row), number)
        for number, bound in enumerate(bounds)
        if bound.groups[row] is not None
    )
    room, number = min(rooms)
    bound = bounds[number]
    return Met(number, room + held, bound.last.get(bound.groups[row]))


def _held(claims: Claims, row: int) -> Number:
    if claims.held is None:
        return 0
    return min(max(claims.held[row], 0), max(claims.amounts[row] or 0, 0))

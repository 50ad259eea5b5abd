"""Pools: what there is, given out to claims in order of rank, within caps.

Rules: the block ``pools`` of a programme file. Rows, groups and amounts: see ``claims``.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any

from sheets_sync.records import NamedTuple
from sheets_sync.rules.claims import along, as_it_stands
from sheets_sync.rules.ranking import in_order, numbered
from sheets_sync.rules.serving import most_by_row, served

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.claims import Cap, Claims, Pool


class Shares(NamedTuple):
    """What each row gets; None where it is not in the queue, or where its pool stopped.

    ``order`` are the rows in the queue, first in rank first. ``rank`` counts from 1 within each
    pool, also in one that stopped. ``entitled`` is what the caps allow of the claim, ``reserved``
    what there is for it, ``waiting`` the rest, and ``waiting_rank`` numbers those with a rest from
    1 within each pool. ``stopped`` are the rows of pools of which the total, or a most of a cap,
    cannot be told.
    """

    order: Sequence[int]
    rank: Sequence[int | None]
    entitled: Sequence[Number | None]
    reserved: Sequence[Number | None]
    waiting: Sequence[Number | None]
    waiting_rank: Sequence[int | None]
    stopped: frozenset[int]


def give_out(claims: Claims, pool: Pool, caps: Sequence[Cap] = ()) -> Shares:
    """Serve the claims in order of rank, n log n in rows.

    A claim is entitled to what no cap keeps from it; of that it gets what its pool has left, in
    the pool's manner. What a claim gets counts in its pool and in its group of every cap for those
    behind it; what it waits for does not.

    >>> from sheets_sync.rules.claims import Cap, Claims, Pool
    >>> claims = Claims([3000, 3000, None, 1000], pools=["p"] * 4, order=[[2, 1, 4, 3]])
    >>> shares = give_out(claims, Pool({"p": 4500}), [Cap(["a", "a", "b", "b"], most=4000)])
    >>> shares.order, shares.entitled, shares.reserved
    ([1, 0, 3], [1000, 3000, None, 1000], [1000, 3000, None, 500])
    >>> shares.waiting, shares.waiting_rank
    ([0, 0, None, 500], [None, None, None, 1])
    """
    height = len(claims.amounts)
    order = as_it_stands(_in_rank(claims), height)
    kinds = set(along(claims.pools, order))
    stopped = _stopped(claims, pool, caps, order, kinds)
    rank = _spread(height, order, numbered(order, claims.pools, kinds))
    going = [row for row in order if row not in stopped] if stopped else order
    entitled, reserved = served(claims, pool, caps, going)
    waiting = _rest(entitled, reserved)
    behind = list(compress(going, waiting))
    noughts = _spread(height, going, [0] * len(going))
    return Shares(
        order=order,
        rank=rank,
        entitled=_over(noughts, going, entitled),
        reserved=_over(noughts, going, reserved),
        waiting=_over(noughts, going, waiting),
        waiting_rank=_spread(height, behind, numbered(behind, claims.pools, kinds)),
        stopped=frozenset(stopped),
    )


def give_out_offers(claims: Claims, pool: Pool, caps: Sequence[Cap] = ()) -> Shares:
    """As ``give_out``, of a pool in which what is reserved is an offer, and held from then on.

    What is held counts in the caps before all claims, also before one that ranks higher and was
    skipped, which may then ask less, and fit. So it is given out again until nothing changes any
    more: a run that finds the same claims, and what this one reserved held, finds the same shares.
    """
    shares = give_out(claims, pool, caps)
    while True:
        held = [amount or 0 for amount in shares.reserved]
        settled = give_out(claims._replace(held=held), pool, caps)
        if settled.reserved == shares.reserved:
            return settled
        shares = settled


def _in_rank(claims: Claims) -> Sequence[int]:
    if claims.ranked is None:
        return in_order(_in_queue(claims), claims.order)
    queue = _in_queue(claims)
    if len(queue) == len(claims.ranked):
        return claims.ranked
    return list(filter(set(queue).__contains__, claims.ranked))


def _in_queue(claims: Claims) -> Sequence[int]:
    rows = range(len(claims.amounts))
    if None not in claims.amounts and None not in claims.pools and not claims.ended:
        return rows
    cells = zip(rows, claims.amounts, claims.pools, strict=True)
    return [
        row
        for row, amount, pool in cells
        if amount is not None and pool is not None and row not in claims.ended
    ]


def _spread(height: int, rows: Sequence[int], values: Sequence[Any]) -> Sequence[Any]:
    if isinstance(rows, range):
        return values
    spread: list[Any] = [None] * height
    for row, value in zip(rows, values, strict=True):
        spread[row] = value
    return spread


def _over(noughts: Sequence[Any], rows: Sequence[int], values: Sequence[Any]) -> Sequence[Any]:
    """The values in their rows; most are 0 in a long queue, and stand there already."""
    if isinstance(rows, range):
        return values
    spread = list(noughts)
    for row, value in compress(zip(rows, values, strict=True), values):
        spread[row] = value
    return spread


# ---- pools of which something cannot be told


def _stopped(
    claims: Claims, pool: Pool, caps: Iterable[Cap], order: Sequence[int], kinds: Iterable[Any]
) -> frozenset[int]:
    pools = claims.pools
    unread = {one for one in kinds if pool.totals.get(one) is None}
    for cap in caps:
        unread.update(pools[row] for row in _without_most(cap, order))
    return frozenset(row for row in order if pools[row] in unread) if unread else frozenset()


def _without_most(cap: Cap, order: Sequence[int]) -> Iterable[int]:
    most = most_by_row(cap)
    if most is None or None not in most:
        return ()
    return (row for row in order if most[row] is None and cap.groups[row] is not None)


def _rest(entitled: Sequence[Number], reserved: Sequence[Number]) -> list[Number]:
    rest = list(entitled)
    for place in compress(range(len(rest)), reserved):
        rest[place] -= reserved[place]
    return rest

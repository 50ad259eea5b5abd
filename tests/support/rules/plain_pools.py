"""Pools given out row by row, each time from the start: slow, and plain to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sheets_sync.rules.claims import Cap, Claims, Pool


class Plain(NamedTuple):
    """For each row: its rank, what it is entitled to, what it gets, its place among the waiting."""

    rank: list[int | None]
    entitled: list[Any]
    reserved: list[Any]
    waiting_rank: list[int | None]
    stopped: set[int]


def plainly_given_out(claims: Claims, pool: Pool, caps: Sequence[Cap]) -> Plain:
    rows = ranked(claims)
    stopped = {row for row in rows if not _known(claims, pool, caps, claims.pools[row])}
    going = [row for row in rows if row not in stopped]
    got = {row: _held(claims, row) for row in going}
    entitled: dict[int, Any] = {}
    blocked: set[Any] = set()
    for row in going:
        new = _allowed(claims, pool, caps, row, got)
        entitled[row] = got[row] + new
        if row in claims.undrawn:
            continue
        left = _left(claims, pool, row, got)
        if claims.pools[row] in blocked:
            continue
        if new <= left:
            got[row] += new
        elif pool.manner.short == "wait":
            blocked.add(claims.pools[row])
        elif pool.manner.short == "partial" and not pool.manner.whole:
            got[row] += max(left, 0)
    for row in claims.undrawn & entitled.keys():
        entitled[row] = got[row] + _allowed(claims, pool, caps, row, got)
    height = len(claims.amounts)
    waiting = [row for row in going if entitled[row] > got[row]]
    return Plain(
        rank=[_place(claims, rows, row) for row in range(height)],
        entitled=[entitled.get(row) for row in range(height)],
        reserved=[got.get(row) for row in range(height)],
        waiting_rank=[_place(claims, waiting, row) for row in range(height)],
        stopped=stopped,
    )


def _allowed(claims: Claims, pool: Pool, caps: Sequence[Cap], row: int, got: dict[int, Any]) -> Any:
    asked = max(claims.amounts[row] or 0, 0) - got[row]
    new = min([asked, *_rooms(caps, row, got)])
    return 0 if pool.manner.whole and new < asked else max(new, 0)


def ranked(claims: Claims) -> list[int]:
    rows = [
        row
        for row, amount in enumerate(claims.amounts)
        if amount is not None and claims.pools[row] is not None and row not in claims.ended
    ]
    return sorted(rows, key=lambda row: (*(_place_of(c[row]) for c in claims.order), row))


def _place_of(cell: Any) -> tuple[bool, Any]:
    return (True, 0) if cell is None else (False, cell)


def _most(cap: Cap, row: int) -> Any:
    return cap.most[row] if isinstance(cap.most, Sequence) else cap.most


def _known(claims: Claims, pool: Pool, caps: Sequence[Cap], one: Any) -> bool:
    if pool.totals.get(one) is None:
        return False
    others = [row for row in ranked(claims) if claims.pools[row] == one]
    return all(
        _most(cap, row) is not None or cap.groups[row] is None for cap in caps for row in others
    )


def _held(claims: Claims, row: int) -> Any:
    amount = max(claims.amounts[row] or 0, 0)
    return min(max(claims.held[row], 0), amount) if claims.held else 0


def _rooms(caps: Sequence[Cap], row: int, got: dict[int, Any]) -> list[Any]:
    return [
        _most(cap, row)
        - cap.taken.get(cap.groups[row], 0)
        - sum(amount for other, amount in got.items() if cap.groups[other] == cap.groups[row])
        for cap in caps
        if cap.groups[row] is not None
    ]


def _left(claims: Claims, pool: Pool, row: int, got: dict[int, Any]) -> Any:
    one = claims.pools[row]
    given = sum(amount for other, amount in got.items() if claims.pools[other] == one)
    total = pool.totals[one]
    assert total is not None
    return max(total - pool.taken.get(one, 0) - given, 0)


def _place(claims: Claims, rows: list[int], row: int) -> int | None:
    if row not in rows:
        return None
    return [one for one in rows if claims.pools[one] == claims.pools[row]].index(row) + 1

"""Claims served under their caps: what goes before, the loop, and the rest that needs none."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add, sub
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.rules.claims import along, sums_by
from sheets_sync.rules.loops import serve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.claims import Cap, Claims, Pool, Serving

_UNBOUND: Final = 10**60
"""More than any claim: what those may get whom a cap does not hold."""


def most_by_row(cap: Cap) -> Sequence[Number | None] | None:
    """The most of each row, None where it is the same for all."""
    return cap.most if isinstance(cap.most, Sequence) else None


class _Bound(NamedTuple):
    """A cap along the claims: ``rooms`` is what each group may still get, less ``most`` by row."""

    groups: Sequence[Any]
    rooms: dict[Any, Number]
    most: Sequence[Any] | None

    def hold(self, amounts: Iterable[Number]) -> None:
        """Count amounts that go before all."""
        for group, amount in sums_by(self.groups, amounts).items():
            self.rooms[group] -= amount

    def room(self, place: int) -> Number:
        """What it leaves the claim at this place."""
        room = self.rooms[self.groups[place]]
        return room if self.most is None else room + self.most[place]

    def allowed(self, amounts: Sequence[Number], start: int) -> list[Number]:
        """What it leaves each of the amounts, the claims from ``start`` on."""
        if self.most is None:
            bare = {group: max(room, 0) for group, room in self.rooms.items()}
            rooms: Iterable[Number] = map(bare.__getitem__, self.groups[start:])
        else:
            own = map(add, map(self.rooms.__getitem__, self.groups[start:]), self.most[start:])
            rooms = (max(room, 0) for room in own)
        return [
            amount if amount < room else room for amount, room in zip(amounts, rooms, strict=True)
        ]


_There: TypeAlias = "tuple[Sequence[Any], dict[Any, Number], Sequence[_Bound], Serving]"
"""The pool of each claim, what is left in each, the caps, and how claims are served."""


def _bound(cap: Cap, rows: Sequence[int]) -> _Bound:
    groups, most = along(cap.groups, rows), most_by_row(cap)
    start: Any = cap.most if most is None else 0
    rooms = dict.fromkeys(groups, start)
    for group, amount in cap.taken.items():
        if group in rooms:
            rooms[group] -= amount
    if None not in rooms:
        return _Bound(groups, rooms, None if most is None else along(most, rows))
    rooms[None] = _UNBOUND
    if most is not None:
        most = [most[row] if cap.groups[row] is not None else 0 for row in rows]
    return _Bound(groups, rooms, most)


def served(
    claims: Claims, pool: Pool, caps: Iterable[Cap], rows: Sequence[int]
) -> tuple[Sequence[Number], Sequence[Number]]:
    """What the rows are entitled to and what is reserved for them, in their order."""
    amounts = _positive(along(claims.amounts, rows))
    pools = along(claims.pools, rows)
    bounds = [_bound(cap, rows) for cap in caps]
    lefts = _lefts(pool, pools)
    if claims.held is None:
        return _with_undrawn(claims, rows, amounts, (pools, lefts, bounds, pool.manner))
    held = list(map(min, _positive(along(claims.held, rows)), amounts))
    for one, amount in sums_by(pools, held).items():
        lefts[one] -= amount
    for bound in bounds:
        bound.hold(held)
    new = list(map(sub, amounts, held))
    entitled, reserved = _with_undrawn(claims, rows, new, (pools, lefts, bounds, pool.manner))
    return list(map(add, entitled, held)), list(map(add, reserved, held))


def _with_undrawn(
    claims: Claims, rows: Sequence[int], amounts: Sequence[Number], there: _There
) -> tuple[Sequence[Number], Sequence[Number]]:
    """Those that get nothing yet ask nothing at first; then for what the others leave them."""
    if not claims.undrawn:
        return _newly_served(amounts, *there)
    asleep = [place for place, row in enumerate(rows) if row in claims.undrawn]
    asking = list(amounts)
    for place in asleep:
        asking[place] = 0
    entitled, reserved = _newly_served(asking, *there)
    _, _, bounds, manner = there
    patched = list(entitled)
    for place in asleep:
        rooms = [bound.room(place) for bound in bounds]
        allowed = max(min([amounts[place], *rooms]), 0)
        patched[place] = 0 if manner.whole and allowed < amounts[place] else allowed
    return patched, reserved


def _newly_served(
    amounts: Sequence[Number],
    pools: Sequence[Any],
    lefts: dict[Any, Number],
    bounds: Sequence[_Bound],
    manner: Serving,
) -> tuple[Sequence[Number], Sequence[Number]]:
    entitled, reserved = serve(
        amounts,
        pools,
        lefts,
        [bound.groups for bound in bounds],
        [bound.rooms for bound in bounds],
        [bound.most for bound in bounds],
        manner,
    )
    # With nothing left to reserve, room no longer changes and the rest needs no loop.
    start = len(entitled)
    claimed = rest = list(amounts[start:])
    for bound in bounds:
        rest = bound.allowed(rest, start)
    if manner.whole:
        rest = [got if got == all_ else 0 for got, all_ in zip(rest, claimed, strict=True)]
    return entitled + rest, reserved


def _positive(amounts: Sequence[Any]) -> Sequence[Any]:
    if amounts and min(amounts) < 0:
        return [max(amount, 0) for amount in amounts]
    return amounts


def _lefts(pool: Pool, pools: Sequence[Any]) -> dict[Any, Number]:
    taken = pool.taken
    return {
        one: total - taken.get(one, 0)
        for one in set(pools)
        if (total := pool.totals[one]) is not None
    }

"""Pools given out to whole columns give what they give claim by claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.rules.drawn_pools import givings
from support.rules.plain_pools import plainly_given_out

from sheets_sync.rules.claims import Cap, Claims, Pool
from sheets_sync.rules.pools import give_out

if TYPE_CHECKING:
    from sheets_sync.rules.pools import Shares

Giving = tuple[Claims, Pool, list[Cap]]
many = settings(max_examples=400, deadline=None)


@many
@given(givings())
def test_claim_by_claim(giving: Giving) -> None:
    shares, plain = give_out(*giving), plainly_given_out(*giving)
    assert list(shares.rank) == plain.rank
    assert list(shares.entitled) == plain.entitled
    assert list(shares.reserved) == plain.reserved
    assert list(shares.waiting_rank) == plain.waiting_rank
    assert shares.stopped == plain.stopped


@many
@given(givings())
def test_never_more_than_there_is(giving: Giving) -> None:
    claims, pool, caps = giving
    shares = give_out(*giving)
    for one, total in pool.totals.items():
        _within(claims.pools, one, total, pool.taken, claims, shares)
    for cap in caps:
        for group in {*cap.groups} - {None}:
            mosts = [
                most for most, other in zip(_mosts(cap), cap.groups, strict=True) if other == group
            ]
            if None not in mosts:
                _within(cap.groups, group, max(mosts), cap.taken, claims, shares)


def _mosts(cap: Cap) -> Any:
    return cap.most if isinstance(cap.most, list) else [cap.most] * len(cap.groups)


def _within(groups: Any, group: Any, most: Any, taken: Any, claims: Claims, shares: Shares) -> None:
    got = [row for row, amount in enumerate(shares.reserved) if amount and groups[row] == group]
    given = sum(shares.reserved[row] or 0 for row in got)
    held = sum(max(claims.held[row], 0) for row in got) if claims.held else 0
    assert most is None or given <= max(most - taken.get(group, 0), held)


@many
@given(givings(), st.randoms(use_true_random=False))
def test_the_place_on_the_sheet_means_nothing_where_no_two_rank_alike(
    giving: Giving, random: Any
) -> None:
    claims, pool, caps = giving
    height = len(claims.amounts)
    moved = list(range(height))
    random.shuffle(moved)

    def along(column: Any) -> Any:
        return [column[row] for row in moved] if isinstance(column, list) else column

    claims = claims._replace(order=[*claims.order, list(range(height))])
    shares = give_out(claims, pool, caps)
    other = give_out(
        Claims(
            along(claims.amounts),
            along(claims.pools),
            [along(column) for column in claims.order],
            along(claims.held),
            frozenset(at for at, row in enumerate(moved) if row in claims.ended),
            frozenset(at for at, row in enumerate(moved) if row in claims.undrawn),
        ),
        pool,
        [Cap(along(cap.groups), along(cap.most), cap.taken) for cap in caps],
    )
    assert list(other.reserved) == [shares.reserved[row] for row in moved]
    assert list(other.waiting_rank) == [shares.waiting_rank[row] for row in moved]

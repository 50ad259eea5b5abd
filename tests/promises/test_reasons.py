"""What explains a share is so: the bound that it names explains the amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from support.rules.drawn_pools import givings
from support.rules.plain_pools import plainly_given_out

from sheets_sync.rules.pools import give_out
from sheets_sync.rules.reasons import reasons

if TYPE_CHECKING:
    from sheets_sync.rules.claims import Cap, Claims, Pool

many = settings(max_examples=400, deadline=None)


@many
@given(givings())
def test_the_reason_explains_the_share(giving: tuple[Claims, Pool, list[Cap]]) -> None:
    claims, pool, caps = giving
    shares = give_out(*giving)
    found = reasons(claims, pool, caps, shares)
    plain = plainly_given_out(*giving)
    going = {row for row in shares.order if row not in shares.stopped}
    assert going == {row for row, left in enumerate(found.left) if left is not None}
    for row in going:
        left, met, ahead = found.left[row] or 0, found.met.get(row), found.ahead[row]
        asked = max(claims.amounts[row] or 0, 0)
        held = min(max(claims.held[row], 0), asked) if claims.held else 0
        entitled, reserved = plain.entitled[row], plain.reserved[row]
        assert (met is None) == (entitled == asked)
        if met is not None:
            allowed = 0 if pool.manner.whole else met.left - held
            assert entitled == held + allowed
            assert caps[met.cap].groups[row] is not None
        if row not in claims.undrawn:
            assert reserved - held <= left
        if reserved < entitled and pool.manner.short == "partial" and row not in claims.undrawn:
            assert pool.manner.whole or reserved - held == left
        place = plain.waiting_rank[row]
        if place and not claims.undrawn:
            assert (ahead is None) == (place == 1)
            assert ahead is None or plain.waiting_rank[ahead] == place - 1

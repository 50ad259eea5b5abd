"""What came of a pool: kept with the world for those who tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.rules.claims import Cap, Claims, Pool
    from sheets_sync.rules.endings import Endings
    from sheets_sync.rules.pools import Shares
    from sheets_sync.rules.prepared import PoolStep


class Shared(NamedTuple):
    """A pool as it was shared out: what was asked, what there was, and what came of it."""

    step: PoolStep
    claims: Claims
    pool: Pool
    caps: Sequence[Cap]
    shares: Shares
    endings: Endings

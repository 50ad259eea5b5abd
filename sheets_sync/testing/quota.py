"""Google's quota: so many reads and writes of spreadsheets in any sixty seconds, and no more."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

PERIOD: Final = 60.0
_READS: Final = (".get", ".batchGet", "Filter", ".search")


@dataclass
class Quota:
    """``reads`` and ``writes`` are the most of a user in a minute, by the clock ``now`` in seconds.

    None means that nobody counts. What is refused does not count.
    """

    reads: int | None = None
    writes: int | None = None
    now: Callable[[], float] = time.monotonic
    _taken: dict[tuple[str, bool], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def takes(self, method: str, person: str = "") -> bool:
        """Whether this request of Sheets is within the quota; it is counted then."""
        if not method.startswith("spreadsheets."):
            return True
        is_read = method.endswith(_READS)
        limit = self.reads if is_read else self.writes
        taken, now = self._taken[person, is_read], self.now()
        while taken and taken[0] <= now - PERIOD:
            taken.popleft()
        if limit is not None and len(taken) >= limit:
            return False
        taken.append(now)
        return True

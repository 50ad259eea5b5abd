"""How long one pass over many registers takes under Google's quota, by a clock that is turned."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from bench.figures import Figure
from sheets_sync.fleet.quota import Limits, Quota

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.figures import Bench
    from sheets_sync.fleet.quota import Asked

SIZES = (1, 150, 500, 10_000, 100_000)
NEWS = 20
"""One register in so many has something to write."""
LATENCY = 0.1
ONE_ACCOUNT, MANY_ACCOUNTS = Limits(), Limits(account=300)


class _Turned:
    """Requests take their time; whoever waits turns the clock, past every answer on its way."""

    def __init__(self) -> None:
        self.time = 0.0
        self.under_way: list[tuple[float, int, Asked]] = []
        self.quota: Quota | None = None

    def now(self) -> float:
        return self.time

    def until(self, moment: float) -> None:
        while self.under_way and self.under_way[0][0] <= moment:
            self.end_first()
        self.time = max(self.time, moment)

    def end_first(self) -> None:
        self.time, _, asked = heappop(self.under_way)
        assert self.quota
        self.quota.end(asked)


def passed(count: int, limits: Limits, workers: int = 4) -> tuple[float, int]:
    """Seconds of one pass over so many registers, and its requests."""
    clock = _Turned()
    quota = clock.quota = Quota(limits, clock)
    for number in range(count):
        for kind in ("read", "write")[: 2 if number % NEWS == 0 else 1]:
            if len(clock.under_way) >= min(workers, limits.account):
                clock.end_first()
            asked = quota.begin("read" if kind == "read" else "write", "")
            heappush(clock.under_way, (clock.time + LATENCY, quota.sent, asked))
    while clock.under_way:
        clock.end_first()
    return clock.time, quota.sent


def scale_figures(_: Bench) -> Iterator[Figure]:
    """Minutes of one pass, by one account and by as many as a project's quota can use."""
    for count in SIZES:
        one, requests = passed(count, ONE_ACCOUNT)
        many, _ = passed(count, MANY_ACCOUNTS, workers=8)
        yield Figure(f"scale: {count:,} registers, requests", requests)
        yield Figure(f"scale: {count:,} registers, one account, minutes", one / 60)
        yield Figure(f"scale: {count:,} registers, a whole project, minutes", many / 60)

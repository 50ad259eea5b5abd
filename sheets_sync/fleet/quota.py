"""Google's quota, shared by all that run side by side: never a request too many.

A request counts from the moment it is allowed until a minute after its answer came. When it reached
Google lies in between, whatever held it up on the way; so in no minute more can arrive than are
allowed. A limiter that counts from the moment of sending cannot promise that.
"""

from __future__ import annotations

from collections import deque
from threading import Condition
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from sheets_sync.fleet.clock import Clock

Kind: TypeAlias = Literal["read", "write"]

PERIOD: Final = 60.0
_FIRST_HOLD: Final = 5.0
_LONGEST_HOLD: Final = 60.0


class Limits(NamedTuple):
    """Requests a minute: reads and writes of a project, and either of one account in it."""

    reads: int = 300
    writes: int = 300
    account: int = 60


class _Bucket:
    """One quota: what is on its way, and when the answers of the last minute came."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.under_way = 0
        self.answered: deque[float] = deque()
        self.held = 0.0
        self.hold = _FIRST_HOLD

    def free_at(self, now: float) -> float | None:
        """When the next may go; None when only an answer can tell."""
        while self.answered and self.answered[0] <= now - PERIOD:
            self.answered.popleft()
        if self.under_way + len(self.answered) < self.limit:
            return max(now, self.held)
        return max(self.answered[0] + PERIOD, self.held) if self.answered else None

    def answer(self, now: float, *, was_refused: bool) -> None:
        self.under_way -= 1
        self.answered.append(now)
        if was_refused:
            # Somebody else uses up the same quota: everybody waits, longer each time.
            self.held = now + self.hold
            self.hold = min(2 * self.hold, _LONGEST_HOLD)
        else:
            self.hold = _FIRST_HOLD


class Asked(NamedTuple):
    """One request under way, and the quotas that it counts for."""

    buckets: tuple[_Bucket, ...]


class Quota:
    """Lets requests through, each as soon as every quota that it counts for has room."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._limits = limits
        self._clock = clock
        self._buckets: dict[tuple[Kind, str], _Bucket] = {}
        self._changed = Condition()
        self.sent = 0
        """Requests so far."""

    def begin(self, kind: Kind, account: str) -> Asked:
        """Wait until a request may go; it counts until ``end``, and a minute longer."""
        buckets = self._of(kind, account)
        while (moment := self._room_at(buckets)) is not None:
            self._clock.until(moment)
        return Asked(buckets)

    def _of(self, kind: Kind, account: str) -> tuple[_Bucket, _Bucket]:
        limits = self._limits
        whole = limits.reads if kind == "read" else limits.writes
        with self._changed:
            return (
                self._buckets.setdefault((kind, ""), _Bucket(whole)),
                self._buckets.setdefault((kind, f"account {account}"), _Bucket(limits.account)),
            )

    def _room_at(self, buckets: tuple[_Bucket, ...]) -> float | None:
        """None when there is room, which is taken; else the moment to look again."""
        with self._changed:
            while True:
                now = self._clock.now()
                moments = [moment for one in buckets if (moment := one.free_at(now)) is not None]
                if len(moments) == len(buckets):
                    break
                self._changed.wait()
            if max(moments) > now:
                return max(moments)
            self.sent += 1
            for bucket in buckets:
                bucket.under_way += 1
        return None

    def end(self, asked: Asked, *, was_refused: bool = False) -> None:
        """Its answer is there, or never comes; ``was_refused`` when it was one too many."""
        with self._changed:
            now = self._clock.now()
            for bucket in asked.buckets:
                bucket.answer(now, was_refused=was_refused)
            self._changed.notify_all()

"""The clock by which a fleet waits; tests bring one that only goes when somebody waits."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Seconds that never go back."""

    def now(self) -> float: ...

    def until(self, moment: float) -> None:
        """Wait until it is that late; at once when it is already."""


class WallClock:
    """The clock of this machine."""

    def now(self) -> float:
        return time.monotonic()

    def until(self, moment: float) -> None:
        time.sleep(max(0.0, moment - time.monotonic()))

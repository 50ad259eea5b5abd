"""Whether the clock of this machine can be right: the log tells when the last run wrote."""

from __future__ import annotations

from typing import Final

from sheets_sync.problems.problem import Day
from sheets_sync.problems.stop import Unsafe

_BACK: Final = 1.0
_AHEAD: Final = 365.0
"""Days."""


def doubted_clock(now: float, latest: float | None) -> Unsafe | None:
    """Why a run at this moment had better not write, by the moment at which one wrote last."""
    if latest is None:
        return None
    days = {"today": Day(int(now)), "last": Day(int(latest))}
    if now < latest - _BACK:
        return Unsafe("clock.back", **days)
    return Unsafe("clock.ahead", **days) if now > latest + _AHEAD else None

"""The longest that a run may take, whatever it hangs on."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sheets_sync.problems.stop import Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

RUN_SECONDS: Final = 600
"""Twice what the Google store allows itself, so that only what it cannot see ends here."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop the body when it takes longer; only where signals arrive, in the main thread.

    Raises:
        Unreachable: the time was up. A store leaves the register whole; a write that was under
            way may have been carried out, and the next run then finds it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Unreachable("cron.too_long", minutes=max(1, round(seconds / 60)))

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

"""The longest that a run may take, whatever it hangs on."""

from __future__ import annotations

import _thread
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
    with (_alarm if hasattr(signal, "SIGALRM") else _interruption)(seconds):
        yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _too_long(seconds)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _interruption(seconds: float) -> Iterator[None]:
    """Where there is no alarm, as on Windows: a ^C of our own, by which we know that it was ours.

    It arrives between two steps of Python; a call to the system that hangs is not cut short.
    """
    late = threading.Event()

    def interrupt() -> None:
        late.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    try:
        timer.start()
        yield
    except KeyboardInterrupt:
        if late.is_set():
            raise _too_long(seconds) from None
        raise
    finally:
        timer.cancel()


def _too_long(seconds: float) -> Unreachable:
    return Unreachable("cron.too_long", minutes=max(1, round(seconds / 60)))

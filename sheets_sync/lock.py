"""One run at a time for each register on this machine."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from sheets_sync.errors import Busy
from sheets_sync.journal import state_folder
from sheets_sync.settings import is_there

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Outcome = TypeVar("Outcome")

_HELD: Final = "run.busy"
_BETWEEN_TRIES: Final = 0.5


class Waiting(NamedTuple):
    """For how many seconds to wait for another run, and by which clock."""

    seconds: float = 0.0
    pause: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic


def when_free(run: Callable[[], Outcome], waiting: Waiting) -> Outcome:
    """The outcome of a run, begun anew for as long as another one holds the register's lock.

    Raises:
        Busy: the other run was still at work when the wait was over, or whatever else makes
            ``run`` say so; a workbook that somebody has open is not waited for.
    """
    until = waiting.now() + waiting.seconds
    while True:
        try:
            return run()
        except Busy as busy:
            left = until - waiting.now()
            if busy.code != _HELD or left <= 0:
                raise
        waiting.pause(min(_BETWEEN_TRIES, left))


@contextmanager
def only_run(origin: str) -> Iterator[None]:
    """Hold the register's lock while the body runs; the system lets go of it after a crash.

    Raises:
        Busy: another run holds it.
    """
    try:
        handle = os.open(_lock_path(origin), os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        # Nowhere to keep a lock: what a store compares before it writes has to do.
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise Busy(_HELD, origin=origin) from error
    try:
        yield
    finally:
        os.close(handle)


def _lock_path(origin: str) -> Path:
    folder = state_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = os.path.realpath(origin) if is_there(origin) else origin
    return folder / f"{sha256(os.fsencode(known)).hexdigest()[:16]}.lock"

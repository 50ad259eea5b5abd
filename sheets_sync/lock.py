"""One run at a time for each register on this machine."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sheets_sync.errors import Busy
from sheets_sync.journal import state_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        raise Busy("run.busy", origin=origin) from error
    try:
        yield
    finally:
        os.close(handle)


def _lock_path(origin: str) -> Path:
    folder = state_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = os.path.realpath(origin) if Path(origin).exists() else origin
    return folder / f"{sha256(known.encode()).hexdigest()[:16]}.lock"

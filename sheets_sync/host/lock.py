"""One run at a time for each register, whoever starts it and wherever."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Final, TypeVar

from sheets_sync.host.beside import lock_of
from sheets_sync.host.state_folder import state_folder
from sheets_sync.host.system import (
    OPEN_AS_IS,
    OPEN_AT_ONCE,
    OPEN_FILES_STAY,
    give,
    lock,
    set_mode,
)
from sheets_sync.problems.stop import Busy
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Outcome = TypeVar("Outcome")

_HELD: Final = "run.busy"
_BETWEEN_TRIES: Final = 0.5
_TRIES: Final = 20
"""For a lock that other runs make and take away, each of them in its turn."""


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
def only_run(origin: str) -> Iterator[bool]:
    """Hold the register's locks while the body runs; the system lets go of them after a crash.

    One stands in the state folder; a workbook has another beside it, for runs of other users and
    other hosts, and is held itself where it has more names. Yields whether the one beside it is
    held, so that nothing there can belong to another run.

    Raises:
        Busy: another run holds one of them.
    """
    with ExitStack() as held:
        _hold_in_state_folder(origin, held)
        found = _file(origin)
        if found is None:
            yield False
            return
        target, stat = found
        if stat.st_nlink > 1:
            _hold(_opened(target), origin, held)
        yield _hold_beside(target, stat, origin, held)


def _hold_in_state_folder(origin: str, held: ExitStack) -> None:
    try:
        folder = state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / _name(origin), os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        # Nowhere to keep a lock: what a store compares before it writes has to do.
        return
    _hold(handle, origin, held)


def _name(origin: str) -> str:
    known = os.path.realpath(origin) if _file(origin) else origin
    return f"{sha256(known.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.lock"


def _file(origin: str) -> tuple[Path, os.stat_result] | None:
    try:
        target = Path(os.path.realpath(origin))
        stat = target.stat()
    except (OSError, ValueError):
        return None
    return (target, stat) if S_ISREG(stat.st_mode) else None


def _hold_beside(target: Path, stat: os.stat_result, origin: str, held: ExitStack) -> bool:
    """Whether it could be; where the folder is closed no run leaves anything there either."""
    path = lock_of(target)
    for _ in range(_TRIES):
        made = _made(path, stat)
        handle = _opened(path) if made is None else made
        if handle is None:
            return False
        holding = ExitStack()
        if OPEN_FILES_STAY:
            holding.callback(_removed, path)
        if not _hold(handle, origin, holding):
            holding.close()
            if made is not None:
                _removed(path)
            return False
        if _is(handle, path):
            holding.callback(_removed, path)
            held.push(holding)
            return True
        # The run before us took it away just before it let go; who comes now makes another.
        holding.close()
    raise Busy(_HELD, origin=origin)


def _made(path: Path, stat: os.stat_result) -> int | None:
    """A new lock, for everybody who may write what it locks."""
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | OPEN_AS_IS
    with suppress(OSError):
        handle = os.open(path, flags, 0o600)
        with suppress(OSError):
            give(handle, -1, stat.st_gid)
        with suppress(OSError):
            set_mode(handle, stat.st_mode & 0o666)
        return handle
    return None


def _opened(path: Path) -> int | None:
    """What is there already; reading is enough for a lock, except over some networks."""
    for access in (os.O_RDWR, os.O_RDONLY):
        with suppress(OSError):
            return os.open(path, access | OPEN_AS_IS | OPEN_AT_ONCE)
    return None


def _hold(handle: int | None, origin: str, held: ExitStack) -> bool:
    """Whether the lock is held, until the stack ends. Raises Busy."""
    if handle is None:
        return False
    held.callback(_closed, handle)
    try:
        lock(handle)
    except BlockingIOError as error:
        held.close()
        raise Busy(_HELD, origin=origin) from error
    except OSError:
        # This file system knows no locks, which does not mean that another run is at work.
        return False
    return True


def _is(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except OSError:
        return False


def _removed(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _closed(handle: int) -> None:
    # The system has let go of it, whatever it says.
    with suppress(OSError):
        os.close(handle)

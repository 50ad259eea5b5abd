"""The calls of this process to the system, counted, and what happens at one of them."""

from __future__ import annotations

import errno
import fcntl
import io
import os
import signal
import sqlite3
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sheets_sync.stores.workbook import exchange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

THE_GAP: Final = "replace the register"
"""The call in which a new version takes the register's place where files cannot change places."""

_COUNTED: Final = (
    *("open", "close", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir", "stat"),
    *("lstat", "fstat", "access", "fchmod", "fchown", "scandir", "listxattr", "readlink"),
)


class How(Enum):
    """The number of an error, and whether the call took effect all the same; or what else happens.

    ``SAVED`` is somebody who saves the register just before the call, which then succeeds.
    """

    INPUT_OUTPUT = (errno.EIO, False)
    INPUT_OUTPUT_AFTER = (errno.EIO, True)
    FULL = (errno.ENOSPC, False)
    FULL_AFTER = (errno.ENOSPC, True)
    FORBIDDEN = (errno.EACCES, False)
    INTERRUPTED = (errno.EINTR, False)
    INTERRUPTED_AFTER = (errno.EINTR, True)
    KILLED = (0, False)
    KILLED_AFTER = (0, True)
    SAVED = (-1, False)


class Fault(NamedTuple):
    """At the call with this number, from 1, this happens."""

    number: int
    how: How


class Disk(Enum):
    """What a file system can do."""

    MODERN = "two files can change places, a file can have two names"
    PLAIN = "neither"


class Run(NamedTuple):
    """What happens during a run; ``theirs`` is what somebody saves in place of ``register``.

    The names of its calls come in the file ``noted``, one a line.
    """

    fault: Fault | None
    disk: Disk
    theirs: Path
    register: Path
    noted: Path


class Calls:
    """Counts calls, and lets one fail; a write that fails after the fact wrote its first half."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._made = 0
        self._rename = os.replace
        self._note: Callable[[str], object] = str

    def install(self) -> None:
        """From now on, in this process."""
        self._note = self._run.noted.open("w", buffering=1, encoding="utf-8").write
        if self._run.disk is Disk.PLAIN:
            exchange._call = lambda: None  # type: ignore[assignment] # uncached
            os.link = _no_links
        for name in _COUNTED:
            setattr(os, name, self._counted(name, getattr(os, name)))
        io.open = self._counted("io.open", io.open)
        fcntl.flock = self._counted("flock", fcntl.flock)
        sqlite3.connect = self._connecting(sqlite3.connect)
        call = exchange._call()
        if call:
            exchange._call = lambda: self._answering(call)  # type: ignore[assignment] # uncached

    def _due(self, name: str) -> How | None:
        self._made += 1
        self._note(f"{name}\n")
        fault = self._run.fault
        if fault is None or fault.number != self._made:
            return None
        if fault.how is How.SAVED:
            self._rename(self._run.theirs, self._run.register)
            return None
        return fault.how

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **more: Any) -> Any:
            is_gap = name == "replace" and given[1] == self._run.register
            how = self._due(THE_GAP if is_gap else name)
            if how is None:
                return call(*given, **more)
            number, done = how.value
            if done:
                if name == "write":
                    handle, data = given
                    given = (handle, bytes(data)[: len(data) // 2])
                call(*given, **more)
            raise _failure(number)

        return counted

    def _answering(self, call: Callable[..., int]) -> Callable[..., int]:
        def answering(*given: Any) -> int:
            how = self._due("renameat2")
            if how is None:
                return call(*given)
            number, done = how.value
            if done:
                call(*given)
            return _failure(number).errno or 0

        return answering

    def _connecting(self, connect: Callable[..., Any]) -> Any:
        due = self._due

        class Faulty(sqlite3.Connection):
            """Fails with an error of its own, as SQLite does when the disk fails."""

        def failing(name: str) -> Callable[..., Any]:
            plain = getattr(sqlite3.Connection, name)

            def call(*given: Any, **more: Any) -> Any:
                how = due(f"sqlite3.{name}")
                if how is None or how.value[1]:
                    answer = plain(*given, **more)
                    if how is None:
                        return answer
                raise sqlite3.OperationalError(str(_failure(how.value[0])))

            return call

        for name in ("execute", "executemany", "executescript", "close"):
            setattr(Faulty, name, failing(name))

        def connecting(*given: Any, **more: Any) -> Any:
            how = due("sqlite3.connect")
            if how is None:
                return connect(*given, **more, factory=Faulty)
            raise sqlite3.OperationalError(str(_failure(how.value[0])))

        return connecting


def _no_links(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def _failure(number: int) -> OSError:
    if not number:
        os.kill(os.getpid(), signal.SIGKILL)
    return OSError(number, os.strerror(number))

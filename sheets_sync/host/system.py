"""What one operating system has and another lacks; nothing else in the package asks which it is.

Linux and macOS have owners, modes, links that are not followed, locks on files and an alarm.
Windows has a lock of another kind, and gives a new file the rights of its folder.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Final

OPEN_AS_IS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""For ``os.open``: a link that somebody put there is refused, and no byte is translated."""

OPEN_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)
"""For ``os.open``: a pipe that somebody put there is not waited for."""

OPEN_FILES_STAY: Final = os.name == "nt"
"""Whether the system removes no file that is open, and lets none change places."""

_BEYOND_EVERY_FILE: Final = 0x7FFF0000


def lock(handle: int) -> None:
    """Hold an open file for this process alone, until it is closed.

    Raises:
        BlockingIOError: another process holds it.
        OSError: this file system, or this system, knows no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        # A lock of Windows keeps others from reading too, so it lies where no byte is.
        os.lseek(handle, _BEYOND_EVERY_FILE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(error.errno, error.strerror) from error
    else:
        try:
            from fcntl import LOCK_EX, LOCK_NB, flock
        except ImportError as error:
            raise OSError(str(error)) from error
        flock(handle, LOCK_EX | LOCK_NB)


def user() -> int | None:
    """The number of the user for whom this runs; None where users have none."""
    return os.geteuid() if hasattr(os, "geteuid") else None


def only_we_write(stat: os.stat_result) -> bool:
    """Whether it is ours and closed to others; where that cannot be told, it is not."""
    return stat.st_uid == user() and not stat.st_mode & 0o022


def give(handle: int, owner: int, group: int) -> None:
    """Make an open file somebody's, and a group's; -1 leaves it. Raises OSError."""
    if hasattr(os, "fchown"):
        os.fchown(handle, owner, group)


def set_mode(handle: int, mode: int) -> None:
    """Who may read and write an open file. Raises OSError."""
    if hasattr(os, "fchmod"):
        os.fchmod(handle, mode)


def copy_attributes(model: os.PathLike[str], handle: int, kinds: tuple[str, ...]) -> None:
    """Give an open file the extended attributes of another whose names begin so, if it may be."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(model):
            if name.startswith(kinds):
                with suppress(OSError):
                    os.setxattr(handle, name, os.getxattr(model, name))

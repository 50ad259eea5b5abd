"""A new file in the likeness of another: whose it is, and who may do what with it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from sheets_sync.host.system import OPEN_AS_IS, copy_attributes, give, set_mode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_COPIED = ("user.", "system.posix_acl_access")
"""Extended attributes that people give; others are for the system to decide on."""


def write_like(model: Path, path: Path, pieces: Iterable[bytes]) -> None:
    """Put the pieces on the disk in a new file, which nobody else may read until it is whole.

    Raises:
        OSError: there is such a file already, or the disk will not have it.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | OPEN_AS_IS
    handle = os.open(path, flags, 0o600)
    try:
        for piece in pieces:
            left = memoryview(piece)
            while left:
                left = left[os.write(handle, left) :]
        _look_like(model, handle)
        os.fsync(handle)
    finally:
        os.close(handle)


def _look_like(model: Path, handle: int) -> None:
    found = model.stat()
    try:
        give(handle, found.st_uid, found.st_gid)
    except OSError:
        # Only root gives files away; the group matters more to those who share a folder.
        with suppress(OSError):
            give(handle, -1, found.st_gid)
    set_mode(handle, found.st_mode & 0o7777)
    copy_attributes(model, handle, _COPIED)

"""A file replaced whole or not at all, its former version kept beside it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from sheets_sync.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NAME_KEPT: Final = 60
_LONGEST_NAME: Final = 255


def backup_of(path: Path) -> Path:
    """``Register.xlsx`` → ``Register.bak.xlsx``; of a name that has no room for it, the start."""
    ending = f".bak{path.suffix}"
    return path.with_name(_start_of(path.stem, _LONGEST_NAME - len(os.fsencode(ending))) + ending)


def _start_of(name: str, most: int) -> str:
    """At most so many bytes of it, as file systems count."""
    encoded = os.fsencode(name)
    return name if len(encoded) <= most else encoded[:most].decode("utf-8", "ignore")


def replace(
    path: Path,
    pieces: Sequence[bytes],
    prove: Callable[[bytes], None],
    still_free: Callable[[], None],
) -> None:
    """Put the pieces in the file's place once they lie on the disk.

    ``prove`` gets the bytes as they lie there, ``still_free`` is called just before the change;
    what they raise leaves the file as it is. A link stays a link. Raises Unreachable.
    """
    target = path.resolve()
    mark = f".{_start_of(target.name, _NAME_KEPT)}.sheets-sync-{os.urandom(4).hex()}"
    new, old = target.with_name(f"{mark}.tmp"), target.with_name(f"{mark}.bak.tmp")
    if not os.access(target, os.W_OK):
        raise Unreachable("workbook.read_only", file=str(path))
    try:
        _write(new, pieces)
        _look_like(target, new)
        prove(new.read_bytes())
        _keep(target, old)
        still_free()
        old.replace(backup_of(target))
        new.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _unreachable(error, path) from error
    finally:
        for left in (new, old):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _write(path: Path, pieces: Sequence[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _look_like(model: Path, path: Path) -> None:
    found = model.stat()
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, found.st_uid, found.st_gid)
    path.chmod(found.st_mode & 0o7777)


def _keep(path: Path, kept: Path) -> None:
    try:
        os.link(path, kept)
    except OSError:
        # Not every file system knows hard links.
        _write(kept, [path.read_bytes()])
        _look_like(path, kept)


def _sync_folder(folder: Path) -> None:
    # Windows opens no folders, and some network drives cannot sync one: the file is in place.
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _unreachable(error: OSError, path: Path) -> Unreachable:
    file = str(path)
    if error.errno in _FULL:
        return Unreachable("workbook.disk_full", file=file)
    if error.errno in _FORBIDDEN:
        return Unreachable("workbook.not_writable", file=file, folder=str(path.resolve().parent))
    return Unreachable("workbook.write_failed", file=file, reason=error.strerror or str(error))

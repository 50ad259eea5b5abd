"""A file replaced whole or not at all, its former version kept beside it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from stat import S_ISVTX
from typing import TYPE_CHECKING, Final

from sheets_sync.host.beside import Marks, backup_of, finished_name, fresh_names, mark
from sheets_sync.host.deeds import Deed, attempt
from sheets_sync.host.system import user
from sheets_sync.problems.stop import Changed, Unreachable
from sheets_sync.records import NamedTuple
from sheets_sync.stores.workbook.exchange import exchange
from sheets_sync.stores.workbook.leftovers import Found, settle
from sheets_sync.stores.workbook.likeness import write_like

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sheets_sync.host.deeds import Attempt

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_DONE: Final = {
    Found.OURS: Deed.NOTHING,
    Found.FORMER: Deed.WRITTEN,
    Found.ANOTHER: Deed.NOTHING,
}


class Version(NamedTuple):
    """A new version of a file, in pieces, and the content that it is to replace.

    ``prove`` gets the bytes as they lie on the disk, ``still_free`` is called just before the
    change; what they raise leaves the file as it is.
    """

    pieces: Sequence[bytes]
    instead_of: bytes
    prove: Callable[[bytes], None]
    still_free: Callable[[], None]


def replace(path: Path, version: Version) -> None:
    """Put the new version in the file's place once it lies on the disk. A link stays a link.

    Raises:
        Unreachable: the disk or the folder will not have it, and the file is as it was; or nobody
            can tell.
        Busy: somebody saved it in the very moment of the change, and their version stands there.
    """
    target = path.resolve()
    fresh = fresh_names(target)
    with attempt(str(path)) as tried:
        tried.settle(Deed.NOTHING)
        try:
            _refuse_closed(path, target)
            one = _prepared(path, target, fresh, version)
            _change(one, tried)
        except OSError as error:
            raise unreachable(error, path, tried.deed) from error
        finally:
            _remove(*fresh)
    _sync_folder(target.parent)


class _Prepared(NamedTuple):
    """A version that may take the place of the file behind ``path``; the one before is kept."""

    path: Path
    target: Path
    finished: Path
    marks: Marks
    unchanged: Callable[[], bool]


def _refuse_closed(path: Path, target: Path) -> None:
    if not os.access(target, os.W_OK):
        raise Unreachable("workbook.read_only", file=str(path))
    folder, own = target.parent.stat(), user()
    # In a sticky folder people make files, and take away none but their own.
    if folder.st_mode & S_ISVTX and own not in {0, folder.st_uid, target.stat().st_uid}:
        raise Unreachable("workbook.not_writable", file=str(path), folder=str(target.parent))


def _prepared(path: Path, target: Path, fresh: tuple[Path, Path], version: Version) -> _Prepared:
    new, old = fresh
    write_like(target, new, version.pieces)
    version.prove(new.read_bytes())
    linked = _kept(target, old)
    version.still_free()
    kept = backup_of(target)

    def unchanged() -> bool:
        one = old if old.exists() else kept
        return one.samefile(target) if linked else target.read_bytes() == version.instead_of

    if not unchanged():
        raise Changed("workbook.changed", file=str(path))
    marks = Marks(mark(*version.pieces), mark(version.instead_of))
    finished = finished_name(new, marks)
    new.replace(finished)
    try:
        old.replace(kept)
    except BaseException:
        _remove(finished)
        raise
    return _Prepared(path, target, finished, marks, unchanged)


def _kept(target: Path, old: Path) -> bool:
    """Keep the version before under this name; whether it is the file itself and no copy."""
    try:
        os.link(target, old)
    except OSError:
        # Not every file system knows hard links.
        write_like(target, old, [target.read_bytes()])
        return False
    return True


def _change(one: _Prepared, tried: Attempt) -> None:
    failed: OSError | None = None
    tried.settle(Deed.UNKNOWN)
    try:
        # Without that step, a last look is all there is: between it and the change is one call.
        if not exchange(one.finished, one.target) and one.unchanged():
            one.finished.replace(one.target)
    except OSError as error:
        failed = error
    finally:
        found = _looked(one)
        tried.settle(_DONE[found])
    if found is Found.OURS and failed:
        raise failed
    if found is not Found.FORMER:
        raise Changed("workbook.changed", file=str(one.path))


def _looked(one: _Prepared) -> Found:
    """What was replaced, which is put back where it is not what was read. Raises OSError."""
    try:
        return settle(one.finished, one.target, one.marks)
    except OSError:
        # A disk or a network may falter once.
        return settle(one.finished, one.target, one.marks)


def _remove(*paths: Path) -> None:
    for left in paths:
        with suppress(OSError):
            left.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    # Windows opens no folders, and some network drives cannot sync one: the file is in place.
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def unreachable(error: OSError, path: Path, done: Deed = Deed.NOTHING) -> Unreachable:
    """What the system said of an attempt to write the file, in people's words."""
    file, reason = str(path), error.strerror or type(error).__name__
    if done is Deed.UNKNOWN:
        return Unreachable("workbook.unsure", file=file, reason=reason)
    if error.errno in _FULL:
        return Unreachable("workbook.disk_full", file=file)
    if error.errno in _FORBIDDEN:
        return Unreachable("workbook.not_writable", file=file, folder=str(path.resolve().parent))
    return Unreachable("workbook.write_failed", file=file, reason=reason)

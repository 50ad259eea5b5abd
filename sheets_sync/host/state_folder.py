"""The folders of this user in which a program may keep something, and how it keeps it there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sheets_sync.host.system import OPEN_AS_IS, only_we_write


def state_base() -> Path:
    """For what should outlive a run."""
    return _base(os.environ.get("XDG_STATE_HOME"), ".local/state")


def cache_base() -> Path:
    """For what can be made anew."""
    return _base(os.environ.get("XDG_CACHE_HOME"), ".cache")


def _base(setting: str | None, usual: str) -> Path:
    chosen = Path(setting or "")
    # By its own rules what is no whole path does not count; it may be anything.
    return chosen if chosen.is_absolute() else _home() / usual


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        # A user whom the system does not know has none; nothing can be kept there.
        return Path(os.devnull)


def tidy(path: Path) -> None:
    """Remove what runs that were killed left beside this file.

    Should another run be at it just now, it keeps nothing this time, which everybody can bear.
    """
    with suppress(OSError):
        for left in list(path.parent.glob(f"{path.name}.*.tmp")):
            left.unlink(missing_ok=True)


def state_folder() -> Path:
    """Where this user's runs keep what is not part of a register."""
    return state_base() / "sheets-sync"


def keep(path: Path, content: bytes) -> None:
    """Put this in the file's place, whole or not at all, for its owner alone. Raises OSError."""
    # A folder above the one asked for gets the usual mode.
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tidy(path)
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | OPEN_AS_IS
    try:
        with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
            file.write(content)
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def recall(path: Path) -> bytes | None:
    """What ``keep`` put there; None where there is nothing, or where others can have written it."""
    try:
        if not only_we_write(path.parent.stat()):
            return None
        with path.open("rb") as stream:
            return stream.read() if only_we_write(os.fstat(stream.fileno())) else None
    except OSError:
        return None

"""The folders of this user in which a program may keep something, and how it keeps it there."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_SECONDS_OF_A_RUN: Final = 3600
"""More than any run takes: what is older was left by one that was killed."""


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


def keep(path: Path, content: bytes) -> None:
    """Put this in the file's place, whole or not at all, for its owner alone. Raises OSError."""
    # A folder above the one asked for gets the usual mode.
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in path.parent.glob(f"{path.name}.*.tmp"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > _SECONDS_OF_A_RUN:
                left.unlink()
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW
    try:
        with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
            file.write(content)
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)

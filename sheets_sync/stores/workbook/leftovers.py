"""What lies hidden beside a workbook in the middle of a change, and after a run that was killed.

A finished version changes places with the file, so that afterwards its hidden name holds what was
replaced: what was read, or what somebody saved in the very moment of the change.
"""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING

from sheets_sync.host.beside import backup_of, leftovers, mark, marks_in
from sheets_sync.stores.workbook.exchange import exchange

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.host.beside import Marks


class Found(Enum):
    """What lay under the hidden name of a finished version."""

    OURS = "ours"
    """The version itself: nothing was replaced."""
    FORMER = "former"
    """What was read: the version stands in the file's place."""
    ANOTHER = "another"
    """What somebody saved: it is put back."""


def clear(target: Path) -> None:
    """Settle and remove what earlier runs left; only while no other run can be at work on it."""
    with suppress(OSError):
        for left in leftovers(target):
            with suppress(OSError):
                marks = marks_in(left.name)
                if marks:
                    settle(left, target, marks)
                else:
                    left.unlink()


def settle(held: Path, target: Path, marks: Marks) -> Found:
    """Do what is right with what lies under the hidden name, which is gone after that.

    Raises:
        OSError: it cannot be looked at or put back; it lies there still.
    """
    if not held.exists():
        # Where two files cannot change places, one simply took the other's.
        return Found.FORMER if mark(target.read_bytes()) == marks.new else Found.ANOTHER
    content = mark(held.read_bytes())
    if content == marks.old:
        with suppress(OSError):
            _become_backup(held, target)
        return Found.FORMER
    if content == marks.new:
        with suppress(OSError):
            held.unlink()
        return Found.OURS
    _put_back(held, target, marks)
    return Found.ANOTHER


def _put_back(held: Path, target: Path, marks: Marks) -> None:
    if mark(target.read_bytes()) == marks.new:
        if not exchange(held, target):
            held.replace(target)
            return
        if mark(held.read_bytes()) == marks.new:
            held.unlink()
            return
        # They saved once more meanwhile: the last one stands, the one before is kept.
        exchange(held, target)
    _become_backup(held, target)


def _become_backup(held: Path, target: Path) -> None:
    held.replace(backup_of(target))
    # Two names of one file stay two names.
    held.unlink(missing_ok=True)

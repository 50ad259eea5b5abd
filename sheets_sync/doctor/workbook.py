"""The checks of a register in an .xlsx file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sheets_sync.doctor.contents import headers_found, keys_sound
from sheets_sync.doctor.verdicts import fine, stopped
from sheets_sync.problems.stop import Busy, Unreachable
from sheets_sync.stores.workbook import Workbook
from sheets_sync.stores.workbook.locks import refuse_if_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.programme.model import Programme
    from sheets_sync.sync.review import Review


def examine_workbook(
    path: Path, programme: Programme, review: Callable[[Snapshot, Programme], Review]
) -> Iterator[Verdict]:
    """Whether it can be read, written and understood."""
    try:
        snapshot = Workbook(path).read()
    except Unreachable as stop:
        yield stopped(stop)
        return
    yield fine("doctor.workbook", file=str(path))
    yield _writable(path)
    yield _not_open(path)
    verdict, layout = headers_found(snapshot, programme)
    yield verdict
    if layout:
        yield from keys_sound(snapshot, programme, review)


def _writable(path: Path) -> Verdict:
    file, target = str(path), path.resolve()
    if not os.access(target.parent, os.W_OK | os.X_OK):
        folder = str(target.parent)
        return stopped(Unreachable("workbook.not_writable", file=file, folder=folder))
    if not os.access(target, os.W_OK):
        return stopped(Unreachable("workbook.read_only", file=file))
    return fine("doctor.writable", folder=str(target.parent))


def _not_open(path: Path) -> Verdict:
    try:
        refuse_if_open(path)
    except Busy as busy:
        return stopped(busy)
    return fine("doctor.not_open")

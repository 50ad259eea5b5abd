"""What this machine itself keeps: the state folder, the journal, the lock."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sheets_sync.doctor.verdicts import fine, note, stopped
from sheets_sync.history.journal import journal_path, kept_as
from sheets_sync.host.lock import only_run
from sheets_sync.host.settings import is_there
from sheets_sync.host.state_folder import state_folder
from sheets_sync.problems.problem import Day
from sheets_sync.problems.stop import Busy

if TYPE_CHECKING:
    from sheets_sync.doctor.verdicts import Verdict

_LAST = "SELECT moment, outcome FROM run WHERE register IN (?, ?) ORDER BY id DESC LIMIT 1"


def state_folder_open() -> Verdict:
    """Whether runs can keep their lock and journal."""
    from tempfile import TemporaryFile

    folder = state_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return fine("doctor.state", folder=str(folder))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return note("doctor.state_closed", folder=str(folder), reason=reason)


def no_other_run(origin: str) -> Verdict:
    """Whether another run holds the lock right now."""
    try:
        with only_run(origin):
            return fine("doctor.no_other_run")
    except Busy as busy:
        return stopped(busy)


def last_run(origin: str) -> Verdict:
    """How the last run from this machine that had something to write ended."""
    import sqlite3

    path = journal_path()
    if not is_there(str(path)):
        return fine("doctor.no_run_yet")
    try:
        with closing(
            sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro", uri=True)
        ) as connection:
            names = (kept_as(origin), kept_as(str(Path(origin).absolute())))
            found = connection.execute(_LAST, names).fetchone()
    except sqlite3.Error:
        return note("doctor.journal_unreadable", file=str(path))
    if found is None:
        return fine("doctor.no_run_yet")
    moment, outcome = found
    code = "doctor.last_run" if outcome == "done" else "doctor.last_run_failed"
    return (fine if outcome == "done" else note)(code, day=Day(moment))

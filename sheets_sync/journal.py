"""The journal: what runs meant to change and whether they did; kept apart from the register.

It serves audit and diagnosis alone and may be lost: the sheet is the truth.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.homes import state_base

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sheets_sync.change import CellChange

_TABLES = """
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL,
    moment REAL NOT NULL,
    outcome TEXT NOT NULL DEFAULT 'intended'
);
CREATE TABLE IF NOT EXISTS change (
    run INTEGER NOT NULL REFERENCES run (id),
    tab TEXT NOT NULL,
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    reason TEXT NOT NULL
);
"""


def state_folder() -> Path:
    """Where this user's runs keep what is not part of a register."""
    return state_base() / "sheets-sync"


def journal_path() -> Path:
    """Where the journal of this user stands."""
    return state_folder() / "journal.sqlite3"


def kept_as(text: str) -> str:
    """The text as a journal holds it: a name of a file need not be UTF-8, nor what a cell holds."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


class Journal(NamedTuple):
    """A journal file, made on first use and readable by its owner alone."""

    path: Path

    @contextmanager
    def run(self, register: str, moment: float, changes: Sequence[CellChange]) -> Iterator[None]:
        """Note the intent before the body runs, and afterwards what became of it.

        A journal that cannot be written does not stop a run.
        """
        import sqlite3

        try:
            connection, number = self._intend(register, moment, changes)
        except (sqlite3.Error, OSError, UnicodeError):
            yield
            return
        outcome = "failed"
        try:
            yield
            outcome = "done"
        finally:
            self._close(connection, number, outcome)

    def _intend(
        self, register: str, moment: float, changes: Sequence[CellChange]
    ) -> tuple[sqlite3.Connection, int | None]:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        import sqlite3

        connection = sqlite3.connect(self.path, timeout=5)
        try:
            try:
                return connection, _noted(connection, register, moment, _told(changes))
            except UnicodeEncodeError:
                legal = [tuple(map(kept_as, told)) for told in _told(changes)]
                return connection, _noted(connection, kept_as(register), moment, legal)
        except BaseException:
            connection.close()
            raise

    def _close(self, connection: sqlite3.Connection, number: int | None, outcome: str) -> None:
        import sqlite3

        try:
            # The outcome is for people who look later; it need not be waited for.
            connection.execute("PRAGMA synchronous = OFF")
            with connection:
                connection.execute("UPDATE run SET outcome = ? WHERE id = ?", (outcome, number))
        except sqlite3.Error:
            return
        finally:
            with suppress(sqlite3.Error):
                connection.close()


def _told(changes: Sequence[CellChange]) -> Iterator[tuple[str, ...]]:
    return ((one.tab, one.key, one.column, one.old, one.new, one.reason) for one in changes)


def _noted(
    connection: sqlite3.Connection, register: str, moment: float, told: Iterable[tuple[str, ...]]
) -> int | None:
    # The intent reaches the disk before the write, at the price of one wait for the disk.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(_TABLES)
    with connection:
        number = connection.execute(
            "INSERT INTO run (register, moment) VALUES (?, ?)", (register, moment)
        ).lastrowid
        connection.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((number, *one) for one in told),
        )
    return number

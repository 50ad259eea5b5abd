"""The journal: what runs meant to change and whether they did; kept apart from the register.

It serves audit and diagnosis and may be lost: the sheet is the truth. Beside it stands, for each
register, the mark that the last run left; by that a log that went missing and an older version that
was put back are noticed. No cell that may quote people's own cells is kept here.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sheets_sync.host.state_folder import keep, state_folder, tidy
from sheets_sync.host.system import set_mode
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from sheets_sync.grid.change import CellChange
    from sheets_sync.register.model import Register

MOST_RUNS: Final = 5_000
MOST_CHANGES: Final = 100_000
"""What the journal of this user keeps at most, the newest; of one run a tenth of these."""
_LONGEST_MARK: Final = 4_096

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
# Earlier versions kept messages, which may quote people's cells.
_CLEANED = """
UPDATE change SET old = '', new = '';
PRAGMA user_version = 1;
"""


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
        handle = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
        with suppress(OSError):
            set_mode(handle, stat.S_IRUSR | stat.S_IWUSR)
        os.close(handle)
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

    def known(self, register: str) -> str:
        """The mark that the last run on this machine left in the register, "" without any."""
        try:
            tidy(self._beside(register))
            with self._beside(register).open("rb") as file:
                return file.read(_LONGEST_MARK).decode()
        except (OSError, ValueError):
            return ""

    def note(self, register: str, mark: str) -> None:
        """Keep this mark for the next run; where that cannot be, go without."""
        with suppress(OSError, ValueError):
            keep(self._beside(register), mark.encode())

    def forget(self, register: str) -> None:
        """Another register stands there from now on."""
        with suppress(OSError, ValueError):
            self._beside(register).unlink(missing_ok=True)

    def _beside(self, register: str) -> Path:
        known = os.path.realpath(register) if Path(register).exists() else register
        name = sha256(os.fsencode(known)).hexdigest()[:16]
        return self.path.parent / "registers" / f"{name}.mark"

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
    if connection.execute("PRAGMA user_version").fetchone() == (0,):
        connection.executescript(_CLEANED)
    with connection:
        connection.execute(
            "DELETE FROM change WHERE rowid <= (SELECT max(rowid) FROM change) - ?",
            (MOST_CHANGES,),
        )
        connection.execute(
            "DELETE FROM run WHERE id <= (SELECT max(id) FROM run) - ?", (MOST_RUNS,)
        )
        number = connection.execute(
            "INSERT INTO run (register, moment) VALUES (?, ?)", (register, moment)
        ).lastrowid
        connection.executemany(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((number, *one) for one in islice(told, MOST_CHANGES // 10)),
        )
    return number


def unquoted(changes: Sequence[CellChange], register: Register) -> list[CellChange]:
    """The changes without any text that may quote what people typed.

    Messages quote cells; and a machine cell that says something else than the log wrote there says
    what somebody typed over it.
    """
    spoken = {
        (table.table.spec.title, column.header)
        for table in register.tables.values()
        for column in table.table.spec.machine
        if column.role == "messages"
    }
    last = register.history.last
    kept = []
    for one in changes[: MOST_CHANGES // 10]:
        if one.is_fact or (one.tab, one.column) in spoken:
            kept.append(one._replace(old="", new=""))
        elif one.old and last.get((one.tab, one.key, one.column)) != one.old:
            kept.append(one._replace(old=""))
        else:
            kept.append(one)
    return kept

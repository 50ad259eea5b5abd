"""A sync in a process of its own in which one call fails, and what is wrong with what came of it.

The register is the old or the new one and whole, so is its backup, what is said is true, and the
next run leaves the new register, the old one as its backup, and nothing else.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

import openpyxl

from sheets_sync import cli
from sheets_sync.stores.workbook import Workbook
from support.written.books import save

from .calls import THE_GAP, Calls, Disk, Fault, How, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.grid.snapshot import Column

_TODAY: Final = "--today=2022-03-01"
_REGISTER: Final = "Register.xlsx"
_BACKUP: Final = "Register.bak.xlsx"
_TEXT: Final = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\nHogeschool Zeekant | veertig"
_THEIRS: Final = "opgeslagen.xlsx"
_THEIR_WORDS: Final = "Wat iemand net nog typte"
_OLDER: Final = "is een oudere versie"
_UNTOUCHED: Final = ("er is niets geschreven", "niets veranderd", "niet veranderd")
_UNSURE: Final = "is niet zeker"
_WRITTEN: Final = "wel geschreven"
_KEPT: Final = (".lock", ".mark", "journal.sqlite3", "journal.sqlite3-wal", "journal.sqlite3-shm")
_SEEN: Final = "seen"
"""The folder of what stood in cells when a run saw them last."""

_KILLED: Final = -signal.SIGKILL
_CODES: Final = {0, 2, 3, 5, _KILLED}


class Ended(NamedTuple):
    """How a process ended, and all that it said."""

    code: int
    said: str


class Place(NamedTuple):
    """The folder of one trial."""

    folder: Path

    @property
    def register(self) -> Path:
        return self.folder / "map" / _REGISTER

    @property
    def backup(self) -> Path:
        return self.folder / "map" / _BACKUP

    def judged(self) -> list[tuple[str, tuple[Column, ...]]]:
        """What stands in the register, but for the log, which has the time of the run in it."""
        tabs = Workbook(self.register).read().tabs
        return [(tab.title, tab.columns) for tab in tabs if tab.title != "Logboek"]

    def run(self, fault: Fault | None, disk: Disk) -> Ended:
        """Sync, in a process that begins with all that this one has loaded."""
        run = Run(fault, disk, self.folder / _THEIRS, self.register, self.folder / "calls")
        calls = Calls(run)
        process = os.fork()
        if not process:
            self._synced(calls)
        _, status = os.waitpid(process, 0)
        said = (self.folder / "said").read_text("utf-8")
        return Ended(os.waitstatus_to_exitcode(status), said)

    def _synced(self, calls: Calls) -> NoReturn:
        code = 99
        try:
            os.environ["XDG_STATE_HOME"] = str(self.folder / "state")
            tempfile.tempdir = str(self.folder / "tmp")
            said = os.open(self.folder / "said", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
            for number, name in ((1, "stdout"), (2, "stderr")):
                os.dup2(said, number)
                setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))  # noqa: SIM115
            calls.install()
            code = cli.run(["sync", str(self.register), _TODAY])
        finally:
            os._exit(code)


class Bench:
    """What every trial begins with, and what a sync makes of it."""

    def __init__(self, folder: Path, disk: Disk = Disk.MODERN) -> None:
        self._folder, self._disk = folder, disk
        path = save(_TEXT, folder / _REGISTER)
        # Somebody typed in it since it was last brought up to date.
        assert cli.run(["sync", str(path), _TODAY, "--quiet"]) == 0
        book = openpyxl.load_workbook(path)
        book["Aanvragen"]["K3"] = 20
        book.save(path)
        self._old, self._former = path.read_bytes(), path.with_name(_BACKUP).read_bytes()
        book["Aanvragen"]["H3"] = _THEIR_WORDS
        book.save(folder / _THEIRS)
        self._theirs = (folder / _THEIRS).read_bytes()
        # Each trial has it elsewhere: as long as it also stands here, a run asks which is which.
        path.unlink()
        with self._place() as place:
            _warm(place)
            ended = place.run(None, disk)
            assert not ended.code, ended.said
            self.calls = (place.folder / "calls").read_text("utf-8").splitlines()
            self._new = place.judged()

    @contextmanager
    def _place(self) -> Iterator[Place]:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            for name in ("map", "state", "tmp"):
                (folder / name).mkdir()
            place = Place(folder)
            place.register.write_bytes(self._old)
            place.backup.write_bytes(self._former)
            (folder / _THEIRS).write_bytes(self._theirs)
            yield place
        finally:
            shutil.rmtree(folder)

    def complaints(self, fault: Fault) -> list[str]:
        """What is wrong with what came of it; nothing, as a rule."""
        if fault.how is How.SAVED:
            return self._of_somebody(fault)
        with self._place() as place:
            ended = place.run(fault, self._disk)
            found = [*self._of_register(place), *self._of_words(place, ended)]
            if not found and self._is_as_it_was(place):
                return []
            again = place.run(None, self._disk)
            if again.code:
                found.append(f"the next run ends in {again.code}: {again.said}")
            return [*found, *self._of_what_is_left(place)]

    def _of_somebody(self, fault: Fault) -> list[str]:
        """What becomes of a save in the middle of a run, which must be there ever after."""
        if self._disk is Disk.PLAIN and self.calls[fault.number - 1] == THE_GAP:
            # Where files cannot change places, this one call is a gap that nobody can close.
            return []
        with self._place() as place:
            ended = place.run(fault, self._disk)
            lost = [] if _THEIR_WORDS in str(place.judged()) else ["what they saved is lost"]
            if ended.code not in {0, 5} or "traceback" in ended.said.lower():
                lost.append(f"it ends in {ended.code}: {ended.said}")
            again = place.run(None, self._disk)
            # Whoever saves after the run what was opened before it, puts an older version back.
            stops = again.code and not (again.code == 6 and _OLDER in again.said)
            if stops or _THEIR_WORDS not in str(place.judged()):
                lost.append(f"the next run ends in {again.code}: {again.said}")
            beside = sorted(one.name for one in place.register.parent.iterdir())
            return lost if beside == [_BACKUP, _REGISTER] else [*lost, f"there is left: {beside}"]

    def _is_as_it_was(self, place: Place) -> bool:
        """Whether a next run finds what a first one finds, which needs no proof."""
        names = {one.name for one in place.register.parent.iterdir()}
        return not self._is_new(place) and names == {_BACKUP, _REGISTER}

    def _is_new(self, place: Place) -> bool:
        return place.register.read_bytes() != self._old

    def _of_register(self, place: Place) -> Iterator[str]:
        backup = place.backup.read_bytes()
        if not self._is_new(place):
            if backup not in {self._old, self._former}:
                yield "the backup is neither the last version nor the one before"
            return
        if place.judged() != self._new:
            yield "the register is neither the old one nor the new one"
        if backup != self._old:
            yield "the register is new and its backup is not the old one"

    def _of_words(self, place: Place, ended: Ended) -> Iterator[str]:
        told, new = ended.said.lower(), self._is_new(place)
        where = f"it ends in {ended.code}, the register is {'new' if new else 'old'}: {ended.said}"
        if ended.code not in _CODES or "traceback" in told or "een andere sync" in told:
            yield where
        if ended.code == _KILLED or _UNSURE in told:
            return
        untouched = any(words in told for words in _UNTOUCHED)
        written = _WRITTEN in told or not ended.code
        if new != written or (new and untouched):
            yield where

    def _of_what_is_left(self, place: Place) -> Iterator[str]:
        if not self._is_new(place) or place.judged() != self._new:
            yield "the next run does not make the register new"
        if place.backup.read_bytes() != self._old:
            yield "after the next run the backup is not the old one"
        beside = sorted(one.name for one in place.register.parent.iterdir())
        state = [one for one in place.folder.glob("state/**/*") if one.is_file()]
        kept = [
            one.name for one in state if not (one.name.endswith(_KEPT) or one.parent.name == _SEEN)
        ]
        elsewhere = [one.name for one in place.folder.glob("tmp/*")]
        if beside != [_BACKUP, _REGISTER] or kept or elsewhere:
            yield f"there is left: {beside} {kept} {elsewhere}"


def _warm(place: Place) -> None:
    """Load all that a run may load in this process, so that the others need not."""
    import ctypes  # noqa: F401
    import sqlite3  # noqa: F401

    from sheets_sync.host.crash_report import report_crash  # noqa: F401
    from sheets_sync.programme.load import parse_programme
    from sheets_sync.stores.workbook.exchange import exchange
    from sheets_sync.validators import PILOT

    parse_programme(PILOT.read_bytes(), PILOT.name)
    other = place.folder / "tmp" / "x"
    other.touch()
    exchange(other, other)
    other.unlink()

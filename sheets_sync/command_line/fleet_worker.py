"""A worker of a fleet: it reads errands from its standard input, and does one after another."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from time import monotonic, time
from typing import TYPE_CHECKING, Any

from msgspec import convert
from msgspec.json import Decoder, encode
from msgspec.structs import asdict, replace

from sheets_sync.command_line.boundary import UNEXPECTED, sentence_of
from sheets_sync.command_line.options import Asked
from sheets_sync.command_line.running import brought_up_to_date, found_news
from sheets_sync.command_line.unattended import counts_of
from sheets_sync.fleet.crew import Word
from sheets_sync.fleet.pacing import Opener
from sheets_sync.fleet.records import Errand, Told
from sheets_sync.host import deeds
from sheets_sync.problems.problem import Severity
from sheets_sync.problems.stop import Stop
from sheets_sync.reports.findings import severities
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.sync.run import Mode

if TYPE_CHECKING:
    from typing import BinaryIO

    from sheets_sync.command_line.rules import Rules
    from sheets_sync.fleet.quota import Kind
    from sheets_sync.programme.model import Programme
    from sheets_sync.sync.review import Review

_WRITTEN = {deeds.Deed.NOTHING: False, deeds.Deed.WRITTEN: True, deeds.Deed.UNKNOWN: None}


class _Wire:
    """The two ends of the pipe to the fleet; nothing that is printed meanwhile gets into it."""

    def __init__(self, heard: BinaryIO, said: BinaryIO) -> None:
        self._heard, self._said = heard, said

    def say(self, word: Word) -> None:
        self._said.write(encode(word) + b"\n")
        self._said.flush()

    def hear(self) -> bytes:
        """The next line, ``b""`` when the fleet is gone."""
        return self._heard.readline()

    def _granted(self, word: Word) -> None:
        self.say(word)
        if not self.hear():
            # Nobody counts the quota any more.
            raise SystemExit(UNEXPECTED)

    def ask(self, kind: Kind) -> None:
        self._granted(Word(ask=kind))

    def answered(self, *, well: bool) -> None:
        self._granted(Word(answered="well" if well else "too many"))

    def wait(self, seconds: float) -> None:
        self._granted(Word(wait=float(seconds)))  # tenacity has a class of its own


def work(rules: Rules) -> None:
    """Do errands until there are no more."""
    # ^C reaches all processes at once; the fleet lets what is under way end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wire = _Wire(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    hands, decoder = _Hands(rules, wire), Decoder(Errand)
    wire.say(Word())
    while line := wire.hear():
        wire.say(Word(told=hands.told(decoder.decode(line))))


class _Hands:
    """What a worker has at hand from one errand to the next: connections, tokens, programmes."""

    def __init__(self, rules: Rules, wire: _Wire) -> None:
        self._rules, self._opener = rules, Opener(wire)
        self._loaded: dict[tuple[Any, ...], Programme] = {}

    def told(self, errand: Errand) -> Told:
        """What came of it; no error leaves here, so that the next register is not kept waiting."""
        deeds.fresh()
        begun = monotonic()
        try:
            told = self._done(errand)
        except Stop as stop:
            stop.on_looking = errand.action != "run"
            told = self._stopped(errand, stop)
        except Exception as error:  # noqa: BLE001 -- nobody foresaw it
            told = _crashed(errand, error)
        return _ended(told, round(monotonic() - begun, 3))

    def _done(self, errand: Errand) -> Told:
        member = errand.member
        mode = Mode.WRITE if errand.action == "run" else Mode.LOOK
        programme = self._programme(member.programme)
        asked = Asked(
            *(self._rules, member.address, member.programme or None, errand.today or None),
            *(member.credentials or None, errand.language),
        )
        access = Access.WRITE if mode is Mode.WRITE else Access.LOOK
        store = self._opener.open(member.address, member.credentials, programme, access)
        if errand.action == "export":
            from sheets_sync.reports.export import export_register

            seen = brought_up_to_date(asked, programme, store, mode)
            export_register(seen, Path(errand.folder), "parquet")
            return Told(member.name, "done")
        if mode is Mode.LOOK:
            return _counted(errand, brought_up_to_date(asked, programme, store, mode), mode)
        found = found_news(asked, programme, store, "fleet")
        if found.seen is None:
            return convert(found.counts, Told)
        told = _counted(errand, found.seen, mode)
        # The next time the same is found, nothing will have changed.
        found.told(asdict(replace(told, cells=0, new_rows=0)))
        return told

    def _programme(self, path: str) -> Programme:
        key = (path, *_version(path))
        if key not in self._loaded:
            self._loaded[key] = self._rules.programme(path or None)
        return self._loaded[key]

    def _stopped(self, errand: Errand, stop: Stop) -> Told:
        said = sentence_of(stop, errand.language)
        return Told(errand.member.name, "stopped", stop.exit_code, stop.code, said or stop.code)


def _version(path: str) -> tuple[int, ...]:
    try:
        stat = Path(path).stat()
    except (OSError, ValueError):
        return ()
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino)


def _crashed(errand: Errand, error: Exception) -> Told:
    from sheets_sync.command_line.boundary import crash_sentence

    said = crash_sentence(error, errand.language, "")
    return Told(errand.member.name, "crashed", UNEXPECTED, "fleet.crashed", said)


def _counted(errand: Errand, seen: Review, mode: Mode) -> Told:
    from sheets_sync.command_line.boundary import FOUND
    from sheets_sync.reports.status import overdue_rows

    found = severities(seen)
    counts = counts_of(seen, mode)
    problems = sum(number for severity, number in found.items() if severity < Severity.NOTE)
    told = Told(
        *(errand.member.name, "done"),
        cells=len(seen.changes),
        new_rows=int(str(counts["new_rows"])),
        problems=problems,
        notes=found[Severity.NOTE],
        alerts=len(seen.alerts),
        overdue=sum(1 for _ in overdue_rows(seen)),
    )
    asks = errand.action == "check" and (problems or told.alerts)
    return replace(told, exit_code=FOUND) if asks else told


def _ended(told: Told, seconds: float) -> Told:
    now = time()
    written = _WRITTEN[deeds.so_far().all_told()]
    return replace(told, at=now, seconds=seconds, written=written, changed=now if written else 0.0)


def command() -> list[str]:
    """What starts a worker."""
    return [sys.executable, "-m", "sheets_sync.cli", "fleet", "--work"]

"""Why a sync would not work here, one check at a time; nothing is ever written to the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.doctor.machine import last_run, no_other_run, state_folder_open
from sheets_sync.doctor.verdicts import fine, stopped
from sheets_sync.problems.stop import Stop, Unreachable
from sheets_sync.records import NamedTuple
from sheets_sync.stores.google.address import spreadsheet_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.grid.snapshot import Snapshot
    from sheets_sync.programme.model import Programme
    from sheets_sync.sync.review import Review


class Subject(NamedTuple):
    """What to examine.

    ``load`` gives the programme or raises BadProgramme, ``review`` decides on a snapshot or raises
    BrokenStructure.
    """

    register: str
    credentials: Path | None
    load: Callable[[], Programme]
    review: Callable[[Snapshot, Programme], Review]


def examine(subject: Subject) -> Iterator[Verdict]:
    """One verdict after another; what cannot be looked at because of an earlier one is left out."""
    yield state_folder_open()
    try:
        programme = subject.load()
    except Stop as stop:
        yield stopped(stop)
        return
    yield fine("doctor.programme", name=programme.name)
    spreadsheet = spreadsheet_id(subject.register)
    if spreadsheet is None:
        yield from _workbook(subject, programme)
    elif spreadsheet:
        yield from _sheet(subject, programme, spreadsheet)
    else:
        yield stopped(Unreachable("google.bad_address"))


def _workbook(subject: Subject, programme: Programme) -> Iterator[Verdict]:
    from pathlib import Path

    from sheets_sync.doctor.workbook import examine_workbook

    yield last_run(subject.register)
    yield no_other_run(subject.register)
    yield from examine_workbook(Path(subject.register), programme, subject.review)


def _sheet(subject: Subject, programme: Programme, spreadsheet: str) -> Iterator[Verdict]:
    from sheets_sync.doctor.sheet import examine_sheet
    from sheets_sync.stores.google.address import sheet_url

    origin = sheet_url(spreadsheet)
    yield last_run(origin)
    yield no_other_run(origin)
    yield from examine_sheet(spreadsheet, subject.credentials, programme, subject.review)

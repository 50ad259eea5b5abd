"""The checks of a register in Google Sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.doctor.account import Ear, clock, signing_in
from sheets_sync.doctor.contents import headers_found, keys_sound
from sheets_sync.doctor.editors import who_may_sort
from sheets_sync.doctor.settings import about, look_alikes, room, settings
from sheets_sync.doctor.sharing import who_has_access
from sheets_sync.doctor.verdicts import Mark, fine, note, stopped
from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.problems.stop import Stop
from sheets_sync.stores.google.drive.client import sign_in
from sheets_sync.stores.google.http.api import Refused
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.google.http.patience import Hiccup
from sheets_sync.stores.google.http.transport import Http, Unanswered
from sheets_sync.stores.google.opening import session_of
from sheets_sync.stores.google.refusals import as_stop
from sheets_sync.stores.google.write.diagnosis import refuse_what_is_in_the_way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sheets_sync.doctor.settings import About
    from sheets_sync.doctor.verdicts import Verdict
    from sheets_sync.grid.snapshot import Snapshot, Tab
    from sheets_sync.programme.model import Programme
    from sheets_sync.register.layout import Layout
    from sheets_sync.stores.google.read.session import Session
    from sheets_sync.sync.review import Review

_SURE_TO_FAIL: Final = b'{"requests":[{"deleteNamedRange":{"namedRangeId":"sheets-sync-doctor"}}]}'
"""Nothing has this id, so nothing is ever carried out; who may not write is told that instead."""

_LACKING: Final = (
    *("structure.tab_missing", "structure.no_headers"),
    *("structure.header_missing", "structure.header_missing_among"),
)


def examine_sheet(
    spreadsheet: str,
    credentials: Path | None,
    programme: Programme,
    review: Callable[[Snapshot, Programme], Review],
) -> Iterator[Verdict]:
    """Whether it can be reached, written and understood, and what may get in the way."""
    signed_in = signing_in(credentials)
    yield signed_in
    if signed_in.mark is Mark.WRONG:
        return
    ear = Ear()
    try:
        client = sign_in(credentials, Access.WRITE, wire=ear.on(Http()))
        api = client.api(spreadsheet, ear.on(client.http_client.carrier))
        session = session_of(api, programme, Access.WRITE)
        with as_stop(session):
            found, snapshot = about(session), session.read()
    except Stop as stop:
        yield from _heard(ear)
        yield stopped(stop)
        return
    yield from _heard(ear)
    writable = _writable(session, found)
    yield writable
    if writable.mark is Mark.FINE:
        yield from who_has_access(spreadsheet, credentials, client.patience)
    verdict, layout = headers_found(snapshot, programme)
    yield verdict
    if layout:
        yield from look_alikes(found, layout)
        yield from keys_sound(snapshot, programme, review)
        yield _unprotected(session, layout)
        yield who_may_sort(found, layout, session.origin, session.api.identity.email)
    elif _can_be_added(verdict):
        yield note("doctor.init", origin=session.origin)
    yield from settings(found, programme)
    yield from room(found)


def _can_be_added(verdict: Verdict) -> bool:
    """Whether something lacks that ``init`` makes; what was renamed only people can tell."""
    return any(place.code in _LACKING for place in verdict.places)


def _heard(ear: Ear) -> Iterator[Verdict]:
    if ear.ahead is not None:
        yield clock(ear.ahead)


def _writable(session: Session, found: About) -> Verdict:
    title, robot = found.properties.title, session.api.identity.email
    try:
        with as_stop(session):
            _try_to_write(session)
    except Stop as stop:
        return stopped(stop)
    return fine("doctor.access" if robot else "doctor.access_unnamed", title=title, robot=robot)


def _try_to_write(session: Session) -> None:
    try:
        session.api.write({}, _SURE_TO_FAIL)
    except Refused as refused:
        if refused.status != 400:
            raise
    except Unanswered as error:
        raise Hiccup from error


def _unprotected(session: Session, layout: Layout) -> Verdict:
    try:
        with as_stop(session):
            refuse_what_is_in_the_way(session, list(_cells_to_write(layout)), ())
    except Stop as stop:
        return stopped(stop)
    return fine("doctor.unprotected")


def _cells_to_write(layout: Layout) -> Iterator[ColumnEdit]:
    """Every cell below a header that is the program's, as if all of them had to be written."""
    for table in layout.tables.values():
        for column in table.spec.machine:
            if column.header in table.places:
                yield _emptied(table.tab, table.places[column.header], table.header_row + 1)
    for machine in layout.machine.values():
        if machine.tab:
            yield from (_emptied(machine.tab, place, 1) for place in range(machine.tab.width))


def _emptied(tab: Tab, column: int, first: int) -> ColumnEdit:
    rows = list(range(first, tab.height))
    return ColumnEdit(tab.title, column, rows, [None] * len(rows))

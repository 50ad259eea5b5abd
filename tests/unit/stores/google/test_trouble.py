"""Trouble on the way: what is asked again, what is looked at first, and when a run gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.google.sheets import Clock, new_sheet, store_of

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.problems.stop import Busy, Stop, Unreachable
from sheets_sync.stores.google.http.transport import Http, NotSent, Unanswered
from sheets_sync.testing.faults import Fault
from sheets_sync.testing.people import PersonsEdit
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.stores.google.http.transport import Reply, Request
    from sheets_sync.testing.server import SheetsServer

TAB = "Plannen"
READ, WRITE = When("spreadsheets.getByDataFilter"), When("spreadsheets.batchUpdate")
EDIT = ColumnEdit(TAB, 1, [1], ["Goed"])
GET, BY_ID, BATCH = "get", "getByDataFilter", "batchUpdate"


@pytest.fixture
def book(sheets_server: SheetsServer) -> str:
    rows: list[list[Cell]] = [["Kenmerk", "Status"], ["SI-2021-001", ""]]
    book = new_sheet(sheets_server, {TAB: rows})
    store_of(sheets_server, book).read()
    sheets_server.log.clear()
    return book


def asked(server: SheetsServer) -> list[str]:
    return [line.method.removeprefix("spreadsheets.") for line in server.log.lines]


def status(server: SheetsServer, book: str) -> Cell:
    tab = store_of(server, book).read().find(TAB)
    assert tab
    return tab.columns[1][1]


@pytest.mark.parametrize(
    "fault",
    [
        Fault("error", READ, code=429),
        Fault("error", READ, code=500),
        Fault("error", READ, code=503),
        Fault("error", READ, code=503, body="html"),
        Fault("cut_before", READ),
        Fault("cut_after", READ),
        Fault("truncated", READ),
    ],
    ids=lambda fault: f"{fault.kind} {fault.code} {fault.body}",
)
def test_a_hiccup_while_reading_passes(
    sheets_server: SheetsServer, book: str, fault: Fault
) -> None:
    sheets_server.plan(fault)
    clock = Clock()
    assert store_of(sheets_server, book, clock=clock).read().find(TAB)
    assert asked(sheets_server) == [BY_ID, BY_ID]
    assert 0 < clock.time < 5


@pytest.mark.parametrize("code", [401, 403, 404])
def test_a_refusal_is_not_asked_again(sheets_server: SheetsServer, book: str, code: int) -> None:
    sheets_server.plan(Fault("error", READ, code=code))
    with pytest.raises(Unreachable):
        store_of(sheets_server, book).read()
    assert asked(sheets_server) == [BY_ID]


@pytest.mark.parametrize(
    ("fault", "requests"),
    [
        # Refused for lack of quota: surely not carried out.
        (Fault("error", WRITE, code=429), [BATCH, BATCH]),
        # Nobody knows: look first. It was not carried out, so it is sent again.
        (Fault("error", WRITE, code=503), [BATCH, GET, BATCH]),
        (Fault("error", WRITE, code=500, body="html"), [BATCH, GET, BATCH]),
        (Fault("cut_before", WRITE), [BATCH, GET, BATCH]),
        # It was carried out: nothing is sent again.
        (Fault("error", WRITE, code=503, applied=True), [BATCH, GET]),
        (Fault("cut_after", WRITE), [BATCH, GET]),
        (Fault("truncated", WRITE), [BATCH, GET]),
    ],
    ids=lambda value: (
        f"{value.kind} {value.code} {value.applied}" if isinstance(value, Fault) else ""
    ),
)
def test_after_an_unknown_outcome_it_looks_first(
    sheets_server: SheetsServer, book: str, fault: Fault, requests: list[str]
) -> None:
    store = store_of(sheets_server, book)
    basis = store.read()
    sheets_server.log.clear()
    sheets_server.plan(fault)
    assert store.write([EDIT], basis) is None
    assert asked(sheets_server) == requests
    assert status(sheets_server, book) == "Goed"


def test_what_was_not_carried_out_is_decided_anew_when_somebody_was_at_work(
    sheets_server: SheetsServer, book: str
) -> None:
    store = store_of(sheets_server, book)
    basis = store.read()
    sheets_server.plan(Fault("cut_before", WRITE))
    typing = ({"range": f"{TAB}!A2", "values": [["SI-2021-002"]]},)
    sheets_server.plan(PersonsEdit(book, typing=typing, when=WRITE))
    with pytest.raises(Busy) as stop:
        store.write([EDIT], basis)
    assert stop.value.code == "google.changed"
    assert status(sheets_server, book) == ""
    assert store.write([EDIT], store.read()) is None


class Late:
    """A Transport on which the first write gets lost on its way and arrives after all."""

    def __init__(self) -> None:
        self._http = Http()
        self.kept: list[Request] = []

    def send(self, request: Request) -> Reply:
        if request.url.partition("?")[0].endswith(":batchUpdate") and not self.kept:
            self.kept.append(request)
            raise Unanswered("timed out")
        return self._http.send(request)


def test_a_write_that_arrives_late_cannot_undo_a_newer_one(
    sheets_server: SheetsServer, book: str
) -> None:
    late = Late()
    store = store_of(sheets_server, book, transport=late)
    basis = store.read()
    typing = ({"range": f"{TAB}!A2", "values": [["SI-2021-002"]]},)
    sheets_server.as_person(PersonsEdit(book, typing=typing))
    with pytest.raises(Busy):
        store.write([ColumnEdit(TAB, 1, [1], ["Oud"])], basis)
    store.write([ColumnEdit(TAB, 1, [1], ["Nieuw"])], store.read())
    assert Http().send(late.kept[0]).status == 400
    assert status(sheets_server, book) == "Nieuw"


def test_trouble_that_stays_ends_in_time(sheets_server: SheetsServer, book: str) -> None:
    for code, expected in ((503, "google.unavailable"), (429, "google.quota")):
        sheets_server.service.faults.clear()
        sheets_server.plan(Fault("error", When(times=10_000), code=code))
        clock = Clock()
        with pytest.raises(Stop) as stop:
            store_of(sheets_server, book, clock=clock).read()
        assert stop.value.code == expected
        assert 200 < clock.time <= 300


def test_without_a_network_nobody_waits_for_minutes(sheets_server: SheetsServer, book: str) -> None:
    class Unplugged:
        def send(self, _: Request) -> Reply:
            raise NotSent("Network is unreachable")

    clock = Clock()
    with pytest.raises(Unreachable) as stop:
        store_of(sheets_server, book, clock=clock, transport=Unplugged()).read()
    assert (stop.value.code, stop.value.details["reason"]) == (
        "google.no_network",
        "Network is unreachable",
    )
    assert clock.time <= 20


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://nowhere.invalid/"])
def test_no_connection_is_no_request(url: str) -> None:
    from sheets_sync.stores.google.http.transport import Request

    with pytest.raises(NotSent):
        Http().send(Request("GET", url))


def test_a_network_that_goes_at_any_request_leaves_the_register_whole(
    sheets_server: SheetsServer, book: str
) -> None:
    store = store_of(sheets_server, book)
    basis = store.read()
    sheets_server.plan(Fault("cut_after", When(times=10_000)))
    with pytest.raises(Unreachable) as stop:
        store.write([EDIT], basis)
    assert stop.value.code == "google.unsure"
    sheets_server.service.faults.clear()
    assert status(sheets_server, book) == "Goed"


def test_a_hidden_tab_that_stayed_behind_is_taken_away_and_never_seen(
    sheets_server: SheetsServer, book: str
) -> None:
    old = {"sheetId": 5, "title": "sheets-sync 1600000000-run-1", "hidden": True}
    sheets_server.as_person(PersonsEdit(book, ({"addSheet": {"properties": old}},)))
    for _ in range(2):
        store = store_of(sheets_server, book, wanted=[("Plannen",), ("Logboek",)])
        assert [tab.title for tab in store.read().tabs] == [TAB]
    assert asked(sheets_server) == [GET, BATCH, GET]

"""What is recorded: runs, ordinary ones and ones with trouble, always the same to the byte."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

import vcr  # type: ignore[import-untyped]

from sheets_sync.grid.edits import ColumnEdit, Edit, Format, NewTab
from sheets_sync.grid.store import Guide
from sheets_sync.problems.stop import Stop
from sheets_sync.stores.google import GoogleSheet
from sheets_sync.stores.google.http.api import Api
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.google.http.identity import Account, Identity, Nobody
from sheets_sync.stores.google.http.patience import Patience
from sheets_sync.stores.google.http.transport import Http
from sheets_sync.stores.google.read.session import Session
from sheets_sync.testing.faults import Fault
from sheets_sync.testing.when import When
from sheets_sync.testing.world import OWNER, ROBOT, permission
from support.google.sheets import Clock, sheet_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.testing.server import SheetsServer

PORT = 8757
BASE = f"http://127.0.0.1:{PORT}"
LOG = "Logboek"
REGISTER = "1CassetteCassetteCassetteCassetteCassetteCas"
TABS: dict[str, list[list[Cell]]] = {
    "Plannen & meer": [["Kenmerk", "Uren", "Status"], ["SI-2021-001", 7.5, ""], ["", True, "é"]],
    "Uren": [["Datum"], [44_562]],
}


class Stage:
    """One register and the runs on it; ``said`` is what came of each step."""

    def __init__(self, key: Path | None = None) -> None:
        self._key = key
        self._runs = count(1)
        self.said: list[str] = []

    def look(self) -> None:
        self._step(lambda: self._store(Access.LOOK).read())

    def run(self, status: str) -> None:
        """Read, and write a status, a new column and a line of the log."""
        store = self._store(Access.WRITE)

        def both() -> object:
            basis = store.read()
            tab = basis.tabs[0]
            if tab.columns[2][1] == status:
                return basis
            log = basis.find(LOG)
            edits: list[Edit] = [ColumnEdit(tab.title, 2, [1], [status])]
            if log is None:
                moment = ColumnEdit(LOG, 0, [0], ["Moment"], heading=True)
                column = ColumnEdit(tab.title, 3, [0, 1], ["Begin", 44_562.5], Format.MOMENT)
                edits += [NewTab(LOG), moment, column]
            below = log.height if log else 1
            line = ColumnEdit(LOG, 0, [below], [44_600.25], Format.MOMENT)
            return store.write([*edits, line], basis, Guide(status, LOG))

        self._step(both)

    def _step(self, act: Callable[[], object]) -> None:
        try:
            outcome = act()
        except Stop as stop:
            self.said.append(stop.code)
        else:
            self.said.append("written" if outcome is None else "read")

    def _store(self, access: Access) -> GoogleSheet:
        who: Identity = Account(self._key, access) if self._key else Nobody()
        clock = Clock()
        api = Api(BASE, REGISTER, who, Http(), Patience(clock.wait, clock.now))
        session = Session(api, access, (), run=f"run{next(self._runs)}")
        session.time = lambda: 1_646_121_600.0
        return GoogleSheet(session)


def _a_day(stage: Stage) -> None:
    stage.run("Goedgekeurd")
    stage.run("Goedgekeurd")
    stage.run("Afgewezen")
    stage.look()


def _once(stage: Stage) -> None:
    stage.run("Goedgekeurd")


def _looked_at(stage: Stage) -> None:
    stage.look()
    stage.look()


class Scene(NamedTuple):
    """Faults that wait for the runs, the runs, and what comes of them."""

    faults: tuple[Fault, ...]
    play: Callable[[Stage], None]
    said: list[str]


DAY = ["written", "read", "written", "read"]
BATCH = When("spreadsheets.batchUpdate")
SCENES = {
    "a day": Scene((), _a_day, DAY),
    "only looked at": Scene((), _looked_at, ["read", "read"]),
    "no quota for a moment": Scene(
        (Fault("error", When("spreadsheets.get"), code=429), Fault("error", BATCH, code=429)),
        _once,
        ["written"],
    ),
    "an answer that never came": Scene(
        (Fault("error", BATCH, code=503, body="html", applied=True),), _once, ["written"]
    ),
    "no access": Scene(
        (Fault("error", code=403),), _looked_at, ["google.no_access_unnamed", "read"]
    ),
    "signed in": Scene((), _a_day, DAY),
}
SIGNED_IN = ("signed in",)


def prepare(server: SheetsServer, faults: Sequence[Fault]) -> None:
    """The register as every scene finds it."""
    server.reset()
    body = sheet_body(TABS, rowCount=40, columnCount=8)
    file = server.service.world.create("Register", body, OWNER, REGISTER)
    file.permissions.append(permission(ROBOT, "writer"))
    for fault in faults:
        server.plan(fault)


def cassette(folder: Path, name: str, mode: str) -> Any:
    """The cassette of a scene, without anything secret, matched on all there is to a request."""
    return vcr.VCR(
        record_mode=mode,
        match_on=("method", "scheme", "host", "port", "path", "query", "body"),
        filter_headers=[("authorization", "removed")],
        filter_post_data_parameters=[("assertion", "removed")],
        before_record_response=_without_secrets,
        decode_compressed_response=True,
    ).use_cassette(str(folder / f"{name.replace(' ', '-')}.yaml"))


def _without_secrets(response: dict[str, Any]) -> dict[str, Any]:
    if b"access_token" in response["body"]["string"]:
        answer = b'{"access_token":"removed","expires_in":3599,"token_type":"Bearer"}'
        response["body"]["string"] = answer
        response["headers"]["content-length"] = [str(len(answer))]
    response["headers"].pop("date", None)
    return response

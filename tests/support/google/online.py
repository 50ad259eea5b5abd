"""Registers in Google Sheets as people meet them: through the commands, signed in with a key."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests

from sheets_sync.stores.google import for_gspread, opening
from sheets_sync.stores.google.http.patience import Patience
from sheets_sync.testing.people import PersonsEdit
from support.google.sheets import Clock
from support.loopback.calls import ROBOTS
from support.written.tables import Written, register

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.testing.server import SheetsServer
    from sheets_sync.testing.when import When
    from support.written.books import Said

TODAY = "--today=2022-03-01"
ROBOT = "robot@example.iam.gserviceaccount.com"
REQUESTS = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\nHRO | 20"


@dataclass(frozen=True)
class Online:
    """A register on the loopback server; ``say`` runs a command on it."""

    server: SheetsServer
    sheet: str
    command: Callable[..., Said]

    @property
    def address(self) -> str:
        return f"https://docs.google.com/spreadsheets/d/{self.sheet}"

    def say(self, name: str, *options: object) -> Said:
        return self.command(name, self.sheet, *options)

    def sync(self, *options: object) -> Said:
        return self.say("sync", TODAY, *options)

    def asked(self, *options: object) -> list[str]:
        """The requests of a sync to the Sheets API, counted at the server."""
        self.server.log.clear()
        said = self.sync(*options)
        assert (said.code, said.err) == (0, ""), said
        methods = [line.method for line in self.server.log.lines]
        return [name.removeprefix("spreadsheets.") for name in methods if name != "oauth.token"]

    def do(self, *wishes: Any, typing: str = "", cell: Cell = "", when: When | None = None) -> None:
        """What a person does, now or right after a request; ``cell`` is typed in at ``typing``."""
        typed = ({"range": typing, "values": [[cell]]},) if typing else ()
        if when is None:
            self.server.as_person(PersonsEdit(self.sheet, wishes, typed))
        else:
            self.server.plan(PersonsEdit(self.sheet, wishes, typed, when=when))

    def values(self, where: str) -> list[list[Cell]]:
        """What stands there, blank ends aside."""
        url = f"{self.server.base_url}/v4/spreadsheets/{self.sheet}/values/{where}"
        query = {"valueRenderOption": "UNFORMATTED_VALUE"}
        answer = requests.get(url, query, headers=ROBOTS, timeout=20).json()
        found: list[list[Cell]] = answer.get("values", [])
        return found

    def everything(self) -> dict[str, list[list[Cell]]]:
        """What stands in every tab."""
        return {title: self.values(f"'{title}'") for title in self.ids()}

    def ids(self) -> dict[str, int]:
        """The tabs, by their titles."""
        book = self.server.service.world.files[self.sheet].book
        assert book is not None
        return {tab.title: tab.sheet_id for tab in book.sheets}


def book_of(written: Written, locale: str = "nl_NL", zone: str = "Europe/Amsterdam") -> Any:
    """A body for spreadsheets.create; the tabs have the ids 1, 2, 3…"""
    return {
        "properties": {"locale": locale, "timeZone": zone},
        "sheets": [
            {"properties": {"title": title, "sheetId": number}, "data": [{"rowData": _rows(grid)}]}
            for number, (title, grid) in enumerate(written.tabs.items(), 1)
        ],
    }


def _rows(grid: list[list[Cell]]) -> list[Any]:
    return [{"values": [{"userEnteredValue": _value(cell)} for cell in row]} for row in grid]


def _value(cell: Cell) -> Any:
    if cell is None or cell == "":
        return {}
    return {"stringValue" if isinstance(cell, str) else "numberValue": cell}


def three_hours_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a computer takes for now, for whoever signs in."""
    ahead = timedelta(hours=3)
    monkeypatch.setattr(
        "google.auth._helpers.utcnow", lambda: datetime.now(UTC).replace(tzinfo=None) + ahead
    )
    seconds = time.time
    monkeypatch.setattr(
        "sheets_sync.stores.google.http.identity.clock", lambda: seconds() + ahead.total_seconds()
    )


def in_full_swing(online: Online, rows: str) -> Online:
    """A register with these rows, that a run has seen."""
    sheet = online.server.spreadsheet("Lopend", body=book_of(register(rows)))
    found = Online(online.server, sheet, online.command)
    assert found.sync().code == 0
    return found


def sign_in_at(base: str, online: Online) -> None:
    """Make the robot's key one of another server than the one on this machine."""
    file = Path(os.environ["SHEETS_SYNC_CREDENTIALS"])
    file.write_text(file.read_text().replace(online.server.base_url, base))


@pytest.fixture
def key(tmp_path: Path, sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The key file of the robot, for a Google that is on this machine."""
    monkeypatch.setenv("SHEETS_SYNC_API", sheets_server.base_url)
    monkeypatch.delenv("SHEETS_SYNC_IMPERSONATE", raising=False)
    file = tmp_path / "key.json"
    file.write_text(json.dumps(sheets_server.key_file()))
    file.chmod(0o600)
    monkeypatch.setenv("SHEETS_SYNC_CREDENTIALS", str(file))
    return file


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Commands wait by this clock instead of the one on the wall."""
    hands = Clock()
    for module in (opening, for_gspread):
        monkeypatch.setattr(module, "Patience", lambda: Patience(hands.wait, hands.now))
    return hands


@pytest.fixture
def online(
    sheets_server: SheetsServer, key: Path, clock: Clock, say: Callable[..., Said]
) -> Online:
    """Two requests in order, in a register that no sync has seen."""
    assert key.exists()
    assert clock.time == 0
    sheet = sheets_server.spreadsheet("Register", body=book_of(register(REQUESTS)))
    return Online(sheets_server, sheet, say)


@pytest.fixture
def nobody_signed_in(sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses lead to the loopback server, and nobody is signed in."""
    monkeypatch.setenv("SHEETS_SYNC_API", sheets_server.base_url)
    for name in ("CREDENTIALS", "IMPERSONATE"):
        monkeypatch.delenv(f"SHEETS_SYNC_{name}", raising=False)
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)

"""Registers in a Google Sheet on the loopback server, and the stores that open them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.grid.snapshot import ErrorCell
from sheets_sync.stores.google import GoogleSheet
from sheets_sync.stores.google.http.api import Api
from sheets_sync.stores.google.http.credentials import Access
from sheets_sync.stores.google.http.identity import Identity, Nobody
from sheets_sync.stores.google.http.patience import Patience
from sheets_sync.stores.google.http.transport import Http
from sheets_sync.stores.google.read.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.stores.google.http.transport import Transport
    from sheets_sync.testing.server import SheetsServer

LEADS_TO = {"#N/A": "=NA()", "#REF!": "=#REF!", "#NAME?": "=GEEN_FUNCTIE(1)"}


class Clock:
    """A clock that only goes when somebody waits."""

    def __init__(self) -> None:
        self.time = 0.0

    def wait(self, seconds: float) -> None:
        self.time += seconds

    def now(self) -> float:
        return self.time


def server_store(server: SheetsServer, tabs: Mapping[str, Sequence[Sequence[Cell]]]) -> GoogleSheet:
    """A new spreadsheet of somebody's with these tabs, and its store."""
    return store_of(server, new_sheet(server, tabs))


def new_sheet(server: SheetsServer, tabs: Mapping[str, Sequence[Sequence[Cell]]]) -> str:
    return server.spreadsheet("Register", body=sheet_body(tabs))


def store_of(
    server: SheetsServer,
    spreadsheet: str,
    *,
    access: Access = Access.WRITE,
    wanted: Sequence[Sequence[str]] = (),
    identity: Identity | None = None,
    transport: Transport | None = None,
    clock: Clock | None = None,
) -> GoogleSheet:
    """The store of a spreadsheet on this server; nobody waits for a clock on the wall."""
    hands = clock or Clock()
    patience = Patience(hands.wait, hands.now)
    who, wire = identity or Nobody(), transport or Http()
    return GoogleSheet(
        Session(Api(server.base_url, spreadsheet, who, wire, patience), access, wanted)
    )


def sheet_body(tabs: Mapping[str, Sequence[Sequence[Cell]]], **sizes: int) -> dict[str, Any]:
    """The body of a spreadsheets.create for these tabs, as a Dutch organisation has them."""
    return {
        "properties": {"locale": "nl_NL", "timeZone": "Europe/Amsterdam"},
        "sheets": [
            {
                "properties": {
                    "sheetId": number * 11,
                    "title": title,
                    **({"gridProperties": sizes} if sizes else {}),
                },
                "data": [{"rowData": [{"values": list(map(typed, row))} for row in rows]}],
            }
            for number, (title, rows) in enumerate(tabs.items())
        ],
    }


def typed(cell: Cell) -> dict[str, Any]:
    """A cell as the API writes it down; an error as the formula that leads to it."""
    if isinstance(cell, ErrorCell):
        return {"userEnteredValue": {"formulaValue": LEADS_TO.get(cell, "=1/0")}}
    if cell in {"", None}:
        return {}
    kind = "stringValue" if isinstance(cell, str) else "numberValue"
    return {"userEnteredValue": {"boolValue" if isinstance(cell, bool) else kind: cell}}

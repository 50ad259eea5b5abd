"""A register whose requests gspread sends: for commands of people, not for runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google import GoogleSheet
from sheets_sync.stores.google.drive.client import sign_in
from sheets_sync.stores.google.opening import session_of

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.programme.model import Programme
    from sheets_sync.stores.google.http.credentials import Access


def open_sheet(
    spreadsheet: str, programme: Programme, access: Access, credentials: Path | None
) -> GoogleSheet:
    """The store of this spreadsheet; nothing is asked of Google yet.

    Raises:
        Unreachable: the address is not that of a Google Sheet, or there is nothing to sign in with.
    """
    if not spreadsheet:
        raise Unreachable("google.bad_address")
    client = sign_in(credentials, access)
    api = client.api(spreadsheet)
    return GoogleSheet(session_of(api, programme, access))

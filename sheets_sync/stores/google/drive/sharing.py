"""Who may open a spreadsheet: making people editors, and listing who is what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sheets_sync.host.deeds import Deed, attempt
from sheets_sync.problems.stop import Stop, Unreachable
from sheets_sync.stores.google.address import sheet_url
from sheets_sync.stores.google.drive.client import sign_in
from sheets_sync.stores.google.drive.refusals import not_shared, on_drive
from sheets_sync.stores.google.for_gspread import Unsure
from sheets_sync.stores.google.http.api import Refused
from sheets_sync.stores.google.http.credentials import Access

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sheets_sync.stores.google.drive.client import Client

_ATTEMPTS: Final = 3
_MAIL_ASKED: Final = "invalidSharingRequest"
"""Drive's word for an address without an account: who is there has to be invited by mail."""


class Shared(NamedTuple):
    """What came of making somebody an editor: by mail, silently, or ``stop`` says why not."""

    address: str
    mailed: bool = False
    stop: Stop | None = None


def share(spreadsheet: str, people: Iterable[str], credentials: Path | None) -> Iterator[Shared]:
    """Make these people editors, one after another; who cannot be one keeps out nobody else.

    No mail is sent, as whoever shares has the address at hand; only where Google will not have it
    without, since there is no account at that address, does it send its invitation.
    """
    client = sign_in(credentials, Access.OWN_FILES)
    for address in people:
        try:
            yield Shared(address, _shared(client, spreadsheet, address))
        except Stop as stop:
            yield Shared(address, stop=stop)


def _shared(client: Client, spreadsheet: str, address: str) -> bool:
    try:
        with attempt(sheet_url(spreadsheet)) as tried:
            try:
                return _invited(client, spreadsheet, address)
            except (Stop, Refused) as error:
                if not isinstance(error, Unsure):
                    tried.settle(Deed.NOTHING)
                raise
    except Unsure as error:
        raise Unreachable("drive.share_unsure", address=address) from error
    except Refused as refused:
        raise not_shared(refused, address) from refused


def _invited(client: Client, spreadsheet: str, address: str) -> bool:
    """Whether an invitation by mail went with it."""
    try:
        _insert(client, spreadsheet, address)
    except Refused as refused:
        if refused.reason != _MAIL_ASKED:
            raise
        with on_drive(Access.OWN_FILES):
            client.insert_permission(spreadsheet, address, "user", "writer", notify=True)
        return True
    return False


def _insert(client: Client, spreadsheet: str, address: str) -> None:
    for left in reversed(range(_ATTEMPTS)):
        try:
            with on_drive(Access.OWN_FILES):
                client.insert_permission(spreadsheet, address, "user", "writer", notify=False)
        except Unsure:
            # Who is an editor already stays one, so that asking again does no harm.
            if not left:
                raise
        else:
            return

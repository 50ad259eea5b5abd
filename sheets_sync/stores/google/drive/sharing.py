"""Who may open a spreadsheet: making people editors, and listing who is what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.host.deeds import Deed, attempt
from sheets_sync.problems.stop import Stop, Unreachable
from sheets_sync.records import NamedTuple
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
    from sheets_sync.stores.google.http.patience import Patience

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


def permissions(
    spreadsheet: str, credentials: Path | None, patience: Patience
) -> list[dict[str, Any]]:
    """Who is what, in the words of Drive: ``type``, ``role``, ``emailAddress``, ``domain``.

    Raises:
        Unreachable: it cannot be asked, or Google does not tell.
        Busy: Google's quota is used up.
    """
    client = sign_in(credentials, Access.WHO, patience)
    try:
        with on_drive(Access.WHO):
            found = client.list_permissions(spreadsheet)
    except Refused as refused:
        raise Unreachable("drive.who_refused", reason=refused.message) from refused
    except (KeyError, TypeError) as error:
        raise Unreachable("drive.who_refused", reason=type(error).__name__) from error
    return [dict(one) for one in found if not one.get("deleted")]

"""From the id of a spreadsheet to its store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.text import fold
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google import GoogleSheet
from sheets_sync.stores.google.http.api import Api
from sheets_sync.stores.google.http.credentials import key_file
from sheets_sync.stores.google.http.identity import Account, Nobody
from sheets_sync.stores.google.http.patience import Patience
from sheets_sync.stores.google.http.servers import base_url, is_loopback
from sheets_sync.stores.google.http.transport import Http
from sheets_sync.stores.google.read.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sheets_sync.programme.model import Column, Programme
    from sheets_sync.stores.google.http.credentials import Access
    from sheets_sync.stores.google.http.identity import Identity
    from sheets_sync.stores.google.http.transport import Transport


def open_sheet(
    spreadsheet: str,
    programme: Programme | None,
    access: Access,
    credentials: Path | None,
) -> GoogleSheet:
    """The store of this spreadsheet.

    Raises:
        Unreachable: the address is not that of a Google Sheet.
    """
    if not spreadsheet:
        raise Unreachable("google.bad_address")
    return GoogleSheet(open_session(spreadsheet, programme, access, credentials, Http()))


def open_session(
    spreadsheet: str,
    programme: Programme | None,
    access: Access,
    credentials: Path | None,
    transport: Transport,
) -> Session:
    """A run's dealings with this spreadsheet. Raises Unreachable for a bad address of the API."""
    base = base_url()
    identity = identity_of(credentials, access)
    api = Api(base, spreadsheet, identity, transport, Patience())
    return session_of(api, programme, access)


def session_of(api: Api, programme: Programme | None, access: Access) -> Session:
    """The dealings with a spreadsheet that go by these requests."""
    return Session(api, access, wanted_titles(programme), *human_headers(programme))


def identity_of(credentials: Path | None, access: Access) -> Identity:
    """Who makes the requests. Raises Unreachable as ``open_session`` does."""
    return Nobody() if needs_nobody(credentials) else Account(credentials, access)


def new_patience() -> Patience:
    """That of a command which begins now."""
    return Patience()


def needs_nobody(credentials: Path | None) -> bool:
    """Whether a stand-in on this machine is asked, without a file to sign in with.

    Raises Unreachable as ``open_session`` does.
    """
    return is_loopback(base_url()) and key_file(credentials) is None


def wanted_titles(programme: Programme | None) -> list[tuple[str, ...]]:
    """The titles that mean each of the programme's tabs."""
    if programme is None:
        return []
    registers = [(spec.title, *spec.accepts) for _, spec in programme.register_tabs()]
    return registers + [(title,) for title in programme.own_titles()]


def human_headers(programme: Programme | None) -> tuple[frozenset[str], frozenset[str]]:
    """The headers, folded, of people's columns of numbers (hours, euros, counts), and of all."""
    if programme is None:
        return frozenset(), frozenset()
    columns = [column for _, spec in programme.register_tabs() for column in spec.human]
    amounts = [column for column in columns if column.kind in {"amount", "money", "number"}]
    return _folded(amounts), _folded(columns)


def _folded(columns: Iterable[Column]) -> frozenset[str]:
    return frozenset(
        fold(header) for column in columns for header in (column.header, *column.accepts)
    )

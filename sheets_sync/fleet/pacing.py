"""A worker's side of the quota: each request asks before it goes, and each wait is the fleet's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sheets_sync.stores.google.address import spreadsheet_id
from sheets_sync.stores.google.http.transport import Http

if TYPE_CHECKING:
    from sheets_sync.fleet.clock import Clock
    from sheets_sync.fleet.quota import Asked, Kind, Quota
    from sheets_sync.grid.store import Store
    from sheets_sync.programme.model import Programme
    from sheets_sync.stores.google.http.credentials import Access
    from sheets_sync.stores.google.http.identity import Identity
    from sheets_sync.stores.google.http.transport import Reply, Request

_TOO_MANY = 429


class Line(Protocol):
    """How a worker speaks with its fleet; each returns when the worker may go on."""

    def ask(self, kind: Kind) -> None: ...

    def answered(self, *, well: bool) -> None: ...

    def wait(self, seconds: float) -> None: ...


class Paced:
    """The Transport of a worker: what counts for the quota of Google Sheets waits for its turn."""

    def __init__(self, line: Line, base: str) -> None:
        self._line = line
        self._sheets = f"{base}/v4/"
        self._http = Http()

    def send(self, request: Request) -> Reply:
        if not request.url.startswith(self._sheets):
            return self._http.send(request)
        self._line.ask("write" if ":batchUpdate" in request.url else "read")
        well = True
        try:
            reply = self._http.send(request)
            well = reply.status != _TOO_MANY
            return reply
        finally:
            self._line.answered(well=well)


class Opener:
    """Opens registers one after another, with the connections and tokens of those before.

    Signing in once is enough for all registers of an account.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._paced: dict[str, Paced] = {}
        self._identities: dict[tuple[str, Access], Identity] = {}

    def open(self, address: str, credentials: str, programme: Programme, access: Access) -> Store:
        """The store at this address; ``credentials`` is "" for those of the environment.

        Raises:
            Unreachable: as ``open_register``.
        """
        from sheets_sync.stores.opening import open_register

        file = Path(credentials) if credentials else None
        spreadsheet = spreadsheet_id(address)
        if not spreadsheet:
            return open_register(address, programme, access, file)
        from sheets_sync.stores.google import GoogleSheet
        from sheets_sync.stores.google.http.api import Api
        from sheets_sync.stores.google.http.patience import Patience
        from sheets_sync.stores.google.http.servers import base_url
        from sheets_sync.stores.google.opening import identity_of, session_of

        base, who = base_url(), (credentials, access)
        if base not in self._paced:
            self._paced[base] = Paced(self._line, base)
        if who not in self._identities:
            self._identities[who] = identity_of(file, access)
        patience = Patience(self._line.wait)
        api = Api(base, spreadsheet, self._identities[who], self._paced[base], patience)
        return GoogleSheet(session_of(api, programme, access))


class Direct:
    """The Line of whoever has the quota in hand."""

    def __init__(self, quota: Quota, clock: Clock, account: str) -> None:
        self._quota, self._clock, self._account = quota, clock, account
        self._asked: Asked | None = None

    def ask(self, kind: Kind) -> None:
        self._asked = self._quota.begin(kind, self._account)

    def answered(self, *, well: bool) -> None:
        assert self._asked is not None
        self._quota.end(self._asked, was_refused=not well)

    def wait(self, seconds: float) -> None:
        self._clock.until(self._clock.now() + seconds)

"""A worker's side of the quota: each request asks before it goes, and each wait is the fleet's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sheets_sync.stores.google.http.transport import Http

if TYPE_CHECKING:
    from sheets_sync.fleet.quota import Kind
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

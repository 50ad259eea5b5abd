"""One HTTP request and its answer, over a connection that stays open between requests.

The standard library's client, because a start of ``requests`` takes longer than a whole check.
"""

from __future__ import annotations

import http.client
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit
from weakref import finalize

if TYPE_CHECKING:
    from collections.abc import Mapping

CONNECT_SECONDS: Final = 5.0
READ_SECONDS: Final = 60.0
_GZIP: Final = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Request:
    """``url`` is complete, its query included."""

    verb: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """Headers by their names in lower case."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class NotSent(Exception):
    """The request certainly never arrived: no address, no connection.

    ``host`` is what was to be reached, ``""`` when nobody knows.
    """

    def __init__(self, reason: str = "", host: str = "") -> None:
        super().__init__(reason)
        self.host = host


class Unanswered(Exception):
    """The request was sent and no whole answer came back; whether it was carried out is unknown."""


class Transport(Protocol):
    """A way to send a request. Raises NotSent or Unanswered."""

    def send(self, request: Request) -> Reply: ...


class Http:
    """The Transport of the internet; a proxy is taken from the environment, as everywhere."""

    def __init__(self) -> None:
        self._open: dict[str, http.client.HTTPConnection] = {}
        # Unlike __del__ it comes before the sockets go, also where an error holds all in a circle.
        finalize(self, _close, self._open)

    def send(self, request: Request) -> Reply:
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        connection = self._open.pop(origin, None) or _connected(parts.scheme, parts.netloc)
        path = request.url.removeprefix(origin) or "/"
        headers = {"Accept-Encoding": "gzip", **request.headers}
        try:
            connection.request(request.verb, path, request.body or None, headers)
            answer = connection.getresponse()
            body = answer.read()
        except (http.client.HTTPException, OSError) as error:
            connection.close()
            raise Unanswered(_reason(error)) from error
        self._open[origin] = connection
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, _unpacked(body, found), found)


def _close(connections: Mapping[str, http.client.HTTPConnection]) -> None:
    for connection in connections.values():
        connection.close()


def _connected(scheme: str, place: str) -> http.client.HTTPConnection:
    try:
        connection = _connection(scheme, place)
    except (http.client.HTTPException, ValueError):
        # Not chained, and not its words: the address of a proxy may hold a password.
        raise NotSent("bad address", place) from None
    try:
        connection.connect()
    except (http.client.HTTPException, OSError, UnicodeError) as error:
        connection.close()
        raise NotSent(_reason(error), place) from error
    if connection.sock:
        connection.sock.settimeout(READ_SECONDS)
    return connection


def _connection(scheme: str, place: str) -> http.client.HTTPConnection:
    from urllib.request import getproxies, proxy_bypass

    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    proxy = urlsplit(getproxies().get(scheme, ""))
    if not proxy.netloc or proxy_bypass(place):
        return kind(place, timeout=CONNECT_SECONDS)
    connection = kind(proxy.hostname or "", proxy.port, timeout=CONNECT_SECONDS)
    connection.set_tunnel(place)
    return connection


def _unpacked(body: bytes, headers: Mapping[str, str]) -> bytes:
    if headers.get("content-encoding") != "gzip":
        return body
    try:
        return zlib.decompress(body, _GZIP)
    except zlib.error as error:
        raise Unanswered(_reason(error)) from error


def _reason(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error)
    return text or type(error).__name__

"""An HTTPS proxy that leads Google's addresses to the server, and nothing anywhere else."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import closing, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    import trustme

    from sheets_sync.testing.running.recorder import Recorder

GOOGLE: Final = (".googleapis.com", "docs.google.com", "accounts.google.com", "drive.google.com")
LONGEST_HEAD: Final = 65_536
PIECE: Final = 65_536


def is_google(host: str) -> bool:
    return host.endswith(GOOGLE[0]) or host in GOOGLE


class Proxy:
    """Listens on a free port of the loopback address while it is entered.

    ``tls_port`` takes the same connections without a proxy's greeting. ``refused`` has the hosts
    that were asked for and are none of Google's.
    """

    def __init__(
        self, base_url: str, authority: trustme.CA, recorder: Recorder | None = None
    ) -> None:
        parts = urlsplit(base_url)
        self.target = (parts.hostname or "", parts.port or 80)
        self.refused: set[str] = set()
        self.recorder = recorder
        self._authority = authority
        self.authority_pem = authority.cert_pem.bytes().decode("ascii")
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _handler(self, _serve))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._direct = _Server(("127.0.0.1", 0), _handler(self, _serve_directly))
        self.tls_port = self._direct.server_address[1]

    def __enter__(self) -> Self:
        for each in (self._server, self._direct):
            threading.Thread(target=each.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        for each in (self._server, self._direct):
            each.shutdown()
            each.server_close()

    def context(self, host: str) -> ssl.SSLContext:
        """The TLS of a server of this name."""
        with self._lock:
            if host not in self._contexts:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.set_alpn_protocols(["http/1.1"])
                self._authority.issue_cert(host).configure_cert(context)
                self._contexts[host] = context
            return self._contexts[host]


class _Server(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128


def _handler(
    proxy: Proxy, serve: Callable[[Proxy, socket.socket], None]
) -> type[BaseRequestHandler]:
    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                serve(proxy, self.request)

    return Handler


def _serve(proxy: Proxy, client: socket.socket) -> None:
    words = _head(client).split(b"\r\n", 1)[0].split()
    verb, place = (words[0], words[1].decode("ascii", "replace")) if len(words) == 3 else (b"", "")
    host = place.rpartition(":")[0] if verb == b"CONNECT" else urlsplit(place).hostname or place
    if verb != b"CONNECT" or not is_google(host):
        proxy.refused.add(host)
        said = f"{host} is not reached from here: this proxy leads to a testing server.\n".encode()
        head = f"HTTP/1.1 403 Forbidden\r\nContent-Length: {len(said)}\r\nConnection: close\r\n\r\n"
        client.sendall(head.encode() + said)
        return
    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    _join(proxy, client, proxy.context(host))


def _serve_directly(proxy: Proxy, client: socket.socket) -> None:
    """TLS without a proxy's greeting, for programs whose host names are led here."""
    outer = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)

    def by_name(inner: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> int | None:
        if name is None or not is_google(name):
            return ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
        inner.context = proxy.context(name)
        return None

    outer.sni_callback = by_name
    _join(proxy, client, outer)


def _join(proxy: Proxy, client: socket.socket, context: ssl.SSLContext) -> None:
    if proxy.recorder is not None:
        with context.wrap_socket(client, server_side=True) as outer:
            proxy.recorder.serve(outer)
        return
    with (
        context.wrap_socket(client, server_side=True) as inner,
        closing(socket.create_connection(proxy.target)) as server,
    ):
        onward = threading.Thread(target=_pour, args=(inner, server), daemon=True)
        onward.start()
        _pour(server, inner)
        onward.join(1)


def _head(client: socket.socket) -> bytes:
    found = b""
    while b"\r\n\r\n" not in found and len(found) < LONGEST_HEAD:
        piece = client.recv(1)
        if not piece:
            break
        found += piece
    return found


def _pour(source: socket.socket, target: socket.socket) -> None:
    """All that comes, until one side ends; the end is handed on."""
    with suppress(OSError):
        while piece := source.recv(PIECE):
            target.sendall(piece)
    end: Callable[[int], None] = target.shutdown
    with suppress(OSError):
        end(socket.SHUT_RDWR if isinstance(target, ssl.SSLSocket) else socket.SHUT_WR)

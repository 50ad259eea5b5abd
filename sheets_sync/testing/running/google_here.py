"""Put into a program by ``run``: Google's names lead to the server, for who knows of no proxy."""

from __future__ import annotations

import os
import socket
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import Any

_GOOGLE = ("docs.google.com", "accounts.google.com", "drive.google.com")
_PORT = os.environ.get("SHEETS_TESTING_TLS_PORT", "")
_look_up, _connect = socket.getaddrinfo, socket.socket.connect


def _led(host: Any, port: Any) -> tuple[Any, Any]:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    known = isinstance(name, str) and (name.endswith(".googleapis.com") or name in _GOOGLE)
    return ("127.0.0.1", int(_PORT)) if known and port in (443, "443", "https") else (host, port)


def _getaddrinfo(host: Any, port: Any, *rest: Any, **named: Any) -> Any:
    return _look_up(*_led(host, port), *rest, **named)


def _connected(own: socket.socket, address: Any) -> None:
    pair = isinstance(address, tuple) and len(address) == 2
    _connect(own, _led(*address) if pair else address)


def _imported_otherwise() -> None:
    """What the program would have found under this name without this file."""
    here = os.path.dirname(__file__)  # noqa: PTH120
    sys.path[:] = [each for each in sys.path if each != here]
    found = PathFinder.find_spec("sitecustomize")
    if found is not None and found.loader is not None:
        found.loader.exec_module(module_from_spec(found))


if __name__ == "sitecustomize":
    if _PORT:
        socket.getaddrinfo = _getaddrinfo
        socket.socket.connect = _connected  # type: ignore[assignment, method-assign]
    _imported_otherwise()

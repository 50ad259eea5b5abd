"""Which server is spoken to: Google's, or a stand-in to which no secret of Google's goes."""

from __future__ import annotations

import os
from typing import Final

from sheets_sync.problems.stop import Unreachable

GOOGLE: Final = "https://sheets.googleapis.com"
ADDRESS_VARIABLE: Final = "SHEETS_SYNC_API"
_GOOGLE_HOSTS: Final = ".googleapis.com"
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def base_url() -> str:
    """Google's address, or that of a stand-in.

    Raises Unreachable for an address to which a secret would travel in the open.
    """
    base = os.environ.get(ADDRESS_VARIABLE, GOOGLE).rstrip("/")
    if _place(base) and (base.startswith("https://") or is_loopback(base)):
        return base
    raise Unreachable("google.bad_api_address", variable=ADDRESS_VARIABLE)


def is_loopback(base: str) -> bool:
    """Whether this address is on this very machine."""
    from urllib.parse import urlsplit

    return urlsplit(base).hostname in _LOOPBACK


def is_google(base: str) -> bool:
    """Whether this address is one of Google's own."""
    place = _place(base)
    return place is not None and place[0] == "https" and place[1].endswith(_GOOGLE_HOSTS)


def is_same_place(one: str, other: str) -> bool:
    """Whether these addresses are of one server."""
    place = _place(one)
    return place is not None and place == _place(other)


def _place(address: str) -> tuple[str, str, int] | None:
    """Scheme, host and port; None when it is no address, or has a password or a query in it."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return None
    bare = address.isascii() and address.isprintable() and not set(address) & set("@?# ")
    if not bare or parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return parts.scheme, parts.hostname, port

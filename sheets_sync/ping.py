"""Tell a watchdog on the web (healthchecks.io and its like) how a run ended."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit, urlunsplit

from sheets_sync.errors import Stop

VARIABLE: Final = "SHEETS_SYNC_PING"
_SECONDS: Final = 5.0


class BadPing(Stop):
    """An address to ping that is none."""

    exit_code = 2


def refuse_bad_address(address: str) -> None:
    """Raises BadPing when this is no address on the web."""
    try:
        parts = urlsplit(address)
        fine = parts.scheme in {"http", "https"} and parts.hostname and address.isprintable()
    except ValueError:
        fine = False
    if not fine or " " in address:
        # The address is as good as a password for who watches; it is not repeated.
        raise BadPing("ping.bad_address", variable=VARIABLE)


def address_for(address: str, exit_code: int) -> str:
    """The address to call: itself after success, with ``/fail`` behind its path after failure."""
    if exit_code == 0:
        return address
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/fail"))


def ping(address: str, exit_code: int) -> str:
    """Call it once. What went wrong in a few words, ``""`` when nothing did."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    url = address_for(address, exit_code)
    request = Request(url, headers={"User-Agent": "sheets-sync"})  # noqa: S310 -- refused before
    try:
        with urlopen(request, timeout=_SECONDS):  # noqa: S310
            return ""
    except HTTPError as error:
        error.close()
        return f"HTTP {error.code}"
    except URLError as error:
        return str(getattr(error.reason, "strerror", None) or type(error.reason).__name__)
    except (OSError, HTTPException, ValueError) as error:
        return type(error).__name__

"""Tell a watchdog on the web (healthchecks.io and its like) how a run ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.host.time_limit import within
from sheets_sync.problems.stop import Stop

if TYPE_CHECKING:
    from urllib.parse import SplitResult
    from urllib.request import HTTPRedirectHandler, Request

VARIABLE: Final = "SHEETS_SYNC_PING"
_SECONDS: Final = 5.0


class BadPing(Stop):
    """An address to ping that is none."""

    exit_code = 2


def refuse_bad_address(address: str) -> None:
    """Raises BadPing when this is no address on the web."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        fine = _is_web(parts) and address.isprintable() and not set(address) & set(" @")
        _ = parts.port
    except ValueError:
        fine = False
    if not fine:
        # The address is as good as a password for who watches; it is not repeated.
        raise BadPing("ping.bad_address", variable=VARIABLE)


def address_for(address: str, exit_code: int) -> str:
    """The address to call: itself after success, with ``/fail`` behind its path after failure."""
    if exit_code == 0:
        return address
    from urllib.parse import urlsplit, urlunsplit

    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/fail"))


def _is_web(parts: SplitResult) -> bool:
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _homely() -> HTTPRedirectHandler:
    from urllib.request import HTTPRedirectHandler

    class Homely(HTTPRedirectHandler):
        """Follows to another page of the same server alone: the address is for nobody else."""

        def redirect_request(
            self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
        ) -> Request | None:
            if not _same_server(req.full_url, newurl):
                return None
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    return Homely()


def _same_server(one: str, other: str) -> bool:
    """Also where the answer is to come back over https."""
    from urllib.parse import urlsplit

    before, after = urlsplit(one), urlsplit(other)
    if not _is_web(after) or before.hostname != after.hostname:
        return False
    if before.scheme == after.scheme:
        return before.port == after.port
    return after.scheme == "https"


def ping(address: str, exit_code: int) -> str:
    """Call it once. What went wrong in a few words, ``""`` when nothing did."""
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, build_opener

    url = address_for(address, exit_code)
    request = Request(url, headers={"User-Agent": "sheets-sync"})  # noqa: S310 -- refused before
    try:
        with within(2 * _SECONDS), build_opener(_homely()).open(request, timeout=_SECONDS):
            return ""
    except Stop:
        return "timeout"
    except HTTPError as error:
        error.close()
        return f"HTTP {error.code}"
    except URLError as error:
        # Only the system's own words: others may repeat the address.
        by_system = isinstance(error.reason, OSError) and type(error.reason).__module__ != "ssl"
        words = error.reason.strerror if by_system else None  # type: ignore[union-attr]
        return words or type(error.reason).__name__
    except (OSError, HTTPException, ValueError) as error:
        return type(error).__name__

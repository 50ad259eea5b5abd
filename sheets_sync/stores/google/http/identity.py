"""The token that goes with every request, and what to say when there is none to be had."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from time import time as clock
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import urlsplit

from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.http.credentials import key_file, load_credentials
from sheets_sync.stores.google.http.transport import NotSent, Request, Unanswered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from google.auth.credentials import Credentials
    from google.auth.exceptions import RefreshError

    from sheets_sync.stores.google.http.credentials import Access
    from sheets_sync.stores.google.http.transport import Transport

_ADDRESS: Final = r"[^\s@{}\"]{1,100}@[A-Za-z0-9.-]{1,200}"
_CLOCK_TOLERANCE: Final = 240
"""Seconds; Google accepts a signature that is a few minutes off."""
_LENDERS: Final = "iamcredentials."
"""The host that hands out tokens for other accounts."""


class Identity(Protocol):
    """Who makes the requests."""

    @property
    def email(self) -> str:
        """The address to share a sheet with, ``""`` when it cannot be told."""

    def headers(self, transport: Transport) -> Mapping[str, str]:
        """What proves it. Raises NotSent, or Unreachable when Google will not have it."""

    def renew(self) -> bool:
        """Get a new proof for the next request; False when that makes no difference."""


class Nobody:
    """The Identity for a stand-in on this machine, where any token stands for its robot."""

    email = ""

    def headers(self, _: Transport) -> Mapping[str, str]:
        return {"Authorization": "Bearer nobody"}

    def renew(self) -> bool:
        return False


class Account:
    """The Identity of a Google account, loaded when the first token is needed."""

    def __init__(self, chosen: Path | None, access: Access) -> None:
        self._chosen = chosen
        self._access = access
        self._loaded: Credentials | None = None

    @property
    def email(self) -> str:
        found = self._loaded
        for name in ("service_account_email", "signer_email", "account"):
            email = getattr(found, name, "")
            if isinstance(email, str) and re.fullmatch(_ADDRESS, email):
                return email
        return ""

    @property
    def credentials(self) -> Credentials:
        """Those of google-auth. Raises what ``load_credentials`` does."""
        self._loaded = self._loaded or load_credentials(self._chosen, self._access)
        return self._loaded

    def headers(self, transport: Transport) -> Mapping[str, str]:
        credentials = self.credentials
        if not credentials.valid:
            self._refresh(credentials, transport)
        return {"Authorization": f"Bearer {credentials.token}"}

    def renew(self) -> bool:
        if self._loaded is None or self._loaded.token is None:
            return False
        self._loaded.token = None
        return True

    def _refresh(self, credentials: Credentials, transport: Transport) -> None:
        from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError

        carrier = _Carrier(transport)
        try:
            credentials.refresh(carrier)  # type: ignore[no-untyped-call]
        except TransportError as error:
            raise NotSent from error
        except RefreshError as error:
            raise self._refused(error, carrier) from error
        except (GoogleAuthError, ValueError) as error:
            raise Unreachable("google.key_malformed", file=self._file) from error

    def _refused(self, error: RefreshError, carrier: _Carrier) -> Exception:
        if getattr(error, "retryable", False):
            return NotSent(type(error).__name__, carrier.host)
        if abs(carrier.skew) > _CLOCK_TOLERANCE:
            return Unreachable("google.clock", minutes=round(abs(carrier.skew) / 60))
        if "invalid_scope" in str(error):
            return Unreachable("google.scope", scope=self._access.scope)
        if carrier.host.startswith(_LENDERS):
            return Unreachable("google.may_not_act", robot=self.email)
        return Unreachable("google.key_refused", file=self._file)

    @property
    def _file(self) -> str:
        return str(key_file(self._chosen) or self.email)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    data: bytes
    headers: Mapping[str, str]


@dataclass(slots=True)
class _Carrier:
    """google-auth's way to make a request, over our own transport.

    ``skew`` is how many seconds this machine's clock is ahead of Google's, ``host`` what was asked
    last.
    """

    transport: Transport
    skew: float = field(default=0.0)
    host: str = field(default="")

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **_: Any,
    ) -> _Answer:
        del timeout
        self.host = urlsplit(url).netloc
        try:
            reply = self.transport.send(Request(method, url, headers or {}, body or b""))
        except Unanswered as error:
            # A token that got lost on its way does no harm; another can be asked for.
            raise NotSent(str(error), self.host) from error
        if date := reply.headers.get("date"):
            self.skew = clock() - parsedate_to_datetime(date).timestamp()
        return _Answer(reply.status, reply.body, reply.headers)

"""gspread, signed in and as patient as a run is."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import gspread
import requests
from gspread.exceptions import APIError, SpreadsheetNotFound

from sheets_sync.stores.google.for_gspread import PatientHTTPClient, lost
from sheets_sync.stores.google.http.api import Api, refusal_of
from sheets_sync.stores.google.http.identity import Account, Nobody
from sheets_sync.stores.google.http.patience import Hiccup, Unreached
from sheets_sync.stores.google.http.servers import base_url
from sheets_sync.stores.google.http.transport import Http, NotSent, Reply
from sheets_sync.stores.google.opening import identity_of, new_patience

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from google.auth.credentials import Credentials

    from sheets_sync.stores.google.http.api import Refused
    from sheets_sync.stores.google.http.credentials import Access
    from sheets_sync.stores.google.http.identity import Identity
    from sheets_sync.stores.google.http.patience import Patience
    from sheets_sync.stores.google.http.transport import Transport


class Client(gspread.Client):
    """gspread's own, whose requests are signed by an Identity and share one patience.

    ``opened`` is the id of what was to be opened last: of what ``create`` made too, also where
    opening it went wrong. Raises Unreachable for an address of the API that is not Google's.
    """

    http_client: PatientHTTPClient

    def __init__(self, identity: Identity, patience: Patience, wire: Transport) -> None:
        session = _Signed(identity, wire)
        super().__init__(None, session, PatientHTTPClient)  # type: ignore[arg-type] # as in its guide
        self.identity = self.http_client.identity = _Renewed(identity)
        self.patience = self.http_client.patience = patience
        self.opened = ""

    def api(self, spreadsheet: str, wire: Transport | None = None) -> Api:
        """Requests about this spreadsheet, which gspread sends, by way of ``wire`` if any."""
        way = wire or self.http_client.carrier
        return Api(base_url(), spreadsheet, self.identity, way, self.patience)

    def open_by_key(self, key: str) -> gspread.Spreadsheet:
        self.opened = key
        return super().open_by_key(key)


def sign_in(
    credentials: Path | None,
    access: Access,
    patience: Patience | None = None,
    wire: Transport | None = None,
) -> Client:
    """A client that may do this much, and gets its proof by way of ``wire``, if any.

    Raises Unreachable when there is nothing to sign in with.
    """
    identity = identity_of(credentials, access)
    return Client(identity, patience or new_patience(), wire or Http())


class _Signed(requests.Session):
    """A session in which each request carries the proof of an Identity."""

    def __init__(self, identity: Identity, wire: Transport) -> None:
        super().__init__()
        self._identity, self._wire = identity, wire
        # Also keeps a netrc file of somebody's from putting another proof in its place.
        self.auth = self._sign

    @property
    def credentials(self) -> Credentials | None:
        return self._identity.credentials if isinstance(self._identity, Account) else None

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers.update(self._identity.headers(self._wire))
        return request


class _Renewed(Nobody):
    """The Identity of requests that their session signs: only a new proof is asked of it."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    @property
    def email(self) -> str:  # type: ignore[override] # of nobody it is the same for ever
        return self._identity.email

    def headers(self, _: Transport) -> Mapping[str, str]:
        return {}

    def renew(self) -> bool:
        return self._identity.renew()


@contextmanager
def heard() -> Iterator[None]:
    """Turn what gspread raises into what a run knows.

    Raises Refused, or a Hiccup when what went wrong did not pass in time; and Unsure as it is.
    """
    try:
        yield
    except (APIError, PermissionError, SpreadsheetNotFound) as error:
        refused = _refusal(error)
        if refused.status >= 500 or refused.is_quota:
            raise Hiccup from refused
        raise refused from error
    except NotSent as error:
        raise Unreached from error
    except requests.RequestException as error:
        raise Hiccup from lost(error)


def _refusal(error: Exception) -> Refused:
    cause = error if isinstance(error, APIError) else error.__cause__
    assert isinstance(cause, APIError)
    return refusal_of(Reply(cause.response.status_code, cause.response.content))

"""For whoever works with gspread: an HTTP client with a run's patience, and a register from it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import gspread
from google.auth.exceptions import GoogleAuthError, TransportError
from gspread.exceptions import APIError, GSpreadException
from requests import Response, exceptions
from urllib3.exceptions import NewConnectionError

from sheets_sync.messages.catalogue import load_catalogue
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google import GoogleSheet
from sheets_sync.stores.google.http.api import Api, Refused
from sheets_sync.stores.google.http.credentials import Access, refuse_stranger
from sheets_sync.stores.google.http.identity import Account, Nobody
from sheets_sync.stores.google.http.patience import Hiccup, Patience
from sheets_sync.stores.google.http.servers import GOOGLE, base_url
from sheets_sync.stores.google.http.transport import (
    CONNECT_SECONDS,
    READ_SECONDS,
    Http,
    NotSent,
    Reply,
    Request,
    Unanswered,
)
from sheets_sync.stores.google.opening import human_headers, wanted_titles
from sheets_sync.stores.google.read.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import requests
    from google.auth.credentials import Credentials

    from sheets_sync.programme.model import Programme
    from sheets_sync.stores.google.http.identity import Identity
    from sheets_sync.stores.google.http.transport import Transport

_TIMEOUTS: Final = (CONNECT_SECONDS, READ_SECONDS)
_LOST: Final = (
    exceptions.ConnectionError,
    exceptions.Timeout,
    exceptions.ChunkedEncodingError,
    exceptions.ContentDecodingError,
)


class Unsure(Unreachable, GSpreadException):
    """A change was sent, and nobody knows whether Google carried it out; it was not sent again.

    >>> issubclass(Unsure, GSpreadException)
    True
    """

    def __str__(self) -> str:
        return load_catalogue("en").error(self)


class PatientHTTPClient(gspread.HTTPClient):
    """What ``gspread.Client`` and its like take as ``http_client``, with the patience of a run.

    A connection gets 5 seconds and an answer 60, unless ``set_timeout`` says otherwise; all
    attempts at one request together get five minutes, of which 20 seconds without any connection.
    429, 5xx and a lost connection are tried again after ever longer random waits, what changes
    something only when it surely was not carried out. ``SHEETS_SYNC_API`` takes Google's place.

    ``patience`` is that of a whole command, in place of one for each request; ``identity`` gives
    another proof when one has expired.

    Raises Unreachable for an address to which a secret would travel in the open, or which is not
    Google's while the credentials are.

    >>> from google.oauth2.credentials import Credentials
    >>> client = gspread.Client(Credentials("ya29.token"), http_client=PatientHTTPClient)
    >>> type(client.http_client).__name__
    'PatientHTTPClient'
    """

    def __init__(self, auth: Credentials, session: requests.Session | None = None) -> None:
        super().__init__(auth, session)
        refuse_stranger(getattr(session, "credentials", None) or auth)
        self.set_timeout(None)
        self._base = base_url()
        self.identity: Identity = Nobody()
        self.patience: Patience | None = None

    def set_timeout(self, timeout: float | tuple[float, float] | None) -> None:
        """Seconds to connect and to wait for an answer; None for those of a run."""
        self.timeout = timeout or _TIMEOUTS

    def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Response:
        """The answer to this request, when there is a good one.

        Raises:
            APIError: Google will not, or still cannot when the time is up.
            Unsure: it may have been carried out or not; look before asking again.
            requests.RequestException: Google cannot be reached, or does not answer a question.
            GoogleAuthError: the credentials are no good.
        """

        def send(asked: Request) -> Response:
            return super(PatientHTTPClient, self).request(asked.verb, asked.url, *args, **kwargs)

        wire = _Wire(send)
        asked = Request(method.upper(), self._placed(endpoint))
        api = Api(self._base, "", self.identity, wire, self.patience or Patience())
        attempt = api.look if asked.verb == "GET" else api.change
        try:
            with suppress(Hiccup, Refused):
                api.patience.insist(lambda: attempt(asked))
        except Unanswered:
            place = f"{asked.verb} {urlsplit(asked.url).path}"
            raise Unsure("google.unsure_request", request=place) from wire.failure
        return wire.result()

    @property
    def carrier(self) -> Transport:
        """A way for requests of another make: one attempt each, sent as gspread sends its own."""

        def send(asked: Request) -> Response:
            plain, headers = super(PatientHTTPClient, self).request, dict(asked.headers)
            return plain(asked.verb, asked.url, data=asked.body or None, headers=headers)

        return _Wire(send)

    def _placed(self, endpoint: str) -> str:
        """Nothing leaves for Google, not even for Drive, when something else takes its place."""
        parts = urlsplit(endpoint)
        origin = f"{parts.scheme}://{parts.netloc}"
        return endpoint if self._base == GOOGLE else self._base + endpoint.removeprefix(origin)


class _Wire:
    """The Transport that gspread itself is; it keeps what came of the last attempt."""

    def __init__(self, call: Callable[[Request], Response]) -> None:
        self._call = call
        self.failure: Exception | None = None
        self._answer = Response()

    def send(self, request: Request) -> Reply:
        self.failure = None
        try:
            self._answer = self._call(request)
        except NotSent as error:
            self.failure = error
            raise
        except APIError as error:
            self.failure, self._answer = error, error.response
        except GoogleAuthError as error:
            self.failure = error
            if error.retryable or isinstance(error, TransportError):
                raise NotSent(str(error)) from error
            raise
        except _LOST as error:
            self.failure = error
            raise lost(error) from error
        headers = {name.lower(): value for name, value in self._answer.headers.items()}
        return Reply(self._answer.status_code, self._answer.content, headers)

    def result(self) -> Response:
        if self.failure:
            raise self.failure
        return self._answer


def lost(error: requests.RequestException) -> NotSent | Unanswered:
    """What became of a request on its way, and why, in the words of the system."""
    url = str(error.request.url) if error.request is not None else ""
    if _never_left(error):
        return NotSent(_reason(error), urlsplit(url).netloc)
    return Unanswered(_reason(error))


def _never_left(error: requests.RequestException) -> bool:
    if isinstance(error, exceptions.ConnectTimeout | exceptions.ProxyError):
        return True
    reasons = [getattr(cause, "reason", None) for cause in error.args]
    return any(isinstance(reason, NewConnectionError) for reason in reasons)


def _reason(error: BaseException) -> str:
    """What stands at the bottom of what the libraries made of it."""
    found: BaseException | None = error
    while found is not None:
        if text := getattr(found, "strerror", None):
            return str(text)
        inner = [getattr(found, "reason", None), *found.args, found.__cause__]
        found = next((one for one in inner if isinstance(one, BaseException)), None)
    return type(error).__name__


class Borrowed(Account):
    """The Identity of credentials that somebody has signed in with already."""

    _file = "gspread.Client(auth=…)"

    def __init__(self, credentials: Credentials) -> None:
        super().__init__(None, Access.WRITE)
        refuse_stranger(credentials)
        self._loaded = self._credentials = credentials

    def headers(self, transport: Transport) -> Mapping[str, str]:
        super().headers(transport)
        proof: dict[str, str] = {}
        self._credentials.apply(proof)  # type: ignore[no-untyped-call]
        return proof

    def renew(self) -> bool:
        # An API key, or a bare token, has no successor.
        return self._credentials.expiry is not None and super().renew()


def open_spreadsheet(
    spreadsheet: gspread.Spreadsheet, programme: Programme | None, access: Access
) -> GoogleSheet:
    """The store of what somebody opened with gspread, with the credentials it was opened with.

    Raises Unreachable when it has none of google-auth's, or for a bad address of the API.
    """
    client = spreadsheet.client
    found = getattr(client, "auth", None) or getattr(client.session, "credentials", None)
    if found is None:
        raise Unreachable("google.no_lent_credentials", origin=spreadsheet.url)
    api = Api(base_url(), spreadsheet.id, Borrowed(found), Http(), Patience())
    return GoogleSheet(Session(api, access, wanted_titles(programme), *human_headers(programme)))

"""The Sheets API: the one place through which every request to Google goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias
from urllib.parse import quote, urlencode

from msgspec import DecodeError, Struct
from msgspec.json import Decoder

from sheets_sync.stores.google.http.patience import Hiccup, Patience, Unreached
from sheets_sync.stores.google.http.transport import NotSent, Request, Unanswered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.stores.google.http.identity import Identity
    from sheets_sync.stores.google.http.transport import Reply, Transport

_AGENT: Final = "sheets-sync (gzip)"

Query: TypeAlias = "Mapping[str, str | Sequence[str]]"


class _ErrorInfo(Struct):
    reason: str = ""


class _Error(Struct):
    """``errors`` is Drive's way to give a reason, ``details`` that of Sheets."""

    message: str = ""
    status: str = ""
    details: list[_ErrorInfo] = []
    errors: list[_ErrorInfo] = []


class _ErrorAnswer(Struct):
    error: _Error


_DECODER = Decoder(_ErrorAnswer)
_TOO_FAST: Final = ("rateLimitExceeded", "userRateLimitExceeded")


class Refused(Exception):
    """Google answered that it will not.

    ``message`` may be in any language; ``reason`` is the machine's word for it, often empty.
    """

    def __init__(self, status: int, message: str = "", reason: str = "") -> None:
        super().__init__(status, message, reason)
        self.status = status
        self.message = message
        self.reason = reason

    @property
    def is_quota(self) -> bool:
        """Whether it is too much for this moment alone; Drive has another status for that."""
        return self.status == 429 or (self.status == 403 and self.reason in _TOO_FAST)


@dataclass(frozen=True, slots=True)
class Api:
    """Requests about one spreadsheet.

    ``read`` and ``write`` raise Refused, or a Hiccup when what went wrong did not pass in time.
    """

    base: str
    spreadsheet: str
    identity: Identity
    transport: Transport
    patience: Patience

    def read(self, tail: str, query: Query, body: bytes = b"") -> bytes:
        """The answer to a request that changes nothing, asked again as often as needed."""
        request = self._request("POST" if body else "GET", tail, query, body)
        return self.patience.insist(lambda: self.look(request))

    def write(self, query: Query, body: bytes) -> bytes:
        """The answer to a batchUpdate; it is sent again only if it surely was not carried out.

        Raises Unanswered when that cannot be told.
        """
        request = self._request("POST", ":batchUpdate", query, body)
        return self.patience.insist(lambda: self.change(request))

    def _request(
        self, verb: Literal["GET", "POST"], tail: str, query: Query, body: bytes
    ) -> Request:
        options = urlencode({**query, "prettyPrint": "false"}, doseq=True, quote_via=quote)
        url = f"{self.base}/v4/spreadsheets/{quote(self.spreadsheet, safe='')}{tail}?{options}"
        headers = {"User-Agent": _AGENT, "Accept": "application/json"}
        return Request(verb, url, headers | ({"Content-Type": _JSON} if body else {}), body)

    def look(self, request: Request) -> bytes:
        """The answer to one attempt at a request that changes nothing.

        Raises Hiccup for what may pass, Refused for what will not.
        """
        try:
            return self._sent(request)
        except Unanswered as error:
            raise Hiccup from error
        except Refused as error:
            if error.status >= 500:
                raise Hiccup from error
            raise

    def change(self, request: Request) -> bytes:
        """The answer to one attempt at a request that changes something.

        Raises Hiccup when it surely was not carried out and that may pass, Unanswered when it may
        have been, Refused when it will not be.
        """
        try:
            return self._sent(request)
        except Refused as error:
            if error.status >= 500:
                raise Unanswered(error.message) from error
            raise

    def _sent(self, request: Request) -> bytes:
        reply = self._authorized(request)
        if reply.status == 401 and self.identity.renew():
            reply = self._authorized(request)
        if reply.status < 300:
            return reply.body
        refused = refusal_of(reply)
        if refused.is_quota:
            raise Hiccup from refused
        raise refused

    def _authorized(self, request: Request) -> Reply:
        try:
            headers = {**request.headers, **self.identity.headers(self.transport)}
            return self.transport.send(Request(request.verb, request.url, headers, request.body))
        except NotSent as error:
            raise Unreached from error


_JSON: Final = "application/json"


def refusal_of(reply: Reply) -> Refused:
    """What an answer that is no success says."""
    try:
        error = _DECODER.decode(reply.body).error
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return Refused(reply.status)
    reasons = [told.reason for told in (*error.details, *error.errors) if told.reason]
    return Refused(reply.status, error.message, reasons[0] if reasons else error.status)

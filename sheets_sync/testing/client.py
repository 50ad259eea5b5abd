"""An unmodified gspread pointed at the loopback server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gspread
from google.oauth2.service_account import Credentials

if TYPE_CHECKING:
    from sheets_sync.testing.wire import Message

GOOGLE = ("https://sheets.googleapis.com", "https://www.googleapis.com")
SCOPES = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")


def http_client(base_url: str) -> type[gspread.HTTPClient]:
    """An HTTPClient class whose requests go to another base URL than Google's."""

    class Loopback(gspread.HTTPClient):
        def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Any:
            for origin in GOOGLE:
                endpoint = endpoint.replace(origin, base_url)
            return super().request(method, endpoint, *args, **kwargs)

    return Loopback


class LocalCredentials(Credentials):
    """Credentials that stay on this machine.

    Recent versions of google-auth ask iamcredentials.googleapis.com in the background where a
    service account may be used; a server on the loopback address has no say in that.
    """

    def _after_refresh(self, *_: object) -> None:
        return


def signed_in(base_url: str, key_file: Message) -> gspread.Client:
    """A client that gets its access token from the server's token endpoint."""
    credentials = LocalCredentials.from_service_account_info(key_file, scopes=SCOPES)  # type: ignore[no-untyped-call]
    return gspread.Client(auth=credentials, http_client=http_client(base_url))

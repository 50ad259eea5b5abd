"""Who is asking: the holder of a token, or nobody, with an API key or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.testing.drive.answers import DriveError
from sheets_sync.testing.wire import ApiError

if TYPE_CHECKING:
    from sheets_sync.testing.doors import Incoming
    from sheets_sync.testing.oauth import Accounts
    from sheets_sync.testing.routes import Route

NOBODY: Final = ""
"""Who asks with an API key alone: files that everybody may see are all there is."""

UNREGISTERED: Final = (
    "Method doesn't allow unregistered callers (callers without established identity). Please use"
    " API Key or other form of API identity to call this API."
)
MISSING: Final = (
    "Request is missing required authentication credential. Expected OAuth 2 access token, login"
    " cookie or other valid authentication credential. See"
    " https://developers.google.com/identity/sign-in/web/devconsole-project."
)
KEY_ALONE: Final = (
    "API keys are not supported by this API. Expected OAuth2 access token or other authentication"
    " credentials that assert a principal. See https://cloud.google.com/docs/authentication"
)


def caller(accounts: Accounts, incoming: Incoming, route: Route, *, strict: bool) -> str:
    """The person's address, NOBODY for an API key that only reads. Raises ApiError."""
    if incoming.token:
        return accounts.person_of(incoming.token, route.need, strict=strict)
    # With a key alone Google reads by GET and does nothing else.
    if incoming.key and route.verb == "GET" and route.name != "drive.about.get":
        return NOBODY
    raise _refused(incoming, route)


def _refused(incoming: Incoming, route: Route) -> ApiError:
    if route.is_drive and (incoming.key or route.verb != "GET"):
        return DriveError(401, "Login Required.", "required", "Authorization", kind="header")
    if route.is_drive:
        return DriveError(403, UNREGISTERED, "forbidden")
    if route.verb == "GET":
        return ApiError(403, UNREGISTERED)
    service = "sheets.googleapis.com"
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "CREDENTIALS_MISSING",
        "domain": "googleapis.com",
        "metadata": {"service": service},
    }
    return ApiError(401, KEY_ALONE if incoming.key else MISSING, [info])

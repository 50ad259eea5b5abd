"""Who the program is to Google: a key file, the machine's own account, or one it may act for."""

from __future__ import annotations

import os
import stat
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.errors import Unreachable

if TYPE_CHECKING:
    from google.auth.credentials import Credentials

OWN_VARIABLE: Final = "SHEETS_SYNC_CREDENTIALS"
GOOGLE_VARIABLE: Final = "GOOGLE_APPLICATION_CREDENTIALS"
IMPERSONATE_VARIABLE: Final = "SHEETS_SYNC_IMPERSONATE"
_SCOPES: Final = "https://www.googleapis.com/auth/"


class Access(Enum):
    """How much a run asks to be allowed."""

    LOOK = "spreadsheets.readonly"
    WRITE = "spreadsheets"

    @property
    def scope(self) -> str:
        return _SCOPES + self.value


def key_file(chosen: Path | None = None) -> Path | None:
    """The credentials file: the chosen one, else the one in the environment, else None."""
    named = os.environ.get(OWN_VARIABLE) or os.environ.get(GOOGLE_VARIABLE)
    return chosen or (Path(named).expanduser() if named else None)


def load_credentials(chosen: Path | None, access: Access) -> Credentials:
    """The credentials of this run, without a token yet.

    Raises:
        Unreachable: there are none, or the file cannot be used as it is.
    """
    file = key_file(chosen)
    found = _from_file(file, access) if file else _of_this_machine(access)
    target = os.environ.get(IMPERSONATE_VARIABLE)
    return _acting_for(target, found, access) if target else found


def _from_file(file: Path, access: Access) -> Credentials:
    content = _contents(file)
    if content.get("type") == "service_account":
        return _service_account(file, content, access)
    import google.auth
    from google.auth.exceptions import GoogleAuthError

    try:
        found, _ = google.auth.load_credentials_from_dict(content, scopes=[access.scope])  # type: ignore[no-untyped-call]
    except (GoogleAuthError, ValueError, TypeError) as error:
        raise Unreachable("google.key_malformed", file=str(file)) from error
    return found  # type: ignore[no-any-return]


def _contents(file: Path) -> dict[str, Any]:
    import json

    try:
        _refuse_open(file)
        content = json.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise Unreachable("google.key_missing", file=str(file)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreachable("google.key_unreadable", file=str(file), reason=reason) from error
    except ValueError as error:
        # Not chained: the text of the error may show part of the file.
        raise Unreachable("google.key_malformed", file=str(file)) from error
    if not isinstance(content, dict):
        raise Unreachable("google.key_malformed", file=str(file))
    return content


def _refuse_open(file: Path) -> None:
    if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Unreachable("google.key_open", file=str(file))


def _service_account(file: Path, content: dict[str, Any], access: Access) -> Credentials:
    from google.oauth2.service_account import Credentials as ServiceAccount

    try:
        return ServiceAccount.from_service_account_info(content, scopes=[access.scope])  # type: ignore[no-untyped-call, no-any-return]
    except (ValueError, TypeError, AttributeError) as error:
        raise Unreachable("google.key_malformed", file=str(file)) from error


def _of_this_machine(access: Access) -> Credentials:
    import google.auth
    from google.auth.exceptions import GoogleAuthError

    try:
        found, _ = google.auth.default(scopes=[access.scope])
    except GoogleAuthError as error:
        raise Unreachable("google.no_credentials", variable=OWN_VARIABLE) from error
    return found


def _acting_for(target: str, source: Credentials, access: Access) -> Credentials:
    from google.auth.impersonated_credentials import Credentials as Impersonated

    return Impersonated(source, target, [access.scope])  # type: ignore[no-untyped-call]

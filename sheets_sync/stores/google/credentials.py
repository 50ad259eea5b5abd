"""Who the program is to Google: a key file, the machine's own account, or one it may act for."""

from __future__ import annotations

import os
import stat
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
    load = _LOADERS.get(content.get("type"))
    if load is None:
        raise Unreachable("google.key_malformed", file=str(file))
    from google.auth.exceptions import GoogleAuthError

    try:
        return load(content, [access.scope])
    except (GoogleAuthError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Unreachable("google.key_malformed", file=str(file)) from error


def _service_account(content: dict[str, Any], scopes: list[str]) -> Credentials:
    from google.oauth2.service_account import Credentials as ServiceAccount

    return ServiceAccount.from_service_account_info(content, scopes=scopes)  # type: ignore[no-untyped-call, no-any-return]


def _person(content: dict[str, Any], scopes: list[str]) -> Credentials:
    from google.oauth2.credentials import Credentials as Person

    return Person.from_authorized_user_info(content, scopes=scopes)  # type: ignore[no-untyped-call, no-any-return]


def _lent(content: dict[str, Any], scopes: list[str]) -> Credentials:
    from google.auth.impersonated_credentials import Credentials as Lent

    return Lent.from_impersonated_service_account_info(content, scopes=scopes)  # type: ignore[no-untyped-call, no-any-return]


def _federated(content: dict[str, Any], scopes: list[str]) -> Credentials:
    from google.auth.identity_pool import Credentials as Federated

    return Federated.from_info(content, scopes=scopes)  # type: ignore[no-untyped-call, no-any-return]


_LOADERS: Final[Mapping[Any, Callable[[dict[str, Any], list[str]], Credentials]]] = {
    "service_account": _service_account,
    "authorized_user": _person,
    "impersonated_service_account": _lent,
    "external_account": _federated,
}


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
    except ValueError:
        # Not chained: the error may show part of the file.
        raise Unreachable("google.key_malformed", file=str(file)) from None
    if not isinstance(content, dict):
        raise Unreachable("google.key_malformed", file=str(file))
    return content


def _refuse_open(file: Path) -> None:
    if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Unreachable("google.key_open", file=str(file))


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

"""Who the program is to Google: a key file, the machine's own account, or one it may act for."""

from __future__ import annotations

import os
import re
import stat
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.host.settings import BadSetting, is_there, path_of
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.http.servers import (
    ADDRESS_VARIABLE,
    base_url,
    is_google,
    is_loopback,
    is_same_place,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from google.auth.credentials import Credentials

OWN_VARIABLE: Final = "SHEETS_SYNC_CREDENTIALS"
GOOGLE_VARIABLE: Final = "GOOGLE_APPLICATION_CREDENTIALS"
IMPERSONATE_VARIABLE: Final = "SHEETS_SYNC_IMPERSONATE"
_ACCOUNT: Final = r"[\w.+-]{1,64}@[A-Za-z0-9.-]{1,200}"
_SIGN_IN: Final = ("token_uri", "_token_uri", "_token_url")
"""What kinds of credentials call the address where they sign in."""
_SCOPES: Final = "https://www.googleapis.com/auth/"


class Access(Enum):
    """How much a run asks to be allowed."""

    LOOK = "spreadsheets.readonly"
    WRITE = "spreadsheets"
    OWN_FILES = "drive.file"
    """Files that the program made, and no other: for making and sharing one."""
    FOLDERS = "drive"
    """All that was shared with the account, which Google asks for to put a file in a folder."""
    WHO = "drive.metadata.readonly"
    """Who may open a spreadsheet."""

    @property
    def scope(self) -> str:
        return _SCOPES + self.value


def key_file(chosen: Path | None = None) -> Path | None:
    """The credentials file: the chosen one, else the one in the environment, else None."""
    named = os.environ.get(OWN_VARIABLE) or os.environ.get(GOOGLE_VARIABLE)
    return chosen or (path_of(named) if named else None)


def _setting(chosen: Path | None) -> str:
    """Where the file was named: the name itself may be a key in the wrong place."""
    return "--credentials" if chosen else _variable_set()


def _variable_set() -> str:
    return OWN_VARIABLE if os.environ.get(OWN_VARIABLE) else GOOGLE_VARIABLE


def refuse_bad_account() -> None:
    """Raises BadSetting when there is an account to act for whose address is none."""
    target = os.environ.get(IMPERSONATE_VARIABLE)
    if target and not re.fullmatch(_ACCOUNT, target):
        raise BadSetting("setting.not_an_account", setting=IMPERSONATE_VARIABLE)


def load_credentials(chosen: Path | None, access: Access) -> Credentials:
    """The credentials of this run, without a token yet.

    Raises:
        Unreachable: there are none, the file cannot be used as it is, or ``SHEETS_SYNC_API``
            names a stranger.
        BadSetting: the account to act for is no address.
    """
    refuse_bad_account()
    file = key_file(chosen)
    found = _from_file(file, _setting(chosen), access) if file else _of_this_machine(access)
    target = os.environ.get(IMPERSONATE_VARIABLE)
    lent = _acting_for(target, found, access) if target else found
    refuse_stranger(lent)
    return lent


def refuse_stranger(credentials: object) -> None:
    """A token of Google's goes to Google, or stays on this machine.

    Raises Unreachable when ``SHEETS_SYNC_API`` leads it elsewhere; what signs in at that very
    address may go there.
    """
    base = base_url()
    if is_google(base) or is_loopback(base):
        return
    found = (getattr(credentials, name, None) for name in _SIGN_IN)
    if not any(isinstance(one, str) and is_same_place(one, base) for one in found):
        raise Unreachable("google.stranger", variable=ADDRESS_VARIABLE)


def _from_file(file: Path, setting: str, access: Access) -> Credentials:
    content = _contents(file, setting)
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


def _contents(file: Path, setting: str) -> dict[str, Any]:
    import json

    if not is_there(str(file)):
        raise Unreachable("google.key_missing", setting=setting)
    try:
        _refuse_open(file)
        content = json.loads(file.read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreachable("google.key_unreadable", setting=setting, reason=reason) from error
    except (ValueError, RecursionError):
        # Not chained: the error may show part of the file.
        raise Unreachable("google.key_malformed", file=str(file)) from None
    if not isinstance(content, dict):
        raise Unreachable("google.key_malformed", file=str(file))
    return content


def _refuse_open(file: Path) -> None:
    mode = file.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        # A device may never end, and nobody should close it to others.
        raise Unreachable("google.key_malformed", file=str(file))
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
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

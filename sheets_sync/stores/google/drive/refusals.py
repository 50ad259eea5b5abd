"""What Drive said → what a person can do about it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sheets_sync.problems.stop import Busy, Unreachable
from sheets_sync.stores.google.drive.client import heard
from sheets_sync.stores.google.http.api import Refused
from sheets_sync.stores.google.http.patience import Hiccup
from sheets_sync.stores.google.http.servers import base_url
from sheets_sync.stores.google.refusals import gave_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.problems.stop import Stop
    from sheets_sync.stores.google.http.credentials import Access

_OFF: Final = ("SERVICE_DISABLED", "accessNotConfigured")
_TOO_NARROW: Final = ("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions")
_POLICY: Final = (
    *("domainPolicy", "shareOutNotPermitted", "shareInNotPermitted", "publishOutNotPermitted"),
    *("shareOutNotPermittedForContent", "cannotShareTeamDriveWithNonGoogleAccounts"),
    *("teamDrivesSharingRestrictionNotAllowed", "teamDriveDomainUsersOnlyRestriction"),
    *("teamDriveTeamMembersOnlyRestriction",),
)
_FOLDER_CLOSED: Final = ("notFound", "insufficientParentPermissions", "insufficientFilePermissions")


@contextmanager
def on_drive(access: Access) -> Iterator[None]:
    """Turn what is the same whatever was asked of Drive into a Stop; else it raises Refused."""
    try:
        with heard():
            yield
    except Hiccup as error:
        raise gave_up(base_url(), error.__cause__) from error
    except Refused as error:
        if stop := _always(error, access):
            raise stop from error
        raise


def _always(refused: Refused, access: Access) -> Stop | None:
    if refused.reason in _OFF:
        return Unreachable("drive.api_disabled")
    if refused.reason in _TOO_NARROW:
        return Unreachable("google.scope", scope=access.scope)
    return Unreachable("google.not_signed_in") if refused.status == 401 else None


def is_folder_closed(refused: Refused) -> bool:
    """Whether it is the folder that is not there, or may not be used."""
    return refused.reason in _FOLDER_CLOSED


def not_made(refused: Refused, folder: str | None, robot: str) -> Stop:
    """Why no spreadsheet was made."""
    if refused.reason in {"storageQuotaExceeded", "quotaExceeded"}:
        if folder:
            return Unreachable(_named("drive.full_folder", robot), robot=robot)
        return Unreachable("drive.full_robot" if _is_service(robot) else "drive.full", robot=robot)
    if folder and refused.reason == "parentNotAFolder":
        return Unreachable("drive.not_a_folder")
    if folder and is_folder_closed(refused):
        return Unreachable(_named("drive.folder_closed", robot), robot=robot)
    return Unreachable("drive.may_not_make", reason=_words(refused))


def not_shared(refused: Refused, address: str) -> Stop:
    """Why this person did not become an editor."""
    if refused.reason == "sharingRateLimitExceeded":
        return Busy("drive.share_limit", address=address)
    if refused.reason in _POLICY:
        return Unreachable("drive.share_policy", address=address)
    if refused.status == 404 or refused.reason == "insufficientFilePermissions":
        return Unreachable("drive.share_not_own", address=address)
    if refused.status == 400:
        return Unreachable("drive.no_account", address=address)
    return Unreachable("drive.share_refused", address=address, reason=_words(refused))


def _named(code: str, robot: str) -> str:
    return code if robot else f"{code}_unnamed"


def _is_service(robot: str) -> bool:
    return robot.endswith(".gserviceaccount.com")


def _words(refused: Refused) -> str:
    return refused.message or f"HTTP {refused.status}"

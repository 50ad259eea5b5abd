"""Google's own list of methods and of what may stand in their query, and what is done of it.

``methods.json`` is that of the discovery documents of Sheets v4 and Drive v3. What stands in it and
is not carried out is refused with 501; what does not stand in it, with 400 or 404.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, TypedDict

from sheets_sync.testing.drive.answers import DriveError
from sheets_sync.testing.wire import unsupported, violations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sheets_sync.testing.routes import Route


class Method(TypedDict):
    """One method: its verb, its path with names in braces, what may stand in its query."""

    verb: str
    path: str
    parameters: list[str]


EVERYWHERE: Final = frozenset(
    {"access_token", "alt", "fields", "$fields", "key", "oauth_token", "prettyPrint", "quotaUser"}
    | {"uploadType", "upload_protocol", "upload_id", "$alt", "$.xgafv", "userIp", "$prettyPrint"}
)
PASSED_OVER: Final = frozenset(
    {"supportsAllDrives", "supportsTeamDrives", "includeItemsFromAllDrives"}
    | {"includeTeamDriveItems"}
)
"""What clients send to every method of Drive, which passes it over where it has no meaning (C)."""

NOT_DONE: Final[Mapping[str, frozenset[str]]] = {
    "spreadsheets.get": frozenset({"commentsViewMode"}),
    "drive.files.list": frozenset({"corpus", "driveId", "teamDriveId", "includeLabels"})
    | {"includePermissionsForView"},
    "drive.files.get": frozenset({"includeLabels", "includePermissionsForView"}),
    "drive.files.create": frozenset({"includeLabels", "includePermissionsForView", "ocrLanguage"})
    | {"keepRevisionForever", "useContentAsIndexableText"},
    "drive.files.update": frozenset({"includeLabels", "includePermissionsForView", "ocrLanguage"})
    | {"keepRevisionForever", "useContentAsIndexableText"},
    "drive.files.copy": frozenset({"includeLabels", "includePermissionsForView", "ocrLanguage"})
    | {"keepRevisionForever", "copyComments"},
    "drive.files.emptyTrash": frozenset({"driveId"}),
    "drive.comments.list": frozenset({"startModifiedTime"}),
    "drive.permissions.list": frozenset({"includePermissionsForView", "useDomainAdminAccess"}),
    "drive.permissions.get": frozenset({"useDomainAdminAccess"}),
    "drive.permissions.create": frozenset({"useDomainAdminAccess", "enforceExpansiveAccess"})
    | {"moveToNewOwnersRoot"},
    "drive.permissions.update": frozenset({"useDomainAdminAccess", "enforceExpansiveAccess"})
    | {"removeExpiration"},
    "drive.permissions.delete": frozenset({"useDomainAdminAccess", "enforceExpansiveAccess"}),
}
"""Of each method, what in its query would change the answer at Google and does not here."""


@cache
def methods() -> dict[str, Method]:
    """Every method by the name that Google's reference gives it."""
    text = files("sheets_sync.testing").joinpath("methods.json").read_text("utf-8")
    known: dict[str, Method] = json.loads(text)
    return known


def method_at(verb: str, path: str) -> str:
    """The method that Google has there, empty when it has none."""
    for name, method in methods().items():
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(method["path"]))
        if method["verb"] == verb and re.fullmatch(pattern, path):
            return name
    return ""


def check_query(route: Route, query: Mapping[str, list[str]]) -> None:
    """Raises ApiError for what the method does not know, or what is not carried out."""
    method = methods().get(route.name)
    if method is None:
        return
    for name, values in query.items():
        if name in EVERYWHERE or (route.is_drive and name in PASSED_OVER):
            continue
        if name not in method["parameters"]:
            raise _unknown(route, name)
        if name in NOT_DONE.get(route.name, ()) and values[-1] not in ("", "false"):
            raise unsupported(f"{name} of {route.name}")


def _unknown(route: Route, name: str) -> Exception:
    if route.is_drive:
        return DriveError(400, f"Unknown name: {name}", "invalidParameter", name)
    said = (
        f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter.'
        f" Field '{name}' could not be found in request message."
    )
    return violations([("", said)])

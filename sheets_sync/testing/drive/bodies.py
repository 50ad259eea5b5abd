"""Drive's bodies against its schemas: nothing that a program wishes is dropped in silence."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.testing import masks
from sheets_sync.testing.drive.answers import DriveError
from sheets_sync.testing.wire import ApiError, unsupported

if TYPE_CHECKING:
    from sheets_sync.testing.masks import Mask
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.wire import Message

WRITABLE: Final = {
    "File": frozenset(
        {"name", "mimeType", "parents", "description", "starred", "trashed", "properties"}
        | {"appProperties", "folderColorRgb", "writersCanShare", "copyRequiresWriterPermission"}
        | {"createdTime", "modifiedTime", "originalFilename"}
    ),
    "Permission": frozenset({"type", "role", "emailAddress", "domain", "pendingOwner"}),
    "Comment": frozenset({"content", "anchor"}),
}
"""What can be set, and is kept."""

NOT_KEPT: Final = {
    "File": frozenset(
        {"id", "contentHints", "contentRestrictions", "downloadRestrictions", "shortcutDetails"}
        | {"labelInfo", "linkShareMetadata", "sharedWithMeTime", "viewedByMeTime", "trashedTime"}
        | {"clientEncryptionDetails", "inheritedPermissionsDisabled", "modifiedByMeTime"}
        | {"viewersCanCopyContent"}
    ),
    "Permission": frozenset(
        {"allowFileDiscovery", "expirationTime", "inheritedPermissionsDisabled", "view"}
    ),
    "Comment": frozenset({"quotedFileContent", "createdTime", "modifiedTime"}),
}
"""What can be set at Google and is not kept here."""

NOT_FILLED: Final = {
    "File": frozenset(
        {"contentRestrictions", "downloadRestrictions", "hasAugmentedPermissions", "iconLink"}
        | {"headRevisionId", "imageMediaMetadata", "videoMediaMetadata", "isAppAuthorized"}
        | {"labelInfo", "linkShareMetadata", "modifiedByMe", "modifiedByMeTime", "sharingUser"}
        | {"quotaBytesUsed", "resourceKey", "sharedWithMeTime", "shortcutDetails", "contentHints"}
        | {"thumbnailLink", "thumbnailVersion", "hasThumbnail", "trashedTime", "trashingUser"}
        | {"version", "viewedByMe", "viewedByMeTime", "viewersCanCopyContent", "driveId"}
        | {"teamDriveId", "inheritedPermissionsDisabled", "clientEncryptionDetails"}
        | {"webContentLink", "exportLinks", "sha1Checksum", "sha256Checksum"}
    ),
    "Permission": frozenset(
        {"expirationTime", "permissionDetails", "view"}
        | {"teamDrivePermissionDetails", "allowFileDiscovery", "inheritedPermissionsDisabled"}
    ),
    "Comment": frozenset(
        {"author", "htmlContent", "modifiedTime", "quotedFileContent", "replies", "resolved"}
        | {"deleted", "assigneeEmailAddress", "mentionedEmailAddresses"}
    ),
    "About": frozenset(
        {"folderColorPalette", "driveThemes", "teamDriveThemes", "canCreateTeamDrives"}
        | {"canCreateDrives", "appInstalled"}
    ),
    "User": frozenset({"photoLink"}),
}
"""What Google answers with and this server does not know."""

PASSED_OVER: Final = {
    "File": frozenset({"kind"}),
    "Permission": frozenset({"kind", "withLink"}),
    "Comment": frozenset({"kind"}),
}
"""What clients go on sending and Drive passes over (T: gspread, pygsheets)."""

KINDS: Final[dict[str, type | tuple[type, ...]]] = {
    "string": str,
    "boolean": bool,
    "int64": (str, int),
}


_COLOR: Final = re.compile("#?[0-9a-fA-F]{6}")


@cache
def shapes() -> dict[str, dict[str, str]]:
    """Of every schema of Drive v3 that is met, its fields and their kinds."""
    text = files("sheets_sync.testing.drive").joinpath("shapes.json").read_text("utf-8")
    known: dict[str, dict[str, str]] = json.loads(text)
    return known


def wished(asked: Asked, shape: str) -> Message:
    """The fields that a program sets, nulls left out.

    Raises ApiError: 400 for one that Drive does not have or of the wrong kind, 403 for one that
    cannot be written, 501 for one that is not kept here.
    """
    body = {} if asked.body is None else asked.body
    if not isinstance(body, dict):
        raise DriveError(400, "Invalid JSON payload received. A message is needed.", "parseError")
    given = {n: v for n, v in body.items() if n not in PASSED_OVER.get(shape, ())}
    return {n: _checked(shape, n, value) for n, value in given.items() if value is not None}


def _checked(shape: str, name: str, value: Any) -> Any:
    kind = shapes()[shape].get(name)
    if kind is None:
        said = f'Invalid JSON payload received. Unknown name "{name}": Cannot find field.'
        raise DriveError(400, said, "badRequest")
    if name in NOT_KEPT[shape]:
        raise unsupported(f"{name} of a {shape.lower()}")
    if name not in WRITABLE[shape]:
        said = "The resource body includes fields which are not directly writable."
        raise DriveError(403, said, "fieldNotWritable", name)
    if not _fits(value, kind) or (name == "folderColorRgb" and not _COLOR.fullmatch(value)):
        raise DriveError(400, f"Invalid value for: {name}", "invalid", name)
    return value


def _fits(value: Any, kind: str) -> bool:
    if kind.startswith("["):
        return isinstance(value, list) and all(_fits(item, kind[1:-1]) for item in value)
    if kind.startswith("{"):
        inner = kind[1:-1]
        return isinstance(value, dict) and all(v is None or _fits(v, inner) for v in value.values())
    if kind == "date-time":
        return isinstance(value, str) and is_moment(value)
    return isinstance(value, KINDS.get(kind, object))


def is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def chosen(answer: Message, asked: Asked, shape: str, default: str) -> Message:
    """Of an answer, what ``fields`` asks for. Raises ApiError for a field that is none, or 501."""
    text = asked.option("fields", "") or asked.option("$fields", "")
    mask = _mask(text) if text else masks.parsed(default)
    if text:
        _check(mask, shape, text)
    found: Message = masks.selected(answer, mask)
    return found


def _mask(text: str) -> Mask:
    try:
        return masks.parsed(text)
    except ApiError as error:
        raise _no_field(text) from error


def _check(mask: Mask, shape: str, text: str) -> None:
    fields = shapes().get(shape)
    for name, below in mask.items():
        if name == "*" or fields is None:
            continue
        if name not in fields:
            raise _no_field(name)
        if name in NOT_FILLED.get(shape, ()):
            raise unsupported(f"The field {name} of a {shape.lower()}")
        _check(below, fields[name].strip("[]{}"), text)


def _no_field(name: str) -> DriveError:
    return DriveError(400, f"Invalid field selection {name}", "invalidParameter", "fields")

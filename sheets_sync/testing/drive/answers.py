"""Drive's own way to say no, and to describe a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.wire import ApiError, Message

if TYPE_CHECKING:
    from datetime import datetime

    from sheets_sync.testing.world import File, World


class DriveError(ApiError):
    """A refusal in the form of the Drive service."""

    def __init__(self, code: int, message: str, reason: str, location: str = "") -> None:
        super().__init__(code, message)
        self.reason = reason
        self.location = location

    def body(self) -> Message:
        entry = {"message": self.message, "domain": "global", "reason": self.reason}
        if self.location:
            entry |= {"location": self.location, "locationType": "parameter"}
        return {"error": {"code": self.code, "message": self.message, "errors": [entry]}}


def missing(file_id: str) -> DriveError:
    return DriveError(404, f"File not found: {file_id}.", "notFound", "fileId")


def file_for(world: World, file_id: str, person: str, role: str) -> File:
    """Raises DriveError when the person may not, or not even know that there is such a file."""
    file = world.files.get(file_id)
    if file is None or not file.role_of(person):
        raise missing(file_id)
    try:
        return world.file(file_id, person, role)
    except ApiError as error:
        message = "The user does not have sufficient permissions for this file."
        raise DriveError(403, message, "insufficientFilePermissions") from error


def stamp(moment: datetime) -> str:
    """``2023-07-20T08:47:58.076Z``."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def described(file: File, person: str) -> Message:
    """Every field of the file that this server knows."""
    owners = [each for each in file.permissions if each["role"] == "owner"]
    return {
        "kind": "drive#file",
        "id": file.file_id,
        "name": file.name,
        "mimeType": file.mime_type,
        "parents": file.parents or ["root"],
        "createdTime": stamp(file.created),
        "modifiedTime": stamp(file.modified),
        "trashed": False,
        "ownedByMe": any(owner["emailAddress"] == person for owner in owners),
        "owners": [{"kind": "drive#user", "emailAddress": o["emailAddress"]} for o in owners],
        "permissions": file.permissions,
        "capabilities": {"canEdit": file.role_of(person) in ("writer", "owner")},
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{file.file_id}/edit?usp=drivesdk",
    }

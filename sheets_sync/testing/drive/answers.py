"""Drive's own way to say no, and to describe a file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sheets_sync.testing.wire import ApiError, Message, not_found

if TYPE_CHECKING:
    from datetime import datetime

    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.world import File, World


SERVICE_FULL = (
    "Service Accounts do not have storage quota. Leverage shared drives"
    " (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth"
    " delegation (http://support.google.com/a/answer/7281227) instead."
)
REFUSALS = {
    "accessNotConfigured": (
        "Google Drive API has not been used in project 1 before or it is disabled."
    ),
    "domainPolicy": "The domain administrators have disabled Drive apps.",
    "insufficientFilePermissions": ("The user does not have sufficient permissions for this file."),
    "rateLimitExceeded": "Rate Limit Exceeded",
    "shareOutNotPermitted": "Sharing outside of the domain is not permitted.",
    "sharingRateLimitExceeded": 'Rate limit exceeded. User message: "Sorry, you have exceeded your'
    ' sharing quota."',
    "storageQuotaExceeded": "The user's Drive storage quota has been exceeded.",
    "userRateLimitExceeded": "User Rate Limit Exceeded",
}
"""What the Drive service says beside some of its reasons."""


class DriveError(ApiError):
    """A refusal in the form of the Drive service."""

    def __init__(
        self,
        code: int,
        message: str,
        reason: str,
        location: str = "",
        *,
        domain: str = "global",
        kind: str = "parameter",
    ) -> None:
        super().__init__(code, message)
        self.reason = reason
        self.location = location
        self.domain = domain
        self.kind = kind

    def body(self) -> Message:
        entry = {"message": self.message, "domain": self.domain, "reason": self.reason}
        if self.location:
            entry |= {"location": self.location, "locationType": self.kind}
        return {"error": {"code": self.code, "message": self.message, "errors": [entry]}}


def missing(file_id: str) -> DriveError:
    return DriveError(404, f"File not found: {file_id}.", "notFound", "fileId")


def file_for(world: World, file_id: str, person: str, role: str) -> File:
    """Raises DriveError when the person may not, or not even know that there is such a file."""
    if person and file_id in ("root", world.root_id(person)):
        return world.root(person)
    file = world.files.get(file_id)
    if file is None or not file.role_of(person):
        raise missing(file_id)
    try:
        return world.file(file_id, person, role)
    except ApiError as error:
        message = REFUSALS["insufficientFilePermissions"]
        raise DriveError(403, message, "insufficientFilePermissions") from error


def refuse_out_of_reach(world: World, asked: Asked, is_drive: bool) -> None:  # noqa: FBT001
    """A token for files of the program's own does not know of any other. Raises ApiError."""
    file = world.files.get(asked.file_id)
    if asked.narrow and file is not None and not file.by_api:
        raise missing(asked.file_id) if is_drive else not_found()


def stamp(moment: datetime) -> str:
    """``2023-07-20T08:47:58.076Z``."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def described(world: World, file: File, person: str) -> Message:
    """Every field of the file that this server knows, without those that are empty."""
    owner, trashed, role = file.owner, world.is_trashed(file), file.role_of(person)
    edits = role not in ("", "reader", "commenter")
    message: Message = {
        "kind": "drive#file",
        "id": file.file_id,
        "name": file.name,
        "mimeType": file.mime_type,
        "createdTime": stamp(file.created),
        "modifiedTime": stamp(file.modified),
        "starred": False,
        "trashed": trashed,
        "explicitlyTrashed": file.trashed,
        "writersCanShare": True,
        "copyRequiresWriterPermission": False,
        "spaces": ["drive"],
        "shared": len(file.permissions) > 1,
        "capabilities": _capabilities(file, role),
        "webViewLink": _link(file),
        "lastModifyingUser": user(file.editor or owner, person),
    }
    message |= file.details
    parents = world.parents_of(file)
    seen = [each for each in parents if _sees(world, each, person)]
    if seen:
        message["parents"] = seen
    if not file.shared_drive:
        message |= {"ownedByMe": owner == person, "owners": [user(owner, person)]}
    if edits:
        message["permissions"] = file.permissions
        message["permissionIds"] = [each["id"] for each in file.permissions]
    if file.kind:
        message |= _of_content(file)
    return message


def _sees(world: World, file_id: str, person: str) -> bool:
    folder = world.files.get(file_id)
    return file_id == world.root_id(person) or (folder is not None and bool(folder.role_of(person)))


def _of_content(file: File) -> Message:
    end = file.name.rpartition(".")[2] if "." in file.name else ""
    return {
        "size": str(len(file.content)),
        "md5Checksum": hashlib.md5(file.content, usedforsecurity=False).hexdigest(),
        "originalFilename": file.details.get("originalFilename", file.name),
        "fileExtension": end,
        "fullFileExtension": end,
    }


def _link(file: File) -> str:
    if file.book is not None:
        return f"https://docs.google.com/spreadsheets/d/{file.file_id}/edit?usp=drivesdk"
    if file.is_folder:
        return f"https://drive.google.com/drive/folders/{file.file_id}"
    return f"https://drive.google.com/file/d/{file.file_id}/view?usp=drivesdk"


def _capabilities(file: File, role: str) -> Message:
    edits, owns = role not in ("", "reader", "commenter"), role == "owner"
    return {
        "canEdit": edits,
        "canRename": edits,
        "canShare": edits,
        "canComment": edits or role == "commenter",
        "canCopy": not file.is_folder,
        "canDownload": not file.is_folder,
        "canAddChildren": edits and file.is_folder,
        "canListChildren": file.is_folder,
        "canDelete": owns,
        "canTrash": owns,
        "canUntrash": owns,
    }


def user(address: str, person: str) -> Message:
    """A person as the one who asks sees them."""
    name = address.partition("@")[0]
    code = int.from_bytes(hashlib.sha256(address.encode()).digest()[:8]) % 10**19
    return {
        "kind": "drive#user",
        "displayName": name,
        "me": address == person,
        "permissionId": str(code).rjust(20, "0"),
        "emailAddress": address,
    }

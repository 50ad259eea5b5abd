"""drive.permissions and drive.comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing.drive.answers import DriveError, file_for, stamp
from sheets_sync.testing.drive.bodies import chosen, wished
from sheets_sync.testing.drive.pages import paged
from sheets_sync.testing.world import ROLES, permission

if TYPE_CHECKING:
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.wire import Message
    from sheets_sync.testing.world import File, World

DEFAULT_FIELDS = "kind,id,type,role"
UNKNOWN = (
    'Bad Request. User message: "You are trying to invite somebody. Since there is no Google'
    ' account associated with this email address, you must check the "Notify people" box to'
    ' invite this recipient."'
)
TYPES = ("user", "group", "domain", "anyone")


def listing(world: World, asked: Asked) -> Message:
    file = file_for(world, asked.file_id, asked.person, "writer")
    page, more = paged([_told(each) for each in file.permissions], asked, 100)
    answer = {"kind": "drive#permissionList", "permissions": page} | more
    return chosen(
        answer, asked, "PermissionList", f"kind,nextPageToken,permissions({DEFAULT_FIELDS})"
    )


def create(world: World, asked: Asked) -> Message:
    file = file_for(world, asked.file_id, asked.person, "writer")
    wish = wished(asked, "Permission")
    kind, role = wish.get("type"), wish.get("role")
    if kind not in TYPES:
        raise DriveError(400, "The permission type field is required.", "required")
    if role not in ROLES:
        raise DriveError(400, "The permission role field is required.", "required")
    address = wish.get("emailAddress", "")
    if kind in ("user", "group") and "@" not in address:
        message = (
            "The specified emailAddress is invalid or not applicable for the given permission type."
        )
        raise DriveError(400, message, "invalid", "permission.emailAddress")
    if role == "owner" and file.role_of(address) != "owner":
        _check_transfer(asked)
    if address in world.strangers and not _notifies(asked):
        raise DriveError(400, UNKNOWN, "invalidSharingRequest")
    entry = {"type": kind} | _held(kind, wish)
    return _shared(file, permission(address, role) | entry, asked)


def _notifies(asked: Asked) -> bool:
    """Whether the new editor gets mail, as Google does unless it is told otherwise."""
    return asked.option("sendNotificationEmail", "true").lower() == "true"


def _held(kind: str, wish: Message) -> Message:
    if kind == "anyone":
        return {"id": "anyoneWithLink", "emailAddress": ""}
    return {"domain": wish.get("domain", "")} if kind == "domain" else {}


def _shared(file: File, entry: Message, asked: Asked) -> Message:
    entry = {name: value for name, value in entry.items() if value != ""}
    who = ("type", "emailAddress", "domain")
    same = [each for each in file.permissions if all(each.get(n) == entry.get(n) for n in who)]
    if entry["role"] == "owner":
        _dethrone(file)
    if same:
        same[0]["role"] = entry["role"]
        entry = same[0]
    else:
        file.permissions.append(entry)
    return _chosen(entry, asked)


def _found(world: World, asked: Asked) -> tuple[File, Message]:
    file = file_for(world, asked.file_id, asked.person, "writer")
    for each in file.permissions:
        if each["id"] == asked.range:
            return file, each
    raise DriveError(404, f"Permission not found: {asked.range}.", "notFound", "permissionId")


def _chosen(entry: Message, asked: Asked) -> Message:
    return chosen(_told(entry), asked, "Permission", DEFAULT_FIELDS)


def _told(entry: Message) -> Message:
    """With the name of a person or a domain; nobody here has a photograph."""
    if entry["type"] == "anyone":
        return entry
    name = entry.get("domain") or entry.get("emailAddress", "").partition("@")[0]
    return {"displayName": name, "deleted": False} | entry


def get(world: World, asked: Asked) -> Message:
    return _chosen(_found(world, asked)[1], asked)


def update(world: World, asked: Asked) -> Message:
    file, entry = _found(world, asked)
    wish = wished(asked, "Permission")
    if fixed := wish.keys() & {"type", "emailAddress", "domain"}:
        said = "The resource body includes fields which are not directly writable."
        raise DriveError(403, said, "fieldNotWritable", min(fixed))
    if wish.get("role", "reader") not in ROLES:
        raise DriveError(400, "The specified role is invalid.", "invalid", "permission.role")
    if wish.get("role") == "owner":
        _check_transfer(asked)
        _dethrone(file)
        entry.pop("pendingOwner", None)
    entry |= {name: wish[name] for name in ("role", "pendingOwner") if name in wish}
    return _chosen(entry, asked)


def delete(world: World, asked: Asked) -> None:
    file, entry = _found(world, asked)
    if entry["role"] == "owner":
        raise DriveError(403, "The owner of a file cannot be removed.", "cannotRemoveOwner")
    file.permissions.remove(entry)


def _check_transfer(asked: Asked) -> None:
    if asked.option("transferOwnership", "false").lower() != "true":
        name = "transferOwnership"
        message = f"The {name} parameter must be enabled when the permission role is 'owner'."
        raise DriveError(403, message, "forbidden", name)


def _dethrone(file: File) -> None:
    for each in file.permissions:
        each["role"] = "writer" if each["role"] == "owner" else each["role"]


def comments(world: World, asked: Asked) -> Message:
    file = file_for(world, asked.file_id, asked.person, "reader")
    page, more = paged(file.comments, asked, 20)
    answer = {"kind": "drive#commentList", "comments": page} | more
    return chosen(answer, asked, "CommentList", "*")


def comment(world: World, asked: Asked) -> Message:
    file = file_for(world, asked.file_id, asked.person, "reader")
    wish = wished(asked, "Comment")
    entry = {"kind": "drive#comment", "id": world.fresh_id()[:11]}
    entry |= {name: wish[name] for name in ("content", "anchor") if name in wish}
    entry["createdTime"] = stamp(world.moment())
    file.comments.append(entry)
    return chosen(entry, asked, "Comment", "*")

"""drive.permissions and drive.comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.drive.answers import DriveError, file_for, stamp
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
    fields = asked.option("fields", "") or f"kind,permissions({DEFAULT_FIELDS})"
    answer = {"kind": "drive#permissionList", "permissions": file.permissions}
    chosen: Message = masks.selected(answer, masks.parsed(fields))
    return chosen


def create(world: World, asked: Asked) -> Message:
    file = file_for(world, asked.file_id, asked.person, "writer")
    wish = asked.body or {}
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
    mask = masks.parsed(asked.option("fields", "") or DEFAULT_FIELDS)
    chosen: Message = masks.selected(entry, mask)
    return chosen


def get(world: World, asked: Asked) -> Message:
    return _chosen(_found(world, asked)[1], asked)


def update(world: World, asked: Asked) -> Message:
    file, entry = _found(world, asked)
    wish = asked.body or {}
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
    fields = asked.option("fields", "") or "*"
    answer = {"kind": "drive#commentList", "comments": file.comments}
    chosen: Message = masks.selected(answer, masks.parsed(fields))
    return chosen


def comment(world: World, asked: Asked) -> Message:
    file = file_for(world, asked.file_id, asked.person, "reader")
    wish = asked.body or {}
    entry = {"kind": "drive#comment", "id": world.fresh_id()[:11]}
    entry |= {name: wish[name] for name in ("content", "anchor") if name in wish}
    entry["createdTime"] = stamp(world.moment())
    file.comments.append(entry)
    chosen: Message = masks.selected(entry, masks.parsed(asked.option("fields", "") or "*"))
    return chosen

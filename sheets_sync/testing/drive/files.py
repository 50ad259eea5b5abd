"""drive.files: create, list, get, change, copy, bin, delete; and drive.about."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.testing.drive.answers import (
    REFUSALS,
    SERVICE_FULL,
    DriveError,
    described,
    file_for,
    user,
)
from sheets_sync.testing.drive.bodies import chosen, wished
from sheets_sync.testing.drive.exports import EXPORT_NAMES, Download
from sheets_sync.testing.drive.pages import paged
from sheets_sync.testing.drive.query import matcher
from sheets_sync.testing.wire import unsupported
from sheets_sync.testing.world import FOLDER, SPREADSHEET

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.wire import Message
    from sheets_sync.testing.world import File, World

DEFAULT_FIELDS: Final = "kind,id,name,mimeType"
_FULL: Final = "storageQuotaExceeded"
_NOT_YOURS: Final = "insufficientFilePermissions"
_PLAIN: Final = (
    "description",
    "starred",
    "folderColorRgb",
    "writersCanShare",
    "copyRequiresWriterPermission",
    "originalFilename",
)
_KEPT_PAIRS: Final = ("properties", "appProperties")
_IMPORTS: Final = ("text/csv", "text/tab-separated-values")
_LARGEST: Final = "5242880000000"


def about(_: World, asked: Asked) -> Message:
    """drive.about.get, which answers with nothing that is not asked for."""
    if not asked.option("fields", ""):
        name = "fields"
        said = f"The '{name}' parameter is required for this method."
        raise DriveError(400, said, "required", name)
    quota = {"limit": "16106127360", "usage": "0", "usageInDrive": "0", "usageInDriveTrash": "0"}
    answer: Message = {
        "kind": "drive#about",
        "user": user(asked.person, asked.person),
        "storageQuota": quota,
        "maxUploadSize": _LARGEST,
        "importFormats": {kind: [SPREADSHEET] for kind in _IMPORTS},
        "exportFormats": {SPREADSHEET: list(EXPORT_NAMES)},
        "maxImportSizes": {SPREADSHEET: "104857600"},
    }
    return chosen(answer, asked, "About", "*")


def create(world: World, asked: Asked) -> Message:
    wish = wished(asked, "File")
    kind = wish.get("mimeType", "application/octet-stream")
    file = placed(world, asked, wish)
    if kind == SPREADSHEET:
        made = world.create(file.name, {}, asked.person)
    elif kind == FOLDER:
        made = world.add(file.name, asked.person, None)
    elif kind.startswith("application/vnd.google-apps."):
        raise unsupported(f"A file of type {kind}")
    else:
        made = world.add(file.name, asked.person, None)
        made.kind = kind
    return settled(world, asked, made, wish)


class Placed:
    """Where a new file is to stand, and under which name."""

    def __init__(self, name: str, parents: list[File]) -> None:
        self.name = name
        self.parents = parents


def placed(world: World, asked: Asked, wish: Message) -> Placed:
    """Raises DriveError when no file may be made there."""
    if len(wish.get("parents", [])) > 1:
        said = "A file cannot have more than one parent."
        raise DriveError(403, said, "cannotAddParent")
    parents = [_parent(world, asked, folder) for folder in wish.get("parents", [])]
    _refuse_without_space(world, asked, parents)
    return Placed(wish.get("name") or "Untitled", parents)


def settled(world: World, asked: Asked, file: File, wish: Message) -> Message:
    """A new file with all that was wished for; the answer."""
    parents = [_parent(world, asked, folder) for folder in wish.get("parents", [])]
    file.parents = [p.file_id for p in parents if p.file_id != world.root_id(asked.person)]
    file.by_api = True
    if parents and parents[0].shared_drive:
        file.shared_drive, file.permissions = True, list(parents[0].permissions)
    _detail(file, wish)
    for name in ("createdTime", "modifiedTime"):
        if name in wish:
            setattr(file, name.removesuffix("Time"), _moment(wish[name]))
    return answered(world, file, asked)


def _detail(file: File, wish: Message) -> None:
    file.details |= {name: wish[name] for name in _PLAIN if name in wish}
    for name in _KEPT_PAIRS:
        pairs = file.details.get(name, {}) | wish.get(name, {})
        pairs = {key: value for key, value in pairs.items() if value is not None}
        file.details = {n: part for n, part in file.details.items() if n != name}
        file.details |= {name: pairs} if pairs else {}


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _parent(world: World, asked: Asked, file_id: str) -> File:
    """The folder to put a file in. Raises DriveError."""
    found = file_for(world, file_id, asked.person, "reader")
    if not found.is_folder:
        raise DriveError(403, "The specified parent is not a folder.", "parentNotAFolder")
    own = found.file_id == world.root_id(asked.person)
    if found.role_of(asked.person) == "reader" or (asked.narrow and not found.by_api and not own):
        message = "Insufficient permissions for the specified parent."
        raise DriveError(403, message, "insufficientParentPermissions")
    return found


def _refuse_without_space(world: World, asked: Asked, parents: list[File]) -> None:
    if asked.person not in world.storeless or any(folder.shared_drive for folder in parents):
        return
    message = SERVICE_FULL if asked.person.endswith(".gserviceaccount.com") else REFUSALS[_FULL]
    raise DriveError(403, message, _FULL, domain="usageLimits")


def answered(world: World, file: File, asked: Asked) -> Message:
    return chosen(described(world, file, asked.person), asked, "File", DEFAULT_FIELDS)


def get(world: World, asked: Asked) -> Message | Download:
    file = file_for(world, asked.file_id, asked.person, "reader")
    if asked.option("alt", "json") != "media":
        return answered(world, file, asked)
    if not file.kind:
        said = (
            "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        )
        raise DriveError(403, said, "fileNotDownloadable", "alt")
    return Download(file.content, file.kind)


def update(world: World, asked: Asked) -> Message:
    file = file_for(world, asked.file_id, asked.person, "writer")
    wish = wished(asked, "File")
    check_change(file, wish)
    if file.file_id == world.root_id(asked.person):
        raise DriveError(403, REFUSALS[_NOT_YOURS], _NOT_YOURS)
    return changed(world, file, asked, wish)


def changed(world: World, file: File, asked: Asked, wish: Message) -> Message:
    """The file with what is wished for, all of which may be set; the answer."""
    if wish.get("name"):
        file.name = wish["name"]
        if file.book is not None:
            file.book.properties["title"] = file.name
    if "trashed" in wish:
        _bin(world, file, asked, wish["trashed"])
    _detail(file, wish)
    _move(world, file, asked)
    if wish:
        file.modified, file.editor = world.moment(), asked.person
    if "modifiedTime" in wish:
        file.modified = _moment(wish["modifiedTime"])
    return answered(world, file, asked)


def check_change(file: File, wish: Message) -> None:
    """Raises ApiError for what cannot be set any more."""
    if wish.get("mimeType", file.mime_type) != file.mime_type:
        raise unsupported("A change of a file's mimeType")
    if "parents" in wish:
        said = (
            "The parents field is not directly writable in update requests. Use the addParents and"
            " removeParents parameters instead."
        )
        raise DriveError(403, said, "fieldNotWritable", "parents")
    if "createdTime" in wish:
        said = "The resource body includes fields which are not directly writable."
        raise DriveError(403, said, "fieldNotWritable", "createdTime")


def _bin(world: World, file: File, asked: Asked, wish: Any) -> None:
    # What lies on a shared drive has no owner; whoever organises it throws away.
    if file.role_of(asked.person) not in ("owner", "organizer", "fileOrganizer"):
        raise DriveError(403, REFUSALS[_NOT_YOURS], _NOT_YOURS)
    file.trashed = wish
    file.modified = world.moment()


def _move(world: World, file: File, asked: Asked) -> None:
    added = [each for each in ",".join(asked.options("addParents")).split(",") if each]
    gone = {each for each in ",".join(asked.options("removeParents")).split(",") if each}
    root = world.root_id(asked.person)
    gone = {root if each == "root" else each for each in gone}
    folders = [_parent(world, asked, each).file_id for each in added]
    left = [each for each in world.parents_of(file) if each not in gone]
    if not added and not gone:
        return
    # An owner who adds one folder moves the file there (D); nobody else adds any.
    moves = file.role_of(asked.person) == "owner" and len(folders) == 1
    if len([*left, *folders]) > 1 and not moves:
        said = "Increasing the number of parents is not allowed"
        raise DriveError(403, said, "cannotAddParent")
    file.parents = [each for each in (folders or left) if each != root]


def delete(world: World, asked: Asked) -> None:
    file = file_for(world, asked.file_id, asked.person, "owner")
    if file.file_id == world.root_id(asked.person):
        raise DriveError(403, REFUSALS[_NOT_YOURS], _NOT_YOURS)
    world.remove(file)


def empty_bin(world: World, asked: Asked) -> None:
    """drive.files.emptyTrash: what the person owns goes for good."""
    for file in list(world.files.values()):
        if file.trashed and file.owner == asked.person:
            world.remove(file)


def copy(world: World, asked: Asked) -> Message:
    original = file_for(world, asked.file_id, asked.person, "reader")
    if original.is_folder:
        raise DriveError(403, "This file cannot be copied by the user.", "cannotCopyFile")
    wish = wished(asked, "File")
    if wish.get("mimeType", original.mime_type) != original.mime_type:
        raise unsupported("A copy with another mimeType")
    name = wish.get("name") or f"Copy of {original.name}"
    placed(world, asked, wish)
    book = original.book.fork() if original.book is not None else None
    if book is not None:
        book.book_id = world.fresh_id()
        book.properties["title"] = name
    twin = world.add(name, asked.person, book)
    twin.kind, twin.content = original.kind, original.content
    own = {n: part for n, part in original.details.items() if n != "starred"}
    twin.details = dict(own)
    folders = [each for each in original.parents if _may_hold(world, asked, each)]
    return settled(world, asked, twin, {"parents": folders} | wish)


def _may_hold(world: World, asked: Asked, folder: str) -> bool:
    held = world.files.get(folder)
    return held is not None and held.role_of(asked.person) not in ("", "reader", "commenter")


def listing(world: World, asked: Asked) -> Message:
    """drive.files.list, the last modified first unless another order is asked for."""
    if asked.option("corpora", "user") not in ("user", "allDrives"):
        raise unsupported("corpora other than user and allDrives")
    if asked.option("spaces", "drive") != "drive":
        raise unsupported("spaces other than drive")
    fits = matcher(asked.option("q", ""), world, asked.person)
    visible = [
        file
        for file in world.files.values()
        if file.role_of(asked.person) and fits(file) and (file.by_api or not asked.narrow)
    ]
    visible.sort(key=lambda file: file.modified, reverse=True)
    for key in reversed([each for each in asked.option("orderBy", "").split(",") if each]):
        _sort(visible, key.strip())
    page, more = paged([described(world, file, asked.person) for file in visible], asked, 100)
    answer: Message = {"kind": "drive#fileList", "incompleteSearch": False, "files": page} | more
    default = f"kind,nextPageToken,incompleteSearch,files({DEFAULT_FIELDS})"
    return chosen(answer, asked, "FileList", default)


_ORDERS: Final[dict[str, Callable[[File], Any]]] = {
    "createdTime": lambda file: file.created,
    "modifiedTime": lambda file: file.modified,
    "recency": lambda file: file.modified,
    "name": lambda file: file.name.casefold(),
    "name_natural": lambda file: [
        (part.isdigit(), int(part) if part.isdigit() else 0, part)
        for part in re.split(r"([0-9]+)", file.name.casefold())
    ],
    "folder": lambda file: not file.is_folder,
    "starred": lambda file: not file.details.get("starred", False),
}
_ORDERS_ELSEWHERE: Final = (
    "modifiedByMeTime",
    "quotaBytesUsed",
    "sharedWithMeTime",
    "viewedByMeTime",
)


def _sort(files: list[File], key: str) -> None:
    name, _, way = key.partition(" ")
    if name in _ORDERS_ELSEWHERE:
        raise unsupported(f"The order by {name}")
    if name not in _ORDERS or way.strip() not in ("", "desc", "asc"):
        raise DriveError(400, "Invalid Value", "invalid", "orderBy")
    files.sort(key=_ORDERS[name], reverse=way.strip() == "desc")

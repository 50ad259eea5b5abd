"""drive.files: create, list, get, rename, copy, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.testing import masks
from sheets_sync.testing.drive.answers import (
    REFUSALS,
    SERVICE_FULL,
    DriveError,
    described,
    file_for,
)
from sheets_sync.testing.drive.query import matcher
from sheets_sync.testing.world import FOLDER, SPREADSHEET

if TYPE_CHECKING:
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.wire import Message
    from sheets_sync.testing.world import File, World

DEFAULT_FIELDS = "kind,id,name,mimeType"
LARGEST_PAGE = 1000
_FULL = "storageQuotaExceeded"


def create(world: World, asked: Asked) -> Message:
    wish = asked.body or {}
    name, kind = wish.get("name") or "Untitled", wish.get("mimeType", SPREADSHEET)
    parents = [_parent(world, asked, folder) for folder in wish.get("parents", [])]
    _refuse_without_space(world, asked, parents)
    if kind == SPREADSHEET:
        file = world.create(name, {}, asked.person)
    elif kind == FOLDER:
        file = world.add(name, asked.person, None)
    else:
        raise DriveError(400, f"This testing server keeps no files of type {kind}.", "badRequest")
    file.parents, file.by_api = [folder.file_id for folder in parents], True
    if parents and parents[0].shared_drive:
        file.shared_drive, file.permissions = True, list(parents[0].permissions)
    return _answer(file, asked)


def _parent(world: World, asked: Asked, file_id: str) -> File:
    """The folder to put a file in. Raises DriveError."""
    found = file_for(world, file_id, asked.person, "reader")
    if found.book is not None:
        raise DriveError(403, "The specified parent is not a folder.", "parentNotAFolder")
    if found.role_of(asked.person) == "reader" or (asked.narrow and not found.by_api):
        message = "Insufficient permissions for the specified parent."
        raise DriveError(403, message, "insufficientParentPermissions")
    return found


def _refuse_without_space(world: World, asked: Asked, parents: list[File]) -> None:
    if asked.person not in world.storeless or any(folder.shared_drive for folder in parents):
        return
    message = SERVICE_FULL if asked.person.endswith(".gserviceaccount.com") else REFUSALS[_FULL]
    raise DriveError(403, message, _FULL, domain="usageLimits")


def _answer(file: File, asked: Asked) -> Message:
    chosen: Message = masks.selected(
        described(file, asked.person), masks.parsed(asked.option("fields", "") or DEFAULT_FIELDS)
    )
    return chosen


def get(world: World, asked: Asked) -> Message:
    return _answer(file_for(world, asked.file_id, asked.person, "reader"), asked)


def update(world: World, asked: Asked) -> Message:
    file = file_for(world, asked.file_id, asked.person, "writer")
    name = (asked.body or {}).get("name")
    if name:
        file.name, file.modified = name, world.moment()
        if file.book is not None:
            file.book.properties["title"] = name
    gone = ",".join(asked.options("removeParents")).split(",")
    added = [each for each in ",".join(asked.options("addParents")).split(",") if each]
    file.parents = [each for each in file.parents if each not in gone] + added
    return _answer(file, asked)


def delete(world: World, asked: Asked) -> None:
    file_for(world, asked.file_id, asked.person, "owner")
    del world.files[asked.file_id]


def copy(world: World, asked: Asked) -> Message:
    original = file_for(world, asked.file_id, asked.person, "reader")
    if original.book is None:
        raise DriveError(403, "This file cannot be copied by the user.", "cannotCopyFile")
    wish = asked.body or {}
    name = wish.get("name") or f"Copy of {original.name}"
    book = original.book.fork()
    book.book_id = world.fresh_id()
    book.properties["title"] = name
    twin = world.add(name, asked.person, book)
    twin.by_api = True
    twin.parents = list(wish.get("parents", original.parents))
    return _answer(twin, asked)


def listing(world: World, asked: Asked) -> Message:
    """drive.files.list, the last modified first, in pages of ``pageSize``."""
    fits = matcher(asked.option("q", ""))
    visible = [
        file
        for file in world.files.values()
        if file.role_of(asked.person) and fits(file) and (file.by_api or not asked.narrow)
    ]
    visible.sort(key=lambda file: file.modified, reverse=True)
    size = _page_size(asked.option("pageSize", "100"))
    start = _page_start(asked.option("pageToken", ""))
    fields = (
        asked.option("fields", "") or f"kind,nextPageToken,incompleteSearch,files({DEFAULT_FIELDS})"
    )
    answer: Message = {"kind": "drive#fileList", "incompleteSearch": False}
    if start + size < len(visible):
        answer["nextPageToken"] = f"from-{start + size}"
    answer["files"] = [described(file, asked.person) for file in visible[start : start + size]]
    chosen: Message = masks.selected(answer, masks.parsed(fields))
    return chosen


def _page_size(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= LARGEST_PAGE:
        within = f"Values must be within the range: [1, {LARGEST_PAGE}]"
        raise DriveError(400, f"Invalid value '{text}'. {within}", "invalidParameter", "pageSize")
    return int(text)


def _page_start(token: str) -> int:
    digits = token.removeprefix("from-")
    if token and not digits.isdigit():
        raise DriveError(400, "Invalid Value", "invalid", "pageToken")
    return int(digits or 0)

"""Uploads: content alone, content with its description, and content piece by piece."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import msgspec

from sheets_sync.testing.drive import files
from sheets_sync.testing.drive.answers import REFUSALS, DriveError, file_for
from sheets_sync.testing.drive.bodies import wished
from sheets_sync.testing.drive.contents import replaced
from sheets_sync.testing.multipart import parts
from sheets_sync.testing.requests import Upload
from sheets_sync.testing.wire import Message, unsupported
from sheets_sync.testing.world import FOLDER, SPREADSHEET

if TYPE_CHECKING:
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.world import File, World

_RANGE: Final = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")
_PLAIN: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Underway:
    """An answer without a body: the upload goes on."""

    status: int
    headers: Message


def create(world: World, asked: Asked) -> Message | Underway:
    """drive.files.create by way of /upload."""
    return _received(world, asked)


def update(world: World, asked: Asked) -> Message | Underway:
    """drive.files.update by way of /upload."""
    file_for(world, asked.file_id, asked.person, "writer")
    return _received(world, asked)


def _received(world: World, asked: Asked) -> Message | Underway:
    way = asked.option("uploadType", "")
    if way == "media":
        return _stored(world, replace(asked, body={}), asked.body, asked.content_type)
    if way == "multipart":
        described, kind, content = _parts(asked)
        return _stored(world, replace(asked, body=described), content, kind)
    if way == "resumable":
        return _begun(world, replace(asked, body=_json(asked.body)))
    raise DriveError(400, "Invalid Value", "invalid", "uploadType")


def _begun(world: World, asked: Asked) -> Underway:
    # What cannot be is refused before anything is sent.
    wished(asked, "File")
    number = secrets.token_urlsafe(24)
    world.uploads[number] = Upload(asked, asked.upload_kind)
    ending = f"/{asked.file_id}" if asked.file_id else ""
    query = f"uploadType=resumable&upload_id={number}"
    place = f"{asked.base_url}/upload/drive/v3/files{ending}?{query}"
    return Underway(200, {"location": place, "x-guploader-uploadid": number})


def go_on(world: World, asked: Asked) -> Message | Underway:
    """The next piece, or with ``bytes */N`` the question how far it has come."""
    number = asked.option("upload_id", "")
    upload = world.uploads.get(number)
    if upload is None:
        raise DriveError(404, "Upload not found.", "notFound", "upload_id")
    piece, total = _piece(asked, upload)
    upload.content += piece
    if total is None or len(upload.content) < total:
        end = len(upload.content) - 1
        return Underway(308, {"range": f"bytes=0-{end}"} if end >= 0 else {})
    del world.uploads[number]
    kind = upload.kind or asked.content_type
    return _stored(world, upload.asked, bytes(upload.content), kind)


def _piece(asked: Asked, upload: Upload) -> tuple[bytes, int | None]:
    body: bytes = asked.body
    if not asked.content_range:
        return body, len(upload.content) + len(body)
    found = _RANGE.fullmatch(asked.content_range)
    if not found:
        raise DriveError(400, "Failed to parse Content-Range header.", "badRequest")
    total = None if found[3] == "*" else int(found[3])
    if found[1] is None:
        return b"", total
    first, last = int(found[1]), int(found[2])
    if first != len(upload.content) or last - first + 1 != len(body):
        raise DriveError(400, "Bad Request", "badRequest", "Content-Range")
    return body, total


def _parts(asked: Asked) -> tuple[Any, str, bytes]:
    found = parts(asked.content_type, asked.body)
    if len(found) != 2:
        said = "Malformed multipart body: two parts are needed."
        raise DriveError(400, said, "badRequest")
    described, content = found
    return _json(described.content), content.headers.get("content-type", ""), content.content


def _json(raw: bytes) -> Any:
    if not raw:
        return {}
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DriveError(400, "Parse Error", "parseError") from error


def _stored(world: World, asked: Asked, content: bytes, content_type: str) -> Message:
    kind = content_type.partition(";")[0].strip().lower()
    wish = wished(asked, "File")
    if asked.file_id:
        return _changed(world, asked, wish, content, kind)
    target = wish.get("mimeType") or kind or _PLAIN
    if target == FOLDER or (
        target.startswith("application/vnd.google-apps.") and (target != SPREADSHEET)
    ):
        raise unsupported(f"An upload as {target}")
    place = files.placed(world, asked, wish)
    if target == SPREADSHEET:
        file = world.create(place.name, {}, asked.person)
        try:
            replaced(world, file, content, kind)
        except Exception:
            world.remove(file)
            raise
    else:
        file = world.add(place.name, asked.person, None)
        file.kind, file.content = target, content
    return files.settled(world, asked, file, wish)


def _changed(world: World, asked: Asked, wish: Message, content: bytes, kind: str) -> Message:
    file: File = file_for(world, asked.file_id, asked.person, "writer")
    if file.is_folder:
        raise DriveError(403, REFUSALS["insufficientFilePermissions"], "fileNotDownloadable")
    files.check_change(file, wish)
    if file.book is not None:
        replaced(world, file, content, kind)
    else:
        file.content, file.modified = content, world.moment()
    return files.changed(world, file, asked, wish)

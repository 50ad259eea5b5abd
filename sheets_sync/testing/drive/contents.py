"""Files in: one that takes the place of a spreadsheet's contents."""

from __future__ import annotations

import csv
import io
import secrets
from typing import TYPE_CHECKING

from sheets_sync.testing import typed
from sheets_sync.testing.defaults import sheet_properties
from sheets_sync.testing.drive.answers import DriveError, file_for, missing, stamp
from sheets_sync.testing.drive.exports import DELIMITED, EXPORT_NAMES, XLSX
from sheets_sync.testing.drive.workbooks import sheets_of
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.sheet import Sheet
from sheets_sync.testing.wire import unsupported

if TYPE_CHECKING:
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.wire import Message
    from sheets_sync.testing.world import File, World

# An imported file gets the time zone of the account, which was never set.
IMPORT_TIME_ZONE = "America/Los_Angeles"

FIXED: Message = {
    "kind": "drive#file",
    "editable": True,
    "copyable": True,
    "writersCanShare": True,
    "explicitlyTrashed": False,
    "appDataContents": False,
    "copyRequiresWriterPermission": False,
    "spaces": ["drive"],
    "capabilities": {"canEdit": True, "canCopy": True},
    "fileSize": "1024",
    "quotaBytesUsed": "1024",
    "version": "5",
    "markedViewedByMeDate": "1970-01-01T00:00:00.000Z",
}


def import_csv(world: World, asked: Asked) -> Message:
    """Replace the whole spreadsheet by one sheet with the rows of a CSV file."""
    file = file_for(world, asked.file_id, asked.person, "writer")
    if file.book is None:
        raise missing(asked.file_id)
    replaced(world, file, bytes(asked.body or b""), "text/csv")
    return _as_version_2(file, asked.person)


def replaced(world: World, file: File, content: bytes, kind: str) -> None:
    """Let a file of CSV, TSV or XLSX take the place of all that the spreadsheet holds.

    Raises ApiError: 400 where it cannot be read, 501 for another kind.
    """
    assert file.book is not None
    book = file.book.fork()
    if kind == XLSX:
        book.sheets = sheets_of(content, book)
    elif kind in DELIMITED:
        book.sheets = [_delimited(file.name, content, DELIMITED[kind], book.locale)]
    else:
        raise unsupported(f"An import of {kind or 'content without a type'}")
    book.named_ranges, book.metadata = [], []
    book.properties["timeZone"] = IMPORT_TIME_ZONE
    book.check_size()
    world.commit(book)


def _delimited(title: str, content: bytes, mark: str, locale: str) -> Sheet:
    try:
        text = content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DriveError(400, "Bad Request", "conversionUnsupported") from error
    sheet = Sheet(sheet_properties(secrets.randbelow(2**31 - 1) + 1, title, 0))
    width = max(map(len, rows), default=0)
    sheet.resize(max(sheet.row_count, len(rows)), max(sheet.column_count, width))
    habits = tongue(locale)
    block = [tuple([typed.entered(text, None, habits) for text in row]) for row in rows]
    sheet.write(0, 0, block)
    return sheet


def _as_version_2(file: File, person: str) -> Message:
    here = f"https://www.googleapis.com/drive/v2/files/{file.file_id}"
    page = f"https://docs.google.com/spreadsheets/d/{file.file_id}"
    modified = stamp(file.modified)
    user = _user(person)
    labels = dict.fromkeys(("restricted", "starred", "hidden", "trashed"), False)
    return FIXED | {
        "id": file.file_id,
        "etag": f'"{file.file_id[:20]}"',
        "selfLink": here,
        "title": file.name,
        "mimeType": file.mime_type,
        "labels": labels | {"viewed": True},
        "createdDate": stamp(file.created),
        "modifiedDate": modified,
        "modifiedByMeDate": modified,
        "lastViewedByMeDate": modified,
        "parents": [_parent(each, here) for each in file.parents or ["root"]],
        "owners": [user],
        "ownerNames": [person],
        "lastModifyingUser": user,
        "lastModifyingUserName": person,
        "userPermission": _own_permission(file, person, here),
        "shared": len(file.permissions) > 1,
        "alternateLink": f"{page}/edit?usp=drivesdk",
        "embedLink": f"{page}/htmlembed",
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{file.mime_type}",
        "thumbnailLink": f"https://docs.google.com/feeds/vt?gd=true&id={file.file_id}&v=1",
        "exportLinks": _export_links(file.file_id),
    }


def _user(person: str) -> Message:
    return {
        "kind": "drive#user",
        "displayName": person,
        "emailAddress": person,
        "isAuthenticatedUser": True,
        "permissionId": "00000000000000000001",
        "picture": {"url": "https://lh3.googleusercontent.com/a/default-user=s64"},
    }


def _parent(folder: str, here: str) -> Message:
    return {
        "kind": "drive#parentReference",
        "id": folder,
        "isRoot": folder == "root",
        "selfLink": f"{here}/parents/{folder}",
        "parentLink": f"https://www.googleapis.com/drive/v2/files/{folder}",
    }


def _own_permission(file: File, person: str, here: str) -> Message:
    return {
        "kind": "drive#permission",
        "id": "me",
        "type": "user",
        "role": file.role_of(person),
        "etag": f'"{file.file_id[:16]}"',
        "pendingOwner": False,
        "selfLink": f"{here}/permissions/me",
    }


def _export_links(file_id: str) -> Message:
    url = "https://docs.google.com/spreadsheets/export?id={}&exportFormat={}"
    return {kind: url.format(file_id, name) for kind, name in EXPORT_NAMES.items()}

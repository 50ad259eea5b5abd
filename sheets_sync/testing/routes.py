"""Which path leads to which method, what its token must allow, and who carries it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.testing import datafilters, spreadsheets, values
from sheets_sync.testing.batch.run import batch_update
from sheets_sync.testing.batch.sheets import copy_to
from sheets_sync.testing.drive import contents, exports, files, sharing, uploads
from sheets_sync.testing.shapes import decoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.wire import Message
    from sheets_sync.testing.world import World

Run: TypeAlias = "Callable[[World, Asked], Any]"
OnBook: TypeAlias = "Callable[[Book, Asked], Message]"

BOOK = r"/v4/spreadsheets/(?P<file_id>[^/:]+)"
RANGE = rf"{BOOK}/values/(?P<range>[^/]+?)"
FILES = r"/drive/v3/files"
RESERVED = r"(?!(?:generateIds|generateCseToken|trash)(?:/|$))"
FILE = rf"{FILES}/(?P<file_id>{RESERVED}[^/]+)"
PERMISSION = rf"{FILE}/permissions/(?P<range>[^/]+)"
UPLOADS = r"/upload/drive/v3/files"
UPLOAD = rf"{UPLOADS}/(?P<file_id>[^/]+)"
OLD_UPLOAD = r"/upload/drive/v2/files/(?P<file_id>[^/]+)"


@dataclass(frozen=True, slots=True)
class Route:
    """``need`` is what the token must allow: ``sheets.read``, ``drive.write``, …."""

    verb: str
    path: str
    name: str
    need: str
    run: Run

    @property
    def is_drive(self) -> bool:
        """Whether the Drive service answers it."""
        return self.need.startswith("drive.")

    @property
    def takes_file(self) -> bool:
        """Whether the body is a file, not a message."""
        return self.path.startswith("/upload/")


def _reads(verb: str, path: str, name: str, run: OnBook) -> Route:
    def carried_out(world: World, asked: Asked) -> Message:
        return run(world.book(asked.file_id, asked.person), asked)

    return Route(verb, path, f"spreadsheets.{name}", "sheets.read", carried_out)


def _writes(verb: str, path: str, name: str, run: OnBook) -> Route:
    def carried_out(world: World, asked: Asked) -> Message:
        draft = world.draft(asked.file_id, asked.person)
        answer = run(draft, asked)
        world.commit(draft)
        return answer

    return Route(verb, path, f"spreadsheets.{name}", "sheets.write", carried_out)


def _create(world: World, asked: Asked) -> Message:
    """spreadsheets.create."""
    wish = decoded(asked.body or {}, "Spreadsheet")
    file = world.create("Untitled spreadsheet", wish, asked.person)
    book = world.book(file.file_id, asked.person)
    return spreadsheets.shown(book, [], {}, grid=False)


def _copy_sheet(world: World, asked: Asked) -> Message:
    """spreadsheets.sheets.copyTo."""
    body = decoded(asked.body or {}, "CopySheetToAnotherSpreadsheetRequest")
    source = world.book(asked.file_id, asked.person).sheet(asked.number)
    draft = world.draft(body.get("destinationSpreadsheetId", ""), asked.person)
    answer = copy_to(draft, source)
    world.commit(draft)
    return answer


METADATA = rf"{BOOK}/developerMetadata"
SHEETS_ROUTES = (
    Route("POST", r"/v4/spreadsheets", "spreadsheets.create", "sheets.write", _create),
    Route(
        "POST",
        rf"{BOOK}/sheets/(?P<number>-?\d+):copyTo",
        "spreadsheets.sheets.copyTo",
        "sheets.write",
        _copy_sheet,
    ),
    _reads("GET", BOOK, "get", spreadsheets.get),
    _reads("POST", rf"{BOOK}:getByDataFilter", "getByDataFilter", spreadsheets.get_by_data_filter),
    _writes("POST", rf"{BOOK}:batchUpdate", "batchUpdate", batch_update),
    _reads(
        "GET",
        rf"{METADATA}/(?P<number>\d+)",
        "developerMetadata.get",
        datafilters.get_metadata,
    ),
    _reads("POST", rf"{METADATA}:search", "developerMetadata.search", datafilters.search_metadata),
    _reads("GET", rf"{BOOK}/values:batchGet", "values.batchGet", values.batch_get),
    _writes("POST", rf"{BOOK}/values:batchUpdate", "values.batchUpdate", values.batch_update),
    _writes("POST", rf"{BOOK}/values:batchClear", "values.batchClear", values.batch_clear),
    _reads(
        "POST",
        rf"{BOOK}/values:batchGetByDataFilter",
        "values.batchGetByDataFilter",
        datafilters.batch_get,
    ),
    _writes(
        "POST",
        rf"{BOOK}/values:batchUpdateByDataFilter",
        "values.batchUpdateByDataFilter",
        datafilters.batch_update,
    ),
    _writes(
        "POST",
        rf"{BOOK}/values:batchClearByDataFilter",
        "values.batchClearByDataFilter",
        datafilters.batch_clear,
    ),
    _reads("GET", RANGE, "values.get", values.get),
    _writes("PUT", RANGE, "values.update", values.update),
    _writes("POST", rf"{RANGE}:append", "values.append", values.append),
    _writes("POST", rf"{RANGE}:clear", "values.clear", values.clear),
)
DRIVE_ROUTES = (
    Route("GET", FILES, "drive.files.list", "drive.read", files.listing),
    Route("POST", FILES, "drive.files.create", "drive.write", files.create),
    Route("GET", FILE, "drive.files.get", "drive.read", files.get),
    Route("PATCH", FILE, "drive.files.update", "drive.write", files.update),
    Route("DELETE", FILE, "drive.files.delete", "drive.write", files.delete),
    Route("POST", rf"{FILE}/copy", "drive.files.copy", "drive.write", files.copy),
    Route("GET", rf"{FILE}/export", "drive.files.export", "drive.read", exports.export),
    Route("DELETE", rf"{FILES}/trash", "drive.files.emptyTrash", "drive.write", files.empty_bin),
    Route("GET", r"/drive/v3/about", "drive.about.get", "drive.read", files.about),
    Route("PUT", OLD_UPLOAD, "drive.files.upload", "drive.write", contents.import_csv),
    Route("POST", UPLOADS, "drive.files.create", "drive.write", uploads.create),
    Route("PATCH", UPLOAD, "drive.files.update", "drive.write", uploads.update),
    Route("PUT", UPLOADS, "drive.files.create", "drive.write", uploads.go_on),
    Route("PUT", UPLOAD, "drive.files.update", "drive.write", uploads.go_on),
    Route("GET", rf"{FILE}/permissions", "drive.permissions.list", "drive.read", sharing.listing),
    Route(
        "POST", rf"{FILE}/permissions", "drive.permissions.create", "drive.write", sharing.create
    ),
    Route("GET", PERMISSION, "drive.permissions.get", "drive.read", sharing.get),
    Route("PATCH", PERMISSION, "drive.permissions.update", "drive.write", sharing.update),
    Route("DELETE", PERMISSION, "drive.permissions.delete", "drive.write", sharing.delete),
    Route("GET", rf"{FILE}/comments", "drive.comments.list", "drive.read", sharing.comments),
    Route("POST", rf"{FILE}/comments", "drive.comments.create", "drive.write", sharing.comment),
)
# What has a name of its own comes before what may be any file's id.
ROUTES = tuple(sorted((*SHEETS_ROUTES, *DRIVE_ROUTES), key=lambda route: "(?P" in route.path))


def routed(verb: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """The route of a path that is still percent-encoded, and the parts that the path names."""
    for route in ROUTES:
        found = re.fullmatch(route.path, path) if route.verb == verb else None
        if found:
            return route, found.groupdict()
    return None

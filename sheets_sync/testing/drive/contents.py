"""Files in and out: export as CSV, TSV or a workbook, import of CSV."""

from __future__ import annotations

import csv
import io
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter

from sheets_sync.testing import typed
from sheets_sync.testing.cells import ErrorValue, full
from sheets_sync.testing.defaults import sheet_properties
from sheets_sync.testing.drive.answers import DriveError, file_for, missing, stamp
from sheets_sync.testing.formulas.evaluate import value_at
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.render import FORMATTED, Rendering
from sheets_sync.testing.sheet import Sheet

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.wire import Message
    from sheets_sync.testing.world import File, World

CSV, TSV = "text/csv", "text/tab-separated-values"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# An imported file gets the time zone of the account, which was never set.
IMPORT_TIME_ZONE = "America/Los_Angeles"


@dataclass(frozen=True, slots=True)
class Download:
    """An answer that is a file."""

    content: bytes
    mime_type: str


def export(world: World, asked: Asked) -> Download:
    file = file_for(world, asked.file_id, asked.person, "reader")
    kind = asked.option("mimeType", "")
    if file.book is None:
        raise DriveError(403, "Export only supports Docs Editors files.", "fileNotExportable")
    if kind == XLSX:
        return Download(_workbook(file.book), kind)
    if kind not in (CSV, TSV):
        message = (
            f"Export to {kind or 'an unnamed type'} is not implemented by this testing server."
        )
        raise DriveError(400, message, "badRequest", "mimeType")
    return Download(_delimited(file.book, "," if kind == CSV else "\t"), kind)


def _delimited(book: Book, mark: str) -> bytes:
    sheet = book.first_visible()
    rows = Rendering(book, FORMATTED, "SERIAL_NUMBER").rows(sheet, sheet.whole)
    width = max(map(len, rows), default=0)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark, lineterminator="\r\n")
    writer.writerows([row + [""] * (width - len(row)) for row in rows])
    return text.getvalue().removesuffix("\r\n").encode()


def _workbook(book: Book) -> bytes:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for sheet in book.sheets:
        page = workbook.add_worksheet(sheet.title[:31])
        for row, cells in enumerate(sheet.rows):
            for column, stored in enumerate(cells):
                value = value_at(book, sheet, row, column)
                shown = value.text if isinstance(value, ErrorValue) else value
                formula = full(stored).formula
                if formula:
                    page.write_formula(row, column, formula, None, shown)
                elif isinstance(shown, str):
                    page.write_string(row, column, shown)
                elif shown is not None:
                    page.write(row, column, shown)
    workbook.close()
    return buffer.getvalue()


def import_csv(world: World, asked: Asked) -> Message:
    """Replace the whole spreadsheet by one sheet with the rows of a CSV file."""
    file = file_for(world, asked.file_id, asked.person, "writer")
    if file.book is None:
        raise missing(asked.file_id)
    book = file.book.fork()
    rows = list(csv.reader(io.StringIO(bytes(asked.body or b"").decode("utf-8-sig"))))
    sheet = Sheet(sheet_properties(secrets.randbelow(2**31 - 1) + 1, file.name, 0))
    width = max(map(len, rows), default=0)
    sheet.resize(max(sheet.row_count, len(rows)), max(sheet.column_count, width))
    habits = tongue(book.locale)
    block = [tuple([typed.entered(text, None, habits) for text in row]) for row in rows]
    sheet.write(0, 0, block)
    book.sheets, book.named_ranges, book.metadata = [sheet], [], []
    book.properties["timeZone"] = IMPORT_TIME_ZONE
    book.check_size()
    world.commit(book)
    return _as_version_2(file, asked.person)


def _as_version_2(file: File, person: str) -> Message:
    here = f"https://www.googleapis.com/drive/v2/files/{file.file_id}"
    user = {
        "kind": "drive#user",
        "displayName": person,
        "emailAddress": person,
        "isAuthenticatedUser": True,
    }
    labels = dict.fromkeys(("restricted", "starred", "hidden", "trashed"), False)
    return {
        "kind": "drive#file",
        "id": file.file_id,
        "selfLink": here,
        "title": file.name,
        "mimeType": file.mime_type,
        "labels": labels | {"viewed": True},
        "createdDate": stamp(file.created),
        "modifiedDate": stamp(file.modified),
        "modifiedByMeDate": stamp(file.modified),
        "owners": [user],
        "ownerNames": [person],
        "lastModifyingUser": user,
        "lastModifyingUserName": person,
        "userPermission": _own_permission(file, person, here),
        "editable": True,
        "copyable": True,
        "shared": len(file.permissions) > 1,
        "writersCanShare": True,
        "explicitlyTrashed": False,
        "appDataContents": False,
        "copyRequiresWriterPermission": False,
        "spaces": ["drive"],
        "capabilities": {"canEdit": True, "canCopy": True},
        "alternateLink": f"https://docs.google.com/spreadsheets/d/{file.file_id}/edit?usp=drivesdk",
        "exportLinks": _export_links(file.file_id),
    }


def _own_permission(file: File, person: str, here: str) -> Message:
    return {
        "kind": "drive#permission",
        "id": "me",
        "type": "user",
        "role": file.role_of(person),
        "pendingOwner": False,
        "selfLink": f"{here}/permissions/me",
    }


def _export_links(file_id: str) -> Message:
    open_document = "vnd.oasis.opendocument.spreadsheet"
    formats = {
        f"application/x-{open_document}": "ods",
        TSV: "tsv",
        "application/pdf": "pdf",
        XLSX: "xlsx",
        CSV: "csv",
        "application/zip": "zip",
        f"application/{open_document}": "ods",
    }
    url = "https://docs.google.com/spreadsheets/export?id={}&exportFormat={}"
    return {kind: url.format(file_id, name) for kind, name in formats.items()}

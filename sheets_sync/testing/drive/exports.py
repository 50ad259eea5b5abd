"""Files out: drive.files.export in the formats that Google offers.

CSV and TSV hold the first tab as Google writes it; the others hold every tab's values, plainly.
"""

from __future__ import annotations

import csv
import html
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import xlsxwriter

from sheets_sync.testing.cells import ErrorValue, full
from sheets_sync.testing.drive.answers import DriveError, file_for
from sheets_sync.testing.formulas.outcomes import rows_shown, value_at
from sheets_sync.testing.render import FORMATTED, Rendering

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.requests import Asked
    from sheets_sync.testing.sheet import Sheet
    from sheets_sync.testing.world import World

CSV, TSV, PDF, ZIP = "text/csv", "text/tab-separated-values", "application/pdf", "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPEN_DOCUMENT = "vnd.oasis.opendocument.spreadsheet"
ODS, OLD_ODS = f"application/{OPEN_DOCUMENT}", f"application/x-{OPEN_DOCUMENT}"
EXPORT_NAMES = {
    OLD_ODS: "ods",
    TSV: "tsv",
    PDF: "pdf",
    XLSX: "xlsx",
    CSV: "csv",
    ZIP: "zip",
    ODS: "ods",
}
LINES_A_PAGE = 50
DELIMITED = {CSV: ",", TSV: "\t"}


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
    if kind not in WRITERS:
        message = "The requested conversion is not supported."
        raise DriveError(400, message, "badRequest", "convertTo")
    return Download(WRITERS[kind](file.book), kind)


def _rows(book: Book, sheet: Sheet) -> list[list[Any]]:
    rows = Rendering(book, FORMATTED, "SERIAL_NUMBER").rows(sheet, sheet.whole)
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def delimited(book: Book, sheet: Sheet, mark: str) -> bytes:
    """A tab as Google writes it, without a line end at the end."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark, lineterminator="\r\n")
    writer.writerows(_rows(book, sheet))
    return text.getvalue().removesuffix("\r\n").encode()


def _workbook(book: Book) -> bytes:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for sheet in book.sheets:
        page = workbook.add_worksheet(sheet.title[:31])
        for row, cells in enumerate(rows_shown(book, sheet)):
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


def _zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _web_pages(book: Book) -> bytes:
    pages = {}
    for sheet in book.sheets:
        rows = [
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in _rows(book, sheet)
        ]
        pages[f"{sheet.title}.html"] = f"<meta charset=utf-8><table>{''.join(rows)}</table>"
    return _zipped(pages)


def _open_document(book: Book) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    tables = []
    for sheet in book.sheets:
        rows = [
            "<table:table-row>" + "".join(map(_open_cell, row)) + "</table:table-row>"
            for row in _rows(book, sheet)
        ]
        name = html.escape(sheet.title)
        tables.append(f'<table:table table:name="{name}">{"".join(rows)}</table:table>')
    content = (
        f'<office:document-content xmlns:office="{space}office:1.0" xmlns:text="{space}text:1.0"'
        f' xmlns:table="{space}table:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{space}manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return _zipped({"mimetype": ODS, "content.xml": content, "META-INF/manifest.xml": manifest})


def _open_cell(text: str) -> str:
    paragraph = f"<text:p>{html.escape(text)}</text:p>" if text else ""
    return f'<table:table-cell office:value-type="string">{paragraph}</table:table-cell>'


def _pages(book: Book) -> bytes:
    lines = ["   ".join(row) for sheet in book.sheets for row in _rows(book, sheet)] or [""]
    sheaves = [lines[i : i + LINES_A_PAGE] for i in range(0, len(lines), LINES_A_PAGE)]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(sheaves)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheaves)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, sheaf in enumerate(sheaves):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * index} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        stream = b"BT /F1 10 Tf 15 TL 40 800 Td\n" + b"".join(map(_printed, sheaf)) + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _assembled(objects)


def _printed(line: str) -> bytes:
    escaped = line.translate({ord(mark): f"\\{mark}" for mark in "()\\"})
    return b"(" + escaped.encode("cp1252", "replace") + b") Tj T*\n"


def _assembled(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return content + head + table + trailer % (size, len(content))


WRITERS: dict[str, Callable[[Book], bytes]] = {
    CSV: lambda book: delimited(book, book.first_visible(), ","),
    TSV: lambda book: delimited(book, book.first_visible(), "\t"),
    XLSX: _workbook,
    PDF: _pages,
    ZIP: _web_pages,
    ODS: _open_document,
    OLD_ODS: _open_document,
}

"""All that a server holds, as JSON: to keep between starts, to go back to, to look into."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, Any

import msgspec

from sheets_sync.testing.book import Book
from sheets_sync.testing.cells import Cell, ErrorValue
from sheets_sync.testing.sheet import Sheet
from sheets_sync.testing.world import File, World

if TYPE_CHECKING:
    from sheets_sync.testing.cells import Stored

Json = dict[str, Any]


class _Cell(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    value: str | int | float | bool | None = None
    error: str = ""
    message: str = ""
    formula: str = ""
    format: Json = {}
    note: str = ""
    extras: Json = {}


class _Sheet(msgspec.Struct, forbid_unknown_fields=True):
    properties: Json
    rows: list[list[str | int | float | bool | _Cell | None]]
    sizes: dict[str, dict[int, Json]]
    parts: dict[str, list[Json]]
    basic_filter: Json = {}


class _Book(msgspec.Struct, forbid_unknown_fields=True):
    properties: Json
    sheets: list[_Sheet]
    named_ranges: list[Json] = []
    metadata: list[Json] = []


class _File(msgspec.Struct, forbid_unknown_fields=True):
    file_id: str
    name: str
    created: datetime
    modified: datetime
    parents: list[str] = []
    permissions: list[Json] = []
    comments: list[Json] = []
    shared_drive: bool = False
    by_api: bool = False
    trashed: bool = False
    kind: str = ""
    content: bytes = b""
    details: Json = {}
    editor: str = ""
    book: _Book | None = None


class _Snapshot(msgspec.Struct, forbid_unknown_fields=True):
    files: list[_File]
    storeless: list[str] = []
    strangers: list[str] = []


def snapshot(world: World) -> bytes:
    """Every file, as JSON."""
    files = [_packed(file) for file in world.files.values()]
    whole = _Snapshot(files, sorted(world.storeless), sorted(world.strangers))
    return msgspec.json.encode(whole)


def restored(content: bytes) -> World:
    """The world of a snapshot. Raises msgspec.DecodeError on anything else."""
    read = msgspec.json.decode(content, type=_Snapshot)
    world = World()
    world.files = {file.file_id: _unpacked(file) for file in read.files}
    world.storeless, world.strangers = set(read.storeless), set(read.strangers)
    return world


def file_saved(file: File) -> bytes:
    """One file, as JSON."""
    return msgspec.json.encode(_packed(file))


def file_read(content: bytes) -> File:
    """Raises msgspec.DecodeError when it is no file of ``file_saved``."""
    return _unpacked(msgspec.json.decode(content, type=_File))


def surface(file: File) -> bytes:
    """What stands about a file beside its sheets, to see whether it changed."""
    return msgspec.json.encode(_packed(file, book=False))


def _packed(file: File, *, book: bool = True) -> _File:
    names = [name for name in _File.__struct_fields__ if name != "book"]
    held = _packed_book(file.book) if book and file.book is not None else None
    return _File(**{name: getattr(file, name) for name in names}, book=held)


def _unpacked(read: _File) -> File:
    names = [name for name in _File.__struct_fields__ if name != "book"]
    file = File(**{name: getattr(read, name) for name in names})
    file.book = _unpacked_book(read.file_id, read.book) if read.book else None
    return file


def _packed_book(book: Book) -> _Book:
    sheets = [
        _Sheet(
            sheet.properties,
            [[_packed_cell(cell) for cell in row] for row in sheet.rows],
            sheet.sizes,
            sheet.parts,
            sheet.basic_filter,
        )
        for sheet in book.sheets
    ]
    return _Book(book.properties, sheets, book.named_ranges, book.metadata)


def _unpacked_book(book_id: str, read: _Book) -> Book:
    book = Book(book_id, "", "", "")
    book.properties = read.properties
    book.named_ranges, book.metadata = read.named_ranges, read.metadata
    for each in read.sheets:
        sheet = Sheet(each.properties)
        sheet.rows = [tuple([_unpacked_cell(cell) for cell in row]) for row in each.rows]
        sheet.sizes, sheet.basic_filter = each.sizes, each.basic_filter
        sheet.parts |= each.parts
        book.sheets.append(sheet)
    return book


def _packed_cell(stored: Stored) -> Any:
    if not isinstance(stored, Cell):
        return stored
    value = stored.value
    wrong = value if isinstance(value, ErrorValue) else ErrorValue("")
    plain = None if isinstance(value, ErrorValue) else value
    return _Cell(
        plain, wrong.kind, wrong.message, stored.formula, stored.format, stored.note, stored.extras
    )


def _unpacked_cell(read: Any) -> Stored:
    if not isinstance(read, _Cell):
        plain: Stored = read
        return plain
    value = ErrorValue(read.error, read.message) if read.error else read.value
    return Cell(value, read.formula, read.format, read.note, read.extras)

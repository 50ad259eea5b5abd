"""Open a workbook file, or say what it is instead."""

from __future__ import annotations

import os
from hashlib import sha256
from stat import S_ISREG
from typing import TYPE_CHECKING, Final

from sheets_sync.grid.snapshot import Snapshot
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.workbook.archive import Archive
from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.marks import mark_in
from sheets_sync.stores.workbook.package import open_package
from sheets_sync.stores.workbook.reading import read_tabs

if TYPE_CHECKING:
    from pathlib import Path

    from sheets_sync.stores.workbook.package import Package

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD: Final = 4096
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_MARKS: Final = b"\xff\xfe\xef\xbb\xbf \t\r\n"

MOST_BYTES: Final = 1_000_000_000
"""A register of 400,000 rows is a tenth of it."""


def snapshot(path: Path) -> Snapshot:
    """What stands in the file. Raises Unreachable."""
    data = contents(path)
    try:
        package = package_in(data, path)
        tabs, mark = read_tabs(package), mark_in(package.archive)
    except BadArchiveError as error:
        raise Unreachable(error.code, file=str(path)) from error
    return Snapshot(tabs, fingerprint(data), str(path), mark)


def fingerprint(data: bytes) -> str:
    """Differs whenever a byte differs."""
    return sha256(data).hexdigest()


def contents(path: Path) -> bytes:
    """The file's bytes. Raises Unreachable, at once where there would be no end to them."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            found = os.fstat(file.fileno())
            if not S_ISREG(found.st_mode):
                raise Unreachable("workbook.no_file", file=str(path))
            if found.st_size > MOST_BYTES:
                raise Unreachable("workbook.too_big", file=str(path))
            return file.read()
    except FileNotFoundError as error:
        raise Unreachable("workbook.missing", file=str(path)) from error
    except IsADirectoryError as error:
        raise Unreachable("workbook.folder", file=str(path)) from error
    except PermissionError as error:
        raise Unreachable("workbook.forbidden", file=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreachable("workbook.unreadable", file=str(path), reason=reason) from error


def _without_waiting(path: str, flags: int) -> int:
    # Whoever opens a pipe waits for somebody to write into it, unless he says that he will not.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def package_in(data: bytes, path: Path) -> Package:
    """The workbook in these bytes. Raises Unreachable when they are something else."""
    code = _no_archive(data)
    if code:
        raise Unreachable(code, file=str(path))
    try:
        archive = Archive(data)
        code = _other_archive(archive)
        if code:
            raise Unreachable(code, file=str(path))
        package = open_package(archive)
    except BadArchiveError as error:
        raise Unreachable(error.code, file=str(path)) from error
    if not package.sheets:
        raise Unreachable("workbook.foreign", file=str(path))
    return package


def _no_archive(data: bytes) -> str:
    if not data:
        return "workbook.empty"
    if data.startswith(_OLE2):
        return "workbook.encrypted" if _ENCRYPTED in data else "workbook.old_excel"
    if data.startswith(b"PK"):
        return ""
    if b"\0" in data[:_HEAD] and not data.startswith(_WIDE):
        return "workbook.foreign"
    return _text(data[:_HEAD])


def _text(head: bytes) -> str:
    start = head.replace(b"\0", b"").lstrip(_MARKS).lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")) or b"<html" in start:
        return "workbook.html"
    return "workbook.xml" if start.startswith(b"<?xml") else "workbook.text"


def _other_archive(archive: Archive) -> str:
    names = archive.members
    if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis"):
        return "workbook.opendocument"
    if archive.find("xl/workbook.bin"):
        return "workbook.binary"
    if archive.find("[Content_Types].xml") is None:
        return "workbook.foreign"
    return ""

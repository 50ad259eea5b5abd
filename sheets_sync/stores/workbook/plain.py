"""Worksheets in a package of the plainest kind, which is what the reader of cells gets to see.

Workbooks are written by many programs. Names, relations and whatever has nothing to do with cells
are told here in the one way that every reader knows; what holds the cells goes along as it lies.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from sheets_sync.stores.workbook.archive import STORED, entry
from sheets_sync.stores.workbook.directory import moved, tail

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.stores.workbook.package import Package

_MAIN: Final = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED: Final = b"http://schemas.openxmlformats.org/package/2006/relationships"

_Member = tuple[bytes, list[bytes]]


def plain_package(package: Package, parts: Sequence[str], instead: Mapping[str, bytes]) -> bytes:
    """A workbook of just these worksheets, in this order, with the texts that they share.

    Looks are left out: together with its look a number comes out as something else than what is in
    the file; a day before March 1900 one later, a negative one as nothing, a moment rounded.
    ``instead`` has the XML to take for some parts. Raises BadArchiveError.
    """
    return _zipped(_members(package, parts, instead))


def _members(
    package: Package, parts: Sequence[str], instead: Mapping[str, bytes]
) -> Iterator[_Member]:
    targets = {f"worksheets/sheet{number}.xml": "worksheet" for number in range(1, len(parts) + 1)}
    texts = package.related("sharedStrings")
    if texts:
        targets["sharedStrings.xml"] = "sharedStrings"
    yield _stored("_rels/.rels", _relations({"xl/workbook.xml": "officeDocument"}))
    yield _stored("xl/workbook.xml", _book(len(parts)))
    yield _stored("xl/_rels/workbook.xml.rels", _relations(targets))
    for target, part in zip(targets, (*parts, *([texts] if texts else ())), strict=True):
        yield _part(package, part, f"xl/{target}", instead)


def _part(package: Package, part: str, name: str, instead: Mapping[str, bytes]) -> _Member:
    if part in instead:
        return _stored(name, instead[part])
    return package.archive.renamed(part, name)


def _book(count: int) -> bytes:
    sheets = b"".join(
        b'<sheet name="%d" sheetId="%d" r:id="rId%d"/>' % (number, number, number)
        for number in range(1, count + 1)
    )
    return b'<workbook xmlns="%b" xmlns:r="%b"><sheets>%b</sheets></workbook>' % (
        *(_MAIN, _OFFICE, sheets),
    )


def _relations(targets: Mapping[str, str]) -> bytes:
    tags = b"".join(
        b'<Relationship Id="rId%d" Type="%b/%b" Target="%b"/>'
        % (number, _OFFICE, kind.encode(), target.encode())
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return b'<Relationships xmlns="%b">%b</Relationships>' % (_RELATED, tags)


def _stored(name: str, content: bytes) -> _Member:
    return entry(name, STORED, (zlib.crc32(content), len(content), len(content)), [content])


def _zipped(members: Iterator[_Member]) -> bytes:
    lines: list[bytes] = []
    pieces: list[bytes] = []
    position = 0
    for record, written in members:
        lines.append(moved(record, position))
        pieces += written
        position += sum(map(len, written))
    return b"".join((*pieces, *lines, tail(len(lines), sum(map(len, lines)), position, b"")))
